"""Criteria, rounds, scores, published results and the event log."""

from scoring.models.adjustments import Adjustment, AdjustmentKind
from scoring.models.appraisal import Assignment, Explanation
from scoring.models.approval import Proposal, Submission
from scoring.models.authority import AuthorityResult
from scoring.models.criteria import CriteriaSet, Criterion, Domain, RuleType
from scoring.models.events import Action, Event, ScoreChange
from scoring.models.evidence import Evidence, StoredFile
from scoring.models.imports import ImportState, ScoreImport
from scoring.models.remedy import EffortWeight, RemedyState, RemedyTask
from scoring.models.reminders import Reminder
from scoring.models.report import (
    Block,
    Derivation,
    Dismissal,
    Drawing,
    DrawingState,
    Edition,
    EditionFile,
    Figure,
    FigureLevel,
    FigurePart,
    FigureValue,
    Report,
    Section,
    SectionVersion,
    SigningForm,
    Variant,
)
from scoring.models.results import Publication, UnitResult
from scoring.models.rounds import Round, RoundBlock, RoundUnit, Visibility
from scoring.models.scheme import ClassBand, ClassificationScheme
from scoring.models.scores import HeadRating, Layer, Score
from scoring.models.timetable import StageChoices, StageExtension, StageWindow

__all__ = [
    "Action",
    "Adjustment",
    "AdjustmentKind",
    "Assignment",
    "AuthorityResult",
    "Block",
    "ClassBand",
    "ClassificationScheme",
    "CriteriaSet",
    "Criterion",
    "Derivation",
    "Dismissal",
    "Domain",
    "Drawing",
    "DrawingState",
    "Edition",
    "EditionFile",
    "EffortWeight",
    "Event",
    "Evidence",
    "Explanation",
    "Figure",
    "FigureLevel",
    "FigurePart",
    "FigureValue",
    "HeadRating",
    "ImportState",
    "Layer",
    "Proposal",
    "Publication",
    "RemedyState",
    "RemedyTask",
    "Reminder",
    "Report",
    "Round",
    "RoundBlock",
    "RoundUnit",
    "RuleType",
    "Score",
    "ScoreChange",
    "ScoreImport",
    "Section",
    "SectionVersion",
    "SigningForm",
    "StageChoices",
    "StageExtension",
    "StageWindow",
    "StoredFile",
    "Submission",
    "UnitResult",
    "Variant",
    "Visibility",
]
