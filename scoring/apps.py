"""Application of criteria, rounds, scores and results."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScoringConfig(AppConfig):
    """Scores the administrative reform of communes."""

    name = "scoring"
    verbose_name = _("Chấm điểm cải cách hành chính")

    def ready(self) -> None:
        """Register the system checks."""
        from scoring import checks  # noqa: F401, PLC0415  # importing registers them, and needs the apps loaded
