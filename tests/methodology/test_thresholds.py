"""Classes and their thresholds in words."""

from scoring.presenters.methodology.thresholds import Edges, classes, edges
from scoring.results.schema import BandDocument, ThresholdDocument


def at(percent: str, *, inclusive: bool = True) -> ThresholdDocument:
    return {"percent": percent, "inclusive": inclusive}


def band(code: str, composite: ThresholdDocument | None, floor: ThresholdDocument | None) -> BandDocument:
    return {
        "code": code,
        "label": code,
        "short_label": code,
        "head_label": code,
        "composite": composite,
        "domain_floor": floor,
    }


def test_both_conditions_one_or_none() -> None:
    bands = [
        band("a", at("90"), at("80", inclusive=False)),
        band("b", at("79.5", inclusive=False), None),
        band("c", None, at("50")),
        band("d", None, None),
    ]
    assert [line.demands for line in classes(bands)] == [
        "chỉ số tổng hợp từ 90% trở lên và mọi lĩnh vực được đánh giá trên 80%",
        "chỉ số tổng hợp trên 79,5%",
        "mọi lĩnh vực được đánh giá từ 50% trở lên",
        "các trường hợp còn lại",
    ]
    assert edges(bands) == Edges(inclusive=True, strict=True)
    assert edges(bands[2:]) == Edges(inclusive=True, strict=False)
