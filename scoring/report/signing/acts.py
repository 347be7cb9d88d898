"""Signing an edition, and taking in one that was signed outside."""

from pathlib import Path

from scoring.models import Edition, EditionFile
from scoring.report.signing.shape import SignatureError, Signatures
from scoring.report.signing.sign import sign_pdf
from scoring.report.signing.taking import signatures_of
from scoring.services.errors import RefusedError
from scoring.services.report.signing import keep_signed, refuse_signing, signable
from units.models import User


def sign_edition(*, actor: User | None, edition: Edition, pkcs12: bytes, passphrase: str) -> EditionFile:
    """Sign the edition's PDF with a PKCS#12 file, which is used once in memory and kept nowhere.

    Raises NotAllowedError (a leader's act), RefusedError saying what is wrong with file, passphrase or certificate.
    """
    refuse_signing(actor, edition.round, with_key=True)
    full = signable(edition)
    try:
        data = sign_pdf(Path(full.file.path).read_bytes(), pkcs12, passphrase)
    except SignatureError as error:
        raise RefusedError(error.message) from error
    return _kept(actor, edition, full, data, with_key=True)


def take_signed(*, actor: User | None, edition: Edition, data: bytes) -> EditionFile:
    """Keep a copy that was signed outside, by an office's token.

    Raises NotAllowedError (leader or office), RefusedError: another document, not signed, broken, changed otherwise.
    """
    refuse_signing(actor, edition.round, with_key=False)
    return _kept(actor, edition, signable(edition), data, with_key=False)


def _kept(actor: User | None, edition: Edition, full: EditionFile, data: bytes, *, with_key: bool) -> EditionFile:
    try:
        found: Signatures = signatures_of(data, size=full.size, sha256=full.sha256)
    except SignatureError as error:
        raise RefusedError(error.message) from error
    return keep_signed(actor=actor, edition=edition, data=data, signature=found.as_json(), with_key=with_key)
