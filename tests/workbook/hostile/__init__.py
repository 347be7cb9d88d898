"""More than 500 hostile or broken files: `all_cases()`."""

from collections.abc import Iterator

from tests.workbook.hostile import archives, contents, markup, mutations, texts
from tests.workbook.hostile.case import Case

__all__ = ["Case", "all_cases"]


def all_cases() -> Iterator[Case]:
    for module in (archives, markup, contents, texts, mutations):
        yield from module.cases()
