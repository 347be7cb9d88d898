"""What the office arranges: rounds, members, timetable, shares, criteria."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.models import RemedyState
from scoring.presenters.work.trail.effort_acts import efforts_set
from scoring.presenters.work.trail.told import Names, Payload, Told, day_text, days_text, named, said, stage_text

NAMED = 20


def round_opened(payload: Payload, _names: Names) -> Told:
    """A round with its units."""
    count = payload.get("units", 0)
    text = ngettext("Mở kỳ đánh giá với %(count)d đơn vị", "Mở kỳ đánh giá với %(count)d đơn vị", count)
    return Told(text % {"count": count})


def members_changed(payload: Payload, names: Names) -> Told:
    """Units that joined or left; how they are ranked, and whether the survey counts."""
    if "survey_held" in payload:
        held = payload["survey_held"]
        return Told(_("Có tổ chức điều tra xã hội học") if held else _("Không tổ chức điều tra xã hội học"))
    if "blocks" in payload:
        return Told(_("Đặt khối xếp hạng"), tuple(payload["blocks"]) or (_("không chia khối"),))
    details = said(
        (_("Thêm"), _listed(payload.get("added", []), names)),
        (_("Bỏ"), _listed(payload.get("removed", []), names)),
        (_("Chuyển khối"), _listed(payload.get("moved", []), names)),
    )
    return Told(_("Thay đổi đơn vị tham gia kỳ đánh giá"), details)


def timetable_set(payload: Payload, _names: Names) -> Told:
    """Stages with their days; those taken out are named."""
    new, old = payload.get("new", {}), payload.get("old", {})
    stages = [
        _("%(stage)s: %(days)s") % {"stage": stage_text(stage), "days": days_text(*days)} for stage, days in new.items()
    ]
    gone = [_("bỏ %(stage)s") % {"stage": stage_text(stage)} for stage in old if stage not in new]
    return Told(_("Đặt lịch của kỳ đánh giá") if new else _("Bỏ lịch: mọi giai đoạn đều mở"), (*stages, *gone))


def stage_extended(payload: Payload, _names: Names) -> Told:
    """More time for a stage."""
    words = {
        "stage": stage_text(payload.get("stage", "")),
        "days": days_text(payload.get("since"), payload.get("until")),
    }
    return Told(_("Gia hạn, mở lại %(stage)s: %(days)s") % words, reason=payload.get("reason", ""))


def assigned(payload: Payload, names: Names) -> Told:
    """What an appraiser is to appraise from now on."""
    words = {"who": names.appraiser(payload.get("appraiser", ""))}
    shares = tuple(_share(place, domain, names) for place, domain in payload.get("shares", []))
    if not shares:
        return Told(_("Thôi phân công thẩm định cho %(who)s") % words)
    return Told(_("Phân công thẩm định cho %(who)s") % words, (*shares[:NAMED], *_rest(len(shares))))


def criteria_cloned(payload: Payload, _names: Names) -> Told:
    """A criteria set or scheme copied to be changed."""
    words = {"source": payload.get("source", ""), "clone": payload.get("clone", "")}
    if payload.get("kind") == "scheme":
        return Told(_("Nhân bản thang phân loại “%(source)s” thành “%(clone)s”") % words)
    return Told(_("Nhân bản bộ tiêu chí “%(source)s” thành “%(clone)s”") % words)


def remedy_changed(payload: Payload, _names: Names) -> Told:
    """A task of the unit's remedy plan, added, changed or taken out; or the efforts that plans may weigh."""
    if "effort" in payload:
        return efforts_set(payload)
    state = payload.get("state", "")
    details = said(
        (_("Nhiệm vụ"), payload.get("task")),
        (_("Người phụ trách"), payload.get("person")),
        (_("Thời hạn"), day_text(payload.get("due_on"))),
        (_("Tình trạng"), RemedyState(state).label if state in RemedyState.values else state),
        (_("Hoàn thành ngày"), day_text(payload.get("done_on"))),
    )
    acts = {"added": _("Thêm nhiệm vụ khắc phục"), "removed": _("Bỏ nhiệm vụ khắc phục")}
    return Told(acts.get(payload.get("act", ""), _("Cập nhật kế hoạch khắc phục")), details, payload.get("reason", ""))


def _share(place: str | None, domain: int | None, names: Names) -> str:
    unit = names.unit(place) if place else _("mọi đơn vị")
    area = named(_("lĩnh vực %(number)s"), number=domain) if domain else _("mọi lĩnh vực")
    return _("%(area)s, %(unit)s") % {"area": area, "unit": unit}


def _listed(codes: Iterable[str], names: Names) -> str:
    every = [names.unit(code) for code in codes]
    return ", ".join([*every[:NAMED], *_rest(len(every))])


def _rest(count: int) -> list[str]:
    if count <= NAMED:
        return []
    return [ngettext("và %(count)d mục khác", "và %(count)d mục khác", count - NAMED) % {"count": count - NAMED}]
