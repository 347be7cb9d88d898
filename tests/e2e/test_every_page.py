"""Every page of the portal as everybody who may read it, in both languages, on a telephone, a tablet and a screen.

An office sees the most, so it comes first; of the other roles those pages are looked at that hold something new.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.access.addresses import addresses
from tests.e2e.pages_list import NOTHING_TO_SEE, ROLES, Place, pages_of_the_portal, places
from tests.e2e.standing import Portal, standing_portal

pytestmark = pytest.mark.looks

WIDTHS = (360, 768, 1366)
LOOKING = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
ELEMENT = re.compile(r"<([a-z]\w*)((?:\s[^>]*)?)>")
TELLING = re.compile(r'\b(?:class|type|role)="[^"]*"')
# Tools, no content: what tells of keys, and the check of figures as one types (it has a page of its own).
NEEDS_SCRIPTS = re.compile(r"Phím tắt \(\?\)|Ctrl\+K .*|Soát số liệu: .*")


@dataclass
class Walk:
    """What has been looked at: the kinds of elements by route. A page without new kinds is not looked at again."""

    portal: Portal
    browser: Browser
    kinds: dict[str, set[str]] = field(default_factory=dict)
    only_act: set[str] = field(default_factory=set)
    walked: set[str] = field(default_factory=set)

    def new_pages(self, role: str) -> list[Place]:
        """The pages of `role` that hold something no page of the same route held before."""
        self.walked.add(role)
        with self.portal.context(self.browser, ROLES[role]) as context:
            return [place for place in places(self.portal.made, role) if self._is_new(place, context)]

    def _is_new(self, place: Place, context: BrowserContext) -> bool:
        answer = context.request.get(self.portal.url + place.path, max_redirects=0)
        if answer.status == 405:
            self.only_act.add(place.route)
        if answer.status != 200 or "html" not in answer.headers["content-type"]:
            assert answer.status in {200, 302, 404, 405}, f"{place.path}: {answer.status}"
            return False
        seen = self.kinds.setdefault(place.route, set())
        found = kinds(answer.text()) - seen
        seen |= found
        return bool(found)


def kinds(html: str) -> set[str]:
    """The elements of the page's own part by name, class, type and role."""
    own = html.partition("<main")[2].partition("</main>")[0]
    return {name + " ".join(TELLING.findall(rest)) for name, rest in ELEMENT.findall(own)}


@pytest.fixture(scope="module")
def walk(browser: Browser, django_db_setup: None, django_db_blocker: Any) -> Iterator[Walk]:
    with django_db_blocker.unblock(), standing_portal(ROLES.values()) as portal:
        yield Walk(portal, browser)


@pytest.mark.django_db  # has the session make its database, as no mark of the others does
def test_what_is_left_out_exists():
    assert NOTHING_TO_SEE.keys() <= {address.route for address in addresses()}


@pytest.mark.parametrize("role", ROLES)
def test_pages(walk: Walk, role: str):
    known = set(walk.kinds)
    found = walk.new_pages(role)
    first = {place.route: place for place in reversed(found) if place.route not in known}
    faults = [*in_vietnamese(walk, role, found), *in_english(walk, role, list(first.values()))]
    assert not faults, "\n".join(["", *faults])


def test_no_page_was_left_out(walk: Walk):
    for role in ROLES.keys() - walk.walked:
        walk.new_pages(role)
    unseen = pages_of_the_portal() - walk.kinds.keys() - walk.only_act
    assert unseen - NOTHING_TO_SEE.keys() == set()
    assert not NOTHING_TO_SEE.keys() & walk.kinds.keys(), "left out, though there is something to see"


def in_vietnamese(walk: Walk, role: str, found: list[Place]) -> Iterator[str]:
    """Width, what assistive techniques find on a telephone, the keyboard, and life without scripts."""
    scripted = walk.portal.context(walk.browser, ROLES[role])
    plain = walk.portal.context(walk.browser, ROLES[role], java_script_enabled=False)
    with scripted as context, plain as bare:
        page, other = context.new_page(), bare.new_page()
        for place, said in visited(page, walk.portal.url, found):
            looks = (widths(page), without_scripts(page, other), seen(page, 360), by_keyboard(page))
            yield from (f"{place.path} as {role}: {one}" for one in chain(*looks, said))


def in_english(walk: Walk, role: str, found: list[Place]) -> Iterator[str]:
    """The same pages in the other language: width, and what assistive techniques find on a screen."""
    with walk.portal.context(walk.browser, ROLES[role], "en") as context:
        page = context.new_page()
        for place, said in visited(page, walk.portal.url, found):
            looks = (widths(page), seen(page, 1366))
            yield from (f"{place.path} in English as {role}: {one}" for one in chain(*looks, said))


def visited(page: Page, url: str, found: list[Place]) -> Iterator[tuple[Place, list[str]]]:
    """Each page once it is there, and what it complains of until the next one."""
    said = complaints(page)
    for place in found:
        said.clear()
        page.goto(url + place.path)
        yield place, said


def complaints(page: Page) -> list[str]:
    """What the console says and which requests fail, as it happens."""
    found: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            found.append(f"console: {message.text}")

    def failed(request: Request) -> None:
        found.append(f"request: {request.url} {request.failure}")

    page.on("console", console)
    page.on("pageerror", lambda error: found.append(f"script: {error}"))
    page.on("requestfailed", failed)
    return found


def widths(page: Page) -> Iterator[str]:
    """At every width the page itself does not scroll sideways."""
    page.evaluate(LOOKING)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if not page.evaluate("walk.fits()"):
            yield f"wider than {width} px: {page.evaluate('walk.wide()')}"


def seen(page: Page, width: int) -> Iterator[str]:
    """Serious and critical findings of axe at a width; rows that look alike are looked at twice and then no more."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("walk.thin()")
    page.evaluate(AXE_SCRIPT)
    yield from (f"at {width} px: {one}" for one in page.evaluate("walk.serious()"))


def by_keyboard(page: Page) -> Iterator[str]:
    """Tab reaches every control, each shows it, none holds it; Enter does the first action of the page."""
    for _ in range(page.evaluate("walk.start()") + 1):
        page.keyboard.press("Tab")
    yield from page.evaluate("walk.missed()")
    if page.evaluate("walk.action()"):
        page.keyboard.press("Enter")
        if not page.evaluate("window.pressed"):
            yield "Enter does not press the first action"


def without_scripts(page: Page, plain: Page) -> Iterator[str]:
    """What there is to read with scripts is there without them; a page that has none needs no second look."""
    if not page.locator("script").count():
        return
    plain.goto(page.url)
    plain.set_viewport_size({"width": 1366, "height": 800})
    plain.evaluate(LOOKING)
    missing = set(page.evaluate("walk.text()")) - set(plain.evaluate("walk.text()"))
    yield from (f"only with scripts: {line}" for line in sorted(missing) if not NEEDS_SCRIPTS.fullmatch(line))
