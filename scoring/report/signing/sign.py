"""Signs a PDF with a certificate and key in PKCS#12: PAdES B-B, as an incremental update without a visible field.

A visible field would cover print that was approved; viewers list the signature all the same. The document's bytes stay
as they are: the signed copy begins with them. pyHanko is imported when something is signed: it takes a second.
"""

import datetime
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from scoring.report.signing.shape import Fault, SignatureError

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

REASON = "Ký số ban hành báo cáo"
FIELD = "ChuKySo"


def sign_pdf(pdf: bytes, pkcs12: bytes, passphrase: str) -> bytes:
    """The PDF with a signature. `pkcs12` and `passphrase` are used here and kept nowhere.

    Raises SignatureError: passphrase, no key, certificate expired or not yet valid.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415  # see above
    from pyhanko.sign import fields, signers  # noqa: PLC0415  # as above

    signer = _signer(pkcs12, passphrase)
    certificate: Any = signer.signing_cert
    _refuse_out_of_date(certificate)
    details = signers.PdfSignatureMetadata(
        field_name=FIELD,
        name=certificate.subject.native.get("common_name"),
        reason=REASON,
        md_algorithm="sha256",
        subfilter=fields.SigSeedSubFilter.PADES,
    )
    return apart(lambda: signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), details, signer=signer).getvalue())


def apart(work: Callable[[], bytes]) -> bytes:
    """What `work` gives, in a thread of its own: pyHanko starts an event loop, and its caller may be in one."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(work).result()


def _signer(pkcs12: bytes, passphrase: str) -> "SimpleSigner":
    from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415  # as above

    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(pkcs12, [], passphrase.encode())
    except (AttributeError, TypeError) as error:  # a certificate alone, or a key of no known kind
        raise SignatureError(Fault.NO_KEY) from error
    except ValueError as error:
        raise SignatureError(Fault.PASSPHRASE) from error
    return signer


def _refuse_out_of_date(certificate: Any) -> None:
    now = datetime.datetime.now(datetime.UTC)
    if now > certificate.not_valid_after:
        raise SignatureError(Fault.EXPIRED)
    if now < certificate.not_valid_before:
        raise SignatureError(Fault.NOT_YET)
