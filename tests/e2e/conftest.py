"""A real browser against a real server with the demo loaded."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scoring.demo.accounts import DEMO_PASSWORD
from tests.kept_demo import give_demo

# Playwright keeps an event loop in the test's thread, which Django would take for an asynchronous view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=15_000)  # a busy machine is no failing page

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium: the tests download no browser. The one that has no windows takes half as long."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    assert path, "Thiếu chromium: chạy bin/test để cài."
    return {"executable_path": path, "args": QUIET}


@pytest.fixture
def demo_server(transactional_db: None, live_server: Any) -> str:
    """Address of a server with the demo loaded."""
    give_demo()
    address: str = live_server.url
    return address


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """What the browser's console complained about; a test that uses this fails on any complaint."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    yield found
    assert not found


def sign_in(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/tai-khoan/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(DEMO_PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(lambda url: "dang-nhap" not in url)
