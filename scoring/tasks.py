"""Work that outlasts a request, done by a worker of the task queue."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django_tasks import task
from django_tasks.base import Task

from scoring.models import Drawing, ScoreImport
from scoring.report import drawings
from scoring.workbook.importing import flow
from units.models import User


@task()
def read_import(pk: int) -> None:
    """Read a workbook and compare it with the round."""
    flow.read(ScoreImport.objects.get(pk=pk))


@task()
def write_import(
    pk: int,
    actor: int | None,
    answers: dict[str, str] | None = None,
    accept_repairs: bool | None = None,  # the queue hands arguments on as JSON
    take_mine: list[str] | None = None,
) -> None:
    """Write a confirmed import."""
    flow.confirm(
        actor=None if actor is None else User.objects.get(pk=actor),
        import_=ScoreImport.objects.get(pk=pk),
        answers=answers,
        accept_repairs=accept_repairs,
        take_mine=None if take_mine is None else frozenset(take_mine),
    )


@task()
def draw_document(pk: int) -> None:
    """Draw a document that was asked for."""
    drawings.draw(Drawing.objects.select_related("round", "edition__publication", "unit", "asked_by").get(pk=pk))


def draw_later(drawing: Drawing) -> None:
    """Have the document drawn by a worker, once the transaction is through."""
    transaction.on_commit(lambda: _put(draw_document, drawing.pk))


def read_later(import_: ScoreImport) -> None:
    """Have the workbook read by a worker, once the transaction is through."""
    transaction.on_commit(lambda: _put(read_import, import_.pk))


def write_later(
    import_: ScoreImport,
    *,
    actor: User | None,
    answers: Mapping[str, str] | None = None,
    accept_repairs: bool | None = None,
    take_mine: Iterable[str] | None = None,
) -> None:
    """Have the import written by a worker, once the transaction is through. What is None stays as decided before."""
    wanted = {
        "answers": None if answers is None else dict(answers),
        "accept_repairs": accept_repairs,
        "take_mine": None if take_mine is None else sorted(take_mine),
    }
    transaction.on_commit(lambda: _put(write_import, import_.pk, actor.pk if actor else None, **wanted))


def _put(work: Task[..., None], *args: Any, **kwargs: Any) -> None:
    work.enqueue(*args, **kwargs)
