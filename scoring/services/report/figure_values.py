"""What may be a figure's value, its source, its year: asked by the service, and by imports for each row."""

from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.models import Figure, FigureValue
from scoring.rules.figures import decimals_of

PERCENT = "%"
EARLIEST, LATEST = 1990, 2100
LARGEST = Decimal(10) ** 14
LONGEST_SOURCE = FigureValue._meta.get_field("source").max_length or 0  # noqa: SLF001  # Django's documented name


def value_problem(figure: Figure, value: Decimal | None) -> str:
    """Why `value` cannot be the figure's, empty when it can.

    As many decimals as are printed and no more, so that what is computed of printed values is what is printed.
    """
    words = {"name": figure.name}
    if value is None:
        return ""
    if not value.is_finite() or abs(value) >= LARGEST:
        return _("%(name)s: số quá lớn, phải nhỏ hơn %(max)s.") % {**words, "max": format_number(LARGEST)}
    if value < 0 and figure.unit != PERCENT:
        return _("%(name)s không được nhỏ hơn 0.") % words
    return _decimals_problem(figure, value)


def _decimals_problem(figure: Figure, value: Decimal) -> str:
    places = figure.decimals
    if decimals_of(value) <= places:
        return ""
    words = {"name": figure.name, "places": places, "whole": format_number(value * 1000), "value": format_number(value)}
    if places:
        text = _("%(name)s in với %(places)d chữ số sau dấu phẩy nên chỉ ghi tối đa bấy nhiêu.")
    elif decimals_of(value) == 3:
        text = _("%(name)s phải là số nguyên. Nếu “%(value)s” là %(whole)s thì ghi không có dấu phẩy.")
    else:
        text = _("%(name)s phải là số nguyên.")
    return text % words


def source_problem(figure: Figure, source: str) -> str:
    """Why `source` is too long; empty when it is not."""
    if len(source) <= LONGEST_SOURCE:
        return ""
    return _("%(name)s: nguồn dài quá %(count)d ký tự.") % {"name": figure.name, "count": LONGEST_SOURCE}


def year_problem(year: int) -> str:
    """Why there can be no figures of `year`; empty when there can."""
    if EARLIEST <= year <= LATEST:
        return ""
    return _("Năm phải từ %(first)d đến %(last)d.") % {"first": EARLIEST, "last": LATEST}
