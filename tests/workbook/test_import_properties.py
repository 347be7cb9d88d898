"""What goes out comes back: over rounds of every make."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from scoring.models import Round
from scoring.workbook.importing import flow
from tests.factories import make_round, make_set, make_unit, record
from tests.workbook.importing_kit import cell_of, changes, edited, exported, marks, upload
from units.models import Kind

MAXIMA = [Decimal(text) for text in ("0.5", "1", "1.75", "2", "10", "33.333333")]
NAMES = ["Hà Kỳ", "Hạ Kỳ", "An Thanh", "=1+1", "Đại Sơn", "Ô 'quoted' <&>"]

Marks = dict[str, dict[str, str]]


def another(old: str) -> Callable[[str], bool]:
    """Whether a mark is entered and differs from `old`."""
    return lambda text: text not in {"", old}


@st.composite
def mark(draw, maximum: Decimal) -> str:
    """ "", "na", or points up to the maximum with up to six decimals."""
    kind: str = draw(st.sampled_from(["points", "points", "points", "na", ""]))
    if kind != "points":
        return str(kind)
    places = draw(st.integers(0, 6))
    unit = Decimal(1).scaleb(-places)
    value = unit * draw(st.integers(0, int(maximum / unit)))
    return format(value.normalize() + 0, "f")


@st.composite
def rounds(draw) -> tuple[dict[int, list[Decimal]], list[tuple[str, Kind]], Marks]:
    """Maxima by domain, units, and marks by unit and criterion."""
    leaves = st.lists(st.sampled_from(MAXIMA), min_size=1, max_size=11)
    maxima = {number: draw(leaves) for number in range(1, draw(st.integers(1, 3)) + 1)}
    names = st.tuples(st.sampled_from(NAMES), st.sampled_from([Kind.COMMUNE, Kind.TOWN]))
    units = draw(st.lists(names, min_size=1, max_size=4))
    rows: Marks = {
        f"x-{index}": {
            f"{number}.{place}": draw(mark(maximum))
            for number, row in maxima.items()
            for place, maximum in enumerate(row, start=1)
        }
        for index in range(len(units))
    }
    return maxima, units, rows


def make(generated) -> Round:
    maxima, units, rows = generated
    members = [make_unit(f"x-{index}", name, kind) for index, (name, kind) in enumerate(units)]
    round_ = make_round(members, criteria_set=make_set(maxima, na_policy="exclude"))
    record(round_, rows)
    return round_


def typed(text: str, manner: str) -> object:
    """A mark as a person may type it."""
    if text == "na":
        return {"number": "KAD", "text": "không áp dụng"}[manner]
    return float(text) if manner == "number" else text.replace(".", ",")


class RoundTrip(TestCase):
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(rounds(), st.booleans())
    def test_export_then_import_changes_nothing(self, generated, of_one_unit):
        round_ = make(generated)
        found = flow.preview_of(upload(round_, exported(round_, "x-0" if of_one_unit else "")))
        assert (changes(found), found.refused, found.questions, found.repairs) == ({}, (), (), ())
        shown = [
            text for unit, row in generated[2].items() if unit == "x-0" or not of_one_unit for text in row.values()
        ]
        assert found.unchanged == sum(1 for text in shown if text)

    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(rounds(), st.data())
    def test_export_edit_k_cells_then_import_changes_exactly_those(self, generated, data):
        round_ = make(generated)
        file = exported(round_)
        before = marks(round_)
        wanted = self.edits(generated, data)
        cells = {
            cell_of(file, *cell): typed(text, data.draw(st.sampled_from(["number", "text"])))
            for cell, text in wanted.items()
        }
        import_ = upload(round_, edited(file, cells))
        assert changes(flow.preview_of(import_)) == wanted
        flow.confirm(actor=None, import_=import_)
        assert marks(round_) == before | wanted

    def edits(self, generated, data) -> dict[tuple[str, str], str]:
        """Some cells with other marks than they have; a cell cannot be emptied by leaving it blank."""
        maxima, _units, rows = generated
        cells = [(unit, code) for unit, row in rows.items() for code in row]
        chosen = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=8, unique=True))
        wanted = {}
        for unit, code in chosen:
            number, place = map(int, code.split("."))
            new: Any = mark(maxima[number][place - 1]).filter(another(rows[unit][code]))
            wanted[unit, code] = data.draw(new)
        return wanted
