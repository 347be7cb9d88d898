"""What is done with a finding of the figures check; each act finds it again first, in the text as it is now."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from scoring.checking.shape import Finding
from scoring.models import Report, Section
from scoring.report.proof.mending import UnmendableError, mended
from scoring.report.proof.proof import proof_of
from scoring.services.errors import RefusedError
from scoring.services.report.dismissals import Found, dismiss, withdraw
from scoring.services.report.sections import SectionConflictError, save_section
from scoring.texts.tree import Citation
from scoring.views.work.report.page import Desk
from units.people import signed_in

Given = Mapping[str, Any]


def _mend(desk: Desk, report: Report, given: Given) -> str:
    finding, section = _found(desk, report, given)
    if finding.mend is None:
        raise RefusedError(_("Phát hiện này phải tự sửa trong lời văn."))
    _put(desk, section, finding, finding.mend)
    return _("Đã sửa “%(old)s” thành “%(new)s”.") % {"old": finding.claim, "new": finding.mend}


def _cite(desk: Desk, report: Report, given: Given) -> str:
    finding, section = _found(desk, report, given)
    if finding.cite is None or desk.catalogue.is_missing(finding.cite):
        raise RefusedError(_("Không có số liệu để dẫn thay cho số này."))
    _put(desk, section, finding, Citation(finding.cite))
    words = {"old": finding.claim, "name": desk.catalogue.name(finding.cite)}
    return _("Đã thay “%(old)s” bằng trích dẫn “%(name)s”.") % words


def _dismiss(desk: Desk, report: Report, given: Given) -> str:
    finding, _section = _found(desk, report, given)
    found = Found(finding.fingerprint, finding.rule, finding.sentence)
    dismiss(actor=signed_in(desk.request), report=report, found=found, reason=given["ly_do"])
    return _("Đã bỏ qua phát hiện và ghi lý do.")


def _withdraw(desk: Desk, report: Report, given: Given) -> str:
    withdraw(actor=signed_in(desk.request), report=report, fingerprint=given["dau"])
    return _("Phát hiện được xét lại.")


ACTS: Mapping[str, Callable[[Desk, Report, Given], str]] = {
    "sua": _mend,
    "dan": _cite,
    "bo-qua": _dismiss,
    "xet-lai": _withdraw,
}


def _found(desk: Desk, report: Report, given: Given) -> tuple[Finding, Section | None]:
    """The finding as it is made now. Raises SectionConflictError when its section changed since it was shown."""
    key = given["muc"]
    section = Section.objects.select_related("updated_by").filter(report=report, key=key).first() if key else None
    if section is not None and section.version != given["phien_ban"]:
        raise SectionConflictError(section)
    for finding in proof_of(report, desk.results, desk.catalogue).findings:
        if (finding.passage, finding.fingerprint, finding.start) == (key, given["dau"], given["vi_tri"]):
            return finding, section
    raise RefusedError(_("Không còn phát hiện này: lời văn hoặc số liệu vừa thay đổi. Hãy xem lại danh sách."))


def _put(desk: Desk, section: Section | None, finding: Finding, put: str | Citation) -> None:
    """Write the mend into the section's text, as it was at the version that was checked."""
    if section is None:
        raise RefusedError(_("Hãy sửa ở trang số liệu."))
    try:
        body = mended(section.body, desk.catalogue, finding.start, finding.end, put)
    except UnmendableError as error:
        raise RefusedError(_("Chỗ này không sửa tự động được: hãy sửa trong lời văn của mục.")) from error
    save_section(actor=signed_in(desk.request), section=section, body=body, version=section.version)
