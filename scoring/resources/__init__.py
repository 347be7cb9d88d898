"""Reference lists of scoring, in and out: criteria sets, classification schemes, rounds, authority results, figures."""

from scoring.resources.criteria import CriterionResource, DomainResource
from scoring.resources.domain_totals import DomainTotalsResource
from scoring.resources.figure_values import FigureValueResource
from scoring.resources.figures import FigureResource
from scoring.resources.rounds import AuthorityResultResource, RoundResource
from scoring.resources.schemes import BandResource, SchemeResource
from scoring.resources.sets import CriteriaSetResource

__all__ = [
    "AuthorityResultResource",
    "BandResource",
    "CriteriaSetResource",
    "CriterionResource",
    "DomainResource",
    "DomainTotalsResource",
    "FigureResource",
    "FigureValueResource",
    "RoundResource",
    "SchemeResource",
]
