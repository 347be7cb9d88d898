"""The way up of every unit of the demo, tried through the numbers that its own page shows."""

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from urllib.parse import parse_qsl, urlencode

import pytest
from django.test import Client

from scoring.results.source import Results
from tests.rules import demo as fixtures

pytestmark = pytest.mark.django_db  # a test database is made only where a test asks for it

UNITS = sorted(fixtures.marks(2021))
STEP, TRIFLE = Decimal("0.01"), Decimal("0.000001")


class Page:
    """A unit's way up, read as a person reads it."""

    def __init__(self, unit: str) -> None:
        self.address = f"/2021/don-vi/{unit}/duong-len-hang/"
        self.text = self.ask("")

    def ask(self, query: str) -> str:
        response = Client().get(f"{self.address}?{query}")
        assert response.status_code == 200
        return html.unescape(response.content.decode())

    def class_with(self, points: dict[str, Decimal]) -> str:
        """The class that the page gives for points by criterion code."""
        query = urlencode({code: str(value).replace(".", ",") for code, value in points.items()})
        found = re.search(r'verdict__class">([^<]+)<', self.ask(query))
        assert found
        return found[1]

    @property
    def ways(self) -> Iterator[tuple[str, str]]:
        """Label and section of each class to rise to, the next one first."""
        for section in re.findall(r'<section class="way".*?</section>', self.text, re.DOTALL):
            label = re.search(r"Lên “([^”]+)”", section)
            assert label
            yield label[1], section


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def tried(section: str) -> dict[str, Decimal]:
    """The points that the page proposes, by criterion code."""
    link = re.search(r'href="\?([^"#]+)#thu"', section)
    assert link
    return {code: number(points) for code, points in parse_qsl(link[1])}


def need(section: str) -> Decimal:
    found = re.search(r"Cần ít nhất <strong>([^<]+)</strong>", section)
    assert found
    return number(found[1])


def shortfalls(section: str) -> dict[int | None, Decimal]:
    """The exact points that each missed condition asks for, by domain; None is the composite."""
    rows = r'<th scope="row">(?:(\d+)\. )?[^<]+</th>(?:(?!</tr>).)*?Thiếu đúng[^>]*><strong>([^<]+)<'
    return {int(domain) if domain else None: number(points) for domain, points in re.findall(rows, section, re.DOTALL)}


def gains(section: str) -> dict[str, tuple[Decimal, Decimal]]:
    """What each criterion has now and is to gain."""
    rows = r'<th scope="row">(\S+) <span(?:(?!</tr>).)*?">([\d,]+) / [\d,]+</td>\s*<td[^>]*><strong>\+([\d,]+)<'
    return {code: (number(now), number(gain)) for code, now, gain in re.findall(rows, section, re.DOTALL)}


def exactly(section: str) -> dict[str, Decimal]:
    """Gains that bring no more than the exact shortfalls, on the criteria that the page names."""
    rows, missing = gains(section), shortfalls(section)
    taken = dict.fromkeys(rows, Decimal(0))
    for domain, points in missing.items():
        take(points, {code: row[1] for code, row in rows.items() if domain and code.startswith(f"{domain}.")}, taken)
    take(need(section) - sum(taken.values()), {code: row[1] - taken[code] for code, row in rows.items()}, taken)
    return {code: gain for code, gain in taken.items() if gain}


def take(points: Decimal, room: dict[str, Decimal], taken: dict[str, Decimal]) -> None:
    for code, most in room.items():
        part = max(min(points, most), Decimal(0))
        taken[code] += part
        points -= part


@pytest.mark.parametrize("unit", UNITS)
def test_what_the_page_proposes_brings_the_class_and_one_step_less_does_not(
    demo: dict[str, Results], unit: str
) -> None:
    for place, (label, section) in enumerate(Page(unit).ways):
        points = tried(section)
        assert Page(unit).class_with(points) == label
        for code in points if place == 0 else ():
            assert Page(unit).class_with({**points, code: points[code] - STEP}) != label


@pytest.mark.parametrize("unit", UNITS)
def test_exactly_the_named_shortfall_changes_the_class_and_less_does_not(demo: dict[str, Results], unit: str) -> None:
    page = Page(unit)
    label, section = next(page.ways)
    now = {code: row[0] for code, row in gains(section).items()}
    taken = exactly(section)
    assert sum(taken.values()) == need(section)
    assert page.class_with({code: now[code] + gain for code, gain in taken.items()}) == label
    for code in taken:
        less = {**taken, code: taken[code] - TRIFLE}
        assert page.class_with({code: now[code] + gain for code, gain in less.items()}) != label


@pytest.mark.parametrize("unit", UNITS)
def test_the_least_is_what_the_floors_or_the_composite_ask_for(demo: dict[str, Results], unit: str) -> None:
    for _label, section in Page(unit).ways:
        missing = shortfalls(section)
        floors = sum(points for domain, points in missing.items() if domain)
        assert need(section) == max(floors, missing.get(None, Decimal(0)))
