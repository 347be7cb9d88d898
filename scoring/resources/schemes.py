"""Classification schemes and their classes, in and out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field

from cchc.tables.resource import ListMeta, ListResource
from cchc.tables.widgets import CodeWidget, DateWidget, NumberWidget, TextWidget, WholeNumberWidget, YesNoWidget
from scoring.models import ClassBand, ClassificationScheme
from scoring.selectors.usage import scheme_is_frozen


class SchemeResource(ListResource):
    """Classification schemes by code; their classes are a sheet of their own."""

    code = Field("code", "Mã thang", TextWidget())
    name = Field("name", "Tên thang phân loại", TextWidget())
    decision_number = Field("decision_number", "Số quyết định", TextWidget())
    decision_date = Field("decision_date", "Ngày quyết định", DateWidget())

    required = ("name",)

    class Meta(ListMeta):
        model = ClassificationScheme
        fields = ("code", "name", "decision_number", "decision_date")
        import_id_fields = ("code",)

    def validate_instance(self, instance: ClassificationScheme, *args: Any, **kwargs: Any) -> None:
        """As for any row, and a scheme that a published round uses stays as it is."""
        _refuse_frozen(instance)
        super().validate_instance(instance, *args, **kwargs)


class BandResource(ListResource):
    """Classes of schemes, best first; an empty threshold is no condition."""

    scheme = Field("scheme", "Mã thang", CodeWidget(ClassificationScheme))
    order = Field("order", "Thứ tự", WholeNumberWidget())
    code = Field("code", "Mã mức", TextWidget())
    label = Field("label", "Tên mức", TextWidget())
    short_label = Field("short_label", "Tên ngắn", TextWidget())
    head_label = Field("head_label", "Mức của người đứng đầu", TextWidget())
    composite_min = Field("composite_min", "Chỉ số tổng hợp từ (%)", NumberWidget())
    composite_inclusive = Field("composite_inclusive", "Tính cả đúng ngưỡng", YesNoWidget())
    domain_min = Field("domain_min", "Mỗi lĩnh vực từ (%)", NumberWidget())
    domain_inclusive = Field("domain_inclusive", "Tính cả đúng ngưỡng lĩnh vực", YesNoWidget())

    required = ("order", "label", "short_label", "head_label", "composite_min", "domain_min")

    class Meta(ListMeta):
        model = ClassBand
        fields = (
            "scheme",
            "order",
            "code",
            "label",
            "short_label",
            "head_label",
            "composite_min",
            "composite_inclusive",
            "domain_min",
            "domain_inclusive",
        )
        import_id_fields = ("scheme", "code")

    def validate_instance(self, instance: ClassBand, *args: Any, **kwargs: Any) -> None:
        """As for any row, and a scheme that a published round uses stays as it is."""
        if instance.scheme_id:
            _refuse_frozen(instance.scheme)
        super().validate_instance(instance, *args, **kwargs)


def _refuse_frozen(scheme: ClassificationScheme) -> None:
    if scheme.pk and scheme_is_frozen(scheme):
        raise ValidationError(
            _("Thang “%(code)s” đã dùng cho kỳ đã công bố nên không sửa được; hãy nhập thành thang có mã khác.")
            % {"code": scheme.code}
        )
