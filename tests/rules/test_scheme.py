from decimal import Decimal

import pytest

from scoring.rules.classify import Band, Scheme, SchemeError, SchemeFault, Threshold
from tests.rules.builders import DONE, FAILED, GOOD, SCHEME, threshold

LAST = Band("last", None, None)


def band(code: str, composite: Threshold | None, floor: Threshold | None = None) -> Band:
    return Band(code, composite, floor)


@pytest.mark.parametrize(
    ("bands", "fault", "culprit"),
    [
        ([], SchemeFault.NO_BANDS, None),
        ([band("a", threshold("90")), band("a", threshold("80")), LAST], SchemeFault.DUPLICATE_CODE, "a"),
        ([band("a", threshold("90"))], SchemeFault.LAST_HAS_CONDITION, "a"),
        ([band("a", None, threshold("50"))], SchemeFault.LAST_HAS_CONDITION, "a"),
        ([band("a", threshold("90")), band("b", None), LAST], SchemeFault.NO_CONDITION, "b"),
        ([band("a", threshold("80")), band("b", threshold("80.01")), LAST], SchemeFault.RISING, "b"),
        (
            [band("a", threshold("90"), threshold("60")), band("b", threshold("80"), threshold("70")), LAST],
            SchemeFault.RISING,
            "b",
        ),
        ([band("a", threshold("90")), band("b", threshold("80"), threshold("1")), LAST], SchemeFault.RISING, "b"),
        ([band("a", threshold("80")), band("b", threshold("80", inclusive=False)), LAST], SchemeFault.RISING, "b"),
        ([band("a", threshold("100.01")), LAST], SchemeFault.OUT_OF_RANGE, "a"),
        ([band("a", None, threshold("-1")), LAST], SchemeFault.OUT_OF_RANGE, "a"),
        ([band("a", threshold("NaN")), LAST], SchemeFault.OUT_OF_RANGE, "a"),
    ],
)
def test_what_is_no_cascade(bands: list[Band], fault: SchemeFault, culprit: str | None) -> None:
    with pytest.raises(SchemeError) as caught:
        Scheme(tuple(bands))
    assert (caught.value.fault, caught.value.band) == (fault, culprit)
    assert isinstance(caught.value, ValueError)
    assert culprit is None or culprit in str(caught.value)


@pytest.mark.parametrize(
    "bands",
    [
        [LAST],
        [band("a", threshold("90")), LAST],
        [band("a", None, threshold("50")), LAST],
        [band("a", threshold("80"), threshold("70")), band("b", threshold("80"), threshold("50")), LAST],
        [band("a", threshold("80", inclusive=False)), band("b", threshold("80")), LAST],
        [band("a", threshold("100")), band("b", threshold("0")), LAST],
    ],
)
def test_what_is_a_cascade(bands: list[Band]) -> None:
    assert Scheme(tuple(bands)).bands == tuple(bands)


def test_position_counts_the_better_classes() -> None:
    assert [SCHEME.position(code) for code in (GOOD, DONE, FAILED, "unknown")] == [1, 2, 3, None]


@pytest.mark.parametrize(
    ("percent", "inclusive", "strict"), [("79.99", False, False), ("80", True, False), ("80.01", True, True)]
)
def test_threshold_of_80(percent: str, inclusive: bool, strict: bool) -> None:
    assert threshold("80").met_by(Decimal(percent)) is inclusive
    assert threshold("80", inclusive=False).met_by(Decimal(percent)) is strict
