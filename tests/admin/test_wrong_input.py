"""Every field that takes something wrong says so in Vietnamese, and keeps what was typed."""

import re
from html import unescape

import pytest
from django.urls import reverse

from scoring.models import Criterion, Round
from tests.admin.forms import errors, filled
from tests.factories import make_round, make_scheme, make_set, make_unit, record
from units.models import Unit, User

pytestmark = pytest.mark.django_db

REQUIRED = "Không được bỏ trống mục này."
NO_DATE = "Ngày không đúng. Hãy ghi ngày/tháng/năm, ví dụ 05/3/2022."
NO_CHOICE = "Giá trị đã chọn không có trong danh sách; hãy chọn lại."
NO_NUMBER = "Không phải số. Chỉ dùng chữ số và một dấu phẩy thập phân, ví dụ 83,30."
UNCLEAR = "“83.300” không rõ là phần nghìn hay phần thập phân: hãy ghi 83,300 hoặc 83300."
NO_CODE = "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."


def refused(client, url, field, value, message, **more):
    """Send the form with one wrong field: the message is there, what was typed stays, nothing else is wrong."""
    data = filled(client.get(url)) | more
    response = client.post(url, data | {field: value})
    assert response.status_code == 200, response
    assert errors(response) == [message]
    page = response.content.decode()
    assert "Chưa lưu được" in page
    if value and "danh sách" not in message:  # a choice that is none cannot be shown in a list of choices
        assert value in unescape(re.sub(r"<li>[^<]*</li>", "", page))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("code", "", REQUIRED),
        ("code", "xã 1", "Mã đơn vị chỉ gồm chữ không dấu, chữ số và dấu gạch nối."),
        ("code", "xa-2", "Mã đơn vị này đã có. Mỗi đơn vị một mã."),
        ("name", "", REQUIRED),
        ("name", "x" * 101, "Chỉ được ghi tối đa 100 ký tự (đang có 101)."),
        ("kind", "lang", "“lang” không có trong danh sách; hãy chọn một giá trị của danh sách."),
        ("parent", "999999", NO_CHOICE),
        ("valid_from", "31/02/2021", NO_DATE),
        ("valid_until", "hôm nay", NO_DATE),
        ("population", "nhiều", "Hãy nhập số nguyên, chỉ gồm chữ số."),
        ("population", "-5", "Giá trị phải lớn hơn hoặc bằng 0."),
        ("head_post", "", REQUIRED),
    ],
)
def test_unit(office, people, field, value, message):
    refused(office, reverse("admin:units_unit_change", args=[people.commune.pk]), field, value, message)


def test_unit_dates_in_order(office, people):
    url = reverse("admin:units_unit_change", args=[people.commune.pk])
    message = "Ngày hết hiệu lực phải sau ngày có hiệu lực."
    refused(office, url, "valid_until", "01/01/2020", message, valid_from="01/01/2021")


def test_unit_below_itself(administrator, people):
    people.administrator.memberships.create(unit=people.commune, role="administrator")
    below = make_unit("thon", "Thôn", parent=people.commune)
    url = reverse("admin:units_unit_change", args=[people.commune.pk])
    message = "Đơn vị không thể thuộc chính nó hoặc thuộc đơn vị cấp dưới của nó."
    refused(administrator, url, "parent", str(below.pk), message)


def test_a_unit_keeps_a_parent_beyond_reach(office, people):
    province = make_unit("hai-duong", "Hải Dương", kind="tinh")
    Unit.objects.filter(pk=people.authority.pk).update(parent=province)
    url = reverse("admin:units_unit_change", args=[people.authority.pk])
    assert office.post(url, filled(office.get(url)) | {"population": "150000"}).status_code == 302
    people.authority.refresh_from_db()
    assert (people.authority.parent, people.authority.population) == (province, 150000)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("username", "", REQUIRED),
        ("username", "có dấu cách", "Tên đăng nhập chỉ gồm chữ, chữ số và các ký tự @ . + - _; không có dấu cách."),
        ("username", "noi-vu", "Tên đăng nhập này đã có người dùng."),
        ("full_name", "", REQUIRED),
        ("email", "ai@", "Địa chỉ thư điện tử không đúng, ví dụ đúng: ten@haiduong.gov.vn."),
    ],
)
def test_account(administrator, people, field, value, message):
    refused(administrator, reverse("admin:units_user_change", args=[people.official.pk]), field, value, message)


@pytest.mark.parametrize(
    ("password", "again", "message"),
    [
        ("ngan", "ngan", "Mật khẩu quá ngắn, cần ít nhất 12 ký tự."),
        ("mat-khau-dai-1", "mat-khau-dai-2", "Hai lần nhập mật khẩu không giống nhau."),
    ],
)
def test_new_account(administrator, password, again, message):
    url = reverse("admin:units_user_add")
    data = filled(administrator.get(url))
    data |= {"username": "moi", "full_name": "Trần Mới", "password1": password, "password2": again}
    response = administrator.post(url, data)
    assert errors(response) == [message]
    assert 'value="Trần Mới"' in response.content.decode()
    assert not User.objects.filter(username="moi").exists()


@pytest.fixture
def round_(people) -> Round:
    return make_round([people.commune], authority=people.authority)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("code", "Bộ 1", NO_CODE),
        ("name", "", REQUIRED),
        ("total_points", "", "Tổng điểm tối đa: chưa ghi số."),
        (
            "total_points",
            "trăm",
            f"Tổng điểm tối đa: {NO_NUMBER}",
        ),
        ("total_points", "-1", "Tổng điểm tối đa phải từ 0 đến 9.999."),
        ("decision_date", "2021/13/01", NO_DATE),
        ("domains-0-max_points", "0", "Điểm tối đa của lĩnh vực phải lớn hơn 0."),
        ("domains-0-max_points", "1,2345678", "Điểm tối đa chỉ được có tối đa 6 chữ số sau dấu phẩy."),
        ("domains-0-number", "", REQUIRED),
        ("domains-0-number", "-1", "Giá trị phải lớn hơn hoặc bằng 0."),
        ("domains-0-name", "", REQUIRED),
    ],
)
def test_criteria_set(office, round_, field, value, message):
    url = reverse("admin:scoring_criteriaset_change", args=[round_.criteria_set_id])
    refused(office, url, field, value, message)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("code", "", REQUIRED),
        ("code", "1.2", "Mã tiêu chí bị trùng trong bộ tiêu chí."),
        ("title", "", REQUIRED),
        ("position", "đầu", "Hãy nhập số nguyên, chỉ gồm chữ số."),
        ("max_points", "10000", "Điểm tối đa phải từ 0 đến 9.999."),
        ("max_points", "4", "Đã có đơn vị được 5,5 điểm; điểm tối đa không thể thấp hơn."),
        ("domain", "999999", NO_CHOICE),
        ("method", "khac", "“khac” không có trong danh sách; hãy chọn một giá trị của danh sách."),
    ],
)
def test_criterion(office, round_, field, value, message):
    record(round_, {"xa-1": {"1.1": "5.5"}})
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="1.1")
    refused(office, reverse("admin:scoring_criterion_change", args=[criterion.pk]), field, value, message)


def test_a_criterion_without_points(office, round_):
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="1.1")
    url = reverse("admin:scoring_criterion_change", args=[criterion.pk])
    refused(office, url, "max_points", "0", "Điểm tối đa của tiêu chí phải lớn hơn 0.")


def test_a_scored_criterion_stays_a_scored_criterion(office, round_):
    record(round_, {"xa-1": {"1.1": "5.5"}})
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="1.1")
    url = reverse("admin:scoring_criterion_change", args=[criterion.pk])
    data = filled(office.get(url))
    del data["is_leaf"]
    assert errors(office.post(url, data)) == ["Đã có đơn vị được chấm tiêu chí này nên phải giữ là chấm trực tiếp."]


def test_a_criterion_and_its_domain_belong_to_one_set(office, round_):
    other = make_set(code="bo-2").domains.first()
    criterion = Criterion.objects.get(criteria_set=round_.criteria_set, code="1.1")
    url = reverse("admin:scoring_criterion_change", args=[criterion.pk])
    refused(office, url, "domain", str(other.pk), NO_CHOICE)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("code", "Thang A", NO_CODE),
        ("name", "", REQUIRED),
        ("bands-0-composite_min", "101", "Chỉ số tổng hợp từ (%) phải từ 0 đến 100."),
        ("bands-0-domain_min", "tám mươi", f"Mỗi lĩnh vực từ (%): {NO_NUMBER}"),
        ("bands-1-label", "", REQUIRED),
        ("bands-1-code", "Tốt", NO_CODE),
    ],
)
def test_scheme(office, round_, field, value, message):
    url = reverse("admin:scoring_classificationscheme_change", args=[round_.scheme_id])
    refused(office, url, field, value, message)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("year", "", REQUIRED),
        ("year", "1999", "Giá trị phải lớn hơn hoặc bằng 2000."),
        ("slug", "tu-ky", "Địa chỉ bắt đầu bằng năm, ví dụ 2021 hoặc 2021-tu-ky; chữ thường không dấu."),
        ("authority", "999999", NO_CHOICE),
        ("visibility", "ai", "“ai” không có trong danh sách; hãy chọn một giá trị của danh sách."),
    ],
)
def test_round(office, round_, field, value, message):
    refused(office, reverse("admin:scoring_round_change", args=[round_.pk]), field, value, message)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("index", "", "Chỉ số tổng hợp (%): chưa ghi số."),
        ("index", "100,01", "Chỉ số tổng hợp (%) phải từ 0 đến 100."),
        ("previous_index", "83.300", f"Chỉ số năm trước (%): {UNCLEAR}"),
        ("rank", "13", "Xếp hạng phải từ 1 đến tổng số đơn vị được xếp hạng."),
        ("ranked", "mười hai", "Hãy nhập số nguyên, chỉ gồm chữ số."),
    ],
)
def test_authority_result(office, round_, field, value, message):
    url = reverse("admin:scoring_round_change", args=[round_.pk])
    row = {"index": "83,30", "previous_index": "63,19", "rank": "6", "ranked": "12"}
    new = {f"authority_result-0-{name}": text for name, text in row.items()}
    name = f"authority_result-0-{field}"
    refused(office, url, name, value, message, **new, **{"authority_result-TOTAL_FORMS": "1"})


def test_head_rating(office, round_):
    other = make_scheme("khac").bands.first()
    place = round_.members.get()
    url = reverse("admin:scoring_headrating_add")
    response = office.post(url, {"round_unit": place.pk, "band": other.pk, "reason": "Có thành tích"})
    assert errors(response) == [NO_CHOICE]
    band = round_.scheme.bands.first()
    response = office.post(url, {"round_unit": place.pk, "band": band.pk, "reason": " "})
    assert errors(response) == [REQUIRED]
