"""Names of files as they are kept."""

import unicodedata

import pytest

from scoring.files.kinds import Kind
from scoring.files.names import LONGEST, clean_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Kế hoạch 15.pdf", "Kế hoạch 15.pdf"),
        ("KE HOACH.PDF", "KE HOACH.pdf"),
        (unicodedata.normalize("NFD", "Quyết định.pdf"), "Quyết định.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\ha\\bao cao.pdf", "bao cao.pdf"),
        ("bao-cao\u202efdp.exe", "bao-caofdp.exe.pdf"),
        ("a\u200bb\x00c\r\nSet-Cookie: x.pdf", "abcSet-Cookie x.pdf"),
        ("a.html", "a.html.pdf"),
        ("  .. .pdf", "tài liệu.pdf"),
        (".pdf", "tài liệu.pdf"),
        ("", "tài liệu.pdf"),
        ('a<b>"c|d?.pdf', "a b c d.pdf"),
        ("báo   cáo  .pdf", "báo cáo.pdf"),
    ],
)
def test_cleaned(given, kept):
    assert clean_name(given, Kind.PDF) == kept


@pytest.mark.parametrize("given", ["anh.jpeg", "anh.JPG", "anh.jfif"])
def test_one_extension_for_photographs(given):
    assert clean_name(given, Kind.JPEG) == "anh.jpg"


def test_long_names_keep_their_extension():
    kept = clean_name("ế" * 500 + ".docx", Kind.DOCX)
    assert len(kept) == LONGEST
    assert kept.endswith("ế.docx")
