"""The annual report: figures it cites, its sections, what was approved, and drawings under way."""

from scoring.models.report.drawing import Drawing, DrawingState
from scoring.models.report.edition import Edition, EditionFile, Variant
from scoring.models.report.figures import Derivation, Figure, FigureLevel, FigurePart, FigureValue
from scoring.models.report.report import Dismissal, Report, SigningForm
from scoring.models.report.sections import Block, Section, SectionVersion

__all__ = [
    "Block",
    "Derivation",
    "Dismissal",
    "Drawing",
    "DrawingState",
    "Edition",
    "EditionFile",
    "Figure",
    "FigureLevel",
    "FigurePart",
    "FigureValue",
    "Report",
    "Section",
    "SectionVersion",
    "SigningForm",
    "Variant",
]
