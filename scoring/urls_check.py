"""Addresses of the figures check of the annual report."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
