"""The sample round with a few figures."""

import pytest

from scoring.models import Round
from scoring.report.citing.catalogue import Catalogue, catalogue_of
from scoring.results.source import results_of
from tests.report.sample import make_published_round
from tests.work.figures.making import add_figure, give


@pytest.fixture
def round_(db: None) -> Round:
    """2021, published, with figures of 2020 and 2021."""
    round_ = make_published_round().round
    authority = round_.authority
    received = add_figure(authority, "tiep-nhan", "Hồ sơ tiếp nhận", "hồ sơ")
    on_time = add_figure(authority, "dung-han", "Hồ sơ giải quyết đúng hạn", "hồ sơ")
    add_figure(authority, "qua-han", "Hồ sơ quá hạn", "hồ sơ", "difference", [received, on_time])
    add_figure(authority, "ty-le", "Tỷ lệ đúng hạn", "%", "ratio", [on_time, received], decimals=2)
    add_figure(authority, "giai-ngan", "Tỷ lệ giải ngân", "%", decimals=2)
    add_figure(authority, "lop", "Lớp bồi dưỡng", "lớp")
    give(received, {2021: "22725", 2020: "21521"})
    give(on_time, {2021: "22604"})
    give("giai-ngan", {2021: "83.30", 2020: "63.19"})
    give("lop", {2021: "6", 2020: "18", 2019: "18"})
    return round_


@pytest.fixture
def catalogue(round_: Round) -> Catalogue:
    """What the report of 2021 can cite."""
    return catalogue_of(round_, results_of(round_.publications.latest("version")), 2021)
