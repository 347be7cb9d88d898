"""Every way to write a score, against everything that may forbid it: page, script, admin, import and command."""

import contextlib
import csv
import datetime
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from scoring.models import Criterion, Explanation, Layer, Proposal, Round, RoundUnit, Score, ScoreChange
from scoring.rules.marks import Mark
from scoring.rules.stages import Stage
from scoring.services.errors import RefusedError
from scoring.services.publishing import publish
from scoring.services.scores import Cell, record_scores
from scoring.workbook.importing import flow
from scoring.workbook.matrix import record_matrix
from tests.factories import make_round, make_set, record
from tests.people import People
from tests.work.acts import window
from tests.workbook.importing_kit import HEAD, written
from units.models import User

pytestmark = pytest.mark.django_db

NEW = "7"


class Desk:
    """A round in which 1.1 of xa-1 stands at 5 in every layer; each way below tries to make it 7 in the final one."""

    def __init__(self, people: People, folder: Path) -> None:
        self.people, self.folder, self.client = people, folder, Client()
        units = [people.commune, people.other_commune]
        self.round = make_round(units, authority=people.authority, criteria_set=make_set({1: [10], 2: [10]}))
        self.place = RoundUnit.objects.get(round=self.round, unit=people.commune)
        self.criterion = Criterion.objects.get(code="1.1")
        for layer in Layer:
            cell = Cell(self.place.pk, "1.1", Mark(Decimal(5)))
            record_scores(actor=None, round_=self.round, cells=[cell], layer=layer)
        record(self.round, {"xa-1": {"2.1": "5"}, "xa-2": {"1.1": "5", "2.1": "5"}})
        self.score = Score.objects.get(round_unit=self.place, criterion=self.criterion, layer=Layer.FINAL)

    def post(self, person: User, address: str, data: Any, **more: Any) -> None:
        self.client.force_login(person)
        status = self.client.post(f"/{self.round.slug}/{address}", data, **more).status_code
        assert status < 500

    @property
    def base(self) -> str:
        return f"{self.score.version}|5"


def by_sheet(desk: Desk, person: User) -> None:
    data = {f"diem-{desk.criterion.pk}": NEW, f"goc-{desk.criterion.pk}": desk.base}
    desk.post(person, "nhap-diem/xa-1/?lop=final", data)


def by_cell_page(desk: Desk, person: User) -> None:
    data = {"lop": "final", "phien-ban": desk.score.version, "cach": "diem", "diem": NEW, "ghi-chu": "Thiếu"}
    desk.post(person, "nhap-diem/xa-1/tieu-chi/1.1/", data)


def by_grid(desk: Desk, person: User) -> None:
    data = {f"o-{desk.place.pk}-{desk.criterion.pk}-{desk.base}": NEW}
    desk.post(person, "bang-nhap/?linh-vuc=1&lop=final", data)


def by_script(desk: Desk, person: User) -> None:
    cell = {"unit": "xa-1", "code": "1.1", "typed": NEW, "na": False, "version": desk.score.version}
    batch = {"user": person.pk, "layer": "final", "cells": [cell]}
    desk.post(person, "luu-diem/", json.dumps(batch), content_type="application/json")


def by_acceptance(desk: Desk, person: User) -> None:
    """There is nothing to accept where there is a final score, so it is taken away underneath."""
    Score.objects.filter(pk=desk.score.pk).delete()
    first = Score.objects.get(layer=Layer.FIRST)
    data = {"lop": "final", "nguon": first.version, "phien-ban": 0, "ve": "o"}
    desk.post(person, "nhap-diem/xa-1/tieu-chi/1.1/chap-nhan/", data)


def by_decision(desk: Desk, person: User) -> None:
    asked = Explanation.objects.create(
        round_unit=desk.place, criterion=desk.criterion, question="?", answer="!", answered_at=timezone.now()
    )
    data = {"ma": asked.pk, "lop": "final", "phien-ban": desk.score.version, "viec": "ket-luan", "noi-dung": "Rõ"}
    desk.post(person, "nhap-diem/xa-1/tieu-chi/1.1/giai-trinh/", {**data, "chon-diem": "khac", "diem": NEW})


def by_admin(desk: Desk, person: User) -> None:
    """The back office leads to the sheet and writes nothing by itself."""
    person.is_staff = True
    person.save()
    desk.client.force_login(person)
    data = {f"diem-{desk.criterion.pk}": NEW, f"goc-{desk.criterion.pk}": desk.base}
    assert desk.client.post(f"/admin/scoring/roundunit/{desk.place.pk}/change/", data).status_code in {302, 403, 404}


def by_import(desk: Desk, person: User | None) -> None:
    data = written([*HEAD, "1.1"], ["xa-1", "", 7])
    with contextlib.suppress(RefusedError, PermissionError):
        import_ = flow.start(actor=person, round_=desk.round, layer=Layer.FINAL, name="diem.xlsx", data=data)
        flow.confirm(actor=person, import_=flow.read(import_), take_mine=frozenset({"Bảng!C2"}))


def by_import_command(desk: Desk, _person: User) -> None:
    path = desk.folder / "diem.xlsx"
    path.write_bytes(written([*HEAD, "1.1"], ["xa-1", "", 7]))
    with contextlib.suppress(CommandError, SystemExit, RefusedError):
        call_command(
            "import_scores", desk.round.slug, str(path), "--take-mine", stdout=io.StringIO(), stderr=io.StringIO()
        )


def by_matrix(desk: Desk, _person: User) -> None:
    path = desk.folder / "diem.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Mã đơn vị", "Tên đơn vị", "1.1"], ["xa-1", "Xã Hà Kỳ", NEW]])
    with contextlib.suppress(Exception):  # whatever it says, nothing may be written
        record_matrix(actor=None, round_=desk.round, path=path)


BY_PEOPLE = (by_sheet, by_cell_page, by_grid, by_script, by_acceptance, by_decision, by_admin)
BY_SHELL = (by_import, by_import_command, by_matrix)
WAYS = (*BY_PEOPLE, *BY_SHELL)


def closed(desk: Desk) -> None:
    window(desk.round, Stage.FINAL_APPRAISAL, None, timezone.localdate() - datetime.timedelta(days=1))


def too_early(desk: Desk) -> None:
    window(desk.round, Stage.FINAL_APPRAISAL, timezone.localdate() + datetime.timedelta(days=1), None)


def not_in_the_timetable(desk: Desk) -> None:
    window(desk.round, Stage.SELF_SCORING, None, None)


def proposed(desk: Desk) -> None:
    Proposal.objects.create(round=desk.round, minutes_number="01/BB", minutes_date=timezone.localdate())


def published(desk: Desk) -> None:
    publish(actor=None, round_=desk.round)


@pytest.fixture
def desk(people: People, tmp_path: Path) -> Desk:
    return Desk(people, tmp_path)


def stored(round_: Round) -> list[Any]:
    rows = Score.objects.filter(round_unit__round=round_).exclude(criterion__code="1.1", layer=Layer.FINAL)
    return [*rows.order_by("pk").values_list("pk", "points", "version"), ScoreChange.objects.count()]


def reached(desk: Desk) -> bool:
    """Whether the final score was written: 7, or accepted (5) where there was none."""
    return ScoreChange.objects.filter(round_unit=desk.place, layer=Layer.FINAL).count() > 2


@pytest.mark.parametrize("way", [way for way in WAYS if way is not by_admin])
def test_the_way_is_one(desk: Desk, way: Callable[[Desk, User], None]) -> None:
    """Nothing forbids it: so the refusals below are refusals of the thing forbidden."""
    way(desk, desk.people.office)
    assert reached(desk)


@pytest.mark.parametrize("obstacle", [closed, too_early, not_in_the_timetable, proposed, published])
@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_around_an_obstacle(
    desk: Desk, way: Callable[[Desk, User], None], obstacle: Callable[[Desk], None]
) -> None:
    obstacle(desk)
    before = stored(desk.round)
    way(desk, desk.people.office)
    assert stored(desk.round) == before
    assert not reached(desk)


@pytest.mark.parametrize("who", ["official", "other_official", "appraiser", "leader", "stranger", "disabled"])
@pytest.mark.parametrize("way", BY_PEOPLE)
def test_no_way_is_open_to_others(desk: Desk, way: Callable[[Desk, User], None], who: str) -> None:
    """The appraiser was given nothing to appraise."""
    before = stored(desk.round)
    way(desk, getattr(desk.people, who))
    assert stored(desk.round) == before
    assert not reached(desk)


@pytest.mark.parametrize("layer", [Layer.SELF, Layer.FIRST])
@pytest.mark.parametrize("who", ["office", "official", "leader"])
def test_each_layer_has_its_own_writers(desk: Desk, layer: Layer, who: str) -> None:
    person = getattr(desk.people, who)
    cell = {"unit": "xa-1", "code": "1.1", "typed": NEW, "na": False, "version": 1}
    batch = {"user": person.pk, "layer": layer.value, "cells": [cell]}
    desk.post(person, "luu-diem/", json.dumps(batch), content_type="application/json")
    points = Score.objects.get(round_unit=desk.place, criterion=desk.criterion, layer=layer).points
    assert (points == 7) == ((layer, who) in {(Layer.SELF, "official"), (Layer.FIRST, "office")})
