"""Meanings of the fields about one unit."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from scoring.results.dictionary.meaning import PERCENT, PERCENTAGE_POINTS, POINTS, Meaning

UNIT_WORDS: Mapping[str, Mapping[str, Meaning]] = {
    "PublishedUnit": {
        "position": Meaning(_("thứ tự trong bảng in: theo khối, thứ hạng, rồi tên")),
        "code": Meaning(_("mã đơn vị, không đổi qua các năm")),
        "name": Meaning(_("tên riêng của đơn vị")),
        "kind": Meaning(_("loại đơn vị: xa (xã), phuong (phường), thi-tran (thị trấn), dac-khu (đặc khu)")),
        "full_name": Meaning(_("tên đầy đủ, có loại đơn vị")),
        "block": Meaning(_("khối xếp hạng; null khi xếp hạng chung")),
        "missing": Meaning(_("số tiêu chí chưa nhập; bản công bố luôn là 0")),
        "points": Meaning(_("tổng điểm đạt theo tiêu chí"), POINTS),
        "maximum": Meaning(_("tổng điểm tối đa áp dụng cho đơn vị, sau khi loại tiêu chí không áp dụng"), POINTS),
        "percent": Meaning(_("chỉ số tổng hợp, chưa làm tròn (đến 15 chữ số thập phân)"), PERCENT),
        "rank": Meaning(_("thứ hạng trong khối")),
        "tied_with": Meaning(_("số đơn vị khác cùng hạng")),
        "ranked": Meaning(_("số đơn vị được xếp hạng trong khối")),
        "band": Meaning(_("mã mức phân loại, xem scheme.bands")),
        "shortfalls": Meaning(_("điều kiện chưa đạt của từng mức cao hơn, mức cao nhất trước")),
        "notices": Meaning(_("lưu ý về chỉ số nằm đúng ngưỡng hoặc dễ nhầm khi làm tròn")),
        "domains": Meaning(_("kết quả từng lĩnh vực")),
        "head": Meaning(_("người đứng đầu và mức đánh giá")),
        "change": Meaning(_("so với năm trước; null khi không có năm trước để so")),
        "adjustment": Meaning(_("điểm thưởng, điểm trừ; chỉ có khi đơn vị được ghi")),
        "scores": Meaning(_("điểm từng tiêu chí theo mã; “na” là không áp dụng"), POINTS),
    },
    "ShortfallDocument": {
        "band": Meaning(_("mã mức bị lỡ")),
        "domain": Meaning(_("số thứ tự lĩnh vực; null là chỉ số tổng hợp")),
        "actual": Meaning(_("tỷ lệ đã đạt"), PERCENT),
        "threshold": Meaning(_("ngưỡng của mức"), PERCENT),
        "inclusive": Meaning(_("true: đúng bằng ngưỡng là đạt; false: phải vượt ngưỡng")),
        "percentage_points": Meaning(_("còn thiếu so với ngưỡng"), PERCENTAGE_POINTS),
        "points": Meaning(_("còn thiếu, đổi ra điểm"), POINTS),
    },
    "NoticeDocument": {
        "caution": Meaning(
            _("loại lưu ý: on_threshold (đúng bằng ngưỡng), display_misleads (làm tròn trông như mức khác)")
        ),
        "band": Meaning(_("mã mức có ngưỡng đó")),
        "domain": Meaning(_("số thứ tự lĩnh vực; null là chỉ số tổng hợp")),
        "actual": Meaning(_("tỷ lệ chưa làm tròn"), PERCENT),
    },
    "DomainDocument": {
        "number": Meaning(_("số thứ tự lĩnh vực")),
        "points": Meaning(_("điểm đạt trong lĩnh vực"), POINTS),
        "maximum": Meaning(_("điểm tối đa áp dụng trong lĩnh vực"), POINTS),
        "percent": Meaning(_("chỉ số lĩnh vực; null khi lĩnh vực không được đánh giá"), PERCENT),
        "missing": Meaning(_("số tiêu chí chưa nhập trong lĩnh vực")),
    },
    "HeadDocument": {
        "name": Meaning(_("họ tên; rỗng khi không ghi")),
        "post": Meaning(_("chức vụ")),
        "proposed": Meaning(_("mã mức đề xuất, theo mức của đơn vị")),
        "rating": Meaning(_("mã mức hội đồng quyết định")),
        "reason": Meaning(_("lý do khi mức quyết định khác mức đề xuất")),
    },
    "ChangeDocument": {
        "year": Meaning(_("năm được so")),
        "previous_percent": Meaning(_("chỉ số tổng hợp năm đó"), PERCENT),
        "percentage_points": Meaning(_("chênh lệch, dương là tăng"), PERCENTAGE_POINTS),
        "previous_rank": Meaning(_("thứ hạng năm đó")),
        "rank_steps": Meaning(_("số bậc thay đổi, dương là lên hạng")),
        "previous_band": Meaning(_("mã mức phân loại năm đó")),
        "band_steps": Meaning(_("số mức thay đổi, dương là lên mức; null khi thang phân loại không còn mức cũ")),
    },
    "AdjustmentDocument": {
        "scored_percent": Meaning(_("chỉ số theo tiêu chí, trước khi thưởng, trừ"), PERCENT),
        "bonus": Meaning(_("điểm thưởng được tính, sau giới hạn"), PERCENTAGE_POINTS),
        "penalty": Meaning(_("điểm trừ được tính, sau giới hạn"), PERCENTAGE_POINTS),
        "lines": Meaning(_("từng khoản đã ghi")),
    },
    "AdjustmentLineDocument": {
        "kind": Meaning(_("bonus (thưởng) hoặc penalty (trừ)")),
        "points": Meaning(_("số điểm đã ghi"), PERCENTAGE_POINTS),
        "reason": Meaning(_("lý do")),
    },
}
