"""What a file is, told from its content."""

import pytest

from scoring.files.kinds import ALL, Kind, accepted_words, kind_of
from scoring.files.limits import FileLimits
from scoring.files.refusals import FileRefused, Refuse
from tests.work.evidence.kit import PDF, docx, image, locked, ole, png_claiming, xlsx, zipped

MEGABYTE = 1_000_000
MACROS = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


def found(data: bytes, name: str = "tep") -> Kind:
    return kind_of(data, Refuse(name, FileLimits(20 * MEGABYTE), accepted_words(ALL)))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, Kind.PDF),
        (PDF + bytes(4_000), Kind.PDF),  # a scanner that pads the end
        (image("PNG"), Kind.PNG),
        (image("JPEG"), Kind.JPEG),
        (image("WEBP"), Kind.WEBP),
        (docx(), Kind.DOCX),
        (xlsx(), Kind.XLSX),
        (ole("Root Entry", "WordDocument"), Kind.DOC),
        (ole("Root Entry", "Workbook"), Kind.XLS),
        (ole("Root Entry", "Book"), Kind.XLS),
    ],
)
def test_types_taken(data, kind):
    assert found(data) is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (PDF + bytes(20 * MEGABYTE), "too_big"),
        (b"<!doctype html><script>alert(1)</script>", "wrong_type"),
        (b"\xef\xbb\xbf<html>", "wrong_type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "wrong_type"),
        (b"<?xml version='1.0'?><svg/>", "wrong_type"),
        (b"#!/bin/sh\nrm -rf /", "wrong_type"),
        (b"MZ\x90\x00" + bytes(100), "wrong_type"),
        (b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)", "wrong_type"),
        (b"II*\x00" + bytes(100), "wrong_type"),
        (b"   " + PDF, "wrong_type"),
        (b"<html>" + PDF, "wrong_type"),  # both a page and a PDF to lenient readers
        (PDF[:-8], "damaged"),
        (image("PNG")[:40], "damaged"),
        (b"\xff\xd8\xff<script>alert(1)</script>", "damaged"),
        (b"RIFF\x10\x00\x00\x00WEBP<script>", "damaged"),
        (png_claiming(30_000, 30_000), "too_many_pixels"),
        (zipped({"a.html": "<html>"}), "wrong_type"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "wrong_type"),
        (zipped({"content.xml": "", "mimetype": "application/vnd.oasis.opendocument.text"}), "wrong_type"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "", "xl/workbook.xml": ""}), "wrong_type"),
        (docx(more={"word/vbaProject.bin": b"x"}), "macros"),
        (docx(types=MACROS), "macros"),
        (docx(types='<Override ContentType="application/vnd.ms-office.vbaProject"/>'), "macros"),
        (xlsx(more={"xl/macrosheets/sheet1.xml": "<x/>"}), "macros"),
        (locked(docx()), "password"),
        (docx(more={"word/media/bomb.bin": bytes(50 * MEGABYTE)}), "bomb"),
        (docx(more={"../../etc/passwd": "x"}), "odd_name"),
        (docx(more={"/etc/passwd": "x"}), "odd_name"),
        (docx()[:60], "damaged"),
        (docx()[:4] + bytes(200), "damaged"),
        (ole("Root Entry", "EncryptedPackage"), "password"),
        (ole("Root Entry", "WordDocument", "_VBA_PROJECT"), "macros"),
        (ole("Root Entry", "__properties_version1.0"), "wrong_type"),  # a mail of Outlook
    ],
    ids=lambda value: "data" if isinstance(value, bytes) else None,  # archives hold the time
)
def test_types_refused(data, code):
    with pytest.raises(FileRefused) as refused:
        found(data, "bao-cao.pdf")
    assert refused.value.code == code
    assert "bao-cao.pdf" in refused.value.messages[0]


def test_limits_hold_exactly():
    assert found(PDF + bytes(8_000)) is Kind.PDF
    with pytest.raises(FileRefused):
        kind_of(PDF, Refuse("a", FileLimits(len(PDF) - 1), ""))
    assert kind_of(PDF, Refuse("a", FileLimits(len(PDF)), "")) is Kind.PDF


def test_an_archive_behind_an_image_stays_an_image():
    assert found(image("JPEG") + zipped({"a.html": "<script>"})) is Kind.JPEG


def test_the_accepted_types_in_words():
    assert accepted_words() == "tệp PDF, PNG, JPG, WEBP, DOCX, XLSX, DOC, XLS"
    assert accepted_words({Kind.PNG, Kind.PDF}) == "tệp PDF, PNG"
