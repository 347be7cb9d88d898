"""The outline every report begins with."""

import re

import pytest

from scoring.models import Block, Domain
from scoring.report.cites import KEY
from scoring.report.content.numbering import numbers, roman
from scoring.report.starter.outline import hints, starter_sections
from tests.factories import make_round
from units.models import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_():
    return make_round(year=2023)


def test_it_follows_the_seed(round_):
    sections = starter_sections(round_)
    listed = dict(zip((section.key for section in sections), numbers(s.depth for s in sections), strict=True))
    assert [listed[key] for key in ("ket-qua", "xac-dinh", "danh-gia", "ke-hoach-nam-sau", "nhiem-vu")] == [
        "I.", "II.", "III.", "IV.", "V.",
    ]  # fmt: skip
    assert listed["kiem-tra"] == "1.2."
    assert listed["nguyen-nhan"] == "3."
    assert listed["kiem-tra-don-vi"] == "b)"


def test_every_domain_but_the_first_has_a_section(round_):
    domains = Domain.objects.filter(criteria_set=round_.criteria_set).order_by("number")
    titles = [section.title for section in starter_sections(round_) if section.key.startswith("linh-vuc-")]
    assert [name for name in titles if not name.startswith("Đối với")] == [domain.name for domain in domains[1:]]


def test_keys_are_unique_and_blocks_known(round_):
    sections = starter_sections(round_)
    assert len({section.key for section in sections}) == len(sections)
    assert {section.block for section in sections} <= set(Block.values)
    assert set(Block.values) - {section.block for section in sections} <= {
        Block.RANKING_CHART, Block.HEAT_TABLE, Block.CHANGE_CHART,
    }  # fmt: skip


def test_no_placeholder_is_left_and_years_are_right(round_):
    text = " ".join(f"{section.title} {section.body} {section.hint}" for section in starter_sections(round_))
    assert not re.search(r"[{}]", text)
    assert "2023" in text
    assert "2024" in text


def test_citations_can_be_citations(round_):
    text = " ".join(section.body for section in starter_sections(round_))
    keys = re.findall(r'data-cite="([^"]*)"', text)
    assert keys
    assert all(KEY.match(key) for key in keys)


def test_nothing_says_district_to_a_province(round_):
    round_.authority.kind = Kind.PROVINCE
    round_.authority.save()
    text = " ".join(f"{section.title} {section.body}" for section in starter_sections(round_)).lower()
    assert "huyện" not in text
    assert "tỉnh" in text


def test_sections_that_a_person_writes_have_a_hint(round_):
    written = [s for s in starter_sections(round_) if not s.block and not s.body and s.depth > 1]
    headings = {"chi-dao", "ke-hoach", "kiem-tra", "tuyen-truyen", "linh-vuc", "chi-so", "xep-hang", "phan-loai"}
    said = hints(round_)
    for section in written:
        if section.key not in headings | {"nguoi-dung-dau"} and not section.key.startswith("linh-vuc-"):
            assert section.key in said


@pytest.mark.parametrize(("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (20, "XX")])
def test_roman(number, text):
    assert roman(number) == text
