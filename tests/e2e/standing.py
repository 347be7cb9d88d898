"""A portal with the demo that stands for all tests of a module: pages are only read, so one loading is enough."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from scoring.demo.load import load_demo
from scoring.models import Edition, Evidence, Figure, Layer, Round, Section
from scoring.report.codes import code_of
from scoring.workbook.importing import flow
from tests.e2e.pages_list import OPEN, UNIT, Made
from tests.workbook.importing_kit import HEAD, written
from units.models import User


@dataclass(frozen=True, slots=True)
class Portal:
    """Where it is, the numbers of what was made in it, and the session of each account."""

    url: str
    made: Made
    sessions: dict[str, str]

    def context(self, browser: Browser, account: str, language: str = "vi", **options: Any) -> BrowserContext:
        """A browser of `account` (empty: a visitor) that reads in `language`."""
        context = browser.new_context(**options)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if account:
            cookies[settings.SESSION_COOKIE_NAME] = self.sessions[account]
        context.add_cookies([{"name": name, "value": value, "url": self.url} for name, value in cookies.items()])
        return context


@contextmanager
def standing_portal(accounts: Iterable[str]) -> Iterator[Portal]:
    """The served demo, for tests: leaves an empty database."""
    try:
        with served_demo(accounts) as portal:
            yield portal
    finally:
        call_command("flush", interactive=False, verbosity=0)


@contextmanager
def served_demo(accounts: Iterable[str]) -> Iterator[Portal]:
    """Load the demo with one of what it lacks, and serve it."""
    load_demo()
    server = LiveServer("localhost")
    try:
        yield Portal(server.url, make_what_lacks(), {name: session(name) for name in accounts if name})
    finally:
        server.stop()


def session(account: str) -> str:
    """The key of a session of its own."""
    client = Client()
    client.force_login(User.objects.get(username=account))
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def make_what_lacks() -> Made:
    """An import that waits to be confirmed is made; what else addresses name is there."""
    round_, office = Round.objects.get(slug=OPEN), User.objects.get(username="noivu")
    data = written([*HEAD, "1.1.1"], [UNIT, "", "0,5"])
    import_ = flow.read(flow.start(actor=office, round_=round_, layer=Layer.FINAL, name="diem.xlsx", data=data))
    document = Evidence.objects.filter(round_unit__round=round_, round_unit__unit__code=UNIT).select_related(
        "criterion"
    )
    first = document.order_by("pk").first()
    assert first, "the demo cites documents"
    return {
        "/bang-tinh/nhap/": {"pk": import_.pk},
        "/minh-chung/": {"pk": first.pk, "criterion_code": first.criterion.code},
        "/bao-cao/muc/": {"key": Section.objects.earliest("pk").key},
        "/bao-cao/so-lieu/muc/": {"figure": Figure.objects.earliest("pk").code},
        "xac-minh/": {"code": code_of(Edition.objects.latest("pk").content_sha256)},
    }
