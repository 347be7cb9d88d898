"""The page of approval: who sees and does what, and what it says."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Dismissal, Drawing, Edition, EditionFile, Section, Variant
from scoring.report.issuing import acts
from scoring.report.signing.sign import sign_pdf
from tests.work.approval_report.keys import PASSPHRASE, SIGNER
from tests.work.approval_report.kit import ready_report

pytestmark = pytest.mark.django_db

HOME = "/2021/bao-cao/"
URL = f"{HOME}duyet/"
NUMBERED = {"number": "67", "signed_on": "05/3/2022"}


@pytest.fixture(autouse=True)
def _nothing_is_drawn(monkeypatch):
    """Drawing has tests of its own."""
    monkeypatch.setattr(acts, "draw_later", lambda drawing: None)


@pytest.fixture
def as_(client, people):
    def sign_in(name):
        client.logout()
        if name != "nobody":
            client.force_login(getattr(people, name))
        return client

    return sign_in


def text(response):
    return response.content.decode()


def upload(data, name="bao-cao.pdf"):
    return SimpleUploadedFile(name, data)


def test_who_reads(as_, waiting):
    for name in ("office", "leader", "administrator", "appraiser"):
        assert as_(name).get(URL).status_code == 200, name
    for name in ("official", "other_official", "stranger"):
        assert as_(name).get(URL).status_code == 404, name
    for name in ("nobody", "disabled"):
        assert "dang-nhap" in as_(name).get(URL).headers["Location"], name


def test_a_round_without_a_report_has_no_such_page(as_, round_):
    assert as_("leader").get(URL).status_code == 404
    assert as_("leader").post(URL, NUMBERED).status_code == 404
    assert as_("office").post(f"{HOME}trinh/").status_code == 404


@pytest.mark.parametrize("act", ["duyet", "tra-lai", "mo-lai", "ky"])
@pytest.mark.parametrize("who", ["office", "administrator", "appraiser"])
def test_only_leaders_decide(as_, waiting, act, who):
    assert as_(who).post(f"{HOME}{act}/", {**NUMBERED, "reason": "Sửa"}).status_code == 403
    assert not Edition.objects.exists()


@pytest.mark.parametrize(("act", "who"), [("trinh", "leader"), ("trinh", "appraiser"), ("ban-ky", "appraiser")])
def test_what_the_office_does(as_, report, act, who):
    assert as_(who).post(f"{HOME}{act}/").status_code == 403


@pytest.mark.parametrize("act", ["trinh", "tra-lai", "mo-lai", "ky"])
def test_acts_are_posted(as_, waiting, act):
    assert as_("leader").get(f"{HOME}{act}/").status_code == 405


def test_from_submission_to_edition(as_, report):
    page = text(as_("office").get(URL))
    assert "đã đủ điều kiện trình" in page
    done = as_("office").post(f"{HOME}trinh/", follow=True)
    assert done.redirect_chain == [(URL, 302)]
    assert "Đã trình báo cáo" in text(done)
    assert "Chờ duyệt" in text(done)
    assert "Duyệt và ban hành</button>" not in text(done)
    leader = as_("leader")
    assert "Duyệt và ban hành</button>" in text(leader.get(URL))
    done = leader.post(URL, NUMBERED, follow=True)
    assert "Đã duyệt, ban hành báo cáo lần 1" in text(done)
    assert "Đang vẽ bản in" in text(done)
    assert {row.variant for row in Drawing.objects.all()} == {Variant.FULL, Variant.RESULTS, Variant.SUMMARY}
    assert Edition.objects.get().content["form"]["symbol"] == "67/BC-UBND"


def test_what_is_missing_is_listed(as_, report):
    Section.objects.filter(key="ke-hoach").update(is_stale=True)
    page = text(as_("office").get(URL))
    assert "chưa rà soát: 1. Ban hành kế hoạch" in page
    assert "Trình duyệt</button>" not in page
    assert f'<a href="{HOME}soat/">Soát số liệu</a>' in page.partition('id="trinh"')[2]
    assert "chưa rà soát" in text(as_("office").post(f"{HOME}trinh/"))


def test_what_was_issued_is_a_step_away(as_, drawn):
    page = text(as_("leader").get(URL))
    for address in ("bao-cao.pdf", "bao-cao/tom-tat.pdf", "bao-cao/ket-qua.pdf", "bao-cao.docx"):
        assert f'<a href="/2021/{address}">' in page, address
    desk = text(as_("leader").get(HOME))
    assert '<a class="button" href="/2021/bao-cao.pdf">' in desk
    assert f'href="{URL}#mo-lai"' in desk
    assert "Xem để duyệt" not in desk


def test_wrong_numbers_and_days_are_said_at_their_fields(as_, waiting):
    page = text(as_("leader").post(URL, {"number": "", "signed_on": "5/3"}))
    assert "Hãy ghi số văn bản" in page
    assert "Ngày không đúng" in page
    assert 'value="5/3"' in page


def test_returning(as_, waiting):
    assert "Hãy ghi lý do" in text(as_("leader").post(f"{HOME}tra-lai/", {"reason": ""}))
    done = as_("leader").post(f"{HOME}tra-lai/", {"reason": "Sửa mục II"}, follow=True)
    assert "Đã trả lại báo cáo" in text(done)
    assert "Sửa mục II" in text(as_("office").get(URL))


def test_dismissed_findings_are_read_before_deciding(as_, waiting, people):
    Dismissal.objects.create(
        report=waiting, fingerprint="0" * 64, rule="rate", sentence="Đạt 100% hồ sơ.", reason="Làm tròn theo mẫu",
        dismissed_by=people.office,
    )  # fmt: skip
    page = text(as_("leader").get(URL))
    assert "Đạt 100% hồ sơ." in page
    assert "Làm tròn theo mẫu" in page


def test_reopening(as_, drawn, people):
    assert "Mở sửa báo cáo</button>" not in text(as_("office").get(URL))
    done = as_("leader").post(f"{HOME}mo-lai/", {"reason": "Sai số liệu"}, follow=True)
    assert "Đã mở báo cáo để sửa" in text(done)
    assert "Đang soạn thảo" in text(done)


def test_signing_on_the_page(as_, drawn, provider):
    leader = as_("leader")
    page = text(leader.post(f"{HOME}ky/", {"key": upload(provider.pkcs12(), "a.p12"), "passphrase": "sai-hết"}))
    assert "mật khẩu không đúng" in page
    assert "sai-hết" not in page
    done = leader.post(f"{HOME}ky/", {"key": upload(provider.pkcs12(), "a.p12"), "passphrase": PASSPHRASE}, follow=True)
    assert "Đã ký số báo cáo." in text(done)
    assert SIGNER in text(done)
    assert "Chưa xác minh được nhà cung cấp chứng thư" in text(done)


def test_a_copy_signed_outside(as_, drawn, provider, pdf):
    office = as_("office")
    assert "Hãy chọn bản PDF đã ký số" in text(office.post(f"{HOME}ban-ky/"))
    assert "chưa có chữ ký số" in text(office.post(f"{HOME}ban-ky/", {"file": upload(pdf)}))
    data = sign_pdf(pdf, provider.pkcs12(), PASSPHRASE)
    assert "Đã nhận bản ký số." in text(office.post(f"{HOME}ban-ky/", {"file": upload(data)}, follow=True))
    visitor = as_("nobody")
    response = visitor.get(f"{HOME}ban-ky/")
    assert b"".join(response.streaming_content) == data
    tag = response.headers["ETag"]
    assert visitor.get(f"{HOME}ban-ky/", headers={"if-none-match": tag}).status_code == 304
    first = visitor.get("/2021/bao-cao.pdf")  # the signed copy first, where there is one
    assert b"".join(first.streaming_content) == data


def test_no_signed_copy_yet(as_, drawn, round_):
    assert as_("nobody").get(f"{HOME}ban-ky/").status_code == 404
    assert as_("leader").get("/2019/bao-cao/ban-ky/").status_code == 404


def test_signing_before_there_is_an_edition(as_, waiting, provider):
    sent = {"key": upload(provider.pkcs12(), "a.p12"), "passphrase": PASSPHRASE}
    assert "chưa được duyệt" in text(as_("leader").post(f"{HOME}ky/", sent))
    assert not EditionFile.objects.exists()


def test_results_corrected_since(as_, drawn, people, round_):
    from scoring.services.publishing import open_correction
    from tests.factories import record
    from tests.work.acts import approved

    open_correction(actor=people.leader, round_=round_, reason="Sai điểm")
    record(round_, {"xa-1": {"1.1": "10"}})
    round_.refresh_from_db()
    approved(round_, people)
    assert "căn cứ kết quả phiên bản 1, nay đã được đính chính" in text(as_("leader").get(URL))


def test_queries_do_not_grow_with_sections(as_, round_):
    report = ready_report(round_)
    leader = as_("leader")
    leader.get(URL)
    with CaptureQueriesContext(connection) as few:
        leader.get(URL)
    Section.objects.bulk_create(
        Section(report=report, order=10 + n, key=f"muc-{n}", depth=2, title=f"Mục {n}", body="<p>Lời.</p>")
        for n in range(30)
    )
    with CaptureQueriesContext(connection) as many:
        leader.get(URL)
    assert len(many) == len(few)
