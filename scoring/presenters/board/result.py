"""A published round as its leaders see it: what moved, who was held back by one domain, where the round is weak."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import climbed, signed
from scoring.presenters.summary import ClassCount, DomainMean, authority_line, classes, domains, weakest_names
from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import actual_text, blocking_shortfalls, held_back_by_domain, missing_text

MOST_MOVED, MOST_HELD = 4, 8  # what fits one screen; the ranking has all


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit that moved since last year: class now, places gained or lost, percentage points."""

    code: str
    name: str
    badge: Badge | None
    steps: str
    change: str
    class_move: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Those who moved one way, the farthest first; `count` and `classes` count all, the rows are a few."""

    rows: Sequence[Mover]
    count: int
    classes: int


@dataclass(frozen=True, slots=True)
class Held:
    """A unit that one domain alone keeps from the next better class."""

    code: str
    name: str
    domain: str
    number: int
    actual: str
    missing: str
    target: str


@dataclass(frozen=True, slots=True)
class ResultBoard:
    """Everything the page shows. `previous_year` is None where there is nothing to compare with."""

    classes: Sequence[ClassCount]
    previous_year: int | None
    up: Moved
    down: Moved
    held: Sequence[Held]
    held_count: int
    held_by_more: int
    weakest: Sequence[DomainMean]
    authority: str


def result_board(results: Results) -> ResultBoard:
    """The board of a published round."""
    stopped = [unit for unit in results.units if held_back_by_domain(unit)]
    by_one = [unit for unit in stopped if len(blocking_shortfalls(unit)) == 1]
    by_one.sort(key=lambda unit: Decimal(blocking_shortfalls(unit)[0]["points"]))
    changed = [(unit, unit["change"]) for unit in results.units if unit["change"]]
    return ResultBoard(
        classes=classes(results),
        previous_year=results.overview["previous_year"],
        up=_moved(changed, results, 1),
        down=_moved(changed, results, -1),
        held=[_held(unit, results) for unit in by_one[:MOST_HELD]],
        held_count=len(by_one),
        held_by_more=len(stopped) - len(by_one),
        weakest=weakest_names(domains(results)),
        authority=authority_line(results.overview),
    )


Changed = tuple[schema.UnitDocument, schema.ChangeDocument]


def _moved(changed: Iterable[Changed], results: Results, sign: int) -> Moved:
    """Those who went up (`sign` 1) or down (-1): by classes, then by places."""
    found = [(sign * (one["band_steps"] or 0), sign * (one["rank_steps"] or 0), unit, one) for unit, one in changed]
    # A unit that gained a class went up, whatever became of its place.
    going = [each for each in found if each[:2] > (0, 0)]
    going.sort(key=lambda each: each[:2], reverse=True)
    shown = badges(results.overview["scheme"]["bands"])
    rows = [_mover(unit, one, shown.get(unit["band"] or "")) for _bands, _ranks, unit, one in going[:MOST_MOVED]]
    return Moved(rows, len(going), sum(bands > 0 for bands, *_rest in going))


def _mover(unit: schema.UnitDocument, change: schema.ChangeDocument, badge: Badge | None) -> Mover:
    steps, bands = change["rank_steps"], change["band_steps"] or 0
    return Mover(
        code=unit["code"],
        name=unit["full_name"],
        badge=badge,
        steps=climbed(steps) if steps is not None else "",
        change=signed(Decimal(change["percentage_points"])),
        class_move=_("lên mức") if bands > 0 else _("xuống mức") if bands < 0 else "",
    )


def _held(unit: schema.UnitDocument, results: Results) -> Held:
    [shortfall] = blocking_shortfalls(unit)
    number = shortfall["domain"] or 0
    return Held(
        code=unit["code"],
        name=unit["full_name"],
        domain=results.domains[number]["short_name"],
        number=number,
        actual=actual_text(shortfall),
        missing=missing_text(shortfall),
        target=results.bands[shortfall["band"]]["short_label"],
    )
