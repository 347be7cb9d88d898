"""The report as it is printed, whatever it is printed on: HTML, PDF, Word."""

from dataclasses import dataclass

from scoring.report.context import ReportContext
from scoring.results.source import Results


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section ready for print: number as printed ("II.", "1.2.", "a)"), depth 1 to 4, block before text.

    `html` is clean, its cited figures filled in.
    """

    key: str
    number: str
    title: str
    depth: int
    block: str
    html: str


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """Head and foot of the document (Nghị định 30/2020/NĐ-CP, Phụ lục I). Lines are printed as they stand.

    `symbol` is "15/BC-UBND" or with blanks to be filled by hand; `signatory` are the lines above the signature
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"); `signatory_name` may be empty.
    """

    issuer: tuple[str, ...]
    symbol: str
    place_and_date: str
    subject: tuple[str, ...]
    signatory: tuple[str, ...]
    signatory_name: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class ReportContent:
    """One report: its form, its sections in order, and the results it rests on.

    `figures` is what blocks and annexes print. `code` ("7K3M-Q9TX-2B4D") and `verify_url` are empty on drafts of
    open rounds. `edition` is 0 for drafts.
    """

    form: DocumentForm
    sections: tuple[PrintedSection, ...]
    figures: ReportContext
    results: Results
    edition: int
    code: str
    verify_url: str
    is_draft: bool
