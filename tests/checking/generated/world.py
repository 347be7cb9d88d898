"""A made-up authority with its results and figures, from a seed."""

import random
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from scoring.checking.shape import ClassFact, Facts, GroupFact, KnownFigure, ThresholdFact
from scoring.rules.rounding import half_up

EXCELLENT, GOOD, DONE, FAILED = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
SCHEME = ((EXCELLENT, 90, 80), (GOOD, 80, 70), (DONE, 65, 50))
DOMAINS = (
    "Công tác chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
)
FIRST = (
    "An",
    "Bình",
    "Cẩm",
    "Đông",
    "Gia",
    "Hòa",
    "Kim",
    "Liên",
    "Mỹ",
    "Ngọc",
    "Phú",
    "Quỳnh",
    "Sơn",
    "Tân",
    "Vĩnh",
    "Yên",
)
LAST = ("Châu", "Điền", "Giang", "Hải", "Khê", "Lạc", "Lương", "Mai", "Phong", "Thịnh", "Thủy", "Trạch", "Vân", "Xá")
AUTHORITIES = ("huyện Thanh Bình", "huyện Nam Trực", "thị xã Đông Triều", "tỉnh Sơn Hải")


@dataclass(frozen=True)
class World:
    rng: random.Random
    facts: Facts
    figures: tuple[KnownFigure, ...]

    def figure(self, code: str) -> KnownFigure:
        return next(figure for figure in self.figures if code in figure.cite)

    @property
    def kind(self) -> str:
        return self.facts.authority.rsplit(" ", 2)[0]

    @property
    def kinds(self) -> str:
        return ", ".join(kind for kind in ("xã", "phường", "thị trấn") if kind in self.facts.units.values())

    @property
    def total(self) -> int:
        return len(self.facts.units)

    def ordered(self, names) -> list[str]:
        return sorted(names, key=lambda name: self.facts.ranks[name])


def make_world(seed: int) -> World:
    rng = random.Random(seed)
    units = _units(rng)
    composites = {name: _composite(rng) for name in units}
    floors = {name: Decimal(rng.choice((45, 55, 66, 72, 75, 78, 85))) for name in units}
    classes = {name: _class(composites[name], floors[name]) for name in units}
    order = sorted(units, key=lambda name: -composites[name])
    facts = Facts(
        year=rng.randint(2021, 2025),
        authority=rng.choice(AUTHORITIES),
        units=units,
        ranks={name: place for place, name in enumerate(order, start=1)},
        composites=composites,
        classes=tuple(_class_facts(rng, order, classes)),
        groups=tuple(_groups(order, composites)),
        held_back=_held_back(order, composites, classes),
        thresholds=tuple(
            ThresholdFact(label, of, Decimal(percent), inclusive=True)
            for label, composite, floor in SCHEME
            for of, percent in (("composite", composite), ("domain", floor))
        ),
        domains=DOMAINS,
        weakest=tuple(rng.sample(DOMAINS, 2)),
        authority_class=GOOD,
        **_own_result(rng),
    )
    return World(rng, facts, tuple(_figures(rng, facts.year)))


def _units(rng: random.Random) -> dict[str, str]:
    names = rng.sample([f"{first} {last}" for first in FIRST for last in LAST], rng.randint(9, 40))
    towns = rng.randint(1, 3)
    return {name: ("thị trấn" if place < towns else "xã") for place, name in enumerate(names)}


def _composite(rng: random.Random) -> Decimal:
    return Decimal(rng.randint(600_000, 950_000)) / 10_000


def _class(composite: Decimal, floor: Decimal) -> str:
    return next((label for label, least, domain in SCHEME if composite >= least and floor >= domain), FAILED)


def _class_facts(rng: random.Random, order: list[str], classes: dict[str, str]):
    left = len(order)
    for label in (EXCELLENT, GOOD, DONE, FAILED):
        before = left if label == FAILED else rng.randint(0, left)
        left -= before
        yield ClassFact(label, tuple(name for name in order if classes[name] == label), before)


def _groups(order: list[str], composites: dict[str, Decimal]):
    edges = [None, Decimal(90), Decimal(80), Decimal(65), None]
    for upper, lower in pairwise(edges):
        inside = [
            name
            for name in order
            if (lower is None or composites[name] >= lower) and (upper is None or composites[name] < upper)
        ]
        yield GroupFact(lower, True, upper, False, tuple(inside))


def _held_back(order: list[str], composites: dict[str, Decimal], classes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Units of a class whose composite would have been enough for the next better one."""
    found = {}
    for better, label in ((EXCELLENT, GOOD), (GOOD, DONE), (DONE, FAILED)):
        least = next(composite for name, composite, _ in SCHEME if name == better)
        found[label] = tuple(name for name in order if classes[name] == label and composites[name] >= least)
    return found


def _own_result(rng: random.Random) -> dict[str, Any]:
    ranked = rng.randint(10, 30)
    index, before = (Decimal(rng.randint(6_000, 8_999)) / 100 for _ in range(2))
    return {"index": index, "previous_index": before, "rank": rng.randint(1, ranked - 1), "ranked": ranked}


def _figures(rng: random.Random, year: int):
    for level, name in (("huyen", "cấp huyện"), ("xa", "cấp xã")):
        received = rng.randint(12_000, 60_000)
        late = rng.randint(11, 190)
        before = rng.randint(61_000, 90_000)
        yield _count(f"tiep-nhan-{level}", f"Hồ sơ {name} tiếp nhận", received, year, before)
        yield _count(f"dung-han-{level}", f"Hồ sơ {name} giải quyết đúng hạn", received - late, year, before - 333)
        yield _count(f"qua-han-{level}", f"Hồ sơ {name} giải quyết quá hạn", late, year, late + 200)
    yield KnownFigure(
        "figure/giai-ngan/value", "Vốn đầu tư giải ngân", half_up(_composite(rng)), "%", year, 2, Decimal("51.25")
    )


def _count(code: str, name: str, value: int, year: int, before: int) -> KnownFigure:
    return KnownFigure(f"figure/{code}/value", name, Decimal(value), "hồ sơ", year, 0, Decimal(before))
