"""Every kind of work leads to a page that opens for who has to do it."""

import pytest

from scoring.duty_words import duty_path, duty_text
from scoring.models import Assignment
from scoring.rules.duties import Duty, Task
from scoring.rules.stages import Stage
from tests.factories import make_round

pytestmark = pytest.mark.django_db

OF_UNIT = {Task.SCORE, Task.DOCUMENT, Task.HAND_IN, Task.EXPLAIN}
OF_APPRAISER = {Task.APPRAISE_FIRST, Task.APPRAISE_FINAL, Task.DECIDE}


def doer(people, task):
    if task in OF_UNIT:
        return people.official
    if task in OF_APPRAISER:
        return people.appraiser
    return people.leader if task is Task.APPROVE else people.office


@pytest.mark.parametrize("task", Task)
def test_the_page_opens(client, people, task):
    round_ = make_round([people.commune], authority=people.authority)
    Assignment.objects.create(round=round_, appraiser=people.appraiser)
    duty = Duty(task, 2, Stage.SELF_SCORING)
    client.force_login(doer(people, task))
    path = duty_path(duty, round_.slug, "xa-1" if task in OF_UNIT else "")
    assert client.get(path).status_code == 200
    assert duty_text(duty)


@pytest.mark.parametrize("task", [Task.APPRAISE_FIRST, Task.APPRAISE_FINAL])
def test_where_nobody_was_named_the_office_fills_in_the_grid(task):
    assert duty_path(Duty(task, 2, Stage.FINAL_APPRAISAL), "2021", shared_out=False) == "/2021/bang-nhap/"
