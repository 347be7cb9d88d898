"""What a page says, without its tags."""

from tests.pages.conftest import read

__all__ = ["read"]
