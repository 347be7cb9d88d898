"""How often a password may be tried, from where, and whom that keeps out."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.utils import timezone

from tests.people import make_person
from units.models import Role

pytestmark = pytest.mark.django_db

BLOCKED = "cổng tạm ngừng nhận mật khẩu"
ELSEWHERE = "198.51.100.9"


@pytest.fixture(autouse=True)
def _limit(settings):
    settings.AXES_FAILURE_LIMIT = 3


def fail(sign_in, username="noi-vu", times=3, **more):
    for _number in range(times):
        response = sign_in(username, "sai", **more)
    return response


def wait(minutes):
    for row in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=row.pk).update(
            attempt_time=row.attempt_time - datetime.timedelta(minutes=minutes)
        )


def test_after_some_failures_even_the_right_password_waits(sign_in, people):
    assert fail(sign_in, times=2).status_code == 200
    response = fail(sign_in, times=1)
    assert response.status_code == 429
    assert BLOCKED in response.content.decode()
    response = sign_in("noi-vu")
    assert (response.status_code, "_auth_user_id" in response.client.session) == (429, False)


def test_the_page_says_when_to_try_again(sign_in, people):
    response = fail(sign_in)
    end = timezone.localtime() + datetime.timedelta(minutes=15)
    page = response.content.decode()
    assert any(f"{end - datetime.timedelta(minutes=early):%H:%M}" in page for early in (0, 1))
    assert "15 phút nữa" in page
    assert 890 <= int(response["Retry-After"]) <= 900


def test_a_block_ends_by_itself_and_tries_do_not_lengthen_it(sign_in, people):
    fail(sign_in)
    wait(10)
    assert sign_in("noi-vu").status_code == 429
    wait(6)
    assert sign_in("noi-vu").status_code == 302


def test_colleagues_at_the_same_address_sign_in(sign_in, people):
    fail(sign_in)
    assert sign_in("lanh-dao").status_code == 302


def test_the_same_person_signs_in_from_elsewhere(sign_in, people):
    fail(sign_in)
    assert sign_in("noi-vu", address=ELSEWHERE).status_code == 302


def test_a_right_password_forgives_earlier_failures(sign_in, people):
    fail(sign_in, times=2)
    sign_in("noi-vu")
    assert fail(sign_in, times=2).status_code == 200


def test_an_unknown_name_is_treated_alike(sign_in, people):
    assert BLOCKED in fail(sign_in, "khong-co-ai").content.decode()


def test_one_who_changes_addresses_is_stopped_after_four_times_as_many(sign_in, people):
    for number in range(6):
        fail(sign_in, times=2, address=f"198.51.100.{number}")
    assert sign_in("noi-vu", address="192.0.2.1").status_code == 429
    assert sign_in("lanh-dao", address="192.0.2.1").status_code == 302


def test_one_who_tries_every_account_is_stopped_after_ten_times_as_many(sign_in, people):
    for number in range(15):
        fail(sign_in, f"nguoi-{number}", times=2)
    assert sign_in("noi-vu").status_code == 429
    assert sign_in("noi-vu", address=ELSEWHERE).status_code == 302


def test_a_browser_that_signed_in_before_is_stopped_by_none_of_these(sign_in, people):
    own = Client()
    sign_in("noi-vu", client=own)
    own.post("/tai-khoan/dang-xuat/")
    for number in range(15):
        fail(sign_in, f"nguoi-{number}", times=2)
    for number in range(6):
        fail(sign_in, times=2, address=f"198.51.100.{number}")
    assert sign_in("noi-vu").status_code == 429
    assert sign_in("noi-vu", client=own).status_code == 302


def test_it_has_a_limit_of_its_own(sign_in, people):
    own = Client()
    sign_in("noi-vu", client=own)
    own.post("/tai-khoan/dang-xuat/")
    assert fail(sign_in, client=own).status_code == 429
    assert sign_in("noi-vu", client=own).status_code == 429
    assert sign_in("noi-vu").status_code == 302  # another browser of the office


def test_a_browser_is_known_to_the_account_that_signed_in_only(sign_in, people):
    own = Client()
    sign_in("noi-vu", client=own)
    own.post("/tai-khoan/dang-xuat/")
    fail(sign_in, "lanh-dao")
    assert sign_in("lanh-dao", client=own).status_code == 429


def test_the_cookie_cannot_be_made_up(sign_in, people):
    forged = Client()
    forged.cookies["cchc_trinh_duyet"] = "WzEsICJhIl0:1abc:forged"
    fail(sign_in)
    assert sign_in("noi-vu", client=forged).status_code == 429


def test_a_name_chosen_by_the_browser_hides_nothing(people):
    client = Client(headers={"User-Agent": "browser 1234"})
    data = {"username": "noi-vu", "password": "sai"}
    answers = [client.post("/tai-khoan/dang-nhap/", data, REMOTE_ADDR=ELSEWHERE).status_code for _ in range(3)]
    assert answers == [200, 200, 429]


def test_a_forwarded_address_counts_only_from_a_trusted_proxy(sign_in, people, settings):
    def try_(number):
        client = Client(headers={"X-Forwarded-For": f"192.0.2.{number}"})
        return sign_in("noi-vu", "sai", client=client).status_code

    assert [try_(number) for number in range(3)] == [200, 200, 429]
    AccessAttempt.objects.all().delete()
    import ipaddress

    settings.TRUSTED_PROXIES = [ipaddress.ip_network("203.0.113.0/24")]
    assert [try_(number) for number in range(3)] == [200, 200, 200]


def test_passwords_are_not_written_down(sign_in, people):
    sign_in("noi-vu", "bi-mat-cua-toi")
    [row] = AccessAttempt.objects.all()
    assert "bi-mat" not in row.post_data + row.get_data
    client = Client()
    client.force_login(people.office)
    fields = {"old_password": "bi-mat-1", "new_password1": "bi-mat-2", "new_password2": "bi-mat-2"}
    client.post("/tai-khoan/doi-mat-khau/", fields, REMOTE_ADDR=ELSEWHERE)
    assert not any("bi-mat" in row.post_data for row in AccessAttempt.objects.all())


def test_tries_of_the_present_password_count_too(people):
    client = Client()
    client.force_login(people.office)
    fields = {"old_password": "sai", "new_password1": "x", "new_password2": "x"}
    pages = [client.post("/tai-khoan/doi-mat-khau/", fields, REMOTE_ADDR=ELSEWHERE) for _ in range(3)]
    assert [page.status_code for page in pages] == [200, 200, 429]
    assert BLOCKED in pages[-1].content.decode()


def test_an_administrator_lifts_a_block(sign_in, people):
    people.administrator.is_staff = True
    people.administrator.save()
    fail(sign_in)
    client = Client()
    client.force_login(people.administrator)
    assert "noi-vu" in client.get("/admin/units/signinfailure/").content.decode()
    row = AccessAttempt.objects.get()
    client.post(f"/admin/units/signinfailure/{row.pk}/delete/", {"post": "yes"})
    assert sign_in("noi-vu").status_code == 302


def test_administrators_see_failures_of_their_accounts_only(sign_in, people):
    from tests.factories import make_authority

    make_person("noi-khac", make_authority("khac"), Role.OFFICE)
    people.administrator.is_staff = True
    people.administrator.save()
    fail(sign_in, "noi-khac", times=1)
    fail(sign_in, "khong-co-ai", times=1)
    client = Client()
    client.force_login(people.administrator)
    page = client.get("/admin/units/signinfailure/").content.decode()
    assert "noi-khac" not in page
    assert "khong-co-ai" not in page


def test_the_back_office_has_no_door_of_its_own(sign_in, people):
    assert Client().get("/admin/login/").headers["Location"] == "/tai-khoan/dang-nhap/?next=/admin/"
    fail(sign_in)
    answer = Client().post("/admin/login/", {"username": "noi-vu", "password": "mat-khau-thu-nghiem"})
    assert answer.headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_the_list_of_failures_speaks_vietnamese(sign_in, people):
    root = make_person("goc", is_superuser=True, is_staff=True)
    fail(sign_in, times=1)
    client = Client()
    client.force_login(root)
    row = AccessAttempt.objects.get()
    for address in ("", f"{row.pk}/change/"):
        page = client.get(f"/admin/units/signinfailure/{address}").content.decode()
        assert "ịa chỉ mạng" in page
        assert not any(word in page for word in ("Username", "IP Address", "Attempt Time", "Failed Logins"))


def test_failures_that_count_no_more_are_not_listed(sign_in, people):
    root = make_person("goc", is_superuser=True, is_staff=True)
    fail(sign_in, "ai-do", times=1)
    wait(16)
    client = Client()
    client.force_login(root)
    assert "ai-do" not in client.get("/admin/units/signinfailure/").content.decode()
