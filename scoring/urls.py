"""Addresses of rounds."""

from django.urls import include, path, register_converter

from scoring.converters import CriterionCodeConverter, RoundSlugConverter, UnitCodeConverter
from scoring.views import downloads, pages, report
from scoring.views.exchange.downloads import download
from scoring.views.exchange.imports import corrected_file, score_import
from scoring.views.exchange.overview import exchange

register_converter(RoundSlugConverter, "round")
register_converter(UnitCodeConverter, "unit")
register_converter(CriterionCodeConverter, "criterion")

urlpatterns = [
    path("", pages.home, name="home"),
    # Addresses are tried in this order: first what is read most.
    path("<round:slug>/", pages.round_ranking, name="round"),
    path("<round:slug>/bao-cao.pdf", report.report_pdf, name="report-pdf"),
    path("", include("scoring.urls_unit")),
    path("", include("scoring.urls_about")),
    path("", include("scoring.urls_entry")),
    path("", include("scoring.urls_cell")),
    path("", include("scoring.urls_appraisal")),
    path("", include("scoring.urls_decisions")),
    path("", include("scoring.urls_year")),
    path("", include("scoring.urls_history")),
    path("", include("scoring.urls_report")),
    path("", include("scoring.urls_figures")),
    path("", include("scoring.urls_check")),
    path("", include("scoring.urls_print")),
    path("", include("scoring.urls_issue")),
    path("", include("scoring.urls_steering")),
    path("", include("scoring.urls_compare")),
    path("<round:slug>/linh-vuc/<int:number>/", pages.domain_ranking, name="domain"),
    path("<round:slug>/ket-qua.json", downloads.results_json, name="results-json"),
    path("<round:slug>/phien-ban/<int:version>/ket-qua.json", downloads.version_json, name="version-json"),
    path("<round:slug>/ket-qua.csv", downloads.results_csv, name="results-csv"),
    path("<round:slug>/ket-qua.xlsx", downloads.results_xlsx, name="results-xlsx"),
    path("<round:slug>/bang-tinh/", exchange, name="exchange"),
    path("<round:slug>/bang-tinh/tai-ve/<slug:kind>.xlsx", download, name="exchange-download"),
    path("<round:slug>/bang-tinh/nhap/<int:pk>/", score_import, name="import"),
    path("<round:slug>/bang-tinh/nhap/<int:pk>/tep-sua-loi.xlsx", corrected_file, name="import-corrected"),
]
