"""The timetable of a round, as the rules read it."""

from collections.abc import Iterable

from scoring.models import Round, StageExtension, StageWindow
from scoring.rules.calendar import in_order, shifted
from scoring.rules.stages import Extension, Stage, Timetable, Window


def timetable_of(round_: Round) -> Timetable:
    """Windows and extensions of a round, in two queries."""
    windows = StageWindow.objects.filter(round=round_).values_list("stage", "opens_on", "closes_on")
    extensions = StageExtension.objects.filter(round=round_).order_by("pk")
    return Timetable(
        tuple(Window(Stage(stage), opens, closes) for stage, opens, closes in windows),
        tuple(
            Extension(Stage(stage), since, until, place)
            for stage, since, until, place in extensions.values_list("stage", "since", "until", "place_id")
        ),
    )


def earlier_timetable(round_: Round) -> tuple[Round, list[Window]] | None:
    """The latest earlier round of the authority that had a timetable, and its windows moved to this round's year."""
    dated = StageWindow.objects.filter(round__authority=round_.authority_id, round__year__lt=round_.year)
    latest = dated.select_related("round").order_by("-round__year", "-round__pk").first()
    if latest is None:
        return None
    windows = timetable_of(latest.round).windows
    return latest.round, in_order(shifted(windows, round_.year - latest.round.year))


def edition_of(windows: Iterable[Window]) -> str:
    """The windows as one text; two editions are equal when no date differs. Tells a stale form."""
    return ";".join(f"{each.stage}:{each.opens or ''}:{each.closes or ''}" for each in in_order(windows))


def extensions_of(round_: Round) -> list[StageExtension]:
    """Extensions with their unit and who gave them, the latest first; in one query."""
    return list(StageExtension.objects.filter(round=round_).select_related("place__unit", "by").order_by("-pk"))
