"""A light notation for texts of the report, for a plain text box: both ways without loss.

A blank line parts paragraphs; "- " and "1. " begin items, two spaces deeper for lists below; "| a | b |" is a row of a
table, "!" before the text of a cell makes it a head, "{2,1}" spans two columns and one row, " // " ends a line in a
cell; **bold**, __italics__, [[figure/code/value]] a citation. A backslash takes a sign as it is.
"""

from scoring.texts.notation.reading import NotationError, blocks_from
from scoring.texts.notation.writing import notation_of

__all__ = ["NotationError", "blocks_from", "notation_of"]
