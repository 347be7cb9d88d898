"""Goes through the pages, each as somebody who has much to see on it, and keeps small pictures."""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import resolve
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.pages_list import PUBLISHED, ROLES, Place, places
from tests.e2e.standing import Portal, served_demo
from tests.screenshots.index import Drawn, write_index

FOLDER = Path(settings.BASE_DIR) / "docs" / "screenshots"
WIDTHS = {360: (740, 1200, 0.62), 768: (1024, 1300, 0.42), 1366: (768, 1150, 0.36)}
"""By the width of a screen: its height, how much of a page is shown (px), and the scale of the picture; all of them
together stay below 2 MB."""
READABLE = {"round-1366", "unit-1366", "way-up-360"}
"""Those that README shows are kept as large as they are."""
QUALITY, READABLE_QUALITY = 25, 45
OWN_WORK = ("nhap-diem/<unit:code>", "khac-phuc")
"""Pages on which an official of the unit has the most to do."""


def plain_static_files() -> dict[str, Any]:
    """Static files as they lie in the sources: nothing is collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    return {**settings.STORAGES, "staticfiles": plain}


def draw_all() -> None:
    """Draw every page at every width, and write the index."""
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--disable-gpu"])
        with served_demo(ROLES.values()) as portal:
            drawn = sorted(_draw(portal, browser), key=lambda page: page.path)
        browser.close()
    write_index(FOLDER / "README.md", drawn, list(WIDTHS))


def _chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("Thiếu chromium: chạy bin/test để cài.")
    return path


def _draw(portal: Portal, browser: Browser) -> Iterator[Drawn]:
    """The visitor's pages first, then those of the official's own work, then what else there is."""
    done: set[str] = set()
    for role, wanted in _order(portal):
        with portal.context(browser, ROLES[role]) as context:
            page = context.new_page()
            for place in wanted:
                if place.route not in done and _opens(page, portal.url + place.path):
                    done.add(place.route)
                    yield _shoot(page, place)


def _order(portal: Portal) -> Iterator[tuple[str, list[Place]]]:
    yield "anonymous", _published_first(places(portal.made, "anonymous"))
    own = [place for place in places(portal.made, "official") if any(text in place.route for text in OWN_WORK)]
    yield "official", own
    for role in ROLES:
        yield role, places(portal.made, role)


def _published_first(found: list[Place]) -> list[Place]:
    return sorted(found, key=lambda place: PUBLISHED not in place.path)


def _opens(page: Page, address: str) -> bool:
    answer = page.request.get(address, max_redirects=0)
    if answer.status != 200 or "html" not in answer.headers["content-type"]:
        return False
    page.goto(address)
    return True


def _shoot(page: Page, place: Place) -> Drawn:
    name = resolve(place.path).url_name or "trang"
    for width, (height, most, scale) in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        tall = min(most, int(page.evaluate("document.documentElement.scrollHeight")))
        shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})
        _keep(shot, f"{name}-{width}", scale)
    return Drawn(name, place.path, page.title())


def _keep(shot: bytes, name: str, scale: float) -> None:
    picture = Image.open(io.BytesIO(shot)).convert("RGB")
    quality = READABLE_QUALITY if name in READABLE else QUALITY
    if name not in READABLE:
        picture = picture.resize(
            (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS
        )
    picture.save(FOLDER / f"{name}.webp", quality=quality, method=6)
