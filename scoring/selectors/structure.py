"""A criteria set as the rules see it."""

from dataclasses import dataclass
from functools import cached_property

from scoring.models import CriteriaSet, Criterion, Domain, Round
from scoring.rules.marks import Leaf, Method, NaPolicy


@dataclass(frozen=True)
class Structure:
    """Domains and criteria of one set, in order. `survey_held` decides which leaves count."""

    domains: tuple[Domain, ...]
    criteria: tuple[Criterion, ...]
    survey_held: bool

    @cached_property
    def leaf_rows(self) -> tuple[Criterion, ...]:
        """The scored criteria that count in the round."""
        return tuple(c for c in self.criteria if c.is_leaf and (self.survey_held or c.method != Method.SURVEY))

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """The same for the rules."""
        return tuple(self.leaf(criterion) for criterion in self.leaf_rows)

    @cached_property
    def by_code(self) -> dict[str, Criterion]:
        """Counted leaves by code."""
        return {criterion.code: criterion for criterion in self.leaf_rows}

    @staticmethod
    def leaf(criterion: Criterion) -> Leaf:
        """One criterion for the rules."""
        return Leaf(
            code=criterion.code,
            domain=criterion.domain.number,
            max_points=criterion.max_points,
            method=Method(criterion.method),
            na_policy=NaPolicy(criterion.na_policy),
        )


def structure_of(criteria_set: CriteriaSet, *, survey_held: bool = True) -> Structure:
    """The structure of a set, in two queries."""
    domains = {domain.pk: domain for domain in criteria_set.domains.order_by("number")}
    criteria = list(criteria_set.criteria.order_by("domain__number", "position", "code"))
    for criterion in criteria:
        criterion.domain = domains[criterion.domain_id]
    return Structure(tuple(domains.values()), tuple(criteria), survey_held)


def round_structure(round_: Round) -> Structure:
    """The structure a round is scored by."""
    return structure_of(round_.criteria_set, survey_held=round_.survey_held)
