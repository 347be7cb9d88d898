"""Self score against appraised score."""

import pytest

from scoring.models import Layer
from scoring.rules.gap import gaps
from scoring.selectors.gap import judgements
from scoring.selectors.structure import round_structure
from scoring.services.appraisal import carry_over
from tests.work.appraising import appraised_round, place, share, stages, write
from tests.work.reading import text

pytestmark = pytest.mark.django_db

GAP = "/2021/chenh-lech/"


@pytest.fixture
def round_(people):
    """Appraised the first time: cut by 8, as claimed, raised by 2."""
    round_ = appraised_round(people)
    share(round_, people.appraiser)
    write(round_, Layer.FIRST, {"xa-1": {"1.1": "20", "1.2": "20"}}, people.appraiser)
    write(round_, Layer.FIRST, {"xa-2": {"2.1": "42", "1.2": "7"}}, people.office)
    return round_


def found(round_, layer=Layer.FIRST, **kwargs):
    return judgements(round_, round_structure(round_), layer, **kwargs)


def test_cells_with_both_marks(round_, people):
    told = {(one.unit, one.criterion): (one.gap, one.appraiser) for one in found(round_)}
    first, second = place(round_).pk, place(round_, "xa-2").pk
    assert told == {
        (first, "1.1"): (-8, people.appraiser.pk),
        (first, "1.2"): (0, people.appraiser.pk),
        (second, "2.1"): (2, people.office.pk),
    }
    assert len(found(round_, units=[people.commune.pk])) == 2


def test_what_was_carried_over_is_the_first_appraisers(round_, people):
    write(round_, Layer.FINAL, {"xa-1": {"1.1": "15"}}, people.office)
    carry_over(actor=people.administrator, round_=round_)
    by_appraiser = gaps(found(round_, Layer.FINAL)).appraisers
    assert {person: gap.judged for person, gap in by_appraiser.items()} == {
        people.office.pk: 2,
        people.appraiser.pk: 1,
    }


def test_not_applicable_has_no_gap(round_, people):
    round_.criteria_set.criteria.filter(code="1.1").update(na_policy="exclude")
    write(round_, Layer.FIRST, {"xa-1": {"1.1": "na"}})
    assert gaps(found(round_)).whole.reclassified == 1


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("don-vi", ["Xã Hà Kỳ 2 48 40 −8 50,00% 1 0", "Xã Minh Đức 1 40 42 +2 0,00% 0 1"]),
        ("linh-vuc", ["1. Lĩnh vực 1 2 48 40 −8", "2. Lĩnh vực 2 1 40 42 +2"]),
        ("tieu-chi", ["1.1 Tiêu chí 1.1 1 28 20 −8"]),
        ("nguoi-tham-dinh", ["Tham-Dinh 2 48 40 −8", "Noi-Vu 1 40 42 +2"]),
    ],
)
def test_the_office_reads_every_view(round_, people, client, view, words):
    client.force_login(people.office)
    page = text(client.get(GAP, {"xem": view}))
    for wanted in [*words, "Tất cả 3 88 82 −6 33,33% 1 1"]:
        assert wanted in page
    largest = page.split("Chênh lệch lớn nhất")[1]
    assert largest.index("Hà Kỳ") < largest.index("Minh Đức")


def test_an_official_reads_the_own_unit_without_names(round_, people, client):
    client.force_login(people.official)
    for view in ("don-vi", "tieu-chi", "nguoi-tham-dinh"):
        page = text(client.get(GAP, {"xem": view}))
        assert "Minh Đức" not in page
        assert "Tham-Dinh" not in page
        assert "−8" in page


def test_an_official_reads_it_when_the_layer_is_shown(round_, people, client):
    client.force_login(people.official)
    stages(round_, first_appraisal="open", explanation="upcoming")
    assert "Chưa đến lúc" in text(client.get(GAP, {"lop": "first"}))
    stages(round_, first_appraisal="closed", explanation="open")
    assert "−8" in text(client.get(GAP, {"lop": "first"}))
    assert "Chưa đến lúc" in text(client.get(GAP, {"lop": "final"}))


def test_it_opens_on_the_last_layer_with_scores(round_, people, client):
    client.force_login(people.office)
    round_.criteria_set.criteria.filter(code="2.1").update(method="survey")
    write(round_, Layer.FINAL, {"xa-1": {"2.1": "40"}})
    assert client.get(GAP).context["layer"] == Layer.FIRST  # survey points are nobody's claim
    write(round_, Layer.FINAL, {"xa-1": {"1.1": "15"}})
    assert client.get(GAP).context["layer"] == Layer.FINAL
    assert client.get(GAP, {"lop": "first"}).context["layer"] == Layer.FIRST


def test_it_opens_on_what_an_official_may_read(round_, people, client):
    client.force_login(people.official)
    write(round_, Layer.FINAL, {"xa-1": {"1.1": "15"}})
    stages(round_, first_appraisal="closed", explanation="closed", final_appraisal="open")
    response = client.get(GAP)
    assert response.context["layer"] == Layer.FIRST
    assert "−8" in text(response)


def test_nothing_to_compare(people, client):
    appraised_round(people)
    client.force_login(people.office)
    assert "Chưa có tiêu chí nào" in text(client.get(GAP))


def test_strangers_find_nothing(round_, people, client):
    client.force_login(people.stranger)
    assert client.get(GAP).status_code == 404
