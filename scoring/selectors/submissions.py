"""What a unit has handed in, and what its sheet still lacks before it can be."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from scoring.models import Action, Criterion, Event, Layer, RoundUnit, Score, StoredFile, Submission
from scoring.rules.marks import Method
from scoring.selectors.evidence import lacking_evidence
from scoring.selectors.structure import round_structure


@dataclass(frozen=True)
class Readiness:
    """How far a self-scored sheet is: criteria to score, those without a score, those without required evidence."""

    wanted: int
    missing: Sequence[Criterion]
    lacking: Sequence[Criterion]

    @property
    def is_complete(self) -> bool:
        """Whether the sheet can be handed in."""
        return not self.missing and not self.lacking

    @property
    def entered(self) -> int:
        """Criteria that have a self score (points or "không áp dụng")."""
        return self.wanted - len(self.missing)


def readiness(place: RoundUnit) -> Readiness:
    """The sheet of a unit as it stands. Survey criteria are the office's, so nothing of them is asked of a unit."""
    wanted = [row for row in round_structure(place.round).leaf_rows if row.method == Method.APPRAISAL]
    entered = Score.objects.filter(round_unit=place, layer=Layer.SELF).exclude(points=None, not_applicable=False)
    scored = set(entered.values_list("criterion", flat=True))
    lacking = {cell.criterion for cell in lacking_evidence(place.round, place)}
    return Readiness(
        wanted=len(wanted),
        missing=[row for row in wanted if row.pk not in scored],
        lacking=[row for row in wanted if row.pk in lacking],
    )


def live_submission(place: RoundUnit) -> Submission | None:
    """The submission in force; None while the unit still works on its sheet."""
    return submissions_of(place).filter(returned_at=None).first()


def submissions_of(place: RoundUnit) -> QuerySet[Submission]:
    """Every time the sheet was handed in, the latest first, with the unit, the people and the signed copy."""
    shown = ("round_unit__unit", "submitted_by", "checked_by", "returned_by", "signed_copy")
    return Submission.objects.filter(round_unit=place).select_related(*shown).order_by("-pk")


def signed_copies(place: RoundUnit) -> list[StoredFile]:
    """Every signed copy ever attached to the sheet, the latest first; earlier ones are kept."""
    events = Event.objects.filter(place=place, action=Action.COPY_ATTACHED).order_by("pk")
    keys = [payload["file"] for payload in events.values_list("payload", flat=True)]
    return list(StoredFile.objects.filter(pk__in=keys).select_related("uploaded_by").order_by("-pk"))
