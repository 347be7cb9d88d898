"""A PDF reader that reads the index of an object stream once.

pyHanko reads it anew for every object: a tagged report of 30 pages keeps 3.000 objects in one stream, and checking a
signature looks at all of them, which took minutes.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader


class ReportReader(PdfFileReader):
    """The same reader; object streams by their numbers are kept with the places of their objects."""

    def __init__(self, data: bytes) -> None:
        self._streams: dict[int, tuple[bytes, list[tuple[int, int]]]] = {}
        super().__init__(BytesIO(data))

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> Any:
        """The object `idnum`, which is the one numbered `idx` of the stream. Raises PdfStrictReadError."""
        if stmnum not in self._streams:
            self._streams[stmnum] = _indexed(generic.Reference(stmnum, 0, self).get_object())
        data, index = self._streams[stmnum]
        if not 0 <= idx < len(index) or index[idx][0] != idnum:
            raise PdfStrictReadError("Object stream does not hold the object at its index")
        stream = BytesIO(data)
        stream.seek(index[idx][1])
        found = generic.read_object(stream, generic.Reference(idnum, 0, self))
        if isinstance(found, generic.StreamObject | generic.IndirectObject):
            raise PdfStrictReadError("Encountered forbidden object type in object stream")
        return found


def _indexed(stream: Any) -> tuple[bytes, list[tuple[int, int]]]:
    """What the stream holds: its bytes, and number and place of each object in them."""
    if not isinstance(stream, generic.StreamObject) or stream["/Type"] != "/ObjStm":
        raise PdfStrictReadError("Object stream expected")
    first, count, data = int(stream["/First"]), int(stream["/N"]), bytes(stream.data)
    try:
        numbers = [int(text) for text in data[:first].split()[: 2 * count]]
    except ValueError as error:
        raise PdfStrictReadError("Object stream header possibly corrupted") from error
    if len(numbers) != 2 * count:
        raise PdfStrictReadError("Object stream header possibly corrupted")
    return data, [(number, first + place) for number, place in zip(numbers[::2], numbers[1::2], strict=True)]
