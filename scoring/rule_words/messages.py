"""What is wrong with parameters and with facts, in words that say what to do."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cchc.numbers import format_number
from scoring.rules.points import FactError, FactFault, ParameterFault, Problem

Text = str | Promise

_PARAMETERS: Mapping[ParameterFault, Text] = {
    ParameterFault.MALFORMED: _("Tham số lưu không đúng dạng của cách tính điểm này; hãy ghi lại."),
    ParameterFault.NO_ROWS: _("Chưa đủ mức, mục hoặc loại để tính điểm."),
    ParameterFault.LABEL: _("Tên “%(label)s” không dùng được: không để trống, không có dấu chấm phẩy."),
    ParameterFault.TWICE: _("“%(label)s” ghi hai lần."),
    ParameterFault.POINTS: _("Không dùng được mức %(points)s điểm: phải hợp với điểm tối đa %(maximum)s."),
    ParameterFault.TOO_FINE: _("%(points)s điểm có quá 6 chữ số sau dấu phẩy."),
    ParameterFault.FULL_POINTS: _("Kết quả tốt nhất được %(points)s điểm, mà điểm tối đa là %(maximum)s."),
    ParameterFault.ORDER: _("Các mức phải ghi từ tốt nhất trở xuống, điểm giảm dần; xem mốc %(bound)s."),
    ParameterFault.SIDES: _("Các mức phải cùng chiều: đều “từ, trên” hoặc đều “đến, dưới”."),
    ParameterFault.PERCENT: _("%(percent)s%% phải trong khoảng 0 đến 100, tối đa 6 chữ số sau dấu phẩy."),
    ParameterFault.TARGET: _("Chỉ tiêu %(target)s phải lớn hơn 0; tỷ lệ thì không quá 100%%."),
    ParameterFault.MEASURE: _("Cách tính này cần tỷ lệ, không dùng số lượng."),
    ParameterFault.DECIMALS: _("Làm tròn %(decimals)s chữ số không ghi được điểm tối đa %(maximum)s; chọn từ 0 đến 6."),
    ParameterFault.SCALE: _("Thang %(lowest)s–%(highest)s không phải thang điểm, ví dụ 1–5."),
}

_FACTS: Mapping[FactFault, Text] = {
    FactFault.MISSING: _("%(label)s: chưa ghi."),
    FactFault.NOT_A_NUMBER: _("%(label)s: không phải số."),
    FactFault.NOT_WHOLE: _("%(label)s phải là số nguyên."),
    FactFault.NEGATIVE: _("%(label)s không được âm."),
    FactFault.TOO_LARGE: _("%(label)s không được lớn hơn %(most)s."),
    FactFault.TOO_SMALL: _("%(label)s không được nhỏ hơn %(least)s."),
    FactFault.TOO_FINE: _("%(label)s chỉ được có tối đa 6 chữ số sau dấu phẩy."),
    FactFault.NOT_POSITIVE: _("%(label)s phải lớn hơn 0."),
    FactFault.PART_ABOVE_TOTAL: _("%(label)s (%(part)s) không được lớn hơn tổng số (%(total)s)."),
    FactFault.NOTHING_TO_COUNT: _("%(label)s bằng 0 nên không tính được; tiêu chí này không được ghi “không áp dụng”."),
    FactFault.NOT_OFFERED: _("%(label)s: “%(answer)s” không có trong các lựa chọn; hãy chọn lại."),
}
_MAY_BE_EXCUSED = _("%(label)s bằng 0 nên không tính được: hãy ghi “không áp dụng” cho tiêu chí này.")


def parameter_message(problem: Problem) -> str:
    """What is wrong with parameters."""
    return str(_PARAMETERS[problem.fault]) % _shown(problem.data)


def fact_message(error: FactError, label: str, *, may_be_excused: bool) -> str:
    """What is wrong with a fact, by the label under which it was asked for.

    `may_be_excused` tells whether the policy of the criterion allows "không áp dụng".
    """
    excused = error.fault is FactFault.NOTHING_TO_COUNT and may_be_excused
    text = _MAY_BE_EXCUSED if excused else _FACTS[error.fault]
    return str(text) % {"label": label, **_shown(error.data)}


def _shown(data: Mapping[str, str | Decimal | int]) -> dict[str, str]:
    return {key: value if isinstance(value, str) else format_number(value) for key, value in data.items()}
