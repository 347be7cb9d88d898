"""What a reader asked of the ranking: a name, a class, an order. Everything is in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from units.names import search_key

RANK, NAME, DOMAIN = "hang", "ten", "linh-vuc-"
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A validated choice; `descending` turns the natural order (best first, or A to Y) round."""

    text: str = ""
    band: str = ""
    order: str = RANK
    descending: bool = False

    @property
    def key(self) -> str:
        """The name searched for, marks set aside."""
        return search_key(self.text)

    @property
    def is_filtered(self) -> bool:
        """Whether units are left out."""
        return bool(self.key or self.band)

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
        asked = {"tim": self.text, "loai": self.band, "sap-xep": sorting, **changes}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"

    def toggled(self, order: str) -> str:
        """Query string that sorts by `order`, and by its reverse if that is the order now."""
        turned = order == self.order and not self.descending
        return replace(self, order=order, descending=turned).query()


def choice(params: Mapping[str, str], *, bands: Mapping[str, object], domains: Mapping[int, object]) -> Choice:
    """The choice in an address; what means nothing here is set aside."""
    band, sorting = params.get("loai", ""), params.get("sap-xep", "")
    order = sorting.removeprefix("-")
    orders = {RANK, NAME, *(f"{DOMAIN}{number}" for number in domains)}
    return Choice(
        text=params.get("tim", "").strip()[:LONGEST_NAME],
        band=band if band in bands else "",
        order=order if order in orders else RANK,
        descending=sorting.startswith("-") and order in orders,
    )
