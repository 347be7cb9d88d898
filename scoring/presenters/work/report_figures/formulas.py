"""How a figure is derived, in words."""

from scoring.rules.figures import How
from scoring.selectors.figures import FigureTable

_BETWEEN = {How.SUM: " + ", How.DIFFERENCE: " − ", How.RATIO: " : "}


def formula_text(table: FigureTable, code: str) -> str:
    """ "= Hồ sơ đúng hạn : Hồ sơ tiếp nhận × 100"; empty for a figure that is entered."""
    formula = table.formulas[code]
    if formula.how is How.ENTERED:
        return ""
    names = [table.by_code[part].name for part in formula.parts if part in table.by_code]
    joined = _BETWEEN[formula.how].join(names)
    return f"= {joined} × 100" if formula.how is How.RATIO else f"= {joined}"
