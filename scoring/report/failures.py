"""Why a document could not be drawn, in words for who asked."""

from django.utils.translation import gettext as _

from scoring.report.pdf import PACKAGES, LibrariesMissingError, PrintError, TooSlowError


def failure_message(error: PrintError) -> str:
    """What went wrong and what to do."""
    if isinstance(error, LibrariesMissingError):
        packages = " ".join(PACKAGES)
        return _(
            "Máy chủ thiếu thư viện Pango (hoặc WeasyPrint) để vẽ bản in. Quản trị viên cài bằng lệnh "
            "“apt-get install %(packages)s” rồi tải lại trang này."
        ) % {"packages": packages}
    if isinstance(error, TooSlowError):
        return _("Vẽ bản in quá thời gian cho phép nên đã dừng. Hãy thử lại khi máy chủ rảnh hơn.")
    return _("Máy chủ gặp lỗi khi vẽ bản in. Quản trị viên xem nguyên nhân trong nhật ký của cổng.")
