"""A unit's own scores on paper, for the signature of its head."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc.numbers import format_number, format_percent
from scoring.models import RoundUnit
from scoring.results.self_scores import marks_sha256, self_marks
from scoring.rules.exact import total
from scoring.rules.marks import MISSING, Mark, Method
from scoring.rules.share import Share
from scoring.rules.tally import Tally, tally
from scoring.selectors.sheet import Sheet, SheetDomain, SheetGroup, SheetRow, sheet_of

NOTHING, NOT_APPLICABLE = "", "KAD"
CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A criterion, or a group of them (without points)."""

    code: str
    title: str
    maximum: str
    points: str
    is_group: bool


@dataclass(frozen=True, slots=True)
class PrintedDomain:
    """A domain with its lines and its sum."""

    number: int
    name: str
    lines: Sequence[PrintedLine]
    points: str
    maximum: str


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """The whole sheet. `mark` tells the state of the scores that was printed, as short hash."""

    domains: Sequence[PrintedDomain]
    points: str
    maximum: str
    percent: str
    missing: int
    mark: str


def printed_sheet(place: RoundUnit) -> PrintedSheet:
    """The unit's own scores, without the survey criteria, which are nobody's to score there."""
    sheet, marks = sheet_of(place), self_marks(place)
    leaves = [leaf for leaf in sheet.structure.leaves if leaf.method is Method.APPRAISAL]
    tallies = {each.domain: each for each in tally(leaves, marks)}
    points, maximum = total(each.points for each in tallies.values()), total(each.maximum for each in tallies.values())
    return PrintedSheet(
        domains=list(_domains(sheet, marks, tallies)),
        points=format_number(points),
        maximum=format_number(maximum),
        percent=_percent(Share(points, maximum)),
        missing=sum(each.missing for each in tallies.values()),
        mark=marks_sha256(place, marks)[:CODE_LENGTH],
    )


def _percent(share: Share) -> str:
    return "" if share.percent is None else format_percent(share.percent)


def _domains(sheet: Sheet, marks: dict[str, Mark], tallies: Mapping[int, Tally]) -> Iterator[PrintedDomain]:
    for domain in sheet.domains:
        lines = list(_lines(domain, marks))
        if not any(not line.is_group for line in lines):
            continue
        found = tallies[domain.domain.number]
        yield PrintedDomain(
            number=domain.domain.number,
            name=domain.domain.name,
            lines=lines,
            points=format_number(found.points),
            maximum=format_number(found.maximum),
        )


def _lines(domain: SheetDomain, marks: dict[str, Mark]) -> Iterator[PrintedLine]:
    """Lines as on paper; a group comes right before the first of its criteria, and not at all when it has none."""
    waiting: list[SheetGroup] = []
    for line in domain.lines:
        if isinstance(line, SheetGroup):
            waiting = [group for group in waiting if group.depth < line.depth] + [line]
            continue
        if line.leaf.method is not Method.APPRAISAL:
            continue
        yield from (
            PrintedLine(group.criterion.code, group.criterion.title, "", "", is_group=True) for group in waiting
        )
        waiting = []
        yield _line(line, marks.get(line.leaf.code, MISSING))


def _line(row: SheetRow, mark: Mark) -> PrintedLine:
    return PrintedLine(
        code=row.criterion.code,
        title=row.criterion.title,
        maximum=format_number(row.criterion.max_points),
        points=_points(mark),
        is_group=False,
    )


def _points(mark: Mark) -> str:
    if mark.not_applicable:
        return NOT_APPLICABLE
    return NOTHING if mark.points is None else format_number(mark.points)
