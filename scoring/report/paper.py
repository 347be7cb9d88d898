"""What summary and card have in common: no documents of the Nghị định 30 form, but papers that go with one."""

from dataclasses import dataclass

from scoring.report.content import words
from scoring.report.content.shape import ReportContent
from scoring.report.printout import qr_image


@dataclass(frozen=True, slots=True)
class Paper:
    """Heading, marks and code of a paper; `rests_on` names the report or the published results it was drawn from."""

    title: str
    issuer: str
    rests_on: str
    sample_notice: str
    sample_mark: str
    qr: str


def paper(content: ReportContent, title: str) -> Paper:
    """The common parts for a paper with this title."""
    return Paper(
        title=title,
        issuer=" ".join(content.form.issuer),
        rests_on=_rests_on(content),
        sample_notice=words.sample_notice(content.figures),
        sample_mark=words.sample_mark(content.figures),
        qr=qr_image(content.verify_url),
    )


def _rests_on(content: ReportContent) -> str:
    basis = content.figures.basis
    if content.edition:
        return f"Kèm theo {words.origin(content)}"
    if basis.version:
        return f"Theo kết quả phiên bản {basis.version}, công bố ngày {basis.published_on}"
    return "Số liệu tạm tính, chưa công bố"
