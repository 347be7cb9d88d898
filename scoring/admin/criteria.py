"""Criteria sets, their domains and criteria."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cchc.tables.admin import XLSX, Upload, file_response
from cchc.tables.report import Report
from cchc.tables.sheets import table_files
from scoring.admin.access import rounds_of, used_by_others
from scoring.admin.lists import WritableSets
from scoring.models import CriteriaSet, Domain
from scoring.selectors.sums import set_mismatches
from scoring.selectors.usage import set_is_frozen
from scoring.services.criteria import clone_criteria_set
from scoring.services.domain_totals import domain_totals_set
from scoring.workbook.regulation import (
    import_criteria_sheets,
    is_regulation,
    latest_round,
    regulation_of,
    regulation_sheets,
)
from units.admin.base import PartInline, Person, found_without_marks
from units.admin.transfer import TransferAdmin
from units.people import signed_in


def may_edit_set(person: Person, criteria_set: CriteriaSet) -> bool:
    """A set stays as it is once a published round uses it, or one of another authority does."""
    return not set_is_frozen(criteria_set) and not used_by_others(person, criteria_set.rounds.all())


class DomainInline(PartInline[Domain, CriteriaSet]):
    """Domains of a set."""

    model = Domain
    fields = ["number", "name", "short_name", "max_points"]


@admin.register(CriteriaSet)
class CriteriaSetAdmin(TransferAdmin[CriteriaSet]):
    """A set, with what does not add up in it."""

    list_display = ["name", "code", "decision_number", "decision_date", "level", "leaves", "is_sample"]
    list_filter = ["level", "is_sample"]
    search_fields = ["name", "code", "decision_number"]
    resource_classes = [WritableSets]
    inlines = [DomainInline]
    actions = ["clone", "export_book", "make_totals"]
    readonly_fields = ["state", "criteria_link", "book_link"]
    fieldsets = [
        (None, {"fields": ["name", "code", "decision_number", "decision_date", "level", "total_points", "is_sample"]}),
        (gettext_lazy("Kiểm tra"), {"fields": ["state", "criteria_link", "book_link"]}),
    ]

    def visible_to(self, person: Person, rows: QuerySet[CriteriaSet]) -> QuerySet[CriteriaSet]:  # noqa: ARG002  # Django's signature
        """Sets are shared by all authorities."""
        return rows.annotate(leaf_count=Count("criteria", filter=Q(criteria__is_leaf=True)))

    def may_edit(self, person: Person, row: CriteriaSet) -> bool:
        """See `may_edit_set`."""
        return may_edit_set(person, row)

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002  # Django's signature
        queryset: QuerySet[CriteriaSet],
        search_term: str,
    ) -> tuple[QuerySet[CriteriaSet], bool]:
        """Names without marks."""
        return found_without_marks(queryset, search_term, *self.search_fields), False

    @admin.display(description=gettext_lazy("số tiêu chí"))
    def leaves(self, criteria_set: CriteriaSet) -> int:
        """Number of scored criteria."""
        count: int = criteria_set.leaf_count  # type: ignore[attr-defined]  # annotated in visible_to
        return count

    @admin.display(description=gettext_lazy("cộng điểm"))
    def state(self, criteria_set: CriteriaSet) -> str | SafeString:
        """Whether the set adds up, and where not; and why it is read-only."""
        if not criteria_set.pk:
            return _("Lưu bộ tiêu chí rồi thêm lĩnh vực và tiêu chí; tổng điểm được kiểm tra ở đây.")
        found = set_mismatches(criteria_set)
        if found:
            rows = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in found))
            return format_html('<div class="faults"><strong>{}</strong><ul>{}</ul></div>', _("Chưa dùng được:"), rows)
        if set_is_frozen(criteria_set):
            return _("Khớp. Đã dùng cho kỳ đã công bố nên chỉ xem; muốn sửa, hãy nhân bản từ danh sách.")
        return _("Khớp: điểm thành phần cộng đúng điểm tối đa.")

    @admin.display(description=gettext_lazy("tiêu chí"))
    def criteria_link(self, criteria_set: CriteriaSet) -> str | SafeString:
        """The way to the criteria of the set."""
        if not criteria_set.pk:
            return "–"
        url = reverse("admin:scoring_criterion_changelist") + f"?criteria_set__id__exact={criteria_set.pk}"
        label = _("Mở danh sách %(count)d tiêu chí") % {"count": criteria_set.criteria.count()}
        return format_html('<a href="{}">{}</a>', url, label)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Say at once when the set does not add up."""
        super().save_related(request, form, formsets, change)
        for sentence in set_mismatches(form.instance):
            messages.warning(request, sentence)

    @admin.display(description=gettext_lazy("sổ Excel"))
    def book_link(self, criteria_set: CriteriaSet) -> str | SafeString:
        """The way to the whole regulation as a workbook."""
        if not criteria_set.pk:
            return "–"
        url = reverse("admin:scoring_criteriaset_book", args=[criteria_set.pk])
        label = _("Tải cả bộ: tiêu chí, cách tính điểm, phân loại, cài đặt (.xlsx)")
        return format_html('<a href="{}">{}</a>', url, label)

    def get_urls(self) -> list[URLPattern]:
        """The workbook of a set."""
        page = self.admin_site.admin_view(self.book_view)
        return [path("<int:pk>/so-bo-tieu-chi.xlsx", page, name="scoring_criteriaset_book"), *super().get_urls()]

    def book_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The workbook, with the settings of the person's latest round that uses the set."""
        criteria_set = self.get_object(request, str(pk))
        if criteria_set is None:
            raise Http404
        return self._book(request, criteria_set)

    def run_import(self, upload: Upload, *, dry_run: bool) -> Report:
        """A regulation workbook goes in as a whole, a list of sets as a list."""
        if not is_regulation(upload.sheets):
            return super().run_import(upload, dry_run=dry_run)
        actor = signed_in(upload.request)
        # Repairs are shown first; the page sees to it that they are accepted before anything is written.
        return import_criteria_sheets(upload.sheets, actor=actor, dry_run=dry_run, accept_repairs=True)

    @admin.action(description=gettext_lazy("Tải sổ bộ tiêu chí (.xlsx)"), permissions=["view"])
    def export_book(self, request: HttpRequest, queryset: QuerySet[CriteriaSet]) -> HttpResponse | None:
        """One set as a workbook."""
        chosen = list(queryset[:2])
        if len(chosen) > 1:
            messages.warning(request, _("Mỗi sổ chứa một bộ tiêu chí; hãy chọn một bộ."))
            return None
        return self._book(request, chosen[0])

    def _book(self, request: HttpRequest, criteria_set: CriteriaSet) -> HttpResponse:
        round_ = latest_round(criteria_set, rounds_of(request.user))
        sheets = regulation_sheets(regulation_of(criteria_set, round_=round_))
        return file_response(table_files().xlsx_bytes(criteria_set.name, sheets), criteria_set.code, ".xlsx", XLSX)

    @admin.action(description=gettext_lazy("Lập bộ chỉ có điểm theo lĩnh vực"), permissions=["add"])
    def make_totals(self, request: HttpRequest, queryset: QuerySet[CriteriaSet]) -> None:
        """Sets for past years of which only the totals of domains are known."""
        made = [domain_totals_set(actor=signed_in(request), source=source) for source in queryset]
        text = _("Đã lập: %(names)s. Hãy mở kỳ đánh giá của năm cũ với bộ này, rồi nhập điểm ở trang “Kỳ đánh giá”.")
        messages.success(request, text % {"names": ", ".join(found.code for found in made)})

    @admin.action(description=gettext_lazy("Nhân bản"), permissions=["add"])
    def clone(self, request: HttpRequest, queryset: QuerySet[CriteriaSet]) -> None:
        """Copy the chosen sets."""
        clones = [clone_criteria_set(actor=signed_in(request), source=source) for source in queryset]
        text = ngettext("Đã nhân bản thành: %(names)s.", "Đã nhân bản thành: %(names)s.", len(clones))
        messages.success(request, text % {"names": ", ".join(clone.code for clone in clones)})
