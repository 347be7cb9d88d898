"""The order of criteria is that of the sheet."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from cchc.tables.listing import Listing
from cchc.tables.report import CellChange, Report, RowChange, State
from cchc.tables.widgets import text_of
from scoring.models import CriteriaSet, Criterion
from scoring.resources.criteria import CODE, RowLevel, level_of


def restore_order(criteria_set: CriteriaSet, listing: Listing) -> Report:
    """Number the criteria anew where they do not follow each other as the rows do."""
    wanted = [text_of(row.values[CODE]) for row in listing.rows if level_of(row.values) != RowLevel.DOMAIN]
    place = {code: number for number, code in enumerate(wanted, start=1)}
    rows = list(Criterion.objects.filter(criteria_set=criteria_set).select_related("domain"))
    changes = tuple(_moved(rows, place))
    if changes:
        for row in rows:
            row.position = place.get(row.code, row.position)
        Criterion.objects.bulk_update(rows, ["position"])
    return Report(changes=changes)


def _moved(rows: Sequence[Criterion], place: dict[str, int]) -> Iterator[RowChange]:
    """A line for each domain whose criteria stand otherwise. `rows` are in the order of the portal."""
    for domain in dict.fromkeys(row.domain for row in rows):
        now = [row.code for row in rows if row.domain_id == domain.pk and row.code in place]
        wanted = sorted(now, key=place.__getitem__)
        if now != wanted:
            cell = CellChange(_("Thứ tự tiêu chí"), ", ".join(now), ", ".join(wanted))
            yield RowChange(State.CHANGED, "", str(domain), (cell,))
