"""What stands in the way of publishing a round, and what would be published."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cchc.numbers import format_date
from scoring.models import Explanation, Publication, Round, Score, UnitResult
from scoring.results import schema
from scoring.results.build import Built, build, full_document, scores_by_place
from scoring.results.canonical import canonical_json, sha256_of
from scoring.rules.stages import Stage, StageState
from scoring.selectors.publications import latest_publication
from scoring.selectors.timetable import timetable_of
from scoring.services.errors import RefusedError
from scoring.services.locks import is_published
from scoring.services.rounds import refuse_unusable
from units.names import sort_key

NAMED = 5
# What tells one version from another without being part of the result.
STAMPED = {"version", "published_at", "reason", "previous_sha256", "minutes"}

Scores = dict[int, dict[str, str]]


@dataclass(frozen=True)
class Prepared:
    """What would be published now: the computed document in two parts, and the scores by place (RoundUnit pk)."""

    built: Built
    scores: Scores


def prepared(round_: Round) -> Prepared:
    """The round as it would be published. Raises RefusedError with everything that stands in the way."""
    refuse_unusable(round_.criteria_set, round_.scheme)
    ready = computed(round_)
    if found := obstacles(round_, ready):
        raise RefusedError(found)
    return ready


def computed(round_: Round) -> Prepared:
    """The round as it stands, complete or not. Its criteria set and scheme must be fit for use."""
    built = build(round_)
    return Prepared(built, scores_by_place(round_, set(built.computed.structure.by_code)))


def obstacles(round_: Round, ready: Prepared) -> list[str]:
    """Why it cannot be published, in words that say what to do; none when it can."""
    found = [*_outgrown(round_), *_incomplete(ready.built), *_undecided(round_)]
    return found or _unchanged(round_, ready)


def content_sha256(round_: Round, ready: Prepared) -> str:
    """Hash of everything that would be published, but version and time: two people mean the same by it."""
    head: schema.Overview = {**ready.built.overview, "reason": round_.correction_reason}
    return sha256_of(canonical_json(full_document(ready.built, head, ready.scores)))


def refuse_before_approval(round_: Round) -> None:
    """Raise while the stage of approval has not begun; once begun it does not end, nor does a correction wait."""
    timetable, today = timetable_of(round_), timezone.localdate()
    if is_published(round_) or timetable.state(Stage.APPROVAL, today) is not StageState.UPCOMING:
        return
    window = timetable.window(Stage.APPROVAL)
    day = format_date(window.opens) if window and window.opens else ""
    raise RefusedError(_("Chưa đến giai đoạn phê duyệt: bắt đầu từ %(day)s.") % {"day": day})


def _outgrown(round_: Round) -> list[str]:
    """Points above a maximum that was lowered after they were entered."""
    scores = Score.objects.filter(round_unit__round=round_, points__gt=F("criterion__max_points"))
    return [
        _("%(unit)s, tiêu chí %(code)s: điểm đã nhập cao hơn điểm tối đa. Hãy nhập lại.")
        % {"unit": score.round_unit.unit.full_name, "code": score.criterion.code}
        for score in scores.select_related("criterion", "round_unit__unit").order_by("pk")[:NAMED]
    ]


def _incomplete(built: Built) -> list[str]:
    if not built.units:
        return [_("Kỳ đánh giá chưa có đơn vị nào.")]
    lacking = [unit for unit in built.units if unit["missing"] or unit["band"] is None]
    if not lacking:
        return []
    lacking.sort(key=lambda unit: sort_key(unit["name"]))
    named = "; ".join(
        _("%(unit)s thiếu %(count)d tiêu chí") % {"unit": unit["full_name"], "count": unit["missing"]}
        for unit in lacking[:NAMED]
    )
    text = _("Chưa công bố được: %(count)d đơn vị còn thiếu điểm (%(named)s%(more)s). Hãy nhập đủ rồi công bố lại.")
    return [text % {"count": len(lacking), "named": named, "more": _more(len(lacking))}]


def _undecided(round_: Round) -> list[str]:
    """Explanations somebody still waits for: the points in question are not settled."""
    waiting = Explanation.objects.filter(round_unit__round=round_, decided_at=None)
    found = list(waiting.select_related("round_unit__unit", "criterion").order_by("pk"))
    if not found:
        return []
    named = "; ".join(
        _("%(unit)s, tiêu chí %(code)s") % {"unit": each.round_unit.unit.full_name, "code": each.criterion.code}
        for each in found[:NAMED]
    )
    text = _("Còn %(count)d giải trình chưa kết luận (%(named)s%(more)s). Hãy kết luận rồi trình lại.")
    return [text % {"count": len(found), "named": named, "more": _more(len(found))}]


def _more(count: int) -> str:
    return "; …" if count > NAMED else ""


def _unchanged(round_: Round, ready: Prepared) -> list[str]:
    """A correction that corrects nothing would only make readers look for what changed."""
    before = latest_publication(round_)
    if not before or _content(before.overview) != _content(ready.built.overview) or not _same_units(before, ready):
        return []
    text = _("Chưa có gì thay đổi so với phiên bản %(version)d. Hãy sửa điểm cần đính chính, hoặc bỏ đính chính.")
    return [text % {"version": before.version}]


def _content(head: schema.Overview) -> dict[str, Any]:
    return {name: value for name, value in head.items() if name not in STAMPED}


def _same_units(before: Publication, ready: Prepared) -> bool:
    frozen = UnitResult.objects.filter(publication=before).order_by("position").values_list("summary", "scores")
    pairs = zip(ready.built.units, ready.built.places, strict=True)
    return list(frozen) == [(unit, ready.scores.get(place.pk, {})) for unit, place in pairs]
