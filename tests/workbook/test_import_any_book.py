"""Whatever stands in the cells of a readable workbook, there is a preview, and it can be kept and shown again."""

import datetime
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from scoring.models import Layer
from scoring.workbook.cells import Book, CellFault, Sheet
from scoring.workbook.importing.keeping import counts_of, from_report, to_report
from scoring.workbook.importing.preview import preview
from scoring.workbook.layout import FINGERPRINT, FORMAT
from tests.factories import make_round, make_set, record
from tests.workbook.importing_kit import changes

pytestmark = pytest.mark.django_db

WORDS = [
    *["Mã đơn vị", "Tên đơn vị", "Đơn vị", "M· ®¬n vÞ", "Mã tiêu chí", "Điểm", "KAD", "Điểm tối đa", "Tổng cộng"],
    *["1.1", "1.2", "2.1", "9.9", "1.1 Kế hoạch", "u2021-0001", "u2021-0002", "Xã 0001", "xa 0002", "X· Hµ Kú"],
    *["1,5", "83%", "-", " ", "=1+1", "\u00ad", "\ufeff", "a!b"],
]
KEYS = ["format", "round", "criteria_set", "layer", "kind", "codes", "versions"]
FACTS = [FORMAT, "2021", "bo-1", "final", "matrix", "unit", "1.1", "u2021-0001", "1 0 1", "1 x", "9" * 30]

numbers = st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([0.0, 1.0, 1.1, 1.2, 30.0, 2.1]))
values = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.sampled_from(WORDS),
    numbers,
    st.text(max_size=8),
    st.booleans(),
    st.dates(datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
    st.datetimes(datetime.datetime(1900, 1, 1)),  # noqa: DTZ001  # cells have no zone
    st.times(),
    st.builds(CellFault, st.sampled_from(["formula_without_value", "error_value"]), st.text(max_size=5)),
)
rows = st.lists(st.lists(values, max_size=6), max_size=8)
heads = st.lists(st.sampled_from(WORDS), min_size=3, max_size=6)
sheets = st.builds(
    lambda name, hidden, head, body: Sheet(name, hidden, [head, *body]),
    st.sampled_from(["Bảng", "Xã 0001", "a!b", "'"]),
    st.booleans(),
    heads,
    rows,
)
fingerprints = st.builds(
    lambda body: Sheet(FINGERPRINT, True, body),  # hidden
    st.lists(
        st.tuples(st.sampled_from(KEYS), st.lists(st.one_of(st.sampled_from(FACTS), values), max_size=3)).map(
            lambda pair: [pair[0], *pair[1]]
        ),
        max_size=8,
    ),
)
books = st.builds(
    lambda body, mark: Book([*body, *mark]),
    st.lists(sheets, max_size=3, unique_by=lambda sheet: sheet.name),
    st.lists(fingerprints, max_size=1),
)


class AnyBook(TestCase):
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(books)
    def test_there_is_a_preview_that_can_be_kept(self, book):
        round_ = make_round(2, criteria_set=make_set({1: [10, 20], 2: [70]}, na_policy="exclude"))
        record(round_, {"u2021-0001": {"1.1": "1.1", "1.2": "na"}})
        found = preview(book, round_, Layer.FINAL)
        again = from_report(json.loads(json.dumps(to_report(found))))
        assert changes(again) == changes(found)
        assert counts_of(again) == counts_of(found)
        assert again.refused == found.refused
        assert (again.digest, again.writable) == (found.digest, found.writable)
