"""What a portal in production refuses to start with."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from units.models import User


def refuse_demo_accounts() -> None:
    """Raise ImproperlyConfigured in production while sample accounts, whose password is public, exist."""
    if settings.PRODUCTION and User.objects.filter(is_demo=True, is_active=True).exists():
        raise ImproperlyConfigured(
            "Cổng chạy thật (CCHC_ENV=production) còn tài khoản mẫu có mật khẩu công khai. "
            "Hãy dùng cơ sở dữ liệu mới, hoặc khóa các tài khoản mẫu trước khi chạy."
        )
