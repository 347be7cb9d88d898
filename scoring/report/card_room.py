"""How much of what a unit lost stands on its card: as much as fits on one page with all else."""

from collections.abc import Iterable

LINES = 21  # of text and of rows that a page has besides its head, the tiles, the headings and the code
MOST, LEAST = 12, 3
_OF_TEXT, _OF_TITLE = 100, 80  # signs on a line of the page, and of the column of titles


def lines_of(texts: Iterable[str]) -> int:
    """Lines that these paragraphs take; an empty one takes none."""
    return _lines(texts, _OF_TEXT)


def lines_of_titles(titles: Iterable[str]) -> int:
    """Lines that these criteria take in a table."""
    return _lines(titles, _OF_TITLE)


def _lines(texts: Iterable[str], width: int) -> int:
    return sum(-(-len(text) // width) for text in texts)


def losses_shown(titles: list[str], used: int) -> int:
    """How many of the lost criteria, the greatest loss first, find room beside `used` lines.

    Never so few that they tell nothing: where the page is full without them, the card has a second one, with room for
    the usual number. One that alone would be left out takes the place of the line that says so.
    """
    room = LINES - used
    if room < LEAST:
        return min(MOST, len(titles))
    shown = 0
    for title in titles[:MOST]:
        room -= lines_of_titles([title])
        if room < 0:
            break
        shown += 1
    return max(shown, min(LEAST, len(titles)))
