"""What stands in figures without being a quantity: symbols of documents, dates, years, periods, levels, headings."""

import re

from scoring.checking.reading.spans import Span

_DOCUMENT = (
    r"(?:Nghị định|Nghị quyết|Quyết định|Kế hoạch|Công văn|Thông tư|Chỉ thị|Luật|Bộ luật|Pháp lệnh|Thông báo|Báo cáo|"
    r"Tờ trình|Hướng dẫn|Đề án|Chương trình|Văn bản|Công điện|Biên bản|Phụ lục|Mẫu|Biểu|Bảng|Hình|Biểu đồ|Điều|Khoản|"
    r"Chương|Mục|Phần|Điểm)"
)
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"

# Longer readings first: "37/2014/NĐ-CP" before "37/2014".
_SIGNS = (
    r"\d+(?:/\d{4})?/[A-ZĐ][A-ZĐa-z0-9]*(?:\s?-\s?[A-ZĐ][A-ZĐa-z0-9]*)*",  # 67/KH-UBND, 788/2019/NQ-UBTVQH14
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}",  # 05/3/2022
    r"[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?",
    rf"(?:[Nn]gày|đến|trước|từ|hết|cuối)\s+{_DAY}/{_MONTH}(?![\d/])(?!\s*(?:xã|phường|thị trấn|đơn vị|cơ quan))",
    r"[Tt]háng\s+\d{1,2}(?:\s*(?:/|năm)\s*\d{4})?",
    r"\d{1,2}\s+tháng\b",  # "06 tháng đầu năm"
    r"[Qq]uý\s+(?:[IVX]+|\d)(?:\s*/\s*\d{4})?",
    r"[Nn]ăm\s+học\s+\d{4}\s*[-–]\s*\d{4}",
    r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d",  # 2021-2025
    r"[Nn]ăm\s+\d{4}(?:\s*[,;và]+\s*(?:19|20)\d\d\b(?![.,]?\d))*",
    r"NĂM\s+\d{4}",
    r"[Mm]ức(?:\s+độ)?\s+\d(?:\s*(?:,|;|và|và mức độ|và mức|hoặc)\s*\d)*(?![\d.,]*[\d%])",  # mức độ 3, 4
    r"(?:TCVN|QCVN|ISO|IEC|IPv)[\s/:A-Z-]*\d[\d\s:.-]*\d?(?:\s+ISO\s+\d[\d\s:.-]*\d)?",
    r"[Cc][Oo][Vv][Ii][Dd]\s?-?\s?19",
    r"24/7|24/24",
    rf"{_DOCUMENT}\s+(?:số\s+)?\d+[\w./-]*",
    r"(?:[Vv]ăn bản|[Kk]ế hoạch|[Qq]uyết định|[Cc]ông văn|[Bb]áo cáo)\s+số\s+\d+[\w./-]*",
    r"[Nn]ghị quyết\s+\d+[\w./-]*",
    r"(?:khoản|điều|điểm|mục|phụ lục|biểu số|mẫu số|khóa|khoá)\s+\d+(?:\.\d+)*(?![\d.,]*%)",
)
_ANYWHERE = re.compile("|".join(f"(?:(?<![\\w/.,]){sign})" for sign in _SIGNS))
_HEADING = re.compile(
    r"\s*[-+*•]?\s*(?:(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)](?:\s|$)|\d{1,2}(?:\.\d{1,2})+\s+(?=\D)|[a-zđ][.)]\s)"
)
_BARE_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?![\w/-]|[.,]\d)(?!\s+(?:[a-zđà-ỹ]))")


def masks(text: str, *, starts_line: bool) -> list[Span]:
    """The stretches of a sentence that hold no quantity; a heading's number only where a line starts."""
    found = [Span(match.start(), match.end()) for match in _ANYWHERE.finditer(text)]
    found += [Span(match.start(), match.end()) for match in _BARE_YEAR.finditer(text)]
    heading = _HEADING.match(text) if starts_line else None
    return [*found, Span(heading.start(), heading.end())] if heading else found
