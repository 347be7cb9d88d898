"""Meanings of the fields about the round: its publication, authority, criteria set and scheme."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from scoring.results.dictionary.meaning import PERCENT, PERCENTAGE_POINTS, POINTS, Meaning, Measure

ROUND_WORDS: Mapping[str, Mapping[str, Meaning]] = {
    "ResultDocument": {
        "format": Meaning(_("tên và phiên bản của định dạng này; đổi khi ý nghĩa của một trường thay đổi")),
        "version": Meaning(_("phiên bản công bố: 1 là bản đầu, lớn hơn là bản đính chính")),
        "published_at": Meaning(_("thời điểm công bố"), Measure.TIME),
        "reason": Meaning(_("lý do đính chính; rỗng ở bản đầu")),
        "previous_sha256": Meaning(_("mã SHA-256 của phiên bản bị thay thế; null ở bản đầu")),
        "round": Meaning(_("kỳ đánh giá")),
        "authority": Meaning(_("cơ quan đánh giá")),
        "authority_result": Meaning(_("kết quả của chính cơ quan do cấp trên đánh giá; null khi không ghi")),
        "criteria_set": Meaning(_("bộ tiêu chí")),
        "scheme": Meaning(_("thang phân loại")),
        "previous_year": Meaning(_("năm trước dùng để so; null khi không có")),
        "previous_band_counts": Meaning(_("số đơn vị ở mỗi mức năm trước, theo mã mức")),
        "minutes": Meaning(_("biên bản của Hội đồng làm căn cứ; null hoặc vắng mặt khi không ghi")),
        "units": Meaning(_("các đơn vị, theo thứ tự trong bảng in")),
    },
    "RoundHeadDocument": {
        "slug": Meaning(_("địa chỉ của kỳ trong cổng")),
        "year": Meaning(_("năm được đánh giá")),
        "title": Meaning(_("tên kỳ đánh giá")),
        "is_sample": Meaning(_("true: số liệu minh họa, không phải kết quả chính thức")),
        "survey_held": Meaning(_("có tổ chức điều tra xã hội học hay không")),
        "blocks": Meaning(_("tên các khối xếp hạng; rỗng khi xếp hạng chung")),
    },
    "AuthorityDocument": {
        "code": Meaning(_("mã cơ quan")),
        "name": Meaning(_("tên riêng")),
        "full_name": Meaning(_("tên đầy đủ")),
        "kind": Meaning(_("cấp, viết bằng chữ")),
        "head_post": Meaning(_("chức vụ người đứng đầu")),
    },
    "AuthorityResultDocument": {
        "index": Meaning(_("chỉ số của cơ quan"), PERCENT),
        "previous_index": Meaning(_("chỉ số năm trước"), PERCENT),
        "change": Meaning(_("chênh lệch, dương là tăng"), PERCENTAGE_POINTS),
        "rank": Meaning(_("thứ hạng do cấp trên xếp")),
        "ranked": Meaning(_("số cơ quan được xếp hạng")),
        "peers": Meaning(_("nhóm được xếp cùng")),
        "domains_at_least": Meaning(_("mức mà mọi lĩnh vực đều đạt"), PERCENT),
        "band": Meaning(_("mã mức phân loại theo thang của kỳ")),
    },
    "CriteriaSetDocument": {
        "code": Meaning(_("mã bộ tiêu chí")),
        "name": Meaning(_("tên bộ tiêu chí")),
        "decision_number": Meaning(_("số quyết định ban hành; rỗng khi không ghi")),
        "decision_date": Meaning(_("ngày quyết định"), Measure.DATE),
        "is_sample": Meaning(_("true: bộ tiêu chí mẫu, chưa phải bộ chính thức")),
        "total_points": Meaning(_("tổng điểm tối đa của bộ, kể cả khảo sát"), POINTS),
        "domains": Meaning(_("các lĩnh vực")),
        "criteria": Meaning(_("các tiêu chí được chấm trong kỳ; không có tiêu chí khảo sát khi không khảo sát")),
    },
    "DomainHeadDocument": {
        "number": Meaning(_("số thứ tự lĩnh vực")),
        "name": Meaning(_("tên lĩnh vực")),
        "short_name": Meaning(_("tên ngắn")),
        "max_points": Meaning(_("điểm tối đa của lĩnh vực trong bộ tiêu chí"), POINTS),
    },
    "CriterionDocument": {
        "code": Meaning(_("mã tiêu chí")),
        "title": Meaning(_("nội dung tiêu chí")),
        "domain": Meaning(_("số thứ tự lĩnh vực")),
        "max_points": Meaning(_("điểm tối đa"), POINTS),
        "method": Meaning(_("nguồn điểm: appraisal (thẩm định) hoặc survey (điều tra xã hội học)")),
        "na_policy": Meaning(
            _(
                "khi không áp dụng: refused (không được ghi), exclude (loại khỏi điểm tối đa), full (tính điểm tối đa),"
                " zero (tính 0 điểm)"
            )
        ),
        "rule": Meaning(_("cách tính điểm trong một dòng; rỗng khi chấm trực tiếp mà không có diễn giải")),
    },
    "SchemeDocument": {
        "code": Meaning(_("mã thang phân loại")),
        "name": Meaning(_("tên thang phân loại")),
        "decision_number": Meaning(_("số quyết định ban hành; rỗng khi không ghi")),
        "decision_date": Meaning(_("ngày quyết định"), Measure.DATE),
        "bands": Meaning(_("các mức, mức cao nhất trước; đơn vị nhận mức đầu tiên đạt cả hai điều kiện")),
        "caps": Meaning(_("giới hạn điểm thưởng, điểm trừ; vắng mặt khi không tính")),
    },
    "BandDocument": {
        "code": Meaning(_("mã mức")),
        "label": Meaning(_("tên mức")),
        "short_label": Meaning(_("tên ngắn")),
        "head_label": Meaning(_("tên mức khi đánh giá người đứng đầu")),
        "composite": Meaning(_("ngưỡng của chỉ số tổng hợp; null là không điều kiện")),
        "domain_floor": Meaning(_("ngưỡng của mọi lĩnh vực; null là không điều kiện")),
    },
    "ThresholdDocument": {
        "percent": Meaning(_("ngưỡng"), PERCENT),
        "inclusive": Meaning(_("true: đúng bằng ngưỡng là đạt; false: phải vượt ngưỡng")),
    },
    "CapsDocument": {
        "bonus": Meaning(_("điểm thưởng nhiều nhất được tính"), PERCENTAGE_POINTS),
        "penalty": Meaning(_("điểm trừ nhiều nhất được tính"), PERCENTAGE_POINTS),
    },
    "MinutesDocument": {
        "number": Meaning(_("số biên bản")),
        "date": Meaning(_("ngày biên bản"), Measure.DATE),
    },
}
