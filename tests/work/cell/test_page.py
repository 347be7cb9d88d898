"""The page of one score."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.marks import mark_from_text
from scoring.models import Layer, Score, Submission
from scoring.services.explanations import ask
from scoring.services.publishing import publish
from scoring.services.scores import Cell, record_scores
from tests.factories import make_round, make_set, make_unit, record_all
from tests.work.acts import place_of
from tests.work.appraising import criterion, share, stages

pytestmark = pytest.mark.django_db

CELL = "/2021/nhap-diem/xa-1/tieu-chi/1.1/"
NOTHING = {"line": "", "points": "", "error": ""}
FACTS = {"cach": "so-lieu", "sl-a": "48", "sl-b": "45"}  # 45/48 = 93,75% of 30 points = 28,125


def post(client, **data):
    return client.post(data.pop("address", CELL), {"lop": "self", "phien-ban": "0", "ghi-chu": "", **data})


def test_facts_are_computed_and_kept(client, people, place, scores):
    client.force_login(people.official)
    assert post(client, **FACTS).status_code == 302
    assert scores()["self"] == ("28.125", {"a": "48", "b": "45"}, "")
    page = client.get(CELL).content.decode()
    assert "45/48 = 93,75%" in page
    assert 'value="48"' in page


def test_points_na_and_note(client, people, place, scores):
    client.force_login(people.official)
    post(client, cach="diem", diem="12,5", **{"ghi-chu": "Bản gốc\n ở huyện"})
    assert scores()["self"] == ("12.5", None, "Bản gốc\nở huyện")
    post(client, cach="kad", **{"phien-ban": "1"})
    assert Score.objects.get().not_applicable


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"cach": "so-lieu", "sl-a": "48", "sl-b": "50"}, "Hoàn thành"),
        ({"cach": "so-lieu", "sl-a": "48"}, "Hoàn thành: chưa ghi số"),
        ({"cach": "diem", "diem": "31"}, "điểm phải từ 0 đến 30"),
        ({"cach": "diem", "diem": "mười"}, "1.1"),
        ({"cach": "diem", "diem": "5", "ghi-chu": "x" * 5_001}, "Ghi chú dài quá 5000"),
    ],
)
def test_what_is_wrong_is_told_and_kept(client, people, place, data, told):
    client.force_login(people.official)
    response = post(client, **data)
    assert response.status_code == 200
    page = response.content.decode()
    assert told in page
    assert "Chưa lưu gì" in page
    assert not Score.objects.exists()


def test_a_stale_page_is_a_conflict_and_then_a_choice(client, people, place, scores):
    record_scores(
        actor=people.official, round_=place.round, cells=[Cell(place.pk, "1.1", mark_from_text("20"))], layer=Layer.SELF
    )
    client.force_login(people.official)
    response = post(client, cach="diem", diem="12")
    assert response.status_code == 409
    page = response.content.decode()
    assert "Giá trị mới trên cổng: 20" in page
    assert 'name="diem" maxlength="24" value="12"' in page
    assert 'name="phien-ban" value="1"' in page
    assert scores()["self"][0] == "20"
    post(client, cach="diem", diem="12", **{"phien-ban": "1"})
    assert scores()["self"][0] == "12"


def test_on_to_the_next_criterion(client, people, place):
    client.force_login(people.official)
    response = post(client, cach="diem", diem="1", ve="tiep")
    assert response["Location"] == "/2021/nhap-diem/xa-1/tieu-chi/1.2/?lop=self"
    last = post(client, address="/2021/nhap-diem/xa-1/tieu-chi/2.1/", diem="1", ve="tiep")
    assert last["Location"] == "/2021/nhap-diem/xa-1/tieu-chi/2.1/?lop=self"


def test_who_may_write_which_layer(client, people, round_, place):
    share(round_, people.appraiser, number=1)
    allowed = {
        "self": {"official"},
        "first": {"office", "administrator", "appraiser"},
        "final": {"office", "administrator", "appraiser"},
    }
    for layer, names in allowed.items():
        for name in ("official", "office", "administrator", "appraiser", "leader", "other_official", "stranger"):
            client.force_login(getattr(people, name))
            status = post(client, lop=layer, cach="diem", diem="1").status_code
            outside = name in {"other_official", "stranger"}
            assert status in ({302, 409} if name in names else {404} if outside else {403}), (layer, name)
    client.force_login(people.appraiser)
    assert post(client, address="/2021/nhap-diem/xa-1/tieu-chi/2.1/", lop="first", diem="1").status_code == 403


def test_nonsense(client, people, place):
    client.force_login(people.official)
    assert post(client, lop="khac").status_code == 400
    assert post(client, lop="").status_code == 400
    assert client.get("/2021/nhap-diem/xa-1/tieu-chi/9.9/").status_code == 404
    assert client.get(f"{CELL}?lop=khac&tai-lieu=abc").status_code == 200
    assert client.get(f"{CELL}?tai-lieu=99999999999999999999").status_code == 200
    assert post(client, cach="khac", diem="1", **{"phien-ban": "x"}).status_code == 409
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(CELL).status_code == 405


def test_an_override_is_refused_with_both_values(client, people, place, scores):
    client.force_login(people.official)
    post(client, **FACTS)
    client.force_login(people.office)
    response = post(client, lop="first", cach="diem", diem="20")
    assert "số liệu cho 28,125 điểm, điểm ghi là 20" in response.content.decode()
    post(client, lop="first", cach="diem", diem="20", **{"ghi-chu": "Thiếu 03 báo cáo."})
    assert scores()["first"] == ("20", None, "Thiếu 03 báo cáo.")


def test_the_appraiser_begins_with_the_unit_s_facts(client, people, place):
    client.force_login(people.official)
    post(client, **FACTS)
    client.force_login(people.office)
    page = client.get(f"{CELL}?lop=first").content.decode()
    assert "Nhập: Điểm thẩm định lần 1" in page
    assert 'value="45"' in page


def test_what_facts_compute_while_they_are_typed(client, people, place):
    client.force_login(people.official)
    answer = client.post(f"{CELL}tinh/", FACTS).json()
    assert answer["points"] == "28.125"
    assert "93,75%" in answer["line"]
    assert client.post("/2021/nhap-diem/xa-1/tieu-chi/1.2/tinh/", FACTS).json() == NOTHING
    assert client.get(f"{CELL}tinh/").status_code == 405
    client.force_login(people.other_official)
    assert client.post(f"{CELL}tinh/", FACTS).status_code == 404
    assert not Score.objects.exists()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"sl-a": "48", "sl-b": "50"}, "Hoàn thành"),
        ({"sl-a": "48", "sl-b": "mười"}, "Hoàn thành"),
        ({"sl-a": "-1"}, "Nhiệm vụ"),
        ({"sl-a": "48"}, ""),  # the other is still to be typed
        ({}, ""),
    ],
)
def test_wrong_facts_are_told_while_they_are_typed_as_saving_does(client, people, place, typed, told):
    client.force_login(people.official)
    answer = client.post(f"{CELL}tinh/", typed).json()
    assert (answer["line"], answer["points"]) == ("", "")
    assert told in answer["error"]
    assert bool(answer["error"]) is bool(told)
    if told:
        assert answer["error"] in html.unescape(post(client, cach="so-lieu", **typed).content.decode())


def test_what_was_saved_is_named_once_for_the_browser_to_forget(client, people, place):
    client.force_login(people.official)
    data = {"lop": "self", "phien-ban": "0", "ghi-chu": "", **FACTS, "ve": "tiep"}
    page = client.post(CELL, data, follow=True)
    assert "tieu-chi/1.1/" not in page.request["PATH_INFO"]
    assert f'data-saved="{CELL}?lop=self"' in page.content.decode()
    assert 'data-saved=""' in client.get(CELL).content.decode()


def test_a_closed_cell_says_why(client, people, round_, place):
    client.force_login(people.official)
    Submission.objects.create(round_unit=place)
    assert "Phiếu đã gửi" in client.get(CELL).content.decode()
    client.force_login(people.leader)
    assert "Chỉ xem." in client.get(CELL).content.decode()
    record_all(round_)
    publish(actor=None, round_=round_)
    client.force_login(people.office)
    assert "đã công bố" in client.get(CELL).content.decode()
    assert "đã công bố" in post(client, lop="final", cach="diem", diem="1").content.decode()


def test_the_unit_sees_the_appraisal_when_it_is_time(client, people, round_, place):
    stages(round_, self_scoring="open", first_appraisal="open", explanation="upcoming")
    cells = [Cell(place.pk, "1.1", mark_from_text("7"), note="Nhận xét kín")]
    record_scores(actor=people.office, round_=round_, cells=cells, layer=Layer.FIRST)
    client.force_login(people.official)
    assert "Nhận xét kín" not in client.get(CELL).content.decode()
    ask(actor=people.office, place=place, criterion=criterion(round_), question="Vì sao?")
    assert "Nhận xét kín" in client.get(CELL).content.decode()


def ways(client, address):
    page = client.get(address).content.decode()
    return [part.split('"')[0].split("nhap-diem/")[1] for part in page.split('quiet" href="')[1:] if "data-key" in part]


def test_an_official_goes_through_the_own_criteria(client, people, round_, place):
    client.force_login(people.official)
    assert ways(client, CELL) == ["xa-1/tieu-chi/1.2/"]
    assert ways(client, "/2021/nhap-diem/xa-1/tieu-chi/1.2/") == ["xa-1/tieu-chi/1.1/", "xa-1/tieu-chi/2.1/"]


def test_an_appraiser_goes_through_the_share(client, people, round_, place):
    share(round_, people.appraiser, number=1)
    client.force_login(people.appraiser)
    assert ways(client, CELL) == ["xa-1/tieu-chi/1.2/", "xa-2/tieu-chi/1.1/"]
    assert ways(client, "/2021/nhap-diem/xa-2/tieu-chi/1.2/?lop=first") == [
        "xa-2/tieu-chi/1.1/?lop=first",
        "xa-1/tieu-chi/1.2/?lop=first",
    ]


def test_the_office_goes_through_everything(client, people, round_, place):
    client.force_login(people.office)
    assert ways(client, "/2021/nhap-diem/xa-1/tieu-chi/1.2/") == [
        "xa-1/tieu-chi/1.1/",
        "xa-1/tieu-chi/2.1/",
        "xa-2/tieu-chi/1.2/",
    ]


def test_rule_and_required_evidence_are_told(client, people, round_, place):
    round_.criteria_set.criteria.filter(code="1.1").update(
        rule_text="Tỷ lệ hoàn thành", evidence="Báo cáo năm", requires_evidence=True
    )
    client.force_login(people.official)
    page = client.get(CELL).content.decode()
    for text in ("Tỷ lệ hoàn thành", "Báo cáo năm", "Bắt buộc"):
        assert text in page


def test_survey_points_have_one_layer(client, people, round_, place):
    round_.criteria_set.criteria.filter(code="1.1").update(method="survey")
    client.force_login(people.office)
    page = client.get(CELL).content.decode()
    assert "Nhập: Điểm thẩm định" in page
    assert "Điểm tự chấm" not in page.split("Điểm đã ghi")[1].split("</table>")[0]
    client.force_login(people.official)
    assert "Tiêu chí 0 trên" not in client.get(CELL).content.decode()


def test_what_was_saved_is_named(client, people, place):
    client.force_login(people.official)
    post(client, cach="diem", diem="12,5")
    assert "Đã lưu tiêu chí 1.1." in client.get(CELL).content.decode()


def test_the_page_may_show_files_of_the_portal_and_nothing_else(client, people, place):
    client.force_login(people.official)
    policy = client.get(CELL)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy


def count(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("who", ["office", "official", "appraiser"])
def test_queries_do_not_grow(client, people, who):
    found = []
    for year, units, leaves in ((2021, 3, 3), (2022, 40, 30)):
        members = [make_unit(f"u{year}-{n}", f"Xã {n:03}", parent=people.authority) for n in range(units)]
        maxima = make_set({1: [2] * leaves, 2: [1]}, code=f"bo-{year}")
        round_ = make_round([people.commune, *members], year=year, criteria_set=maxima, authority=people.authority)
        share(round_, people.appraiser, number=1)
        place = place_of(round_)
        for n in range(units):
            cells = [Cell(place.pk, "1.1", mark_from_text("1"), note=f"{n}")]
            record_scores(actor=people.official, round_=round_, cells=cells, layer=Layer.SELF)
        client.force_login(getattr(people, who))
        found.append(count(client, f"/{year}/nhap-diem/xa-1/tieu-chi/1.1/"))
    assert found[1] <= found[0]
    assert found[0] < 45
