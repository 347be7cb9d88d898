"""Citations: `<span data-cite="KEY">…</span>` in a section's text stands for a figure or a result.

KEY is `figure/CODE/ASPECT` (aspects: value, change, previous; of the report's own year), `figure/CODE/ASPECT/YEAR` for
another year, or `result/NAME` and `result/NAME/ARGUMENT`.
"""

from dataclasses import dataclass
from decimal import Decimal

from scoring.texts.keys import KEY

__all__ = ["KEY", "Cite"]


@dataclass(frozen=True, slots=True)
class Cite:
    """Something that can be cited: `text` is what is printed; `value` (exact) and `unit` where it is a number."""

    key: str
    label: str
    group: str
    text: str
    value: Decimal | None = None
    unit: str = ""
