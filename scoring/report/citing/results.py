"""Results as they are cited: `result/NAME` and `result/NAME/ARGUMENT`.

Texts are those that the generated parts of the report print; counts and lists stay empty until something is scored.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from scoring.report.cites import Cite
from scoring.report.citing.authority import authority_cites
from scoring.report.citing.classes import class_cites, head_cites
from scoring.report.citing.shares import Counted
from scoring.report.citing.standing import domain_cites, group_cites, standing_cites, unit_cites
from scoring.report.naming import naming_of
from scoring.report.words import count_text
from scoring.results.source import Results

GENERAL = "Kết quả: chung"


def result_cites(results: Results) -> Iterator[Cite]:
    """All that can be cited of `results`, by theme."""
    counted = Counted(results, naming_of(results.units))
    return chain(
        _general(counted),
        authority_cites(results),
        class_cites(counted),
        head_cites(counted),
        group_cites(counted),
        standing_cites(counted),
        domain_cites(results),
        unit_cites(results),
    )


def _general(counted: Counted) -> Iterator[Cite]:
    results, year = counted.results, counted.results.overview["round"]["year"]
    everyone = counted.naming.listing(results.units)
    kinds = counted.naming.kinds
    yield counted.cite("units-count", f"Số {kinds} được đánh giá", GENERAL, count_text(everyone.count), everyone.count)
    yield counted.cite("units-amount", f"Số {kinds} được đánh giá, kèm loại", GENERAL, everyone.amount, everyone.count)
    yield _number("domains-count", "Số lĩnh vực", count_text(len(results.domains)), len(results.domains), "lĩnh vực")
    criteria = len(results.overview["criteria_set"]["criteria"])
    yield _number("criteria-count", "Số tiêu chí", count_text(criteria), criteria, "tiêu chí")
    for name, label, shown in _YEARS:
        yield _number(name, label, str(year + shown), year + shown)


def _number(name: str, label: str, text: str, value: int, unit: str = "") -> Cite:
    return Cite(f"result/{name}", label, GENERAL, text, Decimal(value), unit)


_YEARS = (("year", "Năm đánh giá", 0), ("previous-year", "Năm trước", -1), ("next-year", "Năm sau", 1))
