"""Addresses of what tells how results come about, and of the data behind them."""

from django.urls import path

from scoring.views.explained.methodology import methodology
from scoring.views.explained.open_data import open_data

urlpatterns = [
    path("<round:slug>/phuong-phap/", methodology, name="methodology"),
    path("<round:slug>/du-lieu/", open_data, name="open-data"),
]
