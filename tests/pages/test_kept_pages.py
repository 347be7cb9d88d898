"""Pages kept as they were drawn: for whom, for how long, and never with anything personal in them."""

import gzip

import pytest
from django.db import connection
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scoring.models import Criterion, EffortWeight, Round
from scoring.views.etags import page_etag
from scoring.views.guard import of_round
from scoring.views.kept_pages import PAGES, Page, Pages, kept
from tests.factories import make_unit
from tests.pages.rounds import published_round
from units.models import Unit

pytestmark = pytest.mark.django_db

UNIT = "/2021/don-vi/ha-ky/"
WAY = f"{UNIT}duong-len-hang/"


@pytest.fixture
def round_(people):
    return published_round(people)


def test_a_page_is_drawn_once(client, round_):
    first = client.get("/2021/")
    with CaptureQueriesContext(connection) as queries:
        again = client.get("/2021/")
    assert len(queries) == 1
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())


def test_compressed_for_those_who_take_it(client, round_):
    plain = client.get("/2021/")
    packed = client.get("/2021/", headers={"Accept-Encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert "Content-Encoding" not in plain
    refused = client.get("/2021/", headers={"Accept-Encoding": "gzip;q=0, deflate"})
    assert refused.content == plain.content


def test_nothing_of_a_person_is_left_behind(client, round_, people):
    before = client.get(UNIT).content
    client.force_login(people.office)
    personal = client.get(UNIT)
    assert people.office.full_name in personal.content.decode()
    assert "csrfmiddlewaretoken" in personal.content.decode()
    client.post("/tai-khoan/dang-xuat/")
    after = client.get(UNIT)
    assert after.content == before
    assert Client().get(UNIT).content == before


def test_what_a_person_saw_first_is_not_kept(client, round_, people):
    client.force_login(people.office)
    client.get("/2021/")
    client.logout()
    seen = client.get("/2021/").content.decode()
    assert people.office.full_name not in seen
    assert "csrfmiddlewaretoken" not in seen


def test_no_page_bears_what_a_visitor_brings_along(client, round_):
    """A token of the sign-in form, and a message that waits to be read after it."""
    client.get("/tai-khoan/dang-nhap/")
    assert client.cookies
    token = client.cookies["csrftoken"].value
    assert token not in client.get("/2021/").content.decode()
    assert Client().get("/2021/").content == client.get("/2021/").content


def with_token(request, opened):
    return HttpResponse(get_token(request))


def with_cookie(request, opened):
    response = HttpResponse("trang")
    response.set_cookie("ten", "Lan")
    return response


def with_session(request, opened):
    request.session["ten"] = "Lan"
    return HttpResponse("trang")


def not_found(request, opened):
    return HttpResponse("không có", status=404)


@pytest.mark.parametrize("view", [with_token, with_cookie, with_session, not_found])
def test_an_answer_that_is_for_one_reader_is_made_anew(client, round_, rf, view):
    request = rf.get("/2021/")
    visitor = client.get("/2021/").wsgi_request
    request.user, request.session = visitor.user, visitor.session
    PAGES.forget()
    answer = kept(page_etag)(of_round(view))(request, "2021")
    assert "Content-Encoding" not in answer
    assert not PAGES._pages


def test_a_round_that_is_hidden_is_gone_at_once(client, round_):
    assert client.get(UNIT).status_code == 200
    Round.objects.update(visibility="officials")
    assert client.get(UNIT).status_code == 404
    Round.objects.update(visibility="public")
    assert client.get(UNIT).status_code == 200


def test_a_unit_merged_into_another_makes_its_page_anew(client, round_, people):
    etag = client.get(UNIT)["ETag"]
    old = make_unit("xa-cu", "Cũ", parent=people.authority)
    assert client.get(UNIT)["ETag"] == etag
    Unit.objects.filter(pk=old.pk).update(successor=Unit.objects.get(code="ha-ky"))
    assert client.get(UNIT)["ETag"] != etag


def test_other_efforts_make_the_way_up_anew(client, round_):
    etag = client.get(WAY)["ETag"]
    EffortWeight.objects.create(criterion=Criterion.objects.get(code="1.1"), weight=3)
    assert client.get(WAY)["ETag"] != etag


def test_another_host_is_another_page(client, round_, settings):
    settings.ALLOWED_HOSTS = ["mot.vn", "hai.vn"]
    one, two = (client.get("/2021/du-lieu/", headers={"Host": host}) for host in settings.ALLOWED_HOSTS)
    assert one["ETag"] != two["ETag"]
    assert "http://hai.vn/2021/ket-qua.json" in two.content.decode()


def test_who_works_on_the_templates_sees_every_change(client, round_, settings):
    settings.DEBUG = True
    assert "ETag" not in client.get("/2021/")
    assert not PAGES._pages


def test_the_memory_has_an_end():
    pages = Pages(most=10)
    for etag, size in (("a", 4), ("b", 4), ("a", 3), ("c", 4)):
        pages.keep(etag, Page(b"x" * size, {}))
    assert [pages.look(etag) is not None for etag in "abc"] == [True, False, True]
    pages.keep("too large", Page(b"x" * 11, {}))
    assert pages._pages == {}
    assert pages._size == 0
