"""A file as it goes out: shown or saved, never run."""

import pytest

from scoring.models.evidence import evidence_storage
from scoring.services.evidence import add_evidence
from tests.work.evidence.kit import PDF, docx, image, ole, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def get(client, people, place, criterion):
    """Answers a request for the file of a document made of this content."""
    client.force_login(people.official)

    def ask(content, name, method="get", **headers):
        [row] = add_evidence(actor=people.official, place=place, criterion=criterion, uploads=[upload(content, name)])
        ask.row = row
        ask.address = f"/2021/nhap-diem/xa-1/tieu-chi/1.1/minh-chung/{row.pk}/"
        return getattr(client, method)(ask.address, headers=headers)

    return ask


@pytest.mark.parametrize(
    ("content", "name", "content_type", "disposition"),
    [
        (PDF, "a.pdf", "application/pdf", "inline"),
        (image("PNG"), "a.png", "image/png", "inline"),
        (image("JPEG"), "a.html", "image/jpeg", "inline"),
        (image("WEBP"), "a.webp", "image/webp", "inline"),
        (docx(), "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
        (ole("WordDocument"), "a.doc", "application/msword", "attachment"),
    ],
)
def test_type_and_disposition(get, content, name, content_type, disposition):
    response = get(content, name)
    assert response.status_code == 200
    assert response.content == content
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"].startswith(f"{disposition};")
    assert response["Content-Length"] == str(len(content))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert ("sandbox" in policy) is (name != "a.pdf")  # browsers show no PDF in a sandbox


def test_vietnamese_names(get):
    response = get(PDF, "Kế hoạch “15”.pdf")
    assert "filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch%20%E2%80%9C15%E2%80%9D.pdf" in response["Content-Disposition"]


def test_kept_copies_are_asked_for_again(client, get):
    response = get(PDF, "a.pdf")
    assert response["ETag"] == f'"{get.row.file.sha256}"'
    assert "no-cache" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    again = client.get(get.address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"):
        assert again[name] == response[name]  # a browser puts them over those it kept
    client.logout()
    assert client.get(get.address, headers={"If-None-Match": response["ETag"]}).status_code == 302


def test_head(get):
    response = get(PDF, "a.pdf", "head")
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Length"] == str(len(PDF))


def test_a_file_lost_from_the_disk(client, get, caplog):
    get(PDF, "a.pdf")
    evidence_storage().delete(get.row.file.file.name)
    assert client.get(get.address).status_code == 404
    assert "is not on the disk" in caplog.text
