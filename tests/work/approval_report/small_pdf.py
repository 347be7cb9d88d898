"""A small PDF of the kind that reports are: archive copy, tagged, with data attached."""

import gc
import warnings
from collections.abc import Mapping

from weasyprint import HTML, Attachment

PAGE = "<html lang=vi><title>Báo cáo</title><h1>Báo cáo</h1><p>Chỉ số 83,30%</p></html>"


def small_pdf(attached: Mapping[str, str]) -> bytes:
    attachments = [Attachment(string=text, name=name, relationship="Data") for name, text in attached.items()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its colour profile open
        data: bytes = HTML(string=PAGE).write_pdf(pdf_variant="pdf/a-3a", pdf_tags=True, attachments=attachments)
        gc.collect()
    return data
