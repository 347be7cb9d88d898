"""Addresses of comparison, of criteria, and of what units do about their results."""

from django.urls import path

from scoring.views.explained.compare import compare
from scoring.views.explained.criterion import criterion
from scoring.views.work.remedy import remedy

urlpatterns = [
    path("<round:slug>/so-sanh/", compare, name="compare"),
    path("<round:slug>/tieu-chi/<criterion:criterion_code>/", criterion, name="criterion"),
    path("<round:slug>/don-vi/<unit:code>/khac-phuc/", remedy, name="remedy"),
]
