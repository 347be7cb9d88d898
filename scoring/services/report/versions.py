"""What sections said before: one row for the saves of one person within a few minutes, and one event with it."""

import datetime

from django.utils import timezone

from scoring.models import Action, Section, SectionVersion
from scoring.services.log import write_event
from units.models import User

TOGETHER = datetime.timedelta(minutes=5)


def keep_version(
    actor: User | None, section: Section, before: tuple[str, str], what: str, *, apart: bool = False
) -> None:
    """Keep what `section` says now; `before` is its title and text until now, for one that has no versions yet.

    `apart` makes a row of its own even right after another.
    """
    last = section.versions.order_by("-number").first() or _first(section, before)
    if not apart and _goes_on(last, actor):
        last.title, last.body = section.title, section.body
        last.save(update_fields=["title", "body"])
        return
    _add(section, last.number + 1, (section.title, section.body), actor)
    write_event(
        actor=actor,
        action=Action.REPORT_CHANGED,
        round_=section.report.round,
        payload={"section": section.title or section.key, "key": section.key, "what": what},
    )


def _first(section: Section, before: tuple[str, str]) -> SectionVersion:
    return _add(section, 1, before, None)


def _goes_on(last: SectionVersion, actor: User | None) -> bool:
    """Whether `last` was begun by the same person a moment ago; the first row is what the report began with."""
    own = last.number > 1 and last.saved_by_id == (actor.pk if actor else None)
    return own and timezone.now() - last.saved_at < TOGETHER


def _add(section: Section, number: int, said: tuple[str, str], actor: User | None) -> SectionVersion:
    title, body = said
    return SectionVersion.objects.create(
        section=section, number=number, title=title, body=body, saved_by=actor, saved_at=timezone.now()
    )
