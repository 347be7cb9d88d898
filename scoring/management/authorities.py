"""The authority that a command is about."""

from django.core.management import CommandError

from units.models import Unit

USAGE = 2


def authority_named(code: str) -> Unit:
    """The authority of this code. Raises CommandError naming those that hold rounds."""
    found: Unit | None = Unit.objects.filter(code=code).first()
    if found is None:
        known = Unit.objects.filter(rounds__isnull=False).distinct().order_by("code")
        listed = ", ".join(known.values_list("code", flat=True)) or "chưa có cơ quan nào"
        raise CommandError(f"Không có cơ quan mã “{code}”. Hiện có: {listed}.", returncode=USAGE)
    return found
