"""Figures of the report come from the result document."""

import pytest
from django.utils import timezone

from scoring.models import ClassBand, RoundBlock, Variant
from scoring.report.annexes import head_rows
from scoring.report.content.build import content_of
from scoring.report.context import ReportContext, report_context
from scoring.report.html import report_html
from scoring.report.naming import Listing
from scoring.results.source import Results, current_results, live_results, results_of
from scoring.services.publishing import open_correction, publish
from tests.factories import make_authority, make_round, make_set, make_unit, record, record_all
from tests.report.sample import add_authority_result, make_open_round, make_published_round, make_sample_set
from units.models import Kind, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> ReportContext:
    return report_context(results_of(make_published_round()))


def named(listing: Listing) -> list[str]:
    return [name.removeprefix("thị trấn ") for part in listing.parts for name in part.names]


def test_the_authority(report):
    given = report.authority
    assert (given.index, given.previous_index, given.previous_year) == ("83,30%", "63,19%", 2020)
    assert given.change == "tăng 20,11 điểm phần trăm"
    assert (given.rank, given.peers) == ("6/12", "huyện, thị xã, thành phố trên địa bàn tỉnh")
    assert (given.floor, given.head_rating) == ("từ 70% trở lên", "Hoàn thành tốt nhiệm vụ")


def test_groups_by_composite(report):
    assert [(group.words, group.members.amount, named(group.members)) for group in report.groups] == [
        ("từ 90% trở lên", "0", []),
        ("từ 80% đến dưới 90%", "04 xã, thị trấn", ["Quang Khải", "Tứ Kỳ", "Tái Sơn", "Văn Tố"]),
        ("từ 65% đến dưới 80%", "02 xã", ["Hưng Đạo", "Chí Minh"]),
        ("dưới 65%", "0", []),
    ]


def test_classes(report):
    assert [(line.label, named(line.members)) for line in report.classes] == [
        ("Hoàn thành xuất sắc nhiệm vụ", []),
        ("Hoàn thành tốt nhiệm vụ", ["Quang Khải", "Tái Sơn"]),
        ("Hoàn thành nhiệm vụ", ["Tứ Kỳ", "Văn Tố", "Hưng Đạo", "Chí Minh"]),
        ("Không hoàn thành nhiệm vụ", []),
    ]


def test_held_back_units_name_domain_and_what_is_missing(report):
    held = report.classes[2].held_back
    assert (held.target, held.composite, held.below_floor) == ("Hoàn thành tốt nhiệm vụ", "từ 80% trở lên", "dưới 70%")
    assert named(held.members) == ["Tứ Kỳ", "Văn Tố"]
    assert [(row.name, row.composite) for row in held.rows] == [("Thị trấn Tứ Kỳ", "86,25%"), ("Xã Văn Tố", "83,50%")]
    assert held.rows[0].reasons[0].startswith("Lĩnh vực 3 (Cải cách thủ tục hành chính) đạt 68,75%, dưới mức 70% (")
    assert "1,25 điểm phần trăm, tức 0,25 điểm" in held.rows[0].reasons[0]
    assert [len(row.reasons) for row in held.rows] == [2, 1]
    assert [line.held_back for line in report.classes if line is not report.classes[2]] == [None, None, None]


def test_head_ratings_and_the_decision_apart(report):
    assert [(line.label, named(line.members)) for line in report.heads][2:] == [
        ("Hoàn thành nhiệm vụ", ["Tứ Kỳ", "Văn Tố", "Hưng Đạo"]),
        ("Không hoàn thành nhiệm vụ", ["Chí Minh"]),
    ]
    (decision,) = report.decisions
    assert (decision.who, decision.rating) == ("Chủ tịch UBND xã Chí Minh", "Không hoàn thành nhiệm vụ")
    assert decision.reason == "Để xảy ra hồ sơ quá hạn kéo dài"


def test_comparison_with_the_year_before(report):
    rows = [(row.before, row.now, row.change) for row in report.comparison.rows]
    assert rows == [
        ("0", "0", "Không đổi"),
        ("0", "02", "Tăng 02"),
        ("0", "04", "Tăng 04"),
        ("06", "0", "Giảm 06"),
    ]
    assert (report.comparison.year, report.comparison.total.before, report.comparison.total.now) == (2020, "06", "06")


def test_the_two_weakest_domains(report):
    assert [(line.number, line.mean) for line in report.weakest] == [(7, "71,68%"), (3, "73,12%")]


def test_annex_marks_what_blocks_the_next_class(report):
    (block,) = report.annex.blocks
    town = block.rows[1]
    assert (town.position, town.name, town.rank, town.band) == (2, "Thị trấn Tứ Kỳ", "2", "Hoàn thành")
    assert [number for number, cell in enumerate(town.domains, start=1) if cell.blocks] == [3, 7]
    assert (town.domains[2].text, town.composite.text, town.composite.blocks) == ("68,75%", "86,25%", False)
    assert block.rows[4].composite.blocks
    assert report.annex.means == ("86,67%", "86,67%", "73,12%", "86,67%", "86,67%", "86,67%", "71,68%", "80,96%")
    annex = report.annex
    assert (annex.has_ties, annex.has_gaps, annex.is_provisional) == (False, False, False)


def test_what_it_rests_on(report):
    assert report.basis.criteria_set == "bộ tiêu chí mẫu cấp xã (dựng theo Quyết định số 2452/QĐ-UBND ngày 18/7/2019)"
    assert (report.basis.scheme, report.basis.version, len(report.basis.sha256)) == ("thang bốn mức", 1, 64)
    assert (report.is_sample, report.sample_set, report.is_draft) == (True, True, False)


def test_the_letterhead_leaves_number_and_day_blank(report):
    head, today = report.letterhead, timezone.localdate()
    assert head.issuer == ("ỦY BAN NHÂN DÂN", "HUYỆN TỨ KỲ")
    assert head.signatory == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert head.place_and_date.split() == f"Tứ Kỳ, ngày tháng {report_month(today)} năm {today.year}".split()
    assert head.recipients[0] == "Sở Nội vụ (để báo cáo);"


def report_month(day) -> str:
    return f"{day.month:02}" if day.month < 3 else str(day.month)


def test_nothing_given_by_the_level_above():
    report = report_context(current_results(make_open_round()))
    assert (report.authority, report.comparison) == (None, None)


def test_a_bare_index_from_the_level_above():
    round_ = make_open_round()
    add_authority_result(round_, previous_index=None, rank=None, ranked=None, peers="", domains_at_least=None)
    given = report_context(live_results(round_)).authority
    assert given is not None
    assert (given.previous_index, given.change, given.rank, given.floor) == ("", "", "", "")


def test_a_draft_names_who_is_incomplete():
    round_ = make_open_round()
    record(round_, {"hung-dao": {"3.1": ""}, "chi-minh": {f"{number}.1": "" for number in range(1, 8)}})
    report = report_context(live_results(round_))
    assert report.is_draft
    assert (named(report.incomplete), named(report.unscored)) == (["Hưng Đạo", "Chí Minh"], ["Chí Minh"])
    rows = report.annex.blocks[0].rows
    assert [row.is_provisional for row in rows] == [False, False, False, False, True, False]
    assert (rows[5].composite.text, rows[5].rank, rows[5].band) == ("–", "–", "–")
    assert report.annex.has_gaps
    assert report.letterhead.place_and_date.split() == ["Tứ", "Kỳ,", "ngày", "tháng", "năm"]


def test_a_round_without_any_score():
    report = report_context(live_results(make_round(2)))
    assert (report.leaders, report.weakest, report.unscored.count) == ([], [], 2)
    assert report.annex.means == ("–", "–", "–")


def test_a_correction_says_why():
    publication = make_published_round()
    round_ = publication.round
    open_correction(actor=None, round_=round_, reason="Nhập sai lĩnh vực 6.")
    record(round_, {"hung-dao": {"6.1": "9"}})
    report = report_context(results_of(publish(actor=None, round_=round_)))
    assert (report.basis.version, report.basis.reason) == (2, "Nhập sai lĩnh vực 6")


def test_classes_of_another_scheme_are_not_compared():
    first = make_published_round()
    ClassBand.objects.filter(scheme=first.round.scheme, code="completed").update(code="weak")
    round_ = make_round(list(Unit.objects.filter(round_places__round=first.round)), year=2022)
    report = report_context(live_results(round_))
    assert report.comparison is not None
    assert (report.comparison.year, report.comparison.rows) == (2021, ())


def test_blocks_and_ties():
    authority = make_authority()
    units = [make_unit(f"p{n}", f"Phường {n}", Kind.WARD, authority) for n in (1, 2)]
    units += [make_unit(f"x{n}", f"Xã {n}", Kind.COMMUNE, authority) for n in (1, 2, 3)]
    round_ = make_round(units, criteria_set=make_sample_set())
    for order, (name, kind) in enumerate([("Khối phường", Kind.WARD), ("Khối xã", Kind.COMMUNE)], start=1):
        block = RoundBlock.objects.create(round=round_, order=order, name=name)
        round_.members.filter(unit__kind=kind).update(block=block)
    record_all(round_, "0.85")
    record(round_, {"p2": {"1.1": "10"}})
    report = report_context(live_results(round_))
    assert [(leader.block, leader.names, leader.tied) for leader in report.leaders] == [
        ("khối phường", "phường Phường 1", False),
        ("khối xã", "xã Xã 1, xã Xã 2, xã Xã 3", True),
    ]
    assert [(block.name, [row.rank for row in block.rows]) for block in report.annex.blocks] == [
        ("Khối phường", ["1", "2"]),
        ("Khối xã", ["1=", "1=", "1="]),
    ]
    assert report.annex.has_ties


def test_a_province_reports_to_the_ministry():
    province = Unit.objects.create(code="hai-duong", name="Hải Dương", kind=Kind.PROVINCE)
    round_ = make_round([make_unit("x1", "An Thanh")], year=2025, authority=province, criteria_set=make_set())
    head = report_context(live_results(round_)).letterhead
    assert (head.issuer[1], head.recipients[0]) == ("TỈNH HẢI DƯƠNG", "Bộ Nội vụ (để báo cáo);")
    assert not any("huyện" in line for line in head.recipients)


def test_a_draft_has_two_words_for_two_things():
    """Some scores missing, or all of them: page 1 and section 2 name different units."""
    round_ = make_open_round()
    record(round_, {"hung-dao": {"3.1": ""}, "chi-minh": {f"{number}.1": "" for number in range(1, 8)}})
    html = " ".join(report_html(content_of(None, round_, live_results(round_)), Variant.FULL).split())
    assert "Còn 02 xã chưa đủ điểm: Hưng Đạo, Chí Minh." in html
    assert "Chưa có điểm: 01 xã, gồm Chí Minh." in html


def test_the_annex_of_heads_is_numbered_through():
    """Units without a rating leave no gap in a draft."""
    round_ = make_open_round()
    units = [unit for unit in live_results(round_).units if unit["code"] != "tai-son"]
    results = Results(live_results(round_).overview, units, None)
    numbers = [row.number for _, rows in head_rows(results) for row in rows]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 2
