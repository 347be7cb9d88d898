"""Composites as they are cited: groups, the best and the lowest, the mean, domains, single units."""

from collections.abc import Iterator
from decimal import Decimal

from cchc.numbers import format_percent
from scoring.report.cites import Cite
from scoring.report.citing.shares import Counted
from scoring.report.domains import means, weakest_lines
from scoring.report.index import group_lines
from scoring.report.words import lower_first
from scoring.results import schema
from scoring.results.source import Results
from scoring.rules.summary import mean

GROUPS = "Kết quả: nhóm theo Chỉ số tổng hợp"
COMPOSITES = "Kết quả: Chỉ số tổng hợp"
DOMAINS = "Kết quả: lĩnh vực"
UNITS = "Kết quả: từng đơn vị"
PERCENT = "%"


def group_cites(counted: Counted) -> Iterator[Cite]:
    """Groups by composite, the best is 1: the range and the units."""
    for number, line in enumerate(group_lines(counted.results, counted.naming), start=1):
        yield Cite(f"result/group-range/{number}", f"Nhóm {number}: khoảng Chỉ số", GROUPS, line.words)
        yield from counted.of("group", str(number), f"Nhóm {line.words}", GROUPS, line.members)


def standing_cites(counted: Counted) -> Iterator[Cite]:
    """The best and the lowest composite with whose it is, and the mean over the units."""
    scored = {
        unit["full_name"]: Decimal(unit["percent"]) for unit in counted.results.units if unit["percent"] is not None
    }
    ends = {
        "best": ("cao nhất", max(scored.values(), default=None)),
        "lowest": ("thấp nhất", min(scored.values(), default=None)),
    }
    for name, (words, value) in ends.items():
        names = ", ".join(lower_first(full_name) for full_name, percent in scored.items() if percent == value)
        yield Cite(f"result/{name}-unit", f"Đơn vị có Chỉ số tổng hợp {words}", COMPOSITES, names)
        yield _percent(f"{name}-composite", f"Chỉ số tổng hợp {words}", COMPOSITES, value)
    yield _percent("mean-composite", "Chỉ số tổng hợp bình quân", COMPOSITES, mean(scored.values()))


def domain_cites(results: Results) -> Iterator[Cite]:
    """The weakest domains, and each domain's name and mean."""
    found = means(results)
    names = ", ".join(line.name for line in weakest_lines(results))
    yield Cite("result/weakest-domains", "Các lĩnh vực đạt thấp nhất", DOMAINS, names)
    for number, domain in results.domains.items():
        label = f"Lĩnh vực {number} ({domain['short_name'] or domain['name']})"
        yield _percent(f"domain-mean/{number}", f"{label}: bình quân", DOMAINS, found.get(number))
        yield Cite(f"result/domain-name/{number}", f"{label}: tên lĩnh vực", DOMAINS, domain["name"])


def unit_cites(results: Results) -> Iterator[Cite]:
    """Composite, rank and class of each unit, by the unit's code."""
    for unit in results.units:
        yield from _unit(unit, results.bands)


def _unit(unit: schema.UnitDocument, bands: dict[str, schema.BandDocument]) -> Iterator[Cite]:
    name, code, rank = unit["full_name"], unit["code"], unit["rank"]
    composite = None if unit["percent"] is None else Decimal(unit["percent"])
    place = "" if rank is None else f"{rank}/{unit['ranked']}"
    label = bands[unit["band"]]["label"] if unit["band"] else ""
    yield _percent(f"unit-composite/{code}", f"{name}: Chỉ số tổng hợp", UNITS, composite)
    yield Cite(f"result/unit-rank/{code}", f"{name}: xếp hạng", UNITS, place)
    yield Cite(f"result/unit-class/{code}", f"{name}: mức phân loại", UNITS, label)


def _percent(name: str, label: str, group: str, value: Decimal | None) -> Cite:
    return Cite(f"result/{name}", label, group, "" if value is None else format_percent(value), value, PERCENT)
