"""Groups by composite as heads within the ranking: a class needs more than its group (see `rules/classify`)."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.numbers import format_number
from scoring.results import schema
from scoring.results.levels import above, below
from scoring.rules.scheme import Scheme, Threshold
from scoring.rules.summary import Group, composite_groups


def group_heads(units: Sequence[schema.UnitDocument], scheme: Scheme) -> dict[str, str]:
    """Code of the first unit of each group, as the units stand, to the words that head the group.

    Units must stand in the order of their composites; those without one are in no group.
    """
    percents = {unit["code"]: Decimal(unit["percent"]) for unit in units if unit["percent"] is not None}
    groups = composite_groups(percents, scheme)
    return {group.keys[0]: _head(group) for group in groups if group.keys}


def _head(group: Group[str]) -> str:
    count = len(group.keys)
    words = ngettext(
        "Chỉ số tổng hợp %(range)s: %(count)s đơn vị", "Chỉ số tổng hợp %(range)s: %(count)s đơn vị", count
    )
    return words % {"range": range_words(group), "count": format_number(count)}


def range_words(group: Group[str]) -> str:
    """ "từ 80% đến dưới 90%"."""
    if group.lower is None:
        return _lowest(group)
    lower = above(Threshold(group.lower, group.lower_inclusive))
    if group.upper is None:
        return _("%(lower)s trở lên") % {"lower": lower} if group.lower_inclusive else lower
    words = _("%(lower)s đến %(upper)s%%") if group.upper_inclusive else _("%(lower)s đến dưới %(upper)s%%")
    return words % {"lower": lower, "upper": format_number(group.upper)}


def _lowest(group: Group[str]) -> str:
    """The group without a lower end; a scheme of one class has this one only."""
    if group.upper is None:
        return _("mọi mức")
    return below(Threshold(group.upper, not group.upper_inclusive))
