"""Addresses of the figures the annual report cites."""

from django.urls import URLPattern, path

from scoring.views.work.report.cites import report_cites
from scoring.views.work.report.figure_definitions import figure_edit, figure_new
from scoring.views.work.report.figure_files import figures_csv, figures_import, figures_xlsx
from scoring.views.work.report.figures import report_figures

urlpatterns: list[URLPattern] = [
    path("<round:slug>/bao-cao/so-lieu/", report_figures, name="report-figures"),
    path("<round:slug>/bao-cao/so-lieu/them/", figure_new, name="report-figure-new"),
    path("<round:slug>/bao-cao/so-lieu/muc/<slug:figure>/", figure_edit, name="report-figure"),
    path("<round:slug>/bao-cao/so-lieu/nhap/", figures_import, name="report-figures-import"),
    path("<round:slug>/bao-cao/so-lieu/tai-ve.xlsx", figures_xlsx, name="report-figures-xlsx"),
    path("<round:slug>/bao-cao/so-lieu/tai-ve/<slug:kind>.csv", figures_csv, name="report-figures-csv"),
    path("<round:slug>/bao-cao/so-lieu/danh-muc.json", report_cites, name="report-cites"),
]
