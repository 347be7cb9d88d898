"""The page of a unit's remedy plan."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import RemedyTask, Visibility
from scoring.services.remedy import change_task
from tests.work.reading import text
from tests.work.remedy.planning import plan, words

pytestmark = pytest.mark.django_db

PAGE = "/2021/don-vi/xa-1/khac-phuc/"
TYPED = {"task": "Số hóa hồ sơ", "person": "Nguyễn Văn A", "due_on": "30/6/2022", "state": "planned"}


@pytest.fixture
def official(client, people):
    client.force_login(people.official)
    return client


@pytest.mark.parametrize("who", ["office", "leader", "appraiser", "administrator"])
def test_the_authority_reads_and_does_not_write(client, people, round_, who):
    plan(people, round_)
    client.force_login(getattr(people, who))
    page = text(client.get(PAGE))
    assert "Số hóa hồ sơ" in page
    assert "Thêm nhiệm vụ" not in page
    assert client.post(PAGE, TYPED).status_code == 403
    assert RemedyTask.objects.count() == 1


@pytest.mark.parametrize("who", ["other_official", "stranger"])
def test_others_find_nothing(client, people, round_, who):
    client.force_login(getattr(people, who))
    assert client.get(PAGE).status_code == client.post(PAGE, TYPED).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, round_):
    assert "dang-nhap" in client.get(PAGE)["Location"]


def test_there_is_none_before_publication(official, open_round):
    assert official.get(PAGE).status_code == 404


def test_results_for_the_office_alone_are_not_told_here_either(official, round_):
    round_.visibility = Visibility.OFFICE
    round_.save()
    assert official.get(PAGE).status_code == 404


def test_other_methods_are_not_offered(official, round_):
    assert official.put(PAGE).status_code == official.delete(PAGE).status_code == 405


def test_the_largest_losses_are_suggested_until_a_task_is_about_them(official, people, round_):
    page = official.get(PAGE).content.decode()
    assert re.findall(r"\?tieu-chi=([\d.]+)#ghi", page) == ["2.1", "1.1", "1.2"]
    assert "2.1 Tiêu chí 2.1 (mất 10 điểm)" in page
    plan(people, round_, criterion=round_.criteria_set.criteria.get(code="2.1"))
    assert re.findall(r"\?tieu-chi=([\d.]+)#ghi", official.get(PAGE).content.decode()) == ["1.1", "1.2"]


def test_a_suggestion_is_chosen_in_the_form(official, round_):
    assert '<option value="1.1" selected>' in official.get(f"{PAGE}?tieu-chi=1.1").content.decode()


def test_add_a_task(official, round_):
    page = text(official.post(PAGE, {**TYPED, "criterion": "2.1"}, follow=True))
    assert "Đã ghi kế hoạch khắc phục." in page
    assert "1 nhiệm vụ, 0 đã xong. 1 nhiệm vụ quá hạn." in page
    assert "Tiêu chí 2.1 Tiêu chí 2.1 Nguyễn Văn A 30/6/2022 Chưa thực hiện Quá hạn" in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"task": ""}, "Hãy ghi nhiệm vụ."),
        ({"person": ""}, "Hãy ghi người phụ trách."),
        ({"due_on": "31/2/2022"}, "Ngày không đúng"),
        ({"due_on": "01/01/2031"}, "Thời hạn phải từ 01/01/2021 đến 31/12/2026."),
        ({"criterion": "9.9"}, "Hãy chọn tiêu chí trong danh sách."),
        ({"done_on": "01/5/2022"}, "Chỉ ghi ngày hoàn thành khi tình trạng là “Đã xong”."),
    ],
)
def test_what_is_wrong_is_told_and_kept(official, round_, typed, message):
    response = official.post(PAGE, {**TYPED, **typed})
    assert message in text(response)
    assert not RemedyTask.objects.exists()
    if "task" not in typed:
        assert "Số hóa hồ sơ</textarea>" in response.content.decode()


def test_change_a_task(official, people, round_):
    row = plan(people, round_)
    form = official.get(f"{PAGE}?sua={row.pk}").content.decode()
    assert 'name="version" value="1"' in form
    assert 'value="30/06/2022"' in form
    page = text(official.post(PAGE, {**TYPED, "state": "done", "nhiem-vu": row.pk, "version": 1}, follow=True))
    assert "1 nhiệm vụ, 1 đã xong." in page
    assert "Quá hạn" not in page


def test_a_stale_form_is_a_conflict_that_keeps_what_was_typed(official, people, round_):
    row = plan(people, round_)
    change_task(actor=people.official, task=row, words=words(state="doing"), version=1)
    response = official.post(PAGE, {**TYPED, "person": "Trần Thị B", "nhiem-vu": row.pk, "version": 1})
    assert "đã sửa nhiệm vụ này lúc" in text(response, 409)
    assert 'value="Trần Thị B"' in response.content.decode()


def test_take_a_task_out(official, people, round_):
    row = plan(people, round_)
    posted = {"viec": "bo", "nhiem-vu": row.pk, "version": 1}
    assert "Hãy ghi lý do bỏ nhiệm vụ." in text(official.post(PAGE, {**posted, "ly-do": ""}))
    assert "Kế hoạch chưa có nhiệm vụ nào." in text(official.post(PAGE, {**posted, "ly-do": "Trùng"}, follow=True))


@pytest.mark.parametrize("key", ["0", "x", "99999999999", "²"])
def test_tasks_that_are_not_there(official, round_, key):
    assert official.get(f"{PAGE}?sua={key}").status_code == 404
    assert official.post(PAGE, {**TYPED, "nhiem-vu": key}).status_code == 404


def test_tasks_of_another_unit_are_not_there(official, people, round_):
    other = plan(people, round_, "xa-2", "other_official")
    assert official.get(f"{PAGE}?sua={other.pk}").status_code == 404
    assert official.post(PAGE, {"viec": "bo", "nhiem-vu": other.pk, "version": 1, "ly-do": "x"}).status_code == 404


def test_the_history_tells_it(official, people, round_):
    plan(people, round_)
    page = text(official.get("/2021/lich-su/xa-1/"))
    assert "Thêm nhiệm vụ khắc phục Nhiệm vụ: Số hóa hồ sơ Người phụ trách: Nguyễn Văn A Thời hạn: 30/6/2022" in page


def test_officials_find_it_on_their_strip(official, round_):
    assert f'href="{PAGE}"' in official.get("/2021/nhap-diem/xa-1/").content.decode()


def test_the_queries_do_not_grow_with_the_tasks(official, people, round_):
    def count():
        with CaptureQueriesContext(connection) as queries:
            assert official.get(PAGE).status_code == 200
        return len(queries)

    criteria = list(round_.criteria_set.criteria.all())
    plan(people, round_, criterion=criteria[0])
    few = count()
    for number in range(12):
        plan(people, round_, task=f"Việc {number}", criterion=criteria[number % 3])
    assert count() == few
