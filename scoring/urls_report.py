"""Addresses of writing the annual report: outline, sections, form."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
