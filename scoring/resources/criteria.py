"""Criteria sets as sheets: one row is a domain, a group of criteria, or a scored criterion, in the annex's order."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import RowResult

from cchc.tables.resource import ListMeta
from cchc.tables.widgets import (
    ChoiceWidget,
    CodeWidget,
    NumberWidget,
    TextWidget,
    WholeNumberWidget,
)
from scoring.models import CriteriaSet, Criterion, Domain, RuleType
from scoring.models.criteria import MethodChoices, NaPolicyChoices
from scoring.resources.parameters import RequiredWidget, read_parameters, refuse_parameters
from scoring.resources.sets import SET, FrozenResource, refuse_frozen
from scoring.rule_words import parameters_text
from scoring.selectors.usage import score_clashes


class RowLevel(TextChoices):
    """What a row of a criteria sheet is."""

    DOMAIN = "domain", gettext_lazy("Lĩnh vực")
    GROUP = "group", gettext_lazy("Nhóm tiêu chí")
    LEAF = "leaf", gettext_lazy("Tiêu chí")


ROW_LEVEL = ChoiceWidget(RowLevel)
LEVEL, CODE, BELONGS, TITLE, SHORT, POINTS = (
    "Cấp",
    "Mã",
    "Thuộc",
    "Nội dung",
    "Tên ngắn",
    "Điểm tối đa",
)
METHOD, RULE, PARAMETERS, RULE_TEXT, NA, NA_TEXT, EVIDENCE, REQUIRED = (
    "Phương pháp",
    "Cách tính điểm",
    "Tham số",
    "Diễn giải cách chấm",
    "Khi không áp dụng",
    "Diễn giải khi không áp dụng",
    "Tài liệu kiểm chứng",
    "Bắt buộc minh chứng",
)
SCORING = (METHOD, RULE, NA, REQUIRED)
_COLUMN_OF = {"is_leaf": LEVEL}
COLUMNS = (
    "criteria_set",
    "level",
    "code",
    "belongs",
    "title",
    "short_name",
    "max_points",
    "method",
    "rule_type",
    "parameters",
    "rule_text",
    "na_policy",
    "na_text",
    "evidence",
    "requires_evidence",
)
COLUMN_NAMES = (
    SET, LEVEL, CODE, BELONGS, TITLE, SHORT, POINTS, METHOD,
    RULE, PARAMETERS, RULE_TEXT, NA, NA_TEXT, EVIDENCE, REQUIRED,
)  # fmt: skip


class SheetResource(FrozenResource):
    """What rows of domains and of criteria have in common: the columns of the sheet, in one order."""

    criteria_set = Field("criteria_set", SET, CodeWidget(CriteriaSet))
    level = Field(None, LEVEL, ROW_LEVEL)
    belongs = Field(None, BELONGS, TextWidget())
    max_points = Field("max_points", POINTS, NumberWidget())

    required = ("level", "belongs", "title", "max_points")

    def validate_instance(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        """As for any row, and a set that a published round uses stays as it is."""
        if instance.criteria_set_id and self.refuses_frozen:
            refuse_frozen(instance.criteria_set)
        super().validate_instance(instance, *args, **kwargs)


class DomainResource(SheetResource):
    """The rows of a criteria sheet that are domains; `CriterionResource` hands them over."""

    code = Field("number", CODE, WholeNumberWidget())
    title = Field("name", TITLE, TextWidget())
    short_name = Field("short_name", SHORT, TextWidget())
    method = Field(None, METHOD)
    rule_type = Field(None, RULE)
    parameters = Field(None, PARAMETERS)
    rule_text = Field(None, RULE_TEXT)
    na_policy = Field(None, NA)
    na_text = Field(None, NA_TEXT)
    evidence = Field(None, EVIDENCE)
    requires_evidence = Field(None, REQUIRED)

    class Meta(ListMeta):
        model = Domain
        fields = COLUMNS
        import_id_fields = ("criteria_set", "code")

    def dehydrate_level(self, _domain: Domain) -> str:
        """The word for a domain's row."""
        return ROW_LEVEL.render(RowLevel.DOMAIN)


class CriterionResource(SheetResource):
    """A whole criteria sheet: rows of domains, of groups, of scored criteria. What a row belongs to stands above it."""

    list_title = gettext_lazy("Lĩnh vực và tiêu chí")
    compared = ("is_leaf", "domain_id", "parent_id", "rule")

    code = Field("code", CODE, TextWidget(8))
    title = Field("title", TITLE, TextWidget(60))
    short_name = Field(None, SHORT, TextWidget())
    method = Field("method", METHOD, ChoiceWidget(MethodChoices))
    rule_type = Field("rule_type", RULE, ChoiceWidget(RuleType))
    parameters = Field(None, PARAMETERS, TextWidget(60))
    rule_text = Field("rule_text", RULE_TEXT, TextWidget())
    na_policy = Field("na_policy", NA, ChoiceWidget(NaPolicyChoices))
    na_text = Field("na_text", NA_TEXT, TextWidget())
    evidence = Field("evidence", EVIDENCE, TextWidget())
    requires_evidence = Field("requires_evidence", REQUIRED, RequiredWidget())

    class Meta(ListMeta):
        model = Criterion
        fields = COLUMNS
        import_id_fields = ("criteria_set", "code")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.domains = DomainResource(**kwargs)
        self.domains.refuses_frozen = self.refuses_frozen

    def row_key(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """A domain may have the number that a criterion has as its code."""
        return (*super().row_key(row), "" if level_of(row) == RowLevel.DOMAIN else " ")

    def import_row(self, row: Mapping[str, Any], instance_loader: BaseInstanceLoader, **kwargs: Any) -> RowResult:
        """Import one row, as what it says it is."""
        if level_of(row) == RowLevel.DOMAIN:
            loader = type(instance_loader)(self.domains, instance_loader.dataset)
            return self.domains.import_row(row, loader, **kwargs)
        return super().import_row(row, instance_loader, **kwargs)

    def after_init_instance(self, instance: Criterion, new: bool, row: Mapping[str, Any], **kwargs: Any) -> None:  # noqa: ARG002  # import-export's signature
        """New criteria keep the order of the sheet."""
        if new:
            instance.position = kwargs.get("row_number", 0)

    def import_field(
        self, field: Field, instance: Criterion, row: Mapping[str, Any], *args: Any, **kwargs: Any
    ) -> None:
        """Columns about scoring are for scored criteria: a group leaves them empty."""
        if field.column_name in SCORING and level_of(row) == RowLevel.GROUP:
            return
        super().import_field(field, instance, row, *args, **kwargs)

    def import_instance(self, instance: Criterion, row: Mapping[str, Any], **kwargs: Any) -> None:
        """Read the columns, then find the place in the set."""
        super().import_instance(instance, row, **kwargs)
        try:
            instance.is_leaf = ROW_LEVEL.clean(row[LEVEL]) == RowLevel.LEAF
        except ValueError as error:
            raise ValidationError({LEVEL: str(error)}) from error
        _place(instance, self.fields["belongs"].clean(row))
        if PARAMETERS in row:
            read_parameters(instance, self.fields["parameters"].clean(row), PARAMETERS)

    def validate_instance(
        self, instance: Criterion, import_validation_errors: dict[str, Any] | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """As for any row, and entered scores stay within the criterion."""
        errors = dict(import_validation_errors or {})
        if instance.pk:
            wanted = {name: getattr(instance, name) for name in ("is_leaf", "max_points", "na_policy")}
            clashes = score_clashes(instance, **wanted)
            errors |= {_COLUMN_OF.get(name, name): ValidationError(text) for name, text in clashes.items()}
        errors |= refuse_parameters(instance, PARAMETERS)
        super().validate_instance(instance, errors, *args, **kwargs)

    def iter_queryset(self, queryset: QuerySet[Criterion]) -> Iterator[Domain | Criterion]:
        """Each domain, then its criteria."""
        last = None
        for criterion in queryset.select_related("criteria_set", "domain__criteria_set", "parent"):
            if criterion.domain_id != last:
                last = criterion.domain_id
                yield criterion.domain
            yield criterion

    def export_resource(self, instance: Domain | Criterion, *args: Any, **kwargs: Any) -> list[Any]:
        """The row of a domain or of a criterion."""
        export = self.domains.export_resource if isinstance(instance, Domain) else super().export_resource
        row: list[Any] = export(instance, *args, **kwargs)
        return row

    def export_field(self, field: Field, instance: Criterion, **kwargs: Any) -> Any:
        """A group has nothing in the columns about scoring."""
        if field.column_name in SCORING and not instance.is_leaf:
            return ""
        return super().export_field(field, instance, **kwargs)

    def dehydrate_level(self, criterion: Criterion) -> str:
        """The word for the criterion's row."""
        return ROW_LEVEL.render(RowLevel.LEAF if criterion.is_leaf else RowLevel.GROUP)

    def dehydrate_parameters(self, criterion: Criterion) -> str:
        """The parameters in one line."""
        return parameters_text(criterion.rule_type, criterion.rule) if criterion.is_leaf else ""

    def dehydrate_belongs(self, criterion: Criterion) -> str:
        """Code of the group, or number of the domain."""
        return criterion.parent.code if criterion.parent else str(criterion.domain.number)


def level_of(row: Mapping[str, Any]) -> str:
    """The row's level; empty when it is none, which `import_instance` reports."""
    try:
        return ROW_LEVEL.clean(row.get(LEVEL))
    except ValueError:
        return ""


def _place(criterion: Criterion, owner: str) -> None:
    """Put the criterion under its group or directly under its domain."""
    within = criterion.criteria_set_id
    criterion.parent = Criterion.objects.filter(criteria_set=within, code=owner, is_leaf=False).first()
    domain = criterion.parent.domain if criterion.parent else None
    if domain is None and owner.isdecimal():
        domain = Domain.objects.filter(criteria_set=within, number=int(owner)).first()
    if domain is None:
        message = _("Không có lĩnh vực hoặc nhóm tiêu chí “%(code)s” ở các dòng trên; hãy xem lại mã.")
        raise ValidationError({BELONGS: message % {"code": owner}})
    criterion.domain = domain
