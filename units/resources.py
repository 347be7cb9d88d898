"""The list of units, in and out."""

from django.utils.translation import gettext_lazy
from import_export.fields import Field

from cchc.tables.resource import ListMeta, ListResource
from cchc.tables.widgets import ChoiceWidget, CodeWidget, DateWidget, TextWidget, WholeNumberWidget
from units.models import Kind, Unit

DEFAULT_POST = "Chủ tịch UBND"


class UnitResource(ListResource):
    """Units by code. A unit stands below the one it belongs to, or that one is there already."""

    list_title = gettext_lazy("Đơn vị")

    code = Field("code", "Mã đơn vị", TextWidget())
    name = Field("name", "Tên riêng", TextWidget(30))
    kind = Field("kind", "Loại đơn vị", ChoiceWidget(Kind))
    parent = Field("parent", "Thuộc (mã)", CodeWidget(Unit))
    valid_from = Field("valid_from", "Có từ ngày", DateWidget())
    valid_until = Field("valid_until", "Đến hết ngày", DateWidget())
    successor = Field("successor", "Đơn vị kế thừa (mã)", CodeWidget(Unit))
    head_post = Field("head_post", "Chức danh người đứng đầu", TextWidget(), default=DEFAULT_POST)
    population = Field("population", "Dân số (người)", WholeNumberWidget())

    required = ("name", "kind")

    class Meta(ListMeta):
        model = Unit
        fields = (
            "code",
            "name",
            "kind",
            "parent",
            "valid_from",
            "valid_until",
            "successor",
            "head_post",
            "population",
        )
        import_id_fields = ("code",)
