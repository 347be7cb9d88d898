"""A QR code as a picture within the page: no file, no other address, no image library."""

import segno


def qr_image(text: str) -> str:
    """A `data:` address of an SVG picture, for an <img>."""
    return str(segno.make(text, error="m", micro=False).svg_data_uri(scale=5, border=4))
