"""The page of one's own account."""

import datetime
from typing import Any

from axes.models import AccessLog
from django.utils import timezone

from units.models import User
from units.security.policy import requires_second_factor
from units.security.second_factor import has_second_factor, recovery_codes_left
from units.views.common import OwnTemplate

RECENT = 5  # sign-ins shown


class AccountPage(OwnTemplate):
    """Name, roles, latest sign-ins, second factor, and what can be done."""

    template_name = "accounts/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows."""
        account = self.account
        return super().get_context_data(
            account=account,
            memberships=account.memberships.select_related("unit").order_by("unit__sort_name", "role"),
            sign_ins=_recent(account),
            has_factor=has_second_factor(account),
            codes_left=recovery_codes_left(account),
            must_have_factor=requires_second_factor(account),
            **kwargs,
        )


def _recent(account: User) -> list[tuple[datetime.datetime, str]]:
    """When, and from which address."""
    rows = AccessLog.objects.filter(username=account.username).order_by("-attempt_time")[:RECENT]
    return [(timezone.localtime(row.attempt_time), row.ip_address or "") for row in rows]
