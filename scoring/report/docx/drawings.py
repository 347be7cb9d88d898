"""Drawings stay with the PDF: Word gets the figures that stand beside them."""

from scoring.report.docx.inline import Element

_DRAWN = "plot"  # class of cells with a drawing and nothing else


def drop_drawings(root: Element) -> None:
    """Take columns of drawings out of their tables, and legends that explain nothing but colours."""
    for table in root.iter("table"):
        _drop_columns(table)
    for legend in root.find_class("legend"):
        if legend.find(".//svg") is not None:
            legend.getparent().remove(legend)


def _drop_columns(table: Element) -> None:
    drawn = max((len(row.find_class(_DRAWN)) for row in table.iter("tr")), default=0)
    if not drawn:
        return
    for cell in table.find_class(_DRAWN):
        cell.getparent().remove(cell)
    for cell in table.iter("td", "th"):
        if cell.get("colspan"):  # the name of a block, over all columns
            cell.set("colspan", str(int(cell.get("colspan")) - drawn))
