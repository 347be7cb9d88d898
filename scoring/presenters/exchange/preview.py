"""The preview of an import: counts, what stands against it, and everything it would write."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.numbers import format_number
from scoring.models import Criterion, Round
from scoring.presenters.exchange import lines
from scoring.presenters.exchange.paging import Listing, listing
from scoring.workbook.importing.decisions import Decisions
from scoring.workbook.importing.findings import CellChange, Conflict, Preview, Question, Refusal, Repair
from units.models import Unit


@dataclass(frozen=True, slots=True)
class Count:
    """A number at the head of the preview, its list at `anchor`; `stops`: nothing is written until it is 0."""

    label: str
    number: str
    anchor: str
    stops: bool


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """Everything the preview shows. `blocks` are the reasons why it cannot be confirmed yet."""

    counts: list[Count]
    blocks: list[str]
    changed: Listing[lines.ChangeLine]
    new: Listing[lines.ChangeLine]
    refused: Listing[Refusal]
    conflicts: Listing[lines.ConflictLine]
    questions: Listing[lines.QuestionLine]
    answered: Listing[lines.AnswerLine]
    repairs: Listing[Repair]
    repairs_accepted: bool
    notes: list[str]
    rows: str
    cells: str
    to_write: int

    @property
    def has_choices(self) -> bool:
        """Whether the person has something to decide."""
        return bool(self.conflicts or self.questions or self.answered or self.repairs)

    @property
    def has_doubts(self) -> bool:
        """Whether a corrected file would mark anything."""
        return bool(self.refused or self.conflicts or self.questions or self.repairs)


def preview_page(found: Preview, decisions: Decisions, round_: Round, params: Mapping[str, str]) -> PreviewPage:
    """The preview as a page; `params` say which page of each list."""
    titles = _titles(round_)
    names = _unit_names(decisions.answers.values())

    def change_lines(changes: Iterable[CellChange]) -> list[lines.ChangeLine]:
        return lines.change_lines(changes, titles)

    def conflict_lines(conflicts: Iterable[Conflict]) -> list[lines.ConflictLine]:
        return lines.conflict_lines(conflicts, titles, decisions)

    def question_lines(questions: Iterable[Question]) -> list[lines.QuestionLine]:
        return lines.question_lines(questions, decisions)

    def answer_lines(answers: Iterable[tuple[str, str]]) -> list[lines.AnswerLine]:
        return lines.answer_lines(answers, names)

    return PreviewPage(
        counts=_counts(found),
        blocks=_blocks(found),
        changed=listing(found.changed, "thay-doi", params, change_lines),
        new=listing(found.new, "moi", params, change_lines),
        refused=listing(found.refused, "tu-choi", params, list),
        conflicts=listing([*found.conflicts, *_taken(found, decisions)], "xung-dot", params, conflict_lines),
        questions=listing(found.questions, "can-hoi", params, question_lines),
        answered=listing(_answered(found, decisions), "da-chon", params, answer_lines),
        repairs=listing(found.repairs, "chuyen-ma", params, list),
        repairs_accepted=found.repairs_accepted,
        notes=[*found.notes, *_moved_note(found)],
        rows=format_number(found.rows),
        cells=format_number(found.cells),
        to_write=_to_write(found),
    )


def _counts(found: Preview) -> list[Count]:
    counted = [
        (_("Mới"), len(found.new), "moi", False),
        (_("Thay đổi"), len(found.changed), "thay-doi", False),
        (_("Không đổi"), found.unchanged, "", False),
        (_("Bị từ chối"), len(found.refused), "tu-choi", True),
        (_("Xung đột"), len(found.conflicts), "xung-dot", False),
        (_("Cần hỏi"), len(found.questions), "can-hoi", True),
        (_("Cần chuyển mã"), len(found.repairs), "chuyen-ma", not found.repairs_accepted),
    ]
    return [
        Count(label, format_number(number), anchor if number else "", stops=stops and number > 0)
        for label, number, anchor, stops in counted
    ]


def _blocks(found: Preview) -> list[str]:
    """Reasons why it cannot be confirmed, each with what to do."""
    found_blocks = []
    if found.refused:
        found_blocks.append(_refused_block(len(found.refused)))
    if found.questions:
        found_blocks.append(_("Còn đơn vị chưa rõ: hãy chọn đơn vị ở từng ô rồi bấm “Lưu lựa chọn”."))
    if found.repairs and not found.repairs_accepted:
        found_blocks.append(
            _("Còn chữ gõ bằng phông cũ: hãy xem phần chuyển mã, đánh dấu đồng ý rồi bấm “Lưu lựa chọn”.")
        )
    if not found_blocks and not _to_write(found):
        found_blocks.append(_("Không có ô nào khác với điểm trên cổng nên không có gì để ghi."))
    return found_blocks


def _refused_block(count: int) -> str:
    message = ngettext(
        "Còn %(count)s chỗ bị từ chối: hãy sửa trong tệp rồi tải tệp lên lại.",
        "Còn %(count)s chỗ bị từ chối: hãy sửa trong tệp rồi tải tệp lên lại.",
        count,
    )
    return message % {"count": format_number(count)}


def _moved_note(found: Preview) -> list[str]:
    if not found.moved:
        return []
    message = ngettext(
        "%(count)s ô đã được sửa trên cổng sau khi xuất tệp mà tệp vẫn giữ điểm cũ: điểm trên cổng được giữ nguyên.",
        "%(count)s ô đã được sửa trên cổng sau khi xuất tệp mà tệp vẫn giữ điểm cũ: điểm trên cổng được giữ nguyên.",
        found.moved,
    )
    return [message % {"count": format_number(found.moved)}]


def _answered(found: Preview, decisions: Decisions) -> list[tuple[str, str]]:
    """Answers whose question is not asked again."""
    asked = {question.address for question in found.questions}
    return sorted((place, code) for place, code in decisions.answers.items() if place not in asked)


def _taken(found: Preview, decisions: Decisions) -> list[Conflict]:
    """Conflicts decided for the file: changes now, shown among the conflicts so that they can be taken back."""
    if not decisions.take_mine:
        return []
    return [
        Conflict(change.address, change.unit, change.unit_name, change.criterion, None, change.old, change.new, "")
        for change in chain(found.changed, found.new)
        if change.address in decisions.take_mine
    ]


def _to_write(found: Preview) -> int:
    return len(found.new) + len(found.changed)


def _titles(round_: Round) -> dict[str, str]:
    leaves = Criterion.objects.filter(criteria_set=round_.criteria_set_id, is_leaf=True)
    return dict(leaves.values_list("code", "title"))


def _unit_names(codes: Iterable[str]) -> dict[str, str]:
    wanted = set(codes)
    return {unit.code: unit.full_name for unit in Unit.objects.filter(code__in=wanted)} if wanted else {}
