"""The part of a result document that is not about one unit."""

from decimal import Decimal

from scoring.marks import plain
from scoring.models import AuthorityResult, ClassBand, ClassificationScheme, CriteriaSet, Criterion, Publication, Round
from scoring.results import schema
from scoring.results.adjustments import caps_document
from scoring.results.numbers import exact
from scoring.rule_words import parameters_text
from scoring.rules.authority import rate_authority
from scoring.rules.classify import Scheme
from scoring.selectors.structure import Structure
from units.models import Unit


def overview(
    round_: Round,
    structure: Structure,
    scheme: Scheme,
    *,
    previous: Publication | None,
    previous_counts: dict[str, int] | None,
) -> schema.Overview:
    """Round, authority, criteria set and scheme as they are now; version 0 means "not published"."""
    return {
        "format": schema.FORMAT,
        "version": 0,
        "published_at": None,
        "reason": "",
        "previous_sha256": None,
        "round": _round(round_),
        "authority": authority(round_.authority),
        "authority_result": _authority_result(round_, scheme),
        "criteria_set": criteria_set_document(round_.criteria_set, structure),
        "scheme": scheme_document(round_.scheme),
        "previous_year": previous.overview["round"]["year"] if previous else None,
        "previous_band_counts": previous_counts,
    }


def _round(round_: Round) -> schema.RoundHeadDocument:
    return {
        "slug": round_.slug,
        "year": round_.year,
        "title": round_.title,
        "is_sample": round_.is_sample,
        "survey_held": round_.survey_held,
        "blocks": list(round_.blocks.order_by("order").values_list("name", flat=True)),
    }


def authority(unit: Unit) -> schema.AuthorityDocument:
    """The assessing authority."""
    return {
        "code": unit.code,
        "name": unit.name,
        "full_name": unit.full_name,
        "kind": unit.kind_name,
        "head_post": unit.head_post,
    }


def _authority_result(round_: Round, scheme: Scheme) -> schema.AuthorityResultDocument | None:
    row = AuthorityResult.objects.filter(round=round_).first()
    if row is None:
        return None
    rating = rate_authority(row.index, row.domains_at_least, row.previous_index, scheme)
    return {
        "index": exact(row.index),
        "previous_index": _optional(row.previous_index),
        "change": _optional(rating.change),
        "rank": row.rank,
        "ranked": row.ranked,
        "peers": row.peers or "đơn vị được xếp hạng",
        "domains_at_least": _optional(row.domains_at_least),
        "band": rating.band,
    }


def _optional(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def criteria_set_document(criteria_set: CriteriaSet, structure: Structure) -> schema.CriteriaSetDocument:
    """The criteria set; of its criteria those that count in the round."""
    decided = criteria_set.decision_date
    return {
        "code": criteria_set.code,
        "name": criteria_set.name,
        "decision_number": criteria_set.decision_number,
        "decision_date": decided.isoformat() if decided else None,
        "is_sample": criteria_set.is_sample,
        "total_points": exact(criteria_set.total_points),
        "domains": [
            {
                "number": domain.number,
                "name": domain.name,
                "short_name": domain.short_name or domain.name,
                "max_points": exact(domain.max_points),
            }
            for domain in structure.domains
        ],
        "criteria": [_criterion(row) for row in structure.leaf_rows],
    }


def _criterion(row: Criterion) -> schema.CriterionDocument:
    return {
        "code": row.code,
        "title": row.title,
        "domain": row.domain.number,
        "max_points": exact(row.max_points),
        "method": row.method,
        "na_policy": row.na_policy,
        "rule": parameters_text(row.rule_type, row.rule) or row.rule_text,
    }


def scheme_document(scheme: ClassificationScheme) -> schema.SchemeDocument:
    """The classification scheme; with its caps where it counts bonus or penalty points."""
    document: schema.SchemeDocument = {
        "code": scheme.code,
        "name": scheme.name,
        "decision_number": scheme.decision_number,
        "decision_date": scheme.decision_date.isoformat() if scheme.decision_date else None,
        "bands": [_band(band) for band in scheme.bands.order_by("order")],
    }
    if caps := caps_document(scheme):
        document["caps"] = caps
    return document


def _band(band: ClassBand) -> schema.BandDocument:
    return {
        "code": band.code,
        "label": band.label,
        "short_label": band.short_label,
        "head_label": band.head_label,
        "composite": _threshold(band.composite_min, inclusive=band.composite_inclusive),
        "domain_floor": _threshold(band.domain_min, inclusive=band.domain_inclusive),
    }


def _threshold(percent: Decimal | None, *, inclusive: bool) -> schema.ThresholdDocument | None:
    return None if percent is None else {"percent": exact(percent), "inclusive": inclusive}
