"""What verification found, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.report.verifying.shape import Difference, Part, Tally

PARTS = {
    Part.DOCUMENT: gettext_lazy("Văn bản kết quả và mã băm"),
    Part.CHAIN: gettext_lazy("Liên kết giữa các phiên bản và nhật ký"),
    Part.ROWS: gettext_lazy("Số liệu các trang đang hiển thị so với văn bản"),
    Part.RESULTS: gettext_lazy("Kết quả tính lại từ điểm, bộ tiêu chí và thang phân loại"),
    Part.YEAR_BEFORE: gettext_lazy("So sánh với kết quả năm trước"),
    Part.CONTENT: gettext_lazy("Nội dung báo cáo và mã băm"),
    Part.CITES: gettext_lazy("Kết quả được trích dẫn trong báo cáo"),
    Part.FILES: gettext_lazy("Tệp đã lưu và mã băm"),
}

FIELDS = {
    "sha256": gettext_lazy("mã băm SHA-256"),
    "document": gettext_lazy("văn bản JSON"),
    "canonical": gettext_lazy("dạng chuẩn của văn bản"),
    "previous_sha256": gettext_lazy("mã băm của phiên bản trước"),
    "event": gettext_lazy("mã băm ghi trong nhật ký sự kiện"),
    "published_at": gettext_lazy("thời điểm công bố"),
    "version": gettext_lazy("số phiên bản"),
    "reason": gettext_lazy("lý do đính chính"),
    "units": gettext_lazy("số đơn vị"),
    "row": gettext_lazy("dòng kết quả"),
    "unreadable": gettext_lazy("không đọc được"),
    "scheme": gettext_lazy("thang phân loại"),
    "missing": gettext_lazy("số tiêu chí thiếu điểm"),
    "points": gettext_lazy("điểm đạt"),
    "maximum": gettext_lazy("điểm tối đa"),
    "percent": gettext_lazy("Chỉ số tổng hợp (%)"),
    "rank": gettext_lazy("thứ hạng"),
    "tied_with": gettext_lazy("số đơn vị đồng hạng"),
    "ranked": gettext_lazy("số đơn vị được xếp hạng"),
    "band": gettext_lazy("mức phân loại"),
    "shortfalls": gettext_lazy("điều kiện chưa đạt"),
    "notices": gettext_lazy("cảnh báo sát ngưỡng"),
    "domains": gettext_lazy("số lĩnh vực"),
    "position": gettext_lazy("vị trí trong bảng"),
    "scored_percent": gettext_lazy("tỷ lệ theo điểm tiêu chí (%)"),
    "bonus": gettext_lazy("điểm thưởng được tính"),
    "penalty": gettext_lazy("điểm trừ được tính"),
    "head.proposed": gettext_lazy("mức đề xuất của người đứng đầu"),
    "head.rating": gettext_lazy("mức đánh giá người đứng đầu"),
    "previous_year": gettext_lazy("năm trước"),
    "previous_band_counts": gettext_lazy("số đơn vị từng mức năm trước"),
    "change": gettext_lazy("thay đổi so với năm trước"),
    "previous_percent": gettext_lazy("Chỉ số năm trước (%)"),
    "previous_rank": gettext_lazy("thứ hạng năm trước"),
    "previous_band": gettext_lazy("mức phân loại năm trước"),
    "percentage_points": gettext_lazy("tăng, giảm (điểm phần trăm)"),
    "rank_steps": gettext_lazy("số bậc hạng thay đổi"),
    "band_steps": gettext_lazy("số mức thay đổi"),
    "content_sha256": gettext_lazy("mã băm nội dung báo cáo"),
    "edition": gettext_lazy("số lần ban hành"),
    "results_sha256": gettext_lazy("mã băm của kết quả làm căn cứ"),
    "size": gettext_lazy("dung lượng (byte)"),
    "attached": gettext_lazy("dữ liệu đính kèm trong PDF"),
    "signed_of": gettext_lazy("phần đầu trùng với bản đã ban hành"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """How much of a kind was compared, and how much of it differs."""

    label: str
    count: int
    differing: int


def compared(tally: Tally) -> list[Compared]:
    """What was compared, kind by kind, with counts of values."""
    wrong = [one.part for one in tally.differences]
    return [
        Compared(str(label), tally.compared[part], wrong.count(part))
        for part, label in PARTS.items()
        if tally.compared[part]
    ]


def field_label(name: str) -> str:
    """A field in words: "Lĩnh vực 3: Chỉ số tổng hợp (%)"; what has no words is named as in the JSON file."""
    head, _dot, rest = name.partition(".")
    if head == "domains" and rest:
        number, _point, inner = rest.partition(".")
        label = _("tỷ lệ (%)") if inner == "percent" else field_label(inner)
        return _("lĩnh vực %(number)s: %(field)s") % {"number": number, "field": label}
    if head == "scores" and rest:
        return _("điểm tiêu chí %(code)s") % {"code": rest}
    return str(FIELDS.get(name, name))


def line(difference: Difference) -> str:
    """One difference in one line."""
    return _("%(about)s – %(field)s: đã lưu “%(published)s”, kiểm tra ra “%(recomputed)s”") % {
        "about": difference.about,
        "field": field_label(difference.field),
        "published": difference.published,
        "recomputed": difference.recomputed,
    }
