"""The data dictionary as it is read on the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from scoring.results.dictionary.book import Chapter, dictionary
from scoring.results.dictionary.meaning import Meaning, Measure
from scoring.results.dictionary.shape import Field, Kind

TITLES: dict[str, Promise] = {
    "ResultDocument": _("Cả tài liệu"),
    "RoundHeadDocument": _("Kỳ đánh giá"),
    "AuthorityDocument": _("Cơ quan đánh giá"),
    "AuthorityResultDocument": _("Kết quả của cơ quan đánh giá"),
    "CriteriaSetDocument": _("Bộ tiêu chí"),
    "DomainHeadDocument": _("Một lĩnh vực của bộ tiêu chí"),
    "CriterionDocument": _("Một tiêu chí"),
    "SchemeDocument": _("Thang phân loại"),
    "BandDocument": _("Một mức phân loại"),
    "ThresholdDocument": _("Một ngưỡng"),
    "CapsDocument": _("Giới hạn điểm thưởng, điểm trừ"),
    "MinutesDocument": _("Biên bản của Hội đồng"),
    "PublishedUnit": _("Một đơn vị"),
    "ShortfallDocument": _("Một điều kiện chưa đạt"),
    "NoticeDocument": _("Một lưu ý"),
    "DomainDocument": _("Kết quả một lĩnh vực của đơn vị"),
    "HeadDocument": _("Người đứng đầu"),
    "ChangeDocument": _("So với năm trước"),
    "AdjustmentDocument": _("Điểm thưởng, điểm trừ của đơn vị"),
    "AdjustmentLineDocument": _("Một khoản thưởng hoặc trừ"),
}

KINDS: dict[Kind, Promise] = {
    Kind.TEXT: _("chuỗi"),
    Kind.WHOLE: _("số nguyên"),
    Kind.SWITCH: _("true hoặc false"),
    Kind.OBJECT: _("đối tượng"),
    Kind.OBJECTS: _("danh sách đối tượng"),
    Kind.TEXTS: _("danh sách chuỗi"),
    Kind.TEXT_BY_CODE: _("đối tượng: mã và chuỗi"),
    Kind.WHOLE_BY_CODE: _("đối tượng: mã và số nguyên"),
}

MEASURES: dict[Measure, Promise] = {
    Measure.POINTS: _("số thập phân, điểm"),
    Measure.PERCENT: _("số thập phân, %"),
    Measure.PERCENTAGE_POINTS: _("số thập phân, điểm phần trăm"),
    Measure.DATE: _("ngày, ví dụ 2022-01-15"),
    Measure.TIME: _("thời điểm ISO 8601"),
}


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: what its value looks like, and what it says."""

    name: str
    kind: Promise
    nullable: bool
    optional: bool
    meaning: Promise


@dataclass(frozen=True, slots=True)
class ChapterText:
    """One kind of object: `anchor` for links, `paths` where it stands in the document."""

    anchor: str
    title: Promise
    paths: Sequence[str]
    fields: Sequence[FieldLine]


def chapters() -> list[ChapterText]:
    """The dictionary, the whole document first."""
    return [_chapter(chapter) for chapter in dictionary()]


def _chapter(chapter: Chapter) -> ChapterText:
    fields = [_line(field, meaning) for field, meaning in chapter.fields]
    return ChapterText(f"tu-dien-{chapter.name}", TITLES[chapter.name], chapter.paths, fields)


def _line(field: Field, meaning: Meaning) -> FieldLine:
    is_measured = meaning.measure is not None and field.kind is Kind.TEXT
    kind = MEASURES[meaning.measure] if is_measured and meaning.measure else KINDS[field.kind]
    return FieldLine(field.name, kind, field.nullable, field.optional, meaning.text)
