"""Properties that hold for every unit, tried on generated ones."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.rules.classify import Condition, Scheme, classify
from scoring.rules.exact import EXACT
from scoring.rules.marks import MISSING, Leaf, Mark, Method, NaPolicy
from scoring.rules.outcome import Outcome, outcome, outcomes
from scoring.rules.share import Share
from scoring.rules.tally import RawTally, from_raw, tally
from tests.rules.builders import NA, SCHEME, scheme

SCHEMES = st.sampled_from([SCHEME, scheme(inclusive=False)])
LEAST = Decimal("0.000001")


@st.composite
def leaf_sets(draw: st.DrawFn) -> list[Leaf]:
    return [
        Leaf(
            code=f"{number}",
            domain=draw(st.integers(1, 3)),
            max_points=Decimal(draw(st.integers(1, 20))) / 4,
            method=draw(st.sampled_from(Method)),
            na_policy=draw(st.sampled_from(NaPolicy)),
        )
        for number in range(draw(st.integers(1, 8)))
    ]


def points_of(leaf: Leaf) -> st.SearchStrategy[Mark]:
    hundredths = st.integers(0, int(leaf.max_points * 100))
    return hundredths.map(lambda amount: Mark(Decimal(amount) / 100))


@st.composite
def units(draw: st.DrawFn) -> tuple[list[Leaf], dict[str, Mark]]:
    """A criteria set and a unit's marks on it."""
    leaves = draw(leaf_sets())
    return leaves, {leaf.code: draw(points_of(leaf) | st.sampled_from([MISSING, NA])) for leaf in leaves}


def aggregate(leaves: Sequence[Leaf], marks: Mapping[str, Mark], domain: int) -> RawTally:
    """What GROUP BY domain would yield, written as one pass over joined rows."""
    sums = dict.fromkeys(("points", "base", "entered", *NaPolicy), Decimal(0))
    rows = entered = 0
    for leaf in leaves:
        if leaf.domain != domain:
            continue
        mark = marks.get(leaf.code, MISSING)
        rows += 1
        sums["base"] += leaf.max_points
        if mark.points is not None:
            entered += 1
            sums["points"] += mark.points
            sums["entered"] += leaf.max_points
        elif mark.not_applicable and leaf.na_policy != NaPolicy.REFUSED:
            entered += 1
            sums[leaf.na_policy] += leaf.max_points
    return RawTally(
        domain, sums["points"], sums["base"], rows, entered, sums["entered"],
        sums[NaPolicy.EXCLUDE], sums[NaPolicy.FULL], sums[NaPolicy.ZERO],
    )  # fmt: skip


@given(units())
def test_tally_agrees_with_the_aggregate(unit: tuple[list[Leaf], dict[str, Mark]]) -> None:
    leaves, marks = unit
    numbers = sorted({leaf.domain for leaf in leaves})
    assert tally(leaves, marks) == tuple(from_raw(aggregate(leaves, marks, number)) for number in numbers)


@given(units(), st.booleans())
def test_maxima_agree_when_nothing_is_missing(unit: tuple[list[Leaf], dict[str, Mark]], survey: bool) -> None:
    for one in tally(*unit, survey_held=survey):
        assert 0 <= one.points <= one.entered_maximum <= one.maximum
        assert one.missing > 0 or one.entered_maximum == one.maximum


def better_or_equal(after: Outcome, before: Outcome) -> bool:
    if before.classification is None or after.classification is None:
        return before.classification is after.classification
    codes = [band.code for band in SCHEME.bands]
    return codes.index(after.classification.band) <= codes.index(before.classification.band)


@given(st.data(), SCHEMES)
def test_raising_one_score_never_lowers_class_index_or_rank(data: st.DataObject, regulation: Scheme) -> None:
    leaves, marks = data.draw(units())
    scored = [leaf for leaf in leaves if marks[leaf.code].points is not None]
    assume(scored)
    leaf = data.draw(st.sampled_from(scored))
    rise = data.draw(points_of(leaf))
    old = marks[leaf.code].points
    assert old is not None
    assert rise.points is not None
    raised = {**marks, leaf.code: Mark(max(old, rise.points))}
    rivals = {number: tally(leaves, data.draw(st.fixed_dictionaries({one.code: points_of(one) for one in leaves})))
              for number in range(2)}  # fmt: skip
    before, ranks_before = outcomes({"unit": tally(leaves, marks), **rivals}, regulation)
    after, ranks_after = outcomes({"unit": tally(leaves, raised), **rivals}, regulation)
    assert better_or_equal(after["unit"], before["unit"])
    assert (after["unit"].composite.percent or 0) >= (before["unit"].composite.percent or 0)
    assert ranks_after["unit"].rank <= ranks_before["unit"].rank


@st.composite
def domain_shares(draw: st.DrawFn) -> dict[int, Share]:
    return {
        number: Share(Decimal(draw(st.integers(0, top * 100))) / 100, Decimal(top))
        for number, top in enumerate(draw(st.lists(st.integers(1, 30), min_size=1, max_size=5)), start=1)
    }


def whole(domains: Mapping[int, Share]) -> Share:
    return Share(
        sum((share.points for share in domains.values()), Decimal(0)),
        sum((share.maximum for share in domains.values()), Decimal(0)),
    )


def with_points(share: Share, more: Decimal) -> Share:
    return Share(EXACT.add(share.points, more), share.maximum)


@given(domain_shares())
def test_exactly_the_missing_points_meet_a_threshold_and_less_does_not(found: dict[int, Share]) -> None:
    composite = whole(found)
    for missed in classify(composite, found, SCHEME).shortfalls:
        share = composite if missed.domain is None else found[missed.domain]
        enough, short = with_points(share, missed.points), with_points(share, missed.points - LEAST)
        assert enough.percent == missed.threshold.percent
        assert short.percent is not None
        assert not missed.threshold.met_by(short.percent)


@given(domain_shares())
def test_a_strict_threshold_wants_any_more_than_the_missing_points(found: dict[int, Share]) -> None:
    composite = whole(found)
    for missed in classify(composite, found, scheme(inclusive=False)).shortfalls:
        share = composite if missed.domain is None else found[missed.domain]
        enough, more = with_points(share, missed.points), with_points(share, missed.points + LEAST)
        assert enough.percent is not None
        assert more.percent is not None
        assert not missed.threshold.met_by(enough.percent)
        assert missed.threshold.met_by(more.percent)


@given(domain_shares())
def test_making_up_every_blocking_shortfall_reaches_the_next_class(found: dict[int, Share]) -> None:
    result = classify(whole(found), found, SCHEME)
    assume(result.blocking)
    repaired = dict(found)
    for missed in result.blocking:
        if missed.domain is not None:
            repaired[missed.domain] = with_points(repaired[missed.domain], missed.points)
    index = whole(repaired)
    for missed in result.blocking:  # what the domains did not bring is still missing in the composite
        if missed.condition is Condition.COMPOSITE:
            wanted = with_points(whole(found), missed.points).points
            index = Share(max(index.points, wanted), index.maximum)
    codes = [band.code for band in SCHEME.bands]
    better = classify(index, repaired, SCHEME).band
    assert codes.index(better) <= codes.index(result.blocking[0].band) < codes.index(result.band)


@given(units())
def test_a_class_and_its_shortfalls_agree(unit: tuple[list[Leaf], dict[str, Mark]]) -> None:
    result = outcome(tally(*unit), SCHEME).classification
    assume(result is not None)
    assert result is not None
    codes = [band.code for band in SCHEME.bands]
    passed_over = codes[: codes.index(result.band)]
    assert list(dict.fromkeys(missed.band for missed in result.shortfalls)) == passed_over
    assert all(not missed.threshold.met_by(missed.actual) for missed in result.shortfalls)
