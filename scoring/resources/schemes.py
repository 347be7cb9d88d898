"""Classification schemes and their classes, in and out."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from cchc.tables.resource import ListMeta
from cchc.tables.widgets import CodeWidget, DateWidget, NumberWidget, TextWidget, WholeNumberWidget, YesNoWidget
from scoring.models import ClassBand, ClassificationScheme
from scoring.resources.sets import FrozenResource
from scoring.selectors.usage import scheme_is_frozen

ZERO = Decimal(0)
SCHEME, BAND = "Mã thang", "Mã mức"


class SchemeResource(FrozenResource):
    """Classification schemes by code; their classes are a sheet of their own."""

    list_title = gettext_lazy("Thang phân loại")

    code = Field("code", SCHEME, TextWidget())
    name = Field("name", "Tên thang phân loại", TextWidget(40))
    decision_number = Field("decision_number", "Số quyết định", TextWidget())
    decision_date = Field("decision_date", "Ngày quyết định", DateWidget())
    bonus_cap = Field("bonus_cap", "Điểm thưởng tối đa", NumberWidget(), default=ZERO)
    penalty_cap = Field("penalty_cap", "Điểm trừ tối đa", NumberWidget(), default=ZERO)

    required = ("name",)

    class Meta(ListMeta):
        model = ClassificationScheme
        fields = ("code", "name", "decision_number", "decision_date", "bonus_cap", "penalty_cap")
        import_id_fields = ("code",)

    def validate_instance(self, instance: ClassificationScheme, *args: Any, **kwargs: Any) -> None:
        """As for any row, and a scheme that a published round uses stays as it is."""
        if self.refuses_frozen:
            refuse_frozen_scheme(instance)
        super().validate_instance(instance, *args, **kwargs)


class BandResource(FrozenResource):
    """Classes of schemes, best first; an empty threshold is no condition."""

    list_title = gettext_lazy("Các mức phân loại")

    scheme = Field("scheme", SCHEME, CodeWidget(ClassificationScheme))
    order = Field("order", "Thứ tự", WholeNumberWidget())
    code = Field("code", BAND, TextWidget())
    label = Field("label", "Tên mức", TextWidget(34))
    short_label = Field("short_label", "Tên ngắn", TextWidget())
    head_label = Field("head_label", "Mức của người đứng đầu", TextWidget(34))
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
        if instance.scheme_id and self.refuses_frozen:
            refuse_frozen_scheme(instance.scheme)
        super().validate_instance(instance, *args, **kwargs)


def refuse_frozen_scheme(scheme: ClassificationScheme) -> None:
    """Raise ValidationError when a published round was classified by the scheme."""
    if scheme.pk and scheme_is_frozen(scheme):
        message = _(
            "Thang “%(code)s” đã dùng cho kỳ đã công bố nên không sửa được; "
            "hãy nhân bản, hoặc nhập thành thang có mã khác."
        )
        raise ValidationError(message % {"code": scheme.code})
