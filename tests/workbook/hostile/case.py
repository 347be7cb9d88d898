"""One file and what must come of it."""

from typing import NamedTuple

BOOK = "book"  # read
REFUSED = "refused"  # refused, whatever the reason
EITHER = "either"


class Case(NamedTuple):
    """`name` is the file's name; `expected` is BOOK, REFUSED, EITHER or the codes of refusal that are right."""

    title: str
    data: bytes
    expected: str
    name: str = "diem.xlsx"
