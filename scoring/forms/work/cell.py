"""One score as it is entered on its own page: computed from facts, given directly, or "không áp dụng"."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from scoring.forms.facts import FactsForm, facts_form
from scoring.forms.work.decision import version
from scoring.forms.work.typed import WrongEntryError, read_mark, typed_text
from scoring.marks import NOT_APPLICABLE, mark_of
from scoring.models import Criterion, Layer, RoundUnit, Score
from scoring.rules.marks import MISSING, Mark, NaPolicy
from scoring.selectors.structure import Structure
from scoring.services.errors import Conflict
from scoring.services.scores import Cell
from units.names import clean

FACTS, POINTS, NA = "so-lieu", "diem", "kad"
PREFIX = "sl"
LONGEST_NOTE = 5_000


@dataclass
class CellEntry:
    """The entry of a cell in one layer, from the database or as posted.

    `row` is the score of the layer, `facts` those shown to begin with, `version` the row the person started from.
    """

    place: RoundUnit
    criterion: Criterion
    layer: Layer
    row: Score | None
    facts: Mapping[str, Any] | None
    data: Mapping[str, Any] | None = None
    errors: list[str] = field(default_factory=list)
    conflict: Conflict | None = None

    def __post_init__(self) -> None:
        data = self.data
        self.form: FactsForm | None = facts_form(
            self.criterion, data=data if self.mode == FACTS else None, facts=self.facts, prefix=PREFIX
        )
        self.version = version(str(data.get("phien-ban", ""))) if data else self._row_version

    @property
    def mode(self) -> str:
        """How the score is given: FACTS, POINTS or NA."""
        if self.data is not None:
            return str(self.data.get("cach") or POINTS)
        if self.stored.not_applicable:
            return NA
        has_rule = facts_form(self.criterion) is not None
        return FACTS if has_rule and (self.facts or not self.stored.entered) else POINTS

    @property
    def modes(self) -> list[str]:
        """The ways that the criterion allows."""
        may_be_na = self.criterion.na_policy != NaPolicy.REFUSED or self.stored.not_applicable
        return [*([FACTS] if self.form else []), POINTS, *([NA] if may_be_na else [])]

    @property
    def stored(self) -> Mark:
        """The mark as it stands."""
        return mark_of(self.row.points, not_applicable=self.row.not_applicable) if self.row else MISSING

    @property
    def typed(self) -> str:
        """What stands in the field for points."""
        if self.data is not None:
            return str(self.data.get("diem", ""))
        return "" if self.stored.not_applicable else typed_text(self.stored)

    @property
    def note(self) -> str:
        """What stands in the field for the note."""
        if self.data is not None:
            return str(self.data.get("ghi-chu", ""))
        return self.row.note if self.row else ""

    def cell(self) -> Cell | None:
        """What to record; None when something typed is wrong, which `errors` and the form then say."""
        note = clean(self.note, multiline=True)
        if len(note) > LONGEST_NOTE:
            self.errors.append(_("Ghi chú dài quá %(longest)d ký tự; hãy viết gọn lại.") % {"longest": LONGEST_NOTE})
            return None
        if self.mode == FACTS:
            return self._from_facts(note)
        try:
            mark = NOT_APPLICABLE if self.mode == NA else read_mark(Structure.leaf(self.criterion), self.typed)
        except WrongEntryError as error:
            self.errors.append(str(error))
            return None
        return Cell(self.place.pk, self.criterion.code, mark, based_on=self.version, note=note)

    def show_conflict(self, conflict: Conflict) -> None:
        """Keep what was typed, beside what somebody else wrote; saving again is then a choice."""
        self.conflict, self.version = conflict, conflict.version

    def _from_facts(self, note: str) -> Cell | None:
        if self.form is None:
            self.errors.append(_("Tiêu chí này chấm trực tiếp, không tính từ số liệu."))
            return None
        if not self.form.is_valid():
            return None
        mark, facts = Mark(self.form.computation().points), self.form.cleaned_facts()
        return Cell(self.place.pk, self.criterion.code, mark, based_on=self.version, note=note, facts=facts)

    @property
    def _row_version(self) -> int:
        return self.row.version if self.row else 0
