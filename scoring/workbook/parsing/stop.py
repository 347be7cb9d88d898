"""Why the child stops reading."""


class Stop(Exception):  # noqa: N818  # a verdict about the file, passed on to the parent, not a failure
    """The file is refused: `code` is one of scoring.workbook.refusals, `details` name the place."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
