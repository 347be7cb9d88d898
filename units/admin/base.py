"""What every page of the back office has in common: roles decide, others' objects do not exist."""

from collections.abc import Iterable
from typing import Any, ClassVar, NoReturn, TypeVar

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import AnonymousUser
from django.db.models import Field, Model, QuerySet
from django.forms import CheckboxInput, NumberInput, TextInput
from django.forms import Field as FormField
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from cchc.admin_numbers import shown_fieldsets, shown_numbers
from cchc.text_forms import repairing
from cchc.typed import ModelAdmin, TabularInline
from units.access import holds_anywhere
from units.models import Role, User
from units.names import search_key

M = TypeVar("M", bound=Model)
C = TypeVar("C", bound=Model)
Person = User | AnonymousUser


class RoleAdmin(ModelAdmin[M]):
    """Viewers see what `visible_to` gives them; editors change it where `may_edit` agrees."""

    viewers: ClassVar[tuple[Role, ...]] = (Role.OFFICE, Role.LEADER, Role.ADMINISTRATOR)
    editors: ClassVar[tuple[Role, ...]] = (Role.OFFICE, Role.ADMINISTRATOR)
    save_on_top = False
    list_per_page = 100

    def visible_to(self, person: Person, rows: QuerySet[M]) -> QuerySet[M]:  # noqa: ARG002  # for subclasses
        """Rows that exist for `person`."""
        return rows

    def may_edit(self, person: Person, row: M) -> bool:  # noqa: ARG002  # for subclasses
        """Whether an editor may change this row."""
        return True

    def get_list_display(self, request: HttpRequest) -> Any:
        """Numbers as they are written, without trailing zeros."""
        return shown_numbers(self.model, super().get_list_display(request))

    def get_form(self, request: HttpRequest, obj: M | None = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, with its texts repaired."""
        return repairing(super().get_form(request, obj, change=change, **kwargs))

    def get_fieldsets(self, request: HttpRequest, obj: M | None = None) -> Any:
        """The same where the row can only be read."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if self.has_change_permission(request, obj) else shown_fieldsets(self.model, fieldsets)

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        """Choices without Django's row of buttons for changing the thing chosen."""
        return plain(super().formfield_for_dbfield(db_field, request, **kwargs))

    def get_queryset(self, request: HttpRequest) -> QuerySet[M]:
        """The rows the person may know of."""
        return self.visible_to(request.user, super().get_queryset(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether the model is listed."""
        return holds_anywhere(request.user, *self.viewers)

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:  # noqa: ARG002  # rows of others are not found
        """By role."""
        return holds_anywhere(request.user, *self.viewers)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """By role."""
        return holds_anywhere(request.user, *self.editors)

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """By role, and by the row."""
        return holds_anywhere(request.user, *self.editors) and (obj is None or self.may_edit(request.user, obj))

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """As for a change."""
        return self.has_change_permission(request, obj)

    def _get_obj_does_not_exist_redirect(self, *_args: Any) -> NoReturn:
        """A row that is not there, or not for this person, is a 404 and not a way back to the index."""
        raise Http404


class PartInline(TabularInline[C, M]):
    """Rows of a parent: seen with it, and changed by whoever may change it."""

    extra = 0

    def get_formset(self, request: HttpRequest, obj: M | None = None, **kwargs: Any) -> Any:
        """The forms, with their texts repaired; the box that deletes a row says so itself, as only its column does."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form = repairing(formset.form)
        formset.deletion_widget = CheckboxInput({"aria-label": gettext("Xóa dòng này")})
        return formset

    def has_view_permission(self, request: HttpRequest, obj: M | None = None) -> bool:  # noqa: ARG002  # obj is the parent
        """Whoever sees the parent."""
        return True

    def has_change_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Whoever may change the parent."""
        return self.admin_site.get_model_admin(self.parent_model).has_change_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """As for a change."""
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """As for a change."""
        return self.has_change_permission(request, obj)

    def get_fieldsets(self, request: HttpRequest, obj: M | None = None) -> Any:
        """Numbers as they are written where the rows can only be read."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if self.has_change_permission(request, obj) else shown_fieldsets(self.model, fieldsets)

    def get_readonly_fields(self, request: HttpRequest, obj: M | None = None) -> Any:
        """Numbers that are only shown are no fields of the form."""
        shown = [] if self.has_change_permission(request, obj) else shown_numbers(self.model, self.fields or [])
        return [*super().get_readonly_fields(request, obj), *(name for name in shown if callable(name))]

    def formfield_for_dbfield(
        self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> FormField | None:
        """See `plain`; a column's head is no label to those who hear the page, so each field carries its own."""
        field = plain(super().formfield_for_dbfield(db_field, request, **kwargs))
        if field is not None:
            field.widget.attrs.setdefault("aria-label", str(field.label))
        return field


def plain(field: FormField | None) -> FormField | None:
    """A choice without buttons to change what is chosen; a whole number as text, which browsers send as typed."""
    if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget = field.widget.widget
    if field is not None and isinstance(field.widget, NumberInput):
        field.widget = TextInput({**field.widget.attrs, "inputmode": "numeric"})
    return field


def found_without_marks(rows: QuerySet[M], text: str, *fields: str) -> QuerySet[M]:
    """Rows of which one field holds every word of `text`, marks and case set aside. For lists of some thousands."""
    words = search_key(text).split()
    found = [pk for pk, *values in rows.values_list("pk", *fields) if _holds(values, words)]
    return rows.filter(pk__in=found)


def _holds(values: Iterable[object], words: Iterable[str]) -> bool:
    key = search_key(" ".join(str(value) for value in values))
    return all(word in key for word in words)
