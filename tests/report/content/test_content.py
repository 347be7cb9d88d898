"""What a report prints: form, sections with numbers, frozen and thawed."""

import datetime

import pytest
from django.utils import timezone

from scoring.models import Block, Edition, Publication, Report, Section, SigningForm
from scoring.report.codes import code_of
from scoring.report.content.build import content_of
from scoring.report.content.form import recipients
from scoring.report.content.freezing import digest, frozen, thawed
from scoring.results.canonical import canonical_json
from scoring.results.source import live_results, results_of
from tests.report.sample import make_open_round, make_published_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication() -> Publication:
    return make_published_round()


def write(report: Report, *sections: tuple[str, int, str, str]) -> None:
    for order, (key, depth, block, body) in enumerate(sections):
        Section.objects.create(
            report=report, order=order, key=key, depth=depth, block=block, body=body, title=key.capitalize()
        )


def content(report: Report, publication: Publication):
    return content_of(report, publication.round, results_of(publication))


def test_a_published_round_without_report_is_no_draft(publication):
    found = content_of(None, publication.round, results_of(publication))
    assert (found.is_draft, found.edition, found.code) == (False, 0, code_of(publication.sha256))
    assert found.verify_url.endswith(f"/xac-minh/{found.code}/")
    blocks = [section.block for section in found.sections if section.block]
    assert blocks[:3] == [Block.AUTHORITY_INDEX, Block.GROUPS, Block.AUTHORITY_RANK]
    assert [section.number for section in found.sections][:4] == ["I.", "1.", "1.1.", "1.2."]
    assert [section.number for section in found.sections if section.depth == 4] == ["a)", "b)", "a)", "b)"]


def test_an_open_round_has_no_code():
    round_ = make_open_round()
    found = content_of(None, round_, live_results(round_))
    assert (found.is_draft, found.code, found.verify_url) == (True, "", "")


def test_a_report_being_written_is_a_draft_although_results_are_published(publication):
    found = content(Report.objects.create(round=publication.round), publication)
    assert (found.is_draft, found.code, found.sections) == (True, "", ())


def test_empty_headings_are_left_out_and_numbers_close_up(publication):
    report = Report.objects.create(round=publication.round)
    write(
        report,
        ("mo", 1, "", ""),
        ("a", 1, "", ""),
        ("a-trong", 2, "", ""),
        ("a-co", 2, "", "<p>Có.</p>"),
        ("b", 1, "", ""),
        ("b-khoi", 2, Block.GROUPS, ""),
        ("cuoi", 2, "", ""),
    )
    printed = content(report, publication).sections
    assert [(section.number, section.key) for section in printed] == [
        ("I.", "a"),
        ("1.", "a-co"),
        ("II.", "b"),
        ("1.", "b-khoi"),
    ]


def test_a_section_not_printed_takes_those_beneath_it_along(publication):
    report = Report.objects.create(round=publication.round)
    write(
        report, ("a", 1, "", "<p>A</p>"), ("b", 2, "", "<p>B</p>"), ("c", 3, "", "<p>C</p>"), ("d", 1, "", "<p>D</p>")
    )
    Section.objects.filter(key="b").update(is_printed=False)
    assert [section.key for section in content(report, publication).sections] == ["a", "d"]


def test_the_form_of_a_report(publication):
    report = Report(
        round=publication.round,
        number="57",
        signed_on=datetime.date(2022, 3, 5),
        subject="Kết quả cải cách hành chính\n năm 2021 ",
        signatory_name="Nguyễn Văn Mẫu",
        recipients="- Sở Nội vụ;\n\nUBND các xã, thị trấn\nlưu: VT, NV.",
    )
    report.save()
    form = content(report, publication).form
    assert (form.symbol, form.place_and_date) == ("57/BC-UBND", "Tứ Kỳ, ngày 05 tháng 3 năm 2022")
    assert form.subject == ("Kết quả cải cách hành chính", "năm 2021")
    assert form.signatory == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert form.recipients == ("Sở Nội vụ;", "UBND các xã, thị trấn;", "Lưu: VT, NV.")


def test_blanks_where_nothing_is_set(publication):
    form = content(Report.objects.create(round=publication.round), publication).form
    today = timezone.localdate()
    assert form.symbol.split() == ["/BC-UBND"]
    assert form.place_and_date.split()[:4] == ["Tứ", "Kỳ,", "ngày", "tháng"]
    assert form.place_and_date.endswith(str(today.year))
    assert form.subject[0] == "Kết quả công tác cải cách hành chính năm 2021"
    assert form.recipients[-1] == "Lưu: VT, NV."


@pytest.mark.parametrize(
    ("signing", "post", "lines"),
    [
        (SigningForm.HEAD, "", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (SigningForm.DEPUTY, "", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (SigningForm.BY_ORDER, "Chánh Văn phòng", ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")),
        (SigningForm.AUTHORISED, "", ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG NỘI VỤ")),
    ],
)
def test_in_what_capacity_it_is_signed(publication, signing, post, lines):
    report = Report.objects.create(round=publication.round, signing_form=signing, signatory_post=post)
    assert content(report, publication).form.signatory == lines


def test_no_recipients_are_no_lines():
    assert recipients(" \n- \n") == ()


def test_what_is_frozen_comes_back_the_same(publication):
    report = Report.objects.create(round=publication.round, number="57")
    write(report, ("a", 1, Block.GROUPS, "<p>Đã thẩm định.</p>"))
    draft = content(report, publication)
    document = frozen(draft)
    edition = Edition.objects.create(
        round=publication.round,
        number=1,
        publication=publication,
        content=document,
        content_sha256=digest(document),
        approved_at=timezone.now(),
    )
    edition.refresh_from_db()
    found = thawed(edition)
    assert (found.form, found.sections, found.figures) == (draft.form, draft.sections, draft.figures)
    assert (found.edition, found.is_draft, found.code) == (1, False, code_of(digest(document)))
    assert canonical_json(edition.content) == canonical_json(document)
    assert document["results_sha256"] == publication.sha256
