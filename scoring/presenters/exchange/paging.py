"""Long lists by pages, several lists on one page: each has its own parameter in the address."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator

Item = TypeVar("Item")
Line = TypeVar("Line")
LINES = 100


@dataclass(frozen=True, slots=True)
class Listing(Generic[Line]):
    """One page of a list: its lines and the ways to the others. `total` counts the whole list."""

    lines: list[Line]
    total: int
    number: int
    pages: int
    earlier: str
    later: str
    first: str
    last: str

    def __len__(self) -> int:
        return self.total

    @property
    def is_paged(self) -> bool:
        """Whether there are other pages."""
        return self.pages > 1


def listing(
    items: Sequence[Item],
    key: str,
    params: Mapping[str, str],
    present: Callable[[Iterable[Item]], list[Line]],
) -> Listing[Line]:
    """The page of `items` that the address asks for by `key`; the nearest one where there is no such page."""
    page: Page[Any] = Paginator(items, LINES).get_page(params.get(key))
    number, pages = page.number, page.paginator.num_pages

    def to(target: int) -> str:
        return f"?{urlencode({**dict(params.items()), key: str(target)})}#{key}"

    return Listing(
        lines=present(page.object_list),
        total=page.paginator.count,
        number=number,
        pages=pages,
        earlier=to(number - 1) if page.has_previous() else "",
        later=to(number + 1) if page.has_next() else "",
        first=to(1),
        last=to(pages),
    )
