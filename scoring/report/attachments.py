"""The data that lie within the archive copy of a report: whoever has the PDF has what it was made of."""

from scoring.models import Edition, Publication, Round
from scoring.report.wire import Attachment
from scoring.results.canonical import canonical_json
from scoring.results.source import Results
from scoring.workbook.writing.book import to_bytes
from scoring.workbook.writing.results.books import results_book


def attachments_of(round_: Round, results: Results, edition: Edition | None = None) -> tuple[Attachment, ...]:
    """Workbook and canonical JSON of published results, and the text of an edition; nothing of an open round."""
    publication = results.publication
    if publication is None:
        return ()
    found = [_workbook(round_, results), _document(round_, publication)]
    if edition is not None:
        found.append(_text(round_, edition))
    return tuple(found)


def _workbook(round_: Round, results: Results) -> Attachment:
    return Attachment(
        f"ket-qua-{round_.slug}.xlsx", to_bytes(results_book(round_, results)), "Kết quả của kỳ đánh giá, bảng tính"
    )


def _document(round_: Round, publication: Publication) -> Attachment:
    name = f"ket-qua-{round_.slug}-v{publication.version}.json"
    return Attachment(name, publication.document.encode(), "Kết quả công bố, JSON chuẩn để tính lại và đối chiếu")


def _text(round_: Round, edition: Edition) -> Attachment:
    name = f"bao-cao-{round_.slug}-lan-{edition.number}.json"
    return Attachment(name, canonical_json(edition.content).encode(), "Nội dung báo cáo đã duyệt, JSON chuẩn")
