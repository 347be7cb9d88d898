"""Hypothesis without its clock: a busy machine is no failing property."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
