"""Verification codes: 12 signs that stand for the first 60 bits of a SHA-256, as printed and as typed.

Crockford's base 32: no I, L, O or U, so that a code read from paper can be typed without mistaking 0 for O.
"""

import re

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12  # signs of 5 bits: 60 bits, 15 hexadecimal digits
_GROUP = 4
_HEX = LENGTH * 5 // 4
_MISREAD = str.maketrans("OIL", "011")


def code_of(sha256: str) -> str:
    """The code of a hash as it is printed: "7K3M-Q9TX-2B4D"."""
    number = int(sha256[:_HEX], 16)
    signs = [SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH))]
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, LENGTH, _GROUP))


def hash_start(code: str) -> str | None:
    """The first 15 hexadecimal digits of the hash a code stands for; None for what cannot be a code."""
    signs = re.sub(r"[\s-]", "", code.upper()).translate(_MISREAD)
    if len(signs) != LENGTH or any(sign not in SIGNS for sign in signs):
        return None
    number = 0
    for sign in signs:
        number = number << 5 | SIGNS.index(sign)
    return f"{number:0{_HEX}x}"
