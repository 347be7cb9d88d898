"""Addresses of the entry screens of a round."""

from django.urls import path

from scoring.views.work.autosave import save_cells
from scoring.views.work.grid import grid
from scoring.views.work.sheet import own_sheet, sheet

urlpatterns = [
    path("phieu-cua-don-vi/", own_sheet, name="own-sheet"),
    path("<round:slug>/nhap-diem/<unit:code>/", sheet, name="sheet"),
    path("<round:slug>/bang-nhap/", grid, name="grid"),
    path("<round:slug>/luu-diem/", save_cells, name="save-cells"),
]
