"""The ways up as a unit's people read them: how many points, in which domain, on which criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent, plain_number
from scoring.presenters.badges import Badge
from scoring.results import schema
from scoring.results.explained.case import Case
from scoring.rules.classify import Shortfall
from scoring.rules.exact import ZERO, difference, total
from scoring.rules.way_up import Obstacle, Raise, Way


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """A missed condition of the class: what, where it stands, the threshold, and the exact points it asks for."""

    domain: int | None
    name: str
    actual: str
    threshold: str
    points: str
    gain: str


@dataclass(frozen=True, slots=True)
class RaiseRow:
    """Points to gain on one criterion: from `now` by `gain` to `after`, out of `maximum`; `why` names the condition."""

    code: str
    title: str
    domain: int
    now: str
    maximum: str
    gain: str
    after: str
    why: str
    effort: str


@dataclass(frozen=True, slots=True)
class RaiseGroup:
    """The raises of one domain, which gain `gain` points together."""

    name: str
    gain: str
    rows: Sequence[RaiseRow]


@dataclass(frozen=True, slots=True)
class WayView:
    """One class to rise to. `need` is the exact least; `raised` what the table adds up to, in whole entry steps.

    `trial` is the query that tries the table. With `obstacles` the class is out of reach.
    """

    badge: Badge
    need: str
    strict: bool
    raised: str
    in_steps: bool
    conditions: Sequence[ConditionRow]
    raises: Sequence[RaiseGroup]
    anywhere: str
    exceed: str
    obstacles: Sequence[str]
    trial: str
    effort: str


@dataclass(frozen=True)
class WayWords:
    """What names things: criteria by code, domains by number, badges of classes, efforts per point by code."""

    titles: Mapping[str, str]
    domains: Mapping[int, schema.DomainHeadDocument]
    badges: Mapping[str, Badge]
    efforts: Mapping[str, Decimal]

    def domain(self, number: int | None) -> str:
        """A domain by name; None is the composite."""
        if number is None:
            return _("Chỉ số tổng hợp")
        return f"{number}. {self.domains[number]['name']}"


def way_view(way: Way, case: Case, words: WayWords) -> WayView:
    """One way in words and figures."""
    missed = [one for one in _shortfalls(case) if one.band == way.band]
    return WayView(
        badge=words.badges[way.band],
        need=format_number(way.points),
        strict=way.strict,
        raised=format_number(way.raised),
        in_steps=way.step is not None,
        conditions=[_condition(one, way, words) for one in missed],
        raises=_groups(way, case, words),
        anywhere=format_number(way.anywhere) if ZERO < way.anywhere < way.raised else "",
        exceed=", ".join(words.domain(number) for number in way.exceed),
        obstacles=[_obstacle(one, words) for one in way.obstacles],
        trial=urlencode([(one.code, plain_number(_after(one, case))) for one in way.raises]),
        effort=format_number(way.cost),
    )


def _shortfalls(case: Case) -> Sequence[Shortfall]:
    found = case.outcome.classification
    return found.shortfalls if found else ()


def _condition(one: Shortfall, way: Way, words: WayWords) -> ConditionRow:
    gain = way.raised if one.domain is None else way.by_domain.get(one.domain, ZERO)
    percent = format_number(one.threshold.percent)
    at_least, more_than = _("từ %(percent)s%%"), _("trên %(percent)s%%")
    return ConditionRow(
        domain=one.domain,
        name=words.domain(one.domain),
        actual=format_percent(one.actual),
        threshold=(at_least if one.threshold.inclusive else more_than) % {"percent": percent},
        points=format_number(one.points),
        gain=format_number(gain),
    )


def _groups(way: Way, case: Case, words: WayWords) -> list[RaiseGroup]:
    return [
        RaiseGroup(
            name=words.domain(number),
            gain=format_number(gain),
            rows=[_raise(one, case, words) for one in way.raises if one.domain == number],
        )
        for number, gain in way.by_domain.items()
    ]


def _raise(one: Raise, case: Case, words: WayWords) -> RaiseRow:
    leaf = next(leaf for leaf in case.leaves if leaf.code == one.code)
    return RaiseRow(
        code=one.code,
        title=words.titles[one.code],
        domain=one.domain,
        now=format_number(case.marks[one.code].points or ZERO),
        maximum=format_number(leaf.max_points),
        gain=format_number(one.points),
        after=format_number(_after(one, case)),
        why=_why(one),
        effort=format_number(words.efforts.get(one.code, Decimal(1))),
    )


def _after(one: Raise, case: Case) -> Decimal:
    return total((case.marks[one.code].points or ZERO, one.points))


def _why(one: Raise) -> str:
    """Whether the floor of the domain asks for these points, or they may be gained anywhere."""
    if one.floor == one.points:
        return _("ngưỡng lĩnh vực %(number)d") % {"number": one.domain}
    if not one.floor:
        return _("chỉ số tổng hợp (tăng ở tiêu chí khác cũng được)")
    free = difference(one.points, one.floor)
    return _("%(floor)s điểm cho ngưỡng lĩnh vực %(number)d, %(free)s điểm cho chỉ số tổng hợp") % {
        "floor": format_number(one.floor),
        "number": one.domain,
        "free": format_number(free),
    }


def _obstacle(one: Obstacle, words: WayWords) -> str:
    asked = _("%(what)s cần %(points)s điểm, chỉ còn có thể tăng %(room)s điểm.")
    more = _("%(what)s cần nhiều hơn %(points)s điểm, chỉ còn có thể tăng %(room)s điểm.")
    return (more if one.strict else asked) % {
        "what": words.domain(one.domain),
        "points": format_number(one.points),
        "room": format_number(one.room),
    }
