"""What the level above gave the authority, as it is cited."""

from collections.abc import Iterator
from decimal import Decimal

from scoring.report.cites import Cite
from scoring.report.index import AuthorityFigures, authority_figures
from scoring.results.source import Results

GROUP = "Kết quả: cơ quan đánh giá"


def authority_cites(results: Results) -> Iterator[Cite]:
    """Index, index of the year before, change, rank, and what else was given; texts are empty where nothing was."""
    found = authority_figures(results)
    given = results.overview["authority_result"]
    name = results.overview["authority"]["full_name"]
    index, previous, change = (_number(given[key]) if given else None for key in ("index", "previous_index", "change"))
    yield _cite("index", f"Chỉ số của {name}", found.index if found else "", index, "%")
    yield _cite("previous-index", f"Chỉ số năm trước của {name}", found.previous_index if found else "", previous, "%")
    yield _cite("change", f"Chỉ số của {name}: tăng, giảm", found.change if found else "", change, "điểm phần trăm")
    yield from _standing(found, name)


def _standing(found: AuthorityFigures | None, name: str) -> Iterator[Cite]:
    yield _cite("rank", f"Xếp hạng của {name}", found.rank if found else "")
    yield _cite("peers", f"Xếp hạng của {name}: trong số", found.peers if found else "")
    yield _cite("floor", f"Mức mọi lĩnh vực của {name} đều đạt", found.floor if found else "")
    yield _cite("head-rating", f"Mức đánh giá người đứng đầu {name}", found.head_rating if found else "")


def _cite(name: str, label: str, text: str, value: Decimal | None = None, unit: str = "") -> Cite:
    return Cite(f"result/authority-{name}", label, GROUP, text, value, unit)


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text is not None else None
