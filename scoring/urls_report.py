"""Addresses of writing the annual report: outline, sections, form."""

from django.urls import path

from scoring.views.work.report.autosave import preview, save
from scoring.views.work.report.desk import report_desk
from scoring.views.work.report.editor import report_section
from scoring.views.work.report.form import report_form
from scoring.views.work.report.history import report_section_history
from scoring.views.work.report.outline import report_outline
from scoring.views.work.report.preview import report_preview

REPORT = "<round:slug>/bao-cao/"
SECTION = f"{REPORT}muc/<slug:key>/"

urlpatterns = [
    path(REPORT, report_desk, name="report-desk"),
    path(f"{REPORT}thu-tu/", report_outline, name="report-outline"),
    path(f"{REPORT}thong-tin/", report_form, name="report-form"),
    path(f"{REPORT}xem/", report_preview, name="report-preview"),
    path(SECTION, report_section, name="report-section"),
    path(f"{SECTION}luu/", save, name="report-section-save"),
    path(f"{SECTION}xem/", preview, name="report-section-preview"),
    path(f"{SECTION}lich-su/", report_section_history, name="report-section-history"),
]
