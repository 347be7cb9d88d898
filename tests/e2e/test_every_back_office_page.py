"""Every page of the back office as an administrator, on a tablet and on a screen."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from playwright.sync_api import Browser, Page

from tests.access.addresses import Address, addresses, filled
from tests.access.table import table
from tests.e2e.pages_list import BACK_OFFICE, FILES
from tests.e2e.standing import Portal, standing_portal
from tests.e2e.test_every_page import LOOKING, complaints, seen

pytestmark = pytest.mark.looks

ADMINISTRATOR = "quantri"
WIDTHS = (768, 1366)
MODEL = re.compile(r"admin/(\w+)/(\w+)/")
NO_PAGES = ("admin/jsi18n/", "/export/", "/export/csv/", "/mau/", "admin/^", *FILES)


@pytest.fixture(scope="module")
def portal(browser: Browser, django_db_setup: None, django_db_blocker: Any) -> Iterator[Portal]:
    with django_db_blocker.unblock(), standing_portal([ADMINISTRATOR]) as portal:
        yield portal


def paths() -> list[str]:
    """The pages an administrator may read, by the access table; of each list its first row."""
    written = table("back_office.txt")
    offered = [one for one in addresses() if written.get(one.route, {}).get("GET", {}).get("administrator") == 200]
    found = [_path(one) for one in offered if one.route.startswith(BACK_OFFICE) and not one.route.endswith(NO_PAGES)]
    return [path for path in found if path and not any(text in path for text in NO_PAGES)]


def _path(address: Address) -> str:
    """Empty where the list has no row to show."""
    if not address.takes:
        return filled(address, {})
    model = MODEL.match(address.route)
    row = apps.get_model(model[1], model[2])._default_manager.order_by("pk").first() if model else None
    return filled(address, dict.fromkeys(address.takes, row.pk)) if row else ""


@pytest.mark.django_db  # has the session make its database, as no mark of the other test does
def test_addresses_are_known():
    assert len(paths()) > 20  # lists and forms to fill in; there is no row to change here


def test_every_page(portal: Portal, browser: Browser):
    with portal.context(browser, ADMINISTRATOR) as context:
        page = context.new_page()
        said = complaints(page)
        faults = [f"{path}: {one}" for path in paths() for one in looked_at(page, portal.url + path, said)]
    assert not faults, "\n".join(["", *faults])


def looked_at(page: Page, address: str, said: list[str]) -> Iterator[str]:
    said.clear()
    answer = page.goto(address)
    assert answer
    if answer.status in {403, 404}:  # a row that others depend on, or that has a page elsewhere
        return
    assert answer.status == 200, address
    page.evaluate(LOOKING)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if not page.evaluate("walk.fits()"):
            yield f"wider than {width} px: {page.evaluate('walk.wide()')}"
    yield from seen(page, WIDTHS[-1])
    yield from said
