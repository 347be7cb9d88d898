"""WSGI entry point of the portal."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")

application = get_wsgi_application()

from django.db import connections  # noqa: E402  # needs the settings

from cchc.memory import settle  # noqa: E402  # as above
from cchc.safety import refuse_demo_accounts  # noqa: E402  # needs the applications loaded

refuse_demo_accounts()
connections.close_all()  # a worker forked from here must open its own
settle()
