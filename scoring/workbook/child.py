"""`python -m scoring.workbook.child`: reads one workbook under limits of memory, time and output.

In (standard input): one frame {limits, suspects, careful}, then the bytes of the workbook.
Out (standard output), frames: ("begin", reader), a second one if the first reader failed and all starts again;
("sheet", name, hidden) before a sheet is read, so that the parent knows where a reader died; ("cells", rows, faults)
after it; at last ("end",), or ("stop", code, details) for a refused file, or ("failed", message) for a broken one.
"""

from __future__ import annotations

import gc
import marshal
import os
import resource
import sys

from scoring.workbook.parsing.sheets import read_sheets, read_thoroughly
from scoring.workbook.parsing.stop import Stop
from scoring.workbook.parsing.wire import SIZE, pack

TYPE_CHECKING = False  # of our own: importing typing doubles the time to start
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from scoring.workbook.parsing.sheets import Task

OUT_OF_ROOM = 3  # exit code: memory, or room for the answer, ran out


def main() -> int:
    """Read the task, limit this process, answer. Gives the exit code."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    task: Task = marshal.loads(source.read(int.from_bytes(source.read(SIZE), "big")))  # noqa: S302  # from our parent
    limit(task["limits"])
    gc.disable()  # one pass and out
    try:
        for frame in answer(source.read(), task):
            target.write(pack(frame))
            target.flush()
    except (MemoryError, OSError):  # OSError: the file for the answer may not grow
        return OUT_OF_ROOM
    return 0


def limit(limits: dict[str, Any]) -> None:
    """Have the system hold this process to `limits`. Without a core file if it dies."""
    for kind, most in (
        (resource.RLIMIT_AS, limits["memory_bytes"]),
        (resource.RLIMIT_CPU, limits["cpu_seconds"]),
        (resource.RLIMIT_FSIZE, limits["output_bytes"]),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))


def answer(data: bytes, task: Task) -> Iterator[object]:
    """All frames. What calamine cannot read though it is proper XML is read again with openpyxl."""
    if not task["careful"]:
        try:
            yield from read_sheets("calamine", data, task)
        except (Stop, MemoryError) as error:
            yield _last(error)
            return
        except BaseException as error:  # a panic of its Rust code is not an Exception
            if isinstance(error, GeneratorExit):
                raise
        else:
            return
    try:
        yield from read_thoroughly(data, task)
    except Exception as error:  # noqa: BLE001  # whatever a broken file provokes is told to the parent
        yield _last(error)


def _last(error: BaseException) -> object:
    if isinstance(error, Stop):
        return ("stop", error.code, error.details)
    if isinstance(error, MemoryError):
        return ("stop", "too_heavy", {})
    return ("failed", f"{type(error).__name__}: {error}"[:500])


if __name__ == "__main__":
    # At once: nothing to tidy up, and a buffer that could not be written must not be tried again.
    os._exit(main())
