"""Setting the second factor up, being asked for it, recovery codes, roles that must have it."""

import datetime
import re
from unittest import mock

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts.conftest import PASSWORD, code_of, signed_in, with_factor
from tests.people import make_person
from units.models import Role, RolePolicy
from units.security.second_factor import MOST_FAILURES, Proposal, renew_recovery_codes, reset_second_factor

pytestmark = pytest.mark.django_db

OWN, SIGN_IN = "/tai-khoan/", "/tai-khoan/dang-nhap/"
VERIFY, ENROL = "/tai-khoan/xac-thuc/", "/tai-khoan/xac-thuc/thiet-lap/"
CODES, OFF = "/tai-khoan/ma-du-phong/", "/tai-khoan/xac-thuc/tat/"


def enrol(client, **more):
    page = client.get(ENROL)
    code = code_of(page.context["proposal"].key)
    return client.post(ENROL, {"ticket": page.context["ticket"], "code": code, **more})


def verified(user, key):
    client = signed_in(user)
    client.post(VERIFY, {"code": code_of(key)})
    TOTPDevice.objects.filter(user=user).update(last_t=-1)  # so that the code of this half minute can be used again
    return client


def require(role):
    RolePolicy.objects.create(role=role, requires_second_factor=True)


# Setting it up


def test_the_page_shows_the_key_as_a_picture_and_as_text(people):
    page = signed_in(people.office).get(ENROL)
    text = page.content.decode()
    assert 'src="data:image/svg+xml' in text
    assert page.context["proposal"].text in text
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.context["proposal"].text)
    assert page.context["address"].startswith("otpauth://totp/CCHC%3Anoi-vu?secret=")
    assert "no-store" in page["Cache-Control"]
    assert not TOTPDevice.objects.exists()


def test_a_right_code_puts_it_in_force_and_shows_ten_recovery_codes(people):
    client = signed_in(people.office)
    page = enrol(client)
    codes = re.findall(r"<code>([a-z0-9]{5}-[a-z0-9]{5})</code>", page.content.decode())
    assert len(set(codes)) == 10
    assert "no-store" in page["Cache-Control"]
    assert TOTPDevice.objects.get().user == people.office
    assert client.get(OWN).status_code == 200  # this session is verified
    assert "Còn 10 mã dự phòng" in client.get(OWN).content.decode()


def test_recovery_codes_are_not_kept_as_they_are(people):
    page = enrol(signed_in(people.office)).content.decode()
    assert not any(token in page.replace("-", "") for token in StaticToken.objects.values_list("token", flat=True))


def test_a_wrong_code_keeps_the_key_on_the_page(people):
    client = signed_in(people.office)
    page = client.get(ENROL)
    again = client.post(ENROL, {"ticket": page.context["ticket"], "code": "000000"})
    assert "Mã không đúng" in again.content.decode()
    assert again.context["proposal"] == page.context["proposal"]
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("ticket", ["", "lung-tung", None])
def test_a_key_of_another_or_none_is_refused(people, ticket):
    if ticket is None:
        ticket = Proposal.fresh(people.leader).sealed()
    page = signed_in(people.office).post(ENROL, {"ticket": ticket, "code": "123456"})
    assert page.status_code == 200
    assert not TOTPDevice.objects.exists()


def test_sending_the_form_twice_makes_one(people):
    client = signed_in(people.office)
    page = client.get(ENROL)
    fields = {"ticket": page.context["ticket"], "code": code_of(page.context["proposal"].key)}
    client.post(ENROL, fields)
    tokens = set(StaticToken.objects.values_list("token", flat=True))
    client.post(ENROL, fields)
    assert TOTPDevice.objects.count() == 1
    assert set(StaticToken.objects.values_list("token", flat=True)) == tokens


def test_other_sessions_end_when_it_is_set_up(people):
    other = signed_in(people.office)
    enrol(signed_in(people.office))
    assert other.get(OWN).status_code == 302


# Being asked for it


def test_after_the_password_the_code_is_asked_for(people, sign_in):
    key = with_factor(people.office)
    client = sign_in("noi-vu").client
    for page in (OWN, "/tai-khoan/doi-mat-khau/", ENROL, CODES, OFF, "/admin/"):
        assert client.get(page).headers["Location"].startswith(f"{VERIFY}?next=")
    assert client.post(VERIFY, {"code": code_of(key), "next": OWN}).headers["Location"] == OWN
    assert client.get(OWN).status_code == 200


def test_scripts_are_told_so(people):
    with_factor(people.office)
    response = signed_in(people.office).get(OWN, headers={"Accept": "application/json"})
    assert (response.status_code, response.json()["error"]) == (403, "second_factor_needed")


def test_it_leads_on_within_this_host_only(people):
    key = with_factor(people.office)
    response = signed_in(people.office).post(VERIFY, {"code": code_of(key), "next": "//example.org/"})
    assert response.headers["Location"] == "/viec-cua-toi/"


def test_a_code_works_once(people):
    key = with_factor(people.office)
    code = code_of(key)
    assert signed_in(people.office).post(VERIFY, {"code": code}).status_code == 302
    assert signed_in(people.office).post(VERIFY, {"code": code}).status_code == 200


def test_a_code_is_read_with_spaces(people):
    code = code_of(with_factor(people.office))
    assert signed_in(people.office).post(VERIFY, {"code": f" {code[:3]} {code[3:]} "}).status_code == 302


@pytest.mark.parametrize("code", ["000000", "abc", "", "१२३४५६", "12345678901234567890", "1"])
def test_a_wrong_code_opens_nothing(people, code):
    with_factor(people.office)
    client = signed_in(people.office)
    assert client.post(VERIFY, {"code": code}).status_code == 200
    assert client.get(OWN).status_code == 302


def test_wrong_codes_make_one_wait_longer_and_longer_up_to_a_limit(people):
    key = with_factor(people.office)
    client = signed_in(people.office)
    client.post(VERIFY, {"code": "000000"})
    page = client.post(VERIFY, {"code": code_of(key)}).content.decode()
    assert "Hãy đợi 1 giây" in page
    TOTPDevice.objects.update(throttling_failure_count=40, throttling_failure_timestamp=None)
    client.post(VERIFY, {"code": "000000"})
    assert TOTPDevice.objects.get().throttling_failure_count == MOST_FAILURES
    later = timezone.now() + datetime.timedelta(seconds=2**8 + 1)
    with mock.patch("django_otp.models.timezone.now", return_value=later):
        assert client.post(VERIFY, {"code": code_of(key)}).status_code == 302


def test_waiting_is_for_the_account_not_the_session(people):
    key = with_factor(people.office)
    signed_in(people.office).post(VERIFY, {"code": "000000"})
    assert signed_in(people.office).post(VERIFY, {"code": code_of(key)}).status_code == 200


def test_who_is_verified_goes_on(people):
    client = verified(people.office, with_factor(people.office))
    assert client.get(VERIFY).headers["Location"] == "/viec-cua-toi/"


def test_a_session_of_somebody_else_is_not_verified(people):
    client = verified(people.office, with_factor(people.office))
    with_factor(people.leader)
    client.force_login(people.leader)
    assert client.get(OWN).headers["Location"].startswith(VERIFY)


# Recovery codes


def test_a_recovery_code_works_once_however_it_is_typed(people):
    with_factor(people.office)
    code = renew_recovery_codes(account=people.office)[0]
    assert signed_in(people.office).post(VERIFY, {"code": f" {code.upper()} "}).status_code == 302
    assert signed_in(people.office).post(VERIFY, {"code": code}).status_code == 200
    assert StaticToken.objects.count() == 9


def test_one_of_another_account_does_not(people):
    for user in (people.office, people.leader):
        with_factor(user)
    code = renew_recovery_codes(account=people.leader)[0]
    assert signed_in(people.office).post(VERIFY, {"code": code}).status_code == 200


def test_new_ones_take_a_code_and_replace_the_old(people):
    key = with_factor(people.office)
    old = renew_recovery_codes(account=people.office)[0]
    client = verified(people.office, key)
    assert "Mã không đúng" in client.post(CODES, {"code": "abcdefghjk"}).content.decode()
    TOTPDevice.objects.update(throttling_failure_timestamp=None)
    page = client.post(CODES, {"code": code_of(key)}).content.decode()
    assert len(re.findall(r"<code>[a-z0-9]{5}-[a-z0-9]{5}</code>", page)) == 10
    assert signed_in(people.office).post(VERIFY, {"code": old}).status_code == 200


def test_few_left_are_told_of(people):
    with_factor(people.office)
    codes = renew_recovery_codes(account=people.office)
    StaticToken.objects.filter(pk__in=StaticToken.objects.values("pk")[3:]).delete()
    kept = [code for code in codes if _kept(people.office, code)]
    client = signed_in(people.office)
    page = client.post(VERIFY, {"code": kept[0], "next": OWN}, follow=True).content.decode()
    assert "Bạn còn 2 mã dự phòng" in page


def _kept(user, code):
    from units.security.second_factor import _kept, plain_code

    return StaticToken.objects.filter(token=_kept(user, plain_code(code))).exists()


def test_without_a_factor_there_are_none(people):
    assert signed_in(people.office).get(CODES).headers["Location"] == ENROL


# Going without, and replacing it


def test_going_without_takes_a_code(people):
    key = with_factor(people.office)
    client = verified(people.office, key)
    assert client.post(OFF, {"code": "abcdefghjk"}).status_code == 200
    assert client.post(OFF, {"code": code_of(key)}).headers["Location"] == OWN
    assert not TOTPDevice.objects.exists()
    assert client.get(OWN).status_code == 200


def test_replacing_takes_a_code_of_the_present_one(people):
    key = with_factor(people.office)
    client = verified(people.office, key)
    assert "Mã không đúng" in enrol(client, current="abcdefghjk").content.decode()
    assert TOTPDevice.objects.get().key == key
    assert "Đã bật xác thực hai bước" in enrol(client, current=code_of(key)).content.decode()
    assert TOTPDevice.objects.get().key != key


# Roles that must have it


def test_a_role_may_require_it(people):
    require(Role.LEADER)
    client = signed_in(people.leader)
    assert client.get(OWN).headers["Location"].startswith(ENROL)
    assert "bắt buộc" in client.get(ENROL).content.decode()
    assert signed_in(people.office).get(OWN).status_code == 200
    enrol(client)
    assert client.get(OWN).status_code == 200


def test_then_it_cannot_be_given_up(people):
    require(Role.LEADER)
    client = verified(people.leader, with_factor(people.leader))
    assert client.get(OFF).status_code == 403
    assert client.post(OFF, {"code": "1"}).status_code == 403
    assert OFF not in client.get(OWN).content.decode()


def test_who_administers_the_whole_portal_is_an_administrator(people):
    require(Role.ADMINISTRATOR)
    root = make_person("goc", is_superuser=True)
    assert signed_in(root).get(OWN).headers["Location"].startswith(ENROL)


def test_first_the_password_then_the_factor(people):
    require(Role.LEADER)
    people.leader.must_change_password = True
    people.leader.save()
    client = signed_in(people.leader)
    assert client.get(ENROL).headers["Location"].startswith("/tai-khoan/doi-mat-khau/")
    new = "ba con trâu qua sông"
    client.post("/tai-khoan/doi-mat-khau/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert client.get(OWN).headers["Location"].startswith(ENROL)


def test_the_administrator_says_which_roles(people):
    people.administrator.is_staff = people.office.is_staff = True
    people.administrator.save()
    people.office.save()
    administrator = signed_in(people.administrator)
    administrator.post("/admin/units/rolepolicy/add/", {"role": "leader", "requires_second_factor": "on"})
    assert signed_in(people.leader).get(OWN).headers["Location"].startswith(ENROL)
    policy = RolePolicy.objects.get()
    administrator.post(f"/admin/units/rolepolicy/{policy.pk}/change/", {})
    assert signed_in(people.leader).get(OWN).status_code == 200
    again = administrator.post("/admin/units/rolepolicy/add/", {"role": "leader"})
    assert "đã có trong danh sách" in again.content.decode()
    assert signed_in(people.office).get("/admin/units/rolepolicy/").status_code == 403
    assert administrator.post(f"/admin/units/rolepolicy/{policy.pk}/delete/", {"post": "yes"}).status_code == 403


# A factor that was lost


def test_an_administrator_takes_it_away_and_the_log_says_so(people):
    client = verified(people.leader, with_factor(people.leader))
    assert reset_second_factor(actor=people.administrator, account=people.leader)
    assert client.get(OWN).status_code == 302
    assert signed_in(people.leader).get(OWN).status_code == 200
    [line] = LogEntry.objects.all()
    assert (line.user, line.object_id) == (people.administrator, str(people.leader.pk))
    assert "Gỡ xác thực hai bước" in line.change_message


@pytest.mark.parametrize("who", ["office", "leader", "official"])
def test_nobody_else_does(people, who):
    with_factor(people.appraiser)
    with pytest.raises(PermissionDenied):
        reset_second_factor(actor=getattr(people, who), account=people.appraiser)
    assert TOTPDevice.objects.exists()


def test_the_keys_stand_nowhere_in_the_back_office(people):
    root = make_person("goc", is_superuser=True, is_staff=True)
    assert signed_in(root).get("/admin/otp_totp/totpdevice/").status_code == 404


def test_pages_are_for_who_is_signed_in(db):
    for page in (OWN, VERIFY, ENROL, CODES, OFF, "/tai-khoan/doi-mat-khau/"):
        assert Client().get(page).headers["Location"] == f"{SIGN_IN}?next={page}"
    assert Client().post("/tai-khoan/dang-xuat-moi-noi/").status_code == 302


@pytest.mark.parametrize("address", [OWN, VERIFY, ENROL, CODES, OFF, "/tai-khoan/doi-mat-khau/", SIGN_IN])
def test_methods_that_are_not_offered(people, address):
    client = signed_in(people.office)
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(address).status_code == 405
