"""A file of figures handed in: shown first, written once it is confirmed."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scoring.models import Figure, FigureValue
from scoring.workbook.figures import figures_book
from tests.factories import make_round
from tests.work.figures.making import add_figure, give

pytestmark = pytest.mark.django_db

PAGE = "/2021/bao-cao/so-lieu/nhap/"
HEAD = "Mã số liệu,Năm,Giá trị,Nguồn"


@pytest.fixture
def office(client, people, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    give(add_figure(people.authority, "tiep-nhan", "Hồ sơ tiếp nhận"), {2021: "5"})
    make_round([people.commune], authority=people.authority)
    client.force_login(people.office)
    return client


def hand_in(client, *lines, name="so-lieu.csv"):
    content = "\n".join([HEAD, *lines]).encode()
    return client.post(PAGE, {"import_file": SimpleUploadedFile(name, content)})


def confirm(client, response, **more):
    ticket = re.search(r'name="ticket" value="([^"]+)"', response.content.decode())
    assert ticket
    return client.post(PAGE, {"ticket": ticket[1], "resource": "so-lieu", **more})


def test_shown_then_written(office):
    preview = hand_in(office, "tiep-nhan,2021,6,Một cửa", "tiep-nhan,2020,4,")
    page = preview.content.decode()
    assert "Xem trước: so-lieu.csv" in page
    assert "<del>5</del>" in page
    assert FigureValue.objects.get().value == 5
    assert confirm(office, preview).url == "/2021/bao-cao/so-lieu/"
    assert sorted(FigureValue.objects.values_list("year", "value")) == [(2020, 4), (2021, 6)]


def test_a_confirmation_counts_once(office):
    preview = hand_in(office, "tiep-nhan,2020,4,")
    confirm(office, preview)
    assert confirm(office, preview).url == PAGE


def test_what_is_wrong_is_named_and_cannot_be_confirmed(office):
    page = hand_in(office, "tiep-nhan,2021,sáu,", "la,2021,1,").content.decode()
    assert "dòng 2, cột C “Giá trị”" in page
    assert "Không có số liệu mã “la”" in page
    assert "Xác nhận nhập" not in page


def test_another_state_than_was_shown_is_shown_again(office):
    preview = hand_in(office, "tiep-nhan,2021,6,")
    FigureValue.objects.update(value=9)
    again = confirm(office, preview)
    assert "vừa thay đổi nên chưa ghi gì" in again.content.decode()
    assert FigureValue.objects.get().value == 9
    confirm(office, again)
    assert FigureValue.objects.get().value == 6


def test_old_fonts_are_accepted_by_hand(office):
    preview = hand_in(office, "tiep-nhan,2021,6,B¸o c¸o cña x·")
    assert "Báo cáo của xã" in preview.content.decode()
    refused = confirm(office, preview)
    assert "Hãy đánh dấu chấp nhận chuyển mã" in refused.content.decode()
    assert FigureValue.objects.get().value == 5
    confirm(office, refused, accept_repairs="on")
    assert FigureValue.objects.get().source == "Báo cáo của xã"


@pytest.mark.parametrize(("name", "content"), [("a.csv", b"x,y\n1,2\n"), ("a.xlsx", b"PK\x03\x04"), ("a.pdf", b"%PDF")])
def test_other_files_are_refused_by_name(office, name, content):
    page = office.post(PAGE, {"import_file": SimpleUploadedFile(name, content)})
    assert page.status_code == 200
    assert page.context["form"].errors["import_file"]


def test_nothing_chosen(office):
    assert "Hãy chọn tệp cần nhập" in office.post(PAGE, {}).content.decode()


def test_the_template_comes_back_without_changes(office, people):
    file = SimpleUploadedFile("mau.xlsx", figures_book(people.authority, 2021))
    page = office.post(PAGE, {"import_file": file}).content.decode()
    assert "Tệp giống hệt dữ liệu trên cổng" in page
    assert Figure.objects.count() == 1
