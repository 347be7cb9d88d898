"""Draft rules in the address of a page: another scheme or criteria set, and figures typed over theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cchc.forms import DecimalInputField
from scoring.models import ClassificationScheme, CriteriaSet
from scoring.models.fields import POINT_DECIMALS
from scoring.results import schema
from scoring.results.explained.inputs import leaves_of, scheme_of
from scoring.rules.replay import Added, Rules, Typed, WeightError, WeightFault, rethresholded, reweighted
from scoring.rules.scheme import SchemeError
from scoring.selectors.scheme import fault_text

SCHEME, CRITERIA_SET, ADDED, ON_THRESHOLD = "thang", "bo", "moi", "dung-nguong"
COMPOSITE, FLOOR, DOMAIN, CRITERION = "chi-so", "san", "lv", "tc"  # before a hyphen and a class, domain or criterion
MEETS, MISSES = "dat", "chua-dat"
LARGEST = Decimal(1000)  # points


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen, by code."""

    schemes: Mapping[str, ClassificationScheme]
    sets: Mapping[str, CriteriaSet]


class DraftForm(forms.Form):
    """`overview` is the round under the scheme and the set chosen; what is left empty stays as it is there."""

    draft: Rules

    def __init__(self, overview: schema.Overview, options: Options, data: Mapping[str, str]) -> None:
        super().__init__(data or None)
        self._overview = overview
        self._choices(options)
        for band in overview["scheme"]["bands"][:-1]:
            self.fields[f"{COMPOSITE}-{band['code']}"] = _percent(_("Chỉ số tổng hợp của “%(name)s”"), band["label"])
            self.fields[f"{FLOOR}-{band['code']}"] = _percent(_("Mỗi lĩnh vực của “%(name)s”"), band["label"])
        for domain in overview["criteria_set"]["domains"]:
            self.fields[f"{DOMAIN}-{domain['number']}"] = _points(_("Điểm tối đa lĩnh vực %(name)s"), domain["number"])
        for criterion in overview["criteria_set"]["criteria"]:
            self.fields[f"{CRITERION}-{criterion['code']}"] = _points(
                _("Điểm tối đa tiêu chí %(name)s"), criterion["code"]
            )

    @property
    def added(self) -> Added:
        """What is supposed of criteria that only the draft has. Only of a valid form."""
        return Added(self.cleaned_data[ADDED] or Added.UNKNOWN)

    def clean(self) -> None:
        """Put the draft rules together; a draft that makes no sense is refused with the class or domain at fault."""
        if self.errors:
            return
        try:
            scheme = rethresholded(scheme_of(self._overview), self._thresholds())
            leaves = reweighted(
                leaves_of(self._overview),
                domains={int(key): value for key, value in self._typed(DOMAIN).items()},
                criteria=self._typed(CRITERION),
            )
        except SchemeError as error:
            labels = {band["code"]: band["label"] for band in self._overview["scheme"]["bands"]}
            raise forms.ValidationError(fault_text(error, labels)) from error
        except WeightError as error:
            raise forms.ValidationError(_weight_text(error)) from error
        self.draft = Rules(leaves, scheme)

    def _choices(self, options: Options) -> None:
        same = [("", _("Như của kỳ này"))]
        schemes = [*same, *((code, str(scheme)) for code, scheme in options.schemes.items())]
        sets = [*same, *((code, str(criteria_set)) for code, criteria_set in options.sets.items())]
        self.fields[SCHEME] = _choice(_("Thang phân loại"), schemes)
        self.fields[CRITERIA_SET] = _choice(_("Bộ tiêu chí"), sets)
        added = [
            ("", _("Chưa biết: không tính, kết quả là tạm tính")),
            (Added.FULL, _("Mọi đơn vị đạt điểm tối đa")),
            (Added.ZERO, _("Mọi đơn vị được 0 điểm")),
        ]
        self.fields[ADDED] = _choice(_("Tiêu chí chỉ có ở dự thảo"), added)
        on_threshold = [("", _("Như thang phân loại")), (MEETS, _("Là đạt (“từ”)")), (MISSES, _("Chưa đạt (“trên”)"))]
        self.fields[ON_THRESHOLD] = _choice(_("Đúng bằng ngưỡng"), on_threshold)

    def _thresholds(self) -> Typed:
        inclusive = {"": None, MEETS: True, MISSES: False}[self.cleaned_data[ON_THRESHOLD]]
        return Typed(self._typed(COMPOSITE), self._typed(FLOOR), inclusive)

    def _typed(self, kind: str) -> dict[str, Decimal]:
        """Figures typed in the fields of a kind, by what comes after the hyphen."""
        fields = {name.removeprefix(f"{kind}-"): name for name in self.fields if name.startswith(f"{kind}-")}
        found = {key: self.cleaned_data[name] for key, name in fields.items()}
        return {key: value for key, value in found.items() if value is not None}


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    refused = gettext_lazy("Không có lựa chọn “%(value)s”: có thể đã bị xóa. Hãy chọn lại trong danh sách.")
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages={"invalid_choice": refused})


def _percent(label: str, name: object) -> DecimalInputField:
    return _number(label % {"name": name}, Decimal(100), allow_percent=True)


def _points(label: str, name: object) -> DecimalInputField:
    return _number(label % {"name": name}, LARGEST)


def _number(label: str, most: Decimal, *, allow_percent: bool = False) -> DecimalInputField:
    field = DecimalInputField(
        label=label,
        required=False,
        min_value=0,
        max_value=most,
        decimal_places=POINT_DECIMALS,
        allow_percent=allow_percent,
    )
    field.widget.attrs["aria-label"] = label
    return field


def _weight_text(error: WeightError) -> str:
    words = {
        WeightFault.OVER: _(
            "Lĩnh vực %(domain)s: điểm tối đa của các tiêu chí đã ghi cộng lại lớn hơn điểm tối đa của lĩnh vực."
        ),
        WeightFault.UNDER: _(
            "Lĩnh vực %(domain)s: điểm tối đa của mọi tiêu chí đã ghi cộng lại nhỏ hơn điểm tối đa của lĩnh vực."
        ),
        WeightFault.NOTHING: _("Không còn tiêu chí nào có điểm tối đa lớn hơn 0."),
    }
    return words[error.fault] % {"domain": error.domain}
