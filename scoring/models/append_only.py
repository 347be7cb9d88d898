"""Rows that are written once: no update and no delete through the ORM. Triggers hold the same in the database."""

from typing import Any, NoReturn, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(ValidationError):
    """Somebody tried to change or remove a row that stays as it was written."""

    def __init__(self) -> None:
        super().__init__(_("Bản ghi này không sửa, không xóa được. Muốn thay đổi, hãy lập bản đính chính mới."))


M = TypeVar("M", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[M]):
    """A queryset that reads and inserts."""

    def update(self, **kwargs: Any) -> NoReturn:  # noqa: ARG002  # same signature as Django's
        """Refused."""
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        """Refused."""
        raise AppendOnlyError

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002  # same signature as Django's
        """Refused."""
        raise AppendOnlyError


class AppendOnly(models.Model):
    """Base of rows that are written once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to save again."""
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:  # noqa: ARG002  # same signature as Django's
        """Refused."""
        raise AppendOnlyError
