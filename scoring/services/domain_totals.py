"""Years of which only the totals of domains are known: a criteria set with one criterion for each domain."""

from django.db import transaction

from scoring.models import CriteriaSet, Criterion, Domain, RuleType
from scoring.permissions import may_administer
from scoring.rules.marks import NaPolicy
from scoring.services.criteria import free_code
from scoring.services.errors import NotAllowedError
from units.models import User

TAIL = "linh-vuc"


@transaction.atomic
def domain_totals_set(*, actor: User | None, source: CriteriaSet) -> CriteriaSet:
    """A set with the domains of `source`, each scored as a whole: "1" to the domain's maximum.

    A domain that was not assessed in a unit is marked "không áp dụng" and lowers that unit's maximum. Raises
    NotAllowedError.
    """
    if actor is not None and not may_administer(actor):
        raise NotAllowedError
    code = free_code(f"{source.code[:27]}-{TAIL}", CriteriaSet.objects.values_list("code", flat=True))
    name = f"{source.name[:170]} – điểm theo lĩnh vực"  # data stays Vietnamese, whoever makes it
    totals = CriteriaSet.objects.create(
        code=code,
        name=name,
        decision_number=source.decision_number,
        decision_date=source.decision_date,
        level=source.level,
        total_points=source.total_points,
        is_sample=source.is_sample,
    )
    for domain in source.domains.order_by("number"):
        _copy(domain, totals)
    return totals


def is_domain_totals(criteria_set: CriteriaSet) -> bool:
    """Whether each domain of the set is scored as a whole."""
    domains = dict(criteria_set.domains.values_list("pk", "max_points"))
    criteria = list(criteria_set.criteria.values_list("domain_id", "max_points", "is_leaf"))
    return bool(domains) and sorted(criteria) == sorted((pk, points, True) for pk, points in domains.items())


def _copy(source: Domain, totals: CriteriaSet) -> None:
    domain = Domain.objects.create(
        criteria_set=totals,
        number=source.number,
        name=source.name,
        short_name=source.short_name,
        max_points=source.max_points,
    )
    Criterion.objects.create(
        criteria_set=totals,
        domain=domain,
        code=str(source.number),
        position=source.number,
        title=source.name,
        max_points=source.max_points,
        rule_type=RuleType.DIRECT,
        rule_text="Tổng điểm của lĩnh vực theo kết quả đã có.",
        na_policy=NaPolicy.EXCLUDE,
    )
