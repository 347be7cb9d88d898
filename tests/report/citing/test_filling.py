"""Citations within the text of a section."""

import pytest

from scoring.models import FigureValue, Report, Section
from scoring.report.citing.catalogue import catalogue_of
from scoring.report.citing.filling import cited_keys, filled
from scoring.report.citing.usage import places, usage
from scoring.results.source import results_of
from tests.work.figures.making import add_figure

pytestmark = pytest.mark.django_db

SPAN = '<span data-cite="{}">{}</span>'


def cite(key: str, text: str = "") -> str:
    return SPAN.format(key, text)


def test_what_stood_there_gives_way(catalogue):
    received, rate = cite("figure/tiep-nhan/value", "99"), cite("figure/ty-le/value")
    html = f"<p>Tiếp nhận {received} hồ sơ &amp; giấy tờ.<br>Đạt {rate}.</p>"
    assert filled(html, catalogue) == (
        f"<p>Tiếp nhận {cite('figure/tiep-nhan/value', '22.725')} hồ sơ &amp; giấy tờ.<br>"
        f"Đạt {cite('figure/ty-le/value', '99,47%')}.</p>"
    )


def test_filling_twice_is_filling_once(catalogue):
    once = filled(f"<p>{cite('figure/lop/value')} – {cite('figure/khong-co/value')}</p>", catalogue)
    assert filled(once, catalogue) == once


def test_what_is_missing_is_marked_and_named(catalogue):
    text = "[chưa có số liệu: Tỷ lệ đúng hạn: năm trước]"
    marked = f'<span data-cite="figure/ty-le/previous" class="cite-missing">{text}</span>'
    assert filled(cite("figure/ty-le/previous"), catalogue) == marked


def test_markup_within_a_citation_goes(catalogue):
    html = f"<p>{cite('figure/lop/value', '<strong>1</strong><span>2</span><br/>')} lớp</p><br/>"
    assert filled(html, catalogue) == f"<p>{cite('figure/lop/value', '06')} lớp</p><br/>"


@pytest.mark.parametrize(
    "html",
    ["", "<p>a &lt; b &#160;&nbsp;c</p>", '<table><tr><td colspan="2">1</td></tr></table>', "<p><span>a</span></p>"],
)
def test_all_else_stays_as_it_is(catalogue, html):
    assert filled(html, catalogue) == html


def test_names_are_no_markup(round_):
    add_figure(round_.authority, "la", "<b>A & B</b>")
    catalogue = catalogue_of(round_, results_of(round_.publications.latest("version")), 2021)
    assert "[chưa có số liệu: &lt;b&gt;A &amp; B&lt;/b&gt;]" in filled(cite("figure/la/value"), catalogue)


def test_keys_in_the_order_of_the_text():
    html = f"<p>{cite('figure/b/value')}{cite('result/year')}</p><p>{cite('figure/b/value')}</p>"
    assert cited_keys(html) == ("figure/b/value", "result/year", "figure/b/value")


def test_a_cited_figure_updates_everywhere(round_):
    body = f"<p>{cite('figure/tiep-nhan/value')}; {cite('figure/ty-le/value')}</p>"
    FigureValue.objects.filter(figure__code="tiep-nhan", year=2021).update(value=25000)
    catalogue = catalogue_of(round_, results_of(round_.publications.latest("version")), 2021)
    assert filled(body, catalogue) == (
        f"<p>{cite('figure/tiep-nhan/value', '25.000')}; {cite('figure/ty-le/value', '90,42%')}</p>"
    )


def test_usage(round_, catalogue, django_assert_num_queries):
    report = Report.objects.create(round=round_)
    bodies = {
        "mot": cite("figure/lop/value") * 2 + cite("figure/lop/change") + cite("figure/ty-le/previous"),
        "hai": cite("figure/lop/value") + cite("result/year"),
        "ba": "",
    }
    for order, (key, body) in enumerate(bodies.items()):
        Section.objects.create(report=report, key=key, title=key.title(), order=order, body=body)
    Section.objects.create(report=report, key="bo", order=8, body=cite("figure/khong-co/value"), is_printed=False)
    Section.objects.create(report=report, key="duoi", order=9, depth=2, body=cite("figure/khong-co/value"))
    with django_assert_num_queries(1):
        found = usage(report)
    assert [section.cited for section in found.sections][:2] == [
        ("figure/lop/value", "figure/lop/change", "figure/ty-le/previous"),
        ("figure/lop/value", "result/year"),
    ]
    assert [section.key for section in found.by_figure["lop"]] == ["mot", "hai"]
    assert [section.place for section in found.sections] == ["I", "II", "III", "", ""]
    assert [(item.section, item.name) for item in found.missing(catalogue)] == [("mot", "Tỷ lệ đúng hạn: năm trước")]


def test_places_of_sections_tell_them_apart():
    assert list(places([1, 2, 3, 4, 4, 3, 2, 1, 2, 4])) == [
        "I",
        "I.1",
        "I.1.1",
        "I.1.1 a",
        "I.1.1 b",
        "I.1.2",
        "I.2",
        "II",
        "II.1",
        "II.1 a",
    ]
