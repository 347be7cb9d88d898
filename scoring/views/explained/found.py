"""A unit of an opened round, with what pages about it read."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404

from scoring.presenters.badges import Badge, badges
from scoring.results.explained.case import Case, case_of
from scoring.results.explained.peers import Peers, live_peers, published_peers
from scoring.results.single import UnitRecord, unit_record
from scoring.views.guard import Opened


@dataclass(frozen=True)
class Found:
    """The unit's record in the round."""

    opened: Opened
    record: UnitRecord

    @cached_property
    def case(self) -> Case:
        """The unit as the rules take it."""
        return case_of(self.record.results.overview, self.record.unit, self.record.scores)

    @cached_property
    def peers(self) -> Peers:
        """The units it is ranked with."""
        block = self.record.unit["block"]
        if self.opened.publication:
            return published_peers(self.opened.publication, block)
        return live_peers(self.opened.round, self.record.results.units, block)

    @cached_property
    def badges(self) -> dict[str, Badge]:
        """Classes of the round by code."""
        return dict(badges(self.record.results.overview["scheme"]["bands"]))


def unit_or_404(opened: Opened, code: str) -> Found:
    """The unit with this code. Raises Http404 where the round has none."""
    record = unit_record(opened.round, opened.publication, code)
    if record is None:
        raise Http404
    return Found(opened, record)
