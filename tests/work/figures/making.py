"""Figures for tests."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from scoring.models import Figure, FigurePart, FigureValue
from units.models import Unit


def add_figure(
    authority: Unit,
    code: str,
    name: str = "",
    unit: str = "hồ sơ",
    derivation: str = "entered",
    parts: Sequence[Figure] = (),
    **fields: object,
) -> Figure:
    """A figure with its parts, in the order they are added."""
    fields.setdefault("order", Figure.objects.filter(authority=authority).count() + 1)
    figure = Figure.objects.create(
        authority=authority, code=code, name=name or code, unit=unit, derivation=derivation, **fields
    )
    FigurePart.objects.bulk_create(
        FigurePart(figure=figure, part=part, order=order) for order, part in enumerate(parts)
    )
    return figure


def give(figure: Figure | str, values: Mapping[int, str], **fields: object) -> None:
    """Values by year, as they stand in the database."""
    found = figure if isinstance(figure, Figure) else Figure.objects.get(code=figure)
    for year, value in values.items():
        FigureValue.objects.create(figure=found, year=year, value=Decimal(value), **fields)
