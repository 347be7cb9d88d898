"""Points of domains by unit, for rounds of past years that know no more."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Result

from cchc.numbers import format_number, plain_number
from cchc.tables.resource import ListMeta, ListResource
from cchc.tables.widgets import NumberWidget, TextWidget, text_of
from scoring.marks import NOT_APPLICABLE, mark_of
from scoring.models import Layer, Round, RoundUnit, Score
from scoring.rules.marks import MISSING, Leaf, Mark
from scoring.selectors.structure import round_structure
from scoring.services.marks import mark_message
from scoring.services.scores import Cell, record_scores
from scoring.workbook.layout import NOT_APPLICABLE as NA_WORD
from scoring.workbook.layout import UNIT_CODE, UNIT_NAME, domain_maximum_code, domain_points_code
from units.models import User
from units.names import match_key, search_key

NOT_ENTERED = "Tiêu chí chưa nhập"
NOT_APPLICABLE_WORDS = {"kad", "k a d", "khong ap dung"}
NUMBER = NumberWidget()


class DomainTotalsResource(ListResource):
    """Units of one round, a column for each domain. Blank cells leave what is there; `actor` None is a command.

    The columns are those of the workbook that goes out for the round; maxima may be left out.
    """

    code = Field("unit", UNIT_CODE, TextWidget())
    name = Field("name", UNIT_NAME, TextWidget())
    missing = Field(None, NOT_ENTERED, TextWidget())

    class Meta(ListMeta):
        model = RoundUnit
        fields = ("code", "name", "missing")
        import_id_fields = ("code",)

    def __init__(self, *, round_: Round, actor: User | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.round = round_
        self.actor = actor
        self.leaves = {leaf.domain: leaf for leaf in round_structure(round_).leaves}
        for number in self.leaves:
            for column in (domain_points_code(number), domain_maximum_code(number)):
                self.fields[column] = Field(None, column, TextWidget())
        self.cells: list[Cell] = []

    def get_import_order(self) -> tuple[str, ...]:
        """Columns of the units, then of the domains."""
        return tuple(self.fields)

    @cached_property
    def places(self) -> dict[str, RoundUnit]:
        """Units of the round by code."""
        members = RoundUnit.objects.filter(round=self.round).select_related("unit")
        return {member.unit.code: member for member in members}

    @cached_property
    def marks(self) -> dict[tuple[int, int], Mark]:
        """What is there: by place and domain."""
        rows = Score.objects.filter(round_unit__round=self.round, layer=Layer.FINAL)
        found = rows.values_list("round_unit_id", "criterion__domain__number", "points", "not_applicable")
        return {(place, domain): mark_of(points, not_applicable=na) for place, domain, points, na in found}

    def get_instance(self, instance_loader: BaseInstanceLoader, row: Mapping[str, Any]) -> RoundUnit:  # noqa: ARG002  # import-export's signature
        """The unit's place in the round; there must be one, and the name must fit."""
        code, name = text_of(row[UNIT_CODE]), text_of(row.get(UNIT_NAME))
        place = self.places.get(code)
        if place is None:
            message = _("Kỳ đánh giá không có đơn vị mã “%(code)s”; hãy sửa mã hoặc bỏ dòng.")
            raise ValidationError({UNIT_CODE: message % {"code": code}})
        own = {search_key(place.unit.name), search_key(place.unit.full_name)}
        if name and own.isdisjoint({match_key(name), search_key(name)}):
            words = {"code": code, "unit": place.unit.full_name, "name": name}
            message = _("Mã “%(code)s” là %(unit)s nhưng dòng ghi “%(name)s”; hãy sửa mã hoặc tên.")
            raise ValidationError({UNIT_NAME: message % words})
        place.given = {}  # type: ignore[attr-defined]  # marks of the row, by domain
        return place

    def import_instance(self, instance: Any, row: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Read the marks; what is wrong goes by column."""
        errors: dict[str, str] = {}
        for number, leaf in self.leaves.items():
            try:
                mark = _mark(row, leaf)
            except ValidationError as error:
                errors |= {column: messages[0] for column, messages in error.message_dict.items()}
                continue
            if mark != MISSING:
                instance.given[number] = mark
        if errors:
            raise ValidationError({column: [message] for column, message in errors.items()})

    def is_same(self, instance: Any, original: Any) -> bool:  # noqa: ARG002  # import-export's signature
        """Whether the marks are those that are there."""
        return all(self.marks.get((instance.pk, number)) == mark for number, mark in instance.given.items())

    def validate_instance(
        self,
        instance: Any,  # noqa: ARG002  # as in the base
        import_validation_errors: dict[str, Any] | None = None,
        validate_unique: bool = True,  # noqa: ARG002  # import-export's signature
    ) -> None:
        """The place is as it was; its marks are checked as they are read."""
        if import_validation_errors:
            raise ValidationError(import_validation_errors)

    def save_instance(self, instance: Any, is_create: bool, row: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Marks are recorded together, after the last row."""
        self.cells += [Cell(instance.pk, self.leaves[number].code, mark) for number, mark in instance.given.items()]

    def after_import(self, dataset: tablib.Dataset, result: Result, **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """Record all marks in one act. Raises NotAllowedError, or RefusedError when the round is locked."""
        if self.cells and not result.has_validation_errors():
            record_scores(actor=self.actor, round_=self.round, cells=self.cells, reason=str(self.get_display_name()))

    def export_field(self, field: Field, instance: Any, **kwargs: Any) -> Any:  # noqa: ARG002  # import-export's signature
        """Cells of a place: as its row gives them, otherwise as they are."""
        if field.column_name == UNIT_CODE:
            return instance.unit.code
        if field.column_name == UNIT_NAME:
            return instance.unit.full_name
        number, _dot, kind = field.column_name.partition(".")
        if kind != "diem" or not number.isdecimal():
            return ""
        mark = getattr(instance, "given", {}).get(int(number), self.marks.get((instance.pk, int(number)), MISSING))
        return NA_WORD if mark.not_applicable else _text(mark.points)


def _mark(row: Mapping[str, Any], leaf: Leaf) -> Mark:
    """The mark in a domain's cells. Raises ValidationError by column."""
    points_at, maximum_at = domain_points_code(leaf.domain), domain_maximum_code(leaf.domain)
    maximum = _number(row, maximum_at)
    if search_key(text_of(row.get(points_at))).replace(".", " ").strip() in NOT_APPLICABLE_WORDS or maximum == 0:
        return NOT_APPLICABLE
    points = _number(row, points_at)
    if points is None:
        return MISSING
    if maximum is not None and maximum != leaf.max_points:
        words = {"said": format_number(maximum), "max": format_number(leaf.max_points)}
        message = _("Điểm tối đa ghi %(said)s nhưng bộ tiêu chí ghi %(max)s; hãy quy đổi cả hai ô theo %(max)s.")
        raise ValidationError({maximum_at: message % words})
    mark = Mark(points)
    if wrong := mark_message(leaf, mark):
        raise ValidationError({points_at: wrong})
    return mark


def _number(row: Mapping[str, Any], column: str) -> Decimal | None:
    try:
        return NUMBER.clean(row.get(column))
    except ValueError as error:
        raise ValidationError({column: str(error)}) from error


def _text(points: Decimal | None) -> str:
    return "" if points is None else plain_number(points)
