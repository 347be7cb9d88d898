"""Tables that offices hand in: reading them, and importing lists of things that have a code."""

from cchc.tables.errors import TableRefusedError
from cchc.tables.reading import Table, read_csv
from cchc.tables.resource import ListResource
from cchc.tables.running import import_csv, import_file

__all__ = ["ListResource", "Table", "TableRefusedError", "import_csv", "import_file", "read_csv"]
