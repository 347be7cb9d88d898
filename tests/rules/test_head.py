import pytest

from scoring.rules.head import HeadRating, rate_head
from tests.rules.builders import DONE, GOOD


def test_the_head_is_rated_as_the_unit() -> None:
    assert rate_head(GOOD) == HeadRating(GOOD, GOOD, "")
    assert not rate_head(GOOD).differs


def test_the_council_may_differ_with_a_reason() -> None:
    rating = rate_head(GOOD, DONE, "Có cán bộ bị kỷ luật trong năm")
    assert (rating.proposed, rating.final, rating.differs) == (GOOD, DONE, True)


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_the_council_may_not_differ_without_one(reason: str) -> None:
    with pytest.raises(ValueError, match="written reason"):
        rate_head(GOOD, DONE, reason)


def test_agreeing_needs_no_reason() -> None:
    assert not rate_head(GOOD, GOOD).differs
