"""The scheme of a result document: as the rules see it, and in words."""

from decimal import Decimal

from scoring.report.words import threshold_words
from scoring.results import schema
from scoring.rules.scheme import Band, Scheme, Threshold


def scheme_of(document: schema.SchemeDocument) -> Scheme:
    """The rules' scheme, for grouping by its thresholds."""
    return Scheme(
        tuple(
            Band(band["code"], _threshold(band["composite"]), _threshold(band["domain_floor"]))
            for band in document["bands"]
        )
    )


def _threshold(document: schema.ThresholdDocument | None) -> Threshold | None:
    return Threshold(Decimal(document["percent"]), document["inclusive"]) if document else None


def condition_words(band: schema.BandDocument) -> str:
    """What a class asks of a unit; classes are tried from the best, so an upper bound is never part of it."""
    conditions = []
    if band["composite"]:
        conditions.append(f"Chỉ số tổng hợp đạt {threshold_words(band['composite'])}")
    if band["domain_floor"]:
        conditions.append(f"từng lĩnh vực đạt {threshold_words(band['domain_floor'])}")
    return ", đồng thời ".join(conditions) or "không đủ điều kiện của các mức trên"
