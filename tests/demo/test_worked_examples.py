"""The worked example of every unit of the demo ends in the numbers that were published of it."""

from decimal import Decimal

import pytest

from cchc.numbers import format_percent
from scoring.models import Round
from scoring.presenters.methodology.example import example
from scoring.results.single import unit_record
from scoring.results.source import Results


@pytest.mark.parametrize("slug", ["2020", "2021"])
def test_the_same_numbers_as_on_the_page(demo: dict[str, Results], slug: str) -> None:
    results, round_ = demo[slug], Round.objects.get(slug=slug)
    for unit in results.units:
        record = unit_record(round_, results.publication, unit["code"])
        assert record
        found = example(record)
        assert found.whole.shown == format_percent(Decimal(unit["percent"] or ""))
        assert [one.quotient.shown for one in found.domains] == [
            format_percent(Decimal(one["percent"] or "")) for one in unit["domains"]
        ]
        assert [step.label for step in found.steps if step.reached] == [results.bands[unit["band"] or ""]["label"]]
        assert (found.ahead + 1, found.ranked) == (unit["rank"], unit["ranked"])
