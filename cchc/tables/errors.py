"""Why a table was refused."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError


class TableRefusedError(ValidationError):
    """A table cannot be used as it is, and nothing was written; each message names file, row, column and what to do."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(list(messages))

    def __str__(self) -> str:
        return "\n".join(self.messages)
