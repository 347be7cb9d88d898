"""A regulation written from its workbook: set, criteria, scheme, settings, in one transaction or not at all."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.tables.listing import Listing
from cchc.tables.report import Refusal, Report, merged
from cchc.tables.running import import_list
from cchc.tables.sheets import RawSheet
from cchc.tables.widgets import text_of
from scoring.models import ClassificationScheme, CriteriaSet, Round
from scoring.permissions import may_administer, used_by_others
from scoring.resources import BandResource, CriteriaSetResource, CriterionResource, SchemeResource
from scoring.resources.schemes import SCHEME, refuse_frozen_scheme
from scoring.resources.sets import SET, FrozenResource, refuse_frozen
from scoring.selectors.scheme import scheme_problem
from scoring.selectors.sums import set_mismatches
from scoring.services.errors import NotAllowedError
from scoring.workbook.regulation.layout import BANDS_SHEET, CRITERIA_SHEET
from scoring.workbook.regulation.leftovers import remove_bands, remove_criteria
from scoring.workbook.regulation.order import restore_order
from scoring.workbook.regulation.reading import Parts, take_apart
from scoring.workbook.regulation.settings import apply_settings
from units.models import User

OTHERS = gettext_lazy("Đang dùng cho kỳ của cơ quan khác nên không sửa được; hãy nhập với mã khác.")


def import_regulation(
    sheets: Sequence[RawSheet], *, actor: User | None, dry_run: bool, accept_repairs: bool = False
) -> Report:
    """Write the regulation, or rehearse it; anything refused, or a repair not accepted, keeps everything out.

    `actor` None is the command line. Raises NotAllowedError.
    """
    refuse_stranger(actor)
    parts = take_apart(sheets)
    report = Report(refused=tuple(parts.refused), repairs=tuple(parts.repairs), notes=tuple(parts.notes))
    if parts.refused:
        return report
    with transaction.atomic():
        done = _written(parts, actor)
        report = merged([report, *done.reports])
        report = replace(report, refused=(*report.refused, *_standing(parts, done, actor)))
        if dry_run or report.refused or (report.repairs and not accept_repairs):
            transaction.set_rollback(True)
    return report


def refuse_stranger(actor: User | None) -> None:
    """Raise NotAllowedError for people who manage no criteria; `actor` None is the command line."""
    if actor is not None and not may_administer(actor):
        raise NotAllowedError


def is_others(actor: User | None, thing: CriteriaSet | ClassificationScheme) -> bool:
    """Whether a round of an authority where `actor` edits nothing uses the set or the scheme."""
    rounds: QuerySet[Round] = thing.rounds.all()
    return actor is not None and used_by_others(actor, rounds)


@dataclass
class _Done:
    """What was done to the set, to the scheme, and to the round."""

    set: list[Report]
    scheme: list[Report]
    settings: list[Report] = field(default_factory=list)

    @property
    def reports(self) -> list[Report]:
        """All of it."""
        return [*self.set, *self.scheme, *self.settings]

    @property
    def is_refused(self) -> bool:
        """Whether anything is."""
        return any(report.refused for report in self.reports)


def _written(parts: Parts, actor: User | None) -> _Done:
    """What each part does; criteria need the set, bands the scheme, the rest that those are there."""
    done = _Done(
        list(_in_turn((CriteriaSetResource(), parts.set), (CriterionResource(), parts.criteria))),
        list(_in_turn((SchemeResource(), parts.scheme), (BandResource(), parts.bands))),
    )
    if done.is_refused:
        return done
    criteria_set, scheme = _set_of(parts), _scheme_of(parts)
    # What the workbook does not name goes; what it names is in its order.
    if criteria_set:
        done.set += [remove_criteria(criteria_set, parts.criteria), restore_order(criteria_set, parts.criteria)]
    if scheme and parts.bands.columns:
        done.scheme.append(remove_bands(scheme, parts.bands))
    done.settings.append(apply_settings(parts.settings, criteria_set, scheme, actor))
    return done


def _in_turn(*lists: tuple[FrozenResource, Listing]) -> Iterator[Report]:
    """Import lists until one is refused. Whether they are frozen is asked once, for all of them."""
    for resource, listing in lists:
        resource.refuses_frozen = False
        if isinstance(resource, CriterionResource):
            resource.domains.refuses_frozen = False
        report = import_list(resource, listing, dry_run=False)
        yield report
        if report.refused:
            return


def _standing(parts: Parts, done: _Done, actor: User | None) -> Iterator[Refusal]:
    """What stands against the whole once it is written: it is in use, or does not add up."""
    criteria_set, scheme = _set_of(parts), _scheme_of(parts)
    if criteria_set and any(report.changes for report in done.set):
        yield from _in_use(criteria_set, refuse_frozen, actor)
    if scheme and any(report.changes for report in done.scheme):
        yield from _in_use(scheme, refuse_frozen_scheme, actor)
    if done.is_refused:
        return
    if criteria_set:
        yield from (Refusal(_sheet(CRITERIA_SHEET), sentence) for sentence in set_mismatches(criteria_set))
    if scheme and (problem := scheme_problem(scheme)):
        yield Refusal(_sheet(BANDS_SHEET), problem)


T = TypeVar("T", CriteriaSet, ClassificationScheme)


def _in_use(thing: T, refuse: Callable[[T], None], actor: User | None) -> Iterator[Refusal]:
    try:
        refuse(thing)
    except ValidationError as error:
        yield from (Refusal("", message) for message in error.messages)
    if is_others(actor, thing):
        yield Refusal("", str(OTHERS))


def _sheet(name: str) -> str:
    return _("Trang “%(name)s”") % {"name": name}


def _set_of(parts: Parts) -> CriteriaSet | None:
    code = text_of(parts.set.rows[0].values[SET])
    return CriteriaSet.objects.filter(code=code).first()


def _scheme_of(parts: Parts) -> ClassificationScheme | None:
    if not parts.scheme.rows:
        return None
    return ClassificationScheme.objects.filter(code=text_of(parts.scheme.rows[0].values[SCHEME])).first()
