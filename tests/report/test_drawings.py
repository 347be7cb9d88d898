"""Drawings asked for in a page and done by a worker."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from scoring.models import Drawing, DrawingState, EditionFile, Report, Variant
from scoring.report import drawings, printing
from scoring.report.pdf import LibrariesMissingError
from scoring.report.printing import edition_file
from scoring.services.errors import NotAllowedError, RefusedError
from scoring.services.report.drawings import KEPT_DRAFTS, ask, begin
from tests.factories import make_round
from tests.report.asking import PDF, address, read, signed_in

pytestmark = pytest.mark.django_db


def order(client: Client, transact, **fields: str):
    with transact(execute=True):
        response = client.post(address("report-drawings"), fields)
    return client.get(response["Location"])


def test_a_draft_is_asked_for_drawn_and_fetched(people, round_, drawn, django_capture_on_commit_callbacks):
    Report.objects.create(round=round_)
    client = signed_in(people.office)
    response = order(client, django_capture_on_commit_callbacks, loai="full")
    drawing = Drawing.objects.get()
    assert (drawing.state, drawing.asked_by) == (DrawingState.DONE, people.office)
    assert 'data-draft="DỰ THẢO"' in drawn[0]
    file = address("report-drawing-file", drawing.pk)
    assert file in response.content.decode()
    fetched = client.get(file)
    assert (fetched.status_code, read(fetched)) == (200, PDF)
    assert fetched["Content-Disposition"] == 'inline; filename="bao-cao-cchc-2021-du-thao.pdf"'
    assert client.get(file, headers={"if-none-match": fetched["ETag"]}).status_code == 304
    assert 'href="' + address("report-drawing", drawing.pk) in client.get(address("report-drawings")).content.decode()


def test_progress_as_a_page_and_as_json(people, round_, drawn):
    drawing = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    client, place = signed_in(people.office), address("report-drawing", drawing.pk)
    page = client.get(place).content.decode()
    assert "data-progress" in page
    assert '<meta http-equiv="refresh" content="3">' in page
    found = client.get(place, headers={"accept": "application/json"}).json()
    assert (found["state"], found["file"]) == ("waiting", "")
    assert client.get(address("report-drawing-file", drawing.pk)).status_code == 404
    drawings.draw(drawing)
    found = client.get(place, headers={"accept": "application/json"}).json()
    assert (found["state"], found["file"]) == ("done", address("report-drawing-file", drawing.pk))
    assert "data-progress" not in client.get(place).content.decode()


def test_the_same_asked_twice_is_drawn_once(people, round_):
    first = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    assert ask(actor=people.leader, round_=round_, variant=Variant.SUMMARY) == first
    assert ask(actor=people.leader, round_=round_, variant=Variant.RESULTS) != first


def test_two_workers_do_not_draw_the_same(people, round_, drawn):
    drawing = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    assert begin(Drawing.objects.get(pk=drawing.pk))
    drawings.draw(drawing)
    assert drawn == []


@pytest.mark.parametrize("state", [DrawingState.WAITING, DrawingState.DRAWING])
def test_one_that_a_worker_was_ended_over_can_be_asked_again(people, round_, state, drawn):
    drawing = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    long_ago = timezone.now() - timedelta(hours=1)
    Drawing.objects.update(state=state, asked_at=long_ago, started_at=long_ago)
    page = signed_in(people.office).get(address("report-drawing", drawing.pk)).content.decode()
    assert "Vẽ lại" in page
    assert "data-progress" not in page
    again = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    drawing.refresh_from_db()
    assert (again.pk != drawing.pk, drawing.state) == (True, DrawingState.FAILED)
    drawings.draw(again)
    again.refresh_from_db()
    assert again.state == DrawingState.DONE


def test_a_failure_says_what_to_do(people, round_, monkeypatch):
    def fail(html: str, folder: object, **how: object) -> bytes:
        raise LibrariesMissingError

    monkeypatch.setattr(printing, "draw_pdf", fail)
    drawing = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    drawings.draw(drawing)
    page = signed_in(people.office).get(address("report-drawing", drawing.pk)).content.decode()
    assert "apt-get install libpango" in page
    assert "Vẽ lại" in page


def test_what_breaks_is_told_too(people, round_, monkeypatch):
    def broken(html: str, folder: object, **how: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(printing, "draw_pdf", broken)
    drawing = ask(actor=people.office, round_=round_, variant=Variant.SUMMARY)
    drawings.draw(drawing)
    drawing.refresh_from_db()
    assert drawing.state == DrawingState.FAILED
    assert "nhật ký" in drawing.message


def test_no_report_no_print_of_it(people, round_):
    with pytest.raises(RefusedError, match="Chưa lập báo cáo"):
        ask(actor=people.office, round_=round_, variant=Variant.FULL)
    response = signed_in(people.office).post(address("report-drawings"), {"loai": "word"})
    assert response.status_code == 422
    assert "Chưa lập báo cáo" in response.content.decode()


def test_who_may(people, round_):
    with pytest.raises(NotAllowedError):
        ask(actor=people.official, round_=round_, variant=Variant.SUMMARY)
    drawing = ask(actor=people.appraiser, round_=round_, variant=Variant.SUMMARY)
    of_one = ("report-drawing", "report-drawing-file")
    for name, more in (("report-drawings", ()), *((name, (drawing.pk,)) for name in of_one)):
        for person in (people.official, people.stranger):
            assert signed_in(person).get(address(name, *more)).status_code == 404
        assert Client().get(address(name, *more)).status_code == 302


def test_a_drawing_of_another_round_is_not_there(people, round_):
    other = make_round([people.commune], year=2022, authority=people.authority, criteria_set=round_.criteria_set)
    drawing = ask(actor=None, round_=other, variant=Variant.SUMMARY)
    assert signed_in(people.office).get(address("report-drawing", drawing.pk)).status_code == 404


def test_unknown_kinds_and_methods(people, round_):
    client = signed_in(people.office)
    assert client.post(address("report-drawings"), {"loai": "signed"}).status_code == 404
    assert client.post(address("report-drawings"), {"loai": "card", "don-vi": "khong-co"}).status_code == 404
    assert client.put(address("report-drawings")).status_code == 405


def test_earlier_drafts_are_dropped_with_their_files(people, round_, drawn):
    paths = []
    for _turn in range(KEPT_DRAFTS + 2):
        drawing = ask(actor=None, round_=round_, variant=Variant.SUMMARY)
        drawings.draw(drawing)
        paths.append(Path(drawing.file.path))
    assert Drawing.objects.count() == KEPT_DRAFTS
    assert [path.exists() for path in paths] == [False] * 2 + [True] * KEPT_DRAFTS


def test_an_edition_is_drawn_once_and_kept_for_good(people, edition, drawn):
    first = edition_file(edition, Variant.FULL, actor=people.leader)
    assert edition_file(edition, Variant.FULL) == first
    assert (first.made_by, first.size, len(drawn)) == (people.leader, len(PDF), 1)
    assert 'data-draft=""' in drawn[0]
    assert Path(first.file.path).read_bytes() == PDF
    assert first.name == "bao-cao-cchc-2021.pdf"


def test_a_drawing_of_an_edition_fills_its_file(people, edition, drawn):
    drawing = ask(actor=people.leader, round_=edition.round, variant=Variant.RESULTS, edition=edition)
    drawings.draw(drawing)
    drawing.refresh_from_db()
    row = EditionFile.objects.get()
    assert (drawing.sha256, drawing.file.name, row.variant) == (row.sha256, "", Variant.RESULTS)
    response = signed_in(people.office).get(address("report-drawing-file", drawing.pk))
    assert (read(response), response["ETag"]) == (PDF, f'"{row.sha256}"')
    assert response["Content-Disposition"] == 'inline; filename="trich-bao-cao-cchc-2021.pdf"'
