"""Runs a command with DATABASE_URL pointing at a throwaway PostgreSQL: `python -m tests.postgres COMMAND...`.

DATABASE_URL_POSTGRES names a server to use instead; its role must be allowed to create databases. The exit
status is the command's own.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

ROLE = "cchc"
ICU = ("--locale-provider=icu", "--icu-locale=vi-VN")
# Speed over safety: the data are thrown away. No TCP port, so nothing collides and nothing is exposed.
SERVER_OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
START_SECONDS = 60


class ClusterError(Exception):
    """PostgreSQL is missing or does not start; the message says what to do."""


def bin_dir(installed: Path = Path("/usr/lib/postgresql")) -> Path:
    """Where the server's programs are: beside the `initdb` of PATH, otherwise Debian's newest version.

    Raises ClusterError when there is none.
    """
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = [path for path in installed.glob("*/bin/initdb") if path.parts[-3].isdigit()]
    if not versions:
        raise ClusterError("Không thấy PostgreSQL (initdb). Debian: apt-get install postgresql")
    return max(versions, key=lambda path: int(path.parts[-3])).parent


def as_server() -> list[str]:
    """Prefix that leaves root, as PostgreSQL demands, and ends the server with us even when we are killed."""
    identity = ["--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *identity, "--pdeathsig=INT"]


def initialise(programs: Path, data: Path) -> None:
    """Makes the cluster, Vietnamese by ICU where the version can (15 and later), else C.UTF-8.

    Raises ClusterError with initdb's own words.
    """
    plain = [str(programs / "initdb"), "-D", str(data), "-U", ROLE, "--auth=trust", "--encoding=UTF8"]
    plain += ["--locale=C.UTF-8", "--no-sync"]
    for extra in (ICU, ()):
        done = _run([*as_server(), *plain, *extra], data.parent)
        if done.returncode == 0:
            return
    raise ClusterError(f"initdb không chạy được:\n{done.stderr}")


def _run(command: list[str], directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False)


@contextmanager
def directory() -> Iterator[Path]:
    """A directory of the server's account, removed at the end; short: a socket's path ends at 107 bytes."""
    path = Path(tempfile.mkdtemp(prefix="cchc-pg-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(path, "nobody", "nogroup")
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def server(programs: Path, home: Path) -> Iterator[None]:
    """A running server with its socket in `home`, in its own session: a Ctrl-C is for the tests alone."""
    options = [word for option in SERVER_OPTIONS for word in ("-c", option)]
    command = [*as_server(), str(programs / "postgres"), "-D", str(home / "data"), "-k", str(home), *options]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=home, stdout=log, stderr=log, start_new_session=True)
    try:
        _wait(programs, home, process)
        yield
    finally:
        stop(process, signal.SIGINT)


def _wait(programs: Path, home: Path, process: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + START_SECONDS
    while _run([str(programs / "pg_isready"), "-q", "-h", str(home)], home).returncode:
        if process.poll() is not None or time.monotonic() > limit:
            log = (home / "log").read_text(encoding="utf-8", errors="replace")
            raise ClusterError(f"PostgreSQL không khởi động được:\n{log}")
        time.sleep(0.05)


def stop(process: "subprocess.Popen[bytes]", by: signal.Signals) -> None:
    """Ends a process and waits; kills it when it does not heed the signal within 20 seconds."""
    if process.poll() is None:
        process.send_signal(by)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def cluster() -> Iterator[str]:
    """Yields the DATABASE_URL of a fresh cluster that is gone afterwards."""
    programs = bin_dir()
    with directory() as home:
        initialise(programs, home / "data")
        with server(programs, home):
            # Two slashes: how django-environ spells the directory of a socket.
            yield f"postgres://{ROLE}@/{home}/postgres"


def execute(command: list[str], url: str) -> int:
    """Runs the command against `url` and returns its exit status, ending it when we are interrupted."""
    process = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
    try:
        return wait_for(process)
    finally:
        stop(process, signal.SIGTERM)


def wait_for(process: "subprocess.Popen[bytes]") -> int:
    """The exit status. A Ctrl-C reaches the command too, which gets ten seconds to finish in its own way."""
    try:
        status = process.wait()
    except KeyboardInterrupt:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        raise
    return status if status >= 0 else 128 - status


def run(command: list[str]) -> int:
    """Runs the command on DATABASE_URL_POSTGRES or a throwaway cluster; returns the exit status."""
    if given := os.environ.get("DATABASE_URL_POSTGRES"):
        return execute(command, given)
    with cluster() as url:
        return execute(command, url)


def terminate(signum: int, _frame: FrameType | None) -> None:
    """Turns a polite kill into an exit, so that everything above is cleaned up."""
    sys.exit(128 + signum)


def main(command: list[str]) -> int:
    """Entry point: checks the arguments, has kills cleaned up after, returns the exit status."""
    if not command:
        sys.exit("Cách dùng: python -m tests.postgres LỆNH…")
    for signum in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, terminate)
    try:
        return run(command)
    except ClusterError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
