"""Published pages under load against an empty Django view of the same server, in requests per second."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from django.db import connection, connections

from benchmarks.timing import paired
from cchc.static_files import collect_if_changed
from scoring.demo.load import load_demo

GOAL = 0.7
PAGES = {
    "round": "/2021/",
    "unit": "/2021/don-vi/ha-ky/",
    "way up": "/2021/don-vi/ha-ky/duong-len-hang/",
    "methodology": "/2021/phuong-phap/",
}
EMPTY = "/trong/"
READERS = 4  # at once
REQUESTS = 800  # of each turn
WORKERS = 2
START_SECONDS = 30


def run() -> None:
    """Print requests per second of ours and of the empty view, and the ratio, page by page."""
    collect_if_changed()
    load_demo()
    print(f"Pages of the demo, {connection.vendor}, gunicorn with {WORKERS} workers (goal: {GOAL} of an empty view)")
    print(f"{'page':<12} {'bytes':>7} {'ours 1/s':>9} {'empty 1/s':>9} {'ratio':>6}")
    with server() as port, ThreadPoolExecutor(READERS) as readers:
        for name, address in PAGES.items():
            result = paired(
                lambda: load(readers, port, address),  # noqa: B023  # called at once
                lambda: load(readers, port, EMPTY),
            )
            ours, empty = REQUESTS / result.ours, REQUESTS / result.floor
            print(f"{name:<12} {len(_ask(port, address)):>7} {ours:>9.0f} {empty:>9.0f} {1 / result.ratio:>6.2f}")


def load(readers: ThreadPoolExecutor, port: int, address: str) -> None:
    for answer in readers.map(lambda _: _ask(port, address), range(REQUESTS)):
        assert answer.startswith(b"HTTP/1.1 200"), answer[:200]


def _ask(port: int, address: str) -> bytes:
    """One answer, head and body, to a reader who keeps nothing: by a bare socket, which costs the machine least."""
    head = f"GET {address} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(head.encode("ascii"))
        return b"".join(iter(lambda: line.recv(65_536), b""))


@contextmanager
def server() -> Iterator[int]:
    """The port of a server started as `bin/run` does, on the database of the benchmark."""
    connections.close_all()
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "benchmarks.serving_app", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", f"{WORKERS}", "--preload", "--log-level", "warning", "--no-control-socket"]
    started = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": _database()})
    try:
        _wait(port, started)
        yield port
    finally:
        started.terminate()
        started.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _database() -> str:
    """Address of the throwaway database that is connected now."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def _wait(port: int, started: "subprocess.Popen[bytes]") -> None:
    """Return when the server answers. Raises TimeoutError when it ends instead, or takes half a minute."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and started.poll() is None:
        with suppress(ConnectionError):
            if _ask(port, "/healthz").endswith(b"ok"):
                return
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")
