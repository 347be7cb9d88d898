"""A card is one page for the demo's units, and never has a page with a single row."""

import pytest
from pytest_django import DjangoDbBlocker

from scoring.models import Round
from scoring.report.card_room import LEAST, MOST, losses_shown
from scoring.report.content.build import content_of
from scoring.report.html import STATIC_FOLDER, card_html
from scoring.report.pdf import draw_pdf
from scoring.results.source import current_results, live_results
from tests.factories import make_round, make_set, record_all
from tests.kept_demo import with_demo
from tests.report.reading import pages

pytestmark = pytest.mark.django_db

ROWS = 'scope="row"'
A_PAGE = 22  # rows of domains, of the way up and of losses, and lines of the verdict, that were seen to fit
TITLE = "Tỷ lệ văn bản trao đổi giữa các cơ quan nhà nước dưới dạng điện tử"


@pytest.fixture(scope="module")
def cards(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """Cards of the demo's 2021 by code of the unit."""
    with django_db_blocker.unblock(), with_demo():
        round_ = Round.objects.get(slug="2021")
        content = content_of(None, round_, current_results(round_))
        return {unit["code"]: card_html(content, round_, unit["code"]) for unit in content.results.units}


def lines(html: str) -> int:
    verdict = html.partition('class="verdict">')[2].partition("</p>")[0]
    return html.count(ROWS) + len(verdict) // 100


def test_every_card_of_the_demo_has_no_more_than_a_page_holds(cards):
    assert len(cards) == 23
    assert {code: lines(html) for code, html in cards.items() if lines(html) > A_PAGE} == {}
    assert [code for code, html in cards.items() if "tiêu chí khác mất" not in html] == []


def test_the_fullest_cards_are_one_page(cards):
    fullest = sorted(cards, key=lambda code: lines(cards[code]))[-3:]
    assert [len(pages(draw_pdf(cards[code], STATIC_FOLDER))) for code in fullest] == [1, 1, 1]


@pytest.mark.parametrize("criteria", [14, 20, 26, 30, 34])
def test_a_longer_card_has_two_pages_and_no_row_alone(criteria):
    criteria_set = make_set({number: ["2"] * (criteria // 2) for number in (1, 2)})
    for domain in criteria_set.domains.all():
        domain.criteria.update(title=TITLE)
    round_ = make_round(1, criteria_set=criteria_set)
    record_all(round_, "0.5")
    content = content_of(None, round_, live_results(round_))
    drawn = pages(draw_pdf(card_html(content, round_, content.results.units[0]["code"]), STATIC_FOLDER))
    assert len(drawn) <= 2
    assert all(page.count(TITLE) > 1 for page in drawn)


@pytest.mark.parametrize(("used", "shown"), [(0, MOST), (15, 6), (18, LEAST), (19, MOST), (90, MOST)])
def test_losses_that_find_room(used, shown):
    assert losses_shown([TITLE] * 40, used) == shown
    assert losses_shown([TITLE] * 2, used) == 2
