"""Reads the portal's environment variables and refuses nonsense before anything starts."""

import ipaddress
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

env = Env()

DEMO, PRODUCTION = "demo", "production"
YES, NO = ("yes", "true", "on", "1"), ("no", "false", "off", "0", "")

MAIL_SCHEMES = ("smtp://", "smtp+tls://", "smtp+ssl://", "consolemail://")

SQLITE_OPTIONS = {
    # Readers never wait for the writer; writers queue instead of failing with "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


def mode() -> str:
    """`demo` (default) or `production`, from CCHC_ENV."""
    value: str = env.str("CCHC_ENV", default=DEMO)
    if value not in {DEMO, PRODUCTION}:
        raise ImproperlyConfigured(f"CCHC_ENV={value!r}: chỉ nhận 'demo' hoặc 'production'.")
    return value


def _yes_or_no(name: str) -> bool:
    """A switch that takes yes or no and nothing in between."""
    text: str = env.str(name, default="no").strip().lower()
    if text not in {*YES, *NO}:
        raise ImproperlyConfigured(f"{name}={text!r}: chỉ nhận yes hoặc no.")
    return text in YES


def whole(name: str, *, default: int, least: int) -> int:
    """A whole number, `least` or more."""
    text: str = env.str(name, default=str(default)).strip()
    if not (text.isascii() and text.isdigit() and int(text) >= least):
        raise ImproperlyConfigured(f"{name}={text!r}: cần một số nguyên từ {least} trở lên.")
    return int(text)


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Addresses or networks, separated by commas; none by default."""
    texts: list[str] = env.list(name, default=[])
    try:
        return [ipaddress.ip_network(text.strip()) for text in texts]
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: cần địa chỉ IP cách nhau dấu phẩy, ví dụ 127.0.0.1 ({error}).") from error


def debug(*, production: bool) -> bool:
    """DEBUG, never in production."""
    value = _yes_or_no("DEBUG")
    if value and production:
        raise ImproperlyConfigured("DEBUG phải tắt khi CCHC_ENV=production.")
    return value


def secret_key(var: Path, *, production: bool) -> str:
    """SECRET_KEY from the environment; the demo makes one of its own and keeps it in `var/`."""
    given: str = env.str("SECRET_KEY", default="")
    if given and len(given) < 50:
        raise ImproperlyConfigured("SECRET_KEY quá ngắn: cần ít nhất 50 ký tự ngẫu nhiên.")
    if given:
        return given
    if production:
        raise ImproperlyConfigured("CCHC_ENV=production cần biến SECRET_KEY (ít nhất 50 ký tự ngẫu nhiên).")
    return _kept_secret(var / "secret.key")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(secrets.token_urlsafe(60), encoding="ascii")
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def allowed_hosts(*, production: bool) -> list[str]:
    """ALLOWED_HOSTS, separated by commas; the demo serves this machine only."""
    default: list[str] = [] if production else ["127.0.0.1", "localhost", "[::1]"]
    hosts: list[str] = env.list("ALLOWED_HOSTS", default=default)
    if not hosts or (production and "*" in hosts):
        raise ImproperlyConfigured("ALLOWED_HOSTS phải ghi rõ tên miền của cổng, ví dụ cchc.example.gov.vn.")
    return hosts


def database(var: Path) -> dict[str, Any]:
    """The database of DATABASE_URL; without it an SQLite file in `var/`."""
    var.mkdir(parents=True, exist_ok=True)
    config: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{var / 'cchc.sqlite3'}")
    config["CONN_MAX_AGE"] = 60  # seconds; opening one costs more than what most pages ask
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**config.get("OPTIONS", {}), **SQLITE_OPTIONS}
        # A test database in memory would be shared between threads and have no WAL: test what is run.
        config["TEST"] = {"NAME": str(var / "test.sqlite3")}
    elif config["ENGINE"].endswith("postgresql"):
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL chỉ nhận sqlite:///… hoặc postgres://….")
    return config


def mail() -> dict[str, Any]:
    """Where mail goes, from EMAIL_URL: `smtp://user:password@host:25`, `smtp+tls://…:587`, `smtp+ssl://…:465`.

    Without it messages are written to the console, for trying out.
    """
    url: str = env.str("EMAIL_URL", default="") or "consolemail://"
    if not url.startswith(MAIL_SCHEMES):
        raise ImproperlyConfigured("EMAIL_URL chỉ nhận smtp://…, smtp+tls://…, smtp+ssl://… hoặc consolemail://.")
    config: dict[str, Any] = env.email_url_config(url)
    if config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not config["EMAIL_HOST"]:
        raise ImproperlyConfigured(
            "EMAIL_URL thiếu tên máy chủ thư, ví dụ smtp+tls://cchc:mat-khau@thu.example.vn:587."
        )
    return config


def portal_url(hosts: list[str], *, production: bool) -> str:
    """Address of the portal in messages and on prints, from PORTAL_URL, without a slash at the end.

    By default it is the first host; out of production with PORT, at which the portal is started.
    """
    host = hosts[0].lstrip(".")
    default = f"https://{host}" if production else f"http://{host}:{env.str('PORT', default='') or '8000'}"
    url: str = env.str("PORTAL_URL", default=default).rstrip("/")
    if not url.startswith(("http://", "https://")):
        raise ImproperlyConfigured(f"PORTAL_URL={url!r}: cần địa chỉ đầy đủ, ví dụ https://cchc.example.gov.vn.")
    return url
