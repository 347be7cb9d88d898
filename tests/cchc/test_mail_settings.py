"""Where mail goes, and the address of the portal in it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cchc import environment

HOSTS = ["cchc.example.vn"]


def test_messages_go_to_the_console_by_default(monkeypatch):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    assert environment.mail()["EMAIL_BACKEND"].endswith("console.EmailBackend")


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://thu.example.vn:25", 25, False, False),
        ("smtp+tls://cchc:m%40t@thu.example.vn:587", 587, True, False),
        ("smtp+ssl://cchc:m%40t@thu.example.vn:465", 465, False, True),
    ],
)
def test_a_mail_server(monkeypatch, url, port, tls, ssl):
    monkeypatch.setenv("EMAIL_URL", url)
    config = environment.mail()
    assert (config["EMAIL_HOST"], config["EMAIL_PORT"]) == ("thu.example.vn", port)
    assert (config.get("EMAIL_USE_TLS", False), config.get("EMAIL_USE_SSL", False)) == (tls, ssl)
    assert config["EMAIL_HOST_PASSWORD"] in {"m@t", None}


@pytest.mark.parametrize("url", ["thu.example.vn", "http://thu.example.vn", "filemail:///tmp", "smtp://"])
def test_nonsense_is_refused(monkeypatch, url):
    monkeypatch.setenv("EMAIL_URL", url)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        environment.mail()


@pytest.mark.parametrize(
    ("given", "production", "expected"),
    [
        (None, True, "https://cchc.example.vn"),
        (None, False, "http://cchc.example.vn:8000"),
        ("https://cong.example.vn/", True, "https://cong.example.vn"),
    ],
)
def test_the_address_of_the_portal(monkeypatch, given, production, expected):
    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.delenv("PORTAL_URL", raising=False)
    if given:
        monkeypatch.setenv("PORTAL_URL", given)
    assert environment.portal_url(HOSTS, production=production) == expected


@pytest.mark.parametrize(("port", "expected"), [("8089", "8089"), ("", "8000")])
def test_the_address_of_a_demo_follows_its_port(monkeypatch, port, expected):
    monkeypatch.delenv("PORTAL_URL", raising=False)
    monkeypatch.setenv("PORT", port)
    assert environment.portal_url(HOSTS, production=False) == f"http://cchc.example.vn:{expected}"


def test_an_address_without_a_scheme_is_refused(monkeypatch):
    monkeypatch.setenv("PORTAL_URL", "cchc.example.vn")
    with pytest.raises(ImproperlyConfigured, match="PORTAL_URL"):
        environment.portal_url(HOSTS, production=True)
