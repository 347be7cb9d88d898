"""The printed report: what it costs beside WeasyPrint on the same HTML, and a download beside a static file."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from benchmarks.serving import READERS, REQUESTS, load, server
from benchmarks.timing import paired
from cchc.static_files import collect_if_changed
from scoring.demo.load import load_demo
from scoring.models import Publication, Report, Round, Variant
from scoring.report.attachments import attachments_of
from scoring.report.content.build import content_of
from scoring.report.html import STATIC_FOLDER, report_html
from scoring.report.pdf import draw_pdf
from scoring.report.printing import published_file
from scoring.results.source import Results, current_results

DRAWN_GOAL = 1.1
SECONDS_GOAL = 3
SLUG = "2021"
RUNS = 5
STATIC_NAME = "benchmark.pdf"


def run() -> None:
    """Print seconds of drawing and requests per second of downloading, with their ratios."""
    collect_if_changed()
    load_demo()
    round_ = Round.objects.get(slug=SLUG)
    results = current_results(round_)
    goals = f"goals: {DRAWN_GOAL} of WeasyPrint on the same HTML, {SECONDS_GOAL} s"
    print(f"Report of {len(results.units)} units, {connection.vendor} ({goals})")
    print(f"{'document':<16} {'ours s':>7} {'floor s':>8} {'ratio':>6}")
    _drawing("report", Report.objects.filter(round=round_).first(), round_, results, Variant.FULL)
    _drawing("results alone", None, round_, results, Variant.RESULTS)
    _archive(round_, results)
    _download(round_)


def _drawing(name: str, report: Report | None, round_: Round, results: Results, variant: str) -> None:
    """From the results to the PDF, against WeasyPrint in this process on the HTML that comes out between."""
    html = report_html(content_of(report, round_, results), variant)
    result = paired(
        lambda: draw_pdf(report_html(content_of(report, round_, results), variant), STATIC_FOLDER),
        lambda: _bare(html),
        RUNS,
    )
    print(f"{name:<16} {result.ours:>7.2f} {result.floor:>8.2f} {result.ratio:>6.2f}")


def _archive(round_: Round, results: Results) -> None:
    """The archive copy with its data, against the same HTML as a plain PDF."""
    html = report_html(content_of(None, round_, results), Variant.RESULTS)
    result = paired(
        lambda: draw_pdf(html, STATIC_FOLDER, attachments=attachments_of(round_, results), is_archive=True),
        lambda: _bare(html),
        RUNS,
    )
    print(f"{'archive copy':<16} {result.ours:>7.2f} {result.floor:>8.2f} {result.ratio:>6.2f}")


def _bare(html: str) -> Any:
    from weasyprint import HTML  # needs Pango

    return HTML(string=html, base_url=f"{STATIC_FOLDER.as_uri()}/").write_pdf(pdf_tags=True)


def _download(round_: Round) -> None:
    """The kept report against a static file of the same size, in requests per second of the same server."""
    content = published_file(Publication.objects.filter(round=round_).latest("version")).read_bytes()
    beside = Path(settings.STATIC_ROOT) / STATIC_NAME
    beside.write_bytes(content)
    with server() as port, ThreadPoolExecutor(READERS) as readers:
        result = paired(
            lambda: load(readers, port, f"/{SLUG}/bao-cao.pdf"), lambda: load(readers, port, f"/static/{STATIC_NAME}")
        )
    ours, floor = REQUESTS / result.ours, REQUESTS / result.floor
    print(f"download, {len(content)} bytes: {ours:.0f}/s, static file {floor:.0f}/s, ratio {1 / result.ratio:.2f}")
