"""Addresses for those who steer a round: drafts tried on it, and the leaders' page."""

from django.urls import path

from scoring.views.explained.chairman import chairman
from scoring.views.explained.replay import replay, replay_csv, replay_xlsx

urlpatterns = [
    path("<round:slug>/lanh-dao/", chairman, name="chairman"),
    path("<round:slug>/chay-thu/", replay, name="replay"),
    path("<round:slug>/chay-thu/bang.csv", replay_csv, name="replay-csv"),
    path("<round:slug>/chay-thu/bang.xlsx", replay_xlsx, name="replay-xlsx"),
]
