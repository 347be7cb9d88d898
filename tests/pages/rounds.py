"""Rounds that the page tests look at."""

from scoring.models import Round
from scoring.services.publishing import publish
from scoring.services.rounds import open_round
from tests.factories import make_round, make_scheme, make_set, make_unit, record, record_all
from tests.people import People
from units.models import Kind, Unit

# Domain 1 has criteria of 30 and 20 points, domain 2 one of 50.
GOOD = {"1.1": "26", "1.2": "16", "2.1": "41"}  # 42/50 = 84, 41/50 = 82; composite 83: good
HELD_BACK = {"1.1": "30", "1.2": "19", "2.1": "34"}  # 98 and 68; composite 83: domain 2 under 70
LOW = {"1.1": "20", "1.2": "10", "2.1": "36"}  # 60 and 72; composite 66
MARKS = {"ha-ky": GOOD, "minh-duc": HELD_BACK, "tu-ky-tt": LOW}


def communes(people: People):
    parent = people.authority
    return [
        make_unit("ha-ky", "Hà Kỳ", parent=parent),
        make_unit("minh-duc", "Minh Đức", parent=parent),
        make_unit("tu-ky-tt", "Tứ Kỳ", Kind.TOWN, parent=parent),
    ]


def open_round_of(people: People, **fields) -> Round:
    """2021 with three communes, all scores entered: two tied at 83, one held back by domain 2, one lower."""
    round_ = make_round(communes(people), authority=people.authority, **fields)
    record(round_, MARKS)
    return round_


def published_round(people: People, **fields) -> Round:
    round_ = open_round_of(people, **fields)
    publish(actor=None, round_=round_)
    return round_


def round_in_blocks(people: People, units: list[Unit]) -> Round:
    """An open round in which communes and wards are ranked apart."""
    round_ = Round(year=2021, authority=people.authority, criteria_set=make_set(), scheme=make_scheme())
    blocks = {"Khối xã": [Kind.COMMUNE], "Khối phường": [Kind.WARD]}
    return open_round(actor=None, round_=round_, units=units, blocks=blocks)


def big_round(units: int, year: int, *, published: bool) -> Round:
    round_ = make_round(units, year=year, criteria_set=make_set(code=f"bo-{year}"))
    record_all(round_)
    if published:
        publish(actor=None, round_=round_)
    return round_
