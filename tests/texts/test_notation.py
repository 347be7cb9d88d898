"""The notation of the plain text box says all that clean HTML says, both ways."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.texts.clean import blocks_of, clean_html
from scoring.texts.html import html_of
from scoring.texts.lines import normal_line
from scoring.texts.notation import NotationError, blocks_from, notation_of
from scoring.texts.tree import Break, Cell, Citation, Item, Listing, Paragraph, Run, Table


def pieces(*of, most):
    return st.lists(st.sampled_from(of), max_size=most).map("".join)


HEADED = (
    "<table><thead><tr><th>Chỉ tiêu</th><th>Năm 2021</th></tr></thead><tbody>"
    '<tr><td>Hồ sơ</td><td><span data-cite="figure/ho-so/value"></span></td></tr></tbody></table>'
)
TEXTS = pieces(*"aăđ 12.-|*_[]{}!/\\<>&\"'\u00a0", "Hà Kỳ", "1. ", "- ", "[[", "**", "//", most=12)
MARKS = st.booleans()
INLINES = st.one_of(
    st.builds(Run, TEXTS, MARKS, MARKS),
    st.just(Break()),
    st.builds(Citation, st.sampled_from(["figure/ho-so/value/2020", "result/class-list/Xs-1"]), MARKS, MARKS),
)
LINES = st.lists(INLINES, max_size=5).map(normal_line)
SOME = LINES.filter(bool)
LEAVES = st.builds(Item, SOME)


def listings(items):
    return st.builds(Listing, MARKS, st.lists(items, min_size=1, max_size=3).map(tuple))


ITEMS = st.builds(Item, LINES, listings(LEAVES).map(lambda one: (one,))) | LEAVES
CELLS = st.builds(Cell, LINES, MARKS, st.integers(1, 3), st.integers(1, 3))
TABLES = st.builds(
    Table, st.lists(st.lists(CELLS, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)
).filter(lambda table: any(cell.line for row in table.rows for cell in row))
BLOCKS = st.lists(st.one_of(st.builds(Paragraph, SOME), listings(ITEMS), TABLES), max_size=5)


def canonical(blocks):
    """Lists that touch are one list."""
    return blocks_of(html_of(blocks))


@settings(max_examples=400)
@given(BLOCKS)
def test_round_trip(blocks):
    blocks = canonical(blocks)
    assert blocks_from(notation_of(blocks)) == blocks


@settings(max_examples=300)
@given(BLOCKS)
def test_cleaning_twice_changes_nothing(blocks):
    html = clean_html(html_of(blocks))
    assert clean_html(html) == html


@settings(max_examples=300)
@given(pieces(*"ab \n-1.|*_[]{}!/\\", "[[figure/a/value]]", most=60))
def test_whatever_is_typed_is_read_or_refused(typed):
    try:
        blocks = blocks_from(typed)
    except NotationError:
        return
    assert blocks_from(notation_of(blocks)) == blocks
    assert blocks_of(html_of(blocks)) == blocks


@pytest.mark.parametrize(
    ("notation", "html"),
    [
        ("Một\n\nHai", "<p>Một</p><p>Hai</p>"),
        ("Một\nHai", "<p>Một<br>Hai</p>"),
        ("- a\n- b\n  - c\n1. d", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol><li>d</li></ol>"),
        ("Gồm:\n- a", "<p>Gồm:</p><ul><li>a</li></ul>"),
        ("**đậm** và __nghiêng__", "<p><strong>đậm</strong> và <em>nghiêng</em></p>"),
        (
            "| !Chỉ tiêu | !Năm 2021 |\n| Hồ sơ | [[figure/ho-so/value]] |",
            HEADED,
        ),
        ("| {2,1} a // b |", '<table><tbody><tr><td colspan="2">a<br>b</td></tr></tbody></table>'),
        (r"\- không phải danh sách", "<p>- không phải danh sách</p>"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
    ],
)
def test_examples(notation, html):
    assert html_of(blocks_from(notation)) == html
    assert notation_of(blocks_of(html)).replace("\n\n", "\n") == notation.replace("\n\n", "\n")


def test_a_citation_that_is_none_names_line_and_remedy():
    with pytest.raises(NotationError) as refused:
        blocks_from("Một\n\n[[ho so]] đã giải quyết")
    assert refused.value.message.startswith("Dòng 3: “[[ho so]]” không phải là trích dẫn")
