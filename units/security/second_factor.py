"""The second factor: codes of an application on a telephone (TOTP, RFC 6238), and recovery codes for its loss."""

import datetime
import secrets
import time
from base64 import b32encode
from dataclasses import dataclass

import django_otp
from django.core import signing
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from units.models import User
from units.security.audit import note, require_charge
from units.security.sessions import end_sessions

KEY_BYTES = 20  # as RFC 4226 recommends
TICKET_SALT = "units.security.second_factor"
TICKET_LIFETIME = 60 * 60  # seconds to set the application up
RECOVERY_CODES = 10
RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that reads as something else
RECOVERY_LENGTH = 10  # 10 of 31 signs: 49 bits, and tries are slowed down
MOST_FAILURES = 9  # waits double from 1 s and stay at 2 ** 8 s: an owner is not kept out for long


class TooSoonError(Exception):
    """A code may not be tried before `until`."""

    def __init__(self, until: datetime.datetime) -> None:
        super().__init__()
        self.until = until


@dataclass(frozen=True, slots=True)
class Proposal:
    """A key that is not in force yet; `key` is hexadecimal."""

    account: int
    key: str

    @classmethod
    def fresh(cls, account: User) -> "Proposal":
        """A new key for an account."""
        return cls(account.pk, secrets.token_hex(KEY_BYTES))

    @classmethod
    def opened(cls, sealed: str, account: User) -> "Proposal | None":
        """The proposal that was sealed for this account within the hour."""
        try:
            owner, key = signing.loads(sealed, salt=TICKET_SALT, max_age=TICKET_LIFETIME)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(owner, key) if owner == account.pk else None

    def sealed(self) -> str:
        """The proposal as text that only the portal can make: it comes back with the form."""
        return signing.dumps([self.account, self.key], salt=TICKET_SALT)

    @property
    def text(self) -> str:
        """The key as people type it into an application: base 32 in groups of four."""
        letters = b32encode(bytes.fromhex(self.key)).decode()
        return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))

    def fits(self, account: User, code: str) -> bool:
        """Whether the code is one of this key, and the key not in force already."""
        return self._at(code) is not None and not TOTPDevice.objects.filter(user=account, key=self.key).exists()

    def device(self, account: User, code: str) -> TOTPDevice | None:
        """A device in force from this code on, which it takes no second time; None for a wrong code. Not saved."""
        totp = self._at(code)
        if totp is None:
            return None
        return TOTPDevice(user=account, key=self.key, name="TOTP", last_t=totp.t(), drift=totp.drift, confirmed=True)

    def _at(self, code: str) -> TOTP | None:
        totp = TOTP(bytes.fromhex(self.key))
        totp.time = time.time()
        code = plain_code(code)
        return totp if _is_number(code) and totp.verify(int(code), tolerance=1) else None

    def address(self, account: User) -> str:
        """The otpauth address of the QR code."""
        return str(TOTPDevice(user=account, key=self.key).config_url)


def has_second_factor(account: User) -> bool:
    """Whether a code is asked for after the password."""
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())


def is_verified(request: HttpRequest) -> bool:
    """Whether this session gave its code. A factor that is taken away ends the sessions that rest on it."""
    return django_otp.DEVICE_ID_SESSION_KEY in request.session


def recovery_codes_left(account: User) -> int:
    """Number of recovery codes not used yet."""
    return int(StaticToken.objects.filter(device__user=account).count())


@transaction.atomic
def confirm(*, request: HttpRequest, account: User, proposal: Proposal, code: str) -> list[str] | None:
    """Put a key in force that the person's application has shown to know, in place of any earlier one.

    Returns new recovery codes, shown this once; None for a wrong code or a key already in force. Other sessions end.
    """
    User.objects.select_for_update().get(pk=account.pk)  # two forms at once are two after each other
    device = proposal.device(account, code)
    if device is None or not proposal.fits(account, code):
        return None
    _remove(account)
    device.save()
    codes = _new_recovery_codes(account)
    end_sessions(account=account, keep=request)
    django_otp.login(request, device)
    return codes


@transaction.atomic
def verify(*, account: User, code: str) -> TOTPDevice | StaticDevice | None:
    """The device that a code of the application, or a recovery code, belongs to; None for a wrong one.

    A code works once. Raises TooSoonError while the waiting time after wrong codes lasts.
    """
    code = plain_code(code)
    kind = TOTPDevice if _is_number(code) else StaticDevice
    device = kind.objects.select_for_update().filter(user=account, confirmed=True).first()
    if device is None:
        return None
    allowed, why = device.verify_is_allowed()
    if not allowed:
        raise TooSoonError(why["locked_until"])
    if device.verify_token(code if kind is TOTPDevice else _kept(account, code)):
        return device
    kind.objects.filter(pk=device.pk, throttling_failure_count__gt=MOST_FAILURES).update(
        throttling_failure_count=MOST_FAILURES
    )
    return None


@transaction.atomic
def renew_recovery_codes(*, account: User) -> list[str]:
    """New recovery codes in place of the old; they are shown this once."""
    return _new_recovery_codes(account)


@transaction.atomic
def remove_second_factor(*, request: HttpRequest, account: User) -> None:
    """Go without a second factor from now on. Other sessions end. Whether that is allowed is for the caller to ask."""
    _remove(account)
    request.session.pop(django_otp.DEVICE_ID_SESSION_KEY, None)
    end_sessions(account=account, keep=request)


@transaction.atomic
def reset_second_factor(*, actor: User | None, account: User) -> bool:
    """Take a lost factor away, with its recovery codes; the account's sessions end. False where there was none.

    Raises PermissionDenied for an account out of the actor's reach.
    """
    require_charge(actor, account)
    if not has_second_factor(account):
        return False
    _remove(account)
    end_sessions(account=account)
    note(actor, account, _("Gỡ xác thực hai bước."))
    return True


def plain_code(text: str) -> str:
    """A code as it is compared: without spaces, hyphens and case."""
    return "".join(text.split()).replace("-", "").lower()


def seconds_until(moment: datetime.datetime) -> int:
    """Whole seconds, at least one."""
    return max(1, round((moment - timezone.now()).total_seconds()))


def _is_number(code: str) -> bool:
    return code.isascii() and code.isdigit()


def _remove(account: User) -> None:
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()


def _new_recovery_codes(account: User) -> list[str]:
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name="Mã dự phòng", confirmed=True)
    codes = [_random_code() for _number in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=_kept(account, code)) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]


def _random_code() -> str:
    """Never of digits alone, which would be taken for a code of the application."""
    letter = secrets.choice(RECOVERY_ALPHABET[:23])
    return letter + "".join(secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH - 1))


def _kept(account: User, code: str) -> str:
    """What of a recovery code is kept: 64 bits that only the portal's key can make of it."""
    return salted_hmac("units.recovery", f"{account.pk}:{code}", algorithm="sha256").hexdigest()[:16]
