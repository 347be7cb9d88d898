"""What keeps a report from being submitted, in words that say what to do."""

from collections.abc import Iterator, Sequence
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.models import Publication, Report, Section
from scoring.report.citing.catalogue import Catalogue, catalogue_of
from scoring.report.citing.filling import cited_keys
from scoring.report.content.numbering import numbers
from scoring.report.issuing.printed import printed_rows
from scoring.report.proof.proof import open_errors
from scoring.results.source import Results, results_of

NAMED = 5


def obstacles(report: Report, publication: Publication) -> list[str]:
    """Stale and empty sections, cited figures without a value, open errors of the figures check."""
    results = results_of(publication)
    rows = printed_rows(report.sections.order_by("order", "pk"))
    catalogue = catalogue_of(report.round, results, report.round.year)
    return [*_stale(rows), *_empty(rows), *_missing(rows, catalogue), *_errors(report, results)]


def _stale(rows: Sequence[Section]) -> Iterator[str]:
    """Texts of last year that nobody looked through."""
    if named := _named(rows, [row for row in rows if row.is_stale]):
        yield _("Còn lời văn của năm trước chưa rà soát: %(sections)s.") % {"sections": named}


def _empty(rows: Sequence[Section]) -> Iterator[str]:
    """Headings with nothing beneath them."""
    deeper = [after.depth for after in rows[1:]] + [0]
    empty = [row for row, after in zip(rows, deeper, strict=False) if after <= row.depth and _says_nothing(row)]
    if named := _named(rows, empty):
        yield _("Mục chưa có nội dung: %(sections)s. Hãy viết, hoặc bỏ dấu “in trong báo cáo”.") % {"sections": named}


def _says_nothing(row: Section) -> bool:
    return not row.block and not unescape(strip_tags(row.body)).strip()


def _missing(rows: Sequence[Section], catalogue: Catalogue) -> Iterator[str]:
    """Cited figures that nobody entered."""
    keys = dict.fromkeys(key for row in rows for key in cited_keys(row.body) if catalogue.is_missing(key))
    if keys:
        names = [catalogue.name(key) for key in keys]
        yield _("Còn số liệu được trích dẫn mà chưa có giá trị: %(names)s.") % {"names": _listed(names)}


def _errors(report: Report, results: Results) -> Iterator[str]:
    """Contradictions that were neither mended nor dismissed with a reason."""
    count = len(open_errors(report, results))
    if count:
        text = ngettext(
            "Soát số liệu còn %(count)d mâu thuẫn chưa xử lý: hãy sửa, hoặc bỏ qua và ghi lý do.",
            "Soát số liệu còn %(count)d mâu thuẫn chưa xử lý: hãy sửa, hoặc bỏ qua và ghi lý do.",
            count,
        )
        yield text % {"count": count}


def _named(rows: Sequence[Section], chosen: Sequence[Section]) -> str:
    """Sections with their numbers, the first ones and how many more."""
    keys = {row.key for row in chosen}
    found = zip(numbers(row.depth for row in rows), rows, strict=True)
    return _listed([f"{number} {row.title}".strip() for number, row in found if row.key in keys])


def _listed(names: Sequence[str]) -> str:
    text = "; ".join(names[:NAMED])
    rest = len(names) - NAMED
    return _("%(names)s và %(count)d mục khác") % {"names": text, "count": rest} if rest > 0 else text
