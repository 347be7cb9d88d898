"""Sheet "Phương pháp": by what rules the figures came about, so that a reader can work them out again."""

import datetime
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from cchc.numbers import format_date, format_number
from scoring.models import Publication
from scoring.models.criteria import MethodChoices, NaPolicyChoices
from scoring.results import schema
from scoring.results.adjustments import rule_text
from scoring.results.source import Results
from scoring.workbook.writing import looks
from scoring.workbook.writing.heading import Heading
from scoring.workbook.writing.ink import Ink
from scoring.workbook.writing.results.domains import criteria_of
from scoring.workbook.writing.results.values import points, threshold
from scoring.workbook.writing.sheets import Column, Form, begin, write_table

WIDTHS = (22, 84, 16, 22, 30)


def write_method(book: Workbook, results: Results, heading: Heading) -> None:
    """Add the sheet: facts of the round, rules, thresholds, domains, criteria."""
    facts, rules = [*_facts(results)], [*_rules(results.overview)]
    form = Form(name=_("Phương pháp"), title=_("Phương pháp"), widths=WIDTHS, frozen=False, repeated=False)
    ink = begin(book, form, heading)
    _write_pairs(ink, _("Kỳ đánh giá"), facts)
    _write_pairs(ink, _("Cách tính"), rules)
    ink.line(_("Ngưỡng phân loại"), looks.SECTION)
    write_table(ink, _band_columns(), results.bands.values(), filtered=False)
    ink.row()
    ink.line(pgettext("plural", "Lĩnh vực"), looks.SECTION)
    write_table(ink, _domain_columns(results), results.domains.values(), filtered=False)
    ink.sheet.row_breaks.append(Break(id=ink.rows))
    ink.line(pgettext("plural", "Tiêu chí"), looks.SECTION)
    write_table(ink, _criterion_columns(), results.overview["criteria_set"]["criteria"], filtered=False)


def _write_pairs(ink: Ink, title: str, pairs: list[tuple[str, str]]) -> None:
    ink.line(title, looks.SECTION)
    for name, text in pairs:
        ink.row([(name, looks.LABEL), (text, looks.PROSE)])
    ink.row()


def _facts(results: Results) -> Iterator[tuple[str, str]]:
    overview = results.overview
    criteria_set, scheme = overview["criteria_set"], overview["scheme"]
    decision = criteria_set["decision_number"], criteria_set["decision_date"]
    yield _("Kỳ đánh giá"), overview["round"]["title"]
    yield _("Cơ quan đánh giá"), overview["authority"]["full_name"]
    yield _("Số đơn vị"), format_number(len(results.units))
    yield _("Bộ tiêu chí"), _issued(criteria_set["name"], *decision)
    yield _("Thang phân loại"), _issued(scheme["name"], scheme["decision_number"], scheme["decision_date"])
    yield from _state(results.publication)


def _state(publication: Publication | None) -> Iterator[tuple[str, str]]:
    if publication is None:
        yield _("Tình trạng"), _("Tạm tính, chưa công bố")
        return
    day = format_date(timezone.localtime(publication.published_at).date())
    words = {"day": day, "version": publication.version}
    yield _("Tình trạng"), _("Công bố ngày %(day)s, phiên bản %(version)d") % words
    if publication.reason:
        yield _("Lý do đính chính"), publication.reason
    yield _("Mã băm SHA-256"), publication.sha256


def _issued(name: str, decision: str, day: str | None) -> str:
    """A regulation's name with the decision that issued it."""
    if not decision:
        return name
    dated = _("%(decision)s ngày %(day)s") % {
        "decision": decision,
        "day": format_date(datetime.date.fromisoformat(day)) if day else "",
    }
    return f"{name} ({dated if day else decision})"


def _rules(overview: schema.Overview) -> Iterator[tuple[str, str]]:
    yield _("Chỉ số"), _("Tổng điểm chia cho tổng điểm tối đa áp dụng, nhân 100; từng lĩnh vực cũng tính như vậy.")
    if rule := rule_text(overview):
        yield _("Điểm thưởng, điểm trừ"), rule
    yield (
        _("Phân loại"),
        _("Xét từ mức cao xuống, lấy mức đầu tiên mà chỉ số tổng hợp và mọi lĩnh vực đều đạt ngưỡng của mức đó."),
    )
    yield (
        _("Làm tròn"),
        _("Xếp hạng, phân loại theo số chưa làm tròn; khi hiển thị mới làm tròn hai chữ số thập phân."),
    )
    yield _("Không áp dụng"), _("Mỗi tiêu chí ghi rõ: loại khỏi điểm tối đa, tính điểm tối đa hoặc tính 0 điểm.")
    yield (
        _("Chưa nhập"),
        _("Không tính là 0 điểm: chỉ số tạm tính trên phần đã nhập, và chưa nhập đủ thì không công bố được."),
    )
    yield _("Lĩnh vực không đánh giá"), _("Không tiêu chí nào áp dụng thì không có tỷ lệ và không xét ngưỡng lĩnh vực.")
    yield _("Điều tra xã hội học"), _survey(overview["round"])
    yield _("Đồng hạng"), _("Chỉ số bằng nhau tuyệt đối thì cùng hạng, hạng kế tiếp bỏ cách (1, 1, 3).")
    yield _("Khối xếp hạng"), ", ".join(overview["round"]["blocks"]) or _("Xếp hạng chung, không chia khối.")
    yield _("Người đứng đầu"), _("Đề xuất theo mức của đơn vị; hội đồng đánh giá khác thì ghi rõ lý do.")


def _survey(head: schema.RoundHeadDocument) -> str:
    if head["survey_held"]:
        return _("Có tổ chức; điểm khảo sát tính cùng điểm thẩm định.")
    return _("Không tổ chức; tiêu chí khảo sát không tính, điểm thẩm định quy thành 100%.")


def _band_columns() -> list[Column[schema.BandDocument]]:
    return [
        Column(_("Mã"), WIDTHS[0], looks.CODE, lambda band: band["code"]),
        Column(_("Mức"), WIDTHS[1], looks.TEXT, lambda band: band["label"]),
        Column(_("Chỉ số tổng hợp"), WIDTHS[2], looks.CENTRED, lambda band: threshold(band["composite"])),
        Column(_("Mỗi lĩnh vực"), WIDTHS[3], looks.CENTRED, lambda band: threshold(band["domain_floor"])),
        Column(_("Người đứng đầu"), WIDTHS[4], looks.TEXT, lambda band: band["head_label"]),
    ]


def _domain_columns(results: Results) -> list[Column[schema.DomainHeadDocument]]:
    return [
        Column(_("Số thứ tự"), WIDTHS[0], looks.COUNT, lambda domain: domain["number"]),
        Column(_("Lĩnh vực"), WIDTHS[1], looks.TEXT, lambda domain: domain["name"]),
        Column(_("Điểm tối đa"), WIDTHS[2], looks.POINTS, lambda domain: points(domain["max_points"])),
        Column(_("Số tiêu chí"), WIDTHS[3], looks.COUNT, lambda domain: len(criteria_of(results, domain["number"]))),
    ]


def _criterion_columns() -> list[Column[schema.CriterionDocument]]:
    methods, policies = dict(MethodChoices.choices), dict(NaPolicyChoices.choices)
    return [
        Column(_("Mã tiêu chí"), WIDTHS[0], looks.CODE, lambda item: item["code"]),
        Column(_("Nội dung tiêu chí"), WIDTHS[1], looks.TEXT, lambda item: item["title"]),
        Column(_("Điểm tối đa"), WIDTHS[2], looks.POINTS, lambda item: points(item["max_points"])),
        Column(_("Phương pháp"), WIDTHS[3], looks.TEXT, lambda item: str(methods[item["method"]])),
        Column(_("Khi không áp dụng"), WIDTHS[4], looks.TEXT, lambda item: str(policies[item["na_policy"]])),
    ]
