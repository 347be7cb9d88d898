"""Text from before Unicode in the forms of the back office: shown converted, accepted by the person, never silently."""

import html
import re
import unicodedata

import pytest
from django.http import HttpResponse
from django.urls import reverse

from scoring.models import Criterion
from tests.admin.forms import errors, send
from tests.factories import make_set
from units.models import Head, Unit

pytestmark = pytest.mark.django_db

TCVN3, SAYS = "HuyÖn Tø Kú, x· ®Þa bµn", "Huyện Tứ Kỳ, xã địa bàn"
VNI, VNI_SAYS = "Uûy ban nhaân daân xaõ Ñoàng Taâm", "Ủy ban nhân dân xã Đồng Tâm"
CHECKBOX = re.compile(r'<input type="checkbox" name="([^"]*-chuyen-ma)" value="([0-9a-f]+)">')


@pytest.fixture
def url(people):
    return reverse("admin:units_unit_change", args=[Unit.objects.get(code="xa-1").pk])


def checkbox(response: HttpResponse) -> dict[str, str]:
    return dict(CHECKBOX.findall(response.content.decode()))


@pytest.mark.parametrize(("typed", "says"), [(TCVN3, SAYS), (VNI, VNI_SAYS)])
def test_the_text_is_shown_converted_and_written_once_accepted(office, url, typed, says):
    response = send(office, url, name=typed)
    page = html.unescape(response.content.decode())
    assert f"chuyển thành: “{says}”" in page
    assert f'value="{typed}"' in page  # what was typed stays
    assert Unit.objects.get(code="xa-1").name == "Hà Kỳ"

    assert send(office, url, name=typed, **checkbox(response)).status_code == 302
    assert Unit.objects.get(code="xa-1").name == says


def test_the_acceptance_holds_for_that_text_alone(office, url):
    ticked = checkbox(send(office, url, name=TCVN3))
    response = send(office, url, name=VNI, **ticked)
    assert VNI_SAYS in errors(response)[0]
    assert Unit.objects.get(code="xa-1").name == "Hà Kỳ"


def test_an_accepted_text_is_shown_converted_when_another_field_is_wrong(office, url):
    ticked = checkbox(send(office, url, name=TCVN3))
    response = send(office, url, name=TCVN3, code="mã sai", **ticked)
    assert response.context["adminform"].form["name"].value() == SAYS
    assert len(errors(response)) == 1


def test_inline_rows_and_long_texts_are_repaired_too(office, url):
    new = {"heads-TOTAL_FORMS": "1", "heads-0-name": "NguyÔn V¨n §øc", "heads-0-post": "Chủ tịch UBND"}
    response = send(office, url, **new)
    assert "Nguyễn Văn Đức" in errors(response)[0]
    send(office, url, **new, **checkbox(response))
    assert Head.objects.get().name == "Nguyễn Văn Đức"

    make_set()
    criterion = Criterion.objects.get(code="1.1")
    page = reverse("admin:scoring_criterion_change", args=[criterion.pk])
    response = send(office, page, rule_text=f"{TCVN3}\n100%")
    send(office, page, rule_text=f"{TCVN3}\n100%", **checkbox(response))
    criterion.refresh_from_db()
    assert criterion.rule_text == f"{SAYS}\n100%"


@pytest.mark.parametrize("typed", ["Hà Kỳ mới", "Ha Ky", "Café 50°C", "Đồng Tâm – µm"])
def test_proper_text_passes_as_it_is(office, url, typed):
    assert send(office, url, name=typed).status_code == 302
    assert Unit.objects.get(code="xa-1").name == typed


def test_spaces_and_composition_are_put_right(office, url):
    typed = unicodedata.normalize("NFD", "Hà\u00a0 Kỳ\u200b  mới ")
    assert send(office, url, name=typed).status_code == 302
    assert Unit.objects.get(code="xa-1").name == "Hà Kỳ mới"
