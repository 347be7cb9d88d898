"""The command `load_demo`: once, all or nothing, never in production."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries, Settings

from cchc.tables import TableRefusedError
from scoring.demo import load
from scoring.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD
from scoring.models import CriteriaSet, Event, Evidence, Explanation, Layer, Publication, Round, Score
from scoring.permissions import may_enter, may_publish
from scoring.rules.stages import Stage
from scoring.selectors.assignments import shares_of
from scoring.selectors.gate import gate_of
from units.models import Role, Unit, User

pytestmark = pytest.mark.django_db


def run(**options: object) -> str:
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


def test_a_second_time_it_does_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    run(if_empty=True)
    before = (Unit.objects.count(), Score.objects.count(), Event.objects.count(), User.objects.count())
    with django_assert_num_queries(1):
        assert "đã có kỳ đánh giá" in run(if_empty=True)
    with pytest.raises(CommandError, match="đã có kỳ đánh giá"):
        run()
    assert (Unit.objects.count(), Score.objects.count(), Event.objects.count(), User.objects.count()) == before


def test_it_refuses_production(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="cổng chạy thật"):
        run(if_empty=True)
    assert not Unit.objects.exists()


def test_a_bad_file_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(load.FOLDER, tmp_path / "tu_ky")
    scores = folder / "scores_2021.csv"
    scores.write_text(scores.read_text(encoding="utf-8").replace("KAD", "kad?", 1), encoding="utf-8")
    with pytest.raises(TableRefusedError, match=r"scores_2021\.csv, dòng \d+, cột “[0-9.]+”: Không phải số"):
        load.load_demo(folder)
    assert not Unit.objects.exists()
    assert not Round.objects.exists()
    assert not User.objects.exists()


def test_accounts_can_sign_in_and_do_their_work() -> None:
    run()
    people = {role: User.objects.get(memberships__role=role) for role in Role}
    assert all(user.is_demo for user in people.values())
    assert {user.username for user in people.values()} == {account.username for account in DEMO_ACCOUNTS}
    assert all(authenticate(username=a.username, password=DEMO_PASSWORD) for a in DEMO_ACCOUNTS[:1])
    assert {role for role, user in people.items() if user.is_staff} == {Role.OFFICE, Role.LEADER, Role.ADMINISTRATOR}
    round_ = Round.objects.get(slug="2022")
    assert {role for role, user in people.items() if may_enter(user, round_)} == {Role.OFFICE, Role.ADMINISTRATOR}
    assert {role for role, user in people.items() if may_publish(user, round_)} == {Role.LEADER}
    assert people[Role.OFFICIAL].memberships.get().unit.full_name == "Xã Hà Kỳ"


def test_acts_are_in_the_names_of_the_sample_people() -> None:
    run()
    assert set(Publication.objects.values_list("published_by__username", flat=True)) == {"lanhdao"}
    finals = Score.objects.filter(layer=Layer.FINAL)
    assert set(finals.values_list("updated_by__username", flat=True)) == {"noivu"}
    assert CriteriaSet.objects.get().decision_number == "2452/QĐ-UBND"


def test_the_open_round_is_in_the_middle_of_its_year() -> None:
    run()
    round_ = Round.objects.get(slug="2022")
    gate = gate_of(User.objects.get(username="canbo"), round_)
    assert set(gate.timetable.open_stages(gate.today)) == set(Stage) - {Stage.PREPARATION, Stage.PUBLISHED}
    assert Explanation.objects.get().is_waiting
    assert Evidence.objects.filter(round_unit__round=round_).count() == 8
    shares = shares_of(User.objects.get(username="thamdinh"), round_)
    assert len(shares.pairs) == 3
    assert Score.objects.filter(layer=Layer.FIRST).count() == 10
