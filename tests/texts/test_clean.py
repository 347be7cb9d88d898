"""Whatever comes in, only what a report knows is kept."""

import pytest

from scoring.texts.clean import clean_html, cleaned

SPANNED = (
    '<table><colgroup><col></colgroup><tbody><tr><th colspan="1"><p>a</p></th></tr>'
    '<tr><td rowspan="2" colspan="x"><p>b</p><p>c</p></td></tr></tbody></table>'
)
SPANNED_CLEAN = '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td rowspan="2">b<br>c</td></tr></tbody></table>'
CITE = '<span data-cite="figure/ho-so/value"></span>'


@pytest.mark.parametrize(
    ("hostile", "clean"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="javascript:x()">a</a>', "<p>a</p>"),
        ('<p style="position:fixed">a</p>', "<p>a</p>"),
        ("<style>p{}</style><p>a</p>", "<p>a</p>"),
        ('<iframe src="//x">b</iframe><p>a</p>', "<p>a</p>"),
        ("<svg><script>1</script><text>b</text></svg><p>a</p>", "<p>a</p>"),
        ('<img src=x onerror="x()">a', "<p>a</p>"),
        ("<math><mi>b</mi></math><p>a</p>", "<p>a</p>"),
        ("<p>a</p><!-- <p>b</p> -->", "<p>a</p>"),
        ("<noscript><p title='</noscript><img src=x onerror=x>'></noscript>a", None),
        ("<form action=//x><input value=b><button>c</button><p>a</p></form>", "<p>a</p>"),
        ('<object data="x"></object><embed src=x><p>a</p>', "<p>a</p>"),
        ('<p><span data-cite="x&quot; onmouseover=&quot;y">a</span></p>', "<p>a</p>"),
        ('<p><span data-cite="figure/A B/value">a</span></p>', "<p>a</p>"),
        ('<p><span data-cite="figure/ho-so/value\n">a</span></p>', "<p>a</p>"),
        ('<p><span data-cite="figure/ho-so/value" onclick=x class=y>22.725</span></p>', f"<p>{CITE}</p>"),
        ('<div data-cite="figure/ho-so/value">a</div>', "<p>a</p>"),
        ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>"),
        ("<td>a</td>", "<p>a</p>"),
        ("", ""),
        ("<p> </p><p>&nbsp;</p>", ""),
    ],
)
def test_hostile(hostile, clean):
    if clean is None:
        assert "onerror" not in clean_html(hostile).replace("&lt;", "")
        assert "<img" not in clean_html(hostile)
    else:
        assert clean_html(hostile) == clean


@pytest.mark.parametrize(
    ("rich", "clean"),
    [
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<h2>a</h2>b<p>c</p>", "<p>a</p><p>b</p><p>c</p>"),
        ("<p><b>a </b><b>b</b><i>c</i></p>", "<p><strong>a b</strong><em>c</em></p>"),
        ("<p>a  \n b&nbsp;c</p>", "<p>a b c</p>"),
        ("<p><br>a<br><br>b<br></p>", "<p>a<br>b</p>"),
        ("<ul><li><p>a</p><ul><li>b</li></ul></li><li></li></ul><ul><li>c</li></ul>",
         "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        (SPANNED, SPANNED_CLEAN),
        ("<table><tr><td></td></tr></table>", ""),
        ("<p>Cộng ho\u00e0</p>".replace("ộ", "o\u0323\u0302"), "<p>Cộng hoà</p>"),
        ("<p>a\u200bb\u202ec</p>", "<p>abc</p>"),
    ],
)  # fmt: skip
def test_normal_form(rich, clean):
    assert clean_html(rich) == clean
    assert clean_html(clean) == clean


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm;} --></style></head><body lang=VI style='tab-interval:36.0pt'>
<!--StartFragment--><p class=MsoNormal style='mso-margin-top-alt:auto;text-align:justify'><b><span
style='font-size:14.0pt;mso-fareast-font-family:"Times New Roman"'>Kết quả<o:p></o:p></span></b></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span
style='mso-list:Ignore'>\u00b7<span style='font:7.0pt Times'>&nbsp;&nbsp; </span></span></span><![endif]>Một</p>
<table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'><td width=300 valign=top
style='width:225.0pt'><p class=MsoNormal>Hồ sơ<o:p></o:p></p></td></tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>"""


def test_word():
    assert clean_html(WORD) == (
        "<p><strong>Kết quả</strong></p><ul><li>Một</li></ul><table><tbody><tr><td>Hồ sơ</td></tr></tbody></table>"
    )


def test_fonts_from_before_unicode():
    found = cleaned(
        "<p>HiÖn nay <b>23 x·</b>, thÞ trÊn</p><ul><li>Uûy ban nhaân daân xaõ Ñoàng Taâm</li></ul><p>Đúng</p>"
    )
    assert found.html == (
        "<p>Hiện nay <strong>23 xã</strong>, thị trấn</p><ul><li>Ủy ban nhân dân xã Đồng Tâm</li></ul><p>Đúng</p>"
    )
    assert found.repaired == 2


def test_deep_nesting_ends_somewhere():
    assert clean_html("<div>" * 5_000 + "a" + "</div>" * 5_000) == "<p>a</p>"
    deep = clean_html("<ul><li>a" * 300 + "</li></ul>" * 300)
    assert deep.count("<ul>") == 4
    assert "a" in clean_html("<table><tr><td>" * 300 + "a")
