"""Signs of the notation."""

import re

STRONG, EM = "**", "__"
CITE = re.compile(r"\[\[([^\[\]\n]*)\]\]")
BREAK = "//"
INDENT = "  "
BULLET = re.compile(r"(?P<indent> *)-(?: +(?P<text>.*))?$")
NUMBER = re.compile(r"(?P<indent> *)[0-9]+\.(?: +(?P<text>.*))?$")
SPAN = re.compile(r"\{([0-9]{1,2}),([0-9]{1,2})\} ?")


def begins_something(line: str) -> bool:
    """Whether a line of text would be taken for an item or a row."""
    return line.startswith("|") or bool(BULLET.match(line) or NUMBER.match(line))
