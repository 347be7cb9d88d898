"""`{% help "class" frame.slug %}`: the "?" beside a thing, which opens what it means."""

from typing import Any

from django import template
from django.urls import reverse

from scoring.help_words import HELP

register = template.Library()


@register.inclusion_tag("portal/_help.html")
def help(key: str, slug: str = "") -> dict[str, Any]:  # noqa: A001  # the name of the tag in templates
    """What `HELP` says under `key`; with the slug of a round it leads on to the passage of its methodology page.

    Without a slug it leads nowhere: not everybody who works on an open round may read its pages.
    """
    words = HELP[key]
    more = f"{reverse('methodology', args=[slug])}#{words.passage}" if slug and words.passage else ""
    return {"words": words, "more": more}
