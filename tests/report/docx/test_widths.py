"""Columns as wide as what stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.report.docx.widths import need_of, widths

PADDING = 40
texts = st.lists(st.text("aăâbcdđ %,0123456789", max_size=40), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("text", "measured"),  # in Liberation Serif, which is as wide as Times New Roman
    [
        ("Thị trấn Tứ Kỳ", 605),
        ("Hoàn thành tốt nhiệm vụ", 994),
        ("Chủ tịch UBND", 650),
        ("Xã Quảng Nghiệp (t)", 847),
        ("67,40▼▼", 423),
        ("87,62%", 308),
    ],
)
def test_a_line_is_about_as_wide_as_in_print(text, measured):
    assert measured <= need_of(text).line <= measured * 1.1


def test_no_word_is_torn_where_there_is_room():
    columns = [["TT", "1", "23"], ["Đơn vị", "Thị trấn Tứ Kỳ"], ["Phân loại", "Hoàn thành"]]
    needs = [[need_of(text) for text in column] for column in columns]
    given_widths = widths(needs, 1500, PADDING)
    assert all(
        width >= max(need.word for need in column) + PADDING for width, column in zip(given_widths, needs, strict=True)
    )
    assert given_widths[0] < given_widths[1]


def test_whole_lines_where_the_room_suffices():
    """A long reason in one row does not cost the other columns theirs."""
    columns = [["1"], ["Xã Quảng Nghiệp"], ["Chủ tịch UBND"], ["Hội đồng quyết định vì nhiều lý do khác nhau " * 4]]
    needs = [[need_of(text) for text in column] for column in columns]
    found = widths(needs, 4000, PADDING)
    assert [width - PADDING >= column[0].line for width, column in zip(found, needs, strict=True)] == [
        True,
        True,
        True,
        False,
    ]
    assert sum(found) <= 4000


def test_heads_ask_for_their_words_only():
    head, body = need_of("Mức đề xuất (theo phân loại đơn vị)", is_head=True), need_of("Hoàn thành")
    assert head.line < body.line


@given(st.lists(texts, min_size=1, max_size=12), st.integers(100, 20000))
def test_every_column_gets_its_longest_word(columns, room):
    needs = [[need_of(text) for text in column] for column in columns]
    for width, column in zip(widths(needs, room, PADDING), needs, strict=True):
        assert width >= max(need.word for need in column) + PADDING > 0
