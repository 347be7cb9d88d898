"""Supposed marks: the form by domain, and what they would bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.forms import BoundField

from cchc.numbers import format_number
from scoring.forms.what_if import WhatIfForm
from scoring.presenters.badges import Badge
from scoring.presenters.figures import NOTHING, percent, signed
from scoring.results import schema
from scoring.results.explained.peers import Peers
from scoring.results.wording import Bands, Domains, class_reason
from scoring.rules.marks import Leaf
from scoring.rules.rounding import shown_change


@dataclass(frozen=True, slots=True)
class TrialField:
    """A criterion in the form, with what it can have at most (points)."""

    code: str
    title: str
    maximum: str
    field: BoundField


@dataclass(frozen=True, slots=True)
class TrialDomain:
    """The criteria of a domain that can still gain points."""

    number: int
    name: str
    fields: Sequence[TrialField]


@dataclass(frozen=True, slots=True)
class Pair:
    """A percentage as it is and as it would be; `change` in percentage points with its sign."""

    name: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What supposed marks bring. `rank` is that with all other units as they are, 0 where the unit has none."""

    before: Badge | None
    after: Badge | None
    reason: str
    pairs: Sequence[Pair]
    rank: int
    rank_now: int

    @property
    def moves(self) -> bool:
        """Whether the class changes."""
        return self.before != self.after


def trial_domains(
    form: WhatIfForm, leaves: Sequence[Leaf], criteria_set: schema.CriteriaSetDocument
) -> list[TrialDomain]:
    """The form's fields by domain, domains without any left out."""
    titles = {one["code"]: one["title"] for one in criteria_set["criteria"]}
    found = [
        TrialDomain(
            domain["number"],
            domain["name"],
            [_field(leaf, form, titles) for leaf in leaves if leaf.domain == domain["number"]],
        )
        for domain in criteria_set["domains"]
    ]
    return [one for one in found if one.fields]


def _field(leaf: Leaf, form: WhatIfForm, titles: Mapping[str, str]) -> TrialField:
    return TrialField(leaf.code, titles[leaf.code], format_number(leaf.max_points), form[leaf.code])


def trial(
    unit: schema.UnitDocument,
    after: schema.UnitDocument,
    peers: Peers,
    words: tuple[Bands, Domains],
    shown: Mapping[str, Badge],
) -> Trial:
    """The unit's document as it is, and with supposed marks."""
    bands, domains = words
    return Trial(
        before=shown.get(unit["band"] or ""),
        after=shown.get(after["band"] or ""),
        reason=class_reason(after, bands, domains),
        pairs=_pairs(unit, after, domains),
        rank=_rank(unit, after, peers),
        rank_now=unit["rank"] or 0,
    )


def _rank(unit: schema.UnitDocument, after: schema.UnitDocument, peers: Peers) -> int:
    if unit["percent"] is None or after["percent"] is None:
        return 0
    return peers.rank_at(Decimal(after["percent"]), Decimal(unit["percent"]))


def _pairs(unit: schema.UnitDocument, after: schema.UnitDocument, domains: Domains) -> list[Pair]:
    """The composite (without a name), then the domains that move."""
    found = [_pair("", unit["percent"], after["percent"])]
    for one, other in zip(unit["domains"], after["domains"], strict=True):
        if one["percent"] != other["percent"]:
            name = f"{one['number']}. {domains[one['number']]['name']}"
            found.append(_pair(name, one["percent"], other["percent"]))
    return found


def _pair(name: str, before: str | None, after: str | None) -> Pair:
    known = before is not None and after is not None
    change = signed(shown_change(Decimal(before or 0), Decimal(after or 0))) if known else NOTHING
    return Pair(name, percent(before), percent(after), change)
