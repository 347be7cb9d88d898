"""Classes named in a text: "Hoàn thành tốt nhiệm vụ", and "Hoàn thành tốt" where a capital or "mức" tells it is one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_OBJECT = " nhiệm vụ"
_LED = r"(?:mức|loại|nhóm|phân\s+loại|xếp\s+loại|đánh\s+giá)\s+(?:là\s+)?[\"“]?"
_UPWARDS = re.compile(r"[\"”]?(?:\s+nhiệm\s+vụ)?\s+trở\s+lên")
_FROM = re.compile(r"từ\s+(?:mức\s+)?[\"“]?$")


@dataclass(frozen=True, slots=True)
class Label:
    """A class named at [start, end); `and_better` where it is "từ … trở lên"."""

    start: int
    end: int
    label: str
    and_better: bool


class Labels:
    """The names of a scheme's classes."""

    def __init__(self, labels: Iterable[str]) -> None:
        self._spelled = dict(_spellings(labels))
        listed = "|".join(map(re.escape, sorted(self._spelled, key=len, reverse=True)))
        self._pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE) if listed else None

    def mentions(self, text: str) -> Iterator[Label]:
        """Every class named in a text."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            if match.group()[:1].isupper() or re.search(rf"{_LED}$", text[: match.start()], re.IGNORECASE):
                better = bool(_UPWARDS.match(text, match.end()) or _FROM.search(text[: match.start()]))
                yield Label(match.start(), match.end(), self._spelled[match.group().lower()], better)


def _spellings(labels: Iterable[str]) -> Iterator[tuple[str, str]]:
    for label in labels:
        yield label.lower(), label
        short = label.lower().removesuffix(_OBJECT)
        if len(short.split()) > 2:  # "Hoàn thành" alone is said of anything
            yield short, label
