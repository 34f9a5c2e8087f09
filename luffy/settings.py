"""Django's settings, derived from `luffy.env`. Nothing here reads the environment directly."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from luffy.accounts.theme import BACK_OFFICE
from luffy.core.logging import configure_logging
from luffy.env import Mode, env

# Lets `ModelAdmin[Order]` and the like, which the type checker wants, be written at run time as well.
django_stubs_ext.monkeypatch()

ENV = env()
if _reasons := ENV.refusals():
    raise ImproperlyConfigured(f"{ENV.mode} refuses to start: " + "; ".join(_reasons))

ROOT = Path(__file__).resolve().parent.parent
IS_PRODUCTION = ENV.is_production
DEBUG = ENV.debug and not IS_PRODUCTION
SECRET_KEY = ENV.secret_key or "only-for-a-machine-of-ones-own-never-in-production"
SECRET_KEY_FALLBACKS = list(ENV.secret_key_fallbacks)
ALLOWED_HOSTS = list(ENV.allowed_hosts) or ["*"]

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",
    "luffy.accounts.office.BackOfficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.usersessions",
    "ninja",
    "procrastinate.contrib.django",
    "luffy.core",
    "luffy.accounts",
    "luffy.site",
    "luffy.catalog",
    "luffy.notify",
    "luffy.moderation",
    "luffy.wallet",
    "luffy.coupons",
    "luffy.learning",
    "luffy.community",
    "luffy.discussions",
    "luffy.exercises",
    "luffy.degrees",
    "luffy.reviews",
    "luffy.certificates",
    "luffy.orders",
    "luffy.payments",
    "luffy.invoices",
    "luffy.refunds",
    "luffy.search",
    "luffy.support",
    "luffy.webhooks",
    "luffy.figures",
    "luffy.privacy",
    "luffy.campaigns",
    "luffy.exchange",
]

MIDDLEWARE = [
    "luffy.core.middleware.request_id",
    "luffy.core.middleware.protective_headers",
    "luffy.core.middleware.office_only",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "luffy.core.middleware.refusals",
]

ROOT_URLCONF = "luffy.urls"
WSGI_APPLICATION = "luffy.wsgi.application"
# A redirect on the payment callback would look like a refusal to the gateway.
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"storefront": "luffy.storefront.tags"},
        },
    }
]


def _database(url: str) -> dict[str, Any]:
    parts = urlsplit(url or "postgresql://luffy@127.0.0.1:5432/luffy")
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A unix socket's folder comes as ?host=/path
        "HOST": unquote(query.pop("host", parts.hostname or "")),
        "PORT": query.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "application_name": "luffy",
            # A statement that comes again is parsed and planned once a connection: half of the database's work for
            # an order. Through PgBouncer this needs version 1.21.
            "server_side_binding": True,
            "prepare_threshold": 2,
            # A stuck lock must become an error that can be retried, never a hung web worker.
            "options": "-c lock_timeout=5000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000",
            **query,
        },
    }


def _files(s3_url: str) -> dict[str, Any]:
    """The local disk, or a bucket that nobody but us may read."""
    if not s3_url:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    parts = urlsplit(s3_url)
    options = {
        "endpoint_url": f"https://{parts.netloc.rpartition('@')[2]}",
        "bucket_name": parts.path.strip("/"),
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "default_acl": "private",
        "file_overwrite": False,
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


DATABASES = {"default": _database(ENV.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = ENV.redis_url or "redis://127.0.0.1:6379/0"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["luffy.accounts.backends.PasswordBackend"]
PASSWORD_HASHERS = ["luffy.accounts.passwords.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "luffy.accounts.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "luffy.accounts.passwords.NotTooLong"},
    {"NAME": "luffy.accounts.passwords.NotTheDemoPassword"},
]
ACCOUNT_ADAPTER = "luffy.accounts.allauth.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USERNAME_MIN_LENGTH = 2
# Forgotten passwords: what a link is good for, and that nobody learns which addresses are known.
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_PREVENT_ENUMERATION = True
# Our own limit (accounts.throttle) counts before it checks and so holds under a burst; theirs reads, then writes.
ACCOUNT_RATE_LIMITS = False
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS: dict[str, str] = {}
# Second factors: secrets are sealed, tries are counted by `accounts.codes`, and nobody's e-mail is verified here.
MFA_ADAPTER = "luffy.accounts.mfa.SealedSecrets"
MFA_TOTP_ISSUER = "Luffy"
MFA_ALLOW_UNVERIFIED_EMAIL = True
STAFF_SECOND_FACTOR = IS_PRODUCTION if ENV.staff_second_factor is None else ENV.staff_second_factor
ADMIN_PATH, OFFICE_NETWORKS = ENV.admin_path, ENV.office_networks
TOKEN_LIFE_DAYS = ENV.token_life_days
REGISTRATIONS_PER_ADDRESS = ENV.registrations_per_address
TRUSTED_PROXIES = ENV.trusted_proxies
BASE_URL = ENV.base_url

# A demo writes its letters into the log of the worker. A public site must not: they hold keys.
SENDS_MAIL = bool(ENV.email_url) or not IS_PRODUCTION
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENV.email_url else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = ENV.email_from
_MAIL = urlsplit(ENV.email_url)
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or (465 if _MAIL.scheme == "smtps" else 587)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.scheme == "smtps", _MAIL.scheme == "smtp"
EMAIL_TIMEOUT = 20

# Telephones and WeChat: a demo writes into the log of the worker, a public site sends only by what is named.
_CONSOLE = "" if IS_PRODUCTION else "luffy.notify.providers.console.Console"
SMS_PROVIDER = ENV.sms_provider or _CONSOLE
WECHAT_MESSAGE_PROVIDER = ENV.wechat_message_provider or _CONSOLE
SMS_GATEWAY_URL, SMS_GATEWAY_KEY = ENV.sms_gateway_url, ENV.sms_gateway_key
WECHAT_MESSAGE_BASE, WECHAT_MESSAGE_TEMPLATE = ENV.wechat_message_base, ENV.wechat_message_template
WECHAT_MESSAGE_APPID, WECHAT_MESSAGE_SECRET = ENV.wechat_message_appid, ENV.wechat_message_secret

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "luffy.core.views.csrf_refused"
CSRF_TRUSTED_ORIGINS = [ENV.base_url]
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
if IS_PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.trusted_proxies else None

LANGUAGE_CODE = "zh-hans"
# Written by the pages' own switch; without it a browser's wish counts.
LANGUAGE_COOKIE_NAME = "luffy-language"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", _("英文"))]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Files of people, such as invoices. No address leads there: each is given out by an endpoint that knows whose it is.
MEDIA_ROOT = ENV.home.absolute() / "files"
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
FILE_UPLOAD_HANDLERS = ["luffy.core.files.intake.CutUpload"]
UPLOAD_MAX_BYTES = ENV.upload_max_bytes
UPLOAD_ACCOUNT_BYTES, UPLOAD_ACCOUNT_FILES = ENV.upload_account_bytes, ENV.upload_account_files
UPLOAD_SCANNER = ENV.upload_scanner
STORAGES = {
    "default": _files(ENV.s3_url),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

STATIC_URL = "/static/"
# Served from the packages themselves: nothing has to be collected before the first start.
STATIC_ROOT = None
# What `make web` has built; its names hold a hash of the content, so browsers may keep the files for ever.
WEB_IN_WHEEL = Path(__file__).parent / "storefront" / "dist"
WEB_DIST = WEB_IN_WHEEL if WEB_IN_WHEEL.is_dir() else ROOT / "web" / "dist"
# Ours come before those of packages: the theme's Alpine is one that a strict content security policy allows.
STATICFILES_DIRS: list[Any] = [Path(__file__).parent / "static"]
if WEB_DIST.is_dir():
    STATICFILES_DIRS.append(("web", WEB_DIST))
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/web/[^/]+-[\w-]{8}\.\w+$"

UNFOLD = BACK_OFFICE

# Each app's jobs are in its `jobs.py`.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# The invariants are no app: they have no tables.
PROCRASTINATE_IMPORT_PATHS = ["luffy.invariants.jobs"]

FEN_PER_BERRY = ENV.fen_per_berry
MODERATED_FIRST_TEXTS = ENV.moderated_first_texts
GRADING_HOURS = ENV.grading_hours
LIKENESS_PERCENT = ENV.likeness_percent
EARNED_RIPENS_AFTER_DAYS = ENV.earned_ripens_after_days
WITHDRAWAL_MINIMUM_BERRIES = ENV.withdrawal_minimum_berries
WITHDRAWAL_TWO_PERSONS_ABOVE_BERRIES = ENV.withdrawal_two_persons_above_berries
GIFT_TWO_PERSONS_ABOVE_BERRIES = ENV.gift_two_persons_above_berries
PLAY_TICKET_SECONDS, PLAY_DEVICES = ENV.play_ticket_seconds, ENV.play_devices
VIDEO_WATERMARK, VIDEO_EMBED_URL, FFMPEG = ENV.video_watermark, ENV.video_embed_url, ENV.ffmpeg
# Pages of others that ours may show within themselves.
FRAME_SOURCES = [f"https://{urlsplit(ENV.video_embed_url).netloc}"] if ENV.video_embed_url else []
ORDER_LIFE_MINUTES = ENV.order_life_minutes
REFUND_TWO_PERSONS_ABOVE_FEN = ENV.refund_two_persons_above_fen
INVOICE_PROVIDER = ENV.invoice_provider
INVOICE_SELLER_NAME = ENV.invoice_seller_name
INVOICE_SELLER_TAX_NUMBER = ENV.invoice_seller_tax_number
WEBHOOK_NETWORKS = ENV.webhook_networks

TEST_MODE = ENV.mode is Mode.TEST
# Pages then tell the demo's accounts to whoever wants to sign in.
IS_DEMO = ENV.mode is Mode.DEMO
configure_logging(as_json=ENV.log_json if ENV.log_json is not None else IS_PRODUCTION)
LOGGING_CONFIG = None
