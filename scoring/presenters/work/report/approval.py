"""The page of approval: where the report stands, what is missing, what was issued and signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.models import Dismissal, Drawing, Edition, Publication, Report, Variant
from scoring.permissions import Person, may_approve_report
from scoring.presenters.verify.document import FileLine, file_lines
from scoring.report.codes import code_of
from scoring.report.issuing.obstacles import obstacles
from scoring.selectors.publications import latest_publication
from scoring.selectors.reports import ReportState

STANDS = {
    ReportState.WRITING: ("", gettext_lazy("Đang soạn thảo")),
    ReportState.SUBMITTED: ("warn", gettext_lazy("Chờ duyệt")),
    ReportState.ISSUED: ("good", gettext_lazy("Đã ban hành")),
}


@dataclass(frozen=True, slots=True)
class EditionCard:
    """An edition: what it rests on, who approved it, its files. `outdated`: its results were corrected since."""

    edition: Edition
    code: str
    verify_url: str
    results_version: int
    is_current: bool
    outdated: bool
    files: Sequence[FileLine]
    drawings: Sequence[Drawing]
    is_drawn: bool
    is_signed: bool


def approval_context(report: Report, state: ReportState, person: Person) -> dict[str, Any]:
    """What the page shows, in a number of queries that grows with the editions alone."""
    publication = latest_publication(report.round)
    is_own = report.submitted_by_id is not None and report.submitted_by_id == person.pk
    return {
        "stand": _stand(state),
        "obstacles": _obstacles(report, publication) if state is ReportState.WRITING else [],
        "is_published": publication is not None,
        "is_own": is_own,
        "may_decide": may_approve_report(person, report.round) and state is ReportState.SUBMITTED,
        "dismissals": _dismissals(report),
        "editions": edition_cards(report, publication),
    }


def _stand(state: ReportState) -> dict[str, str]:
    tone, label = STANDS[state]
    return {"tone": tone, "label": str(label)}


def _obstacles(report: Report, publication: Publication | None) -> list[str]:
    found = [] if report.signatory_name.strip() else [_("Thông tin văn bản: chưa ghi họ và tên người ký.")]
    if publication is None:
        return [_("Kết quả của kỳ chưa công bố."), *found]
    if report.round.correction_reason:
        found.append(_("Kết quả của kỳ đang được đính chính."))
    return [*found, *obstacles(report, publication)]


def _dismissals(report: Report) -> list[Dismissal]:
    return list(report.dismissals.select_related("dismissed_by").order_by("pk"))


def edition_cards(report: Report, latest: Publication | None) -> list[EditionCard]:
    """Editions of the round, the one in force first."""
    rows = Edition.objects.filter(round=report.round_id).select_related("publication", "approved_by", "submitted_by")
    found = rows.defer("publication__document", "publication__overview", "content").order_by("-number")
    return [_card(edition, latest, is_current=place == 0) for place, edition in enumerate(found)]


def _card(edition: Edition, latest: Publication | None, *, is_current: bool) -> EditionCard:
    files, code = file_lines(edition), code_of(edition.content_sha256)
    variants = set(edition.files.filter(unit=None).values_list("variant", flat=True))
    drawings = [] if Variant.FULL in variants else list(edition.drawings.filter(unit=None).order_by("pk"))
    return EditionCard(
        edition=edition,
        code=code,
        verify_url=reverse("verify-code", args=[code]),
        results_version=edition.publication.version,
        is_current=is_current,
        outdated=latest is not None and latest.pk != edition.publication_id,
        files=files,
        drawings=drawings,
        is_drawn=Variant.FULL in variants,
        is_signed=Variant.SIGNED in variants,
    )
