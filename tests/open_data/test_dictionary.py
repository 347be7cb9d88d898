"""The dictionary explains every field of every document, and nothing that is not there."""

import json

import pytest

from scoring.models import AdjustmentKind, Publication
from scoring.presenters.open_data.dictionary import KINDS, MEASURES, TITLES, chapters
from scoring.results.dictionary.book import WORDS
from scoring.results.dictionary.meaning import Measure
from scoring.results.dictionary.shape import Kind, parts
from scoring.results.source import Results
from scoring.rules.marks import Method, NaPolicy
from scoring.rules.notices import Caution
from tests.open_data.documents import assert_explained
from units.models.unit import ASSESSED_KINDS


@pytest.mark.parametrize("slug", ["2020", "2021"])
def test_every_key_of_a_published_document_is_explained(demo: dict[str, Results], slug: str) -> None:
    publication = Publication.objects.get(round__slug=slug)
    seen = assert_explained(json.loads(publication.document))
    assert "$.units[*].shortfalls[*]" in seen


def test_every_field_has_a_meaning_and_every_meaning_a_field() -> None:
    assert {part.name: {field.name for field in part.fields} for part in parts()} == {
        name: set(words) for name, words in WORDS.items()
    }


def test_everything_has_words() -> None:
    assert set(TITLES) == {part.name for part in parts()}
    assert set(KINDS) == set(Kind)
    assert set(MEASURES) == set(Measure)
    assert all(str(line.meaning).strip() for chapter in chapters() for line in chapter.fields)


@pytest.mark.parametrize(
    ("part", "field", "values"),
    [
        ("PublishedUnit", "kind", [kind.value for kind in ASSESSED_KINDS]),
        ("NoticeDocument", "caution", [*Caution]),
        ("CriterionDocument", "method", [*Method]),
        ("CriterionDocument", "na_policy", [*NaPolicy]),
        ("AdjustmentLineDocument", "kind", AdjustmentKind.values),
    ],
)
def test_values_of_a_closed_list_are_all_named(part: str, field: str, values: list[str]) -> None:
    text = str(WORDS[part][field].text)
    assert [value for value in values if value not in text] == []


def test_shapes() -> None:
    found = {part.name: part for part in parts()}
    assert found["ThresholdDocument"].paths == ("$.scheme.bands[*].composite", "$.scheme.bands[*].domain_floor")
    fields = {field.name: field for field in found["PublishedUnit"].fields}
    assert (fields["percent"].kind, fields["percent"].nullable, fields["percent"].optional) == (Kind.TEXT, True, False)
    assert fields["adjustment"].optional
    assert fields["scores"].kind is Kind.TEXT_BY_CODE
    assert fields["domains"].kind is Kind.OBJECTS
