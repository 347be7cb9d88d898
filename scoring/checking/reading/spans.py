"""Stretches of text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end)."""

    start: int
    end: int

    def holds(self, position: int) -> bool:
        """Whether the character at `position` is within."""
        return self.start <= position < self.end

    def meets(self, start: int, end: int) -> bool:
        """Whether it shares a character with [start, end)."""
        return self.start < end and start < self.end


def any_meets(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of `spans` shares a character with [start, end)."""
    return any(span.meets(start, end) for span in spans)


_BRACKET = re.compile(r"[()]")


def brackets(text: str) -> list[Span]:
    """What stands in round brackets, without them; an unclosed bracket reaches to the end, inner ones come first."""
    opened: list[int] = []
    found: list[Span] = []
    for match in _BRACKET.finditer(text):
        if match.group() == "(":
            opened.append(match.end())
        elif opened:
            found.append(Span(opened.pop(), match.start()))
    return sorted([*found, *(Span(start, len(text)) for start in opened)], key=lambda span: span.end - span.start)


def innermost(spans: Iterable[Span], position: int) -> Span | None:
    """The smallest of bracket spans that holds a position; they come smallest first."""
    return next((span for span in spans if span.holds(position)), None)
