"""The address of a client, as far as it can be believed."""

import ipaddress

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from cchc import environment
from units.security.address import client_address

CASES = [
    # the connection, X-Forwarded-For, trusted, expected
    ("192.0.2.1", "", "", "192.0.2.1"),
    ("192.0.2.1", "198.51.100.1", "", "192.0.2.1"),
    ("127.0.0.1", "198.51.100.1", "127.0.0.1", "198.51.100.1"),
    ("127.0.0.1", "10.9.9.9, 198.51.100.1", "127.0.0.1", "198.51.100.1"),
    ("127.0.0.1", "198.51.100.1, 10.0.0.2", "127.0.0.1,10.0.0.0/8", "198.51.100.1"),
    ("192.0.2.1", "198.51.100.1", "127.0.0.1", "192.0.2.1"),
    ("127.0.0.1", "", "127.0.0.1", "127.0.0.1"),
    ("127.0.0.1", "khong-phai-dia-chi", "127.0.0.1", "127.0.0.1"),
    ("2001:db8:1:2:aaaa::1", "", "", "2001:db8:1:2::"),
    ("::ffff:192.0.2.1", "", "", "192.0.2.1"),
    ("::1", "2001:db8:1:2::9", "::1", "2001:db8:1:2::"),
    ("", "198.51.100.1", "", None),
]


@pytest.mark.parametrize(("connection", "forwarded", "trusted", "expected"), CASES)
def test_address(settings, connection, forwarded, trusted, expected):
    settings.TRUSTED_PROXIES = [ipaddress.ip_network(text) for text in trusted.split(",") if text]
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=connection)) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRUSTED_PROXIES", "nginx"), ("TRUSTED_PROXIES", "10.0.0.1/8")],
)
def test_a_wrong_proxy_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        environment.networks(name)


@pytest.mark.parametrize("value", ["7", "-1", "muoi", "12.5", "", "１２"])
def test_a_number_below_its_least_or_no_number_is_refused(monkeypatch, value):
    monkeypatch.setenv("PASSWORD_MIN_LENGTH", value)
    with pytest.raises(ImproperlyConfigured, match="PASSWORD_MIN_LENGTH"):
        environment.whole("PASSWORD_MIN_LENGTH", default=12, least=8)


def test_settings_of_an_installation(monkeypatch):
    monkeypatch.setenv("SESSION_HOURS", "8")
    assert environment.whole("SESSION_HOURS", default=12, least=1) == 8
    monkeypatch.delenv("SESSION_HOURS")
    assert environment.whole("SESSION_HOURS", default=12, least=1) == 12
    assert environment.networks("TRUSTED_PROXIES") == []
