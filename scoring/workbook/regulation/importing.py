"""A regulation written from its workbook: set, criteria, scheme, settings, in one transaction or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from scoring.resources.criteria import SET, FrozenResource, refuse_frozen
from scoring.resources.schemes import SCHEME, refuse_frozen_scheme
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
        report = merged([report, *_written(parts, actor)])
        report = replace(report, refused=(*report.refused, *_standing(parts, report, actor)))
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


def _written(parts: Parts, actor: User | None) -> list[Report]:
    """What each part does; criteria need the set, bands the scheme, the rest that those are there."""
    done = [
        *_in_turn((CriteriaSetResource(), parts.set), (CriterionResource(), parts.criteria)),
        *_in_turn((SchemeResource(), parts.scheme), (BandResource(), parts.bands)),
    ]
    if any(report.refused for report in done):
        return done
    return [*done, *_tidied(parts), apply_settings(parts.settings, _set_of(parts), _scheme_of(parts), actor)]


def _tidied(parts: Parts) -> Iterator[Report]:
    """What the workbook does not name goes; what it names is in its order."""
    if criteria_set := _set_of(parts):
        yield remove_criteria(criteria_set, parts.criteria)
        yield restore_order(criteria_set, parts.criteria)
    if (scheme := _scheme_of(parts)) and parts.bands.columns:
        yield remove_bands(scheme, parts.bands)


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


def _standing(parts: Parts, report: Report, actor: User | None) -> Iterator[Refusal]:
    """What stands against the whole once it is written: it is in use, or does not add up."""
    criteria_set, scheme = _set_of(parts), _scheme_of(parts)
    if report.changes:
        yield from _frozen(criteria_set, scheme)
        yield from _of_others(actor, criteria_set, scheme)
    if report.refused:
        return
    if criteria_set:
        place = _("Trang “%(name)s”") % {"name": CRITERIA_SHEET}
        yield from (Refusal(place, sentence) for sentence in set_mismatches(criteria_set))
    if scheme and (problem := scheme_problem(scheme)):
        yield Refusal(_("Trang “%(name)s”") % {"name": BANDS_SHEET}, problem)


def _frozen(criteria_set: CriteriaSet | None, scheme: ClassificationScheme | None) -> Iterator[Refusal]:
    try:
        if criteria_set:
            refuse_frozen(criteria_set)
        if scheme:
            refuse_frozen_scheme(scheme)
    except ValidationError as error:
        yield from (Refusal("", message) for message in error.messages)


def _of_others(
    actor: User | None, criteria_set: CriteriaSet | None, scheme: ClassificationScheme | None
) -> Iterator[Refusal]:
    if any(is_others(actor, thing) for thing in (criteria_set, scheme) if thing):
        yield Refusal("", str(OTHERS))


def _set_of(parts: Parts) -> CriteriaSet | None:
    code = text_of(parts.set.rows[0].values[SET])
    return CriteriaSet.objects.filter(code=code).first()


def _scheme_of(parts: Parts) -> ClassificationScheme | None:
    if not parts.scheme.rows:
        return None
    return ClassificationScheme.objects.filter(code=text_of(parts.scheme.rows[0].values[SCHEME])).first()
