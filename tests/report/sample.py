"""A published round like that of huyện Tứ Kỳ 2021, in small.

Seven domains of unequal weight; of six units one town and one commune are held back by domains, and the third in
rank has a better class than the second. No class is "excellent".
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scoring.models import AuthorityResult, ClassBand, CriteriaSet, HeadRating, Publication, Round
from scoring.services.publishing import publish
from tests.factories import make_authority, make_round, make_set, make_unit, record
from units.models import Head, Kind, Unit

DOMAINS = {
    1: ("Công tác chỉ đạo, điều hành", "Chỉ đạo, điều hành", 15),
    2: ("Cải cách thể chế", "Thể chế", 10),
    3: ("Cải cách thủ tục hành chính", "Thủ tục hành chính", 20),
    4: ("Cải cách tổ chức bộ máy", "Tổ chức bộ máy", 10),
    5: ("Cải cách chế độ công vụ", "Chế độ công vụ", 15),
    6: ("Cải cách tài chính công", "Tài chính công", 10),
    7: ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", "Chính quyền điện tử, số", 20),
}

# Points by domain, 1 to 7.
POINTS: Mapping[str, tuple[str, ...]] = {
    "quang-khai": ("14", "9", "17", "9", "13", "9", "16"),  # 87: good
    "tt-tu-ky": ("15", "10", "13.75", "10", "15", "10", "12.5"),  # 86,25; domains 3 (68,75) and 7 (62,5): completed
    "tai-son": ("13", "9", "16", "9", "13", "9", "15"),  # 84: good
    "van-to": ("13", "9", "13.99", "9", "14", "9", "15.51"),  # 83,5; domain 3 at 69,95: completed
    "hung-dao": ("12", "8", "14", "8", "12", "8", "14"),  # 76: completed, by its composite
    "chi-minh": ("11", "7", "13", "7", "11", "7", "13"),  # 69: completed, by both
}
NAMES = {
    "quang-khai": ("Quang Khải", Kind.COMMUNE),
    "tt-tu-ky": ("Tứ Kỳ", Kind.TOWN),
    "tai-son": ("Tái Sơn", Kind.COMMUNE),
    "van-to": ("Văn Tố", Kind.COMMUNE),
    "hung-dao": ("Hưng Đạo", Kind.COMMUNE),
    "chi-minh": ("Chí Minh", Kind.COMMUNE),
}


def make_sample_set(code: str = "bo-mau", *, is_sample: bool = True) -> CriteriaSet:
    criteria_set = make_set({number: [maximum] for number, (_, _, maximum) in DOMAINS.items()}, code=code)
    CriteriaSet.objects.filter(pk=criteria_set.pk).update(
        name="Bộ tiêu chí mẫu cấp xã", is_sample=is_sample, decision_number="2452/QĐ-UBND", decision_date="2019-07-18"
    )
    for domain in criteria_set.domains.all():
        domain.name, domain.short_name, _ = DOMAINS[domain.number]
        domain.save()
    criteria_set.refresh_from_db()
    return criteria_set


def make_units() -> list[Unit]:
    authority = make_authority()
    return [make_unit(code, name, kind, parent=authority) for code, (name, kind) in NAMES.items()]


def marks(points: tuple[str, ...]) -> dict[str, str]:
    return {f"{number}.1": text for number, text in enumerate(points, start=1)}


def make_open_round(*, year: int = 2021, criteria_set: CriteriaSet | None = None, **fields: Any) -> Round:
    """The sample round with all scores, not yet published."""
    fields.setdefault("is_sample", True)
    round_ = make_round(make_units(), year=year, criteria_set=criteria_set or make_sample_set(), **fields)
    record(round_, {code: marks(points) for code, points in POINTS.items()})
    return round_


def add_authority_result(round_: Round, **fields: object) -> AuthorityResult:
    given = {
        "index": Decimal("83.30"),
        "previous_index": Decimal("63.19"),
        "rank": 6,
        "ranked": 12,
        "peers": "huyện, thị xã, thành phố trên địa bàn tỉnh",
        "domains_at_least": Decimal(70),
    }
    return AuthorityResult.objects.create(round=round_, **{**given, **fields})


def publish_year_before(units: list[Unit], criteria_set: CriteriaSet) -> Publication:
    """2020: every unit at 60 %, so that none completed."""
    round_ = make_round(units, year=2020, criteria_set=criteria_set)
    share = {f"{number}.1": str(Decimal(maximum) * Decimal("0.6")) for number, (_, _, maximum) in DOMAINS.items()}
    record(round_, {unit.code: share for unit in units})
    return publish(actor=None, round_=round_)


def make_published_round() -> Publication:
    """The sample round with all that a report can say."""
    criteria_set = make_sample_set()
    units = make_units()
    publish_year_before(units, criteria_set)
    round_ = make_round(units, year=2021, criteria_set=criteria_set, is_sample=True)
    record(round_, {code: marks(points) for code, points in POINTS.items()})
    add_authority_result(round_)
    decide_head(round_, "chi-minh", "not-completed", "Để xảy ra hồ sơ quá hạn kéo dài")
    return publish(actor=None, round_=round_)


def decide_head(round_: Round, code: str, band: str, reason: str) -> None:
    member = round_.members.get(unit__code=code)
    Head.objects.create(unit=member.unit, name="Nguyễn Văn A", since=datetime.date(2020, 1, 1))
    HeadRating.objects.create(
        round_unit=member, band=ClassBand.objects.get(scheme=round_.scheme, code=band), reason=reason
    )
