"""Every page of the portal as everybody who may read it, in both languages, on a telephone, a tablet and a screen.

An office sees the most, so it comes first; of the other roles the pages are looked at whose content differs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.access.addresses import addresses
from tests.e2e.pages_list import ROLES, WITHOUT_DATA, Place, pages_of_the_portal, places
from tests.e2e.standing import Portal, standing_portal

WIDTHS = (360, 768, 1366)
LOOKING = (Path(__file__).parent / "looking.js").read_text(encoding="utf-8")
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|<svg viewBox.*?</svg>', re.DOTALL)


@dataclass
class Walk:
    """What has been looked at: routes that showed a page, and contents by path."""

    portal: Portal
    browser: Browser
    routes: set[str] = field(default_factory=set)
    contents: set[tuple[str, str]] = field(default_factory=set)
    walked: set[str] = field(default_factory=set)

    def new_pages(self, role: str) -> list[Place]:
        """The pages of `role` with contents nobody before had."""
        context = self.portal.context(self.browser, ROLES[role])
        found = [place for place in places(self.portal.made, role) if self._is_new(place, context)]
        context.close()
        self.walked.add(role)
        return found

    def _is_new(self, place: Place, context: BrowserContext) -> bool:
        answer = context.request.get(self.portal.url + place.path, max_redirects=0)
        if answer.status != 200:
            assert answer.status in {302, 404}, f"{place.path}: {answer.status}"
            return False
        self.routes.add(place.route)
        content = (place.path, CHANGING.sub("", answer.text().partition("<main")[2]))
        is_new = content not in self.contents
        self.contents.add(content)
        return is_new


@pytest.fixture(scope="module")
def walk(browser: Browser, django_db_setup: None, django_db_blocker: Any) -> Iterator[Walk]:
    with django_db_blocker.unblock(), standing_portal(ROLES.values()) as portal:
        yield Walk(portal, browser)


@pytest.mark.django_db  # has the session make its database, as no mark of the others does
def test_what_is_left_out_exists():
    assert WITHOUT_DATA.keys() <= {address.route for address in addresses()}


@pytest.mark.parametrize("role", ROLES)
def test_pages(walk: Walk, role: str):
    found = walk.new_pages(role)
    faults = [*in_vietnamese(walk, role, found), *in_english(walk, role, found)]
    assert not faults, "\n".join(["", *faults])


def test_no_page_was_left_out(walk: Walk):
    for role in ROLES.keys() - walk.walked:
        walk.new_pages(role)
    assert pages_of_the_portal() - walk.routes == WITHOUT_DATA.keys()


def in_vietnamese(walk: Walk, role: str, found: list[Place]) -> Iterator[str]:
    """Width, what assistive techniques find at the ends of the widths, the keyboard, and life without scripts."""
    context = walk.portal.context(walk.browser, ROLES[role])
    bare = walk.portal.context(walk.browser, ROLES[role], java_script_enabled=False)
    page, plain = context.new_page(), bare.new_page()
    said = complaints(page)
    for place in found:
        address = walk.portal.url + place.path
        page.goto(address)
        about = [*said, *widths(page), *without_scripts(page, plain), *seen(page, 1366), *seen(page, 360), *by_keyboard(page)]
        yield from (f"{place.path} as {role}: {one}" for one in about)
        said.clear()
    context.close()
    bare.close()


def in_english(walk: Walk, role: str, found: list[Place]) -> Iterator[str]:
    """The same pages in the other language: width, and what assistive techniques find."""
    context = walk.portal.context(walk.browser, ROLES[role], "en")
    page = context.new_page()
    said = complaints(page)
    for place in found:
        page.goto(walk.portal.url + place.path)
        yield from (f"{place.path} in English as {role}: {one}" for one in (*said, *widths(page), *seen(page, 768)))
        said.clear()
    context.close()


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
    yield from (f"only with scripts: {line}" for line in sorted(missing))
