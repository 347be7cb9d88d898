"""The shares of the appraisal on the page: appraisers by domain, and what nobody appraises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.models import Domain, RoundUnit
from scoring.rules.sharing import split_by_weight, split_in_order
from scoring.selectors.appraisal.coverage import uncovered
from scoring.selectors.appraisal.shape import domains_of, is_product, places_of, product
from scoring.selectors.assignments import Shares
from scoring.selectors.structure import Structure
from units.models import User

NAMED = 6


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the matrix."""

    key: int
    label: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One appraiser. Without boxes where the shares are no plain units-times-domains; `units` tells them in words."""

    key: int
    name: str
    boxes: Sequence[Box]
    has_boxes: bool
    units: str
    cells: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A domain in which nobody appraises some units; `units` names them, or says that it is all of them."""

    domain: str
    units: str


def person_rows(shares: Mapping[User, Shares], structure: Structure, places: Sequence[RoundUnit]) -> list[PersonRow]:
    """One row for each appraiser, with the shares there are or those proposed."""
    return [_row(person, each, structure, places) for person, each in shares.items()]


def gaps(shares: Mapping[User, Shares], structure: Structure, places: Sequence[RoundUnit]) -> list[Gap]:
    """What nobody appraises, by domain."""
    names = {place.pk: place.unit.full_name for place in places}
    domains = {domain.pk: domain for domain in structure.domains}
    missing = uncovered(shares, list(names), list(domains))
    return [Gap(str(domains[domain]), _units(found, names)) for domain, found in missing.items()]


def domains_shared_out(shares: Mapping[User, Shares], structure: Structure) -> dict[User, Shares]:
    """A proposal: each domain to one appraiser, by number of appraised criteria, in all units."""
    weights = {domain.pk: _criteria(structure, domain) for domain in structure.domains}
    split = split_by_weight(weights, list(shares))
    return {person: Shares(product(None, frozenset(domains))) for person, domains in split.items()}


def units_shared_out(shares: Mapping[User, Shares], places: Sequence[RoundUnit]) -> dict[User, Shares]:
    """A proposal: each unit to one appraiser in alphabetical runs, in all domains."""
    split = split_in_order([place.pk for place in places], list(shares))
    return {person: Shares(product(frozenset(units), None)) for person, units in split.items()}


def _row(person: User, shares: Shares, structure: Structure, places: Sequence[RoundUnit]) -> PersonRow:
    has_boxes = is_product(shares)
    ticked = domains_of(shares)
    return PersonRow(
        key=person.pk,
        name=person.full_name or person.username,
        boxes=[
            Box(domain.pk, str(domain), has_boxes and bool(shares.pairs) and (ticked is None or domain.pk in ticked))
            for domain in structure.domains
        ],
        has_boxes=has_boxes,
        units=_places(shares, len(places)),
        cells=sum(
            _criteria(structure, domain)
            for domain in structure.domains
            for place in places
            if shares.holds(place.pk, domain.pk)
        ),
    )


def _criteria(structure: Structure, domain: Domain) -> int:
    return sum(leaf.domain_id == domain.pk and leaf.method == "appraisal" for leaf in structure.leaf_rows)


def _places(shares: Shares, whole: int) -> str:
    if not shares.pairs:
        return _("Chưa phân công")
    if not is_product(shares):
        return _("Phân công riêng từng phần")
    places = places_of(shares)
    if places is None or len(places) == whole:
        return _("Mọi đơn vị")
    return ngettext("%(count)d đơn vị", "%(count)d đơn vị", len(places)) % {"count": len(places)}


def _units(missing: Sequence[int], names: Mapping[int, str]) -> str:
    if len(missing) == len(names):
        return _("mọi đơn vị")
    shown = ", ".join(names[place] for place in missing[:NAMED])
    more = len(missing) - NAMED
    return _("%(units)s và %(more)d đơn vị khác") % {"units": shown, "more": more} if more > 0 else shown
