"""The back office speaks Vietnamese."""

import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests.factories import make_round, record_all

pytestmark = pytest.mark.django_db

ENGLISH = re.compile(
    r"\b(add|save|delete|select|change|history|search|filter|home|log ?out|view|import|export|action|submit|yes|this|"
    r"the|please|required|enter|choose|show|hide|toggle|welcome|password|close|back|of|all|any|date|time|today|now)\b",
    re.IGNORECASE,
)


class Visible(HTMLParser):
    """Collects what a reader sees or hears: text, labels, titles, values of buttons."""

    def __init__(self):
        super().__init__()
        self.texts, self.skipping = [], False

    def handle_starttag(self, tag, attrs):
        self.skipping = tag in {"script", "style"}
        named = dict(attrs)
        self.texts += [named[name] for name in ("aria-label", "title", "placeholder", "alt") if named.get(name)]
        if named.get("type") == "submit":
            self.texts.append(named.get("value") or "")

    def handle_endtag(self, tag):
        self.skipping = False

    def handle_data(self, data):
        if not self.skipping and data.strip():
            self.texts.append(data.strip())


PAGES = [
    "",
    "scoring/",
    *(f"units/unit/{page}" for page in ("", "add/", "import/", "{unit}/change/", "{unit}/history/", "{unit}/delete/")),
    *(f"units/user/{page}" for page in ("", "add/", "{user}/change/", "{user}/password/")),
    *(f"units/user/{page}" for page in ("import/", "?q=khong-co")),
    "units/rolepolicy/add/",
    "units/signinfailure/",
    *(f"scoring/round/{page}" for page in ("", "add/", "{round}/change/", "{round}/viec/them-don-vi/")),
    *(f"scoring/roundunit/{page}" for page in ("", "add/", "{place}/delete/")),
    *(f"scoring/criteriaset/{page}" for page in ("", "{set}/change/")),
    *(f"scoring/criterion/{page}" for page in ("", "add/", "import/")),
    "scoring/classificationscheme/{scheme}/change/",
    "scoring/headrating/add/",
    "scoring/publication/",
    "scoring/event/",
]


@pytest.mark.parametrize("path", PAGES)
def test_no_english_is_left(administrator, people, path):
    round_ = make_round([people.commune], authority=people.authority)
    record_all(round_)
    keys = {
        "unit": people.other_commune.pk,
        "user": people.official.pk,
        "round": round_.pk,
        "place": round_.members.get().pk,
        "set": round_.criteria_set_id,
        "scheme": round_.scheme_id,
    }
    response = administrator.get(reverse("admin:index") + path.format(**keys))
    assert response.status_code == 200
    reader = Visible()
    reader.feed(response.content.decode())
    assert [text for text in reader.texts if ENGLISH.search(text)] == []


def test_the_scripts_speak_vietnamese(administrator):
    catalogue = administrator.get(reverse("admin:jsi18n")).content.decode()
    assert "Th\\u1ee9 Hai" in catalogue or "Thứ Hai" in catalogue
