"""Points beside their facts: the unit's follow from them, an appraiser's may differ with a reason."""

import pytest

from scoring.marks import mark_from_text
from scoring.models import Layer
from scoring.services.errors import CellsRefusedError
from scoring.services.scores import Cell, record_scores
from tests.work.appraising import share

pytestmark = pytest.mark.django_db

HALF = {"a": "48", "b": "24"}  # 24/48 of 30 points
OTHER = {"a": "48", "b": "12"}
BROKEN = {"a": "10", "b": "11"}


@pytest.fixture
def write(people, round_, place):
    def record(layer, mark, *, actor=None, code="1.1", reason="", **more):
        cell = Cell(place.pk, code, mark_from_text(mark), **more)
        actors = {Layer.SELF: people.official}
        return record_scores(
            actor=actor or actors.get(layer, people.office), round_=round_, cells=[cell], layer=layer, reason=reason
        )

    return record


def test_facts_of_the_unit_decide(write, scores):
    write(Layer.SELF, "15", facts=HALF)
    assert scores()["self"] == ("15", HALF, "")
    with pytest.raises(CellsRefusedError, match=r"1\.1: số liệu cho 15 điểm, không phải 16\."):
        write(Layer.SELF, "16", facts=HALF)
    with pytest.raises(CellsRefusedError, match="không áp dụng thì không ghi số liệu"):
        write(Layer.SELF, "na", facts=HALF)
    with pytest.raises(CellsRefusedError, match=r"1\.1: "):
        write(Layer.SELF, "15", facts=BROKEN)


def test_points_of_the_unit_without_facts(write, scores):
    write(Layer.SELF, "16")
    assert scores()["self"] == ("16", None, "")
    write(Layer.SELF, "15", facts=HALF)
    write(Layer.SELF, "17")  # the facts say something else, so they go
    assert scores()["self"] == ("17", None, "")


@pytest.mark.parametrize("layer", [Layer.FIRST, Layer.FINAL])
def test_an_override_wants_a_reason(write, scores, layer):
    write(Layer.SELF, "15", facts=HALF)
    write(layer, "15")
    with pytest.raises(CellsRefusedError, match=r"số liệu cho 15 điểm, điểm ghi là 12,5\. Hãy ghi lý do"):
        write(layer, "12.5")
    with pytest.raises(CellsRefusedError):
        write(layer, "12.5", note="  ")
    write(layer, "12.5", note="Thiếu 02 báo cáo.")
    assert scores()[layer] == ("12.5", None, "Thiếu 02 báo cáo.")
    with pytest.raises(CellsRefusedError):
        write(layer, "12.5", note="")  # nor may the reason be taken away
    write(layer, "11")  # a reason that stands will do


def test_not_applicable_is_an_override_too(write):
    write(Layer.SELF, "15", facts=HALF)
    with pytest.raises(CellsRefusedError, match="điểm ghi là không áp dụng"):
        write(Layer.FIRST, "na")
    write(Layer.FIRST, "na", note="Xã không có nhiệm vụ.")


def test_facts_of_the_appraiser_go_before_the_unit_s(write, scores):
    write(Layer.SELF, "15", facts=HALF)
    write(Layer.FIRST, "7.5", facts=OTHER)
    assert scores()["first"] == ("7.5", OTHER, "")
    with pytest.raises(CellsRefusedError, match=r"số liệu cho 7,5 điểm, điểm ghi là 15\."):
        write(Layer.FIRST, "15")
    with pytest.raises(CellsRefusedError, match=r"1\.1: "):
        write(Layer.FIRST, "15", facts=BROKEN, note="Lý do.")


def test_a_first_override_brings_its_reason_to_the_final_score(write):
    write(Layer.SELF, "15", facts=HALF)
    write(Layer.FIRST, "12", note="Thiếu báo cáo.")
    write(Layer.FINAL, "12")
    with pytest.raises(CellsRefusedError):
        write(Layer.FINAL, "13")


def test_the_reason_of_an_act_stands_for_each(write):
    write(Layer.SELF, "15", facts=HALF)
    write(Layer.FINAL, "12", reason="Nhập từ bảng tính của Hội đồng.")


def test_without_facts_or_rule_nothing_is_asked(write):
    write(Layer.SELF, "16")
    write(Layer.FIRST, "12")
    write(Layer.SELF, "20", code="1.2")
    write(Layer.FIRST, "1", code="1.2")
    write(Layer.FIRST, "")  # taken back


def test_a_note_alone_is_no_new_override(write):
    write(Layer.SELF, "15", facts=HALF)
    write(Layer.FIRST, "15")
    write(Layer.FIRST, "15", note="Đã đối chiếu.")


def test_an_appraiser_s_share_does_not_matter_for_the_reason(write, people, round_):
    share(round_, people.appraiser)
    write(Layer.SELF, "15", facts=HALF)
    with pytest.raises(CellsRefusedError):
        write(Layer.FIRST, "12", actor=people.appraiser)
    write(Layer.FIRST, "12", actor=people.appraiser, note="Thiếu báo cáo.")


def test_the_command_line_gives_its_reason(write, round_, place):
    write(Layer.SELF, "15", facts=HALF)
    cells = [Cell(place.pk, "1.1", mark_from_text("12"))]
    with pytest.raises(CellsRefusedError):
        record_scores(actor=None, round_=round_, cells=cells)
    assert record_scores(actor=None, round_=round_, cells=cells, reason="Biên bản số 3") == 1
