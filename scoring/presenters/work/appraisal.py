"""The appraiser's work list: units of their share with what waits, by domain."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import Domain, Layer, Round, RoundUnit
from scoring.selectors.appraisal.counts import Counts, Part, added
from scoring.selectors.assignments import Shares
from units.models import User
from units.names import search_key

LONGEST_NAME = 100
UNITS, MATRIX = "don-vi", "linh-vuc"
STATE_NAMES = {
    "cho": "waiting",
    "da-tham-dinh": "done",
    "cho-giai-trinh": "asked",
    "da-giai-trinh": "answered",
    "thieu-minh-chung": "lacking",
    "chua-cham": "unscored",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for in the address; `layer` is the one the list is about."""

    layer: Layer
    view: str = UNITS
    text: str = ""
    state: str = ""
    domain: int | None = None
    appraiser: int | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether something is left out."""
        return bool(search_key(self.text) or self.state or self.domain or self.appraiser)

    def query(self, **changes: str) -> str:
        """Query string of this choice with `changes` to its parameters."""
        asked = {
            "lop": self.layer.value,
            "xem": "" if self.view == UNITS else self.view,
            "tim": self.text,
            "trang-thai": self.state,
            "linh-vuc": str(self.domain or ""),
            "nguoi": str(self.appraiser or ""),
            **changes,
        }
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


@dataclass(frozen=True, slots=True)
class Tile:
    """How many criteria are in a state; following it shows the units that have some."""

    label: str
    count: str
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class DomainCell:
    """A unit's criteria of one domain: how many are appraised, and how many wait for the appraiser."""

    label: str
    url: str
    done: str
    waiting: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the list."""

    name: str
    url: str
    is_handed_in: bool
    done: str
    counts: Counts
    domains: Sequence[DomainCell]


def asked_for(params: Mapping[str, str], layer: Layer, domains: Sequence[Domain], appraisers: Sequence[User]) -> Asked:
    """The choice in an address; what means nothing here is set aside."""
    return Asked(
        layer=layer,
        view=MATRIX if params.get("xem") == MATRIX else UNITS,
        text=params.get("tim", "").strip()[:LONGEST_NAME],
        state=params["trang-thai"] if params.get("trang-thai") in STATE_NAMES else "",
        domain=next((d.number for d in domains if str(d.number) == params.get("linh-vuc")), None),
        appraiser=next((person.pk for person in appraisers if str(person.pk) == params.get("nguoi")), None),
    )


def state_label(state: str) -> str:
    """A state of a criterion as the page names it."""
    return {
        "waiting": _("Chờ thẩm định"),
        "done": _("Đã thẩm định"),
        "asked": _("Chờ giải trình"),
        "answered": _("Đã giải trình, chờ kết luận"),
        "lacking": _("Chưa đủ minh chứng"),
        "unscored": _("Đơn vị chưa chấm"),
    }[state]


def tiles(total: Counts, asked: Asked) -> list[Tile]:
    """Every state with the number of its criteria."""
    return [
        Tile(
            label=state_label(state),
            count=format_number(getattr(total, state)),
            url=asked.query(**{"trang-thai": "" if asked.state == name else name}),
            is_chosen=asked.state == name,
        )
        for name, state in STATE_NAMES.items()
    ]


class WorkList:
    """Counts of the parts in a scope (shares, and the domain asked for), by unit."""

    def __init__(
        self,
        round_: Round,
        asked: Asked,
        scope: Shares,
        places: Iterable[RoundUnit],
        domains: Sequence[Domain],
        counts: Mapping[Part, Counts],
    ) -> None:
        self._round, self._asked, self._scope, self._counts = round_, asked, scope, counts
        self.domains = [domain for domain in domains if asked.domain in {None, domain.number}]
        self.places = [place for place in places if scope.touches(place.pk) and self._parts(place)]

    @property
    def total(self) -> Counts:
        """The sum over all units of the scope."""
        return added(self.of(place) for place in self.places)

    def of(self, place: RoundUnit) -> Counts:
        """A unit's counts in the scope."""
        return added(self._counts[part] for part in self._parts(place))

    def matching(self) -> list[RoundUnit]:
        """Units with the name and the state asked for."""
        key = search_key(self._asked.text)
        named = [place for place in self.places if key in place.unit.search_name]
        state = STATE_NAMES.get(self._asked.state)
        return [place for place in named if getattr(self.of(place), state)] if state else named

    def rows(self, places: Iterable[RoundUnit], handed_in: frozenset[int]) -> list[UnitRow]:
        """Units as they are shown."""
        return [self._row(place, is_handed_in=place.pk in handed_in) for place in places]

    def by_domain(self) -> list[tuple[Domain, Counts]]:
        """The sum over all units by domain."""
        return [
            (domain, added(self._counts[part] for place in self.places for part in self._parts(place, domain)))
            for domain in self.domains
        ]

    def _row(self, place: RoundUnit, *, is_handed_in: bool) -> UnitRow:
        counts = self.of(place)
        return UnitRow(
            name=place.unit.full_name,
            url=self._url(place, self._asked.domain),
            is_handed_in=is_handed_in,
            done=_of(counts),
            counts=counts,
            domains=[self._cell(place, domain) for domain in self.domains],
        )

    def _cell(self, place: RoundUnit, domain: Domain) -> DomainCell:
        counts = added(self._counts[part] for part in self._parts(place, domain))
        return DomainCell(
            label=domain.short_name or domain.name,
            url=self._url(place, domain.number),
            done=_of(counts),
            waiting=counts.waiting + counts.answered,
            is_mine=bool(counts.total),
        )

    def _parts(self, place: RoundUnit, domain: Domain | None = None) -> list[Part]:
        parts = [Part(place.pk, each.pk) for each in ([domain] if domain else self.domains)]
        return [part for part in parts if part in self._counts and self._scope.holds(*part)]

    def _url(self, place: RoundUnit, domain: int | None) -> str:
        query = {"lop": self._asked.layer.value, **({"linh-vuc": domain} if domain else {})}
        return f"{reverse('appraisal-unit', args=[self._round.slug, place.unit.code])}?{urlencode(query)}"


def _of(counts: Counts) -> str:
    return f"{format_number(counts.done)}/{format_number(counts.total)}" if counts.total else ""
