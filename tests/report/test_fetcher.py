"""What a print may read."""

from pathlib import Path

import pytest


@pytest.fixture
def fetch(tmp_path: Path):
    from scoring.report.fetcher import ReportFetcher  # needs Pango

    folder = tmp_path / "report"
    folder.mkdir()
    (folder / "report.css").write_text("p {}", encoding="ascii")
    (folder / "link.css").symlink_to("/etc/passwd")
    (tmp_path / "report-other").mkdir()
    (tmp_path / "report-other" / "a.css").write_text("p {}", encoding="ascii")
    return ReportFetcher(folder).fetch


def test_files_of_the_folder_and_data_are_read(fetch, tmp_path):
    assert fetch((tmp_path / "report" / "report.css").as_uri()).read() == b"p {}"
    assert fetch("data:text/css,p%7B%7D").read() == b"p{}"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "FILE:///etc/passwd",
        "file://{folder}/../report-other/a.css",
        "file://{folder}/%2e%2e/report-other/a.css",
        "file://{folder}-other/a.css",
        "file://{folder}/link.css",
        "file://host{folder}/report.css",
        "file:etc/passwd",
        "http://127.0.0.1:9/a.css",
        "https://127.0.0.1:9/a.css",
        "ftp://127.0.0.1/a.css",
        "//127.0.0.1/a.css",
        "report.css",
    ],
)
def test_nothing_else_is_read(fetch, tmp_path, address):
    with pytest.raises(ValueError, match="not among the files"):
        fetch(address.format(folder=tmp_path / "report"))
