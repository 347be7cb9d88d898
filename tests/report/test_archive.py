"""The archive copy: PDF/A-3 in its structure, and the data it was made of lie within it.

What is looked at is the structure that the standard asks for; no validator is at hand.
"""

import hashlib
import io
import json
from typing import Any

import pytest
from django.db import transaction
from openpyxl import load_workbook

from scoring.report.printing import published_file
from tests.report.reading import fonts, pages, reader
from tests.report.sample import make_published_round

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def archive(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, str]:
    """The kept file of a published round, and the hash of its results; drawn once."""
    from django.test import override_settings

    with django_db_blocker.unblock(), transaction.atomic(), override_settings(VAR_DIR=tmp_path_factory.mktemp("var")):
        publication = make_published_round()
        drawn = published_file(publication).read_bytes()
        transaction.set_rollback(True)
    return drawn, publication.sha256


def test_it_says_what_it_is(archive):
    root: Any = reader(archive[0]).trailer["/Root"]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert ("pdfaid:part" in xmp, "pdfaid:conformance" in xmp) == (True, True)
    assert 'part="3"' in xmp or ">3<" in xmp
    assert 'conformance="U"' in xmp or ">U<" in xmp
    intent = root["/OutputIntents"][0]
    assert intent["/S"] == "/GTS_PDFA1"
    assert intent["/DestOutputProfile"].get_object().get_data()[36:40] == b"acsp"
    assert reader(archive[0]).trailer["/ID"]


def test_it_is_tagged_and_speaks_vietnamese(archive):
    root: Any = reader(archive[0]).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("vi", True)


def test_nothing_that_an_archive_forbids(archive):
    document: Any = reader(archive[0])
    root = document.trailer["/Root"]
    assert "/Encrypt" not in document.trailer
    assert not {"/AcroForm", "/OpenAction", "/AA"} & set(root)
    assert "/JavaScript" not in root.get("/Names", {})
    assert all(fonts(archive[0]).values())
    for page in document.pages:
        assert "/AA" not in page
        for note in page.get("/Annots", []):
            assert note.get_object()["/F"] & 4  # printed with the page


def test_the_data_lie_within(archive):
    document: Any = reader(archive[0])
    root = document.trailer["/Root"]
    specs = [spec.get_object() for spec in {spec.idnum: spec for spec in root["/AF"]}.values()]
    assert [spec["/AFRelationship"] for spec in specs] == ["/Data", "/Data"]
    assert all(spec["/Desc"] for spec in specs)
    files = {name: content[0] for name, content in document.attachments.items()}
    assert sorted(files) == ["ket-qua-2021-v1.json", "ket-qua-2021.xlsx"]
    assert hashlib.sha256(files["ket-qua-2021-v1.json"]).hexdigest() == archive[1]
    assert json.loads(files["ket-qua-2021-v1.json"])["round"]["year"] == 2021
    book = load_workbook(io.BytesIO(files["ket-qua-2021.xlsx"]), read_only=True)
    cells = [str(value) for row in book.worksheets[0].values for value in row]
    assert "Xã Quang Khải" in cells
    book.close()


def test_each_page_carries_the_code_and_one_the_picture(archive):
    texts = pages(archive[0])
    assert all("Mã xác minh: " in text for text in texts)
    assert sum("/xac-minh/" in text.replace(" ", "") for text in texts) == 1
