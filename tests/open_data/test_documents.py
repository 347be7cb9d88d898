"""Documents with all that a round can have are explained to the last key."""

import datetime
import json
from decimal import Decimal

import pytest

from scoring.models import AdjustmentKind, AuthorityResult, ClassificationScheme, Publication, RoundUnit
from scoring.results.dictionary.shape import parts
from scoring.services.adjustments import record_adjustment
from scoring.services.proposals import Minutes, approve, propose
from scoring.services.publishing import publish
from tests.factories import make_round, make_scheme, make_set, record
from tests.open_data.documents import assert_explained
from tests.pages.rounds import MARKS, communes

pytestmark = pytest.mark.django_db


def documents(people) -> list[dict]:
    """Two years of the same communes: the second with bonus, a value on a threshold, minutes, the authority's own."""
    make_scheme()
    ClassificationScheme.objects.update(bonus_cap=2, penalty_cap=2)
    units = communes(people)
    before = make_round(units, year=2020, authority=people.authority)
    record(before, MARKS)
    publish(actor=None, round_=before)
    round_ = make_round(units, year=2021, authority=people.authority, criteria_set=make_set(code="b2"))
    record(round_, {**MARKS, "tu-ky-tt": {"1.1": "25", "1.2": "15", "2.1": "40"}})
    AuthorityResult.objects.create(round=round_, index=Decimal(80))
    place = RoundUnit.objects.get(round=round_, unit__code="ha-ky")
    record_adjustment(actor=None, place=place, kind=AdjustmentKind.BONUS, points=Decimal(1), reason="Sáng kiến")
    minutes = Minutes("01/BB", datetime.date(2022, 1, 15))
    round_.refresh_from_db()
    approve(actor=people.leader, proposal=propose(actor=people.office, round_=round_, minutes=minutes))
    return [json.loads(text) for text in Publication.objects.values_list("document", flat=True)]


def test_every_part_of_the_dictionary_was_held_against_a_document(people):
    seen = set().union(*map(assert_explained, documents(people)))
    assert seen == {path for part in parts() for path in part.paths}
