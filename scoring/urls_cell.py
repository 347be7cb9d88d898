"""Addresses of one score: its page and its documents."""

from django.urls import path

from scoring.views.work import cell, evidence

CELL = "<round:slug>/nhap-diem/<unit:code>/tieu-chi/<criterion:criterion_code>/"
DOCUMENTS = f"{CELL}minh-chung/"

urlpatterns = [
    path(CELL, cell.cell, name="cell"),
    path(f"{CELL}tinh/", cell.computation, name="cell-computation"),
    path(DOCUMENTS, evidence.evidence_add, name="evidence-add"),
    path(f"{DOCUMENTS}<int:pk>/", evidence.evidence_file, name="evidence-file"),
    path(f"{DOCUMENTS}<int:pk>/thay/", evidence.evidence_replace, name="evidence-replace"),
    path(f"{DOCUMENTS}<int:pk>/rut/", evidence.evidence_withdraw, name="evidence-withdraw"),
]
