"""The second factor: giving a code, setting it up, recovery codes, going without."""

from typing import Any

import django_otp
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django_otp.models import Device

from units.models import User
from units.security import second_factor
from units.security.policy import requires_second_factor
from units.security.qr import qr_image
from units.security.second_factor import Proposal, TooSoonError
from units.sign_in_forms import CodeForm, EnrolForm
from units.views.common import OwnForm


def checked(account: User, code: str) -> Device | str:
    """The device that gave the code, or what is wrong with the code, in words."""
    try:
        device = second_factor.verify(account=account, code=code)
    except TooSoonError as error:
        seconds = second_factor.seconds_until(error.until)
        return _("Vừa nhập sai mã. Hãy đợi %(seconds)d giây rồi nhập lại.") % {"seconds": seconds}
    return device or _("Mã không đúng hoặc đã dùng. Hãy nhập mã mới nhất trên ứng dụng; kiểm tra giờ của điện thoại.")


class CodePage(OwnForm):
    """A page on which a code is given and checked, slower with every wrong one."""

    form_class = CodeForm

    def form_valid(self, form: CodeForm) -> HttpResponse:
        """Go on with a right code."""
        found = checked(self.account, form.cleaned_data["code"])
        if not isinstance(found, str):
            return self.accepted(found)
        form.add_error("code", found)
        return self.form_invalid(form)

    def accepted(self, device: Device) -> HttpResponse:
        """What a right code opens."""
        raise NotImplementedError  # each subclass says its own


class Verify(CodePage):
    """Asks for the code after the password."""

    template_name = "accounts/verify.html"
    next_page = settings.LOGIN_REDIRECT_URL

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The question, where it is to be asked."""
        asked = second_factor.has_second_factor(self.account) and not second_factor.is_verified(self.request)
        return super().get(*args, **kwargs) if asked else self.onward()

    def accepted(self, device: Device) -> HttpResponse:
        """The session is verified; recovery codes that ran out are told of."""
        django_otp.login(self.request, device)
        self.request.session.cycle_key()
        left = second_factor.recovery_codes_left(self.account)
        if left <= 3:
            message = _("Bạn còn %(count)d mã dự phòng. Hãy tạo mã mới ở trang tài khoản.")
            messages.warning(self.request, message % {"count": left})
        return self.onward()


class Enrol(OwnForm):
    """Sets the application up: a QR code, the same key as text, and a first code to prove that it works."""

    template_name = "accounts/enrol.html"
    form_class = EnrolForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The key proposed, the same one again after a wrong code."""
        proposal = self._proposed() or Proposal.fresh(self.account)
        address = proposal.address(self.account)
        return super().get_context_data(
            proposal=proposal,
            ticket=proposal.sealed(),
            address=address,
            qr=qr_image(address),
            has_factor=second_factor.has_second_factor(self.account),
            required=requires_second_factor(self.account),
            **kwargs,
        )

    def form_valid(self, form: EnrolForm) -> HttpResponse:
        """Put the key in force and show the recovery codes; who has a factor shows that first."""
        proposal = self._proposed()
        if proposal is None:
            form.add_error(None, _("Trang mở quá lâu nên khóa cũ đã hết hiệu lực. Hãy quét mã mới bên dưới."))
        elif not proposal.fits(self.account, form.cleaned_data["code"]):
            wrong = _("Mã không đúng. Hãy nhập mã 6 chữ số đang hiện trên ứng dụng; kiểm tra giờ của điện thoại.")
            form.add_error("code", wrong)
        elif second_factor.has_second_factor(self.account) and (refused := self._refused(form)):
            form.add_error("current", refused)
        else:
            code = form.cleaned_data["code"]
            codes = second_factor.confirm(request=self.request, account=self.account, proposal=proposal, code=code)
            return show_codes(self, codes, _("Đã bật xác thực hai bước.")) if codes else self.onward()
        return self.form_invalid(form)

    def _refused(self, form: EnrolForm) -> str:
        """What is wrong with the code of the factor in force; "" if nothing."""
        found = checked(self.account, form.cleaned_data["current"])
        return found if isinstance(found, str) else ""

    def _proposed(self) -> Proposal | None:
        return Proposal.opened(self.request.POST.get("ticket", ""), self.account)


class RecoveryCodes(CodePage):
    """New recovery codes in place of the old, for who gives a code."""

    template_name = "accounts/recovery.html"

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, for who has a second factor."""
        if not second_factor.has_second_factor(self.account):
            return HttpResponseRedirect(resolve_url("account-enrol"))
        return super().get(*args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the number of codes left."""
        return super().get_context_data(codes_left=second_factor.recovery_codes_left(self.account), **kwargs)

    def accepted(self, device: Device) -> HttpResponse:  # noqa: ARG002  # any device will do
        """Show new codes."""
        codes = second_factor.renew_recovery_codes(account=self.account)
        return show_codes(self, codes, _("Đã tạo mã dự phòng mới; các mã cũ không dùng được nữa."))


class Disable(CodePage):
    """Goes without a second factor, where no role asks for one."""

    template_name = "accounts/disable.html"

    def dispatch(self, *args: Any, **kwargs: Any) -> Any:
        """Refuse where a role asks for it."""
        if self.request.user.is_authenticated and requires_second_factor(self.request.user):
            raise PermissionDenied
        return super().dispatch(*args, **kwargs)

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form, for who has a second factor."""
        return super().get(*args, **kwargs) if second_factor.has_second_factor(self.account) else self.onward()

    def accepted(self, device: Device) -> HttpResponse:  # noqa: ARG002  # any device will do
        """Take it away."""
        second_factor.remove_second_factor(request=self.request, account=self.account)
        messages.success(self.request, _("Đã tắt xác thực hai bước."))
        return self.onward()


def show_codes(page: OwnForm, codes: list[str], said: str) -> HttpResponse:
    """The page that shows recovery codes this once."""
    context = {"codes": codes, "said": said, "onward": page.get_success_url()}
    return page.response_class(page.request, "accounts/codes.html", context)
