"""How many documents a cell has, and where one is missing."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import Layer
from scoring.rules.marks import Mark
from scoring.selectors.evidence import cell_evidence, evidence_counts, lacking_evidence
from scoring.services.evidence import Reference, add_evidence, replace_evidence, withdraw_evidence
from scoring.services.scores import Cell, record_scores
from tests.work.acts import place_of, self_score
from tests.work.evidence.kit import upload

pytestmark = pytest.mark.django_db


def codes(cells, round_):
    names = dict(round_.criteria_set.criteria.values_list("pk", "code"))
    return [names[cell.criterion] for cell in cells]


def test_what_is_claimed_is_shown(people, round_, place, criterion):
    self_score(round_, _1_1="30", _1_2="0")
    assert codes(lacking_evidence(round_, place), round_) == ["1.1"]
    [row] = add_evidence(actor=people.official, place=place, criterion=criterion, uploads=[upload()])
    assert lacking_evidence(round_) == []
    withdraw_evidence(actor=people.official, evidence=row)
    assert codes(lacking_evidence(round_), round_) == ["1.1"]


def test_a_word_of_explanation_stands_in(round_, place):
    cells = [Cell(place.pk, "1.1", Mark(Decimal(10)), note="Bản gốc lưu ở huyện.")]
    record_scores(actor=None, round_=round_, cells=cells, layer=Layer.SELF)
    assert lacking_evidence(round_) == []


def test_only_where_it_is_required_and_only_self_scores(round_, place, criterion):
    self_score(round_, layer=Layer.FINAL)
    assert lacking_evidence(round_) == []
    self_score(round_)
    assert codes(lacking_evidence(round_), round_) == ["1.1", "1.2", "2.1"]
    criterion.requires_evidence = False
    criterion.save()
    assert codes(lacking_evidence(round_), round_) == ["1.2", "2.1"]
    assert lacking_evidence(round_, place_of(round_, "xa-2")) == []


def test_counts(people, round_, place, criterion):
    rows = add_evidence(actor=people.official, place=place, criterion=criterion, uploads=[upload()])
    add_evidence(actor=people.official, place=place, criterion=criterion, reference=Reference(number="1"))
    replace_evidence(actor=people.official, evidence=rows[0], reference=Reference(number="2"))
    assert evidence_counts(round_) == {(place.pk, criterion.pk): 2}
    assert evidence_counts(round_, place_of(round_, "xa-2")) == {}
    found = cell_evidence(place, criterion)
    assert [row.number for row in found.live] == ["1", "2"]
    assert [row.pk for row in found.past] == [rows[0].pk]


def test_one_query_each(round_, place):
    for ask in (evidence_counts, lacking_evidence):
        with CaptureQueriesContext(connection) as queries:
            ask(round_)
            ask(round_, place)
        assert len(queries) == 2
