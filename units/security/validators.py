"""Passwords that anybody here would try first."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from units.models import Unit, User
from units.names import search_key

# Without marks, case, spaces and digits. Django's list of common passwords knows no Vietnamese.
_WORDS = (
    "matkhau matkhaumoi khongbiet khongco anhyeuem emyeuanh yeuem tinhyeu vietnam toiyeuvietnam vietnammoi hanoi saigon"
    " xinchao conmeo giadinh meyeucon bomeyeucon motnambon caicachhanhchinh cchc chamdiem congchamdiem parindex"
    " ubnd ubndxa ubndphuong ubndhuyen ubndtinh uybannhandan noivu phongnoivu sonoivu cchcxa cchchuyen admin quantri"
    " dangnhap taikhoan doimatkhau congchuc canbo lanhdao abc abcd abcdef qwerty asdfgh zxcvbn"
)
COMMON = frozenset(_WORDS.split())
_NOT_A_LETTER = re.compile(r"[^a-z]+")


class LocalPasswordValidator:
    """Refuses a common Vietnamese password, or the name of a unit, with digits and signs around it."""

    def validate(self, password: str, user: User | None = None) -> None:
        """Raise ValidationError where little but such a word is left."""
        letters = bare(password)
        if not letters or letters in COMMON or letters in _names_of(user):
            raise ValidationError(
                _("Mật khẩu dễ đoán: chỉ gồm từ thông dụng, tên cơ quan hoặc chữ số. Hãy ghép vài từ không liên quan."),
                code="password_too_local",
            )

    def get_help_text(self) -> str:
        """What is asked, for a list of rules."""
        return _("Không dùng từ thông dụng (matkhau, vietnam…), tên đơn vị hay tên cổng kèm vài chữ số.")


def bare(text: str) -> str:
    """Letters alone, without marks and case."""
    return _NOT_A_LETTER.sub("", search_key(text))


def _names_of(user: Any) -> frozenset[str]:
    if not isinstance(user, User):
        return frozenset()
    units = Unit.objects.filter(memberships__user=user) if user.pk else Unit.objects.none()
    words = [user.username, user.full_name]
    for unit in units:
        words += [unit.name, unit.full_name]
    return frozenset(map(bare, words)) - {""}
