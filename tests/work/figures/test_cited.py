"""A figure is entered once: wherever the report cites it, it reads as it was entered last."""

import pytest

from scoring.models import Report, Section
from tests.factories import make_round, record_all
from tests.work.figures.making import add_figure, give
from tests.work.figures.test_pages import post

pytestmark = pytest.mark.django_db

PREVIEW = "/2021/bao-cao/xem/"


def cite(key):
    return f'<span data-cite="{key}"></span>'


@pytest.fixture
def office(client, people):
    received = add_figure(people.authority, "tiep-nhan", "Hồ sơ tiếp nhận")
    on_time = add_figure(people.authority, "dung-han", "Hồ sơ đúng hạn")
    add_figure(people.authority, "ty-le", "Tỷ lệ đúng hạn", "%", "ratio", [on_time, received], decimals=2)
    give(received, {2021: "22725", 2020: "20000"})
    give(on_time, {2021: "22604"})
    round_ = make_round([people.commune], authority=people.authority)
    record_all(round_)
    report = Report.objects.create(round=round_)
    all_of_them, change, rate = (
        cite(f"figure/{key}") for key in ("tiep-nhan/value", "tiep-nhan/change", "ty-le/value")
    )
    bodies = [
        f"<p>Tiếp nhận {all_of_them} hồ sơ, {change} hồ sơ so với năm trước.</p>",
        f"<p>Đạt {rate} trên {all_of_them} hồ sơ.</p>",
    ]
    for order, body in enumerate(bodies, start=1):
        Section.objects.create(report=report, key=f"m-{order}", order=order, title=f"Mục {order}", body=body)
    client.force_login(people.office)
    return client


def test_in_every_place_at_once(office):
    page = office.get(PREVIEW).content.decode()
    assert page.count(">22.725<") == 2
    assert ">tăng 2.725<" in page
    assert ">99,47%<" in page
    post(office, tiep_nhan="30.000")
    page = office.get(PREVIEW).content.decode()
    assert page.count(">30.000<") == 2
    assert ">tăng 10.000<" in page
    assert ">75,35%<" in page
    assert "22.725" not in page


def test_what_is_not_known_yet_is_named(office):
    post(office, dung_han="")
    page = office.get(PREVIEW).content.decode()
    assert "[chưa có số liệu: Tỷ lệ đúng hạn]" in page
    assert "cite-missing" in page
