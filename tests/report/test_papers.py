"""The one-page summary and the card of a unit."""

from decimal import Decimal

import pytest

from scoring.models import Criterion, Publication, Round, RoundBlock, Variant
from scoring.report.card import unit_card
from scoring.report.content.build import content_of
from scoring.report.content.shape import ReportContent
from scoring.report.html import STATIC_FOLDER, card_html, report_html
from scoring.report.pdf import draw_pdf
from scoring.report.summary import summary
from scoring.results.source import live_results, results_of
from tests.factories import make_authority, make_round, make_unit, record, record_all
from tests.report.reading import flat, pages
from tests.report.sample import make_open_round, make_published_round, make_sample_set
from units.models import Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def publication() -> Publication:
    return make_published_round()


def content(publication: Publication) -> ReportContent:
    return content_of(None, publication.round, results_of(publication))


def live(round_: Round) -> ReportContent:
    return content_of(None, round_, live_results(round_))


def test_the_summary_in_figures(publication):
    found = summary(content(publication))
    assert found.mean == "80,96%"
    assert [(row.count, row.before, row.change) for row in found.classes] == [
        ("0", "0", "0"),
        ("02", "0", "+2"),
        ("04", "0", "+4"),
        ("0", "06", "−6"),
    ]
    (ends,) = found.ends
    assert [place.name for place in ends.first] == ["Xã Quang Khải", "Thị trấn Tứ Kỳ", "Xã Tái Sơn"]
    assert [(place.rank, place.name) for place in ends.last][-1] == ("6", "Xã Chí Minh")
    assert [(one.name, one.domain) for one in found.held_back] == [("Xã Văn Tố", "3. Thủ tục hành chính")]
    assert [bar.label[0] for bar in found.domains if bar.is_weakest] == ["3", "7"]


def test_the_summary_is_one_page(publication):
    (text,) = pages(draw_pdf(report_html(content(publication), Variant.SUMMARY), STATIC_FOLDER))
    for phrase in (
        "TÓM TẮT KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2021",
        "83,30%",
        "tăng 20,11 điểm phần trăm",
        "6/12",
        "Bị giữ lại bởi đúng một lĩnh vực: 1 đơn vị",
        "71,68% thấp nhất",
        "Mã xác minh: ",
        "minh họa",
    ):
        assert phrase in text, phrase


@pytest.mark.parametrize(("number", "blocks"), [(23, 1), (170, 3), (170, 6)])
def test_however_many_units_it_stays_one_page(number, blocks):
    authority = make_authority()
    units = [make_unit(f"u{n}", f"Tên Dài Của Xã {n}", Kind.COMMUNE, authority) for n in range(number)]
    round_ = make_round(units, criteria_set=make_sample_set(), is_sample=True)
    if blocks > 1:
        for order in range(blocks):
            block = RoundBlock.objects.create(round=round_, order=order, name=f"Khối thi đua số {order}")
            round_.members.filter(pk__in=list(round_.members.values_list("pk", flat=True))[order::blocks]).update(
                block=block
            )
    record_all(round_, "0.85")
    # Every unit is held back by domain 3 alone.
    record(round_, {unit.code: {"3.1": str(Decimal(13) + Decimal(place) / 1000)} for place, unit in enumerate(units)})
    drawn = pages(draw_pdf(report_html(live(round_), Variant.SUMMARY), STATIC_FOLDER))
    assert len(drawn) == 1
    assert f"đúng một lĩnh vực: {number} đơn vị" in drawn[0]


def test_the_card_says_why_and_what_next(publication):
    html = card_html(content(publication), publication.round, "tt-tu-ky")
    drawn = pages(draw_pdf(html, STATIC_FOLDER))
    assert 1 <= len(drawn) <= 2
    text = flat(" ".join(drawn))
    for phrase in (
        "PHIẾU KẾT QUẢ CẢI CÁCH HÀNH CHÍNH NĂM 2021 Thị trấn Tứ Kỳ",
        "86,25%",
        "2/6",
        "+26,25",
        "Hoàn thành nhiệm vụ. Chưa đạt “Hoàn thành tốt nhiệm vụ” vì lĩnh vực 3",
        "12,5/20",
        "dưới ngưỡng",
        "Đường lên mức “Hoàn thành tốt nhiệm vụ”",
        "Cần thêm ít nhất 1,75 điểm",
        "Điểm bị mất: 13,75 điểm",
    ):
        assert phrase in text, phrase
    assert "Quang Khải" not in text


def test_a_unit_without_any_point():
    round_ = make_open_round()
    record(round_, {"chi-minh": {f"{number}.1": "" for number in range(1, 8)}})
    card = unit_card(live(round_), round_, "chi-minh")
    assert (card.percent, card.rank, card.band, card.way, card.losses) == ("–", "–", "Chưa phân loại", None, [])
    assert "tạm tính" in card.paper.rests_on


def test_the_card_of_a_round_under_way():
    """What is not entered yet is no zero and no "not assessed"; a rank among incomplete ones is provisional."""
    round_ = make_open_round()
    Criterion.objects.filter(code="6.1").update(na_policy="exclude")
    record(round_, {"van-to": {"2.1": "", "6.1": "na"}})
    card = unit_card(live(round_), round_, "van-to")
    told = {row.name[0]: (row.points, row.percent, row.note) for row in card.domains}
    assert (told["2"], told["6"]) == (("–", "–", "chưa có điểm"), ("–", "–", "không đánh giá"))
    html = card_html(live(round_), round_, "van-to")
    assert "Xếp hạng (tạm tính)" in html
    assert "0/0" not in html
    assert "(tạm tính)" not in card_html(live(round_), round_, "tai-son")


def test_the_summary_counts_the_units_behind_its_mean():
    round_ = make_open_round()
    record(round_, {"chi-minh": {f"{number}.1": "" for number in range(1, 8)}})
    html = flat(report_html(live(round_), Variant.SUMMARY))
    assert "Bình quân 05 xã, thị trấn<" in html
    assert "(đơn vị có điểm)" in html


def test_a_summary_without_any_score_names_all_units():
    html = report_html(live(make_round(2)), Variant.SUMMARY)
    assert "Bình quân 02 xã<" in html
    assert "(đơn vị có điểm)" not in html


def test_the_best_class_has_no_way_up():
    round_ = make_open_round()
    record(round_, {"quang-khai": {"3.1": "19", "7.1": "19", "1.1": "15"}})
    card = unit_card(live(round_), round_, "quang-khai")
    assert (card.band, card.way) == ("Hoàn thành xuất sắc nhiệm vụ", None)


def test_no_such_unit(publication):
    with pytest.raises(LookupError):
        unit_card(content(publication), publication.round, "khong-co")


def test_a_card_of_published_results_is_no_draft(publication):
    assert 'data-draft=""' in card_html(content(publication), publication.round, "van-to")


def test_a_card_of_an_open_round_is_a_draft():
    round_ = make_open_round()
    assert 'data-draft="DỰ THẢO"' in card_html(live(round_), round_, "van-to")


def test_ways_up_are_those_of_the_portal(publication):
    """The same least number of points as the unit's page tells."""
    card = unit_card(content(publication), publication.round, "van-to")
    assert card.way is not None
    assert (card.way.points, [row.code for row in card.way.rows]) == ("0,01", ["3.1"])
