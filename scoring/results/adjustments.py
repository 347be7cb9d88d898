"""Bonus and penalty points in a document, and how they are told: criteria, bonus, penalty and what they make."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import format_number, format_percent
from scoring.models import Adjustment, AdjustmentKind, ClassificationScheme
from scoring.results import schema
from scoring.results.numbers import exact, percent_text
from scoring.rules.adjustment import Caps
from scoring.rules.exact import total
from scoring.rules.outcome import Outcome
from scoring.selectors.scheme import caps_of

KINDS = (AdjustmentKind.BONUS, AdjustmentKind.PENALTY)


def caps_document(scheme: ClassificationScheme) -> schema.CapsDocument | None:
    """The caps of a scheme; None where it counts neither."""
    caps = caps_of(scheme)
    return {"bonus": exact(caps.bonus), "penalty": exact(caps.penalty)} if caps.in_use else None


def adjustment_document(outcome: Outcome, lines: Sequence[Adjustment]) -> schema.AdjustmentDocument:
    """What was recorded beside the criteria, and what of it counts."""
    scored = outcome.scored.percent
    return {
        "scored_percent": None if scored is None else percent_text(scored),
        "bonus": exact(outcome.adjustment.bonus),
        "penalty": exact(outcome.adjustment.penalty),
        "lines": line_documents(lines),
    }


def counts_adjustments(overview: schema.Overview) -> bool:
    """Whether the scheme of a document counts bonus or penalty points."""
    return overview["scheme"].get("caps") is not None


def counted_points(unit: schema.UnitDocument, kind: AdjustmentKind) -> str:
    """What counts of a kind, in percentage points as text; "0" where nothing was recorded."""
    found = unit.get("adjustment")
    if found is None:
        return "0"
    return found["bonus"] if kind == AdjustmentKind.BONUS else found["penalty"]


def sum_text(unit: schema.UnitDocument) -> str:
    """How the composite comes about: "78,50% theo tiêu chí + 2 điểm thưởng = 80,50%"; empty without adjustment."""
    found, percent = unit.get("adjustment"), unit["percent"]
    if found is None or percent is None or found["scored_percent"] is None:
        return ""
    parts = "".join(_part(kind, counted_points(unit, kind)) for kind in KINDS)
    return _("%(scored)s theo điểm tiêu chí%(parts)s = %(percent)s") % {
        "scored": format_percent(Decimal(found["scored_percent"])),
        "parts": parts,
        "percent": format_percent(Decimal(percent)),
    }


def _part(kind: AdjustmentKind, points: str) -> str:
    if Decimal(points) == 0:
        return ""
    words = _(" + %(points)s điểm thưởng") if kind == AdjustmentKind.BONUS else _(" − %(points)s điểm trừ")
    return words % {"points": format_number(Decimal(points))}


def short_text(unit: schema.UnitDocument) -> str:
    """What counts beside the criteria, in a few words: "thưởng 2, trừ 0,5"; empty where nothing does."""
    told = [_short(kind, counted_points(unit, kind)) for kind in KINDS]
    return ", ".join(filter(None, told))


def _short(kind: AdjustmentKind, points: str) -> str:
    if Decimal(points) == 0:
        return ""
    words = _("thưởng %(points)s") if kind == AdjustmentKind.BONUS else _("trừ %(points)s")
    return words % {"points": format_number(Decimal(points))}


def line_texts(unit: schema.UnitDocument) -> list[str]:
    """Every line with its reason, and where a cap cut, how much was recorded; none without adjustment."""
    found = unit.get("adjustment")
    if found is None:
        return []
    return [*map(_line, found["lines"]), *_cut(unit, found["lines"])]


def _line(line: schema.AdjustmentLineDocument) -> str:
    bonus, penalty = _("Thưởng %(points)s điểm: %(reason)s"), _("Trừ %(points)s điểm: %(reason)s")
    words = bonus if line["kind"] == AdjustmentKind.BONUS else penalty
    return words % {"points": format_number(Decimal(line["points"])), "reason": line["reason"]}


def _cut(unit: schema.UnitDocument, lines: Iterable[schema.AdjustmentLineDocument]) -> Iterable[str]:
    for kind in KINDS:
        written = total(Decimal(line["points"]) for line in lines if line["kind"] == kind)
        counted = Decimal(counted_points(unit, kind))
        if written > counted:
            yield cut_text(kind, written, counted)


def cut_text(kind: AdjustmentKind, written: Decimal, counted: Decimal) -> str:
    """That more points of a kind were recorded than count."""
    return _("%(kind)s đã ghi %(written)s điểm, được tính tối đa %(counted)s điểm") % {
        "kind": kind.label,
        "written": format_number(written),
        "counted": format_number(counted),
    }


def rule_text(overview: schema.Overview) -> str:
    """The rule in one sentence, with the caps of a document; empty where none count."""
    caps = overview["scheme"].get("caps")
    return rule_sentence(Caps(Decimal(caps["bonus"]), Decimal(caps["penalty"]))) if caps else ""


def rule_sentence(caps: Caps) -> str:
    """How bonus and penalty points make the composite, and how many count."""
    sentence = _(
        "Chỉ số tổng hợp = điểm đạt/điểm tối đa × 100, cộng điểm thưởng (tối đa %(bonus)s), trừ điểm trừ (tối đa"
        " %(penalty)s), không dưới 0; tỷ lệ từng lĩnh vực không đổi."
    )
    return sentence % {"bonus": format_number(caps.bonus), "penalty": format_number(caps.penalty)}


def line_documents(rows: Iterable[Adjustment]) -> list[schema.AdjustmentLineDocument]:
    """Lines as recorded."""
    return [{"kind": row.kind, "points": exact(row.points), "reason": row.reason} for row in rows]
