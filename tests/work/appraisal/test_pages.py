"""The pages of the appraisal: for whom, with what, and what their forms do."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Layer
from scoring.services.explanations import ask
from tests.factories import make_round, make_set
from tests.work.appraising import criterion, marks, place, share, stages, write
from tests.work.reading import hidden, text

pytestmark = pytest.mark.django_db

LIST, UNIT, NEXT = "/2021/tham-dinh/", "/2021/tham-dinh/don-vi/xa-1/", "/2021/tham-dinh/tiep/"
SHARES, CARRY, GAP, REST = (
    "/2021/tham-dinh/phan-cong/",
    "/2021/tham-dinh/chot/",
    "/2021/chenh-lech/",
    "/2021/tham-dinh/chap-nhan/",
)
ACCEPT = "/2021/nhap-diem/xa-1/tieu-chi/1.1/chap-nhan/"


class TestAccess:
    @pytest.mark.parametrize("address", [LIST, UNIT, SHARES, CARRY])
    @pytest.mark.parametrize("person", ["official", "other_official", "stranger"])
    def test_strangers_and_officials_find_nothing(self, round_, people, as_, address, person):
        assert as_(getattr(people, person)).get(address).status_code == 404

    @pytest.mark.parametrize("address", [LIST, UNIT, NEXT, SHARES, CARRY, GAP])
    def test_who_is_not_signed_in_is_asked_to(self, round_, client, address):
        assert "dang-nhap" in client.get(address).url

    @pytest.mark.parametrize("address", [SHARES, CARRY])
    @pytest.mark.parametrize("person", ["appraiser", "leader"])
    def test_the_offices_pages(self, round_, people, as_, address, person):
        for method in ("get", "post"):
            assert getattr(as_(getattr(people, person)), method)(address).status_code == 404

    @pytest.mark.parametrize("person", ["office", "appraiser", "leader", "administrator"])
    def test_the_authority_reads_the_list(self, round_, people, as_, person):
        for address in (LIST, UNIT, GAP):
            assert as_(getattr(people, person)).get(address).status_code == 200

    @pytest.mark.parametrize(
        ("method", "address"),
        [
            ("post", LIST),
            ("post", UNIT),
            ("put", SHARES),
            ("delete", CARRY),
            ("get", REST),
            ("get", ACCEPT),
            ("post", GAP),
        ],
    )
    def test_methods_that_are_not_offered(self, round_, people, as_, method, address):
        assert getattr(as_(people.office), method)(address).status_code == 405

    def test_who_may_read_but_not_appraise_is_refused(self, round_, people, as_):
        post = {"lop": "first", "nguon": "1", "phien-ban": "0"}
        for person in (people.leader, people.appraiser, people.official):
            assert as_(person).post(ACCEPT, post).status_code == 403
        assert as_(people.other_official).post(ACCEPT, post).status_code == 404


class TestList:
    def test_the_appraisers_share(self, round_, people, as_):
        share(round_, people.appraiser, unit="xa-2", number=1)
        page = text(as_(people.appraiser).get(LIST))
        assert "Minh Đức" in page
        assert "Xã Hà Kỳ" not in page
        assert "1 Chờ thẩm định" in page
        assert "1 Đơn vị chưa chấm" in page

    def test_an_appraiser_without_a_share_is_told_whom_to_ask(self, round_, people, as_):
        assert "chưa được phân công" in text(as_(people.appraiser).get(LIST))

    def test_the_office_sees_everybodys_and_each_ones(self, round_, people, as_):
        share(round_, people.appraiser, unit="xa-2")
        page = text(as_(people.office).get(LIST))
        assert "5 Chờ thẩm định" in page
        page = text(as_(people.office).get(LIST, {"nguoi": people.appraiser.pk}))
        assert "2 Chờ thẩm định" in page
        assert "Xã Hà Kỳ" not in page

    def test_filters(self, round_, people, as_):
        ask(actor=None, place=place(round_), criterion=criterion(round_), question="?")
        client = as_(people.office)
        assert "Minh Đức" not in text(client.get(LIST, {"tim": "ha ky"}))
        assert "Minh Đức" not in text(client.get(LIST, {"trang-thai": "cho-giai-trinh"}))
        assert "Không có đơn vị nào phù hợp" in text(client.get(LIST, {"trang-thai": "da-giai-trinh"}))
        matrix = text(client.get(LIST, {"xem": "linh-vuc", "lop": "final"}))
        assert "1. LV 1" in matrix
        for nonsense in ("x", "0", "-1", "99999999999999999999"):
            params = dict.fromkeys(("linh-vuc", "nguoi", "trang-thai", "trang", "lop", "xem"), nonsense)
            assert client.get(LIST, params).status_code == 200

    def test_says_which_sheets_are_not_handed_in(self, round_, people, as_):
        stages(round_, first_appraisal="open")
        assert "chưa gửi phiếu" in text(as_(people.office).get(LIST))

    def test_the_rest_of_a_domain(self, round_, people, as_):
        share(round_, people.appraiser, number=1)
        client = as_(people.appraiser)
        page = client.get(LIST, {"linh-vuc": "1"})
        assert "Chấp nhận 3 điểm còn lại" in text(page)
        post = {"lop": "first", "linh-vuc": "1", "dau": hidden(page, "dau")}
        assert "Đã chấp nhận 3 điểm." in text(client.post(REST, post, follow=True))
        assert marks(round_, Layer.FIRST) == {"xa-1": {"1.1": "28", "1.2": "20"}, "xa-2": {"1.1": "30"}}


class TestUnit:
    def test_accepts_one_and_comes_back_to_its_row(self, round_, people, as_):
        client = as_(people.office)
        page = client.get(UNIT)
        post = {name: hidden(page, name) for name in ("lop", "nguon", "phien-ban")}
        response = client.post(ACCEPT, {**post, "ve": "phieu"})
        assert response.url == f"{UNIT}?lop=first#o-{criterion(round_).pk}"
        assert marks(round_, Layer.FIRST) == {"xa-1": {"1.1": "28"}}

    def test_goes_on_to_the_next_that_waits(self, round_, people, as_):
        client = as_(people.office)
        post = {"lop": "first", "nguon": "1", "phien-ban": "0", "ve": "tiep"}
        assert client.post(ACCEPT, post).url == "/2021/nhap-diem/xa-1/tieu-chi/1.2/?lop=first"
        assert client.get(NEXT).url == "/2021/nhap-diem/xa-1/tieu-chi/1.2/?lop=first"
        params = {"don-vi": "xa-1", "tieu-chi": "2.1"}
        assert client.get(NEXT, params).url == "/2021/nhap-diem/xa-2/tieu-chi/1.1/?lop=first"

    def test_nothing_waits_any_more(self, round_, people, as_):
        response = as_(people.appraiser).get(NEXT, follow=True)
        assert "Không còn điểm nào chờ bạn thẩm định" in text(response)

    def test_a_changed_score_is_told_and_not_accepted(self, round_, people, as_):
        post = {"lop": "first", "nguon": "1", "phien-ban": "0", "ve": "phieu"}
        write(round_, Layer.SELF, {"xa-1": {"1.1": "27"}})
        page = text(as_(people.office).post(ACCEPT, post, follow=True))
        assert "vừa được sửa nên chưa chấp nhận" in page
        assert marks(round_, Layer.FIRST) == {}

    @pytest.mark.parametrize("post", [{}, {"lop": "self"}, {"lop": "x"}])
    def test_nonsense_is_a_bad_request(self, round_, people, as_, post):
        assert as_(people.office).post(ACCEPT, post).status_code == 400
        assert as_(people.office).post(REST, post).status_code == 400

    def test_the_rest_of_the_unit_leaves_explanations_alone(self, round_, people, as_):
        ask(actor=None, place=place(round_), criterion=criterion(round_), question="?")
        client = as_(people.office)
        page = client.get(UNIT)
        assert "Chờ giải trình" in text(page)
        client.post(REST, {"lop": "first", "don-vi": "xa-1", "dau": hidden(page, "dau")})
        assert marks(round_, Layer.FIRST) == {"xa-1": {"1.2": "20", "2.1": "45"}}

    def test_a_reader_gets_no_forms(self, round_, people, as_):
        assert b'name="nguon"' not in as_(people.leader).get(UNIT).content


class TestQueries:
    ADDRESSES = (
        "/{0}/tham-dinh/",
        "/{0}/tham-dinh/?linh-vuc=1&xem=linh-vuc",
        "/{0}/tham-dinh/don-vi/u{0}-0001/",
        "/{0}/tham-dinh/phan-cong/",
        "/{0}/tham-dinh/phan-cong/?chia=don-vi",
        "/{0}/tham-dinh/chot/",
        "/{0}/chenh-lech/",
        "/{0}/chenh-lech/?xem=tieu-chi&lop=final",
        "/{0}/giai-trinh/",
    )

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_do_not_grow(self, people, as_, address):
        for year, size, leaves in ((2020, 3, [50, 50]), (2030, 30, [10] * 10)):
            self.filled(year, size, leaves, people)
        client, numbers = as_(people.office), []
        for year in (2020, 2030):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address.format(year)).status_code == 200
            numbers.append(len(queries))
        assert numbers[0] == numbers[1] < 40

    @staticmethod
    def filled(year, size, leaves, people):
        criteria_set = make_set({1: leaves}, code=f"bo-{year}")
        round_ = make_round(size, year=year, authority=people.authority, criteria_set=criteria_set)
        codes = [leaf.code for leaf in criteria_set.criteria.all()]
        units = [member.unit.code for member in round_.members.select_related("unit")]
        share(round_, people.appraiser)
        write(round_, Layer.SELF, {unit: dict.fromkeys(codes, "5") for unit in units})
        write(round_, Layer.FIRST, {unit: {codes[0]: "4"} for unit in units})
        write(round_, Layer.FINAL, {unit: {codes[0]: "3"} for unit in units[::2]})
        for unit in units:
            ask(actor=None, place=place(round_, unit), criterion=criterion(round_, codes[1]), question="?")
