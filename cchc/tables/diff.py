"""What a row changes, cell by cell."""

from typing import Any, NamedTuple

from units.names import clean


class Pair(NamedTuple):
    """A cell before and after, as texts."""

    column: str
    old: str
    new: str


class CellDiff:
    """Takes the place of import-export's diff, which makes HTML of cells."""

    def __init__(self, resource: Any, instance: Any, new: bool) -> None:
        self.new = new
        self.columns = [field.column_name for field in resource.get_import_fields()]
        self.left = [""] * len(self.columns) if new else _texts(resource, instance)
        self.right = self.left

    def compare_with(self, resource: Any, instance: Any) -> None:
        """Take down how the thing is now."""
        self.right = [""] * len(self.columns) if instance is None else _texts(resource, instance)

    def as_html(self) -> list[Pair]:
        """A pair for each column; the name is the library's."""
        return [Pair(*cell) for cell in zip(self.columns, self.left, self.right, strict=True)]


def _texts(resource: Any, instance: Any) -> list[str]:
    return [str(resource.export_field(field, instance)) for field in resource.get_import_fields()]


def same_value(one: Any, other: Any) -> bool:
    """Whether two values are stored alike: texts are cleaned on their way in."""
    if isinstance(one, str) and isinstance(other, str):
        return clean(one, multiline=True) == clean(other, multiline=True)
    return bool(one == other)
