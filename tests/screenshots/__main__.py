"""Draws every page of the demo at three widths into docs/screenshots: `python -m tests.screenshots`.

Sets up what it needs (a database, the demo, a server, Chromium) in a folder of its own and takes it away again.
"""

import os
import sys
import tempfile


def main() -> None:
    """Draw, and say how much there is."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder)
        from django.test import override_settings

        from tests.screenshots.drawing import FOLDER, draw_all, plain_static_files

        with override_settings(STORAGES=plain_static_files()):
            draw_all()
        files = list(FOLDER.glob("*.webp"))
        size = sum(path.stat().st_size for path in files)
        sys.stdout.write(f"{len(files)} pictures, {size / 1024:.0f} KiB in {FOLDER}\n")


def prepare(folder: str) -> None:
    """A portal of its own: nothing of the developer's is read or written."""
    for name in ("CCHC_ENV", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "DEBUG"):
        os.environ.pop(name, None)
    os.environ |= {
        "CCHC_VAR": folder,
        "DJANGO_SETTINGS_MODULE": "cchc.settings",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps an event loop in this thread
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


if __name__ == "__main__":
    main()
