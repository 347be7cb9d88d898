"""The drawing process: `python -m scoring.report.draw FOLDER`, HTML on standard input, PDF on standard output.

Knows neither Django nor the database. The only place that imports WeasyPrint.
"""

import sys
from pathlib import Path

from scoring.report.exits import NO_LIBRARIES


def draw(html: str, folder: Path) -> bytes:
    """Draw `html`; relative addresses are files of `folder`. Raises OSError or ImportError without the libraries."""
    from weasyprint import HTML  # noqa: PLC0415  # needs Pango, which a portal may lack

    from scoring.report.fetcher import ReportFetcher  # noqa: PLC0415  # as above

    page = HTML(string=html, base_url=f"{folder.resolve().as_uri()}/", url_fetcher=ReportFetcher(folder))
    pdf: bytes = page.write_pdf(pdf_tags=True)
    return pdf


def main() -> int:
    """Draw standard input."""
    html = sys.stdin.buffer.read().decode()
    try:
        import weasyprint  # noqa: F401, PLC0415  # tells a missing library from a failed drawing
    except (OSError, ImportError) as error:
        sys.stderr.write(f"{error}\n")
        return NO_LIBRARIES
    sys.stdout.buffer.write(draw(html, Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
