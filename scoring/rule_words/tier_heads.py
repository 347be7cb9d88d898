"""Heads of tiers as regulations write them: "từ 95%", "≥ 95%", "90–<95%", "từ 90% đến dưới 95%", "<90%", "còn lại"."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from cchc.numbers import NumberError, parse_decimal
from scoring.rule_words.clauses import PieceError, halves, points_in
from scoring.rules.exact import HUNDRED
from scoring.rules.points.tiers import Side, Tier
from units.names import search_key

REST = "còn lại"
_RESTS = {"con lai", "khac", "truong hop khac"}
_SIGNS = {
    "": Side.FROM, "tu": Side.FROM, ">=": Side.FROM, "≥": Side.FROM, "tren": Side.ABOVE, ">": Side.ABOVE,
    "den": Side.UP_TO, "<=": Side.UP_TO, "≤": Side.UP_TO, "duoi": Side.BELOW, "<": Side.BELOW,
}  # fmt: skip
_NUMBER = r"([0-9][0-9.,]*)\s*(%?)"
_ONE = re.compile(rf"(tu|tren|den|duoi|>=|<=|[≥≤<>]|)\s*{_NUMBER}(?:\s*tro (?:len|xuong))?")
_RANGE = re.compile(rf"(tu|tren|)\s*{_NUMBER}\s*(?:den|[–-])\s*(duoi|<|)\s*{_NUMBER}")


@dataclass
class Heads:
    """Tiers read so far. A range repeats the bound of the tier above it, a last "<90%" that of the last tier."""

    in_percent: bool
    tiers: list[Tier] = field(default_factory=list)
    rest: Decimal | None = None

    def read(self, piece: str) -> None:
        """Take in one clause. Raises PieceError."""
        head, value = halves(piece)
        key, points = search_key(head), points_in(value, piece)
        if self.rest is not None:
            raise PieceError(piece, _("Sau “còn lại” không ghi thêm mức nào."))
        if key in _RESTS:
            self.rest = points
        elif match := _RANGE.fullmatch(key):
            self._range(match, points, piece)
        elif match := _ONE.fullmatch(key):
            self._one(_SIGNS[match[1]], self._number(match[2], match[3], piece), points, piece)
        else:
            raise PieceError(piece)

    def _one(self, side: Side, bound: Decimal, points: Decimal, piece: str) -> None:
        last = self.tiers[-1] if self.tiers else None
        if last is None or last.side.upward is side.upward:
            self.tiers.append(Tier(bound, points, side))
        elif (bound, side) == (last.bound, _beyond(last.side)):
            self.rest = points
        else:
            raise PieceError(piece, _("Mức này không nối tiếp mức ngay trước."))

    def _range(self, match: re.Match[str], points: Decimal, piece: str) -> None:
        """A tier from a bound up to that of the tier before it."""
        upper = self._number(match[5], match[6] or match[3], piece)
        side = Side.BELOW if match[4] else Side.UP_TO
        last = self.tiers[-1] if self.tiers else None
        joins = (upper, side) == ((last.bound, _beyond(last.side)) if last else (HUNDRED, Side.UP_TO))
        if not joins or (last is None and not self.in_percent):
            raise PieceError(piece, _("Mức này không nối tiếp mức ngay trước."))
        lower = self._number(match[2], match[3] or match[6], piece)
        self.tiers.append(Tier(lower, points, Side.ABOVE if match[1] == "tren" else Side.FROM))

    def _number(self, text: str, unit: str, piece: str) -> Decimal:
        if bool(unit) is not self.in_percent:
            if unit:
                raise PieceError(piece, _("Số lượng thì ghi không có dấu %."))
            raise PieceError(piece, _("Hãy ghi dấu % sau số, hoặc thêm “nhập: số lượng” nếu không phải tỷ lệ."))
        try:
            return parse_decimal(text)
        except NumberError as error:
            raise PieceError(piece, str(error)) from error


def _beyond(side: Side) -> Side:
    """The side on which everything lies that this one leaves out."""
    return {Side.FROM: Side.BELOW, Side.ABOVE: Side.UP_TO, Side.UP_TO: Side.ABOVE, Side.BELOW: Side.FROM}[side]
