"""The one line that explains points, and what is said of facts that make none."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from scoring.models import Criterion
from scoring.models.criteria import NaPolicyChoices
from scoring.results.computation import computed, rule_summary
from scoring.rule_words import parameters_from_text

IN_TIME = "từ 99,5%: 4; từ 98%: 3; từ 95%: 2; từ 90%: 1; còn lại: 0"
DISCIPLINE = "khiển trách: −0,5; cảnh cáo: −1; cách chức: về 0; sàn: 0,25"
BALLOTS = "thang: 1–5; nhập: số phiếu"


def criterion(rule_type: str, text: str, maximum: str, na_policy: str = NaPolicyChoices.REFUSED) -> Criterion:
    rule = parameters_from_text(rule_type, text, Decimal(maximum))
    return Criterion(rule_type=rule_type, rule=rule, max_points=Decimal(maximum), na_policy=na_policy)


def ab(part: str | int, total: str | int, **more: str) -> dict[str, object]:
    return {"a": str(total), "b": str(part), **more}


@pytest.mark.parametrize(
    ("rule_type", "text", "maximum", "facts", "line"),
    [
        ("tier", IN_TIME, "4", ab(45, 48), "45/48 = 93,75% → 90–<95%: 1 điểm"),
        ("tier", IN_TIME, "4", ab(200, 200), "200/200 = 100% → từ 99,5%: 4 điểm"),
        ("tier", IN_TIME, "4", ab(22604, 22725), "22.604/22.725 ≈ 99,47% → 98–<99,5%: 3 điểm"),
        ("tier", IN_TIME, "4", ab(994999, 10**6), "994.999/1.000.000 = 99,4999% → 98–<99,5%: 3 điểm"),
        ("tier", IN_TIME, "4", ab(9949999, 10**7), "9.949.999/10.000.000 = 99,49999% → 98–<99,5%: 3 điểm"),
        ("tier", IN_TIME, "4", ab(2, 3), "2/3 ≈ 66,67% → dưới 90%: 0 điểm"),
        ("tier", "trên 95%: 2; từ 90%: 1", "2", ab(19, 20), "19/20 = 95% → 90–95%: 1 điểm"),
        ("tier", "từ 95%: 2; trên 90%: 1", "2", ab(92, 100), "92/100 = 92% → trên 90% đến dưới 95%: 1 điểm"),
        ("tier", "trên 95%: 2; trên 90%: 1", "2", ab(9, 10), "9/10 = 90% → đến 90%: 0 điểm"),
        ("tier", "trên 95%: 2; trên 90%: 1", "2", ab(95, 100), "95/100 = 95% → trên 90% đến 95%: 1 điểm"),
        ("tier", "đến 1%: 2; đến 5%: 1", "2", ab(1, 50), "1/50 = 2% → trên 1% đến 5%: 1 điểm"),
        ("tier", "đến 1%: 2; đến 5%: 1", "2", ab(1, 10), "1/10 = 10% → trên 5%: 0 điểm"),
        ("tier", "dưới 1%: 2", "2", ab(0, 10), "0/10 = 0% → dưới 1%: 2 điểm"),
        ("tier", "từ 100: 1; từ 50: 0,5; nhập: số lượng", "1", {"value": "57"}, "57 → 50–<100: 0,5 điểm"),
        ("tier", "từ 95%: 1; nhập: phần trăm", "1", {"value": "102.5"}, "102,5% → từ 95%: 1 điểm"),
        ("ratio", "b/a", "2", ab(45, 48), "45/48 = 93,75% → 45/48 × 2 = 1,875 điểm"),
        ("ratio", "b/a", "1", ab(2, 3), "2/3 ≈ 66,67% → 2/3 × 1 ≈ 0,666667 điểm"),
        ("ratio", "nhập: phần trăm", "2", {"value": "93.75"}, "93,75% → 93,75% × 2 = 1,875 điểm"),
        ("ratio_floor", "sàn: 80%", "2", ab(8, 10), "8/10 = 80% → 8/10 × 2 = 1,6 điểm"),
        ("ratio_floor", "sàn: 80%", "2", ab(30, 48), "30/48 = 62,5% → dưới mức sàn 80%: 0 điểm"),
        ("ratio_floor", "sàn: trên 80%", "2", ab(8, 10), "8/10 = 80% → không trên mức sàn 80%: 0 điểm"),
        ("ratio_floor", "sàn: 80%", "2", ab(79999, 100001), "79.999/100.001 ≈ 79,998% → dưới mức sàn 80%: 0 điểm"),
        ("ratio_exact", "đủ 100%", "1", ab(7, 7), "7/7 = 100% → đủ 100%: 1 điểm"),
        ("ratio_exact", "đủ 100%", "1", ab(99999, 100000), "99.999/100.000 = 99,999% → chưa đủ 100%: 0 điểm"),
        ("ratio_target", "chỉ tiêu: 10%", "2.5", ab(12, 100), "12/100 = 12% → đạt chỉ tiêu 10%: 2,5 điểm"),
        ("ratio_target", "chỉ tiêu: 10%", "2.5", ab(8, 100),
         "8/100 = 8% → đạt 80% chỉ tiêu 10%: 80% × 2,5 = 2 điểm"),
        ("ratio_target", "a: Hồ sơ", "1", ab(1, 10, target="30"),
         "1/10 = 10% → đạt 33,33% chỉ tiêu 30%: 33,33% × 1 ≈ 0,333333 điểm"),
        ("binary", "có: 1; không: 0", "1", {"answer": True}, "Có → 1 điểm"),
        ("binary", "có: 1; không: 0,25", "1", {"answer": False}, "Không → 0,25 điểm"),
        ("choice", "Đúng hạn: 1; Chậm: 0,5; Không: 0", "1", {"answer": "Chậm"}, "Chậm → 0,5 điểm"),
        ("checklist", "A: 0,5; B: 0,5; C: 1", "2", {"items": ["C", "A"]}, "2/3 mục → 0,5 + 1 = 1,5 điểm"),
        ("checklist", "A: 1; B: 1", "2", {"items": []}, "0/2 mục → 0 điểm"),
        ("checklist", "chia đều; A; B; C", "1", {"items": ["A", "C"]}, "2/3 mục → 2/3 × 1 ≈ 0,666667 điểm"),
        ("count", "mỗi báo cáo: 0,25", "1", {"count": "3"}, "3 × 0,25 = 0,75 điểm"),
        ("count", "mỗi báo cáo: 0,25", "1", {"count": "6"}, "6 × 0,25 = 1,5 → tối đa 1 điểm"),
        ("deduction", DISCIPLINE, "2", {"events": {"khiển trách": "0"}}, "Không có trường hợp nào → 2 điểm"),
        ("deduction", DISCIPLINE, "2", {"events": {"khiển trách": "1", "cảnh cáo": "1"}},
         "2 − 1 × 0,5 (khiển trách) − 1 × 1 (cảnh cáo) = 0,5 điểm"),
        ("deduction", DISCIPLINE, "2", {"events": {"cảnh cáo": "3"}}, "2 − 3 × 1 (cảnh cáo) → mức sàn 0,25 điểm"),
        ("deduction", DISCIPLINE, "2", {"events": {"cách chức": "1"}}, "cách chức → 0 điểm"),
        ("survey_mean", "thang: 1–5", "6", {"mean": "4.25"}, "Trung bình 4,25 → 4,25/5 × 6 = 5,1 điểm"),
        ("survey_mean", "thang: 1–5; 0 điểm: mức thấp nhất", "6", {"mean": "4"},
         "Trung bình 4 → (4 − 1)/(5 − 1) × 6 = 4,5 điểm"),
        ("survey_mean", BALLOTS, "6", {"counts": {"5": "3", "4": "1"}},
         "Trung bình 4 phiếu = 4,75 → 4,75/5 × 6 = 5,7 điểm"),
        ("survey_mean", BALLOTS, "6", {"counts": {"5": "1", "4": "2"}},
         "Trung bình 3 phiếu ≈ 4,33 → 4,33/5 × 6 = 5,2 điểm"),
    ],
)  # fmt: skip
def test_line(rule_type: str, text: str, maximum: str, facts: dict[str, object], line: str) -> None:
    found = computed(criterion(rule_type, text, maximum), facts)
    assert (found.line, found.error) == (line, "")


def test_in_english_the_numbers_are_english() -> None:
    with override("en"):
        assert "45/48 = 93.75%" in computed(criterion("tier", IN_TIME, "4"), ab(45, 48)).line


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({}, "Số nhiệm vụ: chưa ghi."),
        (None, "Số nhiệm vụ: chưa ghi."),
        (["a", "b"], "Số nhiệm vụ: chưa ghi."),
        (ab(49, 48), "Số đạt (b) (49) không được lớn hơn tổng số (48)."),
        (ab("1.5", 3), "Số đạt (b) phải là số nguyên."),
        ({"a": ["x"], "b": "1"}, "Số nhiệm vụ: không phải số."),
    ],
)
def test_facts_that_make_no_points_are_an_error_in_words(facts: object, error: str) -> None:
    found = computed(criterion("ratio", "a: Số nhiệm vụ", "1"), facts)
    assert (found.points, found.line, found.error) == (None, "", error)


def test_a_total_of_zero_leads_to_not_applicable_where_the_policy_allows_it() -> None:
    refused = computed(criterion("ratio", "b/a", "1"), ab(0, 0))
    excused = computed(criterion("ratio", "b/a", "1", NaPolicyChoices.FULL), ab(0, 0))
    assert refused.error == "Tổng số (a) bằng 0 nên không tính được; tiêu chí này không được ghi “không áp dụng”."
    assert excused.error == "Tổng số (a) bằng 0 nên không tính được: hãy ghi “không áp dụng” cho tiêu chí này."


@pytest.mark.parametrize("rule", [{}, {"tiers": "x"}, {"tiers": []}])
def test_without_usable_parameters_points_are_given_directly(rule: dict[str, object]) -> None:
    row = Criterion(rule_type="tier", rule=rule, max_points=Decimal(4))
    assert computed(row, ab(1, 2)).error == "Tiêu chí này chấm trực tiếp, không tính từ số liệu."
    assert rule_summary(row) == "Chấm trực tiếp: nhập điểm, không tính từ số liệu."


@pytest.mark.parametrize(
    ("rule_type", "text", "maximum", "summary"),
    [
        ("ratio_target", "a: Hồ sơ", "1",
         "Hỏi: Hồ sơ; Số đạt (b); Chỉ tiêu giao (%). Tính: chỉ tiêu: nhập theo từng đơn vị."),
        ("binary", "có: 1; hỏi: Có quy chế", "1", "Hỏi: Có quy chế. Tính: có: 1; không: 0."),
        ("count", "mỗi báo cáo: 0,25", "1", "Hỏi: Số báo cáo. Tính: mỗi báo cáo: 0,25."),
        ("survey_mean", "thang: 1–5", "6", "Hỏi: Điểm trung bình của phiếu (1–5). Tính: thang: 1–5."),
    ],
)  # fmt: skip
def test_summary(rule_type: str, text: str, maximum: str, summary: str) -> None:
    assert rule_summary(criterion(rule_type, text, maximum)) == summary
