"""`python -m benchmarks [NAME …]`: runs the benchmarks on the database of DATABASE_URL, or on SQLite without it."""

import os
import sys
import tempfile

import django
from django.test.utils import setup_databases, setup_test_environment, teardown_databases

from cchc.memory import settle


def main(names: list[str]) -> None:
    """Run each benchmark on an empty throwaway database and print its table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
        os.environ["CCHC_VAR"] = folder
        django.setup()
        setup_test_environment(debug=False)
        databases = setup_databases(verbosity=0, interactive=False)
        settle()  # as the server does
        try:
            _run(names)
        finally:
            teardown_databases(databases, verbosity=0)


def _run(names: list[str]) -> None:
    from benchmarks import grid, importing, reading, recompute, report, serving  # models can be imported only now

    known = {
        module.__name__.rpartition(".")[2]: module for module in (recompute, reading, importing, grid, serving, report)
    }
    for name in names or known:
        known[name].run()


if __name__ == "__main__":
    main(sys.argv[1:])
