"""A whole regulation in one workbook: criteria set, rules of scoring, classification, settings."""

from scoring.workbook.regulation.importing import import_regulation
from scoring.workbook.regulation.subject import Regulation, regulation_of
from scoring.workbook.regulation.writing import regulation_sheets

__all__ = ["Regulation", "import_regulation", "regulation_of", "regulation_sheets"]
