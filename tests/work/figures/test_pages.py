"""The page of figures: who sees what, what is written, what happens when two write."""

import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scoring.models import Figure, FigureValue, Report, Section
from tests.factories import make_round
from tests.work.figures.making import add_figure, give

pytestmark = pytest.mark.django_db

PAGE = "/2021/bao-cao/so-lieu/"


@pytest.fixture
def round_(people):
    received = add_figure(people.authority, "tiep-nhan", "Hồ sơ tiếp nhận")
    on_time = add_figure(people.authority, "dung-han", "Hồ sơ đúng hạn", level="authority")
    add_figure(people.authority, "qua-han", "Hồ sơ quá hạn", "hồ sơ", "difference", [received, on_time])
    give(received, {2021: "45757", 2020: "40000"}, source="Một cửa")
    give(on_time, {2021: "45660"})
    return make_round([people.commune], authority=people.authority)


@pytest.fixture
def office(client, people, round_):
    client.force_login(people.office)
    return client


def base_in(response):
    return json.loads(response.context["form"].base_text)


def sent(form):
    """What a browser sends back of a form as it is."""
    return {field.html_name: "" if field.value() is None else field.value() for field in form}


def post(client, page=PAGE, base=None, **values):
    """The page sent with what is given: `tiep_nhan` is a value, `nguon_tiep_nhan` its source."""
    form = client.get(page).context["form"]
    data = sent(form)
    for name, value in values.items():
        key = name.replace("_", "-")
        data[key if key.startswith("nguon-") else f"gia-tri-{key}"] = value
    return client.post(page, {**data, "goc": base or form.base_text})


def value(code="tiep-nhan", year=2021):
    return FigureValue.objects.get(figure__code=code, year=year)


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_values_of_two_years_with_what_is_computed(office):
    shown = office.get(PAGE)
    page = text(shown)
    assert "40.000" in page
    assert "tăng 5.757" in page
    assert "= Hồ sơ tiếp nhận − Hồ sơ đúng hạn" in page
    assert 'value="45.757"' in shown.content.decode()
    assert "Đã có 3 trong 3 số liệu của năm 2021" in page
    assert page.index("Cơ quan đánh giá") < page.index("Toàn địa bàn")


@pytest.mark.parametrize("typed", ["45758", "45.758", " 45758 "])
def test_saved(office, typed):
    response = post(office, tiep_nhan=typed, nguon_tiep_nhan="Bộ phận Một cửa")
    assert response.status_code == 302
    assert (value().value, value().source, value().version) == (45758, "Bộ phận Một cửa", 2)
    assert "Đã lưu 1 số liệu năm 2021" in text(office.get(PAGE))


def test_another_year(office):
    assert post(office, f"{PAGE}?nam=2019", tiep_nhan="7").url == f"{PAGE}?nam=2019"
    assert value(year=2019).value == 7
    assert office.get(f"{PAGE}?nam=x").context["page"].year == 2021


def test_cleared(office):
    post(office, tiep_nhan="", nguon_tiep_nhan="")
    assert not FigureValue.objects.filter(figure__code="tiep-nhan", year=2021).exists()
    assert not FigureValue.objects.filter(figure__code="qua-han").exists()
    assert "qua-han" in office.get(PAGE).context["form"].codes  # cannot be computed: may be entered


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("nhiều", "Hồ sơ tiếp nhận: Không phải số"),
        ("22,725", "phải là số nguyên. Nếu “22,725” là 22.725 thì ghi không có dấu phẩy"),
        ("1.5", "phải là số nguyên"),
        ("-3", "không được nhỏ hơn 0"),
        ("5%", "Không ghi dấu %"),
    ],
)
def test_wrong_numbers_stay_in_their_field_and_nothing_is_written(office, typed, words):
    response = post(office, tiep_nhan=typed, dung_han="1")
    assert response.status_code == 200
    assert words in text(response)
    assert f'value="{typed}"' in response.content.decode()
    assert value("dung-han").value == 45660


def test_an_entered_derived_figure_is_held_against_the_computation(office):
    give("qua-han", {2021: "102"})
    page = text(office.get(PAGE))
    assert "Số đã nhập không khớp số tính được" in page
    assert "Đã nhập 102 nhưng tính được 97" in page
    post(office, qua_han="97")
    assert "khớp với số tính được" in text(office.get(PAGE))


def test_what_somebody_else_changed_meanwhile_is_shown_and_nothing_lost(office, people):
    base = office.get(PAGE).context["form"].base_text
    FigureValue.objects.filter(figure__code="tiep-nhan", year=2021).update(
        value=46000, version=2, updated_by=people.administrator
    )
    response = post(office, base=base, tiep_nhan="45800")
    assert response.status_code == 409
    assert "Quan-Tri vừa ghi 46.000" in text(response)
    assert 'value="45.800"' in response.content.decode() or 'value="45800"' in response.content.decode()
    assert value().value == 46000
    again = response.context["form"].base_text
    assert post(office, base=again, tiep_nhan="45800").status_code == 302
    assert (value().value, value().version) == (45800, 3)


def test_fields_that_were_not_touched_are_no_conflict(office):
    before = office.get(PAGE).context["form"]
    data = sent(before)
    FigureValue.objects.filter(figure__code="tiep-nhan", year=2021).update(value=46000, version=2)
    response = office.post(PAGE, {**data, "gia-tri-dung-han": "45661", "goc": before.base_text})
    assert response.status_code == 302
    assert (value().value, value("dung-han").value) == (46000, 45661)


def test_a_sample_stays_one_until_its_value_is_changed(office):
    FigureValue.objects.filter(figure__code="tiep-nhan", year=2021).update(is_sample=True)
    post(office, nguon_tiep_nhan="Nguồn khác")
    assert value().is_sample
    post(office, tiep_nhan="1")
    assert not value().is_sample


def test_a_derived_value_typed_while_its_parts_arrive_is_not_lost(office):
    FigureValue.objects.filter(figure__code="tiep-nhan", year=2021).delete()
    before = office.get(PAGE).context["form"]
    data = sent(before)
    give("tiep-nhan", {2021: "45757"})
    office.post(PAGE, {**data, "gia-tri-qua-han": "102", "goc": before.base_text})
    assert "Đã nhập 102 nhưng tính được 97" in text(office.get(PAGE))


@pytest.mark.parametrize("base", ["", "[]", "{", '{"tiep-nhan": 3}', '{"tiep-nhan": ["x", 1, 2]}'])
def test_a_broken_base_is_a_conflict_at_worst(office, base):
    office_form = office.get(PAGE).context["form"]
    data = sent(office_form)
    response = office.post(PAGE, {**data, "gia-tri-tiep-nhan": "1", "goc": base})
    assert response.status_code == 409
    assert value().value == 45757


def test_text_in_an_old_font_asks_first(office):
    response = post(office, nguon_tiep_nhan="B¸o c¸o cña Phßng Néi vô")
    assert "Báo cáo của Phòng Nội vụ" in text(response)
    assert value().source == "Một cửa"


@pytest.mark.parametrize("person", ["leader", "appraiser"])
def test_readers_read(client, people, round_, person):
    client.force_login(getattr(people, person))
    response = client.get(PAGE)
    assert response.context["form"] is None
    assert "45.757" in text(response)
    assert client.post(PAGE, {}).status_code == 403
    for page in ("them/", "muc/tiep-nhan/", "nhap/"):
        assert client.get(PAGE + page).status_code == 404
    assert client.get(f"{PAGE}tai-ve.xlsx").status_code == 200


@pytest.mark.parametrize("person", ["official", "stranger"])
def test_to_others_nothing_is_there(client, people, round_, person):
    client.force_login(getattr(people, person))
    pages = ("", "them/", "muc/tiep-nhan/", "nhap/", "tai-ve.xlsx", "tai-ve/so-lieu.csv", "danh-muc.json")
    assert {client.get(PAGE + page).status_code for page in pages} == {404}


def test_closed_while_the_report_waits(office, round_):
    Report.objects.create(round=round_, submitted_at=timezone.now())
    response = office.get(PAGE)
    assert response.context["form"] is None
    assert "Báo cáo năm 2021 đang chờ duyệt" in text(response)
    assert "Một cửa" in text(response)
    shown = office.post(PAGE, {"gia-tri-tiep-nhan": "1", "goc": '{"tiep-nhan": [1, "45.757", "Một cửa"]}'})
    assert shown.status_code == 200
    assert "đang chờ duyệt" in text(shown)
    assert 'value="1"' in shown.content.decode()  # what was typed meanwhile is not lost
    assert value().value == 45757


def test_where_a_figure_is_cited(office, round_):
    report = Report.objects.create(round=round_)
    body = '<p><span data-cite="figure/tiep-nhan/value"></span></p>'
    Section.objects.create(report=report, key="tthc", order=1, title="Cải cách thủ tục hành chính", body=body)
    page = office.get(PAGE)
    assert "Dẫn ở: mục I " in text(page)
    assert "/2021/bao-cao/muc/tthc/" in page.content.decode()


def test_the_picker_of_the_editor(office):
    cites = office.get(f"{PAGE}danh-muc.json").json()
    assert {
        "key": "figure/qua-han/value",
        "label": "Hồ sơ quá hạn",
        "group": "Số liệu: toàn địa bàn",
        "text": "97",
    } in cites
    assert {cite["key"] for cite in cites} >= {"result/units-count", "result/authority-index"}


@pytest.mark.parametrize("page", ["", "danh-muc.json", "tai-ve.xlsx", "them/"])
def test_queries_do_not_grow(office, people, round_, page):
    report = Report.objects.create(round=round_)
    counts = []
    for size in (3, 30):
        for number in range(size):
            figure = add_figure(people.authority, f"them-{size}-{number}")
            give(figure, {2021: "1", 2020: "2"}, updated_by=people.office)
            body = f'<span data-cite="figure/{figure.code}/value"></span>'
            Section.objects.create(report=report, key=f"m-{size}-{number}", order=number, body=body)
        with CaptureQueriesContext(connection) as queries:
            assert office.get(PAGE + page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] < 30


class TestDefinitions:
    def fields(self, **more):
        given = {
            "name": "Hồ sơ trực tuyến",
            "unit": "hồ sơ",
            "level": "whole",
            "decimals": "0",
            "derivation": "entered",
        }
        return {**given, **more}

    def test_added_with_a_code_made_of_its_name(self, office):
        assert office.post(f"{PAGE}them/", self.fields()).status_code == 302
        assert Figure.objects.get(name="Hồ sơ trực tuyến").code == "ho-so-truc-tuyen"
        office.post(f"{PAGE}them/", self.fields())
        assert Figure.objects.filter(code="ho-so-truc-tuyen-2").exists()

    def test_parts_in_their_order(self, office):
        parts = {"part-1": "dung-han", "part-2": "tiep-nhan"}
        office.post(f"{PAGE}them/", self.fields(name="Tỷ lệ", unit="%", decimals="2", derivation="ratio", **parts))
        line = next(
            line for group in office.get(PAGE).context["page"].groups for line in group.lines if line.code == "ty-le"
        )
        assert (line.now, line.formula) == ("99,79%", "= Hồ sơ đúng hạn : Hồ sơ tiếp nhận × 100")

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ({"name": ""}, "Hãy sửa các ô được đánh dấu"),
            ({"code": "Có dấu"}, "chữ thường không dấu"),
            ({"code": "tiep-nhan"}, "Mã số liệu này đã có"),
            ({"derivation": "ratio", "part-1": "dung-han"}, "tỷ lệ cần đúng hai thành phần"),
        ],
    )
    def test_refused(self, office, more, words):
        response = office.post(f"{PAGE}them/", self.fields(**more))
        assert words in text(response)
        assert Figure.objects.count() == 3

    def test_changed(self, office):
        address = f"{PAGE}muc/qua-han/"
        form = office.get(address).context["form"]
        data = sent(form)
        assert data["part-1"] == "tiep-nhan"
        assert office.post(address, {**data, "name": "Hồ sơ trả chậm"}).status_code == 302
        assert Figure.objects.get(code="qua-han").name == "Hồ sơ trả chậm"
        assert "vừa được người khác sửa" in text(office.post(address, {**data, "name": "Khác"}))

    def test_put_elsewhere(self, office):
        address = f"{PAGE}muc/qua-han/"
        data = sent(office.get(address).context["form"])
        assert data["after"] == "dung-han"
        office.post(address, {**data, "after": ""})
        assert Figure.objects.order_by("order").values_list("code", flat=True)[0] == "qua-han"

    def test_circles_are_named(self, office):
        address = f"{PAGE}muc/tiep-nhan/"
        data = sent(office.get(address).context["form"])
        response = office.post(address, {**data, "derivation": "sum", "part-1": "qua-han"})
        assert "thành vòng" in text(response)

    def test_taken_away(self, office):
        assert "Chưa bỏ được" in text(office.post(f"{PAGE}muc/tiep-nhan/", {"viec": "bo"}))
        assert office.post(f"{PAGE}muc/qua-han/", {"viec": "bo"}).status_code == 302
        assert not Figure.objects.filter(code="qua-han").exists()
        assert office.get(f"{PAGE}muc/qua-han/").status_code == 404


def test_the_acts_are_told_in_the_history(office):
    post(office, tiep_nhan="45758")
    TestDefinitions().test_added_with_a_code_made_of_its_name(office)
    office.post(f"{PAGE}muc/qua-han/", {"viec": "bo"})
    page = text(office.get("/2021/lich-su/"))
    assert "Sửa số liệu báo cáo năm 2021" in page
    assert "Hồ sơ tiếp nhận: 45.757 → 45.758" in page
    assert "Sửa danh mục số liệu báo cáo" in page
    assert "Bỏ số liệu báo cáo" in page


def test_decimals_with_a_comma(office, people):
    add_figure(people.authority, "giai-ngan", "Giải ngân", "%", decimals=2)
    post(office, giai_ngan="93,5%")
    assert value("giai-ngan").value == Decimal("93.5")
