"""The office's pages: sharing out, and closing the first appraisal."""

import pytest

from scoring.models import Assignment, Layer
from scoring.services.explanations import ask
from tests.people import make_person
from tests.work.appraising import criterion, domain, marks, place, share, stages, write
from tests.work.reading import hidden, text
from units.models import Role

pytestmark = pytest.mark.django_db

SHARES, CARRY = "/2021/tham-dinh/phan-cong/", "/2021/tham-dinh/chot/"


class TestShares:
    def test_the_matrix(self, round_, people, as_):
        client = as_(people.office)
        page = client.get(SHARES)
        assert "mọi đơn vị" in text(page)
        key = people.appraiser.pk
        post = {"viec": "ma-tran", "dau": hidden(page, "dau"), f"co-{key}": "1", f"lv-{key}": [domain(round_, 2)]}
        assert "Đã lưu phân công của 1 người." in text(client.post(SHARES, post, follow=True))
        assert list(Assignment.objects.values_list("domain", "place")) == [(domain(round_, 2), None)]

    def test_every_domain_is_one_share(self, round_, people, as_):
        client, key = as_(people.office), people.appraiser.pk
        post = {"viec": "ma-tran", "dau": hidden(client.get(SHARES), "dau"), f"co-{key}": "1"}
        client.post(SHARES, {**post, f"lv-{key}": [domain(round_, 1), domain(round_, 2)]})
        assert list(Assignment.objects.values_list("domain", "place")) == [(None, None)]
        assert "đều có người thẩm định" in text(client.get(SHARES))

    def test_one_appraiser_with_units(self, round_, people, as_):
        client, key = as_(people.office), people.appraiser.pk
        page = client.get(SHARES, {"nguoi": key})
        post = {"viec": "nguoi", "nguoi": key, "dau": hidden(page, "dau"), "dv": place(round_).pk}
        client.post(SHARES, {**post, "lv": domain(round_, 1)})
        assert list(Assignment.objects.values_list("domain", "place")) == [(domain(round_, 1), place(round_).pk)]
        assert "1 đơn vị" in text(client.get(SHARES))
        assert client.get(SHARES, {"nguoi": people.official.pk}).status_code == 404

    @pytest.mark.parametrize(("name", "message"), [("lv", "Hãy chọn “Mọi đơn vị”"), ("dv", "chọn cả lĩnh vực")])
    def test_one_without_the_other_is_told_and_stays_ticked(self, round_, people, as_, name, message):
        share(round_, people.appraiser)
        client, key = as_(people.office), people.appraiser.pk
        boxes = {"lv": domain(round_, 1), "dv": place(round_).pk}
        post = {"viec": "nguoi", "nguoi": key, "dau": hidden(client.get(SHARES), "dau")}
        response = client.post(SHARES, {**post, name: boxes[name]})
        assert message in text(response)
        assert f'value="{boxes[name]}" checked' in response.content.decode()
        assert Assignment.objects.count() == 1
        client.post(SHARES, post)
        assert not Assignment.objects.exists()

    def test_the_matrix_keeps_the_units(self, round_, people, as_):
        share(round_, people.appraiser, unit="xa-2", number=1)
        client, key = as_(people.office), people.appraiser.pk
        post = {"viec": "ma-tran", "dau": hidden(client.get(SHARES), "dau"), f"co-{key}": "1"}
        client.post(SHARES, {**post, f"lv-{key}": [domain(round_, 2)]})
        assert list(Assignment.objects.values_list("domain", "place")) == [
            (domain(round_, 2), place(round_, "xa-2").pk)
        ]

    def test_mixed_shares_are_left_alone_by_the_matrix(self, round_, people, as_):
        share(round_, people.appraiser, unit="xa-1", number=1)
        share(round_, people.appraiser, unit="xa-2", number=2)
        client = as_(people.office)
        page = client.get(SHARES)
        assert "Phân công riêng từng phần" in text(page)
        client.post(SHARES, {"viec": "ma-tran", "dau": hidden(page, "dau")})
        assert Assignment.objects.count() == 2

    @pytest.mark.parametrize("kind", ["linh-vuc", "don-vi"])
    def test_even_shares_are_proposed_and_then_used(self, round_, people, as_, kind):
        make_person("tham-dinh-2", people.authority, Role.APPRAISER)
        client = as_(people.office)
        page = client.get(SHARES, {"chia": kind})
        assert "chưa lưu" in text(page)
        assert "đều có người thẩm định" in text(page)
        assert not Assignment.objects.exists()
        client.post(SHARES, {"viec": "chia", "chia": kind, "dau": hidden(page, "dau")})
        assert Assignment.objects.count() == 2
        assert Assignment.objects.values("appraiser").distinct().count() == 2

    def test_what_somebody_else_changed_is_told(self, round_, people, as_):
        client, key = as_(people.office), people.appraiser.pk
        digest = hidden(client.get(SHARES), "dau")
        share(round_, people.appraiser)
        page = text(client.post(SHARES, {"viec": "ma-tran", "dau": digest, f"co-{key}": "1"}))
        assert "vừa được người khác sửa" in page
        assert Assignment.objects.count() == 1

    def test_nobody_to_share_with(self, round_, people, as_):
        people.appraiser.memberships.all().delete()
        for params in ({}, {"chia": "linh-vuc"}):
            assert "chưa có tài khoản nào" in text(as_(people.office).get(SHARES, params))
        assert as_(people.office).post(SHARES, {"viec": "x"}).status_code == 400


class TestCarryOver:
    def test_says_what_it_will_do_and_does_it(self, round_, people, as_):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25", "1.2": "10"}})
        write(round_, Layer.FINAL, {"xa-1": {"1.2": "12"}})
        ask(actor=None, place=place(round_, "xa-2"), criterion=criterion(round_), question="?")
        client = as_(people.office)
        page = client.get(CARRY)
        assert "Sẽ chốt, ở 1 đơn vị 1 " in text(page)
        assert "để lại 3" in text(page)
        assert "Đã chốt 1 điểm" in text(client.post(CARRY, {"dau": hidden(page, "dau")}, follow=True))
        assert marks(round_, Layer.FINAL) == {"xa-1": {"1.1": "25", "1.2": "12"}}

    def test_a_stale_page_is_told(self, round_, people, as_):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25"}})
        assert "vừa thay đổi" in text(as_(people.office).post(CARRY, {"dau": "x"}))

    def test_before_the_final_appraisal(self, round_, people, as_):
        write(round_, Layer.FIRST, {"xa-1": {"1.1": "25"}})
        stages(round_, first_appraisal="open", final_appraisal="upcoming")
        assert "Chưa đến giai đoạn" in text(as_(people.office).get(CARRY))
