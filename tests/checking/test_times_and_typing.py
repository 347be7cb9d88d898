"""Years, dates, last year's text, numbers typed by hand."""

import dataclasses
import datetime
import time
from decimal import Decimal

import pytest

from scoring.checking.check import check
from scoring.checking.plain_text import passages_of
from scoring.checking.shape import Passage
from scoring.checking.typed.nearness import is_slip
from tests.checking.generated.reports import make_report
from tests.checking.kit import FACTS, RECEIVED, errors, found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trong năm 2021, huyện đã họp.", []),
        ("Trong năm 2020, huyện đã họp.", [("năm 2020", "năm 2021")]),
        ("Năm 2019, huyện đã họp.", [("Năm 2019", "Năm 2021")]),
        ("Năm 2022, huyện sẽ họp.", []),
        ("So với năm 2020, công tác này tăng.", []),
        ("Năm 2020 đạt thấp, năm 2021 đạt khá.", []),
        ("Kết quả thực hiện nhiệm vụ CCHC năm 2018 được công bố.", [("năm 2018", "năm 2021")]),
        ("Kế hoạch ban hành năm 2019 còn hiệu lực.", []),
        ("Họp ngày 30/02/2021.", [("30/02/2021", None)]),
    ],
)
def test_years_and_dates(text, wanted):
    assert errors(text) == wanted


def test_documents_cannot_be_later_than_the_report():
    facts = dataclasses.replace(FACTS, report_date=datetime.date(2022, 3, 5))
    assert errors("Kế hoạch số 67/KH-UBND ngày 18/3/2022.", facts=facts) == [("18/3/2022", None)]
    assert errors("Kế hoạch số 67/KH-UBND ngày 04/3/2022.", facts=facts) == []
    assert errors("Hoàn thành trước ngày 30/6/2022.", facts=facts) == []


def test_sentences_of_last_year_with_typed_figures_are_advice():
    text = "Đã tổ chức 12 hội nghị tuyên truyền cải cách hành chính trong toàn huyện."
    (advice,) = check([Passage("a", "", text, last_year=f"Mở đầu.\n{text}")], FACTS)
    assert (advice.rule, advice.is_error) == ("repeated", False)
    assert check([Passage("a", "", text, last_year="Khác.")], FACTS) == []


def test_a_typed_figure_is_advice_to_cite_it():
    (advice,) = found("Cấp huyện tiếp nhận 22.725 hồ sơ.", RECEIVED)
    assert (advice.rule, advice.is_error, advice.cite, advice.claim) == ("cite", False, RECEIVED.cite, "22.725")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Cấp huyện tiếp nhận 22.752 hồ sơ.", [("22.752", "22.725")]),  # swapped
        ("Cấp huyện tiếp nhận 22.735 hồ sơ.", [("22.735", "22.725")]),  # one digit
        ("Cấp huyện tiếp nhận 2.725 hồ sơ.", [("2.725", "22.725")]),  # one lost
        ("Cấp huyện tiếp nhận 21.480 hồ sơ.", [("21.480", "22.725")]),  # last year's
        ("Năm 2020, cấp huyện tiếp nhận 21.480 hồ sơ, năm 2021 hơn.", []),
        ("Cấp huyện tiếp nhận nhiều hơn so với 21.480 hồ sơ cùng kỳ.", []),
        ("Cấp huyện tiếp nhận nhiều hơn; cùng kỳ năm trước là 21.480 hồ sơ.", []),
        ("Cấp huyện tiếp nhận nhiều hơn cùng kỳ (21.480 hồ sơ).", []),
        ("Cấp huyện tiếp nhận 22.604 hồ sơ.", []),
        ("Tổng đài nhận 22.735 cuộc gọi.", []),
    ],
)
def test_slips(text, wanted):
    assert errors(text, RECEIVED) == wanted


def test_short_numbers_are_no_slips():
    assert not is_slip(Decimal(102), Decimal(120), 0)
    assert is_slip(Decimal("99.74"), Decimal("99.47"), 2)


def test_a_text_file_is_put_together_again():
    text = (
        "I. KẾT QUẢ\n1. Chỉ đạo\nNăm 2021, huyện đã ban hành Kế\nhoạch số 27/KH-\nUBND về CCHC.\n\n4\n\n"
        "- Hai là\nviệc khác.\n"
    )
    passages = passages_of(text)
    assert [passage.key for passage in passages] == ["I", "I.1"]
    assert passages[1].text.splitlines() == [
        "1. Chỉ đạo",
        "Năm 2021, huyện đã ban hành Kế hoạch số 27/KH-UBND về CCHC.",
        "- Hai là việc khác.",
    ]


def test_a_long_report_takes_well_below_a_second():
    reports = [make_report(seed, faults=2) for seed in range(14)]
    passages = [
        dataclasses.replace(passage, key=f"{number}-{passage.key}")
        for number, report in enumerate(reports)
        for passage in report.passages
    ]
    assert sum(len(passage.text) for passage in passages) > 45_000  # some 30 pages
    start = time.process_time()
    check(passages, reports[0].facts, reports[0].figures)
    assert time.process_time() - start < 0.7  # some 0.15 s where nothing else runs


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "(",
        "tăng 5% ",
        "Hà Kỳ, ",
        "không có xã; ",
        "từ 80% đến dưới 90% ",
        "12/23 xã; ",
        "9",
        "năm 2020 ",
        "hồ sơ ",
    ],
)
def test_hostile_texts_take_time_in_proportion(piece):
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    found(text, RECEIVED)
    assert time.process_time() - start < 8
