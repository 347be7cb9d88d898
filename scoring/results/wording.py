"""Why a unit has its class, in words: one wording for page, print, workbook and JSON."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.results import schema
from scoring.rules.rounding import ceil_points, shown_gap, telling_places

POINT_PLACES = 4

Bands = Mapping[str, schema.BandDocument]
Domains = Mapping[int, schema.DomainHeadDocument]


def class_reason(unit: schema.UnitDocument, bands: Bands, domains: Domains) -> str:
    """One sentence: what keeps the unit from the next better class, or that it has the best one."""
    band = unit["band"]
    if band is None:
        return _("Chưa có điểm để phân loại.")
    blocking = blocking_shortfalls(unit)
    if not blocking:
        return _("Đạt mức cao nhất: đủ ngưỡng chỉ số tổng hợp và mọi lĩnh vực đều đạt ngưỡng.")
    target = bands[blocking[0]["band"]]["label"]
    listed = "; ".join(shortfall_text(item, domains) for item in blocking)
    return _("Chưa đạt “%(target)s” vì %(listed)s.") % {"target": target, "listed": listed}


def blocking_shortfalls(unit: schema.UnitDocument) -> list[schema.ShortfallDocument]:
    """What stands between the unit and the next better class."""
    shortfalls = unit["shortfalls"]
    return [item for item in shortfalls if item["band"] == shortfalls[-1]["band"]] if shortfalls else []


def blocking_domains(unit: schema.UnitDocument) -> list[int]:
    """Numbers of the domains that keep the unit from the next better class."""
    return [item["domain"] for item in blocking_shortfalls(unit) if item["domain"] is not None]


def held_back_by_domain(unit: schema.UnitDocument) -> bool:
    """Whether the composite meets the next better class and only domains stand in the way (seed, II.2.1.b)."""
    blocking = blocking_shortfalls(unit)
    return bool(blocking) and all(item["domain"] is not None for item in blocking)


def shortfall_text(item: schema.ShortfallDocument, domains: Domains) -> str:
    """One failed condition: what, how much it reached, the threshold, and what is missing."""
    return _("%(what)s đạt %(actual)s, %(threshold)s (%(missing)s)") % {
        "what": _what(item, domains),
        "actual": actual_text(item),
        "threshold": _threshold(item),
        "missing": missing_text(item),
    }


def actual_text(item: schema.ShortfallDocument) -> str:
    """The percentage reached; with as many decimals as it takes not to look like the threshold itself."""
    return format_percent(Decimal(item["actual"]), _places(item))


def missing_text(item: schema.ShortfallDocument) -> str:
    """What is missing: percentage points as a reader would subtract them, and the exact points (at most 4 decimals)."""
    points = Decimal(item["points"])
    if points == 0:
        return _("cần nhiều hơn đúng mức này")
    gap = shown_gap(Decimal(item["actual"]), Decimal(item["threshold"]), _places(item))
    return _("thiếu %(percent)s điểm phần trăm, tức %(points)s điểm") % {
        "percent": format_number(gap, _places(item)),
        "points": format_number(ceil_points(points, POINT_PLACES)),
    }


def _places(item: schema.ShortfallDocument) -> int:
    return telling_places(Decimal(item["actual"]), Decimal(item["threshold"]))


def _what(item: schema.ShortfallDocument, domains: Domains) -> str:
    number = item["domain"]
    if number is None:
        return _("chỉ số tổng hợp")
    return _("lĩnh vực %(number)d (%(name)s)") % {"number": number, "name": domains[number]["name"]}


def _threshold(item: schema.ShortfallDocument) -> str:
    percent = format_number(Decimal(item["threshold"]))
    if item["inclusive"]:
        return _("dưới mức %(percent)s%%") % {"percent": percent}
    return _("không trên mức %(percent)s%%") % {"percent": percent}


def notice_texts(unit: schema.UnitDocument, bands: Bands) -> Sequence[str]:
    """Warnings for values on a threshold, or that look like another class once rounded."""
    return [_notice(item, bands) for item in unit["notices"]]


def _notice(item: schema.NoticeDocument, bands: Bands) -> str:
    number = item["domain"]
    words = {
        "what": _("Chỉ số tổng hợp") if number is None else _("Lĩnh vực %(n)d") % {"n": number},
        "actual": format_number(Decimal(item["actual"])),
        "shown": format_percent(Decimal(item["actual"])),
        "band": bands[item["band"]]["label"],
    }
    if item["caution"] == "on_threshold":
        return _("%(what)s đúng bằng ngưỡng của “%(band)s” (%(shown)s): kiểm tra quy định ghi “từ” hay “trên”.") % words
    return (
        _("%(what)s là %(actual)s%%, làm tròn thành %(shown)s nhưng xếp theo số chưa làm tròn (ngưỡng “%(band)s”).")
        % words
    )
