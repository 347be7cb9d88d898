""" "08/23 xã": a part is no more than its whole; money may be more than was planned."""

from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.text import Text
from scoring.checking.shape import Finding
from scoring.checking.words import number_text

RULE = "fraction"


def fraction_findings(text: Text) -> Iterator[Finding]:
    """Every "n/m" with n above m."""
    for sentence in text.sentences:
        for item in sentence.quantities:
            if item.whole is not None and item.value > item.whole and "đồng" not in item.unit:
                yield claim(
                    sentence,
                    item.start,
                    item.end,
                    rule=RULE,
                    computed=f"{number_text(item.value)} > {number_text(item.whole)}",
                    message="Phần lớn hơn tổng: hãy xem lại cả hai số.",
                )
