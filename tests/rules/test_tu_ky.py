"""The published facts of Tứ Kỳ 2021 that show the rule to be a cascade. The percentages are illustrative."""

from decimal import Decimal

import pytest

from scoring.rules.classify import classify
from scoring.rules.ranking import rank
from tests.rules.builders import DONE, FAILED, GOOD, SCHEME, domains, of_100

STEADY = ("82", "88", "71", "90", "92", "93", "70.5")  # every domain at 70 or more
HELD_BACK = ("82", "88", "69.5", "90", "92", "93", "66")  # domains 3 and 7 below 70

# The 17 units between 80 and 90 in printed order: True where the class is "tốt".
PRINTED = {
    "Quang Khải": True, "Hà Kỳ": True, "Minh Đức": True, "Quảng Nghiệp": True, "Nguyên Giáp": True, "Hà Thanh": True,
    "Đại Hợp": True, "Thị trấn Tứ Kỳ": False, "Bình Lãng": False, "Quang Trung": False, "Tân Kỳ": False,
    "An Thanh": False, "Ngọc Kỳ": False, "Quang Phục": False, "Phượng Kỳ": False, "Tái Sơn": True, "Văn Tố": False,
}  # fmt: skip


def composite(place: int) -> str:
    return str(Decimal("89.5") - Decimal("0.5") * place)


def test_nine_units_above_80_are_done_because_of_a_domain() -> None:
    bands = {
        name: classify(of_100(composite(place)), domains(*(STEADY if good else HELD_BACK)), SCHEME).band
        for place, (name, good) in enumerate(PRINTED.items())
    }
    assert bands == {name: GOOD if good else DONE for name, good in PRINTED.items()}
    assert list(bands.values()).count(DONE) == 9


def test_the_class_does_not_follow_the_rank() -> None:
    ranks = rank((name, None, Decimal(composite(place))) for place, name in enumerate(PRINTED))
    assert ranks["Tái Sơn"].rank == 16
    ahead = [name for name, place in ranks.items() if place.rank < 16 and not PRINTED[name]]
    assert len(ahead) == 8


def test_each_of_the_nine_is_told_which_domains_held_it_back() -> None:
    blocking = classify(of_100("84"), domains(*HELD_BACK), SCHEME).blocking
    assert [(missed.band, missed.domain, missed.percentage_points) for missed in blocking] == [
        (GOOD, 3, Decimal("0.5")),
        (GOOD, 7, Decimal(4)),
    ]


@pytest.mark.parametrize(
    ("index", "floor", "band"),
    [
        ("91", "68", DONE),  # a neighbouring town: above 90, two classes down
        ("84", "48", FAILED),  # and above 80, yet not done
        ("66", "50", DONE),  # the six units from 65 to under 80
        ("79.99", "75", DONE),
    ],
)
def test_neighbours_and_the_lower_band(index: str, floor: str, band: str) -> None:
    assert classify(of_100(index), domains("90", floor, "85"), SCHEME).band == band
