"""Head and foot of the printed report, from what the office set and, where it set nothing, from the results."""

import re

from cchc.numbers import format_long_date
from scoring.models import Report, SigningForm
from scoring.report.content.shape import DocumentForm
from scoring.report.context import ReportContext
from scoring.report.letterhead import BLANK, Letterhead
from scoring.report.words import capital_first


def form_of(report: Report | None, figures: ReportContext) -> DocumentForm:
    """The form of `report`; of a round that has none, number and day are left to be written by hand."""
    head = figures.letterhead
    if report is None:
        return _plain_form(head, figures)
    return DocumentForm(
        issuer=head.issuer,
        symbol=f"{report.number or BLANK}/{report.symbol}",
        place_and_date=_place_and_date(report, head),
        subject=tuple(line.strip() for line in report.subject.splitlines() if line.strip()) or subject(figures),
        signatory=signatory(report, head),
        signatory_name=report.signatory_name,
        recipients=recipients(report.recipients) or head.recipients,
    )


def _plain_form(head: Letterhead, figures: ReportContext) -> DocumentForm:
    return DocumentForm(
        issuer=head.issuer,
        symbol=head.symbol,
        place_and_date=head.place_and_date,
        subject=subject(figures),
        signatory=head.signatory,
        signatory_name="",
        recipients=head.recipients,
    )


def subject(figures: ReportContext) -> tuple[str, ...]:
    """What an annual report is about (trích yếu), in lines as printed."""
    return (
        f"Kết quả công tác cải cách hành chính năm {figures.year}",
        f"và phương hướng, nhiệm vụ năm {figures.year + 1}",
    )


def _place_and_date(report: Report, head: Letterhead) -> str:
    place = report.place or head.place
    if report.signed_on:
        return format_long_date(report.signed_on, place)
    return f"{place}, {head.date}"


def signatory(report: Report, head: Letterhead) -> tuple[str, ...]:
    """The lines above the signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7)."""
    body, head_post = head.signatory
    post = report.signatory_post.strip().upper()
    match report.signing_form:
        case SigningForm.DEPUTY:
            return (body, f"KT. {head_post}", post or f"PHÓ {head_post}")
        case SigningForm.BY_ORDER:
            return (f"TL. {head_post}", post or "TRƯỞNG PHÒNG NỘI VỤ")
        case SigningForm.AUTHORISED:
            return (f"TUQ. {head_post}", post or "TRƯỞNG PHÒNG NỘI VỤ")
    return (body, post or head_post)


def recipients(text: str) -> tuple[str, ...]:
    """One recipient a line, with the marks of a list: a semicolon after each, a full stop after the last."""
    lines = [capital_first(re.sub(r"^[-–+•\s]+|[\s;.,]+$", "", line)) for line in text.splitlines()]
    named = [line for line in lines if line]
    return tuple(f"{line}{'.' if line is named[-1] else ';'}" for line in named)
