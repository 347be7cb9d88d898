"""The outcome of a trial: counts by class before and after, who would move, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cchc.numbers import format_number
from scoring.presenters.badges import Badge, badges
from scoring.presenters.figures import climbed, rank_text, signed, two_decimals
from scoring.presenters.replay.words import Names, driver_text, names_of, reason_texts
from scoring.results import schema
from scoring.rules.marks import Leaf
from scoring.rules.outcome import Outcome
from scoring.rules.ranking import Rank
from scoring.rules.replay import Move
from scoring.rules.rounding import shown_change
from scoring.rules.summary import class_counts

MOST_ROWS = 300  # of each table; the files have all


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many units have a class, before and after; None where the scheme has no such class."""

    badge: Badge
    before: int | None
    after: int | None
    change: str


@dataclass(frozen=True, slots=True)
class Side:
    """A unit as it is, or as it would be."""

    badge: Badge | None
    percent: str
    rank: str


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A unit that would move. `why` tells the class, `driver` the rank; `missing` marks make it provisional."""

    code: str
    name: str
    block: str
    before: Side
    after: Side
    change: str
    steps: str
    direction: str
    why: Sequence[str]
    driver: str
    missing: int


@dataclass(frozen=True, slots=True)
class TrialPage:
    """What a draft would do. Rows are cut at MOST_ROWS; the numbers beside them count all."""

    counts: Sequence[CountRow]
    class_rows: Sequence[MoveRow]
    class_moves: int
    rank_rows: Sequence[MoveRow]
    rank_moves: int
    unmoved: int
    provisional: int
    added: Sequence[str]
    dropped: Sequence[str]

    @property
    def has_more(self) -> bool:
        """Whether rows were left out."""
        return len(self.class_rows) < self.class_moves or len(self.rank_rows) < self.rank_moves


@dataclass(frozen=True)
class Trial:
    """The round, its units in printed order, the draft, and what became of every unit (by code)."""

    now: schema.Overview
    draft: schema.Overview
    units: Sequence[schema.UnitDocument]
    moves: Mapping[str, Move]
    leaves: tuple[Sequence[Leaf], Sequence[Leaf]]

    @property
    def names(self) -> Names:
        """Names of classes and domains."""
        return names_of(self.now, self.draft)


def trial_page(trial: Trial) -> TrialPage:
    """Everything the page shows."""
    moved = [(unit, trial.moves[unit["code"]]) for unit in trial.units if trial.moves[unit["code"]].moved]
    classes = [unit for unit, move in moved if move.reasons]
    ranks = [unit for unit, move in moved if not move.reasons]
    old, new = ([leaf.code for leaf in leaves] for leaves in trial.leaves)
    return TrialPage(
        counts=_counts(trial),
        class_rows=_rows(classes, trial),
        class_moves=len(classes),
        rank_rows=_rows(ranks, trial),
        rank_moves=len(ranks),
        unmoved=len(trial.units) - len(classes) - len(ranks),
        provisional=sum(move.after.provisional for move in trial.moves.values()),
        added=[code for code in new if code not in old],
        dropped=[code for code in old if code not in new],
    )


def _counts(trial: Trial) -> list[CountRow]:
    old, new = (badges(one["scheme"]["bands"]) for one in (trial.now, trial.draft))
    before = class_counts((_band(move.before) for move in trial.moves.values()), [*old])
    after = class_counts((_band(move.after) for move in trial.moves.values()), [*new])
    return [
        CountRow(badge, before.get(code), after.get(code), _signed(after.get(code, 0) - before.get(code, 0)))
        for code, badge in {**new, **{code: badge for code, badge in old.items() if code not in new}}.items()
    ]


def _signed(count: int) -> str:
    sign = "+" if count > 0 else "−" if count < 0 else ""
    return f"{sign}{format_number(abs(count))}"


def _band(outcome: Outcome) -> str | None:
    return outcome.classification.band if outcome.classification else None


def _rows(units: Iterable[schema.UnitDocument], trial: Trial) -> list[MoveRow]:
    shown = tuple(badges(one["scheme"]["bands"]) for one in (trial.now, trial.draft))
    names = trial.names
    return [_row(unit, trial.moves[unit["code"]], shown, names) for unit in list(units)[:MOST_ROWS]]


def _row(unit: schema.UnitDocument, move: Move, shown: tuple[Mapping[str, Badge], ...], names: Names) -> MoveRow:
    old, new = move.before.composite.percent, move.after.composite.percent
    steps = move.band_steps or move.rank_steps or 0
    return MoveRow(
        code=unit["code"],
        name=unit["full_name"],
        block=unit["block"] or "",
        before=_side(move.before, move.rank_before, shown[0]),
        after=_side(move.after, move.rank_after, shown[1]),
        change="" if old is None or new is None or old == new else signed(shown_change(old, new)),
        steps=climbed(move.rank_steps) if move.rank_steps else "",
        direction="up" if steps > 0 else "down" if steps < 0 else "",
        why=reason_texts(move, names),
        driver=driver_text(move, names),
        missing=move.after.missing,
    )


def _side(outcome: Outcome, rank: Rank | None, shown: Mapping[str, Badge]) -> Side:
    percent = two_decimals(outcome.composite.percent)
    return Side(shown.get(_band(outcome) or ""), percent, rank_text(rank.rank, rank.tied_with) if rank else "–")
