"""Signing in as people do, through the page."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from units.models import User
from units.security.second_factor import Proposal

SIGN_IN = "/tai-khoan/dang-nhap/"
PASSWORD = "mat-khau-thu-nghiem"  # as tests.people sets it
OFFICE_ADDRESS = "203.0.113.7"

SignIn = Callable[..., Any]


@pytest.fixture
def sign_in() -> SignIn:
    """Post the sign-in form from an address."""

    def post(username: str, password: str = PASSWORD, *, address: str = OFFICE_ADDRESS, client: Client | None = None):
        client = client or Client()
        return client.post(SIGN_IN, {"username": username, "password": password}, REMOTE_ADDR=address)

    return post


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def code_of(key: str) -> str:
    """The code an application shows now for a key in hexadecimal."""
    return f"{totp(bytes.fromhex(key)):06d}"


def with_factor(user: User) -> str:
    """Give an account a second factor without using up a code; its key."""
    key = Proposal.fresh(user).key
    TOTPDevice.objects.create(user=user, key=key, confirmed=True)
    return key
