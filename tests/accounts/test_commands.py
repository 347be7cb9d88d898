"""What the command line does with accounts."""

import datetime

import pytest
from axes.models import AccessLog
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.accounts.conftest import signed_in, with_factor
from units.security.forgetting import forget_old_sign_ins

pytestmark = pytest.mark.django_db


def test_the_way_back_in(people, capsys):
    with_factor(people.administrator)
    call_command("reset_account", "quan-tri")
    people.administrator.refresh_from_db()
    assert people.administrator.check_password(capsys.readouterr().out.strip())
    assert people.administrator.must_change_password
    assert not TOTPDevice.objects.exists()


def test_an_unknown_name(db):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("reset_account", "khong-co")


def test_old_sign_ins_are_forgotten(people):
    for user in (people.office, people.leader):
        signed_in(user)
    AccessLog.objects.filter(username="noi-vu").update(attempt_time=timezone.now() - datetime.timedelta(days=200))
    forget_old_sign_ins()
    assert [row.username for row in AccessLog.objects.all()] == ["lanh-dao"]
