"""Addresses of the history of a round, and of bonus and penalty points."""

from django.urls import path

from scoring.views.work.adjustments import adjustments
from scoring.views.work.history import cell_history, history, unit_history

urlpatterns = [
    path("<round:slug>/lich-su/", history, name="history"),
    path("<round:slug>/lich-su/<unit:code>/", unit_history, name="unit-history"),
    path("<round:slug>/lich-su/<unit:code>/<criterion:criterion_code>/", cell_history, name="cell-history"),
    path("<round:slug>/diem-thuong/", adjustments, name="adjustments"),
]
