"""Cell addresses of spreadsheets ("C17"), rows and columns counted from 0."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def address(row: int, column: int) -> str:
    """(16, 2) -> "C17"."""
    return f"{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """0 -> "A", 25 -> "Z", 26 -> "AA"."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = LETTERS[letter] + letters
    return letters


def position(text: str) -> tuple[int, int]:
    """ "C17" or "$C$17" -> (16, 2). Raises ValueError if `text` is no address."""
    text = text.replace("$", "").upper()
    digits = text.lstrip(LETTERS)
    letters = text[: len(text) - len(digits)]
    if not (letters and digits.isdecimal() and digits.isascii()) or len(letters) > 3 or int(digits) == 0:
        raise ValueError(f"no cell address: {text!r}")
    column = 0
    for letter in letters:
        column = column * 26 + LETTERS.index(letter) + 1
    return int(digits) - 1, column - 1
