"""Addresses of what explains the result of one unit, and of the efforts that its way up weighs."""

from django.urls import path

from scoring.views.explained.effort import effort
from scoring.views.explained.unit import unit_result
from scoring.views.explained.way_up import way_up

urlpatterns = [
    path("<round:slug>/don-vi/<unit:code>/", unit_result, name="unit"),
    path("<round:slug>/don-vi/<unit:code>/duong-len-hang/", way_up, name="way-up"),
    path("<round:slug>/cong-suc/", effort, name="effort"),
]
