"""Criteria: their place in the set, and how their points arise."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from scoring.admin.criteria import may_edit_set
from scoring.admin.lists import WritableCriteria
from scoring.forms.criteria import CriterionForm
from scoring.models import CriteriaSet, Criterion
from scoring.results.computation import rule_summary
from scoring.rule_words import parameters_text
from scoring.selectors.sums import set_mismatches
from units.admin.base import Person, found_without_marks
from units.admin.transfer import TransferAdmin

RULE_FIELDS = ["rule_type", "parameters", "computation"]
EVIDENCE_FIELDS = ["evidence", "requires_evidence"]


class DomainFilter(admin.AllValuesFieldListFilter):
    """Domains by number, which mean the same in every set of an office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("lĩnh vực")


@admin.register(Criterion)
class CriterionAdmin(TransferAdmin[Criterion]):
    """Criteria, found by set."""

    form = CriterionForm
    resource_classes = [WritableCriteria]
    list_display = ["code", "title", "max_points", "method", "na_policy", "criteria_set"]
    list_display_links = ["code", "title"]
    list_select_related = ["criteria_set", "domain"]
    list_filter = ["criteria_set", ("domain__number", DomainFilter), "method", "is_leaf"]
    search_fields = ["code", "title"]
    search_help_text = gettext_lazy("Tìm theo mã hoặc nội dung (không cần dấu).")
    fieldsets = [
        (None, {"fields": ["criteria_set", "domain", "parent", "code", "position", "title"]}),
        (gettext_lazy("Điểm"), {"fields": ["is_leaf", "max_points", "method", *RULE_FIELDS, "rule_text"]}),
        (gettext_lazy("Không áp dụng và minh chứng"), {"fields": ["na_policy", "na_text", *EVIDENCE_FIELDS]}),
    ]
    readonly_fields = ["computation"]

    def may_edit(self, person: Person, row: Criterion) -> bool:
        """As its set."""
        return may_edit_set(person, row.criteria_set)

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002  # Django's signature
        queryset: QuerySet[Criterion],
        search_term: str,
    ) -> tuple[QuerySet[Criterion], bool]:
        """Titles without marks."""
        return found_without_marks(queryset, search_term, *self.search_fields), False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[CriteriaSet] | None":
        """New criteria go into sets that may be changed."""
        if db_field.name == "criteria_set":
            open_ = [row.pk for row in CriteriaSet.objects.all() if may_edit_set(request.user, row)]
            kwargs["queryset"] = CriteriaSet.objects.filter(pk__in=open_)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new criterion goes into the set whose list one came from."""
        return {**_set_of_filter(request), **super().get_changeform_initial_data(request)}

    @admin.display(description=gettext_lazy("tham số"))
    def parameters(self, criterion: Criterion) -> str:
        """The parameters in one line, where the page is only to be read."""
        return parameters_text(criterion.rule_type, criterion.rule)

    @admin.display(description=gettext_lazy("cổng sẽ hỏi và tính"))
    def computation(self, criterion: Criterion) -> str:
        """What is asked of units and how the points follow, as saved."""
        return rule_summary(criterion) if criterion.pk else _("Lưu tiêu chí để xem.")

    def save_model(self, request: HttpRequest, obj: Criterion, form: Any, change: bool) -> None:
        """Say at once when the set does not add up."""
        super().save_model(request, obj, form, change)
        for sentence in set_mismatches(obj.criteria_set):
            messages.warning(request, sentence)


def _set_of_filter(request: HttpRequest) -> dict[str, str]:
    filters = request.GET.get("_changelist_filters", "")
    _name, found, value = filters.partition("criteria_set__id__exact=")
    return {"criteria_set": value.split("&")[0]} if found else {}
