"""Saving cells while somebody types: what becomes of each, and what a browser is told."""

import datetime
import json

import pytest
from django.utils import timezone

from scoring.models import Event, Layer, Score, StageChoices, StageWindow
from scoring.services.publishing import publish
from tests.factories import make_round, make_set, record, record_all

pytestmark = pytest.mark.django_db


def states(response):
    return {(cell["unit"], cell["code"]): cell["state"] for cell in response.json()["cells"]}


def points():
    rows = Score.objects.values_list("round_unit__unit__code", "criterion__code", "points")
    return {(unit, code): value for unit, code, value in rows}


def test_saved(send, people):
    response = send(people.office, {("xa-1", "1.1"): ("2,50", 0), ("xa-2", "1.2"): ("83,30%", 0)})
    told = {cell["code"]: cell for cell in response.json()["cells"]}
    assert told["1.1"] == {
        "unit": "xa-1", "code": "1.1", "state": "saved", "version": 1, "message": "",
        "shown": "2,5", "na": False, "mark": "entered", "wording": "Đã nhập",
    }  # fmt: skip
    assert told["1.2"]["message"].startswith("Tiêu chí 1.2: tỷ lệ phần trăm không phải là điểm;")
    assert points() == {("xa-1", "1.1"): 2.5}


def test_not_applicable_by_word_and_by_box(send, people):
    assert send(people.office, {("xa-1", "1.1"): ("KAD", 0)}).json()["cells"][0]["na"] is True
    cell = {"unit": "xa-2", "code": "1.1", "typed": "", "na": True, "version": 0}
    assert send(people.office, {}, cells=[cell]).json()["cells"][0]["mark"] == "na"
    assert Score.objects.filter(not_applicable=True).count() == 2


def test_one_wrong_cell_does_not_keep_the_others(send, people):
    own = {("xa-1", "1.1"): ("1", 0), ("xa-1", "1.2"): ("hai", 0), ("xa-1", "2.1"): ("51", 0)}
    response = send(people.office, {**own, ("xa-2", "1.1"): ("KAD", 0), ("xa-2", "9.9"): ("1", 0)})
    assert states(response) == {
        ("xa-1", "1.1"): "saved",
        ("xa-1", "1.2"): "error",
        ("xa-1", "2.1"): "error",
        ("xa-2", "1.1"): "saved",
        ("xa-2", "9.9"): "refused",
    }
    assert Event.objects.filter(action="scores.recorded").count() == 1


def test_a_stale_cell_is_a_conflict_and_the_others_are_saved(send, people, round_):
    record(round_, {"xa-1": {"1.1": "9"}})
    response = send(people.office, {("xa-1", "1.1"): ("5", 0), ("xa-1", "1.2"): ("6", 0)})
    assert states(response) == {("xa-1", "1.1"): "conflict", ("xa-1", "1.2"): "saved"}
    theirs = response.json()["cells"][0]["theirs"]
    assert (theirs["shown"], theirs["version"]) == ("9", 1)
    assert theirs["keep"] == "Của tôi: 5"
    assert theirs["take"] == "Giá trị mới: 9"
    assert "Giữ giá trị nào?" in theirs["question"]
    assert points()["xa-1", "1.1"] == 9
    again = send(people.office, {("xa-1", "1.1"): ("5", 1)})
    assert again.json()["cells"][0]["version"] == 2


def test_who_wrote_the_other_value_and_when(send, people):
    send(people.administrator, {("xa-1", "1.1"): ("9", 0)})
    question = send(people.office, {("xa-1", "1.1"): ("5", 0)}).json()["cells"][0]["theirs"]["question"]
    assert people.administrator.full_name in question
    assert timezone.localtime().strftime("%H:") in question


def test_an_answer_that_was_lost_makes_no_conflict_with_oneself(send, people):
    send(people.office, {("xa-1", "1.1"): ("9", 0)})
    response = send(people.office, {("xa-1", "1.1"): ("9,0", 0)})
    assert response.json()["cells"][0]["state"] == "saved"
    assert response.json()["cells"][0]["version"] == 1


def test_each_layer_to_whom_it_belongs(send, people):
    cell = {("xa-1", "1.1"): ("5", 0)}
    assert states(send(people.official, cell, layer="final")) == {("xa-1", "1.1"): "refused"}
    assert states(send(people.official, cell, layer="self")) == {("xa-1", "1.1"): "saved"}
    assert states(send(people.office, cell, layer="self")) == {("xa-1", "1.1"): "refused"}
    assert states(send(people.leader, cell)) == {("xa-1", "1.1"): "refused"}
    assert states(send(people.appraiser, cell, layer="first")) == {("xa-1", "1.1"): "refused"}
    assert [score.layer for score in Score.objects.all()] == [Layer.SELF]


def test_an_assigned_appraiser(send, people, round_):
    round_.assignments.create(appraiser=people.appraiser, domain=round_.criteria_set.domains.get(number=1))
    response = send(people.appraiser, {("xa-1", "1.1"): ("5", 0), ("xa-1", "2.1"): ("5", 0)}, layer="first")
    assert states(response) == {("xa-1", "1.1"): "saved", ("xa-1", "2.1"): "refused"}


def test_another_unit_s_sheet_is_not_there(send, people):
    assert send(people.official, {("xa-2", "1.1"): ("5", 0)}, layer="self").status_code == 404
    assert send(people.official, {("khong-co", "1.1"): ("5", 0)}, layer="self").status_code == 404
    both = send(people.official, {("xa-1", "1.1"): ("5", 0), ("xa-2", "1.1"): ("5", 0)}, layer="self")
    assert states(both) == {("xa-1", "1.1"): "saved", ("xa-2", "1.1"): "refused"}


def test_strangers_find_no_round(send, people):
    assert send(people.stranger, {("xa-1", "1.1"): ("5", 0)}).status_code == 404


def test_a_unit_learns_nothing_of_a_layer_it_does_not_write(send, people, round_):
    record(round_, {"xa-1": {"1.1": "17"}})
    answer = send(people.official, {("xa-1", "1.1"): ("5", 0)}, layer="final", totals="sheet").json()
    assert answer["cells"][0]["version"] == 0
    assert "theirs" not in answer["cells"][0]
    assert "totals" not in answer


def test_a_locked_round(send, people, round_):
    record_all(round_)
    publish(actor=None, round_=round_)
    cell = send(people.office, {("xa-1", "1.1"): ("5", 1)}).json()["cells"][0]
    assert cell["state"] == "refused"
    assert "mở đính chính" in cell["message"]


def test_a_closed_stage(send, people, round_):
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    StageWindow.objects.create(round=round_, stage=StageChoices.FINAL_APPRAISAL, closes_on=yesterday)
    cell = send(people.office, {("xa-1", "1.1"): ("5", 0)}).json()["cells"][0]
    assert cell["state"] == "refused"
    assert "hết hạn" in cell["message"]


def test_a_session_that_ended_is_told_where_to_sign_in(send, people, client, round_):
    response = send(None, {("xa-1", "1.1"): ("5", 0)})
    assert response.status_code == 401
    assert response.json()["signin"] == "/tai-khoan/dang-nhap/"
    people.office.is_active = False
    people.office.save()
    assert send(people.office, {("xa-1", "1.1"): ("5", 0)}).status_code == 401
    assert client.get("/khong-co/luu-diem/").status_code == 404
    assert client.get(f"/{round_.slug}/luu-diem/").status_code == 401


def test_cells_typed_by_one_account_are_not_saved_under_another(send, people):
    response = send(people.office, {("xa-1", "1.1"): ("5", 0)}, user=people.administrator.pk)
    assert response.status_code == 401
    assert "tài khoản khác" in response.json()["message"]
    assert not Score.objects.exists()


def test_a_token_is_asked_for_and_a_new_one_is_given(people, client, round_, settings):
    client.handler.enforce_csrf_checks = True
    client.force_login(people.office)
    url = f"/{round_.slug}/luu-diem/"
    batch = json.dumps({"user": people.office.pk, "layer": "final", "cells": []})
    assert client.post(url, batch, content_type="application/json").status_code == 403
    told = client.get(url).json()
    assert told["user"] == people.office.pk
    header = {"X-CSRFToken": told["token"]}
    assert client.post(url, batch, content_type="application/json", headers=header).json() == {"cells": []}


GOOD = {"unit": "xa-1", "code": "1.1", "typed": "1", "na": False, "version": 0}


@pytest.mark.parametrize(
    "more",
    [
        {"layer": "khac"},
        {"layer": None},
        {"user": "1"},
        {"user": True},
        {"cells": None},
        {"cells": ["x"]},
        {"cells": [GOOD] * 501},
        {"cells": [GOOD | {"typed": 1}]},
        {"cells": [GOOD | {"typed": "1" * 41}]},
        {"cells": [GOOD | {"typed": "1\x00"}]},
        {"cells": [GOOD | {"na": "yes"}]},
        {"cells": [GOOD | {"version": -1}]},
        {"cells": [GOOD | {"version": 1.5}]},
        {"cells": [GOOD | {"version": 2**40}]},
        {"cells": [GOOD | {"unit": None}]},
        {"cells": [GOOD | {"note": 1}]},
        {"domain": "1"},
        {"totals": 1},
    ],
)
def test_what_is_no_batch_is_refused_and_nothing_is_written(send, people, more):
    response = send(people.office, {}, **more)
    assert response.status_code == 400
    assert response.json()["error"]
    assert not Score.objects.exists()


@pytest.mark.parametrize("body", ["", "[]", "{", "null", '{"a":' * 3_000, "x" * 300_000, '"' + "đ" * 10])
def test_what_is_no_json_is_refused(people, client, round_, body):
    client.force_login(people.office)
    response = client.post(f"/{round_.slug}/luu-diem/", body, content_type="application/json")
    assert response.status_code == 400


def test_the_note_goes_with_the_mark(send, people):
    cell = {**GOOD, "note": "Theo biên bản họp ngày 05/3."}
    send(people.office, {}, cells=[cell])
    score = Score.objects.get()
    assert (score.note, score.noted_by) == ("Theo biên bản họp ngày 05/3.", people.office)


def test_totals_of_a_sheet_and_of_a_grid_come_along(send, people):
    marks = {("xa-1", "1.1"): ("30", 0), ("xa-1", "1.2"): ("10", 0)}
    told = send(people.office, marks, totals="sheet").json()["totals"]
    assert "Còn thiếu 1 tiêu chí" in told["summary"]
    assert "80,00%" in told["domains"]
    marks = {("xa-1", "1.2"): ("5", 1), ("xa-2", "1.2"): ("10", 0)}
    told = send(people.office, marks, totals="grid", domain=1).json()["totals"]
    assert told["units"] == {"xa-1": ["35", "70,00%", "2/2"], "xa-2": ["10", "50,00%", "1/2"]}
    assert told["criteria"] == {"1.2": ["7,50", "2"]}


def test_the_number_of_queries_does_not_grow_with_units_or_cells(client, people, django_assert_max_num_queries):
    counts = []
    for units, year in ((5, 2030), (20, 2031)):  # few enough for one statement each on every database
        round_ = make_round(units, year=year, authority=people.authority, criteria_set=make_set(code=f"bo-{year}"))
        codes = list(round_.members.values_list("unit__code", flat=True))
        cells = [GOOD | {"unit": unit, "code": code} for unit in codes for code in ("1.1", "1.2", "2.1")]
        batch = {"user": people.office.pk, "layer": "final", "cells": cells, "totals": "grid"}
        client.force_login(people.office)
        with django_assert_max_num_queries(60) as found:
            response = client.post(f"/{year}/luu-diem/", json.dumps(batch), content_type="application/json")
        assert set(states(response).values()) == {"saved"}
        counts.append(len(found))
    assert counts[0] == counts[1]
