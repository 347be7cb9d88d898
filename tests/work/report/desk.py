"""A report to write in tests."""

from dataclasses import dataclass

from scoring.models import Figure, FigureValue, Report, Round, Section
from scoring.services.report.starting import start_report
from tests.factories import make_round, record_all
from tests.people import People
from units.models import Unit

CITE = '<span data-cite="figure/ho-so/value"></span>'


@dataclass(frozen=True)
class Piece:
    key: str
    title: str
    depth: int = 1
    block: str = ""
    body: str = ""


OUTLINE = [
    Piece("ket-qua", "Kết quả thực hiện năm 2021"),
    Piece("ban-hanh", "Ban hành kế hoạch", 2, body="<p>Đã ban hành kế hoạch.</p>"),
    Piece("ho-so", "Tiếp nhận hồ sơ", 2, body=f"<p>Tiếp nhận {CITE} hồ sơ.</p>"),
    Piece("danh-gia", "Đánh giá chung"),
    Piece("nhom", "Các nhóm", 2, block="groups"),
]


def make_figure(authority: Unit, value: int = 22725, year: int = 2021) -> Figure:
    figure = Figure.objects.create(authority=authority, code="ho-so", name="Hồ sơ cấp xã tiếp nhận", unit="hồ sơ")
    FigureValue.objects.create(figure=figure, year=year, value=value)
    return figure


def make_report(people: People, year: int = 2021) -> Report:
    round_ = make_round([people.commune, people.other_commune], year=year, authority=people.authority)
    record_all(round_)
    return start_report(actor=people.office, round_=round_, outline=OUTLINE)


def section(report: Report, key: str = "ban-hanh") -> Section:
    return Section.objects.get(report=report, key=key)


def keys(report: Report) -> list[str]:
    return list(report.sections.order_by("order").values_list("key", flat=True))


def round_of(report: Report) -> Round:
    return report.round
