"""The thread of a cell and its forms, and the list of a round."""

import pytest

from scoring.models import Explanation, Layer
from scoring.presenters.work.explanations import explanation_context
from scoring.selectors.gate import gate_of
from scoring.services.explanations import answer, ask, decide
from tests.work.appraising import criterion, marks, place, share, stages, write
from tests.work.reading import text

pytestmark = pytest.mark.django_db

ACT = "/2021/nhap-diem/xa-1/tieu-chi/1.1/giai-trinh/"
CELL = "/2021/nhap-diem/xa-1/tieu-chi/1.1/#giai-trinh"
ROUND_LIST = "/2021/giai-trinh/"


@pytest.fixture
def asked(round_, people):
    return ask(actor=people.office, place=place(round_), criterion=criterion(round_), question="Vì sao 28 điểm?")


def thread(round_, person):
    context = explanation_context(person, gate_of(person, round_), place(round_), criterion(round_))
    return context["explanations"]


class TestContext:
    def test_who_may_do_what(self, round_, people, asked):
        share(round_, people.appraiser, number=1)
        may = {
            name: (told.may_ask, told.may_answer, told.may_decide)
            for name in ("office", "appraiser", "leader", "official")
            for told in [thread(round_, getattr(people, name))]
        }
        assert may == {
            "office": (False, False, True),
            "appraiser": (False, False, True),
            "leader": (False, False, False),
            "official": (False, True, False),
        }
        decide(actor=people.office, explanation=asked, decision="Giữ nguyên")
        assert [thread(round_, person).may_ask for person in (people.appraiser, people.official)] == [True, False]

    def test_the_words(self, round_, people, asked):
        answer(actor=people.official, explanation=asked, text="Đã có kế hoạch.")
        told = thread(round_, people.leader)
        assert told.open.state == "Đã giải trình, chờ kết luận"
        assert [(said.label, said.text, said.by) for said in told.entries[0].said] == [
            ("Yêu cầu giải trình", "Vì sao 28 điểm?", "Noi-Vu"),
            ("Đơn vị giải trình", "Đã có kế hoạch.", "Can-Bo"),
        ]

    def test_why_not_now(self, round_, people, asked):
        stages(round_, first_appraisal="open", explanation="upcoming")
        assert "Chưa đến giai đoạn" in thread(round_, people.official).why_not
        stages(round_, first_appraisal="open", explanation="open")
        assert thread(round_, people.official).why_not == ""
        assert "còn thời hạn" in thread(round_, people.office).why_not
        assert thread(round_, people.leader).why_not == ""

    def test_points_that_may_be_chosen(self, round_, people, asked):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25"}})
        told = thread(round_, people.office)
        assert told.layer == Layer.FINAL
        assert [option.label for option in told.options] == [
            "Giữ điểm thẩm định lần 1: 25",
            "Chấp nhận điểm tự chấm: 28",
            "Điểm khác",
            "Chưa ghi điểm, chỉ kết luận",
        ]
        stages(round_, explanation="closed", first_appraisal="closed", final_appraisal="open")
        assert thread(round_, people.office).layer == Layer.FINAL
        stages(round_, explanation="closed", first_appraisal="open")
        assert thread(round_, people.office).layer == Layer.FIRST
        stages(round_, explanation="open", first_appraisal="closed")
        answer(actor=people.official, explanation=asked, text="Đã có")
        told = thread(round_, people.office)
        assert (told.may_decide, told.layer, list(told.options)) == (True, None, [])

    def test_nothing_to_show(self, round_, people):
        assert not thread(round_, people.official).is_shown
        assert thread(round_, people.office).is_shown


class TestActs:
    def test_ask_answer_decide(self, round_, people, as_):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25"}})
        assert as_(people.office).post(ACT, {"viec": "yeu-cau", "noi-dung": "Vì sao?"}).url == CELL
        row = Explanation.objects.get()
        assert as_(people.official).post(ACT, {"viec": "tra-loi", "ma": row.pk, "noi-dung": "Đã có"}).url == CELL
        post = {"viec": "ket-luan", "ma": row.pk, "noi-dung": "Đúng", "lop": "final", "phien-ban": "0"}
        assert as_(people.office).post(ACT, {**post, "chon-diem": "self:1"}).url == CELL
        assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "28"}}

    def test_points_of_ones_own(self, round_, people, as_, asked):
        post = {"viec": "ket-luan", "ma": asked.pk, "noi-dung": "Giảm", "lop": "final", "phien-ban": "0"}
        as_(people.office).post(ACT, {**post, "chon-diem": "khac", "diem": "20,5"})
        assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "20.5"}}

    def test_a_decision_without_points(self, round_, people, as_, asked):
        as_(people.office).post(ACT, {"viec": "ket-luan", "ma": asked.pk, "noi-dung": "Chấp thuận", "chon-diem": ""})
        assert Explanation.objects.get().decision == "Chấp thuận"
        assert marks(round_, Layer.FINAL) == {}

    @pytest.mark.parametrize(
        ("changes", "message", "status"),
        [
            ({"diem": ""}, "hãy ghi điểm", 200),
            ({"diem": "31"}, "từ 0 đến 30", 200),
            ({"diem": "hai"}, "1.1", 200),
            ({"diem": "KAD"}, "không áp dụng", 200),
            ({"chon-diem": "self:9"}, "vừa được sửa", 200),
            ({"chon-diem": "x:1"}, "vừa được sửa", 200),
            ({"phien-ban": "7", "diem": "20"}, "vừa sửa", 409),
            ({"noi-dung": " "}, "Hãy ghi kết luận", 200),
        ],
    )
    def test_what_is_wrong_comes_back_with_what_was_typed(self, round_, people, as_, asked, changes, message, status):
        post = {"viec": "ket-luan", "ma": asked.pk, "noi-dung": "Lý do đã ghi", "lop": "final", "phien-ban": "0"}
        post |= {"chon-diem": "khac", "diem": "20", **changes}
        response = as_(people.office).post(ACT, post)
        assert message in text(response, status)
        assert post["noi-dung"].strip() in text(response, status)
        assert Explanation.objects.get().decided_at is None
        assert marks(round_, Layer.FINAL) == {}

    def test_an_answer_too_late_is_not_lost(self, round_, people, as_, asked):
        stages(round_, explanation="closed")
        response = as_(people.official).post(ACT, {"viec": "tra-loi", "ma": asked.pk, "noi-dung": "Đã có"})
        assert "đã hết hạn" in text(response)

    def test_access(self, round_, people, as_, asked):
        act = {"viec": "tra-loi", "ma": asked.pk, "noi-dung": "Đã có"}
        for person, status in ((people.other_official, 404), (people.stranger, 404), (people.office, 403)):
            assert as_(person).post(ACT, act).status_code == status
        assert as_(people.official).get(ACT).status_code == 405
        assert as_(people.official).post(ACT, {**act, "viec": "x"}).status_code == 400
        for wrong in ("", "x", str(asked.pk + 1)):
            assert as_(people.official).post(ACT, {**act, "ma": wrong}).status_code == 404
        other = "/2021/nhap-diem/xa-1/tieu-chi/1.2/giai-trinh/"
        assert as_(people.official).post(other, act).status_code == 404

    def test_texts_are_escaped(self, round_, people, as_, asked):
        Explanation.objects.update(question="<script>alert(1)</script>")
        response = as_(people.office).post(ACT, {"viec": "ket-luan", "ma": asked.pk, "noi-dung": ""})
        assert b"<script>alert" not in response.content


class TestList:
    @pytest.fixture(autouse=True)
    def two(self, round_, people, asked):
        row = ask(actor=people.office, place=place(round_, "xa-2"), criterion=criterion(round_, "2.1"), question="Sao?")
        answer(actor=people.other_official, explanation=row, text="Đã có")

    def test_everybody_reads_what_is_theirs(self, round_, people, as_):
        share(round_, people.appraiser, number=2)
        for person, units in (
            (people.office, {"Hà Kỳ", "Minh Đức"}),
            (people.leader, {"Hà Kỳ", "Minh Đức"}),
            (people.appraiser, {"Minh Đức"}),
            (people.official, {"Hà Kỳ"}),
            (people.other_official, {"Minh Đức"}),
        ):
            page = text(as_(person).get(ROUND_LIST))
            assert {name for name in ("Hà Kỳ", "Minh Đức") if f"Xã {name}" in page} == units
        assert as_(people.stranger).get(ROUND_LIST).status_code == 404

    def test_by_state(self, people, as_):
        page = text(as_(people.office).get(ROUND_LIST, {"trang-thai": "da-tra-loi"}))
        assert "Minh Đức" in page
        assert "Xã Hà Kỳ" not in page
        assert as_(people.office).get(ROUND_LIST, {"trang-thai": "x", "trang": "y"}).status_code == 200
