""" "Các lĩnh vực thấp nhất là …": the weakest domains, and how many domains there are."""

import re
from collections.abc import Iterator

from scoring.checking.claim import claim
from scoring.checking.reading.text import Sentence, Text
from scoring.checking.shape import Facts, Finding
from scoring.checking.words import count_like, listed

RULE, COUNT_RULE = "weakest", "domains"
_LOWEST = re.compile(
    r"lĩnh\s+vực[^;.]{0,60}(?:thấp\s+nhất|yếu\s+nhất)|(?:thấp\s+nhất|yếu\s+nhất)[^;.]{0,40}lĩnh\s+vực"
    r"|(?:hạn\s+chế|yếu\s+kém)[^;.]{0,20}\s(?:ở|tại|trong)\s+\d+\s+(?:trong\s+(?:số|tổng\s+số)|/)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_COUNTED = {"lĩnh vực", "nội dung"}
_OF_ALL = re.compile(r"(?:cả|đủ|tất\s+cả|toàn\s+bộ|trên|trong\s+(?:số|tổng\s+số))\s*$", re.IGNORECASE)
_REFORM = re.compile(r"\s*(?:lĩnh\s+vực|nội\s+dung)\s+(?:của\s+)?(?:công\s+tác\s+)?(?:CCHC|cải\s+cách)", re.IGNORECASE)


def weakest_findings(text: Text) -> Iterator[Finding]:
    """Every naming of the weakest domains that leaves out one or takes in another, and wrong numbers of domains."""
    for sentence in text.sentences:
        if text.facts.weakest and _LOWEST.search(sentence.text) and not _is_past(sentence, text.facts):
            yield from _named(sentence, text.facts)
        if text.facts.domains:
            yield from _counted(sentence, text.facts)


def _is_past(sentence: Sentence, facts: Facts) -> bool:
    return any(year.value != facts.year and not year.compares for year in sentence.years)


def _named(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    places = {domain: place for domain in facts.domains if (place := _place(sentence, domain))}
    wrong = [domain for domain in places if domain not in facts.weakest]
    missing = [domain for domain in facts.weakest if domain not in places]
    if not places or (not wrong and len(missing) == len(facts.weakest)):
        return
    for domain in wrong:
        yield _finding(sentence, places[domain], facts, missing if len(wrong) == 1 else [])
    if missing and not wrong:
        last = max(places.values())
        yield _finding(sentence, last, facts, [])


def _place(sentence: Sentence, domain: str) -> tuple[int, int] | None:
    """Where a domain is named, "và" and commas as one likes: the words of its first four syllables suffice."""
    words = [word for word in _WORD.findall(domain) if word.lower() != "và"]
    pattern = r"[\s,]+(?:và\s+)?".join(map(re.escape, words))
    begun = r"[\s,]+(?:và\s+)?".join(map(re.escape, words[:5]))
    match = re.search(pattern, sentence.text, re.IGNORECASE) or re.search(rf"{begun}", sentence.text, re.IGNORECASE)
    return match.span() if match else None


def _finding(sentence: Sentence, place: tuple[int, int], facts: Facts, missing: list[str]) -> Finding:
    written = sentence.text[slice(*place)]
    mend = missing[0] if len(missing) == 1 else None
    if mend and written[:1].islower():
        mend = mend[:1].lower() + mend[1:]
    return claim(
        sentence,
        *place,
        rule=RULE,
        computed=f"Các lĩnh vực đạt thấp nhất: {listed(facts.weakest)}",
        message="Lĩnh vực thấp nhất không khớp với kết quả tính theo điểm bình quân: hãy sửa.",
        mend=mend,
    )


def _counted(sentence: Sentence, facts: Facts) -> Iterator[Finding]:
    """ "07 lĩnh vực của công tác CCHC", "02 trong số 07 nội dung"."""
    for item in sentence.quantities:
        if not item.is_count or item.unit not in _COUNTED or item.value == len(facts.domains):
            continue
        is_all = _OF_ALL.search(sentence.text[: item.start]) and _REFORM.match(sentence.text, item.end)
        if is_all:
            right = count_like(len(facts.domains), sentence.text[item.start : item.end])
            yield claim(
                sentence,
                item.start,
                item.end,
                rule=COUNT_RULE,
                computed=f"Bộ tiêu chí có {right} lĩnh vực",
                message="Số lĩnh vực không khớp với bộ tiêu chí: hãy sửa.",
                mend=right,
            )
