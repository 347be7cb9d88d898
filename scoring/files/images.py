"""Images: recognised by their first bytes, then opened by Pillow, which reads the head alone."""

import io
import warnings

from scoring.files.refusals import Refuse


def signature(data: bytes) -> str:
    """PNG, JPEG or WEBP by the first bytes; empty for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WEBP" if data.startswith(b"RIFF") and data[8:12] == b"WEBP" else ""


def check(data: bytes, name: str, refuse: Refuse) -> None:
    """Refuse an image that is not what its first bytes say, or so large that showing it would stop a browser."""
    from PIL import Image  # noqa: PLC0415  # slow to load, and most requests need none

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=(name,)) as image:
                image.verify()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise refuse("too_many_pixels") from error
    except Exception as error:
        raise refuse("damaged") from error
