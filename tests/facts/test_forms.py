"""The form of a criterion's facts: what it asks, takes and refuses, and that it shows what is stored."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from scoring.forms.facts import FactsForm, facts_form
from scoring.models import Criterion
from scoring.models.criteria import NaPolicyChoices
from scoring.rule_words import WORDS, parameters_from_text
from scoring.rules.points import Kind, usable_rule

FLOOR = "sàn: 80%; a: Tổng số nhiệm vụ; b: Số nhiệm vụ hoàn thành"
BALLOTS = "thang: 1–5; nhập: số phiếu"
DISCIPLINE = "Khiển trách: −0,5; Cách chức: về 0; sàn: 0"


def criterion(rule_type: str, text: str, maximum: str = "2", na_policy: str = NaPolicyChoices.REFUSED) -> Criterion:
    rule = parameters_from_text(rule_type, text, Decimal(maximum))
    return Criterion(code="1.1", rule_type=rule_type, rule=rule, max_points=Decimal(maximum), na_policy=na_policy)


def form(rule_type: str, text: str, typed: str | None = None, maximum: str = "2", facts: Any = None) -> FactsForm:
    """The form as posted: `typed` is a query string."""
    data = None if typed is None else QueryDict(typed)
    found = facts_form(criterion(rule_type, text, maximum), data, facts)
    assert found is not None
    return found


@pytest.mark.parametrize("rule", [{}, {"tiers": "x"}])
@pytest.mark.parametrize("rule_type", ["direct", "tier"])
def test_direct_points_have_no_form(rule_type: str, rule: dict[str, object]) -> None:
    assert facts_form(Criterion(rule_type=rule_type, rule=rule, max_points=Decimal(2))) is None


@pytest.mark.parametrize(
    ("rule_type", "text", "maximum", "typed", "facts", "points"),
    [
        ("ratio_floor", FLOOR, "2", "a=48&b=45", {"a": "48", "b": "45"}, "1.875"),
        ("tier", "từ 95%: 2; số lẻ: có", "2", "a=1.234,5&b=1234,50", {"a": "1234.5", "b": "1234.5"}, "2"),
        ("tier", "từ 95%: 2; nhập: phần trăm", "2", "value=93,75%25", {"value": "93.75"}, "0"),
        ("tier", "từ 100: 2; nhập: số lượng", "2", "value=100", {"value": "100"}, "2"),
        ("ratio_target", "chỉ tiêu: nhập theo từng đơn vị", "2", "a=10&b=1&target=20%25",
         {"a": "10", "b": "1", "target": "20"}, "1"),
        ("binary", "có: 2", "2", "answer=yes", {"answer": True}, "2"),
        ("binary", "có: 2", "2", "answer=no", {"answer": False}, "0"),
        ("choice", "Đạt: 2; Khác: 0", "2", "answer=Khác", {"answer": "Khác"}, "0"),
        ("checklist", "A: 0,5; B, C: 1,5", "2", "items=B, C&items=A", {"items": ["B, C", "A"]}, "2"),
        ("checklist", "A: 0,5; B: 1,5", "2", "", {"items": []}, "0"),
        ("count", "mỗi báo cáo: 0,25", "2", "count=3", {"count": "3"}, "0.75"),
        ("deduction", DISCIPLINE, "2", "events-1=1&events-2=", {"events": {"Khiển trách": "1"}}, "1.5"),
        ("deduction", DISCIPLINE, "2", "events-1=0&events-2=1",
         {"events": {"Khiển trách": "0", "Cách chức": "1"}}, "0"),
        ("survey_mean", "thang: 1–5", "2", "mean=4,25", {"mean": "4.25"}, "1.7"),
        ("survey_mean", BALLOTS, "2", "counts-1=3&counts-5=1", {"counts": {"5": "3", "1": "1"}}, "1.6"),
    ],
)  # fmt: skip
def test_facts_and_points(
    rule_type: str, text: str, maximum: str, typed: str, facts: dict[str, object], points: str
) -> None:
    found = form(rule_type, text, typed, maximum)
    assert found.is_valid(), found.errors
    assert found.cleaned_facts() == facts
    assert found.computation().points == Decimal(points)


@pytest.mark.parametrize(
    ("rule_type", "text", "typed", "field", "message"),
    [
        ("ratio_floor", FLOOR, "a=48&b=", "b", "Số nhiệm vụ hoàn thành: chưa ghi số."),
        ("ratio_floor", FLOOR, "a=48&b=x", "b", "Số nhiệm vụ hoàn thành: Không phải số."),
        ("ratio_floor", FLOOR, "a=1+234&b=1", "a", "Tổng số nhiệm vụ: Không phải số."),
        ("ratio_floor", FLOOR, "a=48&b=1,5", "b", "Số nhiệm vụ hoàn thành phải là số nguyên."),
        ("ratio_floor", FLOOR, "a=48&b=-1", "b", "Số nhiệm vụ hoàn thành không được nhỏ hơn 0."),
        ("ratio_floor", FLOOR, "a=48&b=49", "b", "Số nhiệm vụ hoàn thành (49) không được lớn hơn tổng số (48)."),
        ("ratio_floor", FLOOR, "a=0&b=0", "a", "Tổng số nhiệm vụ bằng 0 nên không tính được"),
        ("ratio_floor", FLOOR, "a=1.125&b=1", "a", "không rõ là phần nghìn hay phần thập phân"),
        ("binary", "có: 2", "", "answer", "Đạt yêu cầu: chưa chọn."),
        ("choice", "Đạt: 2; Khác: 0", "answer=Vượt", "answer", "Mức đạt: lựa chọn này không có"),
        ("checklist", "A: 0,5; B: 1,5", "items=C", "items", "Các mục đã đạt: lựa chọn này không có"),
        ("deduction", DISCIPLINE, "events-1=&events-2=", "events-1", "Số trường hợp: chưa ghi."),
        ("survey_mean", "thang: 1–5", "mean=5,5", "mean", "Điểm trung bình của phiếu (1–5) phải từ 1 đến 5."),
        ("survey_mean", BALLOTS, "counts-1=0", "counts-1", "Số phiếu chọn mức bằng 0 nên không tính được"),
        ("survey_mean", BALLOTS, "counts-2=1,5", "counts-2", "Số phiếu chọn mức: 4 phải là số nguyên."),
    ],
)
def test_what_is_refused_names_the_field(rule_type: str, text: str, typed: str, field: str, message: str) -> None:
    found = form(rule_type, text, typed)
    assert not found.is_valid()
    assert list(found.errors) == [field]
    assert message in found.errors[field][0]


def test_a_total_of_zero_leads_to_not_applicable_where_it_is_allowed() -> None:
    found = facts_form(criterion("ratio", "b/a", na_policy=NaPolicyChoices.FULL), QueryDict("a=0&b=0"))
    assert found is not None
    assert "hãy ghi “không áp dụng”" in found.errors["a"][0]


@pytest.mark.parametrize(
    ("rule_type", "text", "facts", "shown"),
    [
        ("tier", "từ 95%: 2; số lẻ: có", {"a": "1234.5", "b": "7"}, ['value="1234,5"', 'value="7"']),
        ("binary", "có: 2", {"answer": False}, ['value="no" id="id_answer_1" checked']),
        ("choice", "Đạt: 2; Khác: 0", {"answer": "Khác"}, ['value="Khác" id="id_answer_1" checked']),
        ("checklist", "A: 1; B: 1", {"items": ["B"]}, ['value="B" id="id_items_1" checked']),
        ("deduction", DISCIPLINE, {"events": {"Cách chức": "1"}}, ['name="events-2" value="1"']),
        ("survey_mean", BALLOTS, {"counts": {"5": "3"}}, ['name="counts-1" value="3"']),
        ("count", "mỗi báo cáo: 0,25", {"count": ["x"], "y": 1}, ['name="count"']),
    ],
)
def test_stored_facts_are_shown(rule_type: str, text: str, facts: dict[str, object], shown: list[str]) -> None:
    page = re.sub(r' (inputmode|autocomplete|aria-\w+)="[^"]*"', "", form(rule_type, text, facts=facts).as_div())
    assert [part for part in shown if part not in page] == []


@pytest.mark.parametrize("rule_type", WORDS)
def test_every_type_has_labelled_fields_and_takes_a_prefix(rule_type: str) -> None:
    row = criterion(rule_type, WORDS[rule_type].example, _maximum(rule_type))
    found = facts_form(row, prefix="c7")
    assert found is not None
    assert all(str(field.label) for field in found)
    assert {field.html_name.partition("-")[0] for field in found} == {"c7"}


def test_two_forms_on_one_page_keep_apart() -> None:
    data = QueryDict("m1-count=1&m2-count=2")
    row = criterion("count", "mỗi báo cáo: 0,25")
    forms = [facts_form(row, data, prefix=prefix) for prefix in ("m1", "m2")]
    assert [found and found.is_valid() and found.cleaned_facts() for found in forms] == [{"count": "1"}, {"count": "2"}]


def _maximum(rule_type: str) -> str:
    """The maximum for which the example of a type is meant."""
    return {"tier": "4", "binary": "0.5", "deduction": "2"}.get(rule_type, "1")


def test_examples_are_usable_and_ask_every_kind_of_question() -> None:
    texts = [(rule_type, words.example, _maximum(rule_type)) for rule_type, words in WORDS.items()]
    texts += [("survey_mean", "thang: 1–5", "6"), ("ratio", "nhập: phần trăm", "2")]
    rules = [
        usable_rule(kind, parameters_from_text(kind, text, Decimal(most)), Decimal(most)) for kind, text, most in texts
    ]
    assert None not in rules
    assert {question.kind for rule in rules if rule for question in rule.questions()} == set(Kind)
