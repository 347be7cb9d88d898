"""The public pages of verification: by code, by file, and what a visitor may not see."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Publication, Variant, Visibility
from scoring.report.codes import code_of
from scoring.report.files import place
from scoring.report.issuing.reading import AS_PRINTED
from scoring.report.signing.sign import sign_pdf
from scoring.services.publishing import open_correction
from scoring.services.report.approval import Numbering, approve, reopen, submit
from scoring.services.report.editions import NewFile, keep_file
from tests.factories import record
from tests.work.acts import approved
from tests.work.approval_report.keys import PASSPHRASE, SIGNER
from tests.work.approval_report.kit import GIVEN
from tests.work.approval_report.small_pdf import small_pdf

pytestmark = pytest.mark.django_db

URL = "/xac-minh/"
SAME, NOT_OURS = "đúng là tệp đã công bố", "không phải tệp đã công bố"


def of_code(code):
    return f"{URL}{code}/"


def text(response):
    return response.content.decode()


def without_token(response):
    return re.sub(r'value="\w{64}"', "", text(response))


def sent(client, data, url=URL, name="bao-cao.pdf", **extra):
    return client.post(url, {"tep": SimpleUploadedFile(name, data)}, **extra)


@pytest.fixture
def code(edition):
    return code_of(edition.content_sha256)


def test_a_visitor_reads_what_a_code_stands_for(client, edition, pdf, code, people):
    page = text(client.get(of_code(code)))
    assert code in page
    assert "67/BC-UBND" in page
    assert "Tứ Kỳ, ngày 05 tháng 3 năm 2022" in page
    assert "Còn hiệu lực" in page
    assert "Mọi giá trị tính lại đều trùng" in page
    assert edition.content_sha256 in page
    assert "bao-cao-cchc-2021.pdf" in page
    for person in (people.leader, people.office):
        assert person.full_name not in page


def test_a_code_as_people_type_it(client, code):
    for typed in (code.lower(), code.replace("-", ""), f" {code[:6]} {code[6:]} ", code.replace("0", "O")):
        response = client.get(URL, {"ma": typed})
        assert (response.status_code, response.headers["Location"]) == (302, of_code(code)), typed
    assert client.get(of_code(code.lower().replace("-", ""))).headers["Location"] == of_code(code)


def test_results_have_a_code_of_their_own(client, publication):
    page = text(client.get(of_code(code_of(publication.sha256))))
    assert "Kết quả xác định Chỉ số" in page
    assert "phiên bản 1" in page
    assert "Mọi giá trị tính lại đều trùng" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Hãy ghi mã xác minh"), ("ABC", "không đúng dạng"), ("7K3M-Q9TX-2B4D", "Không có văn bản công khai nào")],
)
def test_codes_that_lead_nowhere(client, edition, typed, said):
    response = client.get(URL, {"ma": typed})
    assert response.status_code == 200
    assert said in text(response)


def test_an_unknown_code_in_the_address_is_explained(client, edition):
    response = client.get(of_code("7K3M-Q9TX-2B4D"))
    assert response.status_code == 404
    assert "Không có văn bản công khai nào" in text(response)
    assert client.get(of_code("u")).status_code == 404


def test_rounds_that_are_not_for_the_visitor_do_not_exist(client, round_, edition, code, people, pdf):
    round_.visibility = Visibility.OFFICIALS
    round_.save()
    results = code_of(edition.publication.sha256)
    unknown = client.get(of_code("0000-0000-0000"))
    for one in (code, results):
        response = client.get(of_code(one))
        assert response.status_code == 404
        assert without_token(response).replace(one, "") == without_token(unknown).replace("0000-0000-0000", "")
    assert NOT_OURS in text(sent(client, pdf))
    client.force_login(people.official)
    assert client.get(of_code(code)).status_code == 200
    assert SAME in text(sent(client, pdf))


def test_something_that_was_changed_is_named(client, publication, tamper):
    tamper(Publication, publication.pk, document=publication.document.replace('"rank":1', '"rank":2'))
    page = text(client.get(of_code(code_of(publication.sha256))))
    assert "Có chỗ không khớp" in page
    assert "Xã Hà Kỳ – thứ hạng: đã lưu “2”, kiểm tra ra “1”" in page


def test_the_published_file(client, pdf, code):
    page = text(sent(client, pdf))
    assert SAME in page
    assert code in page
    assert SAME in text(sent(client, pdf, of_code(code)))


def test_the_published_json(client, publication):
    page = text(sent(client, publication.document.encode(), name="ket-qua-2021-v1.json"))
    assert "tệp số liệu JSON đã công bố" in page


def test_a_print_of_results_that_have_no_report(client, publication, round_):
    pdf = small_pdf({})
    place(f"results_{publication.sha256}", "0123456789abcdef").write_bytes(pdf)
    page = text(sent(client, pdf))
    assert SAME in page
    assert "phiên bản 1" in page
    round_.visibility = Visibility.OFFICE
    round_.save()
    assert NOT_OURS in text(sent(client, pdf))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: bytes([*data[:500], data[500] ^ 1, *data[501:]]),
        lambda data: b"%PDF-1.4 khac %%EOF",
        lambda data: b"\x00\xff" * 5_000,
        lambda data: "không phải PDF".encode(),
    ],
)
def test_other_files(client, edition, pdf, spoil):
    response = sent(client, spoil(pdf))
    assert response.status_code == 200
    assert NOT_OURS in text(response)
    assert "nhập mã in ở chân trang" in text(response)


def test_a_file_with_something_added(client, edition, pdf):
    assert "đã bị thêm hoặc sửa" in text(sent(client, pdf + b"\nthem vao"))


def test_a_signed_copy_that_the_portal_does_not_have(client, edition, pdf, provider):
    page = text(sent(client, sign_pdf(pdf, provider.pkcs12(), PASSPHRASE)))
    assert "có thêm chữ ký số hợp lệ" in page
    assert SIGNER in page
    assert "Chưa xác minh được nhà cung cấp chứng thư" in page


def test_a_signed_copy_that_it_has(client, edition, pdf, provider, code):
    data = sign_pdf(pdf, provider.pkcs12(), PASSPHRASE)
    told = {"is_trusted": True, "signatures": [SIGNATURE]}
    keep_file(actor=None, edition=edition, new=NewFile(Variant.SIGNED, "ky-so.pdf", data, signature=told))
    page = text(sent(client, data))
    assert SAME in page
    assert "Đã xác minh nhà cung cấp chứng thư" in page
    assert SIGNER in text(client.get(of_code(code)))


SIGNATURE = {
    "signer": SIGNER, "organisation": "", "issuer": "Gốc", "serial": "1", "signed_at": "2022-03-05T08:00:00+07:00",
    "valid_from": "2021-01-01T00:00:00+00:00", "valid_until": "2031-01-01T00:00:00+00:00", "is_trusted": True,
}  # fmt: skip


def test_no_file_an_empty_one_and_a_huge_one(client, edition, settings):
    settings.FILE_MAX_BYTES = 1_000_000
    assert "Hãy chọn tệp cần đối chiếu" in text(client.post(URL))
    assert "không có nội dung" in text(sent(client, b""))
    assert "lớn hơn 1 MB" in text(sent(client, b"%PDF-" + b"0" * 1_000_001))


def test_a_newer_edition(client, edition, code, people, round_, pdf):
    report = round_.report
    reopen(actor=people.leader, report=report, reason="Sửa lời")
    report.sections.filter(key="ke-hoach").update(body="<p>Lời khác.</p>")
    report.refresh_from_db()
    submit(actor=people.office, report=report, reading=AS_PRINTED)
    later = Numbering("68", GIVEN.signed_on)
    second = approve(actor=people.leader, report=report, reading=AS_PRINTED, given=later)
    page = text(client.get(of_code(code)))
    assert "Đã được thay" in page
    assert code_of(second.content_sha256) in page
    assert "lần ban hành này đã được thay" in text(sent(client, pdf))
    page = text(client.get(of_code(code_of(second.content_sha256))))
    assert "Lý do sửa" in page
    assert "Sửa lời" in page


def test_results_corrected_after_the_report(client, edition, code, people, round_):
    open_correction(actor=people.leader, round_=round_, reason="Sai điểm")
    record(round_, {"xa-1": {"1.1": "10"}})
    round_.refresh_from_db()
    approved(round_, people)
    page = text(client.get(of_code(code)))
    assert "Kết quả làm căn cứ đã được đính chính (phiên bản 2)" in page


def test_who_asks_too_often_waits(client, edition, pdf, code):
    outside = {"REMOTE_ADDR": "203.0.113.7"}
    statuses = [sent(client, b"x", **outside).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    assert sent(client, b"x", **outside).headers["Retry-After"]
    assert sent(client, pdf, REMOTE_ADDR="203.0.113.8").status_code == 200
    for _ in range(120):
        client.get(of_code("7K3M-Q9TX-2B4D"), **outside)
    assert client.get(of_code(code), **outside).status_code == 404


def test_other_methods(client, edition, code):
    for method in ("put", "patch", "delete", "options"):
        assert getattr(client, method)(URL).status_code == 405
        assert getattr(client, method)(of_code(code)).status_code == 405


def test_a_page_that_was_worked_out_asks_little(client, edition, code):
    client.get(of_code(code))
    with CaptureQueriesContext(connection) as queries:
        client.get(of_code(code))
    assert len(queries) <= 8
