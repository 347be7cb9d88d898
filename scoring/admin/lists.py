"""Lists of the assessment as a person of the back office may write them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.models import ClassBand, ClassificationScheme, CriteriaSet, Criterion, Domain, Round
from scoring.permissions import EDITORS, used_by_others
from scoring.resources import (
    BandResource,
    CriteriaSetResource,
    CriterionResource,
    DomainResource,
    DomainTotalsResource,
    SchemeResource,
)
from scoring.services.domain_totals import is_domain_totals
from scoring.services.locks import is_locked
from units.access import units_with_role
from units.admin.transfer import GuardedResource
from units.models import User


class WritableSets(GuardedResource, CriteriaSetResource):
    """Sets the person may change."""

    beyond = gettext_lazy("Bộ tiêu chí này đang dùng cho kỳ của cơ quan khác; hãy nhập thành bộ có mã khác.")

    def may_write(self, person: User, instance: CriteriaSet) -> bool:
        """No authority where the person edits nothing uses it."""
        return not instance.pk or not used_by_others(person, instance.rounds.all())


class WritableRows(GuardedResource):
    """Rows of sets the person may change."""

    beyond = WritableSets.beyond

    def may_write(self, person: User, instance: Domain | Criterion) -> bool:
        """As the set."""
        return not used_by_others(person, instance.criteria_set.rounds.all())


class WritableDomains(WritableRows, DomainResource):
    """Rows that are domains."""


class WritableCriteria(WritableRows, CriterionResource):
    """A whole criteria sheet."""

    def __init__(self, *, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(person=person, **kwargs)
        self.domains = WritableDomains(person=person, **kwargs)


class WritableSchemes(GuardedResource, SchemeResource):
    """Schemes the person may change."""

    beyond = gettext_lazy("Thang phân loại này đang dùng cho kỳ của cơ quan khác; hãy nhập thành thang có mã khác.")

    def may_write(self, person: User, instance: ClassificationScheme) -> bool:
        """No authority where the person edits nothing uses it."""
        return not instance.pk or not used_by_others(person, instance.rounds.all())


class WritableBands(GuardedResource, BandResource):
    """Classes of those schemes."""

    beyond = WritableSchemes.beyond

    def may_write(self, person: User, instance: ClassBand) -> bool:
        """As the scheme."""
        return not used_by_others(person, instance.scheme.rounds.all())


class PastTotals(DomainTotalsResource):
    """Points of domains in one round."""

    def get_display_name(self) -> str:  # type: ignore[override]  # one list for each round, so by object
        """With the round."""
        return _("Điểm theo lĩnh vực: %(round)s") % {"round": self.round.title}


def totals_lists(person: User) -> dict[str, PastTotals]:
    """A list for each open round of the person that knows only totals of domains."""
    rounds = Round.objects.filter(authority__in=units_with_role(person, *EDITORS)).select_related("criteria_set")
    fitting = [round_ for round_ in rounds if not is_locked(round_) and is_domain_totals(round_.criteria_set)]
    return {f"diem-{round_.slug}": PastTotals(round_=round_, actor=person) for round_ in fitting}
