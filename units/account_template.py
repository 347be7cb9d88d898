"""The workbook with which accounts for all units are made in one go."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils import timezone

from cchc.tables.sheets import SheetOut, Value
from cchc.tables.widgets import ChoiceWidget
from units.account_resource import AccountResource
from units.models import Role, Unit, User
from units.names import search_key


def template_sheet(units: QuerySet[Unit]) -> SheetOut:
    """Accounts of officials as they are, and a proposed row for each assessed unit that has none.

    A proposal names the unit and the role; the person's name is to be filled in, the user name may be changed.
    """
    today = timezone.localdate()
    valid = units.assessed().filter(Q(valid_until=None) | Q(valid_until__gte=today))  # type: ignore[attr-defined]  # UnitQuerySet
    officials = User.objects.filter(memberships__unit__in=valid, memberships__role=Role.OFFICIAL).distinct()
    kept = AccountResource().sheet(officials)
    taken = set(User.objects.values_list("username", flat=True))
    without = valid.exclude(memberships__role=Role.OFFICIAL).order_by("sort_name", "code")
    return SheetOut(kept.title, kept.headers, [*kept.rows, *_proposals(without, taken)], kept.widths, kept.texts)


def _proposals(units: Iterable[Unit], taken: set[str]) -> Iterable[list[Value]]:
    role = ChoiceWidget(Role).render(Role.OFFICIAL)
    for unit in units:
        username = _free_name(unit, taken)
        taken.add(username)
        yield [username, "", "", unit.code, role, ""]


def _free_name(unit: Unit, taken: Collection[str]) -> str:
    """ "xa-ha-ky"; with the unit's code where two units have one name."""
    name = search_key(unit.full_name).replace(" ", "-")
    return name if name not in taken else f"{name}-{unit.code}"
