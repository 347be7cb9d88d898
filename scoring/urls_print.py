"""Addresses of prints: drawings asked for, kinds of document, cards of units."""

from django.urls import path

from scoring.views import report, report_word
from scoring.views.work.report.drawings import report_drawing, report_drawing_file, report_drawings

DRAWINGS = "<round:slug>/bao-cao/ban-in/"

urlpatterns = [
    path("<round:slug>/bao-cao.docx", report_word.report_docx, name="report-docx"),
    path(DRAWINGS, report_drawings, name="report-drawings"),
    path(f"{DRAWINGS}<int:pk>/", report_drawing, name="report-drawing"),
    path(f"{DRAWINGS}<int:pk>/tep", report_drawing_file, name="report-drawing-file"),
    path("<round:slug>/bao-cao/<slug:variant>.pdf", report.report_variant, name="report-variant"),
    path("<round:slug>/don-vi/<unit:code>/phieu-ket-qua.pdf", report.unit_card, name="unit-card"),
]
