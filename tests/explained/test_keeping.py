"""What is worked out of a publication is worked out once."""

import threading

import pytest

from scoring.models import Round
from scoring.results.explained import firmness, peers
from scoring.results.explained.keeping import Kept
from scoring.selectors.publications import latest_publication
from scoring.services.publishing import publish
from tests.factories import make_unit, record
from tests.pages.rounds import GOOD, LOW, communes, published_round, round_in_blocks
from tests.work.adjustments.giving import give
from units.models import Kind


def test_made_once_and_kept():
    made = []
    kept = Kept(most=2)
    for _ in range(3):
        assert kept.get("a", lambda: made.append("a") or "value") == "value"
    assert made == ["a"]
    assert kept.look("b") is None


def test_what_was_not_asked_for_longest_goes():
    kept = Kept(most=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key.upper())
    assert [kept.look(key) for key in "abc"] == ["A", None, "C"]


def test_several_that_ask_at_once_have_it_made_once():
    kept, made, gate = Kept(most=2), [], threading.Barrier(4)

    def ask():
        gate.wait()
        kept.get("a", lambda: made.append(1) or "value")

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


@pytest.mark.django_db
def test_the_units_of_a_publication_are_read_once(people, django_assert_num_queries):
    publication = latest_publication(published_round(people))
    first = peers.published_peers(publication, None)
    with django_assert_num_queries(0):
        assert peers.published_peers(publication, None) is first
        assert first.near("ha-ky") is first.near("ha-ky")


@pytest.mark.django_db
def test_a_large_round_is_simulated_beside_the_requests(client, people, monkeypatch):
    monkeypatch.setattr(firmness, "AT_ONCE", 2)
    monkeypatch.setattr(firmness, "AFTER", 0)
    publication = latest_publication(published_round(people))
    answer = client.get("/2021/don-vi/ha-ky/")
    assert "ETag" not in answer or firmness.firmness_of(publication)
    for thread in threading.enumerate():
        if thread.name == "firmness":
            thread.join()
    found = firmness.firmness_of(publication)
    assert found is not None
    assert "khi số liệu dao động" in client.get("/2021/don-vi/ha-ky/").content.decode()


@pytest.mark.django_db
def test_the_same_publication_gives_the_same_firmness(people):
    publication = latest_publication(published_round(people))
    found = firmness.firmness_of(publication)
    rows = firmness._rows(publication)
    assert found == firmness._simulated(publication.overview, publication.sha256, rows)  # made afresh
    assert {code: one.rank for code, one in found.items()} == {"ha-ky": 1, "minh-duc": 1, "tu-ky-tt": 3}


@pytest.mark.django_db
def test_bonus_points_and_blocks_are_simulated_too(people):
    units = [*communes(people)[:2], make_unit("phuong-1", "Phường Một", Kind.WARD, people.authority)]
    round_ = round_in_blocks(people, units)
    round_.scheme.bonus_cap = 5
    round_.scheme.save()
    record(round_, {"ha-ky": GOOD, "minh-duc": LOW, "phuong-1": LOW})
    give(people, Round.objects.get(pk=round_.pk), "4", unit="ha-ky")
    publish(actor=None, round_=round_)
    found = firmness.firmness_of(latest_publication(round_))
    assert {code: one.rank for code, one in found.items()} == {"ha-ky": 1, "minh-duc": 2, "phuong-1": 1}
    alone = peers.published_peers(latest_publication(round_), "Khối phường")
    assert [*alone.units] == ["phuong-1"]
