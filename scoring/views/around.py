"""What the pages of a round share: the frame, and what a correction changed."""

from scoring.permissions import may_steer
from scoring.presenters import frame
from scoring.presenters.corrections import correction_texts
from scoring.results.schema import Overview
from scoring.selectors.versions import changes_of
from scoring.views.guard import Opened


def frame_of(opened: Opened, overview: Overview) -> frame.Frame:
    """Head of a page of the round."""
    return frame.frame(
        opened.round,
        overview,
        opened.publication,
        rounds=opened.rounds,
        is_followed=opened.is_followed,
        is_steered=may_steer(opened.reader, opened.round),
    )


def corrections(opened: Opened) -> dict[str, str]:
    """What the version in force changed, by unit code; nothing while the round is open, or in a first version."""
    if opened.publication is None:
        return {}
    bands = {band["code"]: band for band in opened.publication.overview["scheme"]["bands"]}
    return correction_texts(changes_of(opened.publication), bands)
