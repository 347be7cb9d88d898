"""What both lists of figures share: whose they are, and what is there already."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from cchc.tables.resource import ListResource
from cchc.tables.widgets import TextWidget, text_of
from scoring.models import Figure, Round
from scoring.selectors.figures import FigureTable, figure_table
from units.models import Unit, User

AUTHORITY, CODE = "Cơ quan đánh giá (mã)", "Mã số liệu"


class FigureListResource(ListResource):
    """Rows by authority and code. With `authority` given the column may be left out, and must not name another.

    `actor` None is the command line; `round_` is the round in whose history the event is told.
    """

    authority = Field(None, AUTHORITY, TextWidget())

    def __init__(
        self, *, actor: User | None = None, authority: Unit | None = None, round_: Round | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.actor, self.given, self.round = actor, authority, round_
        self._authorities: dict[str, Unit] = {}
        self._tables: dict[int, FigureTable] = {}

    def row_key(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Two authorities may have figures of one code."""
        code = text_of(row.get(AUTHORITY))
        return (*super().row_key(row), f" {'' if self.given and self.given.code == code else code}")

    def authority_of(self, row: Mapping[str, Any]) -> Unit:
        """Whose figure the row is about. Raises ValidationError by column."""
        code = text_of(row.get(AUTHORITY))
        if self.given is None:
            return self._found(code)
        if code and code != self.given.code:
            message = _("Tệp này nhập cho %(authority)s (mã “%(code)s”); hãy bỏ dòng của cơ quan khác.")
            raise ValidationError({AUTHORITY: message % {"authority": self.given.full_name, "code": self.given.code}})
        return self.given

    def _found(self, code: str) -> Unit:
        if code not in self._authorities:
            found = Unit.objects.filter(code=code).first()
            if found is None:
                message = (
                    _("Không có cơ quan mã “%(code)s”; hãy sửa mã.") if code else _("Chưa ghi mã cơ quan đánh giá.")
                )
                raise ValidationError({AUTHORITY: message % {"code": code}})
            self._authorities[code] = found
        return self._authorities[code]

    def table_of(self, authority: Unit) -> FigureTable:
        """What is there, read once."""
        if authority.pk not in self._tables:
            self._tables[authority.pk] = figure_table(authority)
        return self._tables[authority.pk]

    def figure_of(self, row: Mapping[str, Any]) -> Figure | None:
        """The figure the row names; None where the authority has none of that code."""
        return self.table_of(self.authority_of(row)).by_code.get(text_of(row[CODE]))
