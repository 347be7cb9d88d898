"""The timetable of a round, as the rules read it."""

from scoring.models import Round, StageExtension, StageWindow
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
