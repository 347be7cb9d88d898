"""The page of handing in: what it offers to whom, and the way through it."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scoring.models import Criterion, Submission
from scoring.rules.stages import Stage
from scoring.services.publishing import publish
from scoring.services.submissions import attach_signed_copy, submit
from tests.factories import make_round, make_set, record_all
from tests.work.acts import place_of, self_score, submitted, window
from tests.work.submission.test_services import DAY, PDF

pytestmark = pytest.mark.django_db

URL = "/2021/nhap-diem/xa-1/gui/"
OWN, OFFICE, READERS = ["official"], ["office", "administrator"], ["leader", "appraiser"]
STRANGERS = ["other_official", "stranger", "disabled"]


@pytest.fixture
def round_(people):
    return make_round([people.commune, people.other_commune], authority=people.authority)


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


@pytest.mark.parametrize("page", ["", "ban-in/"])
def test_who_reads(as_, round_, page):
    for name in (*OWN, *OFFICE, *READERS):
        assert as_(name).get(URL + page).status_code == 200, name
    for name in ("other_official", "stranger"):
        assert as_(name).get(URL + page).status_code == 404, name
    for name in ("nobody", "disabled"):
        assert "dang-nhap" in as_(name).get(URL + page).headers["Location"], name


@pytest.mark.parametrize(
    ("page", "allowed"), [("", OWN), ("ban-ky/", OWN), ("kiem-tra/", OFFICE), ("tra-lai/", OFFICE)]
)
def test_who_acts(as_, round_, page, allowed):
    for name in ("official", "office", "administrator", "leader", "appraiser", "other_official", "stranger"):
        status = as_(name).post(URL + page, {}).status_code
        expected = 404 if name in STRANGERS else 200 if name in allowed else 403
        assert status == (302 if page == "" and status == 302 else expected), (name, page)


@pytest.mark.parametrize(
    ("page", "methods"),
    [
        ("", ["put", "patch", "delete"]),
        ("ban-in/", ["post", "put", "patch", "delete"]),
        ("ban-ky/", ["put", "patch", "delete"]),
        ("kiem-tra/", ["get", "head", "put", "patch", "delete"]),
        ("tra-lai/", ["get", "head", "put", "patch", "delete"]),
    ],
)
def test_methods_that_are_not_offered(as_, round_, page, methods):
    client = as_("office")
    for method in methods:
        assert getattr(client, method)(URL + page).status_code == 405, method


def test_the_check_list_leads_to_what_is_missing(as_, round_):
    Criterion.objects.filter(code="1.1").update(requires_evidence=True)
    self_score(round_, _1_1="5")
    page = text(as_("official").get(URL))
    key = Criterion.objects.get(code="1.2").pk
    assert "Đã tự chấm 1/3 tiêu chí." in page
    assert f'href="/2021/nhap-diem/xa-1/?lop=self#diem-{key}"' in page
    assert 'href="/2021/nhap-diem/xa-1/tieu-chi/1.1/"' in page
    assert "Gửi được khi phiếu đã đủ" in page
    refused = text(as_("official").post(URL, {}))
    assert "Còn 2 tiêu chí chưa tự chấm: 1.2, 2.1." in refused


def test_handing_in_checking_returning(as_, round_, people):
    self_score(round_)
    official = as_("official")
    assert "Gửi phiếu</button>" in text(official.get(URL))
    sent = official.post(URL, {"note": "Đề nghị xem lại tiêu chí 1.1"}, follow=True)
    assert sent.redirect_chain == [(URL, 302)]
    assert "Đã gửi phiếu." in text(sent)
    assert "Đã gửi, chờ kiểm tra" in text(sent)
    assert "Gửi phiếu</button>" not in text(sent)
    key = Submission.objects.get().pk
    office = as_("office")
    assert "Đề nghị xem lại tiêu chí 1.1" in text(office.get(URL))
    assert "Đã kiểm tra" in text(office.post(URL + "kiem-tra/", {"submission": key}, follow=True))
    refused = office.post(URL + "tra-lai/", {"submission": key, "reason": " "})
    assert "Hãy ghi lý do trả lại" in text(refused)
    back = office.post(URL + "tra-lai/", {"submission": key, "reason": "Thiếu biên bản"}, follow=True)
    assert "Đã trả lại, chờ gửi lại" in text(back)
    assert "Thiếu biên bản" in text(as_("official").get(URL))
    stale = as_("office").post(URL + "kiem-tra/", {"submission": key})
    assert "đã được trả lại" in text(stale)


def test_more_time_is_given_in_the_same_form(as_, round_, people):
    submission, today = submitted(round_, people), timezone.localdate()
    window(round_, Stage.SELF_SCORING, today - 9 * DAY, today - DAY)
    office = as_("office")
    data = {"submission": submission.pk, "reason": "Thiếu biên bản"}
    assert "Hãy ghi hạn mới" in text(office.post(URL + "tra-lai/", data))
    assert "Ngày không đúng" in text(office.post(URL + "tra-lai/", {**data, "until": "31/2/2031"}))
    until = today + DAY
    done = office.post(URL + "tra-lai/", {**data, "until": f"{until:%d/%m/%Y}"})
    assert done.status_code == 302


def test_a_submission_of_another_unit_is_not_there(as_, round_, people):
    other = submitted(round_, people, "xa-2")
    for page in ("kiem-tra/", "tra-lai/"):
        data = {"submission": other.pk, "reason": "Thiếu"}
        assert as_("office").post(URL + page, data).status_code == 404


def test_the_signed_copy_is_attached_and_served(as_, round_, people):
    official = as_("official")
    early = official.post(URL + "ban-ky/", {"file": SimpleUploadedFile("ký.pdf", PDF)})
    assert "Hãy gửi phiếu trước" in text(early)
    submitted(round_, people)
    assert official.get(URL + "ban-ky/").status_code == 404
    bad = official.post(URL + "ban-ky/", {"file": SimpleUploadedFile("ký.pdf", b"<html></html>")})
    assert "ký.pdf" in text(bad)
    done = official.post(URL + "ban-ky/", {"file": SimpleUploadedFile("ký.pdf", PDF)}, follow=True)
    assert "Đã đính kèm bản ký." in text(done)
    served = as_("leader").get(URL + "ban-ky/")
    assert (served.content, served["Content-Type"]) == (PDF, "application/pdf")
    assert served["X-Content-Type-Options"] == "nosniff"
    for name in ("other_official", "stranger"):
        assert as_(name).get(URL + "ban-ky/").status_code == 404


def test_an_earlier_copy_stays_readable_and_only_at_its_unit(as_, round_, people):
    submission = submitted(round_, people)
    for more in (b"1", b"2"):
        upload = SimpleUploadedFile("ky.pdf", PDF + more + b"%%EOF")
        attach_signed_copy(actor=people.official, submission=submission, upload=upload)
    first = Submission.objects.get().signed_copy_id - 1
    client = as_("official")
    assert client.get(f"{URL}ban-ky/?tep={first}").content.endswith(b"1%%EOF")
    assert client.get(URL + "ban-ky/").content.endswith(b"2%%EOF")
    assert client.get(URL + "ban-ky/?tep=9999").status_code == 404
    assert text(client.get(URL)).count("Bản cũ") == 1
    assert as_("other_official").get(f"/2021/nhap-diem/xa-2/gui/ban-ky/?tep={first}").status_code == 404


def test_the_print_has_the_units_points_and_totals(as_, people):
    criteria_set = make_set({1: [30, 20], 2: [50]}, na_policy="exclude")
    round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set)
    Criterion.objects.filter(code="2.1").update(method="survey")
    self_score(round_, _1_1="22.5", _1_2="na")
    page = text(as_("official").get(URL + "ban-in/"))
    assert "XÃ HÀ KỲ" in page
    assert "22,5" in page
    assert "KAD" in page
    assert "đạt 75,00%" in page  # 22,5/30: 1.2 does not apply, 2.1 is the survey's
    assert "2.1" not in page
    assert "chưa nên ký" not in page


def test_the_print_is_vietnamese_and_signed_by_the_head_of_the_unit(as_, round_, people):
    people.commune.head_post = "Quyền Chủ tịch UBND"
    people.commune.save()
    self_score(round_, _1_1="22.5")
    client = as_("official")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = text(client.get(URL + "ban-in/"))
    assert '<html lang="en' in page
    paper = page.split('<article class="paper"')[1].split("</article>")[0]
    for words in ("PHIẾU TỰ CHẤM ĐIỂM", "NĂM 2021", "22,5", "TM. ỦY BAN NHÂN DÂN<br>QUYỀN CHỦ TỊCH<"):
        assert words in paper


def test_once_published_nothing_is_offered(as_, round_, people):
    submitted(round_, people)
    record_all(round_)
    publish(actor=None, round_=round_)
    assert "<button" not in text(as_("official").get(URL)).split("</header>")[-1].split("<main")[-1]
    assert "Trả lại phiếu</button>" not in text(as_("office").get(URL))


def test_queries_do_not_grow_with_criteria_or_history(client, people):
    counts = []
    for year, leaves, times in ((2031, 3, 1), (2032, 40, 6)):
        criteria_set = make_set({1: [1] * leaves}, code=f"bo-{year}")
        round_ = make_round([people.commune], authority=people.authority, criteria_set=criteria_set, year=year)
        place = place_of(round_)
        self_score(round_)
        for _time in range(times):
            Submission.objects.filter(round_unit=place).update(returned_at=timezone.now(), return_reason="Thiếu")
            submission = submit(actor=people.official, place=place)
            upload = SimpleUploadedFile("ky.pdf", PDF + b"%d %%%%EOF" % _time)
            attach_signed_copy(actor=people.official, submission=submission, upload=upload)
        client.force_login(people.official)
        for page in ("", "ban-in/"):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"/{year}/nhap-diem/xa-1/gui/{page}").status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) < 30
