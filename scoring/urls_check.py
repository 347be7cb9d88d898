"""Addresses of the figures check of the annual report."""

from django.urls import path

from scoring.views.work.report.check import report_check, report_check_section

urlpatterns = [
    path("<round:slug>/bao-cao/soat/", report_check, name="report-check"),
    path("<round:slug>/bao-cao/muc/<slug:key>/soat/", report_check_section, name="report-check-section"),
]
