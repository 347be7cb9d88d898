"""What a verification code stands for, as the page tells it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import Edition, EditionFile, Publication, Variant
from scoring.report.codes import code_of
from scoring.report.signing.shape import Signatures
from scoring.report.verifying.found import Found

FIRST = (Variant.SIGNED, Variant.FULL)  # what is looked for before anything else


@dataclass(frozen=True, slots=True)
class FileLine:
    """A stored file: what it is, its hash, and who signed it."""

    label: str
    name: str
    size: int
    sha256: str
    signatures: Signatures | None


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A published document. `replaced_by` is the label of what replaced it, empty while it is in force.

    `outdated` says that the results beneath a report in force were corrected since.
    """

    kind: str
    title: str
    authority: str
    label: str
    symbol: str
    place_and_date: str
    signatory: Sequence[str]
    issued: str
    reason: str
    replaced_by: str
    replaced_code: str
    outdated: str
    results_code: str
    sha256: str
    code: str
    slug: str
    is_sample: bool
    address: str
    files: Sequence[FileLine]


def document_card(found: Found) -> DocumentCard:
    """What the page says of it. People are named where the printed document names them, and not otherwise."""
    publication, edition = found.publication, found.edition
    round_ = edition.round if edition else publication.round
    form = edition.content.get("form", {}) if edition else {}
    latest = _latest(publication) if edition else None
    return DocumentCard(
        kind=_("Báo cáo công tác cải cách hành chính")
        if edition
        else _("Kết quả xác định Chỉ số, xếp hạng, phân loại"),
        title=str(round_),
        authority=round_.authority.full_name,
        label=_label(edition or publication),
        symbol=form.get("symbol", ""),
        place_and_date=form.get("place_and_date", ""),
        signatory=[*form.get("signatory", ()), form.get("signatory_name", "")] if form else [],
        issued=_day(edition.approved_at if edition else publication.published_at),
        reason=edition.reason if edition else publication.reason,
        replaced_by=_label(found.successor) if found.successor else "",
        replaced_code=_code(found.successor) if found.successor else "",
        outdated=_label(latest) if latest and latest.pk != publication.pk else "",
        results_code=code_of(publication.sha256),
        sha256=found.sha256,
        code=found.code,
        slug=round_.slug,
        is_sample=round_.is_sample,
        address="" if found.successor else reverse("report-pdf", args=[round_.slug]),
        files=file_lines(edition) if edition else [],
    )


def _latest(publication: Publication) -> Publication | None:
    rows = Publication.objects.filter(round=publication.round_id).defer("document", "overview")
    return rows.order_by("-version").first()


def _label(document: Edition | Publication) -> str:
    if isinstance(document, Edition):
        return _("lần ban hành %(number)d") % {"number": document.number}
    return _("phiên bản %(number)d") % {"number": document.version}


def _code(document: Edition | Publication) -> str:
    return code_of(document.content_sha256 if isinstance(document, Edition) else document.sha256)


def _day(at: datetime.datetime) -> str:
    return format_date(timezone.localtime(at).date())


def file_lines(edition: Edition) -> list[FileLine]:
    """Files of the edition as a whole (those of single units are many), the signed copy first."""
    rows = edition.files.filter(unit=None).order_by("-pk")
    order = {variant: place for place, variant in enumerate(FIRST)}
    return [_file(row) for row in sorted(rows, key=lambda row: order.get(Variant(row.variant), len(FIRST)))]


def _file(row: EditionFile) -> FileLine:
    is_signed = row.variant == Variant.SIGNED
    signatures = Signatures.from_json(row.signature) if is_signed else None
    return FileLine(row.get_variant_display(), row.name, row.size, row.sha256, signatures)
