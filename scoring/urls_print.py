"""Addresses of prints of the annual report: drawings, variants, Word."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
