"""The page of findings: who reads it, what it says."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Derivation, Figure, FigurePart, FigureValue, Section
from scoring.services.report.dismissals import Found, dismiss

pytestmark = pytest.mark.django_db


def page(client, person, address):
    client.force_login(person)
    return client.get(address)


@pytest.mark.parametrize("who", ["office", "appraiser", "leader", "administrator"])
def test_the_authoritys_people_read_it(client, people, address, who):
    assert page(client, getattr(people, who), address).status_code == 200


@pytest.mark.parametrize("who", ["official", "stranger"])
def test_to_others_it_is_not_there(client, people, address, who):
    assert page(client, getattr(people, who), address).status_code == 404


def test_without_a_report_there_is_no_page(client, people, report, address):
    report.sections.all().delete()
    report.delete()
    assert page(client, people.office, address).status_code == 404


def test_findings_say_sentence_claim_and_what_is_right(client, people, address):
    html = page(client, people.office, address).content.decode()
    assert "Có <mark>102</mark> hồ sơ quá hạn." in html
    assert "45.757 − 45.660 = 97" in html
    assert "Sửa thành “97”" in html
    assert "<mark>22.725</mark>" in html
    assert "Dẫn “Hồ sơ cấp xã tiếp nhận” (22.725)" in html
    assert html.count("Mâu thuẫn</span>") == 1


def test_readers_see_no_buttons(client, people, address):
    html = page(client, people.leader, address).content.decode()
    assert "<mark>102</mark>" in html
    assert "Sửa thành" not in html


def test_sections_that_are_not_printed_are_not_checked(client, people, report, address):
    Section.objects.filter(report=report, key="ban-hanh").update(is_printed=False)
    assert "<mark>102</mark>" not in page(client, people.office, address).content.decode()


def test_text_of_sections_cannot_break_out(client, people, report, address):
    body = "<p>&lt;script&gt;alert(1)&lt;/script&gt; Tiếp nhận 20 hồ sơ; đúng hạn 30 hồ sơ.</p>"
    Section.objects.filter(report=report, key="ban-hanh").update(body=body)
    html = page(client, people.office, address).content.decode()
    assert "<mark>30</mark>" in html
    assert "<script>alert" not in html


def queries(client, address) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_queries_do_not_grow_with_sections_and_findings(client, people, report, address):
    client.force_login(people.office)
    queries(client, address)
    few = queries(client, address)
    wrong = Section.objects.get(report=report, key="ban-hanh").body
    for number in range(20):
        Section.objects.create(
            report=report, key=f"them-{number}", order=100 + number, depth=2, title=f"Thêm {number}",
            body=wrong.replace("102", str(110 + number)),
        )  # fmt: skip
    dismiss(actor=people.office, report=report, found=Found("0" * 64, "rate", "Câu."), reason="Đúng vậy")
    assert queries(client, address) == few


def test_an_entered_figure_that_its_parts_do_not_make_is_told(client, people, report, address):
    whole = Figure.objects.create(
        authority=people.authority, code="tong", name="Tổng hồ sơ", unit="hồ sơ", derivation=Derivation.SUM
    )
    FigurePart.objects.create(figure=whole, part=Figure.objects.get(code="ho-so"))
    FigureValue.objects.create(figure=whole, year=2021, value=22000)
    html = page(client, people.office, address).content.decode()
    assert "Tổng hồ sơ năm 2021: <mark>22.000</mark> hồ sơ" in html
    assert "Tính từ thành phần: 22.725 hồ sơ" in html
    assert "Bảng số liệu</h2>" in html
