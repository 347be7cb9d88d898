"""Criteria sets by code, and what every list of things has that a published round may use."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.fields import Field

from cchc.tables.resource import ListMeta, ListResource
from cchc.tables.widgets import ChoiceWidget, DateWidget, NumberWidget, TextWidget, YesNoWidget
from scoring.models import CriteriaSet
from scoring.models.criteria import Level
from scoring.selectors.usage import set_is_frozen

SET = "Mã bộ tiêu chí"


class FrozenResource(ListResource):
    """Rows of what a published round may use; then they stay as they are."""

    refuses_frozen = True
    """Whether each row looks for that; whoever imports several lists together asks once."""


class CriteriaSetResource(FrozenResource):
    """Criteria sets by code; their criteria are a sheet of their own."""

    list_title = gettext_lazy("Bộ tiêu chí")

    code = Field("code", SET, TextWidget())
    name = Field("name", "Tên bộ tiêu chí", TextWidget(50))
    decision_number = Field("decision_number", "Số quyết định", TextWidget())
    decision_date = Field("decision_date", "Ngày quyết định", DateWidget())
    level = Field("level", "Áp dụng cho", ChoiceWidget(Level))
    total_points = Field("total_points", "Tổng điểm tối đa", NumberWidget())
    is_sample = Field("is_sample", "Bộ tiêu chí mẫu", YesNoWidget())

    required = ("name", "total_points")

    class Meta(ListMeta):
        model = CriteriaSet
        fields = ("code", "name", "decision_number", "decision_date", "level", "total_points", "is_sample")
        import_id_fields = ("code",)

    def validate_instance(self, instance: CriteriaSet, *args: Any, **kwargs: Any) -> None:
        """As for any row, and a set that a published round uses stays as it is."""
        if self.refuses_frozen:
            refuse_frozen(instance)
        super().validate_instance(instance, *args, **kwargs)


def refuse_frozen(criteria_set: CriteriaSet) -> None:
    """Raise ValidationError when a published round was scored by the set."""
    if criteria_set.pk and set_is_frozen(criteria_set):
        message = _(
            "Bộ tiêu chí “%(code)s” đã dùng cho kỳ đã công bố nên không sửa được; "
            "hãy nhân bản, hoặc nhập thành bộ có mã khác."
        )
        raise ValidationError(message % {"code": criteria_set.code})
