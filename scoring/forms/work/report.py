"""Forms of the annual report."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cchc.text_forms import RepairsText
from scoring.forms.work.days import DayField
from scoring.models import Report, Section, SigningForm
from scoring.models.report.sections import DEEPEST
from scoring.services.report.form import FormWords
from scoring.texts.clean import LONGEST, blocks_of
from scoring.texts.html import html_of
from scoring.texts.notation import blocks_from, notation_of

_TOP = 2**31 - 1


class VersionedForm(forms.Form):
    """A form that says which version its page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=_TOP)


class NotationForm(VersionedForm):
    """The text of a section in the notation of a plain text box."""

    body = forms.CharField(
        label=_("Nội dung"),
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )

    def clean_body(self) -> str:
        """The text as HTML. What cannot be read names its line."""
        return html_of(blocks_from(self.cleaned_data["body"]))

    @classmethod
    def of(cls, section: Section) -> "NotationForm":
        """Filled in with the section as it is."""
        return cls(initial={"body": notation_of(blocks_of(section.body)), "version": section.version})


class DocumentForm(RepairsText, VersionedForm):
    """Number, date, who signs, who receives."""

    subject = forms.CharField(
        label=_("Trích yếu"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bỏ trống thì lấy trích yếu thông dụng; xuống dòng ở đâu thì in xuống dòng ở đó."),
    )
    number = forms.CharField(
        label=_("Số"), required=False, max_length=20, help_text=_("Văn thư cấp; bỏ trống thì in chừa chỗ để ghi tay.")
    )
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40, help_text=_("Ví dụ: BC-UBND."))
    place = forms.CharField(
        label=_("Địa danh"), required=False, max_length=100, help_text=_("Bỏ trống thì lấy tên cơ quan.")
    )
    signed_on = DayField(label=_("Ngày ký"), required=False)
    signing_form = forms.ChoiceField(label=_("Thẩm quyền ký"), choices=SigningForm.choices)
    signatory_post = forms.CharField(
        label=_("Chức vụ người ký"),
        required=False,
        max_length=100,
        help_text=_("Ví dụ: Phó Chủ tịch. Bỏ trống thì lấy chức vụ người đứng đầu."),
    )
    signatory_name = forms.CharField(label=_("Họ và tên người ký"), required=False, max_length=100)
    recipients = forms.CharField(
        label=_("Nơi nhận"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng một nơi nhận; bỏ trống thì lấy danh sách thông dụng."),
    )

    @classmethod
    def of(cls, report: Report, data: Mapping[str, Any] | None = None) -> "DocumentForm":
        """Filled in with what the report has."""
        names = FormWords.__dataclass_fields__
        return cls(data, initial={**{name: getattr(report, name) for name in names}, "version": report.version})

    def words(self) -> FormWords:
        """What was typed."""
        return FormWords(**{name: self.cleaned_data[name] for name in FormWords.__dataclass_fields__})


class SectionForm(RepairsText, VersionedForm):
    """A new section: title, depth, and the section it comes after."""

    title = forms.CharField(label=_("Tên mục"), max_length=300, error_messages={"required": _("Hãy ghi tên mục.")})
    depth = forms.TypedChoiceField(
        label=_("Cấp"),
        coerce=int,
        choices=[(1, _("I.")), (2, _("1.")), (3, _("1.1.")), (DEEPEST, _("a)"))],
    )
    after = forms.ChoiceField(label=_("Đặt sau mục"), required=False)

    def __init__(self, places: list[tuple[str, str]], data: Mapping[str, Any] | None = None, **more: Any) -> None:
        """`places` are the sections as (key, label)."""
        super().__init__(data, **more)
        fields: dict[str, Any] = self.fields
        fields["after"].choices = [("", _("– cuối báo cáo –")), *places]
