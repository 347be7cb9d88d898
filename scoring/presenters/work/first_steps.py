"""What somebody new does first, by role: three steps on the page after signing in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from units.models import Role


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `page` names where it is done, where one address serves everybody."""

    text: str | Promise
    page: str = ""

    @property
    def url(self) -> str:
        """Where the step is done; empty where the work below leads there."""
        return reverse(self.page) if self.page else ""


STEPS: dict[Role, Sequence[Step]] = {
    Role.OFFICE: (
        Step(_("Mở kỳ đánh giá ở dưới, đặt lịch và phân công thẩm định.")),
        Step(_("Theo dõi tiến độ, kiểm tra phiếu các đơn vị gửi, nhập kết quả khảo sát.")),
        Step(_("Khi điểm đã đủ, ghi số biên bản của Hội đồng và trình công bố.")),
    ),
    Role.APPRAISER: (
        Step(_("Bấm việc “Thẩm định” ở dưới để xem phần được phân công.")),
        Step(_("Ở mỗi điểm: xem tài liệu, chấp nhận điểm tự chấm, cho điểm khác kèm lý do hoặc yêu cầu giải trình.")),
        Step(_("Kết luận các giải trình và ghi điểm thẩm định lần 2 trước hạn.")),
    ),
    Role.OFFICIAL: (
        Step(_("Mở phiếu của đơn vị và chấm từng tiêu chí; điểm tự lưu khi nhập."), "own-sheet"),
        Step(_("Bấm mã tiêu chí để đính kèm tài liệu kiểm chứng và ghi chú.")),
        Step(_("Xem lại, gửi phiếu trước hạn, rồi trả lời các yêu cầu giải trình hiện ở trang này.")),
    ),
    Role.LEADER: (
        Step(_("Mở “Bảng lãnh đạo” để xem tiến độ hoặc kết quả trên một màn hình.")),
        Step(_("Khi có tờ trình, xem trước kết quả rồi phê duyệt hoặc trả lại kèm lý do.")),
        Step(_("Sau khi công bố, tải báo cáo; phát hiện sai sót thì mở đính chính.")),
    ),
    Role.ADMINISTRATOR: (
        Step(_("Tạo tài khoản, giao vai trò cho từng người ở phần Quản trị."), "admin:index"),
        Step(_("Kiểm tra bộ tiêu chí, thang phân loại và danh sách đơn vị của kỳ.")),
        Step(_("Mở kỳ đánh giá; từ đó chuyên viên Nội vụ làm tiếp.")),
    ),
}


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """A role a person holds and its steps."""

    role: str
    steps: Sequence[Step]


def first_steps(roles: Iterable[Role]) -> list[FirstSteps]:
    """The steps of each role held, in the order of `STEPS`."""
    held = set(roles)
    return [FirstSteps(str(role.label), steps) for role, steps in STEPS.items() if role in held]
