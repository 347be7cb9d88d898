"""Documents to download: which one, for whom, and how they are handed out."""

import pytest
from django.test import Client

from scoring.models import EditionFile, Report, Round, Variant
from scoring.report import printing
from scoring.report.printing import Wanted
from scoring.services.publishing import open_correction, publish
from scoring.services.report.editions import NewFile, keep_file
from tests.factories import record_all
from tests.report.asking import PDF, address, read, signed_in

pytestmark = pytest.mark.django_db


def test_the_latest_edition_is_the_report(edition, drawn):
    response = Client().get(address("report-pdf"))
    row = EditionFile.objects.get(variant=Variant.FULL)
    assert (read(response), response["ETag"]) == (PDF, f'"{row.sha256}"')
    assert Client().get(address("report-pdf"), headers={"if-none-match": f'"{row.sha256}"'}).status_code == 304
    assert 'data-code="Mã xác minh: ' in drawn[0]


def test_kinds_of_document(edition, drawn):
    for name, variant in (("day-du", Variant.FULL), ("ket-qua", Variant.RESULTS), ("tom-tat", Variant.SUMMARY)):
        assert read(Client().get(address("report-variant", name))) == PDF
        assert EditionFile.objects.filter(variant=variant).exists()
    assert Client().get(address("report-variant", "khac")).status_code == 404


def test_a_card_for_everyone_who_may_see_the_results(edition, drawn):
    assert read(Client().get(address("unit-card", "xa-1"))) == PDF
    assert EditionFile.objects.get().unit.code == "xa-1"
    assert Client().get(address("unit-card", "khong-co")).status_code == 404
    Round.objects.update(visibility="office")
    assert Client().get(address("unit-card", "xa-1")).status_code == 404


def test_the_whole_report_is_not_public_before_it_is_approved(people, round_, drawn):
    Report.objects.create(round=round_)
    publish(actor=None, round_=round_)
    assert Client().get(address("report-variant", "day-du")).status_code == 404
    assert read(Client().get(address("report-pdf"))) == PDF
    assert "Trên đây là báo cáo kết quả xác định Chỉ số CCHC" in drawn[0]


def test_corrected_results_speak_for_themselves(edition, drawn):
    open_correction(actor=None, round_=edition.round, reason="Nhập sai.")
    record_all(edition.round, "0.9")
    again = publish(actor=None, round_=edition.round)
    read(Client().get(address("report-variant", "ket-qua")))
    assert not EditionFile.objects.filter(variant=Variant.RESULTS).exists()
    assert f"mã băm SHA-256: {again.sha256}" in drawn[-1]
    read(Client().get(address("report-pdf")))
    assert EditionFile.objects.filter(variant=Variant.FULL).exists()


def test_a_second_edition_has_its_number_in_the_name(edition):
    assert printing.file_name(edition.round, Wanted(Variant.FULL), edition=2) == "bao-cao-cchc-2021-lan-2.pdf"


def test_a_download_asks_the_database_twice(edition, drawn, django_assert_num_queries):
    read(Client().get(address("report-pdf")))
    client = Client()
    with django_assert_num_queries(2):
        response = client.get(address("report-pdf"))
    assert read(response) == PDF
    assert response["Cache-Control"] == "private, no-cache"


def test_published_results_lie_ready_as_well(round_, drawn, django_assert_num_queries):
    publish(actor=None, round_=round_)
    first = Client().get(address("unit-card", "xa-1"))
    assert read(first) == PDF
    with django_assert_num_queries(2):
        again = Client().get(address("unit-card", "xa-1"))
    assert read(again) == PDF
    headers = ("ETag", "Content-Disposition", "Content-Type", "Content-Security-Policy", "Content-Language")
    assert [again[name] for name in headers] == [first[name] for name in headers]


def test_the_signed_copy_comes_first(people, edition, drawn):
    read(Client().get(address("report-pdf")))
    signed = keep_file(
        actor=people.leader, edition=edition, new=NewFile(variant=Variant.SIGNED, name="ky.pdf", data=b"%PDF signed")
    )
    for client in (Client(), signed_in(people.stranger)):
        response = client.get(address("report-pdf"))
        assert (read(response), response["ETag"]) == (b"%PDF signed", f'"{signed.sha256}"')
    assert read(Client().get(address("report-variant", "day-du"))) == PDF


def test_what_lies_ready_is_still_only_for_who_may_see_it(edition, drawn):
    read(Client().get(address("report-pdf")))
    Round.objects.update(visibility="officials")
    assert Client().get(address("report-pdf")).status_code == 404
    assert Client().post(address("report-pdf")).status_code == 405
