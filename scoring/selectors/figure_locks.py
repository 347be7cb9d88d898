"""Which figures stand still because a report that says them waits for approval."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from scoring.models import Report, Section
from units.models import Unit


def submitted_years(authority: Unit) -> list[int]:
    """Years whose report waits for the leader, the earliest first."""
    waiting = Report.objects.filter(round__authority=authority, submitted_at__isnull=False)
    return sorted(waiting.values_list("round__year", flat=True))


def year_lock(submitted: Iterable[int], year: int) -> str:
    """Why figures of `year` stand still, empty when they do not: a report says its own year's and the one before."""
    for waiting in submitted:
        if year in {waiting, waiting - 1}:
            text = _(
                "Báo cáo năm %(report)d đang chờ duyệt nên chưa sửa được số liệu năm %(year)d. Chờ duyệt hoặc trả lại."
            )
            return text % {"report": waiting, "year": year}
    return ""


def definition_lock(submitted: Iterable[int]) -> str:
    """Why definitions stand still, empty when they do not: they decide how every year is printed."""
    waiting = next(iter(submitted), None)
    if waiting is None:
        return ""
    return _("Báo cáo năm %(report)d đang chờ duyệt nên chưa sửa, bỏ số liệu được. Chờ duyệt hoặc trả lại.") % {
        "report": waiting
    }


def citing_years(authority: Unit, code: str) -> Mapping[int, list[str]]:
    """Titles of sections that cite the figure, by year of the report."""
    sections = Section.objects.filter(report__round__authority=authority, body__contains=f'data-cite="figure/{code}/')
    found: dict[int, list[str]] = {}
    for year, title, key in sections.order_by("-report__round__year", "order").values_list(
        "report__round__year", "title", "key"
    ):
        found.setdefault(year, []).append(title or key)
    return found
