"""Addresses of submission, approval and the ratings of heads."""

from django.urls import path

from scoring.views.work import submission
from scoring.views.work.approval import approval
from scoring.views.work.heads import heads

SUBMISSION = "<round:slug>/nhap-diem/<unit:code>/gui/"

urlpatterns = [
    path(SUBMISSION, submission.submission, name="submission"),
    path(f"{SUBMISSION}ban-in/", submission.printed, name="submission-print"),
    path(f"{SUBMISSION}ban-ky/", submission.signed_copy, name="signed-copy"),
    path(f"{SUBMISSION}kiem-tra/", submission.submission_check, name="submission-check"),
    path(f"{SUBMISSION}tra-lai/", submission.submission_return, name="submission-return"),
    path("<round:slug>/phe-duyet/", approval, name="approval"),
    path("<round:slug>/nguoi-dung-dau/", heads, name="heads"),
]
