"""Columns as wide as what stands in them."""

from hypothesis import given
from hypothesis import strategies as st

from scoring.report.docx.widths import need_of, widths

texts = st.lists(st.text("aăâbcdđ %,0123456789", max_size=40), min_size=1, max_size=6)


def test_no_word_is_torn_where_there_is_room():
    columns = [["TT", "1", "23"], ["Đơn vị", "Thị trấn Tứ Kỳ"], ["Phân loại", "Hoàn thành"]]
    given_widths = widths([[need_of(text) for text in column] for column in columns], 80)
    assert all(
        width >= max(len(word) for text in column for word in text.split())
        for width, column in zip(given_widths, columns, strict=True)
    )
    assert given_widths[0] < given_widths[1]


@given(st.lists(texts, min_size=1, max_size=12), st.integers(10, 200))
def test_every_column_gets_its_longest_word(columns, room):
    needs = [[need_of(text) for text in column] for column in columns]
    for width, column in zip(widths(needs, room), needs, strict=True):
        assert width >= max(need.word for need in column) > 0
