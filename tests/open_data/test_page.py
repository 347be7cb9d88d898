"""The page of open data: the files a reader may have, and what they are."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from scoring.models import AdjustmentKind, ClassificationScheme, Publication, Round, RoundUnit, Visibility
from scoring.results.dictionary.table import columns
from scoring.results.source import current_results
from scoring.services.adjustments import record_adjustment
from scoring.services.publishing import open_correction, publish
from tests.factories import make_round, make_scheme, make_set, record, record_all
from tests.pages.conftest import plain
from tests.pages.rounds import big_round, open_round_of, published_round
from tests.pages.test_access import EVERYBODY, OWN, SIGNED_IN, readers

pytestmark = pytest.mark.django_db

PAGE = "/2021/du-lieu/"


def another_round(people, year: int, **fields) -> Round:
    round_ = make_round(1, year=year, authority=people.authority, criteria_set=make_set(code=f"b{year}"), **fields)
    record_all(round_)
    publish(actor=None, round_=round_)
    return round_


def test_every_published_round_with_its_files_and_hash(client, people):
    published_round(people)
    another_round(people, 2022)
    page = client.get(PAGE).content.decode()
    for publication in Publication.objects.all():
        slug = publication.round.slug
        assert publication.sha256 in page
        for name in ("csv", "xlsx", "json"):
            assert f'href="/{slug}/ket-qua.{name}"' in page
            assert client.get(f"/{slug}/ket-qua.{name}").status_code == 200
    assert "http://testserver/2021/ket-qua.json" in page


def test_a_reader_sees_only_rounds_open_to_them(client, people):
    published_round(people)
    another_round(people, 2022, visibility=Visibility.OFFICIALS)
    another_round(people, 2023, visibility=Visibility.OFFICE)
    seen = {}
    for name in ("anonymous", "stranger", "office"):
        if name != "anonymous":
            client.force_login(getattr(people, name))
        page = client.get(PAGE).content.decode()
        seen[name] = {year for year in ("2021", "2022", "2023") if f"/{year}/ket-qua.json" in page}
    assert seen == {"anonymous": {"2021"}, "stranger": {"2021", "2022"}, "office": {"2021", "2022", "2023"}}
    assert "không phải dữ liệu mở" in plain(client.get(PAGE).content.decode())


def test_earlier_versions_stay_at_their_address(client, people):
    round_ = published_round(people)
    etag = client.get(PAGE)["ETag"]
    open_correction(actor=None, round_=round_, reason="Nhập sai")
    record(round_, {"tu-ky-tt": {"1.1": "21"}})
    publish(actor=None, round_=Round.objects.get())
    page = client.get(PAGE, headers={"If-None-Match": etag})
    text = page.content.decode()
    assert page.status_code == 200
    assert all(sha256 in text for sha256 in Publication.objects.values_list("sha256", flat=True))
    assert 'href="/2021/phien-ban/1/ket-qua.json"' in text
    assert "Lý do của bản đính chính đang dùng: Nhập sai" in plain(text)


def test_a_kept_page_is_good_until_any_round_is_published(client, people):
    published_round(people)
    etag = client.get(PAGE)["ETag"]
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 304
    another_round(people, 2022)
    assert client.get(PAGE, headers={"If-None-Match": etag}).status_code == 200


def test_the_licence_is_a_setting(client, people, settings):
    published_round(people)
    first = client.get(PAGE)
    assert "ghi rõ nguồn" in first.content.decode()
    settings.OPEN_DATA_LICENCE = "Theo Quyết định 9"
    second = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert "Theo Quyết định 9" in second.content.decode()


def test_an_open_round_has_no_open_data_of_its_own(client, people):
    open_round_of(people)
    assert readers(client, people, PAGE) == OWN
    client.force_login(people.office)
    page = client.get(PAGE).content.decode()
    assert "chưa công bố nên chưa có dữ liệu mở" in plain(page)
    assert 'href="/2021/ket-qua.json"' not in page


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [(Visibility.PUBLIC, EVERYBODY), (Visibility.OFFICIALS, SIGNED_IN), (Visibility.OFFICE, OWN)],
)
def test_who_may_read_it(client, people, visibility, expected):
    published_round(people, visibility=visibility)
    assert readers(client, people, PAGE) == expected


def test_every_column_of_the_table_is_explained(client, people):
    make_scheme()
    ClassificationScheme.objects.update(bonus_cap=2)
    round_ = open_round_of(people)
    place = RoundUnit.objects.get(round=round_, unit__code="ha-ky")
    record_adjustment(actor=None, place=place, kind=AdjustmentKind.BONUS, points=Decimal(1), reason="Sáng kiến")
    publish(actor=None, round_=round_)
    content = client.get("/2021/ket-qua.csv").content.decode("utf-8-sig")
    head, first, *_ = csv.reader(io.StringIO(content), delimiter=";")
    found = columns(current_results(round_))
    assert [column.head for column in found] == head
    assert [column.example for column in found] == first
    assert all(column.meaning for column in found)
    page = client.get(PAGE).content.decode()
    assert all(name in page for name in head)


def test_columns_of_a_round_without_units(people):
    round_ = make_round([], authority=people.authority)
    assert {column.example for column in columns(current_results(round_))} == {""}


def test_queries_do_not_grow(client, people):
    counts = []
    for units, year in ((5, 2020), (25, 2030)):
        big_round(units, year, published=True)
        client.force_login(people.office)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/{year}/du-lieu/").status_code == 200
        counts.append(len(queries))
    assert counts[1] <= counts[0]
    assert counts[1] < 20
