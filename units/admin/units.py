"""Units and their heads."""

from typing import Any

from django.contrib import admin
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from units.admin.base import PartInline, Person
from units.admin.transfer import GuardedResource, TransferAdmin
from units.forms import UnitForm
from units.models import Head, Role, Unit, User
from units.resources import UnitResource
from units.scope import units_within

EDITORS = (Role.OFFICE, Role.ADMINISTRATOR)


class HeadInline(PartInline[Head, Unit]):
    """Heads of the unit over time."""

    model = Head


class ReachableUnits(GuardedResource, UnitResource):
    """Units below an authority where the person is an editor."""

    beyond = gettext_lazy("Đơn vị này, hoặc đơn vị nó thuộc về, ngoài phạm vi quản lý của bạn.")

    def may_write(self, person: User, instance: Unit) -> bool:
        """The unit itself where it exists, and what it shall belong to."""
        reach = units_within(person, *EDITORS)
        if instance.pk and not reach.filter(pk=instance.pk).exists():
            return False
        before = Unit.objects.filter(pk=instance.pk).values_list("parent_id", flat=True).first()
        kept = bool(instance.pk) and before == instance.parent_id
        inside = instance.parent_id is not None and reach.filter(pk=instance.parent_id).exists()
        return kept or person.is_superuser or inside


@admin.register(Unit)
class UnitAdmin(TransferAdmin[Unit]):
    """Units a person looks after."""

    form = UnitForm
    resource_classes = [ReachableUnits]
    inlines = [HeadInline]
    list_display = ["full_name_column", "code", "parent", "valid_from", "valid_until", "population"]
    list_display_links = ["full_name_column"]
    list_select_related = ["parent"]
    list_filter = ["kind", ("parent", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["search_name", "code"]
    search_help_text = gettext_lazy("Tìm theo tên (không cần dấu) hoặc mã đơn vị.")
    autocomplete_fields = ["parent", "successor"]
    fieldsets = [
        (None, {"fields": ["kind", "name", "code", "parent", "head_post", "population"]}),
        (gettext_lazy("Hiệu lực"), {"fields": ["valid_from", "valid_until", "successor"]}),
    ]

    @admin.display(description=gettext_lazy("đơn vị"), ordering="sort_name")
    def full_name_column(self, unit: Unit) -> str:
        """Kind and name."""
        return unit.full_name

    def visible_to(self, person: Person, rows: QuerySet[Unit]) -> QuerySet[Unit]:
        """Their authority and the units below it."""
        return rows.filter(pk__in=units_within(person, *self.viewers).values("pk"))

    def may_edit(self, person: Person, row: Unit) -> bool:
        """Below an authority where they are an editor."""
        return units_within(person, *EDITORS).filter(pk=row.pk).exists()

    def get_search_results(
        self,
        request: HttpRequest,  # noqa: ARG002  # Django's signature
        queryset: QuerySet[Unit],
        search_term: str,
    ) -> tuple[QuerySet[Unit], bool]:
        """Names without marks, or the code."""
        term = search_term.strip()
        if not term:
            return queryset, False
        named = Unit.objects.named_like(term) | Unit.objects.filter(code__icontains=term)
        return queryset.filter(pk__in=named.values("pk")), False

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Unit] | None":
        """Parents and successors among the units the person looks after."""
        kwargs["queryset"] = units_within(request.user, *EDITORS)
        field: ModelChoiceField[Unit] | None = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "parent":
            field.required = not request.user.is_superuser
        return field
