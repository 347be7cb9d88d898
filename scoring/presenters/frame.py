"""What stands around every page of a round: title, state, notes, the way to other rounds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from cchc.numbers import format_date
from scoring.models import Publication, Round
from scoring.presenters.minutes import minutes_text
from scoring.results import schema


@dataclass(frozen=True, slots=True)
class RoundLink:
    """A round in the switcher."""

    url: str
    label: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A publication as it is cited; `reason` says why it replaced the one before, `minutes` what it rests on."""

    number: int
    date: str
    reason: str
    sha256: str
    minutes: str

    @property
    def is_correction(self) -> bool:
        """Whether an earlier version was in force before."""
        return self.number > 1

    @property
    def earlier(self) -> range:
        """Versions it replaced, the first one first."""
        return range(1, self.number)


@dataclass(frozen=True, slots=True)
class Frame:
    """Head of a page. `version` is None while the round is open; `correction` is the reason of one being made.

    `is_followed` tells that the reader is one of the authority's own people, `is_steered` that the leaders' pages
    of the round are open to them.
    """

    slug: str
    title: str
    year: int
    authority: str
    survey_held: bool
    is_sample: bool
    sample_set: str
    version: Version | None
    correction: str
    is_followed: bool
    is_steered: bool
    rounds: Sequence[RoundLink]


def frame(
    round_: Round,
    overview: schema.Overview,
    publication: Publication | None,
    *,
    rounds: Sequence[Round],
    is_followed: bool,
    is_steered: bool = False,
) -> Frame:
    """The head of a round's pages; an open correction is the business of those who follow the round."""
    head, criteria_set = overview["round"], overview["criteria_set"]
    return Frame(
        slug=round_.slug,
        title=head["title"],
        year=head["year"],
        authority=overview["authority"]["full_name"],
        survey_held=head["survey_held"],
        is_sample=head["is_sample"],
        sample_set=criteria_set["name"] if criteria_set["is_sample"] else "",
        version=_version(publication) if publication else None,
        correction=round_.correction_reason if is_followed and publication else "",
        is_followed=is_followed,
        is_steered=is_steered,
        rounds=round_links(rounds, current=round_),
    )


def round_links(rounds: Iterable[Round], current: Round | None = None) -> list[RoundLink]:
    """Links to rounds, named by year; by title where a year has several."""
    rounds = list(rounds)
    times = Counter(round_.year for round_ in rounds)
    return [
        RoundLink(
            url=reverse("round", args=[round_.slug]),
            label=str(round_.year) if times[round_.year] == 1 else f"{round_.year} · {round_.title}",
            is_current=round_ == current,
        )
        for round_ in rounds
    ]


def _version(publication: Publication) -> Version:
    return Version(
        number=publication.version,
        date=format_date(timezone.localtime(publication.published_at).date()),
        reason=publication.reason,
        sha256=publication.sha256,
        minutes=minutes_text(publication.minutes_number, publication.minutes_date),
    )
