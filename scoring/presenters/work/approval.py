"""The page of approval: what is missing, what would be published, what each version changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from scoring.models import Explanation, Proposal, Publication, Round
from scoring.presenters.badges import Badge, badges
from scoring.presenters.corrections import percent_pair
from scoring.presenters.figures import NOTHING
from scoring.presenters.minutes import minutes_text
from scoring.results import schema
from scoring.selectors.versions import Standing, UnitChange
from units.models import User
from units.names import sort_key

MOST_CHANGES = 60


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the round is; `tone` is a class of work.css, never without the words."""

    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands in the way, and where to mend it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ClassCount:
    """Units of a class in what would be published."""

    badge: Badge
    count: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Both figures of a unit that changed; a part that stayed the same is told once, in `new`."""

    name: str
    old_percent: str
    new_percent: str
    old_band: str
    new_band: str
    old_rank: str
    new_rank: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A published version and what it changed; `more` counts the changes that are not listed."""

    number: int
    at: datetime
    by: str
    proposed_by: str
    minutes: str
    reason: str
    sha256: str
    url: str
    changes: Sequence[ChangeRow]
    more: int


@dataclass(frozen=True, slots=True)
class PastProposal:
    """A proposal that came to nothing: returned (with the reason) or withdrawn."""

    at: datetime
    by: str
    minutes: str
    outcome: str
    closed_by: str
    closed_at: datetime | None
    reason: str


def stand_of(round_: Round, *, is_published: bool, is_proposed: bool) -> Stand:
    """Where the round is on its way."""
    if is_proposed:
        return Stand(_("Chờ phê duyệt"), "busy")
    if not is_published:
        return Stand(_("Đang chấm điểm"), "")
    return Stand(_("Đang đính chính"), "warn") if round_.correction_reason else Stand(_("Đã công bố"), "good")


def missing_gaps(round_: Round, units: Sequence[schema.UnitDocument]) -> list[Gap]:
    """Units without all their points by name, each with its sheet."""
    text = _("%(unit)s: còn thiếu điểm của %(count)d tiêu chí")
    return [
        Gap(
            text % {"unit": unit["full_name"], "count": unit["missing"]},
            reverse("sheet", args=[round_.slug, unit["code"]]),
        )
        for unit in sorted(units, key=lambda unit: sort_key(unit["name"]))
        if unit["missing"] or unit["band"] is None
    ]


def explanation_gaps(round_: Round, explanations: Sequence[Explanation]) -> list[Gap]:
    """Explanations without a decision, each with its cell."""
    text = _("%(unit)s, tiêu chí %(code)s: giải trình chưa kết luận")
    return [
        Gap(
            text % {"unit": each.round_unit.unit.full_name, "code": each.criterion.code},
            reverse("cell", args=[round_.slug, each.round_unit.unit.code, each.criterion.code]),
        )
        for each in explanations
    ]


def class_counts(overview: schema.Overview, units: Sequence[schema.UnitDocument]) -> list[ClassCount]:
    """How many units are in each class, best first."""
    held = [unit["band"] for unit in units]
    shown = badges(overview["scheme"]["bands"])
    return [ClassCount(badge, held.count(code)) for code, badge in shown.items()]


def heads_differing(units: Sequence[schema.UnitDocument]) -> int:
    """Heads whose rating is another than the class of their unit."""
    return sum(1 for unit in units if unit["head"] and unit["head"]["rating"] != unit["head"]["proposed"])


def standings(units: Sequence[schema.UnitDocument]) -> dict[str, tuple[str, Standing]]:
    """Outcomes of documents that are not published yet, by unit code."""
    return {unit["code"]: (unit["full_name"], _standing(unit)) for unit in units}


def change_rows(changes: Sequence[UnitChange], overview: schema.Overview) -> list[ChangeRow]:
    """Both figures of each unit that changed."""
    labels = {band["code"]: band["label"] for band in overview["scheme"]["bands"]}
    return [_change(change, labels) for change in changes]


def version_rows(
    round_: Round, publications: Sequence[Publication], changes: Mapping[int, Sequence[UnitChange]]
) -> list[VersionRow]:
    """Every version, the latest first."""
    return [_version(round_, each, changes.get(each.version, [])) for each in publications]


def past_proposals(proposals: Sequence[Proposal]) -> list[PastProposal]:
    """Proposals that were returned or withdrawn."""
    return [
        PastProposal(
            at=each.proposed_at,
            by=person_name(each.proposed_by),
            minutes=minutes_text(each.minutes_number, each.minutes_date),
            outcome=_("Trả lại") if each.return_reason else _("Rút"),
            closed_by=person_name(each.closed_by),
            closed_at=each.closed_at,
            reason=each.return_reason,
        )
        for each in proposals
    ]


def person_name(person: User | None) -> str:
    """Who did something; acts of the command line have no account."""
    return person.get_full_name() if person else _("dòng lệnh")


def _standing(unit: schema.UnitDocument) -> Standing:
    percent = unit["percent"]
    return Standing(None if percent is None else Decimal(percent), unit["band"] or "", unit["rank"] or 0)


def _version(round_: Round, publication: Publication, changes: Sequence[UnitChange]) -> VersionRow:
    return VersionRow(
        number=publication.version,
        at=publication.published_at,
        by=person_name(publication.published_by),
        proposed_by=person_name(publication.proposed_by) if publication.proposed_by else "",
        minutes=minutes_text(publication.minutes_number, publication.minutes_date),
        reason=publication.reason,
        sha256=publication.sha256,
        url=reverse("version-json", args=[round_.slug, publication.version]),
        changes=change_rows(changes[:MOST_CHANGES], publication.overview),
        more=max(0, len(changes) - MOST_CHANGES),
    )


def _change(change: UnitChange, labels: Mapping[str, str]) -> ChangeRow:
    old, new = change.old, change.new
    old_percent, new_percent = percent_pair(change)
    return ChangeRow(
        name=change.name,
        old_percent=old_percent,
        new_percent=new_percent,
        old_band=_band(old, labels),
        new_band=_band(new, labels),
        old_rank=_rank(old),
        new_rank=_rank(new),
    )


def _band(standing: Standing | None, labels: Mapping[str, str]) -> str:
    return NOTHING if standing is None or not standing.band else labels.get(standing.band, standing.band)


def _rank(standing: Standing | None) -> str:
    return NOTHING if standing is None or not standing.rank else str(standing.rank)
