"""What is counted: the noun after a number."""

import re
from collections.abc import Iterable

PERCENT = "%"
POINTS = "điểm phần trăm"

UNIT_KINDS = ("đặc khu", "thị trấn", "phường", "xã")
UNIT_NOUNS = frozenset((*UNIT_KINDS, "đơn vị", "địa phương"))
_KNOWN = (
    "đơn vị sự nghiệp",
    "đơn vị hành chính",
    "cơ quan",
    "hồ sơ",
    "văn bản",
    "thủ tục",
    "TTHC",
    "triệu đồng",
    "tỷ đồng",
    "nghìn đồng",
    "đồng",
    "cán bộ",
    "công chức",
    "viên chức",
    "người",
    "đồng chí",
    "lượt",
    "cuộc",
    "lớp",
    "hội nghị",
    "tin",
    "bài",
    "trường",
    "nhiệm vụ",
    "mục tiêu",
    "hoạt động",
    "chỉ tiêu",
    "tiêu chí",
    "lĩnh vực",
    "nội dung",
    "nhóm",
    "quyết định",
    "kế hoạch",
    "công văn",
    "báo cáo",
    "phiếu",
    "dịch vụ",
    "điểm",
    "ý kiến",
    "máy",
    "thôn",
    "giải pháp",
    "sáng kiến",
    "mức",
    "ngày",
    "giờ",
    "phút",
    "bậc",
    "phản ánh",
    "trường hợp",
    "dự án",
    "mô hình",
    "thành viên",
    "tổ chức",
    "hộ",
    "lỗi",
    "cơ sở",
    "học viên",
    "giáo viên",
)
# In a text "đơn vị sự nghiệp" and "cơ quan, đơn vị" are no units of the round.
_OWN = "|".join((*UNIT_KINDS, r"đơn vị(?!\s+(?:sự nghiệp|tính|hành chính|trực thuộc))", "địa phương"))
_UNITS = re.compile(rf"\s*(?:(?:UBND|Ủy ban nhân dân)\s+(?:các\s+)?)?({_OWN})\b", re.IGNORECASE)
_LIST = re.compile(
    rf"(?:{'|'.join(UNIT_KINDS)})(?:\s*,\s*(?:{'|'.join(UNIT_KINDS)}))*(?:\s+và\s+(?:{'|'.join(UNIT_KINDS)}))?"
)
_WORDS = re.compile(r"\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)")


class Nouns:
    """The nouns a text is read with: those every report counts, and the units of the figures at hand."""

    def __init__(self, more: Iterable[str] = ()) -> None:
        own = {noun.strip() for noun in more} - {"", PERCENT, POINTS}
        listed = sorted({*_KNOWN, *own}, key=len, reverse=True)
        self._pattern = re.compile(rf"\s*({'|'.join(map(re.escape, listed))})(?!\w)", re.IGNORECASE)
        self._spelled = {noun.lower(): noun for noun in listed}

    def after(self, text: str, position: int) -> str:
        """The noun that follows a number; the next two words where no known one does, empty at an end."""
        if match := _UNITS.match(text, position):
            return match[1].lower()
        if match := self._pattern.match(text, position):
            return self._spelled[match[1].lower()]
        words = _WORDS.match(text, position)
        return words[1].lower() if words else ""


def kinds_after(text: str, position: int) -> tuple[str, ...]:
    """The kinds of units named after a number: "23 xã, thị trấn" names both."""
    match = _UNITS.match(text, position)
    found = _LIST.match(text.lower(), match.start(1)) if match else None
    return tuple(kind for kind in UNIT_KINDS if found and re.search(rf"\b{kind}\b", found.group()))
