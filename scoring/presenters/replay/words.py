"""Why a unit would move, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.presenters.figures import signed
from scoring.results import schema
from scoring.rules.replay import Cause, Move, Reason
from scoring.rules.rounding import telling_places
from scoring.rules.scheme import Threshold


@dataclass(frozen=True)
class Names:
    """Classes by code and domains by number, of the round and of the draft together."""

    bands: Mapping[str, str]
    domains: Mapping[int, str]

    def domain(self, number: int | None) -> str:
        """A domain by number and name; None is the composite."""
        if number is None:
            return _("Chỉ số tổng hợp")
        return _("Lĩnh vực %(number)d (%(name)s)") % {"number": number, "name": self.domains[number]}


def names_of(now: schema.Overview, draft: schema.Overview) -> Names:
    """Names of both; the draft names what both have."""
    bands = {band["code"]: band["label"] for one in (now, draft) for band in one["scheme"]["bands"]}
    domains = {
        domain["number"]: domain["short_name"] for one in (now, draft) for domain in one["criteria_set"]["domains"]
    }
    return Names(bands, domains)


def reason_texts(move: Move, names: Names) -> list[str]:
    """One sentence for each condition that made the difference; none where the class stays."""
    return [_reason(reason, names) for reason in move.reasons]


def driver_text(move: Move, names: Names) -> str:
    """The domain that did most for a changed rank, and what it did to the composite; empty where no domain did."""
    effect = next((one for one in move.effects if one.domain == move.rank_driver), None)
    if effect is None:
        return ""
    total = Decimal(effect.total.numerator) / Decimal(effect.total.denominator)
    return _("%(domain)s: %(effect)s điểm phần trăm vào chỉ số tổng hợp") % {
        "domain": names.domain(effect.domain),
        "effect": signed(total),
    }


def _reason(reason: Reason, names: Names) -> str:
    words = {
        Cause.THRESHOLD: _("%(what)s %(after)s; ngưỡng của “%(band)s” đổi từ “%(old)s” thành “%(new)s”."),
        Cause.PERCENT: _("%(what)s đổi từ %(before)s thành %(after)s; ngưỡng của “%(band)s” là “%(new)s”."),
        Cause.EITHER: _(
            "%(what)s đổi từ %(before)s thành %(after)s; ngưỡng của “%(band)s” cũng đổi từ “%(old)s” thành “%(new)s”."
        ),
        Cause.BOTH: _(
            "%(what)s đổi từ %(before)s thành %(after)s và ngưỡng của “%(band)s” đổi từ “%(old)s” thành “%(new)s”."
        ),
        Cause.CLASS: _("Mức “%(band)s” chỉ có ở một trong hai thang phân loại, hoặc đứng ở thứ tự khác."),
    }
    return words[reason.cause] % {
        "what": names.domain(reason.domain),
        "band": names.bands[reason.band],
        "before": _percent(reason.percent_before, reason.threshold_before),
        "after": _percent(reason.percent_after, reason.threshold_after),
        "old": threshold_text(reason.threshold_before),
        "new": threshold_text(reason.threshold_after),
    }


def threshold_text(threshold: Threshold | None) -> str:
    """ "từ 80%", "trên 80%", or that there is none."""
    if threshold is None:
        return _("không có ngưỡng")
    words = _("từ %(percent)s%%") if threshold.inclusive else _("trên %(percent)s%%")
    return words % {"percent": format_number(threshold.percent)}


def _percent(percent: Decimal | None, threshold: Threshold | None) -> str:
    """With as many decimals as it takes not to look like the threshold."""
    if percent is None:
        return _("không đánh giá")
    return format_percent(percent, telling_places(percent, threshold.percent) if threshold else 2)
