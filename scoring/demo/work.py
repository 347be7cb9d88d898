"""The year's work of the demo's open round: dates, self scores, evidence, shares, a question. All sample data."""

import datetime
from pathlib import Path

from django.utils import timezone

from scoring.models import Criterion, Layer, Round, Score
from scoring.rules.marks import Mark
from scoring.rules.progress import Progress
from scoring.rules.stages import Stage, Window
from scoring.selectors.evidence import CellKey, lacking_evidence
from scoring.selectors.progress import progress_of_round
from scoring.services.appraisal import accept_rest
from scoring.services.assignments import assign
from scoring.services.evidence import Reference, add_evidence
from scoring.services.explanations import ask
from scoring.services.scores import Cell, record_scores
from scoring.services.timetable import set_timetable
from scoring.workbook.matrix import record_matrix
from units.models import Role, User

# First and last day of each stage, counted from the day the demo is loaded: they overlap, so that every act can be
# tried on the same day.
DAYS = {
    Stage.PREPARATION: (-60, -31),
    Stage.SELF_SCORING: (-30, 60),
    Stage.SURVEY: (-30, 75),
    Stage.FIRST_APPRAISAL: (-20, 75),
    Stage.EXPLANATION: (-10, 80),
    Stage.FINAL_APPRAISAL: (-5, 90),
    Stage.APPROVAL: (-1, 100),
}
ASSIGNED_DOMAINS = (1, 3, 7)
APPRAISED_UNIT, APPRAISED_DOMAIN = "an-thanh", 1
CITING_UNITS, CITED = ("an-thanh", "ha-ky"), 4
ASKED_UNIT, ASKED_CRITERION = "ha-ky", "1.2.1"
QUESTION = "Đề nghị gửi báo cáo quý III năm 2022; phần mềm quản lý văn bản chưa ghi nhận (câu hỏi minh họa)."

PAPERS = "Đã nộp hồ sơ giấy tại cơ quan đánh giá (minh họa)."


def load_work(round_: Round, folder: Path, people: dict[Role, User]) -> None:
    """Bring the open round to where a round is in the middle of its year."""
    office = people[Role.OFFICE]
    set_timetable(actor=office, round_=round_, windows=_windows(timezone.localdate()))
    record_matrix(actor=None, round_=round_, path=folder / f"scores_{round_.slug}_self.csv", layer=Layer.SELF)
    _cite_documents(round_)
    _note_papers(round_)
    _share_out(round_, office, people[Role.APPRAISER])
    place = round_.members.get(unit__code=ASKED_UNIT)
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set_id, code=ASKED_CRITERION)
    ask(actor=people[Role.APPRAISER], place=place, criterion=criterion, question=QUESTION)


def _windows(today: datetime.date) -> list[Window]:
    def day(offset: int) -> datetime.date:
        return today + datetime.timedelta(days=offset)

    return [Window(stage, day(first), day(last)) for stage, (first, last) in DAYS.items()]


def _cite_documents(round_: Round) -> None:
    """A cited document for each of the first scores of two units that need evidence; the others still lack theirs."""
    criteria = {row.pk: row for row in Criterion.objects.filter(criteria_set=round_.criteria_set_id)}
    for place in round_.members.select_related("unit", "round").filter(unit__code__in=CITING_UNITS):
        for number, cell in enumerate(lacking_evidence(round_, place)[:CITED], start=1):
            criterion = criteria[cell.criterion]
            reference = Reference(
                title=f"{criterion.evidence} (minh họa)",
                number=f"{number:02}/BC-UBND",
                issued_on=datetime.date(round_.year, 12, 15),
                issuer=f"UBND {place.unit.full_name}",
            )
            add_evidence(actor=None, place=place, criterion=criterion, reference=reference)


def _note_papers(round_: Round) -> None:
    """Units whose work is done lack nothing: where no document is cited, a note tells of the papers handed in."""
    progress = progress_of_round(round_)
    done = {each.place.pk for each in progress.places if each.state is Progress.DONE}
    lacking = {cell for cell in lacking_evidence(round_) if cell.place in done}
    rows = Score.objects.filter(round_unit__in=done, layer=Layer.SELF).select_related("criterion")
    cells = [
        Cell(row.round_unit_id, row.criterion.code, Mark(row.points), note=PAPERS)
        for row in rows
        if CellKey(row.round_unit_id, row.criterion_id) in lacking
    ]
    record_scores(actor=None, round_=round_, cells=cells, layer=Layer.SELF)


def _share_out(round_: Round, office: User, appraiser: User) -> None:
    domains = dict(round_.criteria_set.domains.values_list("number", "pk"))
    assign(actor=office, round_=round_, appraiser=appraiser, shares=[(None, domains[n]) for n in ASSIGNED_DOMAINS])
    place = round_.members.get(unit__code=APPRAISED_UNIT)
    accept_rest(actor=appraiser, round_=round_, layer=Layer.FIRST, place=place.pk, domain=domains[APPRAISED_DOMAIN])
