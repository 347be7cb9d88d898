"""A page that everybody may see weighs little, with all that it loads, at the first visit."""

import pytest
from django.core.management import call_command
from django.test import Client

from scoring.demo.load import load_demo
from tests.pages.visited import is_page, visited
from tests.pages.weighing import visit

MOST = 60 * 1024  # bytes, compressed
PARTS = {"slug": "2021", "code": "ha-ky", "number": 3, "criterion_code": "1.1.1"}
FULLEST = [
    "/2021/so-sanh/?ma=ha-ky&ma=minh-duc&ma=dan-chu&ma=ha-thanh&ma=tai-son",
    "/2021/?sap-xep=ten",
    "/2021/phuong-phap/?ma=minh-duc",
]
NOT_OURS = ["admin", "import_export"]  # packages' own files, which no page of the portal loads


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    return tmp_path_factory.mktemp("static")


@pytest.fixture
def visitor(db, settings, collected, monkeypatch):
    """Somebody with nothing in store; static files are served as in production."""
    settings.STORAGES = {
        "default": settings.STORAGES["default"],
        "staticfiles": {"BACKEND": "cchc.static_storage.PortalStaticFilesStorage"},
    }
    settings.STATIC_ROOT = collected
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_OURS)
    monkeypatch.setattr("scoring.demo.load.load_reports", lambda *_: None)  # drawing takes long
    load_demo()
    return Client()


def test_every_published_page_is_light(visitor):
    pages = [target for target, answer in visited(visitor, PARTS).items() if is_page(answer)]
    assert len(pages) >= 9
    weights = {page: visit(visitor, page) for page in [*pages, *FULLEST]}
    loaded = {address for sizes in weights.values() for address in sizes}
    assert any(address.endswith(".css") for address in loaded)
    assert any(address.endswith(".js") for address in loaded)
    assert any(address.endswith(".svg") for address in loaded)
    heavy = {page: sizes for page, sizes in weights.items() if sum(sizes.values()) > MOST}
    assert not heavy, heavy
