""" "Được xếp theo 02 nhóm": how many groups or classes have any unit."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.text import Text
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import count_like

RULE = "groups"
_LED = re.compile(r"(?:xếp|chia|phân|gồm)(?:\s+(?:loại|nhóm))?(?:\s+(?:theo|thành|vào))\s*$", re.IGNORECASE)
_UNITS = re.compile(r"xã|phường|đơn\s+vị|thị\s+trấn", re.IGNORECASE)


def group_findings(text: Text) -> Iterator[Finding]:
    """Every number of groups that is neither that of the groups nor of the classes, with the empty ones or without."""
    possible = _possible(text.facts)
    for sentence in text.sentences:
        for item in sentence.quantities:
            led = item.unit == "nhóm" and item.is_count and _LED.search(sentence.text[: item.start])
            if possible and led and item.value not in possible and _UNITS.search(sentence.text[: item.start]):
                filled = sum(bool(group.names) for group in text.facts.groups)
                right = count_like(filled, sentence.text[item.start : item.end])
                yield claim(
                    sentence,
                    item.start,
                    item.end,
                    rule=RULE,
                    computed=f"Theo Chỉ số tổng hợp có {right} nhóm có đơn vị",
                    message="Số nhóm không khớp với kết quả: hãy sửa.",
                    mend=right,
                )


def _possible(facts: Facts) -> set[int]:
    counts = {sum(bool(one.names) for one in rows) for rows in (facts.groups, facts.classes) if rows}
    return counts | {len(rows) for rows in (facts.groups, facts.classes) if rows}
