"""Pages of the report's figures."""

from scoring.presenters.work.report_figures.page import FiguresPage, figures_page

__all__ = ["FiguresPage", "figures_page"]
