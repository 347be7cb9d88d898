"""Parameters as a clerk writes them, read and written again."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from scoring.models import RuleType
from scoring.rule_words import WORDS, ParametersTextError, parameters_from_text, parameters_text
from scoring.rules.points import DIRECT, RULES, Rule, to_json
from scoring.rules.points.checklist import Checklist, Item
from scoring.rules.points.choice import Binary, Choice, Option
from scoring.rules.points.count import Count
from scoring.rules.points.deduction import Deduction, Event
from scoring.rules.points.measure import Measure
from scoring.rules.points.ratio import Ratio, RatioExact, RatioFloor
from scoring.rules.points.survey import Asked, SurveyMean, Zero
from scoring.rules.points.target import RatioTarget
from scoring.rules.points.tiers import Side, Tier, Tiers
from units.names import clean

IN_TIME = "từ 99,5%: 4; từ 98%: 3; từ 95%: 2; từ 90%: 1; còn lại: 0"


def refusal(rule_type: str, text: str, maximum: str = "4") -> str:
    with pytest.raises(ParametersTextError) as caught:
        parameters_from_text(rule_type, text, Decimal(maximum))
    return "\n".join(caught.value.messages)


def again(rule_type: str, text: str, maximum: str = "4") -> str:
    """The text as the portal writes it."""
    return parameters_text(rule_type, parameters_from_text(rule_type, text, Decimal(maximum)))


def test_every_type_has_words() -> None:
    assert set(RuleType.values) == {DIRECT, *RULES}
    assert set(WORDS) == set(RULES)


@pytest.mark.parametrize("rule_type", WORDS)
def test_the_example_of_every_type_is_written_as_the_portal_writes_it(rule_type: str) -> None:
    example = WORDS[rule_type].example
    assert parameters_text(rule_type, parameters_from_text(rule_type, example, None)) == example


@pytest.mark.parametrize(
    ("rule_type", "text", "maximum", "written"),
    [
        # as regulations write tiers
        ("tier", "Từ 99,5%: 4; 98%–<99,5%: 3; 95%–<98%: 2; 90%–<95%: 1; <90%: 0", "4", IN_TIME),
        ("tier", "≥ 99,5%: 4 điểm; ≥98%: 3đ; >=95%: 2; từ 90% trở lên: 1; Khác: 0", "4", IN_TIME),
        ("tier", "từ 99,5% đến 100%: 4\n98-<99,5%: 3\n95-<98%: 2\nTỪ 90% ĐẾN DƯỚI 95%: 1", "4", IN_TIME),
        ("tier", "100%: 1; dưới 100%: 0,5", "1", "từ 100%: 1; còn lại: 0,5"),
        ("tier", "trên 95%: 2; từ 90% đến 95%: 1", "2", "trên 95%: 2; từ 90%: 1; còn lại: 0"),
        ("tier", "dưới 1%: 2; đến 5%: 1; trên 5%: 0", "2", "dưới 1%: 2; đến 5%: 1; còn lại: 0"),
        ("tier", "nhập: số lượng; từ 100: 1; 50-<100: 0,5", "1", "từ 100: 1; từ 50: 0,5; còn lại: 0; nhập: số lượng"),
        (
            "tier",
            "a: Giao; từ 95%: 2; b: Đã: chi; số lẻ: có",
            "2",
            "từ 95%: 2; còn lại: 0; a: Giao; b: Đã: chi; số lẻ: có",
        ),
        ("ratio", "a: Tổng", "2", "b/a; a: Tổng"),
        ("ratio", "làm tròn: 2", "2", "b/a; làm tròn: 2"),
        ("ratio", "nhập: Phần trăm", "2", "b/a; nhập: phần trăm"),
        ("ratio_floor", "SÀN: trên 80%", "2", "sàn: trên 80%"),
        ("ratio_exact", "b: Đã niêm yết", "1", "đủ 100%; b: Đã niêm yết"),
        ("ratio_target", "a: Hồ sơ", "1", "chỉ tiêu: nhập theo từng đơn vị; a: Hồ sơ"),
        ("ratio_target", "chỉ tiêu: 50; nhập: số lượng", "1", "chỉ tiêu: 50; nhập: số lượng"),
        ("binary", "không: 0", "2", "có: tối đa; không: 0"),
        ("binary", "Có: 2 điểm; Hỏi: Có quy chế", "2", "có: 2; không: 0; hỏi: Có quy chế"),
        ("choice", "Đạt: loại A: 2; Khác: 0", "2", "Đạt: loại A: 2; Khác: 0"),
        ("checklist", "Chia đều; A; B: 2", "2", "chia đều; A; B: 2"),
        ("count", "Mỗi  báo cáo: 0,25; tối đa: 1", "1", "mỗi báo cáo: 0,25; tối đa: 1"),
        ("count", "mỗi mục: 0,5", "1", "mỗi mục: 0,5"),
        ("deduction", "khiển trách: -0,5; cách chức: VỀ 0", "2", "khiển trách: −0,5; cách chức: về 0; sàn: 0"),
        ("survey_mean", "thang: 0-10", "6", "thang: 0–10"),
        ("survey_mean", "0 điểm: mức thấp nhất", "6", "thang: 1–5; 0 điểm: mức thấp nhất"),
        ("direct", " ; ", "6", ""),
    ],
)
def test_what_is_read_and_written_again(rule_type: str, text: str, maximum: str, written: str) -> None:
    assert again(rule_type, text, maximum) == written
    assert again(rule_type, written, maximum) == written


@pytest.mark.parametrize(
    ("rule_type", "text", "said"),
    [
        ("tier", "từ 95: 4", "“từ 95: 4”: Hãy ghi dấu % sau số"),
        ("tier", "từ 95%: 4; nhập: số lượng", "“từ 95%: 4”: Số lượng thì ghi không có dấu %"),
        ("tier", "khá: 4", f"Không hiểu “khá: 4”. Ví dụ: {IN_TIME}"),
        ("tier", "từ 95%: 1.125", "“từ 95%: 1.125”: “1.125” không rõ là phần nghìn hay phần thập phân"),
        ("tier", "từ 95%", "Không hiểu “từ 95%”"),
        ("tier", "từ 95%: 4; 80–<90%: 2", "“80–<90%: 2”: Mức này không nối tiếp mức ngay trước"),
        ("tier", "từ 95%: 4; dưới 90%: 0", "“dưới 90%: 0”: Mức này không nối tiếp"),
        ("tier", "từ 95%: 4; còn lại: 0; từ 90%: 2", "“từ 90%: 2”: Sau “còn lại” không ghi thêm mức nào"),
        ("tier", "từ 90%: 2; từ 95%: 4", "Các mức phải ghi từ tốt nhất trở xuống"),
        ("tier", "từ 95%: 3", "Kết quả tốt nhất được 3 điểm, mà điểm tối đa là 4"),
        ("tier", "từ 95%: 4; nhập: cân nặng", "Không hiểu “nhập: cân nặng”"),
        ("tier", "từ 95%: 4; số lẻ: đôi khi", "Không hiểu “số lẻ: đôi khi”"),
        ("ratio", "b/a; sàn: 80%", "Không hiểu “sàn: 80%”"),
        ("ratio", "làm tròn: hai", "Không hiểu “làm tròn: hai”"),
        ("ratio", "làm tròn: 9", "Làm tròn 9 chữ số"),
        ("ratio", "a: Một; a: Hai", "Không hiểu “a: Hai”"),
        ("ratio_floor", "100%: 4", "Chưa ghi mức sàn"),
        ("ratio_floor", "sàn: 80", "“sàn: 80”: Hãy ghi dấu % sau số"),
        ("ratio_target", "chỉ tiêu: 0%", "Chỉ tiêu 0 phải lớn hơn 0"),
        ("binary", "Có đủ: 4", "Không hiểu “Có đủ: 4”. Ví dụ: có: 0,5; không: 0"),
        ("choice", "Đạt: 4", "Chưa đủ mức, mục hoặc loại"),
        ("choice", "Đạt: 4; Đạt: 0", "“Đạt” ghi hai lần"),
        ("checklist", "A: 1; B: 2", "Kết quả tốt nhất được 3 điểm, mà điểm tối đa là 4"),
        ("checklist", "A: một", "“A: một”: Không phải số"),
        ("count", "báo cáo: 0,25", "Không hiểu “báo cáo: 0,25”"),
        ("count", "tối đa: 4", "Hãy ghi một lần “mỗi …”"),
        ("count", "mỗi báo cáo: 1; mỗi tin: 1", "“mỗi tin: 1”"),
        ("deduction", "khiển trách: 0,5", "“khiển trách: 0,5”: Mỗi loại ghi số điểm trừ có dấu trừ"),
        ("survey_mean", "thang: năm mức", "Không hiểu “thang: năm mức”"),
        ("survey_mean", "thang: 5–1", "Thang 5–1 không phải thang điểm"),
        ("survey_mean", "nhập: gì đó", "Không hiểu “nhập: gì đó”"),
        ("direct", "từ 95%: 4", "Chấm trực tiếp thì để trống tham số"),
    ],
)
def test_what_cannot_be_read_is_named(rule_type: str, text: str, said: str) -> None:
    assert said in refusal(rule_type, text)


def test_stored_rubbish_has_no_text() -> None:
    assert parameters_text("tier", {"tiers": "x"}) == ""


# Labels as they are stored: cleaned, of one line, without the sign that parts clauses.
LABEL = (
    st.text(st.characters(codec="utf-8", exclude_characters=";"), min_size=1, max_size=20)
    .map(clean)
    .filter(lambda label: bool(label) and ";" not in label)
)
POINTS = st.decimals("0", "10", places=3)
PERCENTS = st.decimals("0", "100", places=4)
OPTIONAL = st.one_of(st.just(""), LABEL)
MEASURED = {"a": OPTIONAL, "b": OPTIONAL, "value": OPTIONAL, "fractional": st.booleans()}
IN_PERCENT = st.sampled_from([Measure.RATIO, Measure.PERCENT])
OPTIONAL_POINTS = st.one_of(st.none(), POINTS)
OPTIONAL_PERCENT = st.one_of(st.none(), PERCENTS)
DECIMALS = st.integers(0, 6)
SIDES = st.sampled_from([[Side.FROM, Side.ABOVE], [Side.UP_TO, Side.BELOW]])


@st.composite
def tier_rules(draw: st.DrawFn) -> Tiers:
    sides = st.sampled_from(draw(SIDES))
    rows = draw(st.lists(st.builds(Tier, PERCENTS, POINTS, sides), min_size=1, max_size=4, unique_by=lambda t: t.bound))
    fields: dict[str, Any] = {name: draw(strategy) for name, strategy in MEASURED.items()}
    return Tiers(tiers=tuple(rows), rest=draw(POINTS), measure=draw(st.sampled_from(Measure)), **fields)


def rows(kind: type, *fields: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.builds(kind, *fields), min_size=1, max_size=4).map(tuple)


RULE: dict[str, st.SearchStrategy[Rule]] = {
    "binary": st.builds(Binary, OPTIONAL_POINTS, POINTS, OPTIONAL),
    "choice": st.builds(Choice, rows(Option, LABEL, POINTS)),
    "tier": tier_rules(),
    "ratio": st.builds(Ratio, measure=IN_PERCENT, decimals=DECIMALS, **MEASURED),
    "ratio_floor": st.builds(
        RatioFloor, floor=PERCENTS, inclusive=st.booleans(), measure=IN_PERCENT, decimals=DECIMALS, **MEASURED
    ),
    "ratio_exact": st.builds(RatioExact, measure=IN_PERCENT, **MEASURED),
    "ratio_target": st.builds(
        RatioTarget, target=OPTIONAL_PERCENT, measure=st.sampled_from(Measure), decimals=DECIMALS, **MEASURED
    ),
    "checklist": st.builds(Checklist, st.one_of(rows(Item, LABEL, POINTS), rows(Item, LABEL))),
    "count": st.builds(Count, each=POINTS, item=OPTIONAL.filter(lambda text: text != "mục"), cap=OPTIONAL_POINTS),
    "deduction": st.builds(
        Deduction, rows(Event, LABEL, OPTIONAL_POINTS), OPTIONAL_POINTS, POINTS
    ),
    "survey_mean": st.builds(
        SurveyMean, st.integers(0, 99), st.integers(1, 100), st.sampled_from(Asked), st.sampled_from(Zero), DECIMALS
    ),
}  # fmt: skip


@given(st.data(), st.sampled_from(sorted(RULES)), st.sampled_from(["vi", "en"]))
def test_parameters_written_and_read_are_the_same(data: st.DataObject, rule_type: str, language: str) -> None:
    stored = to_json(data.draw(RULE[rule_type]))
    with override(language):
        assert parameters_from_text(rule_type, parameters_text(rule_type, stored), None) == stored


PIECES = st.sampled_from(
    ["từ ", "đến ", "<", "5%", "95%", ": ", "4", "2", "; ", "−", "0,5", "mỗi ", "chia đều", "sàn", "a"]
)


@given(st.sampled_from(sorted(RULES)), st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
def test_any_text_makes_parameters_or_a_message(rule_type: str, text: str) -> None:
    try:
        stored = parameters_from_text(rule_type, text, Decimal(4))
    except ParametersTextError as error:
        stored = {}
        said = error.messages
    else:
        said = ["read"]
    assert all(said)
    assert parameters_from_text(rule_type, parameters_text(rule_type, stored), Decimal(4)) == stored
