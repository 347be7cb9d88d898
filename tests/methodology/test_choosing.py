"""Which unit the worked example is about."""

import pytest

from scoring.presenters.methodology.choosing import MOST_NAMED, MOST_OFFERED, choice
from scoring.results.explained.roster import Entry, matching, middle

HA_KY, HA_THANH, TOWN = Entry("ha-ky", "Xã Hà Kỳ"), Entry("ha-thanh", "Xã Hà Thanh"), Entry("tt", "Thị trấn Tứ Kỳ")
ROSTER = [HA_KY, HA_THANH, TOWN]


@pytest.mark.parametrize(("size", "place"), [(1, 0), (2, 0), (3, 1), (4, 1), (23, 11)])
def test_the_middle_of_the_printed_order(size: int, place: int) -> None:
    roster = [Entry(str(number), "") for number in range(size)]
    assert middle(roster) == roster[place]


def test_no_middle_of_nothing() -> None:
    assert middle([]) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ha-ky", [HA_KY]),
        (" tt ", [TOWN]),
        ("xa ha ky", [HA_KY]),
        ("TỨ KỲ", [TOWN]),
        ("ky", [HA_KY, TOWN]),
        ("ha", [HA_KY, HA_THANH]),
        ("zz", []),
        ("", []),
    ],
)
def test_a_code_a_name_or_a_part_of_one(text: str, found: list[Entry]) -> None:
    assert matching(ROSTER, text) == found


def test_the_middle_unit_unless_something_is_typed() -> None:
    assert choice(ROSTER, " ").chosen == HA_THANH
    found = choice(ROSTER, "ha ky")
    assert (found.chosen, found.text, found.failed) == (HA_KY, "Xã Hà Kỳ", False)
    assert choice(ROSTER, "zz").failed


def test_several_are_named_and_none_is_chosen() -> None:
    found = choice(ROSTER, "ha")
    assert (found.chosen, found.several, found.failed) == (None, [HA_KY, HA_THANH], False)


def test_a_large_round_is_searched_and_not_listed() -> None:
    roster = [Entry(f"u{number}", f"Xã {number}") for number in range(MOST_OFFERED + 1)]
    assert choice(roster, "").offered == ()
    assert len(choice(roster, "xa").several) == MOST_NAMED
    assert choice(roster[:-1], "").offered == roster[:-1]
