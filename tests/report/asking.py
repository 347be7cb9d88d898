"""Asks for documents as a browser does."""

from typing import Any

from django.test import Client
from django.urls import reverse

PDF = b"%PDF-1.7 drawn"  # what the fixture `drawn` makes of every page


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, *more: object) -> str:
    return reverse(name, args=["2021", *more])


def read(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content
