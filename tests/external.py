"""`make test-external`: the main flow against the PostgreSQL 15 and Redis 7 that Debian 12 ships.

Starts its own PostgreSQL and Redis on free ports of this machine, never the system's services; installs
the packages first where they are missing and we are root. What follows the module name goes to pytest.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import psycopg
import redis

from luffy.local.child import Child
from luffy.local.errors import CannotStart
from luffy.local.ports import HOST, any_free
from luffy.local.privileges import servant
from tests import debian

POSTGRES = Path("/usr/lib/postgresql/15/bin/postgres")
PACKAGES = {"postgresql-15": str(POSTGRES), "redis-server": "redis-server"}
PASSWORD = "only-for-this-run"
FLOWS = ("tests/flows", "tests/test_migrations.py", "tests/local/test_live.py")
PATIENCE = 60.0


def main(arguments: list[str]) -> int:
    try:
        install_what_is_missing()
        with ExitStack() as stack:
            folder = Path(tempfile.mkdtemp(prefix="luffy-external-"))
            folder.chmod(0o711)
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            servers = {
                "DATABASE_URL": start_postgres(folder / "postgres", stack),
                "REDIS_URL": start_redis(folder / "redis", stack),
            }
            tests = arguments or [path for path in FLOWS if Path(path).exists()]
            command = [sys.executable, "-m", "pytest", "-q", *tests]
            return subprocess.run(command, env={**os.environ, **servers}, check=False).returncode
    except CannotStart as problem:
        print(f"test-external: {problem}", file=sys.stderr)
        return 1


def install_what_is_missing() -> None:
    missing = [package for package, program in PACKAGES.items() if not shutil.which(program)]
    if missing:
        print(f"installing {' and '.join(missing)}")
        debian.install(*missing)


def start_postgres(folder: Path, stack: ExitStack) -> str:
    runner = servant(folder=folder, program=POSTGRES, stop_signal="INT")
    cluster, port = folder / "cluster", any_free()
    initdb = [str(POSTGRES.with_name("initdb")), "-D", str(cluster), "-U", "postgres", "-E", "UTF8"]
    trusted = ["--locale=C.UTF-8", "--auth=trust", "--no-sync"]
    made = subprocess.run([*runner.prefix, *initdb, *trusted], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise CannotStart(f"initdb failed: {made.stderr.strip()}")
    (cluster / "pg_hba.conf").write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n")
    options = [
        "-c",
        f"listen_addresses={HOST}",
        "-p",
        str(port),
        "-k",
        str(folder),
        "-c",
        "max_connections=200",
    ]
    program = [str(POSTGRES), "-D", str(cluster), *options, "-c", "fsync=off"]
    child = Child(
        "PostgreSQL",
        program,
        log=folder.with_suffix(".log"),
        privileges=runner.prefix,
        stop_signal=signal.SIGINT,
    )
    child.start()
    stack.callback(child.stop)
    admin = f"postgresql://postgres@/postgres?host={folder}&port={port}"
    wait(child, lambda: psycopg.connect(admin).close(), psycopg.OperationalError)
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE luffy LOGIN CREATEDB PASSWORD '{PASSWORD}'")
        connection.execute("CREATE DATABASE luffy OWNER luffy")
        print("PostgreSQL", connection.execute("SHOW server_version").fetchone())
    return f"postgresql://luffy:{PASSWORD}@{HOST}:{port}/luffy"


def start_redis(folder: Path, stack: ExitStack) -> str:
    folder.mkdir()
    port = any_free()
    address = f"redis://:{PASSWORD}@{HOST}:{port}/0"
    settings = {"port": str(port), "bind": HOST, "requirepass": PASSWORD, "dir": str(folder), "save": ""}
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    child = Child("Redis", ["redis-server", *options], log=folder.with_suffix(".log"))
    child.start()
    stack.callback(child.stop)
    with redis.Redis.from_url(address) as client:
        wait(child, client.ping, redis.ConnectionError)
        print("Redis", client.info("server")["redis_version"])
    return address


def wait(child: Child, ask, refusal: type[Exception]) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        with suppress(refusal):
            ask()
            return
        if not child.is_running or time.monotonic() > deadline:
            raise CannotStart(f"{child.name} does not start: {child.last_words()}")
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
