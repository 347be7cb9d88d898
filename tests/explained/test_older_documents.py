"""Results published before documents carried the rule of each criterion still open everywhere."""

import json

import pytest

from scoring.models import Publication
from scoring.results import overview
from tests.open_data.documents import assert_explained
from tests.pages.rounds import published_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def _older(people, monkeypatch):
    """A publication as it was written then: its criteria say nothing of a rule."""
    now = overview._criterion

    def then(row):
        document = now(row)
        del document["rule"]
        return document

    with monkeypatch.context() as patched:
        patched.setattr(overview, "_criterion", then)
        published_round(people)
    assert not any("rule" in one for one in Publication.objects.get().overview["criteria_set"]["criteria"])


PAGES = (
    "",
    "phuong-phap/",
    "tieu-chi/1.1/",
    "don-vi/ha-ky/",
    "don-vi/ha-ky/duong-len-hang/",
    "linh-vuc/1/",
    "so-sanh/?don-vi=ha-ky&don-vi=minh-duc",
    "du-lieu/",
    "ket-qua.json",
    "ket-qua.csv",
    "ket-qua.xlsx",
)
FOR_THE_OFFICE = ("cong-suc/", "lanh-dao/", "chay-thu/")


@pytest.mark.usefixtures("_older")
@pytest.mark.parametrize("address", PAGES)
def test_every_page_and_file_opens(client, address):
    assert client.get(f"/2021/{address}").status_code == 200


@pytest.mark.usefixtures("_older")
@pytest.mark.parametrize("address", FOR_THE_OFFICE)
def test_every_page_of_the_office_opens(client, people, address):
    client.force_login(people.office)
    assert client.get(f"/2021/{address}").status_code == 200


@pytest.mark.usefixtures("_older")
def test_pages_do_not_guess_the_rule(read):
    assert "Kết quả công bố này chưa ghi cách tính điểm" in read("/2021/tieu-chi/1.1/")
    assert "chấm trực tiếp, không có công thức" not in read("/2021/tieu-chi/1.1/")
    assert "Tiêu chí 1.1 30 không ghi trong kết quả này" in read("/2021/phuong-phap/")


@pytest.mark.usefixtures("_older")
def test_the_dictionary_holds_for_it():
    assert_explained(json.loads(Publication.objects.get().document))
