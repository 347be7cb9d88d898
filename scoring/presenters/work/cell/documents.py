"""The documents behind a score: those that stand, those replaced or withdrawn, and the one looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_date, format_number
from scoring.files.kinds import BY_CONTENT_TYPE, IMAGES, Kind
from scoring.files.zips import MEGABYTE
from scoring.forms.work.evidence import ReplacementForm
from scoring.models import Criterion, Evidence, RoundUnit, StoredFile
from scoring.presenters.work.cell.layers import name_of
from scoring.presenters.work.entry.words import moment_wording
from scoring.selectors.evidence import CellEvidence
from scoring.selectors.evidence_gate import EvidenceGate
from scoring.selectors.gate import Why

PDF, IMAGE = "pdf", "image"


@dataclass(frozen=True, slots=True)
class Document:
    """One document. `view` tells how a page shows its file: PDF, IMAGE, or (empty) not at all.

    `url` is empty where the person may not open the file; `form` is there where they may replace it.
    """

    pk: int
    name: str
    cited: str
    title: str
    link: str
    file: str
    about_file: str
    url: str
    view: str
    added: str
    ended: str
    replace_url: str
    withdraw_url: str
    form: ReplacementForm | None
    is_form_open: bool
    is_current: bool


@dataclass(frozen=True)
class Documents:
    """Everything the page says about documents. `current` is the one that is shown in the page."""

    live: Sequence[Document]
    past: Sequence[Document]
    current: Document | None
    may_open: bool
    why_not: str
    add_url: str


@dataclass(frozen=True)
class DocumentsAsked:
    """What the page was asked for: the document to show (pk), and the replacement that is filled in."""

    shown: int | None = None
    replacing: ReplacementForm | None = None


class DocumentsPage:
    """Makes `Documents` of a cell."""

    def __init__(self, place: RoundUnit, criterion: Criterion, door: EvidenceGate, *, may_open: bool) -> None:
        self.door, self.may_open = door, may_open
        self.address = [place.round.slug, place.unit.code, criterion.code]

    def documents(self, evidence: CellEvidence, asked: DocumentsAsked) -> Documents:
        """The documents; the first that a page can show is looked at where none was asked for."""
        rows = [*evidence.live, *evidence.past]
        current = self._current(rows, evidence.live, asked.shown)
        shown = {row.pk: self._document(row, asked, is_current=row.pk == current) for row in rows}
        refusal = self.door.refusal
        return Documents(
            live=[shown[row.pk] for row in evidence.live],
            past=[shown[row.pk] for row in evidence.past],
            current=shown.get(current) if current else None,
            may_open=self.may_open,
            why_not=refusal.message if refusal and refusal.why is not Why.ROLE else "",
            add_url=reverse("evidence-add", args=self.address),
        )

    def _current(self, rows: Sequence[Evidence], live: Sequence[Evidence], wanted: int | None) -> int | None:
        if not self.may_open:
            return None
        asked = next((row.pk for row in rows if row.pk == wanted and row.file), None)
        return asked or next((row.pk for row in live if view_of(row.file)), None)

    def _document(self, row: Evidence, asked: DocumentsAsked, *, is_current: bool) -> Document:
        may_alter = row.is_live and self.door.of(row) is None
        return Document(
            pk=row.pk,
            name=row.title or row.number or (row.file.name if row.file else row.link),
            cited=cited(row),
            title=row.title,
            link=row.link,
            file=row.file.name if row.file else "",
            about_file=about(row.file) if row.file else "",
            url=self._url("evidence-file", row) if row.file and self.may_open else "",
            view=view_of(row.file),
            added=_by_and_when(_("Thêm"), name_of(row.added_by), moment_wording(row.added_at)),
            ended=self._ended(row),
            replace_url=self._url("evidence-replace", row) if may_alter else "",
            withdraw_url=self._url("evidence-withdraw", row) if may_alter else "",
            form=_form(row, asked) if may_alter else None,
            is_form_open=asked.replacing is not None and asked.replacing.old.pk == row.pk,
            is_current=is_current,
        )

    def _url(self, name: str, row: Evidence) -> str:
        return reverse(name, args=[*self.address, row.pk])

    @staticmethod
    def _ended(row: Evidence) -> str:
        if row.is_live:
            return ""
        what = _("Đã thay") if hasattr(row, "replaced_by") else _("Đã rút")
        return _by_and_when(what, name_of(row.withdrawn_by), moment_wording(row.withdrawn_at))


def _form(row: Evidence, asked: DocumentsAsked) -> ReplacementForm:
    came_back = asked.replacing
    return came_back if came_back and came_back.old.pk == row.pk else ReplacementForm(row)


def cited(row: Evidence) -> str:
    """Number, day and issuer of a document as one cites it: "15/KH-UBND ngày 05/3/2022, UBND xã Hà Kỳ"."""
    parts: Mapping[str, str] = {"number": row.number, "day": format_date(row.issued_on) if row.issued_on else ""}
    if row.number and row.issued_on:
        head = _("%(number)s ngày %(day)s") % parts
    else:
        head = row.number or (_("ngày %(day)s") % parts if row.issued_on else "")
    return ", ".join(part for part in (head, row.issuer) if part)


def about(file: StoredFile) -> str:
    """Type and size of a file: "PDF, 1,2 MB"."""
    kind = BY_CONTENT_TYPE.get(file.content_type)
    size = (
        _("%(size)s MB") % {"size": format_number(Decimal(file.size) / MEGABYTE, 1)}
        if file.size >= MEGABYTE
        else _("%(size)s kB") % {"size": format_number(max(1, file.size // 1_000))}
    )
    return f"{kind.extension.upper()}, {size}" if kind else size


def view_of(file: StoredFile | None) -> str:
    """How a page shows a file."""
    kind = BY_CONTENT_TYPE.get(file.content_type) if file else None
    if kind is Kind.PDF:
        return PDF
    return IMAGE if kind in IMAGES else ""


def _by_and_when(what: str, by: str, when: str) -> str:
    return " · ".join(part for part in (what, by, when) if part)
