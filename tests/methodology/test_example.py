"""The worked example says the very numbers of the unit's page."""

from decimal import Decimal

import pytest

from scoring.models import AdjustmentKind, ClassificationScheme, Round, RoundUnit
from scoring.presenters.methodology.example import example
from scoring.results.single import unit_record
from scoring.results.source import current_results
from scoring.services.adjustments import record_adjustment
from scoring.services.publishing import publish
from tests.factories import make_round, make_scheme, make_set, make_unit, record
from tests.pages.rounds import open_round_of

pytestmark = pytest.mark.django_db


def worked(round_: Round, code: str):
    record_ = unit_record(round_, current_results(round_).publication, code)
    assert record_
    return example(record_)


def test_every_sum_is_written_out(people) -> None:
    found = worked(open_round_of(people), "ha-ky")
    first, second = found.domains
    assert (first.quotient.points, first.quotient.maximum) == ("26 + 16 = 42", "30 + 20 = 50")
    assert (first.quotient.division, first.quotient.shown) == ("42 : 50 × 100 = 84%", "84,00%")
    assert (second.quotient.points, second.quotient.maximum) == ("41", "50")
    assert (found.whole.points, found.whole.maximum) == ("42 + 41 = 83", "50 + 50 = 100")
    assert (found.whole.division, found.whole.shown) == ("83 : 100 × 100 = 83%", "83,00%")


def test_a_quotient_that_does_not_come_out_even(people) -> None:
    round_ = make_round(
        [make_unit("a", "A", parent=people.authority)], authority=people.authority, criteria_set=make_set({1: [3]})
    )
    record(round_, {"a": {"1.1": "2"}})
    assert worked(round_, "a").whole.division == "2 : 3 × 100 ≈ 66,666667%"


def test_the_cascade_is_gone_down_step_by_step(people) -> None:
    found = worked(open_round_of(people), "minh-duc")
    assert [(step.label, step.reached, list(step.failures)) for step in found.steps] == [
        (
            "Hoàn thành xuất sắc nhiệm vụ",
            False,
            [
                "chỉ số tổng hợp đạt 83,00%, cần từ 90% trở lên",
                "lĩnh vực 2 (Lĩnh vực 2) đạt 68,00%, cần từ 80% trở lên",
            ],
        ),
        ("Hoàn thành tốt nhiệm vụ", False, ["lĩnh vực 2 (Lĩnh vực 2) đạt 68,00%, cần từ 70% trở lên"]),
        ("Hoàn thành nhiệm vụ", True, []),
    ]
    assert (found.rank, found.ahead, found.tied_with, found.ranked) == ("1 (đồng hạng)", 0, 1, 3)


@pytest.mark.parametrize(
    ("policy", "maximum", "remark"),
    [
        ("exclude", "20", "Không áp dụng, loại khỏi điểm tối đa: 1.1."),
        ("full", "30 + 20 = 50", "Không áp dụng, tính điểm tối đa: 1.1."),
        ("zero", "30 + 20 = 50", "Không áp dụng, tính 0 điểm: 1.1."),
    ],
)
def test_not_applicable_is_told_by_its_policy(people, policy: str, maximum: str, remark: str) -> None:
    round_ = make_round([people.commune], authority=people.authority, criteria_set=make_set(na_policy=policy))
    record(round_, {"xa-1": {"1.1": "na", "1.2": "16", "2.1": "41"}})
    domain = worked(round_, "xa-1").domains[0]
    assert domain.quotient.maximum == maximum
    assert domain.remarks == [remark]


def test_a_domain_to_which_nothing_applies(people) -> None:
    round_ = make_round([people.commune], authority=people.authority, criteria_set=make_set(na_policy="exclude"))
    record(round_, {"xa-1": {"1.1": "20", "1.2": "16", "2.1": "na"}})
    found = worked(round_, "xa-1")
    assert "không có tỷ lệ" in found.domains[1].quotient.nothing
    assert (found.whole.points, found.whole.maximum) == ("36", "50")


def test_what_is_missing_stays_outside(people) -> None:
    round_ = open_round_of(people)
    record(round_, {"ha-ky": {"1.1": ""}})
    found = worked(round_, "ha-ky")
    assert (found.missing, found.domains[0].quotient.maximum) == (1, "20")
    assert found.domains[0].remarks == ["Chưa nhập, chưa tính vào điểm và điểm tối đa: 1.1."]
    record(round_, {"ha-ky": dict.fromkeys(("1.1", "1.2", "2.1"), "")})
    found = worked(round_, "ha-ky")
    assert found.domains[1].quotient.nothing == "chưa nhập điểm nào được tính, nên chưa có tỷ lệ"
    assert (found.whole.nothing, found.steps, found.badge) == ("chưa có điểm để tính", [], None)


def test_bonus_points_come_after_the_criteria(people) -> None:
    make_scheme()
    ClassificationScheme.objects.update(bonus_cap=2)
    round_ = open_round_of(people)
    place = RoundUnit.objects.get(round=round_, unit__code="ha-ky")
    record_adjustment(actor=None, place=place, kind=AdjustmentKind.BONUS, points=Decimal(3), reason="Sáng kiến")
    found = worked(round_, "ha-ky")
    assert found.whole.shown == "83,00%"
    assert found.sum == "83,00% theo điểm tiêu chí + 2 điểm thưởng = 85,00%"
    assert any("Sáng kiến" in line for line in found.adjustments)
    publish(actor=None, round_=round_)
    assert worked(round_, "ha-ky").sum == found.sum
