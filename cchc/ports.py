"""Whether a port can be served on, asked before anything else is done."""

import errno
import socket

from django.core.management import CommandError


def refuse_port(text: str) -> None:
    """Raise CommandError when `text` is no port number, or somebody already listens there."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65_535:
        raise CommandError(f"PORT={text}: cổng mạng là số từ 1 đến 65535, ví dụ PORT=8000.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            raise CommandError(_why(text, error)) from error


def _why(text: str, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Cổng mạng {text} đang có chương trình khác dùng. Chạy lại với cổng khác, ví dụ: PORT=8080 bin/run"
    return f"Không dùng được cổng mạng {text}: {error.strerror}."
