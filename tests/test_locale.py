"""The English catalogue is complete and compiled, and English pages have no Vietnamese but what is data."""

import ast
import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import polib  # type: ignore[import-untyped]  # comes without types
import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, TextField
from django.utils.translation import gettext, ngettext, override, pgettext

from scoring.models import CriteriaSet
from tests.factories import make_round, make_set, record
from tests.pages.rounds import published_round
from units.models import Unit

MESSAGES = Path("cchc/locale/en/LC_MESSAGES")
PO = settings.BASE_DIR / MESSAGES / "django.po"
SOURCES = ["cchc", "scoring", "units", "templates", "manage.py"]
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "pgettext", "pgettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|\{\w*\}|</?\w+>")
QUOTED = re.compile(r"“[^”]*”|\([^)]*\)")
VIETNAMESE = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(PO))


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """The catalogue after an extraction from a copy of the project."""
    copy = tmp_path_factory.mktemp("project")
    for name in SOURCES:
        source = settings.BASE_DIR / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "static"))
        else:
            shutil.copy(source, copy)
    command = [sys.executable, "manage.py", "makemessages", "--locale", "en", "--no-location", "--no-obsolete"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    return polib.pofile(str(copy / MESSAGES / "django.po"))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def translations(entry):
    return [*entry.msgstr_plural.values()] or [entry.msgstr]


def test_every_text_of_the_source_is_translated(extracted):
    assert len(extracted) > 800
    assert [entry.msgid for entry in extracted if not all(translations(entry))] == []
    assert [entry.msgid for entry in extracted if entry.fuzzy] == []


def test_the_catalogue_is_what_an_extraction_finds(catalogue, extracted):
    assert {key(entry) for entry in catalogue} == {key(entry) for entry in extracted}


def test_no_text_hides_from_the_extraction(catalogue):
    """What is marked within an f-string is not extracted."""
    known = {entry.msgid for entry in catalogue}
    hidden = [
        (str(path), text)
        for app in ("cchc", "scoring", "units")
        for path in (settings.BASE_DIR / app).rglob("*.py")
        for text in marked_texts(ast.parse(path.read_text()))
        if text not in known
    ]
    assert hidden == []


def marked_texts(tree):
    """The first or, after a context, second argument of every call that marks a text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            argument = node.args[node.func.id.startswith("p")]
            if isinstance(argument, ast.Constant):
                yield argument.value


def test_placeholders_and_tags_stand_in_every_translation(catalogue):
    wrong = [
        (entry.msgid, text)
        for entry in catalogue.translated_entries()
        for text in translations(entry)
        if Counter(PLACEHOLDER.findall(text)) != Counter(PLACEHOLDER.findall(entry.msgid))
    ]
    assert wrong == []


def test_translations_begin_and_end_as_their_texts_do(catalogue):
    """Sentences are put together of parts: neither spaces nor full stops may come or go."""
    edges = re.compile(r"^\s*|[\s.:]*$")
    wrong = [
        (entry.msgid, text)
        for entry in catalogue.translated_entries()
        for text in translations(entry)
        if edges.findall(text) != edges.findall(entry.msgid)
    ]
    assert wrong == []


def test_numbers_take_the_plural(catalogue):
    assert catalogue.metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert all(len(entry.msgstr_plural) == 2 for entry in catalogue if entry.msgid_plural)
    with override("en"):
        text = "%(counter)s đơn vị phù hợp."
        assert ngettext(text, text, 1) == "%(counter)s unit matches."
        assert ngettext(text, text, 2) == "%(counter)s units match."
        assert (gettext("tiêu chí"), pgettext("plural", "tiêu chí")) == ("criterion", "criteria")
    assert pgettext("plural", "tiêu chí") == "tiêu chí"


def test_the_compiled_catalogue_holds_what_the_written_one_says(catalogue):
    compiled = polib.mofile(str(PO.with_suffix(".mo")))
    assert {key(entry): translations(entry) for entry in compiled} == {
        key(entry): translations(entry) for entry in catalogue.translated_entries()
    }


class Reader(HTMLParser):
    """Texts and spoken attributes of a page, without what the page itself calls Vietnamese."""

    SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-text-changed", "data-text-failed")
    VOID = ("input", "img", "br", "link", "meta", "hr")

    def __init__(self, page):
        super().__init__()
        self.texts = []
        self.language = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if attrs.get("lang") != "vi":
            submits = attrs.get("value") if attrs.get("type") in {"submit", "button"} else None
            self.texts += filter(None, [*(attrs.get(name) for name in self.SPOKEN), submits])
        if tag not in self.VOID:
            self.language.append(attrs.get("lang") or (self.language[-1] if self.language else "en"))

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            self.language.pop()

    def handle_data(self, data):
        if data.strip() and self.language[-1:] != ["vi"]:
            self.texts.append(" ".join(data.split()))


def data_texts(catalogue):
    """Every text of the database, longest first: data stays as it is. So does what English texts quote."""
    found = {unit.full_name for unit in Unit.objects.all()}
    found.update(quote for entry in catalogue for text in translations(entry) for quote in QUOTED.findall(text))
    for model in [*apps.get_app_config("scoring").get_models(), *apps.get_app_config("units").get_models()]:
        names = [field.name for field in model._meta.fields if isinstance(field, CharField | TextField)]
        for row in model._default_manager.values_list(*names):
            found.update(filter(None, map(str, row)))
    return sorted((text for text in found if VIETNAMESE.search(text)), key=len, reverse=True)


def vietnamese(page, catalogue):
    """Texts of the page that are the interface's and not English."""
    assert '<html lang="en' in page
    texts, data = Reader(page).texts, data_texts(catalogue)
    sources = {entry.msgid for entry in catalogue if entry.msgid not in {*translations(entry), *data}}
    found = []
    for text in texts:
        rest = text
        for known in data:
            rest = rest.replace(known, "")
        if VIETNAMESE.search(rest) or text in sources:
            found.append(text)
    return found


@pytest.fixture
def english(client, people):
    """A client that reads English; 2021 is published, 2022 lacks scores."""
    people.administrator.is_staff = people.administrator.is_superuser = True
    people.administrator.save()
    published_round(people, is_sample=True)
    criteria_set = make_set({1: [50], 2: [30], 3: [20]}, code="bo-2", na_policy="exclude")
    CriteriaSet.objects.update(is_sample=True)
    units = Unit.objects.filter(parent=people.authority, kind="xa")
    round_ = make_round([*units], year=2022, authority=people.authority, criteria_set=criteria_set)
    record(round_, {"xa-1": {"1.1": "40", "2.1": "na"}, "xa-2": {"1.1": "50", "2.1": "30", "3.1": "8"}})
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/", "Ranking and classification"),
        ("/2021/?tim=ha&loai=good", "1 unit matches."),
        ("/2021/?tim=zzz", "No unit matches."),
        ("/2021/don-vi/minh-duc/", "Scores by criterion"),
        ("/2021/linh-vuc/2/", "Units in this domain"),
        ("/tai-khoan/dang-nhap/", "Sign in"),
        ("/khong-co/", "Page not found"),
    ],
)
def test_public_pages_are_english(english, catalogue, address, heading):
    page = english.get(address).content.decode()
    assert heading in page
    assert vietnamese(page, catalogue) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/2022/", "Provisional results."),
        ("/2022/don-vi/xa-1/", "Provisional: criteria still without a score: 1"),
        ("/2022/linh-vuc/2/", "not applicable: 1"),
        ("/2022/nhap-diem/xa-1/", "1 criterion missing:"),
        ("/2022/bang-tinh/", "Spreadsheets of the assessment round"),
        ("/admin/", "Assessment rounds"),
        ("/admin/scoring/round/add/", "Add assessment round"),
        ("/admin/scoring/criterion/", "Select criterion to change"),
        ("/admin/units/unit/", "special zone"),
        ("/admin/units/user/", "interior affairs officer"),
    ],
)
def test_pages_of_those_who_work_are_english(english, people, catalogue, address, heading):
    english.force_login(people.administrator)
    page = english.get(address).content.decode()
    assert heading.lower() in page.lower()
    assert vietnamese(page, catalogue) == []


@pytest.mark.django_db
def test_a_refused_sign_in_is_english(english, catalogue):
    page = english.post("/tai-khoan/dang-nhap/", {"username": "ai", "password": "sai"}).content.decode()
    assert "The user name or password is incorrect." in page
    assert vietnamese(page, catalogue) == []
