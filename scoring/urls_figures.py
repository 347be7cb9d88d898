"""Addresses of the figures the annual report cites."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
