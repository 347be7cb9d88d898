"""Forms of an account, as administrators see it."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm

from units.models import User

if TYPE_CHECKING:
    ChangeBase = UserChangeForm[User]
    CreationBase = AdminUserCreationForm[User]
    PasswordBase = AdminPasswordChangeForm[User]
else:
    ChangeBase = UserChangeForm
    CreationBase = AdminUserCreationForm
    PasswordBase = AdminPasswordChangeForm


class AccountChangeForm(ChangeBase):
    """An existing account; its password has a page of its own."""

    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"


class AccountCreationForm(CreationBase):
    """A new account with its first password."""

    # Every account signs in by password: the switch for accounts without one would only confuse.
    usable_password = None  # type: ignore[assignment]  # Django's way of leaving an inherited field out

    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "full_name", "email", "is_staff")

    def save(self, commit: bool = True) -> User:
        """The password is somebody else's choice, so it is to be changed."""
        self.instance.must_change_password = True
        return super().save(commit)


class AccountPasswordForm(PasswordBase):
    """A new password for an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)

    def save(self, commit: bool = True) -> User:
        """As above."""
        self.user.must_change_password = True
        return super().save(commit)
