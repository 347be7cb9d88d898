"""The "?" beside a thing."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse

from scoring.help_words import HELP

TEMPLATES = Path(settings.BASE_DIR) / "templates"
USED = re.compile(r'{% help "(\w+)"')


def shown(key: str, slug: str = "") -> str:
    return Template("{% load help %}{% help key slug %}").render(Context({"key": key, "slug": slug}))


def test_every_passage_is_used_and_every_use_has_its_passage():
    used = {key for path in TEMPLATES.rglob("*.html") for key in USED.findall(path.read_text(encoding="utf-8"))}
    assert used == HELP.keys()


def test_passages_of_the_methodology_page_exist():
    pieces = (TEMPLATES / "portal" / "methodology").glob("*.html")
    anchors = {anchor for path in pieces for anchor in re.findall(r'id="([\w-]+)"', path.read_text(encoding="utf-8"))}
    assert {words.passage for words in HELP.values() if words.passage} <= anchors


@pytest.mark.parametrize("key", HELP)
def test_short_and_named(key):
    html = shown(key)
    assert f"Giải thích: {HELP[key].title}" in html
    assert len(str(HELP[key].text)) < 320
    assert "<a " not in html


def test_it_leads_on_where_the_reader_may_follow():
    assert f'href="{reverse("methodology", args=["2021"])}#phan-loai"' in shown("class", "2021")
    assert "<a " not in shown("neighbours", "2021")
