"""The starter outline of a report, made for one round: its authority, its units, the domains of its criteria set."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

from defusedxml import ElementTree

from scoring.models import Domain, Round
from scoring.report.words import kind_words, lower_first
from units.models import Kind

_LEVELS = (("co-quan", "authority", "Đối với {authority}"), ("don-vi", "units", "Đối với các {kinds}"))
_FILE = Path(__file__).with_name("outline.xml")


@dataclass(frozen=True, slots=True)
class StarterSection:
    """A section as a report begins with it. `hint` says what belongs here; it is shown while writing, never printed."""

    key: str
    title: str
    depth: int
    block: str = ""
    body: str = ""
    hint: str = ""


def starter_sections(round_: Round) -> list[StarterSection]:
    """The outline for a round, in order. Two queries: kinds of its units, domains of its criteria set."""
    words = _words(round_)
    domains = list(Domain.objects.filter(criteria_set=round_.criteria_set_id).order_by("number"))
    sections: list[StarterSection] = []
    for element in _outline():
        if element.tag == "section":
            sections.append(_section(element, words))
        elif element.tag == "domains":
            sections.extend(section for domain in domains[1:] for section in _domain(domain, words))
    return sections


def hints(round_: Round) -> dict[str, str]:
    """What belongs into each section, by key; sections that say it themselves are not in it."""
    return {section.key: section.hint for section in starter_sections(round_) if section.hint}


def inner_html(element: Element) -> str:
    """What stands within an element, as HTML."""
    return "".join(tostring(child, encoding="unicode", method="html").strip() for child in element)


@cache
def _outline() -> Element:
    root: Element = ElementTree.fromstring(_FILE.read_bytes())
    return root


def _words(round_: Round) -> dict[str, str]:
    kinds = set(round_.members.order_by().values_list("unit__kind", flat=True).distinct())
    return {
        "year": str(round_.year),
        "next_year": str(round_.year + 1),
        "authority": lower_first(round_.authority.full_name),
        "kinds": kind_words(kinds) or str(Kind.COMMUNE.label).lower(),
    }


def _section(element: Element, words: dict[str, str]) -> StarterSection:
    return StarterSection(
        key=element.get("key", ""),
        title=_filled(element.get("title", ""), words),
        depth=int(element.get("depth", "1")),
        block=element.get("block", ""),
        body=_filled(inner_html(element), words),
        hint=_filled(element.get("hint", ""), words),
    )


def _domain(domain: Domain, words: dict[str, str]) -> Iterator[StarterSection]:
    key, start = f"linh-vuc-{domain.number}", _start_of(domain)
    yield StarterSection(key=key, title=domain.name, depth=3)
    for part, tag, title in _LEVELS:
        text = start.find(tag)
        yield StarterSection(
            key=f"{key}-{part}",
            title=_filled(title, words),
            depth=4,
            body=_filled(inner_html(text), words) if text is not None else "",
            hint=_filled(start.get("hint", ""), words),
        )


def _start_of(domain: Domain) -> Element:
    """The first start whose word is in the domain's name; the last has none and fits all."""
    starts = _outline().findall("domain")
    return next(start for start in starts if start.get("match", "") in domain.name.lower())


def _filled(text: str, words: dict[str, str]) -> str:
    """Only the known names are placeholders: braces of another kind stay."""
    for name, word in words.items():
        text = text.replace(f"{{{name}}}", word)
    return text
