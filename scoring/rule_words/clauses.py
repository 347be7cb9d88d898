"""A line of parameters taken apart: "từ 95%: 2; còn lại: 0" is two clauses of a head and a value."""

import re
from decimal import Decimal

from cchc.numbers import NumberError, parse_decimal, plain_number
from units.names import clean, search_key

_BETWEEN = re.compile(r"[;\n\r]+")
_MINUS = re.compile(r"^[−–-]\s*")
_POINTS_WORD = re.compile(r"\s*(?:điểm|đ)\.?$", re.IGNORECASE)
SEPARATOR = "; "
MINUS = "−"


class PieceError(ValueError):
    """A piece of the line that was not understood; `advice` says why, where more can be said."""

    def __init__(self, piece: str, advice: str = "") -> None:
        super().__init__(piece)
        self.piece = piece
        self.advice = advice


class Clauses:
    """The clauses not yet understood; reading takes them away."""

    def __init__(self, text: str) -> None:
        self.left = [piece for part in _BETWEEN.split(text) if (piece := clean(part))]

    def take(self, key: str) -> str | None:
        """The value of the first clause with this head, marks and case set aside."""
        for piece in self.left:
            head, colon, value = piece.partition(":")
            if colon and search_key(head) == search_key(key):
                self.left.remove(piece)
                return clean(value)
        return None

    def take_word(self, word: str) -> bool:
        """Whether the first clause is just this word."""
        found = bool(self.left) and search_key(self.left[0]) == search_key(word)
        if found:
            del self.left[0]
        return found

    def take_rest(self) -> list[str]:
        """All that are left."""
        rest, self.left = self.left, []
        return rest

    def refuse_rest(self) -> None:
        """Raise PieceError for a clause that nothing took."""
        if self.left:
            raise PieceError(self.left[0])


def halves(piece: str) -> tuple[str, str]:
    """Head and value of a clause, parted at the last colon, since labels may have one. Raises PieceError."""
    head, colon, value = piece.rpartition(":")
    if not colon or not clean(head) or not clean(value):
        raise PieceError(piece)
    return clean(head), clean(value)


def points_in(text: str, piece: str) -> Decimal:
    """Points written in a clause, with or without "điểm". Raises PieceError naming `piece`."""
    try:
        return parse_decimal(_POINTS_WORD.sub("", text))
    except NumberError as error:
        raise PieceError(piece, str(error)) from error


def taken_off(text: str, piece: str) -> Decimal | None:
    """Points after a minus sign; None where there is no minus sign. Raises PieceError."""
    number, signs = _MINUS.subn("", text)
    return points_in(number, piece) if signs else None


def whole_in(text: str, piece: str) -> int:
    """A whole number. Raises PieceError."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 4:
        raise PieceError(piece)
    return int(text)


def clause(head: str, value: str | Decimal | int) -> str:
    """A clause of a head and a value."""
    return f"{head}: {value if isinstance(value, str) else plain_number(value)}"


def joined(*clauses: str) -> str:
    """The clauses that say something, as one line."""
    return SEPARATOR.join(filter(None, clauses))
