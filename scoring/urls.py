"""Addresses of rounds."""

from django.urls import path, register_converter

from scoring.converters import RoundSlugConverter, UnitCodeConverter
from scoring.views import downloads, pages, report, sheet
from scoring.views.exchange.downloads import download
from scoring.views.exchange.imports import corrected_file, score_import
from scoring.views.exchange.overview import exchange

register_converter(RoundSlugConverter, "round")
register_converter(UnitCodeConverter, "unit")

urlpatterns = [
    path("", pages.home, name="home"),
    path("phieu-cua-don-vi/", sheet.own_sheet, name="own-sheet"),
    path("<round:slug>/", pages.round_ranking, name="round"),
    path("<round:slug>/don-vi/<unit:code>/", pages.unit_result, name="unit"),
    path("<round:slug>/linh-vuc/<int:number>/", pages.domain_ranking, name="domain"),
    path("<round:slug>/ket-qua.json", downloads.results_json, name="results-json"),
    path("<round:slug>/phien-ban/<int:version>/ket-qua.json", downloads.version_json, name="version-json"),
    path("<round:slug>/ket-qua.csv", downloads.results_csv, name="results-csv"),
    path("<round:slug>/ket-qua.xlsx", downloads.results_xlsx, name="results-xlsx"),
    path("<round:slug>/bao-cao.pdf", report.report_pdf, name="report-pdf"),
    path("<round:slug>/nhap-diem/<unit:code>/", sheet.sheet, name="sheet"),
    path("<round:slug>/nhap-diem/<unit:code>/tong/", sheet.sheet_totals, name="sheet-totals"),
    path("<round:slug>/bang-tinh/", exchange, name="exchange"),
    path("<round:slug>/bang-tinh/tai-ve/<slug:kind>.xlsx", download, name="exchange-download"),
    path("<round:slug>/bang-tinh/nhap/<int:pk>/", score_import, name="import"),
    path("<round:slug>/bang-tinh/nhap/<int:pk>/tep-sua-loi.xlsx", corrected_file, name="import-corrected"),
]
