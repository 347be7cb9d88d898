"""Unit documents: outcomes of the rules, written down."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal

from scoring.models import Adjustment, HeadRating, Round, RoundUnit, UnitResult
from scoring.results import schema
from scoring.results.adjustments import adjustment_document
from scoring.results.numbers import exact, percent_text
from scoring.rules.change import Standing, change
from scoring.rules.classify import Classification, Notice, Scheme, Shortfall
from scoring.rules.head import rate_head
from scoring.rules.outcome import Outcome
from scoring.rules.ranking import Rank
from scoring.rules.share import Share
from scoring.selectors.outcomes import RoundOutcomes
from units.models import Head


def unit_documents(
    round_: Round, computed: RoundOutcomes, previous: Sequence[UnitResult]
) -> list[tuple[RoundUnit, schema.UnitDocument]]:
    """Every unit of the round in printed order: by block, rank, then name; units without any score last."""
    places = round_.members.select_related("unit", "block").order_by("unit__sort_name", "unit__code")
    ordered = sorted(places, key=lambda place: _order(place, computed.ranks))
    heads = _heads(round_)
    ratings = {
        rating.round_unit_id: rating
        for rating in HeadRating.objects.filter(round_unit__round=round_).select_related("band")
    }
    before = {result.unit_id: result for result in previous}
    documents = []
    for position, place in enumerate(ordered, start=1):
        document = unit_document(place, position, computed.outcomes[place.pk], computed.ranks.get(place.pk))
        add_adjustment(document, computed.outcomes[place.pk], computed.adjustments.get(place.pk, ()))
        _add_head(document, place, heads, ratings)
        _add_change(document, before.get(place.unit_id), computed.scheme)
        documents.append((place, document))
    return documents


def _order(place: RoundUnit, ranks: Mapping[int, Rank]) -> tuple[int, bool, int]:
    rank = ranks.get(place.pk)
    return (place.block.order if place.block else 0, rank is None, rank.rank if rank else 0)


def unit_document(place: RoundUnit, position: int, outcome: Outcome, rank: Rank | None = None) -> schema.UnitDocument:
    """One unit's outcome, written down; adjustment, head and change are added where they are known."""
    classification = outcome.classification
    return {
        "position": position,
        "code": place.unit.code,
        "name": place.unit.name,
        "kind": place.unit.kind,
        "full_name": place.unit.full_name,
        "block": place.block.name if place.block else None,
        "missing": outcome.missing,
        "points": exact(outcome.scored.points),
        "maximum": exact(outcome.scored.maximum),
        "percent": _percent(outcome.composite),
        "rank": rank.rank if rank else None,
        "tied_with": rank.tied_with if rank else 0,
        "ranked": rank.of if rank else 0,
        "band": classification.band if classification else None,
        "shortfalls": shortfall_documents(classification),
        "notices": _notices(classification),
        "domains": _domains(outcome),
        "head": None,
        "change": None,
    }


def add_adjustment(document: schema.UnitDocument, outcome: Outcome, lines: Sequence[Adjustment]) -> None:
    """Tell the bonus and penalty points behind the percentage, where there are any."""
    if lines:
        document["adjustment"] = adjustment_document(outcome, lines)


def _percent(share: Share) -> str | None:
    percent = share.percent
    return None if percent is None else percent_text(percent)


def _domains(outcome: Outcome) -> list[schema.DomainDocument]:
    return [
        {
            "number": tally.domain,
            "points": exact(outcome.domains[tally.domain].points),
            "maximum": exact(outcome.domains[tally.domain].maximum),
            "percent": _percent(outcome.domains[tally.domain]),
            "missing": tally.missing,
        }
        for tally in outcome.tallies
    ]


def shortfall_documents(classification: Classification | None) -> list[schema.ShortfallDocument]:
    """Every missed condition of every better class; none without a class."""
    return [_shortfall(item) for item in classification.shortfalls] if classification else []


def _shortfall(item: Shortfall) -> schema.ShortfallDocument:
    return {
        "band": item.band,
        "domain": item.domain,
        "actual": percent_text(item.actual),
        "threshold": exact(item.threshold.percent),
        "inclusive": item.threshold.inclusive,
        "percentage_points": percent_text(item.percentage_points),
        "points": exact(item.points),
    }


def _notices(classification: Classification | None) -> list[schema.NoticeDocument]:
    return [_notice(item) for item in classification.notices] if classification else []


def _notice(item: Notice) -> schema.NoticeDocument:
    return {
        "caution": str(item.caution.value),
        "band": item.band,
        "domain": item.domain,
        "actual": percent_text(item.actual),
    }


def _heads(round_: Round) -> dict[int, Head]:
    """The head in office at the end of the year, by unit."""
    day = datetime.date(round_.year, 12, 31)
    heads = Head.objects.in_office_on(day).filter(unit__round_places__round=round_)
    return {head.unit_id: head for head in heads.order_by("since", "pk")}


def _add_head(
    document: schema.UnitDocument, place: RoundUnit, heads: Mapping[int, Head], ratings: Mapping[int, HeadRating]
) -> None:
    if document["band"] is None or document["missing"]:
        return  # a provisional class rates nobody
    head, council = heads.get(place.unit_id), ratings.get(place.pk)
    rating = rate_head(document["band"], council.band.code if council else None, council.reason if council else "")
    document["head"] = {
        "name": head.name if head else "",
        "post": head.post if head else place.unit.head_post,
        "proposed": rating.proposed,
        "rating": rating.final,
        "reason": rating.reason,
    }


def _add_change(document: schema.UnitDocument, before: UnitResult | None, scheme: Scheme) -> None:
    if before is None or document["percent"] is None:
        return
    last: schema.UnitDocument = before.summary
    difference = change(_standing(last), _standing(document), scheme)
    if difference.percentage_points is None:
        return
    document["change"] = {
        "year": before.publication.overview["round"]["year"],
        "previous_percent": last["percent"] or "0",
        "percentage_points": percent_text(difference.percentage_points),
        "previous_rank": before.rank,
        "rank_steps": difference.rank_steps,
        "previous_band": before.band,
        "band_steps": difference.band_steps,
    }


def _standing(document: schema.UnitDocument) -> Standing:
    percent = document["percent"]
    return Standing(None if percent is None else Decimal(percent), document["rank"], document["band"])
