"""Addresses of the portal."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from cchc import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("tai-khoan/dang-nhap/", views.SignIn.as_view(), name="login"),
    path("tai-khoan/dang-xuat/", LogoutView.as_view(), name="logout"),
    path("ngon-ngu/", views.choose_language, name="set_language"),
    path("robots.txt", views.robots),
    path("favicon.ico", views.favicon),
    path("healthz", views.health),
    path("", include("scoring.urls")),
]
