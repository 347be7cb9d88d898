"""Who is not signed in any more is led back to a page that can be read."""

from urllib.parse import quote

import pytest

from tests.factories import make_round

pytestmark = pytest.mark.django_db

CELL = "/2021/nhap-diem/xa-1/tieu-chi/1.1/"


@pytest.mark.parametrize(
    ("method", "referer", "back"),
    [
        ("get", "", f"{CELL}?lop=self"),
        ("post", f"http://testserver{CELL}?lop=first", f"{CELL}?lop=first"),
        ("post", "", f"{CELL}?lop=self"),
        ("post", f"https://noi-khac.example{CELL}", f"{CELL}?lop=self"),
    ],
)
def test_where_signing_in_leads(client, people, method, referer, back):
    make_round([people.commune], authority=people.authority)
    answer = getattr(client, method)(f"{CELL}?lop=self", headers={"referer": referer})
    assert answer.status_code == 302
    assert answer["Location"] == f"/tai-khoan/dang-nhap/?next={quote(back)}"


def test_an_act_that_only_posts_leads_back_to_its_form(client, people):
    make_round([people.commune], authority=people.authority)
    answer = client.post(f"{CELL}minh-chung/", headers={"referer": f"http://testserver{CELL}"})
    assert answer["Location"].endswith(f"?next={quote(CELL)}")
