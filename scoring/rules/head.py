"""Rating of the head of a unit (người đứng đầu)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadRating:
    """`proposed` follows the class of the unit, `final` is what the council decided, `reason` why they
    differ.

    Both are class codes. Raises ValueError when they differ without a reason.
    """

    proposed: str
    final: str
    reason: str = ""

    def __post_init__(self) -> None:
        if self.differs and not self.reason.strip():
            raise ValueError("a head rating other than the class of the unit needs a written reason")

    @property
    def differs(self) -> bool:
        """Whether the council departed from the class of the unit."""
        return self.final != self.proposed


def rate_head(unit_band: str, council_band: str | None = None, reason: str = "") -> HeadRating:
    """Return the rating of the head: the class of the unit, unless the council sets another with a
    written reason.
    """
    return HeadRating(unit_band, council_band or unit_band, reason)
