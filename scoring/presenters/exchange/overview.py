"""Imports of a round, the latest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.numbers import format_date
from scoring.models import ScoreImport
from scoring.models.imports import ImportState

TONES = {
    ImportState.DONE: "good",
    ImportState.REFUSED: "not-completed",
    ImportState.FAILED: "not-completed",
    ImportState.READY: "completed",
}


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One import in the list."""

    url: str
    name: str
    when: str
    by: str
    state: str
    tone: str


def import_lines(imports: Iterable[ScoreImport], slug: str) -> list[ImportLine]:
    """Imports as lines; their round's slug is given so that it is not read for each."""
    return [
        ImportLine(
            url=reverse("import", args=[slug, import_.pk]),
            name=import_.file_name,
            when=moment(import_),
            by=str(import_.uploaded_by.full_name or import_.uploaded_by.username) if import_.uploaded_by else "",
            state=import_.get_state_display(),
            tone=TONES.get(ImportState(import_.state), ""),
        )
        for import_ in imports
    ]


def moment(import_: ScoreImport) -> str:
    """When it was uploaded: "05/3/2022 14:07"."""
    local = timezone.localtime(import_.created_at)
    return f"{format_date(local.date())} {local:%H:%M}"
