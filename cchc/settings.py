"""Settings of the portal. What an installation may change is read by `cchc.environment`."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from cchc import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.env.str("CCHC_VAR", default=str(BASE_DIR / "var")))

CCHC_ENV = environment.mode()
PRODUCTION = environment.PRODUCTION == CCHC_ENV
DEBUG = environment.debug(production=PRODUCTION)
SECRET_KEY = environment.secret_key(VAR_DIR, production=PRODUCTION)
ALLOWED_HOSTS = environment.allowed_hosts(production=PRODUCTION)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if PRODUCTION else []

INSTALLED_APPS = [
    "cchc",
    "scoring",
    "units",
    "import_export",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_prose_editor",  # for its script: the bundle of Tiptap
    "cchc.admin_app.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cchc.methods.MethodMiddleware",
    "cchc.head_requests.HeadMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cchc.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "units.security.sessions.SessionLimits",
    "units.security.gate.Gate",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "cchc.urls"
WSGI_APPLICATION = "cchc.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cchc.context.portal",
                "scoring.context.work",
            ],
        },
    },
]

DATABASES = {"default": environment.database(VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = ["units.security.throttle.PortalBackend", "django.contrib.auth.backends.ModelBackend"]

# Length and what can be guessed; no rules of composition and no expiry, as NIST SP 800-63B advises.
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.MinimumLengthValidator",
        "OPTIONS": {"min_length": environment.whole("PASSWORD_MIN_LENGTH", default=12, least=8)},
    },
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": "units.security.validators.LocalPasswordValidator"},
]

# Sign-in: see units/security/throttle.py for what is counted.
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")
AXES_HANDLER = "units.security.throttle.PortalHandler"
AXES_CLIENT_IP_CALLABLE = "units.security.address.client_address"
AXES_LOCKOUT_CALLABLE = "units.security.throttle.keep_response"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = environment.whole("SIGN_IN_ATTEMPTS", default=5, least=1)
AXES_COOLOFF_TIME = timedelta(minutes=environment.whole("SIGN_IN_WAIT_MINUTES", default=15, least=1))
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_SENSITIVE_PARAMETERS = ["username", "old_password", "new_password1", "new_password2"]
AXES_ENABLE_ADMIN = False  # the back office has a page of its own
AXES_VERBOSE = False

OTP_TOTP_ISSUER = "CCHC"  # what the application on the telephone calls the portal

# A session ends when it is idle, and when it is old.
SESSION_IDLE_SECONDS = 60 * environment.whole("SESSION_IDLE_MINUTES", default=60, least=5)
SESSION_COOKIE_AGE = 60 * 60 * environment.whole("SESSION_HOURS", default=12, least=1)

# Mail, of reminders: the console unless a server is named.
PORTAL_URL = environment.portal_url(ALLOWED_HOSTS, production=PRODUCTION)
_MAIL = environment.mail()
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_HOST = _MAIL["EMAIL_HOST"]
EMAIL_PORT = _MAIL["EMAIL_PORT"]
EMAIL_HOST_USER = _MAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10  # seconds
DEFAULT_FROM_EMAIL = environment.env.str("EMAIL_FROM", default=f"cchc@{ALLOWED_HOSTS[0].strip('.[]')}")

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "my-work"
LOGOUT_REDIRECT_URL = "home"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "cchc" / "locale"]
FORMAT_MODULE_PATH = ["cchc.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "cchc.static_storage.PortalStaticFilesStorage"},
}
MEDIA_ROOT = VAR_DIR / "media"
FILE_MAX_BYTES = 1_000_000 * environment.whole("FILE_MAX_MEGABYTES", default=20, least=1)  # of one piece of evidence

# Root certificates whose signatures on reports are said to be verified: a folder of PEM or DER files.
SIGNING_ROOTS = Path(environment.env.str("SIGNING_ROOTS", default=str(VAR_DIR / "trust")))

# What a reader may do with the published data, in one sentence or two.
OPEN_DATA_LICENCE = environment.env.str("OPEN_DATA_LICENCE", default="").strip() or _(
    "Được tự do sao chép, chia sẻ và sử dụng lại, kể cả để tính toán và công bố tiếp, với điều kiện ghi rõ nguồn"
    " (cơ quan đánh giá, kỳ đánh giá, phiên bản) và không làm sai lệch số liệu."
    " Số liệu được cung cấp theo hiện trạng khi công bố."
)

# What reads the files of reference lists (guarded, in a child process) and writes them; see cchc/tables/sheets.py.
TABLE_FILES = "scoring.workbook.tables"

# Done by `manage.py db_worker`, on this machine or others: the queue is a table of the same database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Who is refused a page is no fault of the portal; faults (500) are logged as before.
    "loggers": {"django.request": {"level": "ERROR"}},
}
