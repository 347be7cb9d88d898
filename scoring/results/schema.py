"""Shape of a result document. Every page, print and download reads this and nothing else.

Points and percentages are texts of exact decimals ("82.5"), so that the document reads the same everywhere.
"""

from typing import NotRequired, TypedDict

FORMAT = "cchc-result/1"


class ThresholdDocument(TypedDict):
    """A threshold of a class, in percent."""

    percent: str
    inclusive: bool


class BandDocument(TypedDict):
    """A class of the scheme; best first."""

    code: str
    label: str
    short_label: str
    head_label: str
    composite: ThresholdDocument | None
    domain_floor: ThresholdDocument | None


class CapsDocument(TypedDict):
    """The most bonus and penalty that counts, in percentage points."""

    bonus: str
    penalty: str


class SchemeDocument(TypedDict):
    """The classification scheme in force. `caps` is there where bonus or penalty points count."""

    code: str
    name: str
    decision_number: str
    decision_date: str | None
    bands: list[BandDocument]
    caps: NotRequired[CapsDocument]


class CriterionDocument(TypedDict):
    """A scored criterion. `rule` is absent from documents of before it was kept."""

    code: str
    title: str
    domain: int
    max_points: str
    method: str
    na_policy: str
    rule: NotRequired[str]
    """How the points arise: the parameters in one line, or the words of the decision where they are given directly."""


class DomainHeadDocument(TypedDict):
    """A domain of the criteria set."""

    number: int
    name: str
    short_name: str
    max_points: str


class CriteriaSetDocument(TypedDict):
    """The criteria set in force."""

    code: str
    name: str
    decision_number: str
    decision_date: str | None
    is_sample: bool
    total_points: str
    domains: list[DomainHeadDocument]
    criteria: list[CriterionDocument]


class AuthorityDocument(TypedDict):
    """Who assesses."""

    code: str
    name: str
    full_name: str
    kind: str
    head_post: str


class AuthorityResultDocument(TypedDict):
    """The authority's own result from the level above."""

    index: str
    previous_index: str | None
    change: str | None
    rank: int | None
    ranked: int | None
    peers: str
    domains_at_least: str | None
    band: str


class ShortfallDocument(TypedDict):
    """A failed condition of a higher class."""

    band: str
    domain: int | None
    actual: str
    threshold: str
    inclusive: bool
    percentage_points: str
    points: str


class NoticeDocument(TypedDict):
    """A value on a threshold, or one whose two-decimal display would suggest another class."""

    caution: str
    band: str
    domain: int | None
    actual: str


class DomainDocument(TypedDict):
    """A unit's result in one domain; percent is None where nothing is assessed."""

    number: int
    points: str
    maximum: str
    percent: str | None
    missing: int


class HeadDocument(TypedDict):
    """Head of the unit and the rating; `proposed` and `rating` are band codes."""

    name: str
    post: str
    proposed: str
    rating: str
    reason: str


class ChangeDocument(TypedDict):
    """Against last year."""

    year: int
    previous_percent: str
    percentage_points: str
    previous_rank: int
    rank_steps: int | None
    previous_band: str
    band_steps: int | None


class AdjustmentLineDocument(TypedDict):
    """Bonus or penalty as recorded; points are percentage points of the composite."""

    kind: str
    points: str
    reason: str


class AdjustmentDocument(TypedDict):
    """Bonus and penalty of a unit: what counts after the caps, and the lines as recorded.

    The unit's percent is `scored_percent` (points over maximum) + bonus - penalty, and not below 0.
    """

    scored_percent: str | None
    bonus: str
    penalty: str
    lines: list[AdjustmentLineDocument]


class UnitDocument(TypedDict):
    """One unit. `missing` above 0 makes it provisional; percent, rank and band are None while nothing is entered.

    `percent` is points over maximum; with bonus or penalty points, which `adjustment` then tells, it is that and them.
    """

    position: int
    code: str
    name: str
    kind: str
    full_name: str
    block: str | None
    missing: int
    points: str
    maximum: str
    percent: str | None
    rank: int | None
    tied_with: int
    ranked: int
    band: str | None
    shortfalls: list[ShortfallDocument]
    notices: list[NoticeDocument]
    domains: list[DomainDocument]
    head: HeadDocument | None
    change: ChangeDocument | None
    adjustment: NotRequired[AdjustmentDocument]


class RoundHeadDocument(TypedDict):
    """The round."""

    slug: str
    year: int
    title: str
    is_sample: bool
    survey_held: bool
    blocks: list[str]


class MinutesDocument(TypedDict):
    """Minutes of the council a published result rests on; `date` as ISO text."""

    number: str
    date: str


class Overview(TypedDict):
    """Everything of the document but its units. `minutes` is absent from documents of before it was kept."""

    format: str
    version: int
    published_at: str | None
    reason: str
    previous_sha256: str | None
    round: RoundHeadDocument
    authority: AuthorityDocument
    authority_result: AuthorityResultDocument | None
    criteria_set: CriteriaSetDocument
    scheme: SchemeDocument
    previous_year: int | None
    previous_band_counts: dict[str, int] | None
    minutes: NotRequired[MinutesDocument | None]


class PublishedUnit(UnitDocument):
    """A unit with its scores by criterion code: points, or "na"."""

    scores: dict[str, str]


class ResultDocument(Overview):
    """The whole document, as it is hashed and downloaded."""

    units: list[PublishedUnit]
