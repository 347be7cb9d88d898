"""Form of a unit."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelChoiceField
from django.utils.translation import gettext as _

from cchc.typed import ModelForm
from units.models import Unit


class UnitForm(ModelForm[Unit]):
    """A unit keeps its present parent even where that is beyond the person's reach, and never lies below itself."""

    class Meta:
        model = Unit
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keep("parent", self.instance.parent_id)
        self._keep("successor", self.instance.successor_id)

    def _keep(self, name: str, present: int | None) -> None:
        field = self.fields.get(name)
        if not isinstance(field, ModelChoiceField) or field.queryset is None or not self.instance.pk:
            return
        field.queryset = Unit.objects.filter(pk__in=field.queryset.values("pk")) | Unit.objects.filter(pk=present)
        if name == "parent" and present is None:
            field.required = False

    def clean_parent(self) -> Unit | None:
        """Refuse a unit below itself."""
        parent: Unit | None = self.cleaned_data["parent"]
        above, seen = parent, set()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk:
                raise ValidationError(_("Đơn vị không thể thuộc chính nó hoặc thuộc đơn vị cấp dưới của nó."))
            seen.add(above.pk)
            above = above.parent
        return parent
