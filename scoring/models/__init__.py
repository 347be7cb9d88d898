"""Criteria, rounds, scores, published results and the event log."""

from scoring.models.authority import AuthorityResult
from scoring.models.criteria import CriteriaSet, Criterion, Domain, RuleType
from scoring.models.events import Action, Event, ScoreChange
from scoring.models.imports import ImportState, ScoreImport
from scoring.models.results import Publication, UnitResult
from scoring.models.rounds import Round, RoundBlock, RoundUnit, Visibility
from scoring.models.scheme import ClassBand, ClassificationScheme
from scoring.models.scores import HeadRating, Layer, Score

__all__ = [
    "Action",
    "AuthorityResult",
    "ClassBand",
    "ClassificationScheme",
    "CriteriaSet",
    "Criterion",
    "Domain",
    "Event",
    "HeadRating",
    "ImportState",
    "Layer",
    "Publication",
    "Round",
    "RoundBlock",
    "RoundUnit",
    "RuleType",
    "Score",
    "ScoreChange",
    "ScoreImport",
    "UnitResult",
    "Visibility",
]
