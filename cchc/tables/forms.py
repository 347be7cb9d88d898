"""Forms of an import: the file, then the decision."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """A file, and which list it is where there are several."""

    resource = forms.ChoiceField(label=_("Danh sách"))
    import_file = forms.FileField(
        label=_("Tệp"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("Sổ Excel (.xlsx) hoặc CSV; dòng đầu là tên cột. Chưa ghi gì cho đến khi xác nhận."),
        error_messages={
            "required": _("Hãy chọn tệp cần nhập."),
            "empty": _("Tệp rỗng. Hãy kiểm tra lại tệp đã chọn."),
        },
    )

    def __init__(self, lists: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(lists) > 1:
            self.fields["resource"] = forms.ChoiceField(label=_("Danh sách"), choices=list(lists.items()))
        else:
            del self.fields["resource"]

        self.only = next(iter(lists), "")

    @property
    def chosen(self) -> str:
        """Key of the list."""
        return str(self.cleaned_data.get("resource", self.only))


class ConfirmForm(forms.Form):
    """The decision about a preview."""

    ticket = forms.CharField(widget=forms.HiddenInput)
    resource = forms.CharField(widget=forms.HiddenInput)
    accept_repairs = forms.BooleanField(
        label=_("Chấp nhận chuyển mã: các ô trên được ghi theo cột “Sau khi chuyển”"), required=False
    )
