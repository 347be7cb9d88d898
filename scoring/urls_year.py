"""Addresses of the year's work as a whole: timetable, progress, and what a person has to do."""

from django.urls import path

from scoring.views.work.my_work import my_work
from scoring.views.work.progress import progress
from scoring.views.work.timetable import timetable

urlpatterns = [
    path("viec-cua-toi/", my_work, name="my-work"),
    path("<round:slug>/lich/", timetable, name="timetable"),
    path("<round:slug>/tien-do/", progress, name="progress"),
]
