"""The checking process: `python -m scoring.report.signing.child BYTES FOLDER`, a PDF on standard input, JSON on output.

Knows neither the database nor the network. A file that breaks or stalls the reader breaks this process only.
"""

import json
import logging
import resource
import sys
from pathlib import Path

MEMORY = 1 << 30  # bytes
SECONDS = 60  # of processor time; a report of 30 pages takes two


def main() -> int:
    """Check standard input; answers {"signatures": …} or {"fault": …}."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    logging.disable(logging.CRITICAL)  # what is wrong with a file is told to its sender, not to the log
    sys.stdout.write(json.dumps(_answer(sys.stdin.buffer.read(), int(sys.argv[1]), Path(sys.argv[2]))))
    return 0


def _answer(data: bytes, published: int, roots: Path) -> dict[str, object]:
    from scoring.report.signing.check import check  # noqa: PLC0415  # within the limits
    from scoring.report.signing.shape import Fault, SignatureError  # noqa: PLC0415  # as above

    try:
        return check(data, published, roots).as_json()
    except SignatureError as error:
        return {"fault": error.fault.value}
    except MemoryError:
        return {"fault": Fault.TOO_HEAVY.value}
    except Exception:  # noqa: BLE001  # whatever a broken file provokes
        return {"fault": Fault.BROKEN.value}


if __name__ == "__main__":
    sys.exit(main())
