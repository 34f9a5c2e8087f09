"""Where everything is measured: real engines in a temporary folder, and the web server as the product starts it."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psutil
import psycopg
from psycopg import sql

from luffy.local import programs
from luffy.local.child import Child
from luffy.local.ports import HOST, any_free
from luffy.local.postgres import Postgres
from luffy.local.valkey import Valkey

PATIENCE_S = 120


@dataclass(frozen=True)
class Database:
    """A database that is ours alone, gone at the end."""

    name: str
    url: str

    def run(self, statement: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """One or more statements in a transaction; the rows of the only one."""
        with psycopg.connect(self.url) as connection:
            cursor = connection.execute(statement.encode(), parameters)
            return cursor.fetchall() if cursor.description else []

    def run_alone(self, statement: str) -> None:
        """A statement that wants no transaction."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement.encode())


@dataclass
class Web:
    """A running web server."""

    port: int
    child: Child
    started_in: float

    def workers(self) -> list[psutil.Process]:
        """The processes that answer; the first one of the server only watches them."""
        return [
            process
            for process in psutil.Process(self.child.pid).children(recursive=True)
            if "resource_tracker" not in " ".join(process.cmdline())
        ]

    def cpu_seconds(self) -> float:
        return cpu_seconds([psutil.Process(self.child.pid), *self.workers()])


@dataclass
class Stage:
    """`postgres` is None where the server was given to us."""

    home: Path
    redis_url: str
    is_quick: bool
    server_url: str
    postgres: Child | None
    main: Database = field(init=False)
    # As it was before anything was measured.
    pristine: Database = field(init=False)

    def size(self, full: int, quick: int) -> int:
        return quick if self.is_quick else full

    def database(self, name: str, *, like: str = "template1") -> Database:
        """Make a database, empty or as a copy; nobody may be connected to what is copied."""
        full_name = f"luffy_bench_{os.getpid()}_{name}"
        with psycopg.connect(self.server_url, autocommit=True) as connection:
            make = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(make.format(sql.Identifier(full_name), sql.Identifier(like)))
        parts = urlsplit(self.server_url)
        return Database(full_name, parts._replace(path=f"/{full_name}").geturl())

    def drop_databases(self) -> None:
        with psycopg.connect(self.server_url, autocommit=True) as connection:
            pattern = f"luffy_bench_{os.getpid()}_%"
            found = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
            for (name,) in found.fetchall():
                connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def environment(self, database: Database) -> dict[str, str]:
        ours = {
            "LUFFY_HOME": str(self.home),
            "SECRET_KEY": "only-for-measuring-" + "x" * 40,
            "DATABASE_URL": database.url,
            "REDIS_URL": self.redis_url,
        }
        return {**os.environ, **ours}

    @contextmanager
    def web(
        self, database: Database | None = None, *, application: str = "luffy.wsgi:application", **env: str
    ) -> Iterator[Web]:
        """The web server with the product's own settings, until the `with` block ends."""
        port = any_free()
        command = programs.web_server(port=port, application=application)
        log = self.home / f"web-{port}.log"
        environment = {**self.environment(database or self.main), "PYTHONUNBUFFERED": "1", **env}
        child = Child("web", command, env=environment, log=log)
        began = time.monotonic()
        child.start()
        try:
            answered = _wait_for_answer(child, port)
            workers = int(command[command.index("--workers") + 1])
            _wait_for(lambda: log.read_text().count("Started worker-") >= workers, child)
            yield Web(port, child, answered - began)
        finally:
            child.stop()

    def postgres_cpu_seconds(self) -> float:
        """What all backends used so far; 0 where the server is not ours."""
        if self.postgres is None:
            return 0.0
        postmaster = psutil.Process(self.postgres.pid)
        return cpu_seconds([postmaster, *postmaster.children(recursive=True)])


@contextmanager
def stage(*, is_quick: bool) -> Iterator[Stage]:
    """Start what the environment does not name, and take all of it down again."""
    home = Path(tempfile.mkdtemp(prefix="luffy-bench-"))
    home.chmod(0o711)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        addresses = {
            "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
            "REDIS_URL": os.environ.get("REDIS_URL", ""),
        }
        postgres = None
        for variable, engine in (("DATABASE_URL", Postgres), ("REDIS_URL", Valkey)):
            if not addresses[variable]:
                server = engine(home)
                stack.callback(server.stop)
                addresses[variable] = server.start()
                postgres = server.child if engine is Postgres else postgres
        found = Stage(home, addresses["REDIS_URL"], is_quick, addresses["DATABASE_URL"], postgres)
        stack.callback(found.drop_databases)
        found.main = found.database("main")
        os.environ.update(found.environment(found.main))
        yield found


def cpu_seconds(processes: Sequence[psutil.Process]) -> float:
    total = 0.0
    for process in processes:
        try:
            times = process.cpu_times()
        except psutil.Error:
            continue
        total += times.user + times.system
    return total


def _wait_for_answer(child: Child, port: int) -> float:
    """The moment of the first answer."""
    with httpx.Client(trust_env=False, timeout=5) as client:

        def answers() -> bool:
            try:
                return client.get(f"http://{HOST}:{port}/healthz").status_code < 500
            except httpx.TransportError:
                return False

        _wait_for(answers, child)
    return time.monotonic()


def _wait_for(check: Any, child: Child) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not check():
        if not child.is_running or time.monotonic() > deadline:
            raise RuntimeError(f"{child.name} did not start: {child.last_words(20)}")
        time.sleep(0.01)
