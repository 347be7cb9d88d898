"""The pages of the report: who gets what, what they say, what they refuse."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from scoring.models import Report, Section
from scoring.services.report.sections import save_section
from tests.factories import make_round, record_all
from tests.work.report.desk import keys, make_figure, make_report, section

pytestmark = pytest.mark.django_db

STAFF = ("office", "appraiser", "leader", "administrator")
OTHERS = ("official", "stranger", "disabled")


@pytest.fixture
def report(people):
    make_figure(people.authority)
    return make_report(people)


def url(name, *args):
    return reverse(name, args=["2021", *args])


READ = [
    ("report-desk",),
    ("report-section", "ban-hanh"),
    ("report-section-history", "ban-hanh"),
    ("report-form",),
    ("report-preview",),
]


@pytest.mark.parametrize("page", READ, ids=lambda page: page[0])
@pytest.mark.parametrize("person", STAFF + OTHERS)
def test_who_reads(client, people, report, page, person):
    client.force_login(getattr(people, person))
    wanted = 200 if person in STAFF else 302 if person == "disabled" else 404
    assert client.get(url(*page)).status_code == wanted


WRITE = [
    ("report-section", "ban-hanh"),
    ("report-section-history", "ban-hanh"),
    ("report-form",),
    ("report-outline",),
    ("report-section-preview", "ban-hanh"),
]


@pytest.mark.parametrize("page", WRITE, ids=lambda page: page[0])
def test_who_does_not_write(client, people, report, page):
    for person, wanted in (("appraiser", 403), ("leader", 403), ("official", 404), ("stranger", 404)):
        client.force_login(getattr(people, person))
        assert client.post(url(*page), {"viec": "bo", "muc": "ban-hanh"}).status_code == wanted
    assert section(report).version == 1


def test_readers_get_no_forms(client, people, report):
    client.force_login(people.leader)
    desk = client.get(url("report-desk")).content.decode()
    page = client.get(url("report-section", "ban-hanh")).content.decode()
    assert "Thêm mục" not in desk
    assert "data-editor" not in page
    assert "Đã ban hành kế hoạch." in page


def test_begin(client, people):
    record_all(make_round([people.commune], year=2021, authority=people.authority))
    client.force_login(people.leader)
    assert "Lập từ đề cương mẫu" not in client.get(url("report-desk")).content.decode()
    assert client.post(url("report-desk"), {"tu": "mau"}).status_code == 403
    client.force_login(people.office)
    assert "Lập từ đề cương mẫu" in client.get(url("report-desk")).content.decode()
    assert client.get(url("report-form")).status_code == 404
    page = client.post(url("report-desk"), {"tu": "mau"}, follow=True).content.decode()
    assert "Đã lập báo cáo" in page
    assert Section.objects.filter(report__round__slug="2021").count() > 20
    again = client.post(url("report-desk"), {"tu": "nam-truoc"}, follow=True).content.decode()
    assert "đã có báo cáo" in again


def test_begin_from_last_year(client, people, report):
    make_round([people.commune], year=2022, authority=people.authority, criteria_set=report.round.criteria_set)
    client.force_login(people.office)
    assert "Lập từ báo cáo năm 2021" in client.get("/2022/bao-cao/").content.decode()
    page = client.post("/2022/bao-cao/", {"tu": "nam-truoc"}, follow=True).content.decode()
    assert "2 mục còn lời văn năm trước, chưa rà soát" in page
    assert "Kết quả thực hiện năm 2022" in page


def test_the_desk_says_what_is_missing(client, people, report):
    Section.objects.filter(key="ho-so").update(body='<p><span data-cite="figure/khong-co/value"></span></p>')
    Section.objects.filter(key="ban-hanh").update(is_stale=True)
    Section.objects.filter(key="danh-gia").update(title="Đánh giá chung")
    client.force_login(people.office)
    page = client.get(url("report-desk")).content.decode()
    for words in (
        "1 mục còn lời văn năm trước",
        "1 mục trích số liệu chưa có",
        "Chưa có số văn bản",
        "lời văn năm trước",
        "I.",
    ):
        assert words in page
    assert "tự lập: các nhóm" in page


def test_the_plain_form_saves_and_refuses(client, people, report):
    client.force_login(people.office)
    address = url("report-section", "ban-hanh")
    wrong = client.post(address, {"body": "[[ho so]]", "version": 1}).content.decode()
    assert "Dòng 1: “[[ho so]]” không phải là trích dẫn" in wrong
    assert section(report).version == 1
    done = client.post(
        address, {"body": "Nhận [[figure/ho-so/value]] hồ sơ", "version": 1}, follow=True
    ).content.decode()
    assert "Đã lưu mục này." in done
    assert "22.725" in done
    assert section(report).body == '<p>Nhận <span data-cite="figure/ho-so/value"></span> hồ sơ</p>'
    stale = client.post(address, {"body": "Của tôi", "version": 1})
    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Của tôi" in page
    assert "22.725" in page
    assert 'name="version" value="2"' in page


def test_cites_are_listed_for_who_types_them(client, people, report):
    client.force_login(people.office)
    page = client.get(url("report-section", "ban-hanh") + "?danh-muc=1").content.decode()
    assert "[[figure/ho-so/value]]" in page


def post(client, person, /, key="ban-hanh", **sent):
    sent = {"person": person.pk, "version": 1, "body": "<p>Mới</p>"} | sent
    return client.post(url("report-section-save", key), json.dumps(sent), content_type="application/json")


def test_saving_by_script(client, people, report):
    assert post(client, people.office).status_code == 401
    client.force_login(people.office)
    assert client.get(url("report-section-save", "ban-hanh")).json()["user"] == people.office.pk
    assert post(client, people.office).json() == {"version": 2, "message": ""}
    save_section(actor=people.administrator, section=section(report), body="<p>Khác</p>", version=2)
    theirs = post(client, people.office, version=2, body="<p>Tôi</p>")
    assert theirs.status_code == 409
    assert theirs.json()["html"] == "<p>Khác</p>"
    assert theirs.json()["version"] == 3
    assert post(client, people.leader, version=3).status_code == 401  # another account in another tab
    for bad in ({"version": "1"}, {"body": None}, {"person": True}):
        assert post(client, people.office, **bad).status_code == 400
    repaired = post(client, people.office, version=3, body="<p>HiÖn nay 23 x·, thÞ trÊn</p>").json()
    assert repaired["html"] == "<p>Hiện nay 23 xã, thị trấn</p>"
    assert "Đã chuyển 1 đoạn" in repaired["message"]
    Report.objects.update(submitted_at=timezone.now())
    assert "đã trình" in post(client, people.office, version=4).json()["error"]
    client.force_login(people.leader)
    assert post(client, people.leader, version=4).status_code == 403
    client.force_login(people.stranger)
    assert post(client, people.stranger).status_code == 404


def test_preview_is_clean_and_filled(client, people, report):
    client.force_login(people.office)
    sent = {"body": '<p onclick=x>Nhận <span data-cite="figure/ho-so/value">1</span><script>x</script></p>'}
    answer = client.post(url("report-section-preview", "ban-hanh"), sent).json()
    assert answer["html"] == '<p>Nhận <span data-cite="figure/ho-so/value">22.725</span></p>'
    assert answer["names"]["figure/ho-so/value"]
    assert section(report).version == 1


def test_outline_acts(client, people, report):
    client.force_login(people.office)

    def act(**data):
        sent = {"version": Report.objects.get().version, "muc": "danh-gia", **data}
        return client.post(url("report-outline"), sent, follow=True).content.decode()

    assert "Đã ghi đề cương" in act(viec="len")
    assert keys(report)[0] == "danh-gia"
    assert "vừa được người khác sửa" in act(viec="len", version=1)
    assert "không chuyển thêm được" in act(viec="len")
    assert "Không rõ việc" in act(viec="pha")
    assert "Đã thêm mục “Đặc thù”" in act(viec="them", title="Đặc thù", depth=1, after="")
    assert "Hãy ghi tên mục" in act(viec="them", title="", depth=1, after="")
    assert client.get(url("report-outline")).status_code == 405


def test_history_tells_differences_and_restores(client, people, report):
    save_section(actor=people.office, section=section(report), body="<p>Đã ban hành 02 kế hoạch.</p>", version=1)
    client.force_login(people.office)
    address = url("report-section-history", "ban-hanh")
    page = client.get(address).content.decode()
    assert "<ins>02 </ins>" in page
    done = client.post(address, {"phien-ban": 1, "version": 2}, follow=True).content.decode()
    assert "Đã khôi phục phiên bản 1." in done
    assert section(report).body == "<p>Đã ban hành kế hoạch.</p>"
    assert (
        "Không có phiên bản này" in client.post(address, {"phien-ban": 9, "version": 3}, follow=True).content.decode()
    )


def test_form_page_prints_what_was_set(client, people, report):
    client.force_login(people.office)
    sent = {
        "version": report.version, "number": "57", "symbol": "BC-UBND", "signed_on": "15/3/2022", "signing_form": "kt",
        "signatory_post": "Phó Chủ tịch", "signatory_name": "Nguyễn Văn Mẫu", "recipients": "Sở Nội vụ\nLưu: VT",
    }  # fmt: skip
    page = client.post(url("report-form"), sent, follow=True).content.decode()
    for words in (
        "57/BC-UBND",
        "ngày 15 tháng 3 năm 2022",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Mẫu",
        "- Sở Nội vụ;",
        "- Lưu: VT.",
    ):
        assert words in page
    assert client.post(url("report-form"), sent).status_code == 409
    late = {**sent, "version": report.version + 1, "signed_on": "15/3/2029"}
    assert "Ngày ký phải từ 01/01/2021 đến 31/12/2023." in client.post(url("report-form"), late).content.decode()


def test_preview_of_the_whole(client, people, report):
    client.force_login(people.office)
    page = client.get(url("report-preview")).content.decode()
    assert "Tiếp nhận" in page
    assert "22.725" in page
    assert "cchc/report_screen.css" in page


@pytest.mark.parametrize("person", STAFF)
def test_every_page_of_the_report_opens(client, people, report, person):
    client.force_login(getattr(people, person))
    page = client.get(url("report-desk")).content.decode()
    row = page.partition('class="report-nav"')[2].partition("</nav>")[0]
    links = re.findall(r'href="([^"]+)"', row)
    assert len(links) > 5
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_trail_tells_of_it(client, people, report):
    save_section(actor=people.office, section=section(report), body="<p>Mới</p>", version=1)
    client.force_login(people.office)
    page = client.get("/2021/lich-su/").content.decode()
    assert "Lập báo cáo" in page
    assert "Sửa lời văn" in page
