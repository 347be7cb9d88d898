"""Addresses of the portal."""

from django.contrib import admin
from django.urls import include, path

from cchc import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("tai-khoan/", include("units.urls")),
    path("ngon-ngu/", views.choose_language, name="set_language"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("healthz", views.health, name="health"),
    path("", include("scoring.urls")),
]
