"""The columns of the result table (CSV): head, meaning, and the first unit's cell as an example."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from scoring.models import Publication, UnitResult
from scoring.results import schema
from scoring.results.adjustments import KINDS, counts_adjustments
from scoring.results.csv_table import lines
from scoring.results.source import Results


class Column(NamedTuple):
    """A column of the table; `example` is empty where the round has no unit, or the cell is."""

    head: str
    meaning: str
    example: str


def columns(results: Results) -> list[Column]:
    """Every column in order. Raises ValueError where columns and meanings are not as many."""
    heads, *rows = lines(results)
    cells = rows[0] if rows else [""] * len(heads)
    return [
        Column(head, meaning, cell)
        for head, meaning, cell in zip(heads, _meanings(results.overview), cells, strict=True)
    ]


def _meanings(overview: schema.Overview) -> list[str]:
    kinds = KINDS if counts_adjustments(overview) else ()
    return [
        _("mã đơn vị, không đổi qua các năm"),
        _("tên đầy đủ của đơn vị"),
        _("khối xếp hạng; trống khi xếp hạng chung"),
        _("thứ hạng trong khối; đồng hạng thì cùng số"),
        _("số đơn vị được xếp hạng trong khối"),
        *(_domain(domain) for domain in overview["criteria_set"]["domains"]),
        _("tổng điểm đạt theo tiêu chí"),
        _("tổng điểm tối đa áp dụng cho đơn vị"),
        *(_("điểm phần trăm được tính vào chỉ số, sau giới hạn") for _kind in kinds),
        _("chỉ số tổng hợp, chưa làm tròn"),
        _("mức phân loại"),
        _("điều kiện giữ đơn vị ở mức này, hoặc đã ở mức cao nhất"),
        _("đã công bố (phiên bản) hay tạm tính"),
    ]


def _domain(domain: schema.DomainHeadDocument) -> str:
    words = _("chỉ số lĩnh vực %(number)d, chưa làm tròn; trống khi không đánh giá")
    return words % {"number": domain["number"]}


def published_columns(publication: Publication) -> list[Column]:
    """The columns of a published round, whatever the number of its units in one query."""
    first = UnitResult.objects.filter(publication=publication).order_by("position").only("summary").first()
    return columns(Results(publication.overview, [first.summary] if first else [], publication))
