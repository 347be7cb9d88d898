"""Figures of a result document as cells."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from django.utils.translation import gettext as _

from cchc.numbers import format_number
from scoring.results import schema
from scoring.rules.rounding import telling_places
from scoring.workbook.writing.ink import Value
from scoring.workbook.writing.looks import COUNT, PERCENT, Look


def points(text: str) -> Decimal:
    """Points, exact."""
    return Decimal(text)


def percent(text: str | None) -> Decimal | None:
    """A percentage as a cell with a percent format holds it: "83.3" is 0.833."""
    return None if text is None else Decimal(text).scaleb(-2)


def domain_of(unit: schema.UnitDocument, number: int) -> schema.DomainDocument:
    """A unit's result in one domain."""
    return next(domain for domain in unit["domains"] if domain["number"] == number)


def domain_percent(domain: schema.DomainDocument) -> Value:
    """Percentage of a domain; words where nothing applies to the unit, blank where nothing is entered."""
    if domain["percent"] is None:
        return None if domain["missing"] else _("không đánh giá")
    return percent(domain["percent"])


def label(bands: Mapping[str, schema.BandDocument], code: str | None) -> str | None:
    """Name of a class; the code itself where the scheme of this year has no such class."""
    band = bands.get(code or "")
    return band["label"] if band else code


def threshold_words(percent_: str, *, inclusive: bool) -> str:
    """ "từ 80%", or "trên 80%" where it is strict."""
    words = _("từ %(percent)s%%") if inclusive else _("trên %(percent)s%%")
    return words % {"percent": format_number(Decimal(percent_))}


def threshold(document: schema.ThresholdDocument | None) -> str:
    """What a class asks, in words; a dash where it asks nothing."""
    return threshold_words(document["percent"], inclusive=document["inclusive"]) if document else "–"


@cache
def percent_look(places: int) -> Look:
    """A percentage with so many decimals."""
    return replace(PERCENT, number_format=f"0.{'0' * places}%")


def telling_look(item: schema.ShortfallDocument) -> Look:
    """The percentage reached with as many decimals as it takes not to look like the threshold."""
    return percent_look(telling_places(Decimal(item["actual"]), Decimal(item["threshold"])))


def rank_look(tied_with: int) -> Look:
    """A rank; one that is shared says so, and is a number all the same."""
    return _tied_look(_("đồng hạng")) if tied_with else COUNT


@cache
def _tied_look(words: str) -> Look:
    return replace(COUNT, number_format=f'0" ({words})"')
