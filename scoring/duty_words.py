"""What is left to do, in words, and where it is done. Used by pages and by reminders alike."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cchc.numbers import format_number
from scoring.rules.duties import Duty, Task


def duty_text(duty: Duty) -> str:
    """The work as one phrase, without the unit: "Chấm 12 tiêu chí còn lại"."""
    counted = {
        Task.SCORE: ngettext("Tự chấm %(n)s tiêu chí còn lại", "Tự chấm %(n)s tiêu chí còn lại", duty.count),
        Task.DOCUMENT: ngettext(
            "Bổ sung minh chứng cho %(n)s tiêu chí", "Bổ sung minh chứng cho %(n)s tiêu chí", duty.count
        ),
        Task.EXPLAIN: ngettext("Giải trình %(n)s tiêu chí", "Giải trình %(n)s tiêu chí", duty.count),
        Task.APPRAISE_FIRST: ngettext(
            "Thẩm định lần 1: %(n)s điểm còn thiếu", "Thẩm định lần 1: %(n)s điểm còn thiếu", duty.count
        ),
        Task.APPRAISE_FINAL: ngettext(
            "Thẩm định lần 2: %(n)s điểm còn thiếu", "Thẩm định lần 2: %(n)s điểm còn thiếu", duty.count
        ),
        Task.DECIDE: ngettext("Kết luận %(n)s giải trình", "Kết luận %(n)s giải trình", duty.count),
        Task.SURVEY: ngettext(
            "Nhập kết quả khảo sát: %(n)s điểm còn thiếu", "Nhập kết quả khảo sát: %(n)s điểm còn thiếu", duty.count
        ),
        Task.CHECK: ngettext("Kiểm tra %(n)s phiếu đã gửi", "Kiểm tra %(n)s phiếu đã gửi", duty.count),
        Task.ASSIGN: ngettext(
            "Phân công thẩm định: %(n)s điểm chưa giao ai", "Phân công thẩm định: %(n)s điểm chưa giao ai", duty.count
        ),
    }
    single = {
        Task.HAND_IN: _("Gửi phiếu tự chấm, phiếu đã đủ"),
        Task.SET_TIMETABLE: _("Đặt lịch của kỳ đánh giá"),
        Task.PROPOSE: _("Trình công bố kết quả, điểm đã đủ"),
        Task.APPROVE: _("Phê duyệt tờ trình công bố kết quả"),
    }
    return single[duty.task] if duty.task in single else counted[duty.task] % {"n": format_number(duty.count)}


def duty_path(duty: Duty, slug: str, unit: str = "", *, shared_out: bool = True) -> str:
    """Where the work is done: address of a page of the round, or of `unit` (code) where it is a unit's.

    `shared_out` tells whether appraisers were named; where they were not, the office fills in the grid.
    """
    if duty.task in QUERIES:
        name, query = QUERIES[duty.task]
        return f"{reverse(name, args=[slug])}?{query}"
    if unit:
        return reverse("sheet" if duty.task is Task.SCORE else "submission", args=[slug, unit])
    appraises = duty.task in {Task.APPRAISE_FIRST, Task.APPRAISE_FINAL}
    return reverse("grid" if appraises and not shared_out else PAGES[duty.task], args=[slug])


PAGES = {
    Task.APPRAISE_FIRST: "appraisal",
    Task.APPRAISE_FINAL: "appraisal",
    Task.SURVEY: "grid",
    Task.ASSIGN: "assignments",
    Task.SET_TIMETABLE: "timetable",
    Task.PROPOSE: "approval",
    Task.APPROVE: "approval",
}
QUERIES = {
    Task.EXPLAIN: ("explanations", "trang-thai=cho"),
    Task.DECIDE: ("explanations", "trang-thai=da-tra-loi"),
    Task.CHECK: ("progress", "trang-thai=chua-kiem-tra"),
}
