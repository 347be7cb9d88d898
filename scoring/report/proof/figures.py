"""Figures -> what typed numbers are compared with; and figures whose entered value is not what their parts make."""

from collections.abc import Iterator
from decimal import Decimal

from scoring.checking.shape import Finding, KnownFigure
from scoring.checking.words import number_text
from scoring.models import Figure
from scoring.report.cites import Cite
from scoring.report.citing.catalogue import Catalogue
from scoring.rules.figures import agrees

RULE = "figure"
_INDEX = "result/authority-index"
_PREVIOUS_INDEX = "result/authority-previous-index"


def known_figures(catalogue: Catalogue) -> tuple[KnownFigure, ...]:
    """Every figure with a value this year, and the authority's index."""
    found = [known for figure in catalogue.table.figures if (known := _known(figure, catalogue))]
    index = catalogue.cites.get(_INDEX)
    own = _index(index, index.value, catalogue) if index and index.value is not None else None
    return (*found, own) if own else tuple(found)


def _known(figure: Figure, catalogue: Catalogue) -> KnownFigure | None:
    year, key = catalogue.year, f"figure/{figure.code}/value"
    value = catalogue.table.value(figure.code, year)
    if value is None or key not in catalogue.cites:
        return None
    before = catalogue.table.value(figure.code, year - 1)
    return KnownFigure(key, figure.name, value, figure.unit, year, figure.decimals, before)


def _index(cite: Cite, value: Decimal, catalogue: Catalogue) -> KnownFigure:
    before = catalogue.cites.get(_PREVIOUS_INDEX)
    return KnownFigure(cite.key, cite.label, value, cite.unit, catalogue.year, 2, before.value if before else None)


def figure_claims(catalogue: Catalogue) -> Iterator[Finding]:
    """Values entered for figures that are computed, where they say something else; what is printed is computed."""
    for figure in catalogue.table.figures:
        amount = catalogue.table.amount(figure.code, catalogue.year)
        if amount.entered is not None and amount.computed is not None and not agrees(amount, figure.decimals):
            said = f"{figure.name} năm {catalogue.year}: "
            yield Finding(
                rule=RULE,
                passage="",
                sentence=f"{said}{number_text(amount.entered)} {figure.unit}",
                start=0,
                end=0,
                claim=number_text(amount.entered),
                computed=f"Tính từ thành phần: {number_text(amount.computed, figure.decimals)} {figure.unit}",
                message="Số đã nhập khác số tính ra (báo cáo in số tính ra): hãy sửa thành phần hoặc xóa số đã nhập.",
                is_error=False,
                place=len(said),
            )
