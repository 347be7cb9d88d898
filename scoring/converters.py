"""Pieces of addresses."""


class RoundSlugConverter:
    """Address of a round: its year, and words behind it where one year has several rounds ("2021-tu-ky")."""

    regex = r"\d{4}(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        """The slug as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The slug as it stands."""
        return value


class UnitCodeConverter(RoundSlugConverter):
    """Code of a unit."""

    regex = r"[0-9A-Za-z-]+"


class CriterionCodeConverter(RoundSlugConverter):
    """Code of a criterion ("3.1.2", "3a-1")."""

    regex = r"[0-9A-Za-z][0-9A-Za-z.-]*"
