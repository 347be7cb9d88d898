"""Everything the page of approval shows, for the office and for the leader."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scoring.models import Proposal, Publication, Round
from scoring.permissions import Person, may_propose, may_publish
from scoring.presenters.minutes import minutes_text
from scoring.presenters.work import approval as shown
from scoring.presenters.work.returned import Returned, returned_proposal_line
from scoring.results.source import Results, results_of
from scoring.selectors.approval import closed_proposals, live_proposal, sheets_of, undecided
from scoring.selectors.gate import Gate
from scoring.selectors.returned import returned_proposal
from scoring.selectors.versions import UnitChange, changes, changes_by_version, standings_of, versions_of
from scoring.services.errors import RefusedError
from scoring.services.publishable import Prepared, computed, content_sha256, obstacles, refuse_before_approval
from scoring.services.rounds import refuse_unusable


@dataclass(frozen=True)
class Page:
    """A round on its way to publication, as one person sees it."""

    gate: Gate
    person: Person

    @cached_property
    def round(self) -> Round:
        """The round."""
        return self.gate.round

    @cached_property
    def versions(self) -> list[Publication]:
        """Published versions, the latest first."""
        return versions_of(self.round)

    @cached_property
    def proposal(self) -> Proposal | None:
        """The proposal that waits."""
        return live_proposal(self.round)

    @cached_property
    def is_settled(self) -> bool:
        """Whether the round is published and no correction is open."""
        return self.gate.is_published and not self.round.correction_reason

    @cached_property
    def unusable(self) -> list[str]:
        """What is wrong with criteria set or scheme: without them nothing can be computed."""
        try:
            refuse_unusable(self.round.criteria_set, self.round.scheme)
        except RefusedError as error:
            return list(error.messages)
        return []

    @cached_property
    def ready(self) -> Prepared | None:
        """What would be published now; None where nothing is to be, or can be, published."""
        return None if self.is_settled or self.unusable else computed(self.round)

    @cached_property
    def problems(self) -> list[str]:
        """Why it cannot be proposed now."""
        if self.ready is None:
            return self.unusable
        return [*_too_early(self.round), *obstacles(self.round, self.ready)]

    @cached_property
    def results(self) -> Results | None:
        """The result in force, or the one that would be published."""
        if self.is_settled and self.versions:
            return results_of(self.versions[0])
        return Results(self.ready.built.overview, self.ready.built.units, None) if self.ready else None

    @cached_property
    def pending(self) -> list[UnitChange]:
        """What publication would change against the version in force."""
        if self.ready is None or not self.versions:
            return []
        return changes(standings_of(self.versions[0]), shown.standings(self.ready.built.units))

    @cached_property
    def is_altered(self) -> bool:
        """Whether the content is no longer what was proposed."""
        if self.proposal is None or self.ready is None:
            return False
        return content_sha256(self.round, self.ready) != self.proposal.content_sha256


def approval_context(gate: Gate, person: Person) -> dict[str, Any]:
    """Context of the page, in a number of queries that depends neither on units nor on versions."""
    page = Page(gate, person)
    return {
        "stand": shown.stand_of(page.round, is_published=gate.is_published, is_proposed=gate.is_proposed),
        "sheets": sheets_of(page.round),
        **_state(page),
        **_preview(page),
        **_acts(page),
        "versions": shown.version_rows(page.round, page.versions, changes_by_version(page.round)),
        "past": shown.past_proposals(closed_proposals(page.round)),
    }


def _state(page: Page) -> dict[str, Any]:
    units = page.ready.built.units if page.ready else []
    waiting = [] if page.is_settled else undecided(page.round)
    return {
        "is_settled": page.is_settled,
        "returned": _returned(page),
        "problems": page.problems,
        "gaps": [*shown.missing_gaps(page.round, units), *shown.explanation_gaps(page.round, waiting)],
        "is_correction": bool(page.round.correction_reason) and page.gate.is_published,
    }


def _returned(page: Page) -> Returned | None:
    proposal = returned_proposal(page.round)
    return returned_proposal_line(page.round.slug, proposal) if proposal else None


def _preview(page: Page) -> dict[str, Any]:
    results = page.results
    if results is None or not results.units:
        return {"classes": []}
    return {
        "classes": shown.class_counts(results.overview, results.units),
        "heads_differing": shown.heads_differing(results.units),
        "pending": shown.change_rows(page.pending[: shown.MOST_CHANGES], results.overview),
        "pending_more": max(0, len(page.pending) - shown.MOST_CHANGES),
    }


def _acts(page: Page) -> dict[str, Any]:
    """Which acts are offered; the services ask once more."""
    proposal, round_ = page.proposal, page.round
    proposes, publishes = may_propose(page.person, round_), may_publish(page.person, round_)
    is_own = proposal is not None and proposal.proposed_by_id == page.person.pk
    is_idle = proposal is None and not page.is_settled
    return {
        "proposal": proposal,
        "proposed_by": shown.person_name(proposal.proposed_by) if proposal else "",
        "minutes": minutes_text(proposal.minutes_number, proposal.minutes_date) if proposal else "",
        "is_altered": page.is_altered,
        "is_own_proposal": is_own and publishes,
        "may_propose": proposes and is_idle,
        "may_withdraw": proposes and proposal is not None,
        "may_approve": publishes and proposal is not None and not is_own,
        "may_return": publishes and proposal is not None,
        "may_correct": publishes and page.is_settled,
        "may_drop": publishes and is_idle and page.gate.is_published,
    }


def _too_early(round_: Round) -> list[str]:
    try:
        refuse_before_approval(round_)
    except RefusedError as error:
        return list(error.messages)
    return []
