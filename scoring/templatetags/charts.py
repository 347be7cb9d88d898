"""Charts as SVG: `distribution`, `trend` and `rank_range`, each with its text alternative; see `presenters/charts`.

Every drawing is one template of `templates/charts/`, the same on a page and on paper.
"""

from collections.abc import Sequence
from typing import Any

from django import template

from scoring.presenters.charts import distribution as distributions
from scoring.presenters.charts import rank_range as ranges
from scoring.presenters.charts import trend as trends
from scoring.presenters.explained.firmness import FirmnessView
from scoring.presenters.explained.years import YearRow
from scoring.presenters.summary import ClassCount

register = template.Library()


@register.inclusion_tag("charts/distribution.html")
def distribution(classes: Sequence[ClassCount], year: int, before: int | None) -> dict[str, Any]:
    """Counts by class of `year` beside those of the year `before`; nothing where the latter are unknown."""
    return {"rows": distributions.distribution(classes), "year": year, "before": before}


@register.inclusion_tag("charts/trend.html")
def trend(years: Sequence[YearRow]) -> dict[str, Any]:
    """The composite of a unit through its own years; nothing for less than two of them."""
    own = [(row.year, row.value) for row in years if not row.is_predecessor]
    return {"line": trends.trend_line(own)}


@register.inclusion_tag("charts/rank_range.html")
def rank_range(firmness: FirmnessView, ranked: int) -> dict[str, Any]:
    """The rank of a unit and the ranks that 90 % of the runs lie in, among `ranked` units."""
    return {"range": ranges.rank_range(firmness.rank, firmness.low, firmness.high, ranked)}
