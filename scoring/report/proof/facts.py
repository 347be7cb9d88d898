"""Results -> the facts that a report's text is held against."""

import datetime
from collections import Counter
from decimal import Decimal

from scoring.checking.shape import ClassFact, Facts, GroupFact, ThresholdFact
from scoring.report.domains import NAMED, means
from scoring.report.scheme import scheme_of
from scoring.report.words import kind_words, lower_first
from scoring.results import schema
from scoring.results.source import Results
from scoring.results.wording import held_back_by_domain
from scoring.rules.summary import composite_groups, weakest


def facts_of(results: Results, report_date: datetime.date | None = None) -> Facts:
    """What the results say, in the terms of the figures check."""
    names = _names(results)
    given = results.overview["authority_result"]
    return Facts(
        year=results.overview["round"]["year"],
        authority=lower_first(results.overview["authority"]["full_name"]),
        units={names[unit["code"]]: kind_words([unit["kind"]]) for unit in results.units},
        ranks={names[unit["code"]]: rank for unit in results.units if (rank := unit["rank"]) is not None},
        composites={names[unit["code"]]: Decimal(unit["percent"]) for unit in results.units if unit["percent"]},
        classes=_classes(results, names),
        heads=_heads(results, names),
        groups=_groups(results, names),
        held_back=_held_back(results, names),
        thresholds=tuple(_thresholds(results)),
        domains=tuple(domain["name"] for domain in results.domains.values()),
        weakest=tuple(results.domains[number]["name"] for number in weakest(means(results), NAMED)),
        index=Decimal(given["index"]) if given else None,
        previous_index=Decimal(given["previous_index"]) if given and given["previous_index"] else None,
        rank=given["rank"] if given else None,
        ranked=given["ranked"] if given else None,
        authority_class=results.bands[given["band"]]["label"] if given and given["band"] else "",
        report_date=report_date,
    )


def _names(results: Results) -> dict[str, str]:
    """Units by code: by name, and by kind and name where several have the same ("xã Tân Kỳ", "phường Tân Kỳ")."""
    frequency = Counter(unit["name"] for unit in results.units)
    return {
        unit["code"]: unit["name"] if frequency[unit["name"]] == 1 else lower_first(unit["full_name"])
        for unit in results.units
    }


def _classes(results: Results, names: dict[str, str]) -> tuple[ClassFact, ...]:
    bands, before = results.overview["scheme"]["bands"], results.overview["previous_band_counts"]
    known = before if before is not None and set(before) <= set(results.bands) else None
    return tuple(
        ClassFact(
            band["label"],
            tuple(names[unit["code"]] for unit in results.units if unit["band"] == band["code"]),
            None if known is None else known.get(band["code"], 0),
        )
        for band in bands
    )


def _heads(results: Results, names: dict[str, str]) -> tuple[ClassFact, ...]:
    """Units by the rating of their heads, where the council rated some apart from their class."""
    heads = {unit["code"]: head for unit in results.units if (head := unit["head"])}
    if all(head["rating"] == head["proposed"] for head in heads.values()):
        return ()
    return tuple(
        ClassFact(
            band["label"],
            tuple(
                names[unit["code"]]
                for unit in results.units
                if unit["code"] in heads and heads[unit["code"]]["rating"] == band["code"]
            ),
        )
        for band in results.overview["scheme"]["bands"]
    )


def _groups(results: Results, names: dict[str, str]) -> tuple[GroupFact, ...]:
    percents = {names[unit["code"]]: Decimal(unit["percent"]) for unit in results.units if unit["percent"] is not None}
    return tuple(
        GroupFact(group.lower, group.lower_inclusive, group.upper, group.upper_inclusive, group.keys)
        for group in composite_groups(percents, scheme_of(results.overview["scheme"]))
    )


def _held_back(results: Results, names: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        band["label"]: tuple(
            names[unit["code"]] for unit in results.units if unit["band"] == band["code"] and held_back_by_domain(unit)
        )
        for band in results.overview["scheme"]["bands"]
    }


def _thresholds(results: Results) -> list[ThresholdFact]:
    found = []
    for band in results.overview["scheme"]["bands"]:
        for of, threshold in (("composite", band["composite"]), ("domain", band["domain_floor"])):
            if threshold:
                found.append(_threshold(band["label"], of, threshold))
    return found


def _threshold(label: str, of: str, threshold: schema.ThresholdDocument) -> ThresholdFact:
    return ThresholdFact(label, of, Decimal(threshold["percent"]), threshold["inclusive"])
