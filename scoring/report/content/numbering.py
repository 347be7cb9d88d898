"""Numbers of headings, by depth: "I." · "1." · "1.1." · "a)" (the seed's own way)."""

from collections.abc import Iterable, Iterator

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdđeghiklmnopqrstuvxy"  # Vietnamese order of office documents: đ after d, no f, j, w, z
DEEPEST = 4


def roman(number: int) -> str:
    """1 -> "I", 14 -> "XIV"."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def numbers(depths: Iterable[int]) -> Iterator[str]:
    """The number of each heading, given the depths (1 to 4) of all in order; a level that is skipped counts as none."""
    counts = [0] * DEEPEST
    for depth in depths:
        counts[depth - 1] += 1
        counts[depth:] = [0] * (DEEPEST - depth)
        yield _number(depth, counts)


def _number(depth: int, counts: list[int]) -> str:
    if depth == 1:
        return f"{roman(counts[0])}."
    if depth == DEEPEST:
        return f"{_LETTERS[(counts[3] - 1) % len(_LETTERS)]})"
    return ".".join(str(count) for count in counts[1:depth] if count) + "."
