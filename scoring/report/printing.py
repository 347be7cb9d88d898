"""Documents of a round as files: published and approved ones are drawn once, drafts afresh each time."""

from dataclasses import dataclass
from pathlib import Path

from django.db import IntegrityError, transaction

from scoring.models import Edition, EditionFile, Publication, Report, Round, Variant
from scoring.report.attachments import attachments_of
from scoring.report.content.build import content_of
from scoring.report.content.freezing import thawed
from scoring.report.content.shape import ReportContent
from scoring.report.files import alone, design_version, kept, place
from scoring.report.html import STATIC_FOLDER, card_html, report_html
from scoring.report.pdf import draw_pdf
from scoring.results.source import Results, live_results, results_of
from scoring.services.report.editions import PDF, NewFile, keep_file
from units.models import Unit, User

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WITH_DATA = {Variant.FULL, Variant.RESULTS}
NAMES = {
    Variant.FULL: "bao-cao-cchc",
    Variant.RESULTS: "trich-bao-cao-cchc",
    Variant.SUMMARY: "tom-tat-cchc",
    Variant.CARD: "phieu-ket-qua",
    Variant.WORD: "bao-cao-cchc",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document: its kind, and the unit that a card is about."""

    variant: str
    unit: Unit | None = None

    @property
    def code(self) -> str:
        """Code of the unit of a card."""
        return self.unit.code if self.unit else ""


RESULTS = Wanted(Variant.RESULTS)


def file_name(round_: Round, wanted: Wanted, *, edition: int = 0, is_draft: bool = False) -> str:
    """What a download is called: "bao-cao-cchc-2021.pdf", from the second edition on with its number."""
    return download_name(round_.slug, wanted.variant, wanted.code, edition=edition, is_draft=is_draft)


def download_name(slug: str, variant: str, code: str = "", *, edition: int = 0, is_draft: bool = False) -> str:
    """The same from the round's slug, the kind, and the code of a card's unit.

    Results of a round without edition are the report, and no excerpt of one.
    """
    kind = Variant.FULL if variant == Variant.RESULTS and not edition else Variant(variant)
    parts = [NAMES[kind], code, slug]
    parts.append(f"lan-{edition}" if edition > 1 else "")
    parts.append("du-thao" if is_draft else "")
    suffix = "docx" if variant == Variant.WORD else "pdf"
    return f"{'-'.join(part for part in parts if part)}.{suffix}"


def report_etag(sha256: str) -> str:
    """What decides every byte of a published document: its result and its design."""
    return f"{sha256}-{design_version()}"


def published_file(publication: Publication, wanted: Wanted = RESULTS) -> Path:
    """The file of a document of published results. Raises PrintError if it was never drawn and cannot be now."""
    name = _kept_name(publication.sha256, wanted.variant, wanted.code)
    return kept(name, design_version(), lambda: _drawn_published(publication, wanted))


def published_place(sha256: str, variant: str, code: str = "") -> Path:
    """Where a document of published results lies once it is drawn; `code` is that of a card's unit."""
    return place(_kept_name(sha256, variant, code), design_version())


def _kept_name(sha256: str, variant: str, code: str) -> str:
    return f"{variant}_{code}_{sha256}" if code else f"{variant}_{sha256}"


def _drawn_published(publication: Publication, wanted: Wanted) -> bytes:
    round_, results = publication.round, results_of(publication)
    data = attachments_of(round_, results) if wanted.variant in WITH_DATA else ()
    page = _page(content_of(None, round_, results), round_, wanted)
    return draw_pdf(page, STATIC_FOLDER, attachments=data, is_archive=True)


def edition_file(edition: Edition, variant: str, unit: Unit | None = None, *, actor: User | None = None) -> EditionFile:
    """The kept file of an edition, drawn if it is not there yet; `actor` is who asked first.

    Raises scoring.report.pdf.PrintError where it cannot be drawn, and LookupError for a card of a unit that is not in
    the results.
    """
    wanted = Wanted(variant, unit)
    found = kept_edition_file(edition, wanted)
    if found is not None:
        return found
    with alone():
        return kept_edition_file(edition, wanted) or _kept_for_good(edition, wanted, actor)


def kept_edition_file(edition: Edition, wanted: Wanted) -> EditionFile | None:
    """The file of an edition, if it was drawn already."""
    return EditionFile.objects.filter(edition=edition, variant=wanted.variant, unit=wanted.unit).first()


def _kept_for_good(edition: Edition, wanted: Wanted, actor: User | None) -> EditionFile:
    is_word = wanted.variant == Variant.WORD
    new = NewFile(
        variant=wanted.variant,
        unit=wanted.unit,
        name=file_name(edition.round, wanted, edition=edition.number),
        data=edition_bytes(edition, wanted),
        content_type=WORD if is_word else PDF,
    )
    try:
        with transaction.atomic():
            return keep_file(actor=actor, edition=edition, new=new)
    except IntegrityError:  # another machine was faster
        return EditionFile.objects.get(edition=edition, variant=wanted.variant, unit=wanted.unit)


def edition_bytes(edition: Edition, wanted: Wanted) -> bytes:
    """A document of an edition, made now."""
    content, round_ = thawed(edition), edition.round
    page = _page(content, round_, wanted)
    if wanted.variant == Variant.WORD:
        return _word(content, page)
    data = attachments_of(round_, content.results, edition) if wanted.variant in WITH_DATA else ()
    return draw_pdf(page, STATIC_FOLDER, attachments=data, is_archive=True)


def draft_file(round_: Round, wanted: Wanted, results: Results | None = None) -> bytes:
    """A document of the round as it stands now, marked as a draft. Raises scoring.report.pdf.PrintError.

    The whole report (and its Word) is that which is being written; the others come from the results alone.
    """
    whole = wanted.variant in {Variant.FULL, Variant.WORD}
    report = Report.objects.filter(round=round_).first() if whole else None
    content = content_of(report, round_, results or live_results(round_))
    page = _page(content, round_, wanted)
    return _word(content, page) if wanted.variant == Variant.WORD else draw_pdf(page, STATIC_FOLDER)


def _page(content: ReportContent, round_: Round, wanted: Wanted) -> str:
    if wanted.unit is not None:
        return card_html(content, round_, wanted.unit.code)
    variant = Variant.FULL if wanted.variant == Variant.WORD else wanted.variant
    return report_html(content, variant)


def _word(content: ReportContent, page: str) -> bytes:
    from scoring.report.docx.book import docx_bytes  # noqa: PLC0415  # heavy, and seldom needed

    return docx_bytes(content, page)
