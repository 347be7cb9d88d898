"""Why an act was refused, in words for the person."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError

from scoring.rules.marks import Mark


class NotAllowedError(PermissionDenied):
    """The person may not do this."""


class RefusedError(ValidationError):
    """The act makes no sense now; the message says what to do."""


@dataclass(frozen=True)
class CellError:
    """What is wrong with one cell."""

    place: int
    code: str
    message: str


class CellsRefusedError(RefusedError):
    """Some cells are wrong; nothing was written."""

    def __init__(self, errors: Sequence[CellError]) -> None:
        super().__init__([error.message for error in errors])
        self.cells = list(errors)


@dataclass(frozen=True)
class Conflict:
    """A cell that somebody else changed since it was read."""

    place: int
    code: str
    theirs: Mark
    version: int
    by: str
    at: datetime.datetime | None = None


class ConflictError(RefusedError):
    """Cells changed by somebody else meanwhile; nothing was written."""

    def __init__(self, message: str, conflicts: Sequence[Conflict]) -> None:
        super().__init__(message)
        self.conflicts = list(conflicts)
