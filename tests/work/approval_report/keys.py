"""Certificates for tests, with names as Vietnamese offices write them."""

import datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

PASSPHRASE = "mật-khẩu"
SIGNER, OFFICE, ROOT = "Nguyễn Văn Đức", "Ủy ban nhân dân huyện Tứ Kỳ", "Gốc thử nghiệm"
DAY = datetime.timedelta(days=1)


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Authority:
    """A root that issues certificates."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, ROOT)])
        self.certificate = self._issued(self.name, self.key.public_key(), now() - 400 * DAY, now() + 400 * DAY, ca=True)

    @property
    def pem(self) -> bytes:
        return bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def pkcs12(self, *, until: datetime.datetime | None = None, with_key: bool = True) -> bytes:
        """A certificate with its key, valid from a year ago `until` (in a year)."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name(
            [
                x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, OFFICE),
                x509.NameAttribute(NameOID.COMMON_NAME, SIGNER),
            ]
        )
        certificate = self._issued(name, key.public_key(), now() - 365 * DAY, until or now() + 365 * DAY, ca=False)
        locked = serialization.BestAvailableEncryption(PASSPHRASE.encode())
        return pkcs12.serialize_key_and_certificates(
            b"chung thu", key if with_key else None, certificate, [self.certificate], locked
        )

    def _issued(self, name, public_key, since, until, *, ca):
        usage = x509.KeyUsage(
            digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca, key_encipherment=False,
            data_encipherment=False, key_agreement=False, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        builder = x509.CertificateBuilder().subject_name(name).issuer_name(self.name).public_key(public_key)
        builder = builder.serial_number(x509.random_serial_number()).not_valid_before(since).not_valid_after(until)
        builder = builder.add_extension(usage, critical=True)
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        return builder.sign(self.key, hashes.SHA256())
