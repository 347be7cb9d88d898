"""What the portal has and the workbook does not: it goes, unless scores or ratings hang on it."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _

from cchc.tables.listing import Listing
from cchc.tables.report import Refusal, Report, RowChange, State
from cchc.tables.widgets import text_of
from scoring.models import ClassBand, ClassificationScheme, CriteriaSet, Criterion, Domain
from scoring.resources.criteria import CODE, RowLevel, level_of
from scoring.resources.schemes import BAND
from scoring.workbook.regulation.layout import BANDS_SHEET, CRITERIA_SHEET


def remove_criteria(criteria_set: CriteriaSet, listing: Listing) -> Report:
    """Remove criteria and domains that the sheet does not name."""
    named = [(level_of(row.values) == RowLevel.DOMAIN, text_of(row.values[CODE])) for row in listing.rows]
    domains = {code for is_domain, code in named if is_domain}
    criteria = {code for is_domain, code in named if not is_domain}
    # Parts before their group: a group takes its parts with it, and they could be scored.
    rows = Criterion.objects.filter(criteria_set=criteria_set).exclude(code__in=criteria).order_by("-is_leaf", "pk")
    left = [row for row in Domain.objects.filter(criteria_set=criteria_set) if str(row.number) not in domains]
    return _removed([*rows, *left], CRITERIA_SHEET)


def remove_bands(scheme: ClassificationScheme, listing: Listing) -> Report:
    """Remove classes that the sheet does not name."""
    named = {text_of(row.values[BAND]) for row in listing.rows}
    return _removed(ClassBand.objects.filter(scheme=scheme).exclude(code__in=named), BANDS_SHEET)


def _removed(rows: Iterable[Model], sheet: str) -> Report:
    place = _("Trang “%(name)s”") % {"name": sheet}
    refused: list[Refusal] = []
    changes = tuple(_each(rows, place, refused))
    return Report(changes=changes, refused=tuple(refused))


def _each(rows: Iterable[Model], place: str, refused: list[Refusal]) -> Iterator[RowChange]:
    for row in rows:
        name = str(row)
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            message = _("Tệp không có “%(name)s”, nhưng mục này đã được dùng để chấm nên không bỏ được.")
            refused.append(Refusal(place, message % {"name": name}))
        else:
            yield RowChange(State.REMOVED, place, name, ())
