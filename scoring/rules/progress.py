"""How far the work on a unit is: seven states, told from counts (domain: "the year's work")."""

from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    """State of the work on one unit (or on one domain of it), in the order of the year."""

    NOT_STARTED = "chua-mo"
    ENTERING = "dang-nhap"
    LACKING_EVIDENCE = "thieu-minh-chung"
    HANDED_IN = "da-gui"
    APPRAISING = "dang-tham-dinh"
    EXPLAINING = "cho-giai-trinh"
    DONE = "xong"


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of criteria and of what was entered for them; the counts of parts add up to those of the whole.

    A criterion marked "không áp dụng" counts as entered. `appraisal` and `survey` are the criteria by method; a unit
    scores those of the appraisal itself, and their first and final marks are counted apart from those of the survey.
    """

    appraisal: int = 0
    survey: int = 0
    self_marks: int = 0
    first_marks: int = 0
    final_marks: int = 0
    survey_marks: int = 0
    lacking_evidence: int = 0  # claimed points whose required document is missing
    waiting: int = 0  # explanations that the unit has not given
    answered: int = 0  # explanations given and not decided upon

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def self_left(self) -> int:
        """Criteria the unit has not scored."""
        return self.appraisal - self.self_marks

    @property
    def first_left(self) -> int:
        """Criteria not appraised the first time."""
        return self.appraisal - self.first_marks

    @property
    def final_left(self) -> int:
        """Criteria of the appraisal without final marks."""
        return self.appraisal - self.final_marks

    @property
    def survey_left(self) -> int:
        """Survey criteria without a result."""
        return self.survey - self.survey_marks

    @property
    def is_final(self) -> bool:
        """Whether every criterion has what counts, and no explanation is open."""
        return not (self.final_left or self.survey_left or self.waiting or self.answered)

    @property
    def is_appraised_at_all(self) -> bool:
        """Whether the appraisal has begun."""
        return bool(self.first_marks or self.final_marks)


def progress_of(counts: Counts, *, handed_in: bool, returned: bool = False) -> Progress:
    """State of a unit: `handed_in` when its sheet lies with the office, `returned` when it was sent back to the unit.

    The first that holds: done; an explanation waits for the unit; the appraisal has begun (unless the sheet was sent
    back: then it is the unit's turn again); handed in; all scored but documents missing; some scored; nothing.
    """
    if counts.is_final and (counts.appraisal or counts.survey):
        return Progress.DONE
    if counts.waiting:
        return Progress.EXPLAINING
    if counts.is_appraised_at_all and not returned:
        return Progress.APPRAISING
    if handed_in:
        return Progress.HANDED_IN
    return _entry(counts)


def _entry(counts: Counts) -> Progress:
    if counts.self_marks == 0:
        return Progress.NOT_STARTED
    if counts.self_left == 0 and counts.lacking_evidence:
        return Progress.LACKING_EVIDENCE
    return Progress.ENTERING
