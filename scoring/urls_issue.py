"""Addresses of approval, editions, verification and signing of the annual report."""

from django.urls import path

from scoring.views.verify import verify, verify_code
from scoring.views.work.report.approval import approval, reopening, returning, signed_copy, signing, submission

REPORT = "<round:slug>/bao-cao/"

urlpatterns = [
    path("xac-minh/", verify, name="verify"),
    path("xac-minh/<slug:code>/", verify_code, name="verify-code"),
    path(f"{REPORT}trinh/", submission, name="report-submit"),
    path(f"{REPORT}duyet/", approval, name="report-approve"),
    path(f"{REPORT}tra-lai/", returning, name="report-return"),
    path(f"{REPORT}mo-lai/", reopening, name="report-reopen"),
    path(f"{REPORT}ky/", signing, name="report-sign"),
    path(f"{REPORT}ban-ky/", signed_copy, name="report-signed-copy"),
]
