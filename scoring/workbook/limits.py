"""How much of a file is read before it is refused."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper limits, all inclusive. The defaults hold a whole country: 3,321 units and 250 criteria in one sheet.

    Before the file is opened: `file_bytes`; `parts`, `expanded_bytes` (together) and `ratio` (expanded over packed,
    of one part over a megabyte) of the zip archive. While it is parsed, for each sheet: `rows`, `columns`; for the
    book: `sheets` and `cells` (rows times columns of each sheet, summed). Of the process that parses:
    `memory_bytes` (address space), `output_bytes`, `cpu_seconds` and `wall_seconds`.
    """

    file_bytes: int = 20 * MEGABYTE
    parts: int = 3_000
    expanded_bytes: int = 150 * MEGABYTE
    ratio: int = 200
    sheets: int = 500
    rows: int = 5_000
    columns: int = 300
    cells: int = 2_000_000
    memory_bytes: int = 400 * MEGABYTE
    output_bytes: int = 100 * MEGABYTE
    cpu_seconds: int = 10
    wall_seconds: float = 20.0


DEFAULT = Limits()
