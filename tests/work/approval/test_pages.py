"""The page of approval, from proposal to correction."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Explanation, Proposal, Publication
from scoring.services.council import decide_head
from scoring.services.publishing import open_correction
from tests.factories import make_round, make_set, make_unit, record, record_all
from tests.work.acts import approved, place_of, proposed
from units.models import Membership, Role

pytestmark = pytest.mark.django_db

URL = "/2021/phe-duyet/"
PROPOSE = {"viec": "trinh", "minutes_number": "12/BB-HĐTĐ", "minutes_date": "14/01/2022", "note": "Kính trình"}


@pytest.fixture
def round_(people):
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(round_)
    return round_


@pytest.fixture
def as_(client, people):
    """The client signed in as somebody."""

    def sign_in(name):
        client.logout()
        if name != "nobody":
            client.force_login(getattr(people, name))
        return client

    return sign_in


def text(response):
    return response.content.decode()


def test_who_reads(as_, round_):
    for name in ("office", "leader", "administrator"):
        assert as_(name).get(URL).status_code == 200, name
    for name in ("appraiser", "official", "other_official", "stranger"):
        assert as_(name).get(URL).status_code == 404, name
        assert as_(name).post(URL, PROPOSE).status_code == 404, name
    for name in ("nobody", "disabled"):
        assert "dang-nhap" in as_(name).get(URL).headers["Location"], name
    for method in ("put", "patch", "delete"):
        assert getattr(as_("office"), method)(URL).status_code == 405


@pytest.mark.parametrize(
    ("act", "who"),
    [("trinh", "leader"), ("rut", "leader")]
    + [(act, "office") for act in ("phe-duyet", "tra-lai", "dinh-chinh", "bo-dinh-chinh")]
    + [(act, "administrator") for act in ("phe-duyet", "tra-lai", "dinh-chinh", "bo-dinh-chinh")],
)
def test_who_acts(as_, round_, people, act, who):
    proposal = proposed(round_, people)
    data = {**PROPOSE, "viec": act, "proposal": proposal.pk, "reason": "Xem lại"}
    assert as_(who).post(URL, data).status_code == 403
    assert not Publication.objects.exists()


def test_an_act_nobody_knows(as_, round_):
    assert as_("office").post(URL, {"viec": "xoa"}).status_code == 400


def test_proposing_and_approving(as_, round_, people):
    page = text(as_("office").get(URL))
    assert "Đủ điều kiện" in page
    assert "Trình công bố</button>" in page
    assert "Phê duyệt và công bố</button>" not in page
    done = as_("office").post(URL, PROPOSE, follow=True)
    assert done.redirect_chain == [(URL, 302)]
    assert "Chờ phê duyệt" in text(done)
    assert "Rút tờ trình</button>" in text(done)
    leader = as_("leader")
    page = text(leader.get(URL))
    assert "Biên bản số 12/BB-HĐTĐ ngày 14/01/2022" in page
    assert "Kính trình" in page
    assert "Phê duyệt và công bố</button>" in page
    done = leader.post(URL, {"viec": "phe-duyet", "proposal": Proposal.objects.get().pk}, follow=True)
    assert "Đã phê duyệt và công bố phiên bản 1." in text(done)
    assert "Mở đính chính</button>" in text(done)
    assert Publication.objects.get().published_by == people.leader


def test_wrong_minutes_are_said_at_their_field(as_, round_):
    page = text(as_("office").post(URL, {**PROPOSE, "minutes_number": "", "minutes_date": "14/1"}))
    assert "Hãy ghi số biên bản họp của Hội đồng." in page
    assert "Ngày không đúng" in page
    assert 'value="14/1"' in page
    assert not Proposal.objects.exists()


def test_what_stands_in_the_way_is_listed_with_links(as_, people):
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record(round_, {"xa-1": {"1.1": "3", "1.2": "1", "2.1": "2"}, "xa-2": {"1.1": "3"}})
    criterion = round_.criteria_set.criteria.get(code="1.1")
    Explanation.objects.create(round_unit=place_of(round_), criterion=criterion, question="Vì sao?")
    page = text(as_("office").get(URL))
    assert "Xã Minh Đức thiếu 2 tiêu chí" in page
    assert 'href="/2021/nhap-diem/xa-2/"' in page
    assert 'href="/2021/nhap-diem/xa-1/tieu-chi/1.1/"' in page
    assert "Đã gửi phiếu 0/2 đơn vị" in page
    assert "Trình công bố</button>" not in page
    assert "thiếu 2 tiêu chí" in text(as_("office").post(URL, PROPOSE))


def test_units_without_points_stand_by_name(as_, people):
    names = {"u1": "Ân Thi", "u2": "An Bình", "u3": "Đông Kỳ"}
    units = [make_unit(code, name, parent=people.authority) for code, name in names.items()]
    round_ = make_round(units, authority=people.authority)
    record(round_, {"u3": {"1.1": "30"}, "u1": {"1.1": "20"}})  # by rank it would be the other way round
    page = text(as_("office").get(URL))
    assert page.index("Xã An Bình thiếu") < page.index("Xã Ân Thi thiếu") < page.index("Xã Đông Kỳ thiếu")
    assert page.index("Xã An Bình: còn") < page.index("Xã Ân Thi: còn") < page.index("Xã Đông Kỳ: còn")


def test_a_round_without_units_or_with_a_broken_scheme_still_has_its_page(as_, people):
    round_ = make_round([], authority=people.authority)
    assert "chưa có đơn vị nào" in text(as_("office").get(URL))
    round_.scheme.bands.filter(code="completed").update(composite_min=85)
    assert "đòi hỏi cao hơn" in text(as_("office").get(URL))


def test_the_office_reads_who_opens_a_correction(as_, round_, people):
    approved(round_, people)
    page = text(as_("office").get(URL))
    assert "đề nghị lãnh đạo mở đính chính" in page
    assert "Mở đính chính</button>" not in page
    assert "đề nghị lãnh đạo mở đính chính" not in text(as_("leader").get(URL))


def test_returning_says_why(as_, round_, people):
    proposal = proposed(round_, people)
    leader = as_("leader")
    assert "Hãy ghi lý do trả lại" in text(leader.post(URL, {"viec": "tra-lai", "proposal": proposal.pk}))
    data = {"viec": "tra-lai", "proposal": proposal.pk, "reason": "Rà lại xã Hà Kỳ"}
    assert "Rà lại xã Hà Kỳ" in text(leader.post(URL, data, follow=True))
    stale = text(leader.post(URL, {"viec": "phe-duyet", "proposal": proposal.pk}))
    assert "Tờ trình này đã được xử lý" in stale
    assert not Publication.objects.exists()


def test_nobody_is_offered_to_approve_their_own(as_, round_, people):
    Membership.objects.create(user=people.office, unit=people.authority, role=Role.LEADER)
    proposed(round_, people)
    page = text(as_("office").get(URL))
    assert "Người trình không tự phê duyệt được" in page
    assert "Phê duyệt và công bố</button>" not in page


def test_a_proposal_that_no_longer_fits_is_not_offered(as_, round_, people):
    proposed(round_, people)
    people.commune.name = "Hà Kỳ Mới"
    people.commune.save()
    page = text(as_("leader").get(URL))
    assert "Nội dung đã khác với lúc trình" in page
    assert "Phê duyệt và công bố</button>" not in page


def test_a_proposal_of_another_round_is_not_there(as_, round_, people):
    other = make_round([people.commune], authority=people.authority, year=2030, criteria_set=make_set(code="khac"))
    record_all(other)
    proposal = proposed(other, people)
    assert as_("leader").post(URL, {"viec": "phe-duyet", "proposal": proposal.pk}).status_code == 404


def test_a_correction_shows_both_figures_everywhere(as_, round_, people):
    approved(round_, people)
    leader = as_("leader")
    assert "Hãy ghi lý do đính chính" in text(leader.post(URL, {"viec": "dinh-chinh", "reason": " "}))
    leader.post(URL, {"viec": "dinh-chinh", "reason": "Cộng sai 1.1"})
    assert "Bỏ đính chính</button>" in text(leader.get(URL))
    record(round_, {"xa-1": {"1.1": "30"}})
    page = text(leader.get(URL))
    assert "80,00%" in page
    assert "86,00%" in page
    assert "Thay đổi so với phiên bản đang có hiệu lực" in page
    approved(round_, people)
    page = text(leader.get(URL))
    assert "Phiên bản 2" in page
    assert "Lý do đính chính: Cộng sai 1.1" in page
    assert "<del>" in page
    as_("nobody")
    for url in ("/2021/", "/2021/don-vi/xa-1/"):
        assert "Đính chính: 80,00% → 86,00%" in text(leader.get(url)), url
    assert "Đính chính: hạng 1 → 2." in text(leader.get("/2021/don-vi/xa-2/"))
    assert "Biên bản số 12/BB-HĐTĐ ngày 14/01/2022" in text(leader.get("/2021/"))


def test_a_correction_can_be_dropped(as_, round_, people):
    approved(round_, people)
    open_correction(actor=people.leader, round_=round_, reason="Xem lại")
    assert "Đã bỏ đính chính" in text(as_("leader").post(URL, {"viec": "bo-dinh-chinh"}, follow=True))
    round_.refresh_from_db()
    assert round_.correction_reason == ""


@pytest.mark.parametrize("state", ["open", "proposed", "published"])
def test_queries_do_not_grow_with_units_or_versions(client, people, state):
    counts = []
    for year, size in ((2031, 3), (2032, 25)):
        criteria_set = make_set(code=f"bo-{year}")
        units = [make_unit(f"d{year}-{n}", f"Xã {n}", parent=people.authority) for n in range(size)]
        round_ = make_round(units, authority=people.authority, criteria_set=criteria_set, year=year)
        record_all(round_)
        if state == "proposed":
            proposed(round_, people)
        if state == "published":
            approved(round_, people)
        client.force_login(people.leader)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/phe-duyet/").status_code == 200
        counts.append(len(queries))
    assert abs(counts[1] - counts[0]) <= (2 if state == "published" else 0)  # the year before, once published
    assert max(counts) < 45


def test_head_ratings_are_counted(as_, round_, people):
    band = round_.scheme.bands.get(code="excellent")
    decide_head(actor=people.office, place=place_of(round_), band=band, reason="Nỗ lực vượt bậc")
    assert "Người đứng đầu được đánh giá khác mức của đơn vị: 1." in text(as_("leader").get(URL))
