"""The list of accounts, in and out. Passwords go out in no list."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from cchc.tables.resource import ListMeta, ListResource
from cchc.tables.sheets import SheetOut
from cchc.tables.widgets import ChoiceWidget, TextWidget, text_of
from units.accounts import Held, give_first_password, roles_of, save_roles
from units.models import Role, Unit, User

UNITS, ROLES, PASSWORD = "Mã đơn vị", "Vai trò", "Mật khẩu lần đầu"
ROLE = ChoiceWidget(Role)
SEPARATOR = ";"


class AccountResource(ListResource):
    """Accounts by user name: a row says all there is to say of one, so roles it does not name are taken away.

    Several roles stand apart by semicolons, units in the same order; one unit may stand for all roles. A new account
    gets the password of its row, or else a random one; `passwords` holds them by user name until somebody has seen
    them, and at the first sign-in they must be changed. Accounts that are there keep theirs.
    """

    list_title = gettext_lazy("Tài khoản")

    username = Field("username", "Tên đăng nhập", TextWidget(20))
    full_name = Field("full_name", "Họ và tên", TextWidget(30))
    email = Field("email", "Thư điện tử", TextWidget(30))
    units = Field(None, UNITS, TextWidget(24))
    roles = Field(None, ROLES, TextWidget(30))
    first_password = Field(None, PASSWORD, TextWidget(24))

    required = ("full_name", "units", "roles")

    class Meta(ListMeta):
        model = User
        fields = ("username", "full_name", "email", "units", "roles", "first_password")
        import_id_fields = ("username",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.passwords: dict[str, str] = {}

    def import_instance(self, instance: User, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Read the columns, then the roles."""
        super().import_instance(instance, row, **kwargs)
        _remember(instance, read_roles(text_of(row[UNITS]), text_of(row[ROLES])))
        check_first_password(instance, text_of(row.get(PASSWORD)))

    def is_same(self, instance: User, original: User) -> bool:
        """Whether names and roles stay as they are."""
        return held_by(instance) == roles_of(instance) and super().is_same(instance, original)

    def validate_instance(
        self, instance: User, import_validation_errors: dict[str, Any] | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """As for any row; a new account has no password yet, and that is right."""
        if instance.pk is None:
            instance.set_unusable_password()
        super().validate_instance(instance, import_validation_errors, *args, **kwargs)

    def before_save_instance(self, instance: User, row: Mapping[str, Any], **kwargs: Any) -> None:
        """A new account gets its password when it is written, not when it is rehearsed."""
        if instance.pk is None and not kwargs.get("dry_run"):
            self.passwords[instance.username] = give_first_password(instance, text_of(row.get(PASSWORD)))

    def after_save_instance(self, instance: User, row: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Save the roles with the account."""
        save_roles(instance, held_by(instance))

    def sheet(self, queryset: Iterable[Any] | None = None) -> SheetOut:
        """The list, with the roles of all accounts read at once."""
        accounts = self.get_queryset() if queryset is None else queryset
        return super().sheet(
            accounts.prefetch_related("memberships__unit") if isinstance(accounts, QuerySet) else accounts
        )

    def dehydrate_first_password(self, _account: User) -> str:
        """Nobody's password: neither in a file nor on the page that shows what a file would change."""
        return ""

    def dehydrate_units(self, account: User) -> str:
        """Codes of the units, in the order of the roles."""
        return f"{SEPARATOR} ".join(code for code, _role in sorted(held_by(account)))

    def dehydrate_roles(self, account: User) -> str:
        """Roles in words."""
        return f"{SEPARATOR} ".join(ROLE.render(role) for _code, role in sorted(held_by(account)))


def check_first_password(account: User, password: str) -> None:
    """Raise ValidationError for a password that breaks the rules, or one for an account that has its own."""
    if not password:
        return
    if account.pk is not None:
        message = _(
            "Tài khoản đã có nên giữ mật khẩu của mình; hãy để trống ô này. Muốn cấp lại, dùng “Cấp mật khẩu mới”."
        )
        raise ValidationError({PASSWORD: message})
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise ValidationError({PASSWORD: error.messages}) from error


def held_by(account: User) -> Held:
    """Roles that a row gave the account, or else those it holds."""
    given: Held | None = getattr(account, "_roles_in_row", None)
    return roles_of(account) if given is None else given


def read_roles(units: str, roles: str) -> Held:
    """Roles out of two cells. Raises ValidationError by column."""
    codes, words = _parts(units), _parts(roles)
    if not words and not codes:
        return frozenset()
    if len(codes) == 1:
        codes *= len(words)
    if len(codes) != len(words):
        counts = {"units": len(codes), "roles": len(words)}
        message = _(
            "Có %(units)d đơn vị nhưng %(roles)d vai trò; hãy ghi hai cột cùng số mục, cách nhau dấu chấm phẩy."
        )
        raise ValidationError({ROLES: message % counts})
    known = set(Unit.objects.filter(code__in=codes).values_list("code", flat=True))
    if missing := [code for code in codes if code not in known]:
        message = _("Không có đơn vị mã “%(code)s”; hãy nhập mục đó trước.")
        raise ValidationError({UNITS: message % {"code": missing[0]}})
    return frozenset(zip(codes, (_role(word) for word in words), strict=True))


def _role(word: str) -> str:
    try:
        return ROLE.clean(word)
    except ValueError as error:
        raise ValidationError({ROLES: str(error)}) from error


def _parts(text: str) -> list[str]:
    return [part for part in (piece.strip() for piece in text.replace("\n", SEPARATOR).split(SEPARATOR)) if part]


def _remember(account: User, roles: Held) -> None:
    account._roles_in_row = roles  # type: ignore[attr-defined]  # noqa: SLF001  # kept on the row's own object
