"""What an uploaded file turned out to be, in words that say what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from scoring.models import Edition
from scoring.report.codes import code_of
from scoring.report.signing.shape import MESSAGES, Signatures
from scoring.report.verifying.uploads import Judged, Verdict

TONES = {
    Verdict.SAME: "success",
    Verdict.DATA: "success",
    Verdict.SIGNED: "success",
    Verdict.ALTERED: "error",
    Verdict.UNKNOWN: "error",
}


@dataclass(frozen=True, slots=True)
class UploadAnswer:
    """The answer: a tone (success, warning, error), a headline, what to do, and the document it is about."""

    tone: str
    headline: str
    text: str
    sha256: str
    code: str
    document: str
    signatures: Signatures | None


def upload_answer(judged: Judged, *, code: str = "") -> UploadAnswer:
    """The answer to who sent the file; `code` is the document whose page they are on, if any."""
    edition = judged.file.edition if judged.file else None
    about = code_of(edition.content_sha256) if edition else _publication_code(judged)
    tone, text = TONES[judged.verdict], _text(judged)
    if about and judged.verdict is not Verdict.ALTERED and ((code and code != about) or (edition and _is_old(edition))):
        tone, text = "warning", _other(text, edition)
    return UploadAnswer(tone, _headline(judged), text, judged.sha256, about, _document(judged), judged.signatures)


def _publication_code(judged: Judged) -> str:
    return code_of(judged.publication.sha256) if judged.publication else ""


def _headline(judged: Judged) -> str:
    words = {
        Verdict.SAME: _("Tệp này đúng là tệp đã công bố."),
        Verdict.DATA: _("Tệp này đúng là tệp số liệu JSON đã công bố."),
        Verdict.SIGNED: _("Tệp này là bản đã ban hành, có thêm chữ ký số hợp lệ."),
        Verdict.ALTERED: _("Tệp này bắt đầu bằng bản đã ban hành nhưng đã bị thêm hoặc sửa."),
        Verdict.UNKNOWN: _("Tệp này không phải tệp đã công bố."),
    }
    return words[judged.verdict]


def _text(judged: Judged) -> str:
    words = {
        Verdict.SAME: _("Từng byte trùng với tệp cổng đang lưu."),
        Verdict.DATA: _("Mã băm SHA-256 của tệp trùng với mã của bản công bố."),
        Verdict.SIGNED: _("Nội dung đã ban hành giữ nguyên từng byte; phần thêm vào chỉ là chữ ký số."),
        Verdict.ALTERED: _("Không dùng tệp này. Hãy tải bản đã ban hành từ cổng."),
        Verdict.UNKNOWN: _(
            "Tệp khác bản đã công bố, dù chỉ một ký tự, hoặc là bản dự thảo, bản in ra rồi quét lại, bản mở ra lưu "
            "lại. Hãy nhập mã in ở chân trang để xem bản đã công bố, và tải lại tệp từ cổng để so."
        ),
    }
    text = words[judged.verdict]
    fault = MESSAGES[judged.fault] if judged.fault else ""
    return _("%(why)s %(text)s") % {"why": fault, "text": text} if fault else text


def _other(text: str, edition: Edition | None) -> str:
    """The file is a published one, but not of this document or no more in force."""
    if edition and _is_old(edition):
        more = _("Lưu ý: lần ban hành này đã được thay; bản có hiệu lực là lần ban hành sau.")
    else:
        more = _("Lưu ý: tệp thuộc văn bản khác với văn bản có mã đang xem.")
    return _("%(text)s %(more)s") % {"text": text, "more": more}


def _is_old(edition: Edition) -> bool:
    return Edition.objects.filter(round=edition.round_id, number__gt=edition.number).exists()


def _document(judged: Judged) -> str:
    if judged.publication:
        return _("%(round)s, phiên bản %(number)d") % {
            "round": judged.publication.round,
            "number": judged.publication.version,
        }
    if judged.file is None:
        return ""
    edition = judged.file.edition
    return _("%(variant)s – %(round)s, lần ban hành %(number)d") % {
        "variant": judged.file.get_variant_display(),
        "round": edition.round,
        "number": edition.number,
    }
