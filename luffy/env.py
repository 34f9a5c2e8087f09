"""Everything that can be configured from outside, typed, in one place.

Read from environment variables of the same name in capitals (`DATABASE_URL`, `ALIPAY_APP_ID`, …).
"""

from enum import StrEnum
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

OFFICIAL_ALIPAY_HOSTS = frozenset({"openapi.alipay.com"})
OFFICIAL_APP_HOSTS = frozenset(
    {"api.weixin.qq.com", "api2.weixin.qq.com"}
    | {f"{place}.api.weixin.qq.com" for place in ("sh", "sz", "hk")}
)
OFFICIAL_AUTHORIZE_URL = "https://open.weixin.qq.com/connect/oauth2/authorize"
OFFICIAL_WECHAT_HOSTS = frozenset({"api.mch.weixin.qq.com", "api2.mch.weixin.qq.com"})
SAMPLE_SECRETS = ("", "change-me", "luffy-demo", "demo", "secret", "sample", "test")


class Mode(StrEnum):
    DEMO = "demo"
    PRODUCTION = "production"
    TEST = "test"


class Env(BaseSettings):
    """The settings of one installation."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore")

    mode: Mode = Field(default=Mode.DEMO, validation_alias="LUFFY_ENV")
    debug: bool = Field(default=False, validation_alias="LUFFY_DEBUG")
    home: Path = Field(default=Path(".luffy"), validation_alias="LUFFY_HOME")
    port: int = Field(default=8000, validation_alias="LUFFY_PORT", ge=1, le=65535)
    paysim_port: int = Field(default=9009, validation_alias="PAYSIM_PORT", ge=1, le=65535)
    web_workers: int = Field(default=0, validation_alias="LUFFY_WEB_WORKERS", ge=0)
    log_json: bool | None = Field(default=None, validation_alias="LUFFY_LOG_JSON")
    # Where tests have a process die (luffy.core.failpoints).
    failpoint: str = Field(default="", validation_alias="LUFFY_FAILPOINT", pattern=r"^$|^K\d+(:\d+)?$")

    secret_key: str = ""
    # Former ones, newest first: they still open what was sealed, and sign nothing.
    secret_key_fallbacks: Annotated[tuple[str, ...], NoDecode] = ()
    database_url: str = ""
    redis_url: str = ""
    public_base_url: str = ""
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = ()

    fen_per_berry: int = Field(default=100, ge=1)
    withdrawal_minimum_berries: int = Field(default=100, ge=1)
    earned_ripens_after_days: int = Field(default=0, ge=0, le=3_650)
    withdrawal_two_persons_above_berries: int = Field(default=1000, ge=0)
    # What operators give one person within a day; above it a second one agrees.
    gift_two_persons_above_berries: int = Field(default=1000, ge=0)
    # With it /metrics may be read from anywhere, without it only from this network.
    metrics_token: str = ""
    # Whether who works here signs in by a second factor as well; unset: in production.
    staff_second_factor: bool | None = None
    # Where the back office's tables are, and from which networks they and operators' calls are answered; empty: any.
    admin_path: str = Field(default="admin", pattern=r"^[a-z0-9][a-z0-9-]{2,63}$")
    office_networks: Annotated[tuple[str, ...], NoDecode] = ()
    # So many texts of a new learner are looked at before they are shown; 0: none.
    moderated_first_texts: int = Field(default=1, ge=0)
    # Within which a mentor promises to have graded what was handed in.
    grading_hours: int = Field(default=48, ge=1)
    # From here on a mentor is told that a hand-in looks like another learner's.
    likeness_percent: int = Field(default=60, ge=1, le=100)
    upload_max_bytes: int = Field(default=20 * 1024**2, ge=1024)
    # What one account may keep, handed in or not.
    upload_account_bytes: int = Field(default=1024**3, ge=1024)
    upload_account_files: int = Field(default=500, ge=1)
    # A class that fulfils luffy.core.files.scan.Scanner.
    upload_scanner: str = ""
    # `https://key:secret@host/bucket`: files of people lie there and not on this machine's disk (extra `s3`).
    s3_url: str = Field(default="", pattern=r"^$|^https://[^:/@]+:[^/@]+@[^/]+/[^/]+$")
    # How long an address of a film works: longer than the longest lesson with its pauses.
    play_ticket_seconds: int = Field(default=4 * 3600, ge=60)
    # On how many devices one account plays at once.
    play_devices: int = Field(default=3, ge=1)
    # Whether films carry the masked name of who watches.
    video_watermark: bool = False
    # The page of CC's player, with `{vid}` where the video's id belongs.
    video_embed_url: str = Field(default="", pattern=r"^$|^https://[^/]+/.*\{vid\}")
    # The program that packages films; else the one of the extra `local`, else the machine's.
    ffmpeg: str = ""
    order_life_minutes: int = Field(default=30, ge=4)
    # A refund worth more than this needs two operators.
    refund_two_persons_above_fen: int = Field(default=100_000, ge=0)
    token_life_days: int = Field(default=90, ge=1)
    # In five minutes. A public site does well with 100; a class or a load test shares one address.
    registrations_per_address: int = Field(default=2000, ge=1)
    # `smtp://user:password@host:587` (STARTTLS), `smtps://…:465`, or `smtp+plain://host:25` on a trusted network.
    email_url: str = Field(default="", pattern=r"^$|^(smtp|smtps|smtp\+plain)://.+")
    email_from: str = "Luffy <noreply@localhost>"
    # Classes that fulfil luffy.notify.providers.Provider; empty: on a public site no such messages, elsewhere the log.
    sms_provider: str = ""
    wechat_message_provider: str = ""
    # For luffy.notify.providers.gateway.SmsGateway.
    sms_gateway_url: str = Field(default="", pattern=r"^$|^https?://.+")
    sms_gateway_key: str = ""
    # For luffy.notify.providers.wechat.WechatTemplate: those of the official account.
    wechat_message_base: str = "https://api.weixin.qq.com"
    wechat_message_appid: str = ""
    wechat_message_secret: str = ""
    wechat_message_template: str = ""
    # A class that fulfils luffy.invoices.providers.Provider. The one built in prints proofs of no worth for tax.
    invoice_provider: str = "luffy.invoices.providers.proof.Proof"
    invoice_seller_name: str = "路飞学城"
    invoice_seller_tax_number: str = ""
    # Networks of ours in which receivers of events may stand, such as `10.0.4.0/24`; else only public addresses may.
    webhook_networks: Annotated[tuple[str, ...], NoDecode] = ()
    # The public Udemy course data set, for the demo; also found in a `data` folder beside this repository.
    demo_dataset: Path | None = Field(default=None, validation_alias="LUFFY_DEMO_DATASET")

    alipay_gateway: str = "https://openapi.alipay.com/gateway.do"
    alipay_app_id: str = ""
    alipay_seller_id: str = ""
    alipay_app_key_file: Path | None = None
    alipay_public_key_files: Annotated[tuple[Path, ...], NoDecode] = ()

    wechat_base: str = "https://api.mch.weixin.qq.com"
    wechat_mchid: str = Field(default="", pattern=r"^$|^[0-9]{1,32}$")
    wechat_appid: str = ""
    # Of our own certificate there.
    wechat_serial: str = ""
    wechat_key_file: Path | None = None
    wechat_apiv3_key_file: Path | None = None
    # Of the official account: with it we ask who pays inside the WeChat app; without it everybody there scans a code.
    wechat_app_secret_file: Path | None = None
    wechat_authorize_url: str = OFFICIAL_AUTHORIZE_URL
    wechat_app_base: str = "https://api.weixin.qq.com"
    # `PUB_KEY_ID_…=file`, or a certificate's serial and that certificate.
    wechat_public_keys: Annotated[dict[str, Path], NoDecode] = {}

    @field_validator(
        "allowed_hosts",
        "trusted_proxies",
        "office_networks",
        "secret_key_fallbacks",
        "webhook_networks",
        "alipay_public_key_files",
        mode="before",
    )
    @classmethod
    def _split_commas(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("webhook_networks")
    @classmethod
    def _networks(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        """Said at the start, not when something is sent. Raises: ValueError."""
        return tuple(str(ip_network(one, strict=False)) for one in value)

    @field_validator("wechat_public_keys", mode="before")
    @classmethod
    def _split_pairs(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [pair.partition("=") for pair in value.split(",") if pair.strip()]
        return {_as_signed_with(name.strip()): file.strip() for name, _, file in pairs}

    @property
    def has_alipay(self) -> bool:
        return all(self._alipay.values())

    @property
    def has_wechat(self) -> bool:
        return all(self._wechat.values())

    @property
    def _alipay(self) -> dict[str, object]:
        return {
            "ALIPAY_APP_ID": self.alipay_app_id,
            "ALIPAY_SELLER_ID": self.alipay_seller_id,
            "ALIPAY_APP_KEY_FILE": self.alipay_app_key_file,
            "ALIPAY_PUBLIC_KEY_FILES": self.alipay_public_key_files,
        }

    @property
    def _wechat(self) -> dict[str, object]:
        return {
            "WECHAT_MCHID": self.wechat_mchid,
            "WECHAT_APPID": self.wechat_appid,
            "WECHAT_SERIAL": self.wechat_serial,
            "WECHAT_KEY_FILE": self.wechat_key_file,
            "WECHAT_APIV3_KEY_FILE": self.wechat_apiv3_key_file,
            "WECHAT_PUBLIC_KEYS": self.wechat_public_keys,
        }

    @property
    def is_wechat_real(self) -> bool:
        """Whether payments by WeChat go to WeChat, and not to a sandbox."""
        return _is_official(self.wechat_base, OFFICIAL_WECHAT_HOSTS)

    @property
    def base_url(self) -> str:
        """Where people reach us, without a trailing slash; notify and return addresses start with it."""
        return (self.public_base_url or f"http://127.0.0.1:{self.port}").rstrip("/")

    @property
    def is_production(self) -> bool:
        return self.mode is Mode.PRODUCTION

    @property
    def may_fail(self) -> bool:
        return bool(self.failpoint) and self.mode is Mode.TEST

    def refusals(self) -> list[str]:
        """Why nothing must start with these settings, one sentence each; empty when it may."""
        armed = ["LUFFY_FAILPOINT is set, which is for tests"] if self.failpoint and not self.may_fail else []
        return armed + self._refusals_of_production()

    def _refusals_of_production(self) -> list[str]:
        if not self.is_production:
            return []
        found = {
            "SECRET_KEY is missing, a sample, or shorter than 50 characters": (
                self.secret_key.lower() in SAMPLE_SECRETS or len(self.secret_key) < 50
            ),
            "LUFFY_DEBUG is on": self.debug,
            "DATABASE_URL is missing": not self.database_url,
            "REDIS_URL is missing": not self.redis_url,
            "PUBLIC_BASE_URL is missing or not https": not self.public_base_url.startswith("https://"),
            "ALLOWED_HOSTS is missing or holds *": not self.allowed_hosts or "*" in self.allowed_hosts,
            "ALIPAY_GATEWAY is not an official host over https": (
                any(self._alipay.values()) and not _is_official(self.alipay_gateway, OFFICIAL_ALIPAY_HOSTS)
            ),
            "WECHAT_BASE is not an official host over https": (
                any(self._wechat.values()) and not self.is_wechat_real
            ),
            "WECHAT_APP_BASE is not an official host over https": (
                self.wechat_app_secret_file is not None
                and not _is_official(self.wechat_app_base, OFFICIAL_APP_HOSTS)
            ),
            "WECHAT_MESSAGE_BASE is not an official host over https": (
                bool(self.wechat_message_secret)
                and not _is_official(self.wechat_message_base, OFFICIAL_APP_HOSTS)
            ),
            "WECHAT_AUTHORIZE_URL is not the official one": (
                self.wechat_app_secret_file is not None
                and self.wechat_authorize_url != OFFICIAL_AUTHORIZE_URL
            ),
            "neither Alipay nor WeChat Pay is configured": not (
                any(self._alipay.values()) or any(self._wechat.values())
            ),
            **{f"{name} is missing": True for name in self._half_done()},
        }
        return [reason for reason, is_wrong in found.items() if is_wrong]

    def _half_done(self) -> list[str]:
        """What is missing of a channel of which something is there."""
        begun = [channel for channel in (self._alipay, self._wechat) if any(channel.values())]
        return [name for channel in begun for name, value in channel.items() if not value]


def _as_signed_with(name: str) -> str:
    """The name of a key of WeChat's as its messages have it: the serials of certificates in upper case."""
    return name if name.startswith("PUB_KEY_ID_") else name.upper()


def _is_official(gateway: str, hosts: frozenset[str]) -> bool:
    parts = urlsplit(gateway)
    return parts.scheme == "https" and parts.hostname in hosts and parts.port in (None, 443)


@lru_cache(maxsize=1)
def env() -> Env:
    """The settings of this process, read once."""
    return Env()
