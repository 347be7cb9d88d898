"""What a print may read. Imports WeasyPrint, so only the drawing process imports this."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher


class ReportFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches `data:` addresses and files of one folder; anything else stops the drawing.

    Loud on purpose: a report without its style sheet must not pass for a report.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False, fail_on_errors=True)
        self._folder = folder.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        """The resource at `url`. Raises ValueError where it is neither `data:` nor in the folder."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        # A link out of the folder is followed before it is judged, so that it cannot lead outside.
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or not path.is_relative_to(self._folder):
            raise ValueError(f"not among the files of a print: {url}")
        return super().fetch(path.as_uri(), headers)
