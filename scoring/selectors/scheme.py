"""A classification scheme as the rules see it."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from scoring.models import ClassBand, ClassificationScheme
from scoring.rules.adjustment import Caps
from scoring.rules.classify import Band, Scheme, SchemeError, SchemeFault, Threshold


def scheme_of(scheme: ClassificationScheme) -> Scheme:
    """The rules' scheme; raises SchemeError when the rows make no cascade."""
    return Scheme(tuple(_band(row) for row in scheme.bands.order_by("order")), caps_of(scheme))


def caps_of(scheme: ClassificationScheme) -> Caps:
    """The most bonus and penalty that the scheme counts, in percentage points."""
    return Caps(Decimal(scheme.bonus_cap), Decimal(scheme.penalty_cap))


def scheme_problem(scheme: ClassificationScheme) -> str:
    """Why the scheme cannot be used, in words; empty when it can."""
    try:
        scheme_of(scheme)
    except SchemeError as error:
        return fault_text(error, dict(scheme.bands.values_list("code", "label")))
    return ""


def fault_text(error: SchemeError, labels: Mapping[str, str]) -> str:
    """What is wrong with a scheme, in words; `labels` are those of its classes by code."""
    return _fault(error.fault) % {"band": labels.get(error.band or "", "")}


def _fault(fault: SchemeFault) -> str:
    return {
        SchemeFault.NO_BANDS: _("Thang phân loại chưa có mức nào."),
        SchemeFault.DUPLICATE_CODE: _("Mã của mức “%(band)s” bị trùng."),
        SchemeFault.OUT_OF_RANGE: _("Ngưỡng của mức “%(band)s” phải từ 0 đến 100%%."),
        SchemeFault.LAST_HAS_CONDITION: _("Mức thấp nhất “%(band)s” không được có ngưỡng, để đơn vị nào cũng có mức."),
        SchemeFault.NO_CONDITION: _("Mức “%(band)s” chưa có ngưỡng nên các mức dưới không bao giờ dùng đến."),
        SchemeFault.RISING: _("Mức “%(band)s” đòi hỏi cao hơn mức đứng trên nó."),
        SchemeFault.CAP_OUT_OF_RANGE: _("Điểm thưởng, điểm trừ tối đa phải từ 0 đến 100 điểm."),
    }[fault]


def _band(row: ClassBand) -> Band:
    return Band(
        code=row.code,
        composite=_threshold(row.composite_min, inclusive=row.composite_inclusive),
        domain_floor=_threshold(row.domain_min, inclusive=row.domain_inclusive),
    )


def _threshold(percent: Decimal | None, *, inclusive: bool) -> Threshold | None:
    return None if percent is None else Threshold(percent, inclusive)
