"""Why a table was refused."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError


class TableRefusedError(ValidationError):
    """A table cannot be used as it is; each message names file, row and column and says what to do. Nothing was written."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__(list(messages))

    def __str__(self) -> str:
        return "\n".join(self.messages)
