"""Result document -> everything that the report prints. Templates choose places, not figures."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils import timezone

from cchc.numbers import format_date, format_percent
from scoring.report.annex import Annex, annex
from scoring.report.classes import ClassLine, class_lines
from scoring.report.domains import DomainLine, weakest_lines
from scoring.report.heads import Decision, HeadLine, common_post, decisions, head_lines
from scoring.report.index import AuthorityFigures, GroupLine, authority_figures, group_lines
from scoring.report.letterhead import Letterhead, letterhead
from scoring.report.naming import Listing, naming_of
from scoring.report.words import count_text, lower_first
from scoring.report.years import Comparison, comparison
from scoring.results import schema
from scoring.results.source import Results


@dataclass(frozen=True)
class Basis:
    """What the results rest on: criteria set, scheme, and the published version (0: none yet)."""

    criteria_set: str
    scheme: str
    survey_held: bool
    version: int
    published_on: str
    reason: str
    sha256: str
    minutes: str


@dataclass(frozen=True)
class Leader:
    """First of the round, or of a block; several where they tie."""

    block: str
    names: str
    tied: bool
    composite: str


@dataclass(frozen=True)
class ReportContext:
    """One report. `kinds` is how its units are called together: "xã, thị trấn"."""

    year: int
    is_draft: bool
    is_sample: bool
    sample_set: bool
    kinds: str
    units: Listing
    unscored: Listing
    incomplete: Listing
    domain_count: str
    letterhead: Letterhead
    basis: Basis
    authority: AuthorityFigures | None
    groups: list[GroupLine]
    leaders: list[Leader]
    classes: list[ClassLine]
    head_post: str
    heads: list[HeadLine]
    decisions: list[Decision]
    comparison: Comparison | None
    weakest: list[DomainLine]
    annex: Annex


def report_context(results: Results) -> ReportContext:
    """Everything the report prints about `results`."""
    overview, units = results.overview, results.units
    naming = naming_of(units)
    return ReportContext(
        year=overview["round"]["year"],
        is_draft=results.is_provisional,
        is_sample=overview["round"]["is_sample"],
        sample_set=overview["criteria_set"]["is_sample"],
        kinds=naming.kinds,
        units=naming.listing(units),
        unscored=naming.listing([unit for unit in units if unit["percent"] is None]),
        incomplete=naming.listing([unit for unit in units if unit["missing"]]),
        domain_count=count_text(len(results.domains)),
        letterhead=letterhead(overview, naming.kinds),
        basis=_basis(results),
        authority=authority_figures(results),
        groups=group_lines(results, naming),
        leaders=_leaders(results),
        classes=class_lines(results, naming),
        head_post=common_post(results),
        heads=head_lines(results, naming),
        decisions=decisions(results),
        comparison=comparison(results),
        weakest=weakest_lines(results),
        annex=annex(results),
    )


def _basis(results: Results) -> Basis:
    overview = results.overview
    published = overview["published_at"]
    return Basis(
        criteria_set=_issued(overview["criteria_set"], is_sample=overview["criteria_set"]["is_sample"]),
        scheme=_issued(overview["scheme"]),
        survey_held=overview["round"]["survey_held"],
        version=overview["version"],
        published_on=format_date(_local_date(published)) if published else "",
        reason=overview["reason"].strip().rstrip("."),
        sha256=results.etag,
        minutes=_minutes(overview.get("minutes")),
    )


def _minutes(minutes: schema.MinutesDocument | None) -> str:
    """The council's minutes as they are cited; empty where there are none."""
    if not minutes:
        return ""
    return f"Biên bản số {minutes['number']} ngày {format_date(datetime.date.fromisoformat(minutes['date']))}"


def _issued(document: schema.CriteriaSetDocument | schema.SchemeDocument, *, is_sample: bool = False) -> str:
    """Name, and the decision that issued it; a sample was issued by none, it only follows one."""
    name, number, date = lower_first(document["name"]), document["decision_number"], document["decision_date"]
    if not number:
        return name
    on = f" ngày {format_date(datetime.date.fromisoformat(date))}" if date else ""
    return f"{name} ({'dựng theo ' if is_sample else ''}Quyết định số {number}{on})"


def _local_date(moment: str) -> datetime.date:
    return timezone.localtime(datetime.datetime.fromisoformat(moment)).date()


def _leaders(results: Results) -> list[Leader]:
    first = [unit for unit in results.units if unit["rank"] == 1]
    return [_leader(block, list(members)) for block, members in groupby(first, key=lambda unit: unit["block"] or "")]


def _leader(block: str, first: Sequence[schema.UnitDocument]) -> Leader:
    return Leader(
        block=lower_first(block),
        names=", ".join(lower_first(unit["full_name"]) for unit in first),
        tied=len(first) > 1,
        composite=format_percent(Decimal(first[0]["percent"] or 0)),
    )
