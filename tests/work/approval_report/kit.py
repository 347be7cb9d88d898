"""A round whose results are published, with a report that is ready to be submitted."""

import datetime
from typing import Any

from scoring.models import CriteriaSet, Report, Round, Section
from scoring.report.issuing.reading import AS_PRINTED
from scoring.services.report.approval import Numbering, approve, submit
from tests.factories import make_round, record_all
from tests.people import People
from tests.work.acts import approved

GIVEN = Numbering("67", datetime.date(2022, 3, 5))


def published_round(people: People, year: int = 2021) -> Round:
    criteria = CriteriaSet.objects.filter(code="bo-1").first()
    units = [people.commune, people.other_commune]
    round_ = make_round(units, authority=people.authority, year=year, criteria_set=criteria)
    record_all(round_)
    approved(round_, people)
    return round_


def ready_report(round_: Round, **fields: Any) -> Report:
    report = Report.objects.create(round=round_, **{"signatory_name": "Nguyễn Văn Đức", **fields})
    rows = [
        ("ket-qua", 1, "Kết quả thực hiện", "", ""),
        ("ke-hoach", 2, "Ban hành kế hoạch", "", '<p>Đã đánh giá <span data-cite="result/units-amount">?</span>.</p>'),
        ("phan-loai", 1, "Xếp hạng và phân loại", "classes", ""),
    ]
    Section.objects.bulk_create(
        Section(report=report, order=order, key=key, depth=depth, title=title, block=block, body=body)
        for order, (key, depth, title, block, body) in enumerate(rows, start=1)
    )
    return report


def submitted_report(round_: Round, people: People) -> Report:
    return submit(actor=people.office, report=ready_report(round_), reading=AS_PRINTED)


def issued(round_: Round, people: People) -> Any:
    """The first edition; nothing is drawn."""
    return approve(actor=people.leader, report=submitted_report(round_, people), reading=AS_PRINTED, given=GIVEN)
