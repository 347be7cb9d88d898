"""Form of a criterion: it stays within its set, and entered scores stay within it."""

from typing import Any

from django.db.models import QuerySet
from django.forms import CharField, ModelChoiceField, Textarea
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.typed import ModelForm
from scoring.models import CriteriaSet, Criterion, Domain
from scoring.rule_words import ParametersTextError, parameters_from_text, parameters_text
from scoring.selectors.usage import score_clashes


class CriterionForm(ModelForm[Criterion]):
    """A criterion of one set; the set of an existing criterion does not change."""

    parameters = CharField(
        label=gettext_lazy("Tham số"),
        required=False,
        widget=Textarea(attrs={"rows": 3, "cols": 80}),
        help_text=gettext_lazy(
            "Ghi trên một dòng, các phần cách nhau bằng dấu chấm phẩy, ví dụ: từ 99,5%: 4; từ 98%: 3; còn lại: 0. "
            "Bỏ trống thì chấm trực tiếp, không tính từ số liệu."
        ),
    )

    class Meta:
        model = Criterion
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "criteria_set" in self.fields:
            self.fields["criteria_set"].disabled = True
        self.initial.setdefault("parameters", parameters_text(self.instance.rule_type, self.instance.rule))
        chosen = self._chosen_set()
        if chosen is not None:
            self._offer("domain", Domain.objects.filter(criteria_set=chosen))
            groups = Criterion.objects.filter(criteria_set=chosen, is_leaf=False).exclude(pk=self.instance.pk)
            self._offer("parent", groups)

    def _chosen_set(self) -> int | None:
        chosen = self.instance.criteria_set_id or self.data.get("criteria_set") or self.initial.get("criteria_set")
        if isinstance(chosen, CriteriaSet):
            return chosen.pk
        text = str(chosen or "")
        return int(text) if text.isdecimal() else None

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field = self.fields.get(name)
        if isinstance(field, ModelChoiceField):
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """Check the place in the set, and the scores that were entered."""
        data = super().clean() or {}
        self._check_place(data.get("criteria_set"), data.get("domain"), data.get("parent"))
        if self.instance.pk:
            self._check_scores(data)
        if "parameters" in self.fields and "rule_type" in data:
            self._read_parameters(data)
        return data

    def _read_parameters(self, data: dict[str, Any]) -> None:
        """Parameters are read for the type and the maximum that stand beside them."""
        text = data.get("parameters", "") if data.get("is_leaf") else ""
        try:
            self.instance.rule = parameters_from_text(data["rule_type"], text, data.get("max_points"))
        except ParametersTextError as error:
            for message in error.messages:
                self.add_error("parameters", message)

    def _check_place(self, criteria_set: CriteriaSet | None, domain: Domain | None, parent: Criterion | None) -> None:
        if criteria_set and domain and domain.criteria_set_id != criteria_set.pk:
            self.add_error("domain", _("Lĩnh vực này thuộc bộ tiêu chí khác; hãy chọn lĩnh vực của bộ đã chọn."))
        if domain and parent and parent.domain_id != domain.pk:
            self.add_error("parent", _("Tiêu chí cấp trên phải cùng lĩnh vực."))
        if parent and parent.parent_id and parent.parent_id == self.instance.pk:
            self.add_error("parent", _("Hai tiêu chí không thể thuộc lẫn nhau."))

    def _check_scores(self, data: dict[str, Any]) -> None:
        if data.get("is_leaf") and self.instance.parts.exists():
            self.add_error("is_leaf", _("Tiêu chí có tiêu chí thành phần nên không chấm trực tiếp; hãy bỏ chọn."))
        wanted = {name: data.get(name) for name in ("is_leaf", "max_points", "na_policy")}
        for name, message in score_clashes(self.instance, **wanted).items():
            self.add_error(name, message)
