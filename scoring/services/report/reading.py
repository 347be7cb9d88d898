"""What the acts on a report ask of those who print and check it: handed in, so that services know nothing of print."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scoring.models import Publication, Report

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """How a report is read when it is submitted and approved; called under the lock of its round.

    `content` gives all that an edition with this number freezes, as JSON values; `obstacles` says in words what is
    still to be done before it can be submitted (stale or empty sections, missing figures, open errors of the check).
    """

    content: Callable[[Report, Publication, int], Content]
    obstacles: Callable[[Report, Publication], Sequence[str]]
