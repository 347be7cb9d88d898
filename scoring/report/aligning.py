"""Figures in the tables that people write: ranged right, as in the tables the portal makes."""

import re

_CELL = re.compile(r"<td((?: (?:col|row)span=\"\d+\")*)>(.*?)</td>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_FIGURE = re.compile(r"[+−-]?\d[\d.]*(?:,\d+)?\s?%?|–")


def figures_aligned(html: str) -> str:
    """Clean HTML whose cells that hold a figure and nothing else are marked as such (`class="figure"`)."""
    return _CELL.sub(_marked, html)


def _marked(cell: re.Match[str]) -> str:
    text = _TAG.sub("", cell[2]).strip()
    return f'<td{cell[1]} class="figure">{cell[2]}</td>' if _FIGURE.fullmatch(text) else cell[0]
