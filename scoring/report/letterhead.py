"""Head and foot of the document, by Nghị định 30/2020/NĐ-CP, Phụ lục I."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from cchc.numbers import format_long_date
from scoring.report.words import lower_first
from scoring.results import schema
from units.models import Kind

BLANK = "\N{NO-BREAK SPACE}" * 8
_ABBREVIATED = "UBND"
_FULL = "Ủy ban nhân dân"
_FIRST_YEAR_WITHOUT_DISTRICTS = 2025


@dataclass(frozen=True)
class Letterhead:
    """Who issues the document, where and when; number and day are left to be written at approval."""

    issuer: tuple[str, str]
    authority: str
    kind: str
    place: str
    symbol: str
    place_and_date: str
    date: str
    signatory: tuple[str, str]
    recipients: tuple[str, ...]


def letterhead(overview: schema.Overview, units_called: str) -> Letterhead:
    """The letterhead of the authority; `units_called` is "xã, thị trấn"."""
    authority = overview["authority"]
    date = _date(overview["published_at"])
    return Letterhead(
        issuer=(_FULL.upper(), authority["full_name"].upper()),
        authority=lower_first(authority["full_name"]),
        kind=authority["kind"].lower(),
        place=authority["name"],
        symbol=f"{BLANK}/BC-{_ABBREVIATED}",
        place_and_date=f"{authority['name']}, {date}",
        date=date,
        signatory=(f"TM. {_FULL.upper()}", signing_post(authority["head_post"])),
        recipients=_recipients(authority, overview["round"]["year"], units_called),
    )


def _date(published_at: str | None) -> str:
    """Month and year of publication; the day is that of signing. A draft has no date yet."""
    if published_at is None:
        return f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    day = timezone.localtime(datetime.datetime.fromisoformat(published_at)).date()
    return format_long_date(day).replace(f"ngày {day.day:02} ", f"ngày{BLANK}")


def signing_post(head_post: str) -> str:
    """ "Chủ tịch UBND" signs as "CHỦ TỊCH"."""
    return head_post.replace(_ABBREVIATED, "").replace(_FULL, "").strip().upper()


def _recipients(authority: schema.AuthorityDocument, year: int, units_called: str) -> tuple[str, ...]:
    kind = authority["kind"].lower()
    return (
        f"{_interior_office_above(authority, year)} (để báo cáo);",
        f"Thường trực cấp ủy, Thường trực HĐND {kind};",
        f"Chủ tịch, các Phó Chủ tịch UBND {kind};",
        f"Các cơ quan chuyên môn thuộc UBND {kind};",
        f"UBND các {units_called};",
        "Lưu: VT, NV.",
    )


def _interior_office_above(authority: schema.AuthorityDocument, year: int) -> str:
    """A province reports to the ministry; so does a city, once cities are no longer part of a province's districts."""
    of_province = authority["kind"] == str(Kind.PROVINCE.label)
    city_of_its_own = authority["kind"] == str(Kind.CITY.label) and year >= _FIRST_YEAR_WITHOUT_DISTRICTS
    return "Bộ Nội vụ" if of_province or city_of_its_own else "Sở Nội vụ"
