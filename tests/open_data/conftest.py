"""The demo of the facts, for its documents."""

from tests.demo.conftest import demo  # noqa: F401  # a fixture
