"""Addresses of approval, editions, verification and signing of the annual report."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
