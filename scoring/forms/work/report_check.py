"""What is sent to act on a finding of the figures check."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindingForm(forms.Form):
    """Which finding: its section (empty: the figures), the version it was made of, mark and place; and a reason."""

    muc = forms.CharField(max_length=60, required=False)
    phien_ban = forms.IntegerField(min_value=0, error_messages={"required": _("Hãy tải lại trang rồi làm lại.")})
    dau = forms.CharField(max_length=64, error_messages={"required": _("Hãy tải lại trang rồi làm lại.")})
    vi_tri = forms.IntegerField(min_value=0, error_messages={"required": _("Hãy tải lại trang rồi làm lại.")})
    ly_do = forms.CharField(required=False, max_length=2000, label=_("Lý do"))
