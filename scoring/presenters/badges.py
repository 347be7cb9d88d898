"""Classes as badges: words, and the tone that goes with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.results import schema

BEST, GOOD, MIDDLE, WORST = "excellent", "good", "completed", "not-completed"


@dataclass(frozen=True, slots=True)
class Badge:
    """A class as shown: `tone` names its colour in the style sheet, never shown without `label`."""

    code: str
    label: str
    short: str
    tone: str


def badges(bands: Sequence[schema.BandDocument]) -> Mapping[str, Badge]:
    """Badges of a scheme's classes by code, best first."""
    return {
        band["code"]: Badge(band["code"], band["label"], band["short_label"], _tone(place, len(bands)))
        for place, band in enumerate(bands)
    }


def _tone(place: int, count: int) -> str:
    """Tone of the class at `place`; a scheme with more classes than tones repeats the middle one."""
    if place + 1 == count:
        return WORST
    return (BEST, GOOD, MIDDLE)[min(place, 2)]
