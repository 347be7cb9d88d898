"""System checks of what the portal needs around it."""

import shutil
import subprocess
from ctypes.util import find_library
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004  # Django's own name
from django.db import connection

TIMES_METRIC = ("Liberation Serif", "Times New Roman", "Tinos", "TeX Gyre Termes")


@register(Tags.compatibility)
def times_font(**_kwargs: Any) -> list[CheckMessage]:
    """A font with the metrics of Times New Roman, which Nghị định 30/2020/NĐ-CP asks for."""
    matcher = shutil.which("fc-match")
    if matcher is None:
        return []
    family = subprocess.run(  # noqa: S603  # fixed arguments
        [matcher, "-f", "%{family}", "Times New Roman"], capture_output=True, text=True, check=False
    ).stdout
    if any(name in family for name in TIMES_METRIC):
        return []
    return [
        Warning(
            f"Không có phông chữ tương đương Times New Roman (máy đang thay bằng “{family}”).",
            hint="Cài gói fonts-liberation2 để bản in đúng thể thức.",
            id="scoring.W001",
        )
    ]


@register(Tags.compatibility)
def pango(**_kwargs: Any) -> list[CheckMessage]:
    """The library that lays out the printed report; the portal starts without it."""
    if find_library("pango-1.0"):
        return []
    return [
        Warning(
            "Máy chưa có thư viện Pango nên chưa in được báo cáo PDF.",
            hint="Cài các gói libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0.",
            id="scoring.W003",
        )
    ]


@register(Tags.database)
def sqlite_settings(databases: Any = None, **_kwargs: Any) -> list[CheckMessage]:
    """SQLite has to run with a write-ahead log, or writers fail with "database is locked"."""
    if not databases or connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    if journal in {"wal", "memory"}:
        return []
    return [
        Warning(
            f"SQLite đang dùng journal_mode={journal}, không phải WAL.",
            hint="Đặt tệp dữ liệu trên ổ đĩa của máy, không đặt trên ổ mạng.",
            id="scoring.W002",
        )
    ]
