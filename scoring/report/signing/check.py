"""Checks the signatures of a PDF that must be a published one with signatures appended, and nothing else.

Runs in a child process (`scoring.report.signing.child`): the file comes from outside.
"""

import datetime
from pathlib import Path
from typing import Any

from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils import generic
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult, ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from scoring.report.signing.reader import ReportReader
from scoring.report.signing.shape import Fault, Signature, SignatureError, Signatures

CERTIFICATES = ("*.pem", "*.crt", "*.cer", "*.der")


def check(data: bytes, published: int, roots: Path) -> Signatures:
    """The signatures of `data`, whose first `published` bytes are the published document.

    `roots` is a folder of root certificates. Nothing is fetched from anywhere. Raises SignatureError.
    """
    reader = ReportReader(data)
    found = list(reader.embedded_regular_signatures)
    if not found:
        raise SignatureError(Fault.NOT_SIGNED)
    _refuse_changes(reader, ReportReader(data[:published]).xrefs.total_revisions - 1)
    trusted = _trusted(roots)
    signatures = [_checked(one, trusted) for one in found]
    if found[-1].evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
        raise SignatureError(Fault.NOT_WHOLE)
    return Signatures(tuple(signatures))


def _refuse_changes(reader: ReportReader, base: int) -> None:
    """Whatever was added since the published revision `base` must be signatures."""
    before = reader.get_historical_resolver(base)
    if "/AcroForm" not in before.root and "/AcroForm" in reader.root:
        # The policy compares forms; a document without any is one with an empty form.
        before.root["/AcroForm"] = _empty_form(int(reader.root["/AcroForm"].get("/SigFlags", 0)))
    result = DEFAULT_DIFF_POLICY.review_file(reader, before)
    if not isinstance(result, DiffResult) or result.modification_level > ModificationLevel.FORM_FILLING:
        raise SignatureError(Fault.CHANGED)


def _empty_form(flags: int) -> Any:
    pdf: Any = generic  # the library is typed in part
    return pdf.DictionaryObject(
        {pdf.NameObject("/Fields"): pdf.ArrayObject(), pdf.NameObject("/SigFlags"): pdf.NumberObject(flags)}
    )


def _trusted(roots: Path) -> list[Any]:
    load: Any = load_certs_from_pemder  # as above
    return list(load([str(path) for mask in CERTIFICATES for path in sorted(roots.glob(mask))]))


def _checked(embedded: Any, trusted: list[Any]) -> Signature:
    """One signature. Raises SignatureError when it does not hold."""
    if embedded.evaluate_signature_coverage() < SignatureCoverageLevel.ENTIRE_REVISION:
        raise SignatureError(Fault.NOT_WHOLE)
    status = validate_pdf_signature(embedded, _context(embedded, trusted), skip_diff=True)
    if not (status.intact and status.valid):
        raise SignatureError(Fault.BROKEN)
    certificate = embedded.signer_cert
    at = embedded.self_reported_timestamp or datetime.datetime.now(datetime.UTC)
    if at > certificate.not_valid_after:
        raise SignatureError(Fault.EXPIRED)
    if at < certificate.not_valid_before:
        raise SignatureError(Fault.NOT_YET)
    return _told(certificate, at, is_trusted=bool(status.trusted))


def _context(embedded: Any, trusted: list[Any]) -> ValidationContext:
    """Certificates are judged as of the signing, which is as old as the signing computer says."""
    return ValidationContext(
        trust_roots=trusted, allow_fetching=False, moment=embedded.self_reported_timestamp, best_signature_time=None
    )


def _told(certificate: Any, at: datetime.datetime, *, is_trusted: bool) -> Signature:
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return Signature(
        signer=_text(subject, "common_name") or certificate.subject.human_friendly,
        organisation=_text(subject, "organization_name"),
        issuer=_text(issuer, "common_name") or certificate.issuer.human_friendly,
        serial=f"{certificate.serial_number:x}",
        signed_at=at.isoformat(),
        valid_from=certificate.not_valid_before.isoformat(),
        valid_until=certificate.not_valid_after.isoformat(),
        is_trusted=is_trusted,
    )


def _text(name: Any, part: str) -> str:
    value = name.get(part, "")
    return value if isinstance(value, str) else ", ".join(value)
