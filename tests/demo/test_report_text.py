"""The demo's report of 2021: whole, cited, and true to what was published."""

import re

import pytest

from scoring.demo.load import FOLDER
from scoring.demo.report import SampleReport, read_report
from scoring.models import Edition, Report
from scoring.report.citing.catalogue import Catalogue, catalogue_of
from scoring.report.citing.filling import cited_keys
from scoring.report.starter.outline import starter_sections
from scoring.results.source import Results
from scoring.texts.clean import clean_html

pytestmark = pytest.mark.django_db  # a test database is made only where a test asks for it


@pytest.fixture(scope="module")
def sample() -> SampleReport:
    return read_report(FOLDER / "report_2021.xml")


@pytest.fixture(scope="module")
def report(demo: dict[str, Results]) -> Report:
    return Report.objects.select_related("round").get(round__slug="2021")


@pytest.fixture(scope="module")
def catalogue(demo: dict[str, Results], report: Report) -> Catalogue:
    return catalogue_of(report.round, demo["2021"], 2021)


@pytest.fixture(scope="module")
def printed(report: Report) -> str:
    """The text of the approved edition, cited figures filled in."""
    sections = Edition.objects.get(round=report.round).content["sections"]
    text = " ".join(f"{section['title']} {section['html']}" for section in sections)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_every_text_has_its_section(sample: SampleReport, report: Report) -> None:
    keys = {section.key for section in starter_sections(report.round)}
    assert set(sample.texts) <= keys


def test_every_section_that_is_written_is_written(sample: SampleReport, report: Report) -> None:
    written = {section.key for section in starter_sections(report.round) if section.hint or section.body}
    assert written <= set(sample.texts)


def test_texts_are_clean(sample: SampleReport) -> None:
    for key, text in sample.texts.items():
        clean = clean_html(text)
        assert clean_html(clean) == clean
        assert words(clean) == words(text), key


def words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).split()


def test_everything_cited_is_known_and_has_a_value(sample: SampleReport, catalogue: Catalogue) -> None:
    keys = {key for text in sample.texts.values() for key in cited_keys(text)}
    assert len(keys) > 50
    assert [key for key in keys if catalogue.is_missing(key)] == []


def test_no_text_stands_twice(sample: SampleReport) -> None:
    sentences = [
        sentence
        for text in sample.texts.values()
        for sentence in re.split(r"(?<=[.;:])\s", " ".join(words(text)))
        if len(sentence) > 60
    ]
    assert len(set(sentences)) == len(sentences)


FACTS = (
    "22.604 hồ sơ được trả trước hạn hoặc đúng hạn trên tổng số 22.725 hồ sơ tiếp nhận, đạt 99,47%",
    "45.660 trên tổng số 45.757 hồ sơ tiếp nhận, đạt 99,79%",
    "còn 97 hồ sơ chưa trả đúng hạn",
    "mới có 142 hồ sơ: cấp huyện 141 hồ sơ, cấp xã 01 hồ sơ",
    "231 kết quả được trả qua dịch vụ bưu chính công ích",
    "72.445 triệu đồng, đạt 47,76% kế hoạch",
    "75.565 triệu đồng, đạt 93,50% kế hoạch",
    "09 công chức",
    "126 viên chức",
    "91 lượt người đi học",
    "12 xã, thị trấn và 06 cơ quan chuyên môn, tức 18 trong tổng số 35 cơ quan, đơn vị (51,43%)",
    "80 đơn vị sự nghiệp công lập thực hiện tự chủ (năm 2020: 84 đơn vị)",
    "83,30%, tăng 20,11 điểm phần trăm so với năm 2020, xếp thứ 6/12",
    "08/23 đơn vị được xếp mức Hoàn thành tốt nhiệm vụ và 15/23 đơn vị mức Hoàn thành nhiệm vụ",
    "26 mục tiêu, chia thành 40 nhiệm vụ với 70 hoạt động",
    "Riêng 09 xã, thị trấn bị giữ lại một mức vì có lĩnh vực chưa đạt ngưỡng",
)


@pytest.mark.parametrize("fact", FACTS)
def test_published_facts(printed: str, fact: str) -> None:
    assert fact in re.sub(r" ([,.;:)%])", r"\1", printed.replace("( ", "("))


@pytest.mark.parametrize("error", ["19,69", "đạt tỷ lệ 100%", "102 hồ sơ"])
def test_published_errors_are_gone(printed: str, error: str) -> None:
    assert error not in printed


def test_two_people_issued_it(report: Report) -> None:
    edition = Edition.objects.get(round=report.round)
    assert edition.submitted_by != edition.approved_by


def test_the_next_report_is_begun_from_it(report: Report) -> None:
    following = Report.objects.get(round__slug="2022")
    assert following.copied_from == report
    assert following.sections.filter(is_stale=True).count() > 15
    assert following.number == ""
