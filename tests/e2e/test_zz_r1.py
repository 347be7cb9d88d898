from tests.e2e.test_every_page import *
from tests.e2e import test_every_page as t, pages_list
import pytest
del test_pages, test_no_page_was_left_out, test_what_is_left_out_exists
MINE=("<round:slug>/bao-cao/","<round:slug>/bao-cao/thong-tin/","<round:slug>/bao-cao/xem/","<round:slug>/bao-cao/muc/<slug:key>/","<round:slug>/bao-cao/muc/<slug:key>/lich-su/")
@pytest.mark.parametrize("role", ["office","leader"])
@pytest.mark.django_db
def test_mine(walk, role, monkeypatch):
    old=t.places
    monkeypatch.setattr(t,"places",lambda made,role:[p for p in old(made,role) if p.route in MINE])
    found=walk.new_pages(role)
    faults=[*in_vietnamese(walk, role, found), *in_english(walk, role, found)]
    assert found and not faults, "\n".join(["",*[p.path for p in found],*faults])
