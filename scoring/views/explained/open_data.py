"""Open data: the files of every published round, and what stands in them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from scoring.presenters.open_data.dictionary import chapters
from scoring.presenters.open_data.files import round_files
from scoring.results.dictionary.table import Column, columns, published_columns
from scoring.results.schema import Overview
from scoring.selectors.publications import publications_of
from scoring.views.around import frame_of
from scoring.views.explained.etags import open_data_etag
from scoring.views.guard import Opened, of_round
from scoring.views.kept_pages import kept


@kept(open_data_etag)
@of_round
def open_data(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Files, addresses, hashes, licence and dictionary; only rounds that the reader may see."""
    slug = opened.round.slug
    context = {
        "frame": frame_of(opened, _overview(opened)),
        "rounds": round_files(publications_of(opened.rounds)),
        "columns": _columns(opened),
        "chapters": chapters(),
        "licence": settings.OPEN_DATA_LICENCE,
        "json_address": request.build_absolute_uri(reverse("results-json", args=[slug])),
        "version_address": request.build_absolute_uri(reverse("version-json", args=[slug, 1])),
    }
    return render(request, "portal/open_data.html", context)


def _overview(opened: Opened) -> Overview:
    frozen: Overview = opened.publication.overview if opened.publication else opened.results.overview
    return frozen


def _columns(opened: Opened) -> list[Column]:
    return published_columns(opened.publication) if opened.publication else columns(opened.results)
