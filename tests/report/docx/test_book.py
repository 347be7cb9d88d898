"""The demo's report as Word: reopened, and printed by LibreOffice without loss."""

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html
from pypdf import PdfReader

from scoring.models import Round
from scoring.report.content.build import content_of
from scoring.report.docx.book import docx_bytes
from scoring.report.html import report_html
from scoring.results.source import current_results
from tests.kept_demo import with_demo

pytestmark = pytest.mark.django_db  # a test database is made only where a test asks for it


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """The content of the report, the page it prints, and the Word file."""
    with django_db_blocker.unblock(), with_demo():
        round_ = Round.objects.get(slug="2021")
        content = content_of(round_.report, round_, current_results(round_))
        page = report_html(content)
        return content, page, docx_bytes(content, page)


def reopened(made):
    return Document(io.BytesIO(made[2]))


def words(text):
    return re.findall(r"[\w%]+(?:[.,/-][\w%]+)*", unicodedata.normalize("NFC", text))


def all_text(document):
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t"), qn("w:br")))


def test_headings_carry_the_numbers_of_the_printed_report(made):
    headings = [p.text for p in reopened(made).paragraphs if p.style.name.startswith("Heading")]
    expected = [f"{section.number} {section.title}" for section in made[0].sections]
    assert headings[: len(expected)] == expected


def test_the_same_sentences_as_the_page(made):
    text = " ".join(p.text for p in reopened(made).paragraphs)
    said = set(words(text))
    main = next(html.document_fromstring(made[1]).iter("main"))
    for sentence in main.iter("p", "li"):
        assert set(words(sentence.text_content())) <= said | table_words(made)


def table_words(made):
    return {word for table in reopened(made).tables for cell in table._cells for word in words(cell.text)}


def test_tables_with_repeated_heads(made):
    tables = [table for table in reopened(made).tables if len(table.rows) > 1]
    page = html.document_fromstring(made[1])
    assert len(tables) == len(list(page.iter("table")))
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in tables)


def test_the_signature_is_on_one_page(made):
    document = reopened(made)
    signed = next(table for table in document.tables if "Nơi nhận:" in table.rows[0].cells[0].text)
    assert signed.rows[0]._tr.find(f".//{qn('w:cantSplit')}") is not None
    closing = next(paragraph for paragraph in document.paragraphs if paragraph.text.endswith("./."))
    assert closing.paragraph_format.keep_with_next


def test_page_form(made):
    document = reopened(made)
    first = document.sections[0]
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header._element.xml
    assert "PAGE" not in first.first_page_header._element.xml
    assert round(first.left_margin.mm) in range(30, 36)
    assert round(first.right_margin.mm) in range(15, 21)
    assert any(section.page_width > section.page_height for section in document.sections)


def test_drafts_and_samples_say_so_on_every_page(made):
    first = reopened(made).sections[0]
    for header in (first.header, first.first_page_header):
        assert "DỰ THẢO" in "".join(p.text for p in header.paragraphs)
    for footer in (first.footer, first.first_page_footer):
        assert "Số liệu minh họa" in footer.paragraphs[0].text


def test_who_and_what(made):
    properties = reopened(made).core_properties
    assert "Tứ Kỳ" in properties.title
    assert properties.language == "vi-VN"
    assert "python-docx" not in (properties.author + properties.comments)


def test_nothing_from_outside_and_nothing_that_runs(made):
    with zipfile.ZipFile(io.BytesIO(made[2])) as package:
        names = package.namelist()
        relations = "".join(package.read(name).decode() for name in names if name.endswith(".rels"))
    assert "External" not in relations
    assert not [name for name in names if name.endswith(".bin") or "vba" in name.lower()]


def test_libreoffice_prints_it_without_loss(made, tmp_path):
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice Writer is missing: bin/test installs libreoffice-writer-nogui"
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(made[2])
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    printed = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "bao-cao.pdf").pages)
    squeezed = "".join(printed.split()).lower()  # headings are printed in capitals
    lost = {word for word in words(all_text(reopened(made))) if word.lower() not in squeezed}
    assert not lost
