"""Facts of a small district, and sentences checked against them."""

from decimal import Decimal

from scoring.checking.check import check
from scoring.checking.shape import ClassFact, Facts, Finding, GroupFact, KnownFigure, Passage, ThresholdFact

EXCELLENT = "Hoàn thành xuất sắc nhiệm vụ"
GOOD = "Hoàn thành tốt nhiệm vụ"
DONE = "Hoàn thành nhiệm vụ"
FAILED = "Không hoàn thành nhiệm vụ"
DOMAINS = ("Cải cách thể chế", "Cải cách thủ tục hành chính", "Cải cách tài chính công")

FACTS = Facts(
    year=2021,
    authority="huyện Tứ Kỳ",
    units={"Hà Kỳ": "xã", "Minh Đức": "xã", "Tứ Kỳ": "thị trấn", "Văn Tố": "xã", "Chí Minh": "xã"},
    ranks={"Hà Kỳ": 1, "Minh Đức": 2, "Tứ Kỳ": 3, "Văn Tố": 4, "Chí Minh": 5},
    composites={"Hà Kỳ": Decimal("87.456"), "Minh Đức": Decimal(84), "Tứ Kỳ": Decimal(83), "Văn Tố": Decimal(81)},
    classes=(
        ClassFact(EXCELLENT, (), 0),
        ClassFact(GOOD, ("Hà Kỳ", "Minh Đức"), 0),
        ClassFact(DONE, ("Tứ Kỳ", "Văn Tố", "Chí Minh"), 2),
        ClassFact(FAILED, (), 3),
    ),
    groups=(
        GroupFact(Decimal(90), True, None, True, ()),
        GroupFact(Decimal(80), True, Decimal(90), False, ("Hà Kỳ", "Minh Đức", "Tứ Kỳ", "Văn Tố")),
        GroupFact(Decimal(65), True, Decimal(80), False, ("Chí Minh",)),
        GroupFact(None, True, Decimal(65), False, ()),
    ),
    held_back={GOOD: (), DONE: ("Tứ Kỳ", "Văn Tố"), FAILED: ()},
    thresholds=tuple(
        ThresholdFact(label, of, Decimal(percent), inclusive=True)
        for label, composite, floor in ((EXCELLENT, 90, 80), (GOOD, 80, 70), (DONE, 65, 50))
        for of, percent in (("composite", composite), ("domain", floor))
    ),
    domains=DOMAINS,
    weakest=DOMAINS[:2],
    index=Decimal("83.30"),
    previous_index=Decimal("63.19"),
    rank=6,
    ranked=12,
    authority_class=GOOD,
)
RECEIVED = KnownFigure(
    "figure/tiep-nhan/value", "Hồ sơ cấp huyện tiếp nhận", Decimal(22725), "hồ sơ", 2021, 0, Decimal(21480)
)


def found(text: str, *figures: KnownFigure, facts: Facts = FACTS) -> list[Finding]:
    return check([Passage("muc", "Mục", text)], facts, figures)


def errors(text: str, *figures: KnownFigure, facts: Facts = FACTS) -> list[tuple[str, str | None]]:
    """What is wrong, with the mend."""
    return [(finding.claim, finding.mend) for finding in found(text, *figures, facts=facts) if finding.is_error]
