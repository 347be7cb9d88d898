"""The reader that keeps the index of object streams reads what pyHanko's own reads, and refuses what it refuses."""

import io

import pytest
from pyhanko.pdf_utils.generic import Reference
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from scoring.report.signing.reader import ReportReader


def objects(reader):
    numbers = range(1, int(reader.trailer["/Size"]))
    return {
        number: repr(reader.get_object(Reference(number, 0, reader))) for number in numbers if known(reader, number)
    }


def known(reader, number):
    return reader.xrefs[Reference(number, 0, reader)] is not None


def test_the_same_objects(pdf):
    found = objects(ReportReader(pdf))
    assert len(found) > 20
    assert found == objects(PdfFileReader(io.BytesIO(pdf)))


def test_an_object_that_its_stream_does_not_hold(pdf):
    reader = ReportReader(pdf)
    streams = {place.obj_stream_id for place in _places(reader)}
    with pytest.raises(PdfStrictReadError):
        reader._get_object_from_stream(999_999, streams.pop(), 0)
    with pytest.raises(PdfStrictReadError):
        reader._get_object_from_stream(1, 1, 0)  # no object stream


def _places(reader):
    numbers = range(1, int(reader.trailer["/Size"]))
    found = (reader.xrefs[Reference(number, 0, reader)] for number in numbers)
    return [place for place in found if hasattr(place, "obj_stream_id")]
