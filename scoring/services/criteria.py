"""Cloning of criteria sets and schemes: what a published round uses is never changed, its clone is."""

from collections.abc import Iterable
from itertools import count
from typing import TypeVar

from django.db import models, transaction

from scoring.models import Action, ClassificationScheme, CriteriaSet, Criterion, Domain
from scoring.permissions import may_administer
from scoring.services.errors import NotAllowedError
from scoring.services.log import write_event
from units.models import User

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def clone_criteria_set(*, actor: User | None, source: CriteriaSet) -> CriteriaSet:
    """Copy a set with its domains and criteria, under a new code. Raises NotAllowedError."""
    _refuse_stranger(actor)
    clone = _renamed(source, CriteriaSet.objects.values_list("code", flat=True))
    domains = {domain.pk: _copy(domain, criteria_set=clone) for domain in Domain.objects.filter(criteria_set=source)}
    rows = list(Criterion.objects.filter(criteria_set=source))
    copies = {row.pk: _copy(row, criteria_set=clone, domain=domains[row.domain_id], parent=None) for row in rows}
    for row in rows:
        if row.parent_id is not None:
            copies[row.pk].parent = copies[row.parent_id]
    Criterion.objects.bulk_update(copies.values(), ["parent"])
    _log(actor, "set", source.code, clone.code)
    return clone


@transaction.atomic
def clone_scheme(*, actor: User | None, source: ClassificationScheme) -> ClassificationScheme:
    """Copy a scheme with its bands, under a new code. Raises NotAllowedError."""
    _refuse_stranger(actor)
    clone = _renamed(source, ClassificationScheme.objects.values_list("code", flat=True))
    for band in source.bands.all():
        _copy(band, scheme=clone)
    _log(actor, "scheme", source.code, clone.code)
    return clone


def _log(actor: User | None, kind: str, source: str, clone: str) -> None:
    """The clone belongs to no round yet."""
    payload = {"kind": kind, "source": source, "clone": clone}
    write_event(actor=actor, action=Action.CRITERIA_CLONED, round_=None, payload=payload)


def _refuse_stranger(actor: User | None) -> None:
    if actor is not None and not may_administer(actor):
        raise NotAllowedError


def _copy(row: Row, **changed: object) -> Row:
    """A saved copy of a row with some fields changed."""
    fields = row._meta.concrete_fields  # noqa: SLF001  # Django's public model API, whatever its name
    values = {field.attname: getattr(row, field.attname) for field in fields if not field.primary_key}
    copy = type(row)(**values)
    for name, value in changed.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)
    return copy


Named = TypeVar("Named", CriteriaSet, ClassificationScheme)


def free_code(stem: str, taken: Iterable[str]) -> str:
    """`stem` if no other has it, otherwise with the first free number: "bo-2021-2"."""
    codes = set(taken)
    return stem if stem not in codes else next(code for n in count(2) if (code := f"{stem}-{n}") not in codes)


def _renamed(source: Named, taken: models.QuerySet[Named, str]) -> Named:
    """A copy with the first free code: "bo-2021" becomes "bo-2021-2"."""
    code = free_code(source.code[:36], {*taken, source.code[:36]})
    name = f"{source.name} (bản sao)"  # data stays Vietnamese, whoever makes it
    return _copy(source, code=code, name=name[:200])
