"""A desk for the entry tests: a round, its people, and a page signed in as one of them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from scoring.models import Layer, Round, Score
from tests.people import People
from units.models import User


@dataclass
class Desk:
    """A round that is worked on through a live server."""

    server: str
    round: Round
    people: People

    def cookie(self, person: User) -> Any:
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        return {"name": name, "value": client.cookies[name].value, "url": self.server}

    def sign_in(self, page: Page, person: User | None = None) -> None:
        page.context.add_cookies([self.cookie(person or self.people.office)])

    def sign_out(self, page: Page) -> None:
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def open(self, page: Page, address: str = "nhap-diem/xa-1/", person: User | None = None) -> None:
        self.sign_in(page, person)
        page.goto(f"{self.server}/{self.round.slug}/{address}")

    def marks(self, unit: str = "xa-1", layer: Layer = Layer.FINAL) -> dict[str, Any]:
        """Stored marks of a unit: points, "na", or None, by criterion code."""
        rows = Score.objects.filter(round_unit__round=self.round, round_unit__unit__code=unit, layer=layer)
        found = rows.values_list("criterion__code", "points", "not_applicable")
        return {code: "na" if na else points for code, points, na in found}


def points(page: Page, code: str):
    """The field of a criterion on a sheet."""
    return page.get_by_label(f"Điểm tiêu chí {code},")


def row(page: Page, code: str):
    return page.locator(f'[data-code="{code}"]')


def cell(page: Page, unit: str, code: str):
    """The field of a unit and criterion in a grid."""
    find = "(heads, code) => heads.findIndex((head) => head.dataset.code === code)"
    column = page.locator("thead [data-code]").evaluate_all(find, code)
    return page.locator(f'tr[data-unit="{unit}"] td').nth(column).locator("input")


def status(page: Page):
    return page.locator("[data-status]")


def wait_saved(page: Page) -> None:
    """Until everything typed is stored."""
    expect(status(page)).to_have_attribute("data-s", "saved", timeout=10_000)
    expect(status(page)).to_contain_text("Đã lưu lúc")


def paste(page: Page, text: str) -> None:
    """Ctrl+V of `text` into what has the focus."""
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        text,
    )
