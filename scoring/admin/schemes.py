"""Classification schemes."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from scoring.admin.access import used_by_others
from scoring.admin.lists import WritableBands, WritableSchemes
from scoring.models import ClassBand, ClassificationScheme
from scoring.selectors.scheme import scheme_problem
from scoring.selectors.usage import scheme_is_frozen
from scoring.services.criteria import clone_scheme
from units.admin.base import PartInline, Person
from units.admin.transfer import TransferAdmin
from units.people import signed_in


def may_edit_scheme(person: Person, scheme: ClassificationScheme) -> bool:
    """A scheme stays as it is once a published round uses it, or one of another authority does."""
    return not scheme_is_frozen(scheme) and not used_by_others(person, scheme.rounds.all())


class ClassBandInline(PartInline[ClassBand, ClassificationScheme]):
    """Classes of a scheme, best first."""

    model = ClassBand
    fields = [
        "order",
        "label",
        "short_label",
        "head_label",
        "code",
        "composite_min",
        "composite_inclusive",
        "domain_min",
        "domain_inclusive",
    ]


@admin.register(ClassificationScheme)
class ClassificationSchemeAdmin(TransferAdmin[ClassificationScheme]):
    """A scheme, with what is wrong in it."""

    list_display = ["name", "code", "decision_number", "decision_date"]
    resource_classes = [WritableSchemes, WritableBands]
    inlines = [ClassBandInline]
    actions = ["clone"]
    readonly_fields = ["state"]
    fieldsets = [
        (None, {"fields": ["name", "code", "decision_number", "decision_date"]}),
        (
            gettext_lazy("Điểm thưởng, điểm trừ"),
            {
                "fields": ["bonus_cap", "penalty_cap"],
                "description": gettext_lazy(
                    "Cộng vào, trừ khỏi chỉ số tổng hợp, không đổi tỷ lệ lĩnh vực. Để 0 nếu quy định không có."
                ),
            },
        ),
        (gettext_lazy("Kiểm tra"), {"fields": ["state"]}),
    ]

    def may_edit(self, person: Person, row: ClassificationScheme) -> bool:
        """See `may_edit_scheme`."""
        return may_edit_scheme(person, row)

    @admin.display(description=gettext_lazy("thứ bậc các mức"))
    def state(self, scheme: ClassificationScheme) -> str | SafeString:
        """Whether the bands make a cascade; and why the scheme is read-only."""
        if not scheme.pk:
            return _("Xếp mức cao nhất trước; mức thấp nhất không có ngưỡng.")
        if problem := scheme_problem(scheme):
            return format_html('<div class="faults"><strong>{}</strong> {}</div>', _("Chưa dùng được:"), problem)
        if scheme_is_frozen(scheme):
            return _(
                "Hợp lệ. Đã dùng cho kỳ đã công bố nên chỉ xem; muốn sửa, hãy nhân bản từ danh sách thang phân loại."
            )
        return _("Hợp lệ: mức trên luôn đòi hỏi cao hơn mức dưới, mức thấp nhất không có ngưỡng.")

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Say at once when the bands make no cascade."""
        super().save_related(request, form, formsets, change)
        if problem := scheme_problem(form.instance):
            messages.warning(request, problem)

    @admin.action(description=gettext_lazy("Nhân bản"), permissions=["add"])
    def clone(self, request: HttpRequest, queryset: QuerySet[ClassificationScheme]) -> None:
        """Copy the chosen schemes."""
        clones = [clone_scheme(actor=signed_in(request), source=source) for source in queryset]
        text = ngettext("Đã nhân bản thành: %(names)s.", "Đã nhân bản thành: %(names)s.", len(clones))
        messages.success(request, text % {"names": ", ".join(clone.code for clone in clones)})
