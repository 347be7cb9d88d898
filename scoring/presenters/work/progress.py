"""Progress as a page shows it: units by state, with counts; the same by domain and by appraiser."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date, format_number
from scoring.models import Round
from scoring.rules.progress import Counts, Progress
from scoring.selectors.appraisers import AppraiserProgress
from scoring.selectors.progress import PlaceProgress, RoundProgress
from units.names import search_key

LONGEST_NAME = 100
UNITS, DOMAINS, APPRAISERS = "don-vi", "linh-vuc", "nguoi-tham-dinh"
UNCHECKED = "chua-kiem-tra"  # beside the seven states: handed in and not checked, whatever has happened since


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for: a view, a state, a piece of a name. All of it stands in the address."""

    view: str = UNITS
    state: str = ""
    text: str = ""

    @property
    def is_filtered(self) -> bool:
        """Whether units are left out."""
        return bool(self.state or search_key(self.text))

    def query(self, **changes: str) -> str:
        """Query string of this choice with `changes`; "?" for the plain page."""
        view = "" if self.view == UNITS else self.view
        asked = {"xem": view, "trang-thai": self.state, "tim": self.text, **changes}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


@dataclass(frozen=True, slots=True)
class StateTile:
    """How many units are in a state; following it shows only these, or all again."""

    label: str
    count: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CountCells:
    """Counts in words: "12/55"; empty where there is nothing to count."""

    entered: str
    first: str
    final: str
    survey: str
    lacking: str
    waiting: str
    answered: str


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit. `tone` is a class of work.css; `handed_in` the day, `returned` the day its sheet was sent back,
    `sheet_url` where that is told and checked.
    """

    name: str
    url: str
    state: str
    tone: str
    handed_in: str
    is_checked: bool
    returned: str
    sheet_url: str
    cells: CountCells


@dataclass(frozen=True, slots=True)
class PartLine:
    """One domain over all units, or one appraiser's share."""

    name: str
    units: str
    handed_in: str
    cells: CountCells


def asked_for(params: Mapping[str, str], views: Sequence[str]) -> Asked:
    """The choice in an address; what means nothing here is set aside."""
    view, state = params.get("xem", ""), params.get("trang-thai", "")
    return Asked(
        view=view if view in views else UNITS,
        state=state if state in {*Progress, UNCHECKED} else "",
        text=params.get("tim", "").strip()[:LONGEST_NAME],
    )


def matching(progress: RoundProgress, asked: Asked) -> list[PlaceProgress]:
    """Units of the state and the name asked for, marks and case set aside."""
    key = search_key(asked.text)
    return [each for each in progress.places if _is_in(each, asked.state) and key in each.place.unit.search_name]


def state_tiles(progress: RoundProgress, asked: Asked) -> list[StateTile]:
    """Every state with the number of its units, in the order of the year."""
    counts = Counter(each.state for each in progress.places)
    return [
        StateTile(
            label=state_name(state),
            count=format_number(counts[state]),
            url=asked.query(**{"trang-thai": "" if asked.state == state else state.value, "xem": ""}),
            is_chosen=asked.state == state,
        )
        for state in Progress
    ]


def unit_lines(round_: Round, places: Iterable[PlaceProgress]) -> list[UnitLine]:
    """Units with their counts."""
    return [_unit_line(round_, each) for each in places]


def domain_lines(progress: RoundProgress) -> list[PartLine]:
    """Domains over all units."""
    return [
        PartLine(f"{domain.number}. {domain.name}", "", "", count_cells(progress.of_domain(domain.pk)))
        for domain in progress.domains
    ]


def appraiser_lines(rows: Iterable[AppraiserProgress]) -> list[PartLine]:
    """Appraisers with what they were given, and last what nobody was given."""
    return [
        PartLine(
            name=row.appraiser.get_full_name() if row.appraiser else _("Chưa phân công"),
            units=format_number(row.units),
            handed_in=_of(row.handed_in, row.units),
            cells=count_cells(row.counts),
        )
        for row in rows
    ]


def count_cells(counts: Counts) -> CountCells:
    """Counts in words."""
    return CountCells(
        entered=_of(counts.self_marks, counts.appraisal),
        first=_of(counts.first_marks, counts.appraisal),
        final=_of(counts.final_marks, counts.appraisal),
        survey=_of(counts.survey_marks, counts.survey),
        lacking=_some(counts.lacking_evidence),
        waiting=_some(counts.waiting),
        answered=_some(counts.answered),
    )


def state_name(state: Progress) -> str:
    """The state as an office says it."""
    return {
        Progress.NOT_STARTED: _("Chưa mở"),
        Progress.ENTERING: _("Đang nhập"),
        Progress.LACKING_EVIDENCE: _("Thiếu minh chứng"),
        Progress.HANDED_IN: _("Đã gửi"),
        Progress.APPRAISING: _("Đang thẩm định"),
        Progress.EXPLAINING: _("Chờ giải trình"),
        Progress.DONE: _("Xong"),
    }[state]


TONES = {
    Progress.NOT_STARTED: "",
    Progress.ENTERING: "busy",
    Progress.LACKING_EVIDENCE: "warn",
    Progress.HANDED_IN: "busy",
    Progress.APPRAISING: "busy",
    Progress.EXPLAINING: "warn",
    Progress.DONE: "good",
}


def _is_in(each: PlaceProgress, state: str) -> bool:
    return each.is_unchecked if state == UNCHECKED else state in {"", each.state}


def _unit_line(round_: Round, each: PlaceProgress) -> UnitLine:
    submission = each.submission
    handed_in = submission.submitted_at if submission and each.is_handed_in else None
    returned = submission.returned_at if submission and each.is_returned else None
    return UnitLine(
        name=each.place.unit.full_name,
        url=reverse("sheet", args=[round_.slug, each.place.unit.code]),
        state=state_name(each.state),
        tone=TONES[each.state],
        handed_in=format_date(timezone.localdate(handed_in)) if handed_in else "",
        is_checked=each.is_handed_in and not each.is_unchecked,
        returned=format_date(timezone.localdate(returned)) if returned else "",
        sheet_url=reverse("submission", args=[round_.slug, each.place.unit.code]),
        cells=count_cells(each.total),
    )


def _of(count: int, whole: int) -> str:
    return f"{format_number(count)}/{format_number(whole)}" if whole else ""


def _some(count: int) -> str:
    return format_number(count) if count else ""
