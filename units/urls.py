"""Addresses of a person's own account."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from units.views.account import AccountPage
from units.views.password import OwnPassword
from units.views.second_factor import Disable, Enrol, RecoveryCodes, Verify
from units.views.sign_in import SignIn, SignOutEverywhere

urlpatterns = [
    path("", AccountPage.as_view(), name="account"),
    path("dang-nhap/", SignIn.as_view(), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("dang-xuat-moi-noi/", SignOutEverywhere.as_view(), name="logout-everywhere"),
    path("doi-mat-khau/", OwnPassword.as_view(), name="account-password"),
    path("xac-thuc/", Verify.as_view(), name="account-verify"),
    path("xac-thuc/thiet-lap/", Enrol.as_view(), name="account-enrol"),
    path("xac-thuc/tat/", Disable.as_view(), name="account-disable"),
    path("ma-du-phong/", RecoveryCodes.as_view(), name="account-recovery"),
]
