"""What the "?" beside a thing says: a short passage for each, and where the methodology page says more."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Help:
    """What is explained, the explanation, and the anchor on the methodology page (empty: it says nothing of it)."""

    title: str | Promise
    text: str | Promise
    passage: str = ""


HELP = {
    "index": Help(
        _("chỉ số tổng hợp"),
        _(
            "Tổng điểm đạt chia cho tổng điểm tối đa của những tiêu chí áp dụng cho đơn vị, nhân 100. Số hiển thị được"
            " làm tròn hai chữ số; phân loại và xếp hạng dùng số chưa làm tròn."
        ),
        "chi-so",
    ),
    "class": Help(
        _("phân loại"),
        _(
            "Xét từ mức cao xuống: đơn vị nhận mức đầu tiên mà cả chỉ số tổng hợp lẫn mọi lĩnh vực đều đạt ngưỡng. Vì"
            " vậy đơn vị có chỉ số cao vẫn có thể ở mức dưới khi một lĩnh vực còn thấp; câu lý do nêu lĩnh vực đó và"
            " phần còn thiếu."
        ),
        "phan-loai",
    ),
    "rank": Help(
        _("thứ hạng, đồng hạng"),
        _(
            "Xếp theo chỉ số tổng hợp chưa làm tròn, riêng từng khối nếu kỳ chia khối. Bằng nhau tuyệt đối thì đồng"
            " hạng và hạng kế tiếp bỏ cách: 1, 1, 3. Thứ hạng không quyết định mức phân loại."
        ),
        "xep-hang",
    ),
    "firmness": Help(
        _("độ vững của thứ hạng"),
        _(
            "Kết quả được tính lại nhiều lần, mỗi lần thay đổi nhẹ tỷ trọng lĩnh vực và điểm. Khoảng hạng hẹp, tỷ lệ"
            " giữ mức cao thì kết quả vững. Kết quả đã công bố không thay đổi vì phép thử này."
        ),
        "do-vung",
    ),
    "way_up": Help(
        _("đường lên hạng"),
        _(
            "Số điểm ít nhất còn thiếu để lên một mức, chia cho các lĩnh vực và tiêu chí còn tăng được. Tính theo bộ"
            " tiêu chí và ngưỡng của kỳ này; ít hơn số đó thì chưa đủ."
        ),
        "duong-len-hang",
    ),
    "effort": Help(
        _("công sức theo tiêu chí"),
        _(
            "Cơ quan đánh giá ước lượng một điểm của tiêu chí nào tốn công hơn: 1 là như thường, 2 là gấp đôi. Các số"
            " này chỉ dùng để gợi ý nên tăng ở đâu, không làm thay đổi điểm, chỉ số hay phân loại."
        ),
        "duong-len-hang",
    ),
    "losses": Help(
        _("điểm bị mất"),
        _(
            "Điểm tối đa áp dụng trừ điểm đạt, theo từng tiêu chí, nhiều nhất đứng trước. Tiêu chí không áp dụng hoặc"
            " chưa có điểm không tính là mất điểm."
        ),
        "diem",
    ),
    "change": Help(
        _("cách tách mức thay đổi"),
        _(
            "Chênh lệch hai năm tách thành: kết quả công việc, thay đổi bộ tiêu chí, sáp nhập, điểm thưởng và điểm trừ."
            " Các phần cộng lại đúng bằng chênh lệch, nên biết phần nào do đơn vị làm tốt hơn hay kém đi."
        ),
        "thay-doi",
    ),
    "neighbours": Help(
        _("các đơn vị giống nhất"),
        _(
            "Những đơn vị cùng loại có dân số gần nhất; khi chưa biết dân số thì lấy chỉ số gần nhất. So với họ công"
            " bằng hơn so với mọi đơn vị, nhưng không ảnh hưởng đến thứ hạng."
        ),
    ),
    "not_applicable": Help(
        _("không áp dụng"),
        _(
            "Đơn vị không có nhiệm vụ đó trong năm. Khác với 0 điểm. Hệ quả do bộ tiêu chí định trước cho từng tiêu"
            " chí: bỏ khỏi điểm tối đa, tính đủ điểm, hoặc tính 0 điểm."
        ),
        "diem",
    ),
    "provisional": Help(
        _("kết quả tạm tính"),
        _(
            "Còn tiêu chí chưa có điểm, hoặc kỳ chưa công bố: chỉ số tính trên phần đã nhập và còn thay đổi. Còn thiếu"
            " một điểm thì kỳ chưa công bố được."
        ),
        "diem",
    ),
    "layers": Help(
        _("điểm tự chấm và điểm thẩm định"),
        _(
            "Đơn vị tự chấm trước; người thẩm định xem tài liệu rồi cho điểm thẩm định. Hai loại điểm được giữ riêng để"
            " đối chiếu. Kết quả công bố chỉ tính theo điểm thẩm định đã chốt."
        ),
        "diem",
    ),
    "evidence": Help(
        _("tài liệu kiểm chứng"),
        _(
            "Tệp hoặc văn bản được viện dẫn để chứng minh điểm tự chấm. Điểm trên 0 của tiêu chí có yêu cầu thì phải"
            " kèm tài liệu hoặc ghi chú. Tài liệu đã thay, đã rút vẫn được giữ trong lịch sử."
        ),
    ),
    "explanation": Help(
        _("giải trình"),
        _(
            "Người thẩm định hỏi về một điểm, đơn vị trả lời một lần trong hạn, rồi người thẩm định kết luận và ghi"
            " điểm. Hỏi nhầm thì rút được khi đơn vị chưa trả lời."
        ),
    ),
    "proposal": Help(
        _("trình và phê duyệt"),
        _(
            "Chuyên viên trình kết quả theo biên bản của Hội đồng; điểm khóa từ lúc trình. Lãnh đạo, không phải người"
            " trình, phê duyệt đúng nội dung đã trình hoặc trả lại kèm lý do."
        ),
    ),
    "correction": Help(
        _("đính chính"),
        _(
            "Kết quả đã công bố không sửa được. Khi có sai sót, lãnh đạo mở đính chính kèm lý do, điểm được sửa và"
            " trình lại; công bố thành phiên bản mới, phiên bản trước vẫn xem được."
        ),
    ),
}
