"""Import and export of lists in the back office."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cchc.tables.admin import TransferMixin
from cchc.tables.resource import ListResource
from units.admin.base import M, RoleAdmin
from units.models import User


class TransferAdmin(TransferMixin, RoleAdmin[M]):
    """Lists go in after a preview, all rows or none; they come out with the same columns."""

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Import writes rows."""
        return self.has_add_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Export reads rows."""
        return self.has_view_permission(request)

    def get_import_resource_kwargs(self, request: HttpRequest, **_kwargs: Any) -> dict[str, Any]:
        """Rows are checked against what the person may write."""
        return {"person": request.user}


class GuardedResource(ListResource):
    """A list whose rows the person must be allowed to write; `person` None writes all."""

    beyond: str | Promise = ""
    """What is said of a row beyond the person's reach."""

    def __init__(self, *, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person = person

    def may_write(self, person: User, instance: Any) -> bool:
        """Whether the row, as it would be written, is within reach."""
        raise NotImplementedError  # each subclass says its own

    def validate_instance(self, instance: Model, *args: Any, **kwargs: Any) -> None:
        """As any row, and within reach."""
        super().validate_instance(instance, *args, **kwargs)
        if self.person is not None and not self.may_write(self.person, instance):
            raise ValidationError(str(self.beyond) or _("Dòng này ngoài phạm vi quản lý của bạn."))
