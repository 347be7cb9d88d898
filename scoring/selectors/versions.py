"""What one published version changed against the one before: both figures of every unit that differs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F
from django.db.models.fields.json import KT

from scoring.models import Publication, Round, UnitResult
from scoring.selectors.publications import light


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit's published outcome: composite in percent (exact), class code, rank."""

    percent: Decimal | None
    band: str
    rank: int


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit whose outcome a version changed; None where it was, or is, not among the units."""

    code: str
    name: str
    old: Standing | None
    new: Standing | None


Standings = Mapping[str, tuple[str, Standing]]


def versions_of(round_: Round) -> list[Publication]:
    """Every version of a round, the latest first, with the people, without the documents."""
    rows = light(Publication.objects.filter(round=round_)).select_related("published_by", "proposed_by")
    return list(rows.order_by("-version"))


def changes_by_version(round_: Round) -> dict[int, list[UnitChange]]:
    """Version to the units it changed: in its printed order, units it dropped last. One query."""
    standings: dict[int, dict[str, tuple[str, Standing]]] = {}
    for version, code, name, standing in _rows(Publication.objects.filter(round=round_)):
        standings.setdefault(version, {})[code] = (name, standing)
    return {
        version: changes(standings.get(version - 1, {}), standings[version])
        for version in sorted(standings)
        if version > 1
    }


def changes_of(publication: Publication) -> dict[str, UnitChange]:
    """Units by code that this version changed against the one before it; none for a first version. One query."""
    if publication.version == 1:
        return {}
    pair = Publication.objects.filter(
        round=publication.round_id, version__in=[publication.version - 1, publication.version]
    )
    found: dict[int, dict[str, tuple[str, Standing]]] = {publication.version - 1: {}, publication.version: {}}
    for version, code, name, standing in _rows(pair):
        found[version][code] = (name, standing)
    changed = changes(found[publication.version - 1], found[publication.version])
    return {change.code: change for change in changed}


def standings_of(publication: Publication | None) -> Standings:
    """Outcomes of a version by unit code, with the units' names; none without a version."""
    if publication is None:
        return {}
    return {code: (name, standing) for _version, code, name, standing in _rows([publication])}


def changes(old: Standings, new: Standings) -> list[UnitChange]:
    """Units that differ: those of `new` in their order, then those that `new` dropped."""
    codes = [*new, *(code for code in old if code not in new)]
    return [
        UnitChange(code, (new.get(code) or old[code])[0], _standing(old, code), _standing(new, code))
        for code in codes
        if _standing(old, code) != _standing(new, code)
    ]


def _standing(standings: Standings, code: str) -> Standing | None:
    found = standings.get(code)
    return found[1] if found else None


def _rows(publications: Iterable[Publication]) -> Iterable[tuple[int, str, str, Standing]]:
    rows = UnitResult.objects.filter(publication__in=publications).order_by("publication", "position")
    columns = rows.annotate(
        of_version=F("publication__version"), percent=KT("summary__percent"), full_name=KT("summary__full_name")
    ).values_list("of_version", "code", "full_name", "percent", "band", "rank")
    for version, code, name, percent, band, rank in columns:
        yield version, code, name, Standing(None if percent is None else Decimal(percent), band, rank)
