"""Sentences of the document itself, apart from its sections: what opens it, what ends it, what is said of samples.

One wording for every kind of print.
"""

from scoring.report.content.shape import ReportContent
from scoring.report.context import ReportContext
from scoring.report.words import capital_first

SAMPLE_POINTS = "điểm của từng tiêu chí là số liệu minh họa"
SAMPLE_SET = "bộ tiêu chí mẫu chưa được cơ quan có thẩm quyền ban hành"
NOT_BINDING = "Không dùng làm căn cứ đánh giá."


def is_excerpt(content: ReportContent) -> bool:
    """Whether a print of the results alone is taken from a report, and no document of its own."""
    return content.edition > 0


def annual_opening(content: ReportContent) -> list[str]:
    """The paragraphs before the first section of the annual report."""
    figures = content.figures
    authority = figures.letterhead.authority
    announced = (
        f"Ủy ban nhân dân {authority} báo cáo kết quả công tác cải cách hành chính (CCHC) năm {figures.year}; kết quả "
        f"đánh giá, xác định Chỉ số CCHC, xếp hạng, phân loại {figures.units.amount} và nhiệm vụ, giải pháp thời gian "
        "tới như sau:"
    )
    return [announced, *_standing(figures)]


def results_opening(content: ReportContent) -> list[str]:
    """The paragraphs before a print of the results alone: what they rest on."""
    figures = content.figures
    return [" ".join([*_ground(figures), _announcement(figures)]), *_standing(figures)]


def ground(figures: ReportContext) -> str:
    """What units are scored and classified by, and what the composite index is."""
    return " ".join(_ground(figures))


def _ground(figures: ReportContext) -> list[str]:
    basis, authority = figures.basis, figures.letterhead.authority
    survey = (
        ""
        if basis.survey_held
        else "; năm nay không tổ chức điều tra xã hội học nên điểm thẩm định được quy đổi thành 100%"
    )
    scored = (
        f"Cải cách hành chính (CCHC) năm {figures.year} của {figures.units.amount} thuộc {authority} được chấm theo "
        f"{basis.criteria_set}, gồm {figures.domain_count} lĩnh vực, và phân loại theo {basis.scheme}."
    )
    composite = f"Chỉ số tổng hợp là tỷ lệ giữa tổng điểm đạt được và tổng điểm tối đa áp dụng cho đơn vị{survey}."
    told = [scored, composite]
    if basis.minutes:
        told.append(f"Kết quả được Hội đồng thẩm định thông qua tại {basis.minutes}.")
    return told


def _announcement(figures: ReportContext) -> str:
    return f"Ủy ban nhân dân {figures.letterhead.authority} báo cáo kết quả như sau:"


def _standing(figures: ReportContext) -> list[str]:
    """What a reader must know of the results: provisional, or corrected."""
    if figures.is_draft:
        return [_provisional(figures)]
    if figures.basis.reason:
        return [_corrected(figures)]
    return []


def _corrected(figures: ReportContext) -> str:
    basis = figures.basis
    return (
        f"Báo cáo này lập theo kết quả đính chính (phiên bản {basis.version}, công bố ngày {basis.published_on}), "
        f"thay cho các phiên bản trước. Lý do đính chính: {basis.reason}."
    )


def _provisional(figures: ReportContext) -> str:
    incomplete = figures.incomplete
    left = (
        f"Còn {incomplete.amount} chưa đủ điểm: {incomplete.text}."
        if incomplete.count
        else "Các đơn vị đều đã đủ điểm."
    )
    return f"Đây là bản dự thảo, lập khi kỳ đánh giá chưa công bố; mọi số liệu là tạm tính. {left}"


def annual_closing(content: ReportContent) -> str:
    """The last paragraph of the annual report, with the sign that ends a text ("./.")."""
    return _closing(content, "kết quả công tác CCHC")


def results_closing(content: ReportContent) -> str:
    """The last paragraph of a print of the results alone."""
    return _closing(content, "kết quả xác định Chỉ số CCHC và phân loại kết quả CCHC")


def _closing(content: ReportContent, what: str) -> str:
    figures = content.figures
    draft = " (dự thảo)" if content.is_draft else ""
    return f"Trên đây là báo cáo {what} năm {figures.year} của Ủy ban nhân dân {figures.letterhead.authority}{draft}./."


def sample_notice(figures: ReportContext) -> str:
    """What a reader is told at the head of a document with samples in it; empty without."""
    if figures.is_sample:
        by_sample_set = f", chấm theo {SAMPLE_SET}" if figures.sample_set else ""
        return f"Bản in minh họa: {SAMPLE_POINTS}{by_sample_set}. {NOT_BINDING}"
    if figures.sample_set:
        return f"Kết quả được chấm theo {SAMPLE_SET}. {NOT_BINDING}"
    return ""


def sample_mark(figures: ReportContext) -> str:
    """The same for the foot of every page, in a few words."""
    marks = [
        text
        for text, holds in (("số liệu minh họa", figures.is_sample), ("bộ tiêu chí mẫu", figures.sample_set))
        if holds
    ]
    return capital_first(" – ".join(marks))


def origin(content: ReportContent) -> str:
    """The report an annex or an excerpt belongs to: "Báo cáo số 57/BC-UBND ngày 05 tháng 3 năm 2022 của …"."""
    date = content.form.place_and_date.rpartition(", ")[2]
    symbol = content.form.symbol
    blank = "" if symbol[:1].isspace() else " "
    return f"Báo cáo số{blank}{symbol} {date} của Ủy ban nhân dân {content.figures.letterhead.authority}"
