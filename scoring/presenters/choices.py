"""What a reader asked of the ranking: a name, a class, a kind, a domain, an order. Everything is in the address."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from units.names import search_key

RANK, NAME, DOMAIN = "hang", "ten", "linh-vuc-"
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A validated choice; `descending` turns the natural order (best first, or A to Y) round.

    `kind` is a kind of unit, `short_in` the number of a domain whose floor keeps units from the next better class.
    """

    text: str = ""
    band: str = ""
    kind: str = ""
    short_in: int | None = None
    order: str = RANK
    descending: bool = False

    @property
    def key(self) -> str:
        """The name searched for, marks set aside."""
        return search_key(self.text)

    @property
    def is_filtered(self) -> bool:
        """Whether units are left out."""
        return bool(self.key or self.band or self.kind or self.short_in is not None)

    @property
    def domain(self) -> int | None:
        """The domain to sort by."""
        return int(self.order.removeprefix(DOMAIN)) if self.order.startswith(DOMAIN) else None

    @property
    def sorting(self) -> str:
        """The order as it stands in the address."""
        return f"-{self.order}" if self.descending else self.order

    def query(self, **changes: str) -> str:
        """Query string of this choice with `changes` to its parameters; "?" for the plain ranking."""
        sorting = "" if self.sorting == RANK else self.sorting
        short_in = "" if self.short_in is None else str(self.short_in)
        asked = {"tim": self.text, "loai": self.band, "loai-hinh": self.kind, "vuong": short_in, "sap-xep": sorting}
        asked |= changes
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    def toggled(self, order: str) -> str:
        """Query string that sorts by `order`, and by its reverse if that is the order now."""
        turned = order == self.order and not self.descending
        return replace(self, order=order, descending=turned).query()


def choice(
    params: Mapping[str, str],
    *,
    bands: Mapping[str, object],
    domains: Mapping[int, object],
    kinds: Container[str] = (),
) -> Choice:
    """The choice in an address; what means nothing here is set aside."""
    band, kind, sorting = params.get("loai", ""), params.get("loai-hinh", ""), params.get("sap-xep", "")
    order = sorting.removeprefix("-")
    orders = {RANK, NAME, *(f"{DOMAIN}{number}" for number in domains)}
    return Choice(
        text=params.get("tim", "").strip()[:LONGEST_NAME],
        band=band if band in bands else "",
        kind=kind if kind in kinds else "",
        short_in=next((number for number in domains if str(number) == params.get("vuong")), None),
        order=order if order in orders else RANK,
        descending=sorting.startswith("-") and order in orders,
    )
