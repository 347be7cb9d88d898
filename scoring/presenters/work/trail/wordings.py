"""One wording for each act."""

from collections.abc import Callable, Mapping

from scoring.models import Action, Event
from scoring.presenters.work.trail import (
    decision_acts,
    evidence_acts,
    explanation_acts,
    report_acts,
    scoring_acts,
    setup_acts,
    sheet_acts,
)
from scoring.presenters.work.trail.told import Names, Payload, Told

WORDINGS: Mapping[str, Callable[[Payload, Names], Told]] = {
    Action.ROUND_OPENED: setup_acts.round_opened,
    Action.SCORES_RECORDED: scoring_acts.recorded,
    Action.HEAD_RATED: decision_acts.head_rated,
    Action.AUTHORITY_RECORDED: decision_acts.authority_recorded,
    Action.PUBLISHED: decision_acts.published,
    Action.CORRECTION_OPENED: decision_acts.correction_opened,
    Action.CORRECTION_DROPPED: decision_acts.correction_dropped,
    Action.TIMETABLE_SET: setup_acts.timetable_set,
    Action.STAGE_EXTENDED: setup_acts.stage_extended,
    Action.NOTED: scoring_acts.noted,
    Action.EVIDENCE_ADDED: evidence_acts.added,
    Action.EVIDENCE_REPLACED: evidence_acts.replaced,
    Action.EVIDENCE_WITHDRAWN: evidence_acts.withdrawn,
    Action.APPRAISERS_ASSIGNED: setup_acts.assigned,
    Action.SCORES_ACCEPTED: scoring_acts.accepted,
    Action.EXPLANATION_ASKED: explanation_acts.asked,
    Action.EXPLANATION_ANSWERED: explanation_acts.answered,
    Action.EXPLANATION_DECIDED: explanation_acts.decided,
    Action.EXPLANATION_WITHDRAWN: explanation_acts.withdrawn,
    Action.SHEET_SUBMITTED: sheet_acts.submitted,
    Action.SHEET_CHECKED: sheet_acts.checked,
    Action.SHEET_RETURNED: sheet_acts.returned,
    Action.COPY_ATTACHED: sheet_acts.copy_attached,
    Action.PUBLICATION_PROPOSED: decision_acts.proposed,
    Action.PROPOSAL_RETURNED: decision_acts.proposal_returned,
    Action.PROPOSAL_WITHDRAWN: decision_acts.proposal_withdrawn,
    Action.ADJUSTED: decision_acts.adjusted,
    Action.MEMBERS_CHANGED: setup_acts.members_changed,
    Action.REMEDY_CHANGED: setup_acts.remedy_changed,
    Action.CRITERIA_CLONED: setup_acts.criteria_cloned,
    Action.REPORT_STARTED: report_acts.started,
    Action.REPORT_CHANGED: report_acts.changed,
    Action.FIGURE_CHANGED: report_acts.figure_changed,
    Action.FINDING_DISMISSED: report_acts.finding_dismissed,
    Action.REPORT_SUBMITTED: report_acts.plain("Trình báo cáo"),
    Action.REPORT_RETURNED: report_acts.plain("Trả lại báo cáo"),
    Action.REPORT_APPROVED: report_acts.approved,
    Action.REPORT_REOPENED: report_acts.plain("Mở sửa báo cáo đã ban hành"),
    Action.REPORT_SIGNED: report_acts.signed,
}


def told(event: Event, names: Names) -> Told:
    """An event in words; by the name of its act alone where the portal no longer knows it."""
    wording = WORDINGS.get(event.action)
    return wording(event.payload, names) if wording else Told(str(event.get_action_display()))
