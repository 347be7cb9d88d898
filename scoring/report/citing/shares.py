"""Some of a round's units as they are cited: how many, how many of all, and which."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scoring.report.cites import Cite
from scoring.report.naming import Listing, Naming
from scoring.report.words import count_text
from scoring.results.source import Results

NOBODY = "không có"


@dataclass(frozen=True)
class Counted:
    """The units of a round and their naming."""

    results: Results
    naming: Naming

    @property
    def anything(self) -> bool:
        """Whether any unit has a result that could be counted."""
        return any(unit["percent"] is not None for unit in self.results.units)

    def share_text(self, count: int, whole: int | None = None) -> str:
        """ "08/23": of the round's units, or of `whole`."""
        return f"{count_text(count)}/{count_text(len(self.results.units) if whole is None else whole)}"

    def cite(self, name: str, label: str, group: str, text: str, value: int | Decimal | None) -> Cite:
        """A citation of a number of units; nothing to print while nothing is known."""
        number = None if value is None or not text else Decimal(value)
        return Cite(f"result/{name}", label, group, text, number, self.naming.kinds)

    def of(self, about: str, argument: str, label: str, group: str, members: Listing) -> Iterator[Cite]:
        """Count, amount, share and list of `members`, in the order of the picker."""
        known, count = self.anything, members.count
        amount = members.amount if count else f"0 {self.naming.kinds}"
        texts = {
            "amount": (f"{label}: số đơn vị, kèm loại", amount),
            "count": (f"{label}: số đơn vị", count_text(count)),
            "share": (f"{label}: số đơn vị trên tổng số", self.share_text(count)),
        }
        for name, (told, text) in texts.items():
            yield self.cite(f"{about}-{name}/{argument}", told, group, text if known else "", count)
        listed = (members.text or NOBODY) if known else ""
        yield Cite(f"result/{about}-list/{argument}", f"{label}: danh sách", group, listed)
