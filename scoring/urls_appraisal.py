"""Addresses of the appraisal and of explanations."""

from django.urls import path

from scoring.views.work.acceptance import accept_all, accept_score, appraisal_next
from scoring.views.work.appraisal import appraisal
from scoring.views.work.appraisal_unit import appraisal_unit
from scoring.views.work.assignments import assignments
from scoring.views.work.carry_over import carry
from scoring.views.work.explanation_list import explanation_list
from scoring.views.work.explanations import explanation
from scoring.views.work.gap import gap

CELL = "<round:slug>/nhap-diem/<unit:code>/tieu-chi/<criterion:criterion_code>"

urlpatterns = [
    path("<round:slug>/tham-dinh/", appraisal, name="appraisal"),
    path("<round:slug>/tham-dinh/tiep/", appraisal_next, name="appraisal-next"),
    path("<round:slug>/tham-dinh/don-vi/<unit:code>/", appraisal_unit, name="appraisal-unit"),
    path("<round:slug>/tham-dinh/phan-cong/", assignments, name="assignments"),
    path("<round:slug>/tham-dinh/chap-nhan/", accept_all, name="accept-rest"),
    path("<round:slug>/tham-dinh/chot/", carry, name="carry-over"),
    path("<round:slug>/chenh-lech/", gap, name="gap"),
    path("<round:slug>/giai-trinh/", explanation_list, name="explanations"),
    path(f"{CELL}/chap-nhan/", accept_score, name="accept"),
    path(f"{CELL}/giai-trinh/", explanation, name="explanation"),
]
