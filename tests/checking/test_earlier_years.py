"""Last year's text: years beside citations of the year before, and sentences that still tell last year as the present.

`{key|text}` is a stretch that the portal put there. The report is of 2021, so the year before is 2020.
"""

import re
import time

import pytest

from scoring.checking.check import check
from scoring.checking.shape import Cited, Finding, Passage
from tests.checking.kit import FACTS, RECEIVED

BEFORE, SHARE = "figure/don-vi/previous", "result/previous-class-share/done"


def passage(marked: str, last_year: str = "") -> Passage:
    text, cited = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        key, _, said = piece.strip("{}").rpartition("|")
        if key:
            cited.append(Cited(len(text), len(text) + len(said), key))
        text += said
    return Passage("muc", "Mục", text, tuple(cited), last_year)


def checked(marked: str, last_year: str = "") -> list[Finding]:
    return check([passage(marked, last_year)], FACTS, (RECEIVED,))


@pytest.mark.parametrize(
    ("marked", "claim"),
    [
        (f"Ở cấp xã, mọi việc tốt lên; năm 2019 mới có {{{SHARE}|02/5}} đơn vị Hoàn thành nhiệm vụ.", "năm 2019"),
        (f"Huyện còn 75 cơ quan tự chủ (năm 2019: {{{BEFORE}|80}} cơ quan).", "năm 2019"),
        (f"Huyện còn 75 cơ quan tự chủ (năm 2021: {{{BEFORE}|80}} cơ quan).", "năm 2021"),
        (f"Huyện còn 75 cơ quan tự chủ ({{{BEFORE}|80}} cơ quan của năm 2019).", "năm 2019"),
        (f"Huyện có nhiều hơn {{{BEFORE}|80}} cơ quan năm 2019.", "năm 2019"),
        (f"Năm 2018, huyện có {{{BEFORE}|80}} cơ quan.", "Năm 2018"),
        (f"Số cơ quan năm 2019 là {{{BEFORE}|80}} cơ quan, nay đã giảm.", "năm 2019"),
        (f"Có thêm cơ quan so với năm 2019 ({{{BEFORE}|80}} cơ quan).", "năm 2019"),
        ("Chỉ số CCHC của huyện năm 2019 là {result/authority-previous-index|63,19%}.", "năm 2019"),
        ("Chỉ số CCHC tăng, {result/authority-change|tăng 20,11 điểm phần trăm} so với năm 2019.", "năm 2019"),
        ("Huyện có 75 cơ quan, {figure/don-vi/change|giảm 5} cơ quan so với cùng kỳ năm 2019.", "năm 2019"),
    ],
)
def test_the_year_of_an_earlier_value_is_the_one_before_the_reports(marked, claim):
    found = [finding for finding in checked(marked) if finding.is_error]
    assert [(one.rule, one.claim, one.mend) for one in found] == [("year", claim, f"{claim[:-4]}2020")]


@pytest.mark.parametrize(
    "marked",
    [
        f"Năm 2020 mới có {{{SHARE}|02/5}} đơn vị Hoàn thành nhiệm vụ.",
        f"Huyện còn 75 cơ quan tự chủ (năm 2020: {{{BEFORE}|80}} cơ quan).",
        f"Huyện còn 75 cơ quan tự chủ (năm {{result/previous-year|2020}}: {{{BEFORE}|80}} cơ quan).",
        f"Năm 2020, huyện có {{{BEFORE}|80}} cơ quan.",  # no figure of this year tells it
        f"Năm 2021, huyện có 75 cơ quan, ít đi so với {{{BEFORE}|80}} cơ quan năm trước.",
        f"Năm 2021, số cơ quan giảm từ {{{BEFORE}|80}} cơ quan.",
        f"Theo Nghị quyết ban hành năm 2019, huyện sắp xếp lại {{{BEFORE}|80}} cơ quan.",
        f"Năm 2021, huyện sắp xếp {{{BEFORE}|80}} cơ quan của năm trước.",
        "Đạt {result/authority-change|tăng 20,11 điểm phần trăm} so với năm 2020.",
        "Huyện có {figure/don-vi/previous/2020|82} cơ quan năm 2019.",  # that citation names its year
        "Huyện có {figure/don-vi/value|80} cơ quan theo đề án năm 2019.",
    ],
)
def test_other_years_beside_citations_hold(marked):
    assert [finding for finding in checked(marked) if finding.is_error] == []


@pytest.mark.parametrize(
    ("text", "claim", "mend"),
    [
        ("Các xã ban hành kế hoạch CCHC năm 2020 với đủ các lĩnh vực.", "năm 2020", "năm 2021"),
        ("Đến ngày 31/12/2020, vốn đầu tư giải ngân kịp tiến độ.", "Đến ngày 31/12/2020", "Đến ngày 31/12/2021"),
        ("Đã làm xong trong quý IV/2020, đúng tiến độ.", "quý IV/2020", "quý IV/2021"),
        ("Kế hoạch CCHC năm 2020 có 12 hội nghị, đến hết năm 2020 xong cả.", "năm 2020", "năm 2021"),
    ],
)
def test_last_years_sentences_that_tell_their_year_are_advice_once(text, claim, mend):
    (advice,) = checked(f"Mở đầu. {text}", last_year=f"{text} Khác.")
    assert (advice.rule, advice.is_error, advice.claim, advice.mend) == ("repeated", False, claim, mend)
    assert checked(f"Mở đầu. {text}", last_year="Khác.") == []


@pytest.mark.parametrize(
    "marked",
    [
        "Các xã đã ban hành kế hoạch CCHC năm 2021.",
        "Kết quả tốt lên so với năm 2020.",
        "Kế hoạch số 145/KH-UBND ngày 30/8/2020 được giữ.",
        "Đề án giai đoạn 2020-2025 được giữ.",
        f"Huyện có nhiều cơ quan hơn ({{{BEFORE}|80}} cơ quan năm 2020).",
        "Mọi việc như kế hoạch năm {result/previous-year|2020}.",
    ],
)
def test_last_years_sentences_that_are_still_true_stay(marked):
    assert checked(marked, last_year=passage(marked).text) == []


@pytest.mark.parametrize("piece", [f"năm 2019 {{{BEFORE}|80}} ", f"{{{BEFORE}|80}} năm 2019 ", "năm 2020 "])
def test_many_years_and_citations_take_time_in_proportion(piece):
    marked = (piece * 2_000)[: len(piece) * (20_000 // len(piece))]
    start = time.process_time()
    checked(marked, last_year=marked)
    assert time.process_time() - start < 8
