"""What each version changed: both figures of every unit that differs."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.selectors.versions import Standing, UnitChange, changes_by_version, changes_of, versions_of
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, record, record_all

pytestmark = pytest.mark.django_db


def corrected(round_, **marks):
    open_correction(actor=None, round_=round_, reason="Cộng sai")
    record(round_, marks)
    return publish(actor=None, round_=round_)


@pytest.fixture
def round_(people):
    round_ = make_round([people.commune, people.other_commune], authority=people.authority)
    record_all(round_)
    return round_


def standing(percent, band, rank):
    return Standing(Decimal(percent), band, rank)


def test_both_figures_of_each_unit_that_differs(round_):
    first = publish(actor=None, round_=round_)
    assert changes_of(first) == {}
    second = corrected(round_, **{"xa-2": {"1.1": "30", "1.2": "20"}})
    assert changes_of(second) == {
        "xa-2": UnitChange("xa-2", "Xã Minh Đức", standing(80, "good", 1), standing(90, "excellent", 1)),
        "xa-1": UnitChange("xa-1", "Xã Hà Kỳ", standing(80, "good", 1), standing(80, "good", 2)),
    }
    third = corrected(round_, **{"xa-1": {"1.1": "30", "1.2": "20"}})
    assert [version.version for version in versions_of(round_)] == [3, 2, 1]
    found = changes_by_version(round_)
    assert list(found) == [2, 3]
    assert [change.code for change in found[2]] == ["xa-2", "xa-1"]  # printed order of the new version
    assert {change.code: change for change in found[3]} == changes_of(third)
    assert changes_of(third)["xa-1"].old == standing(80, "good", 2)


def test_queries_do_not_grow_with_versions(round_):
    publish(actor=None, round_=round_)

    def count():
        with CaptureQueriesContext(connection) as queries:
            versions_of(round_)
            changes_by_version(round_)
        return len(queries)

    few = count()
    for points in ("30", "29", "28"):
        corrected(round_, **{"xa-1": {"1.1": points}})
    assert count() == few == 2
