"""A whole regulation in one workbook: criteria set, rules of scoring, classification, settings."""

from scoring.workbook.regulation.files import import_criteria_file, import_criteria_sheets
from scoring.workbook.regulation.importing import import_regulation
from scoring.workbook.regulation.reading import is_regulation
from scoring.workbook.regulation.subject import Regulation, latest_round, regulation_of
from scoring.workbook.regulation.writing import regulation_sheets

__all__ = [
    "Regulation",
    "import_criteria_file",
    "import_criteria_sheets",
    "import_regulation",
    "is_regulation",
    "latest_round",
    "regulation_of",
    "regulation_sheets",
]
