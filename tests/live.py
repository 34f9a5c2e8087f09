"""A real server process against the test's own database, for flows and storms."""

import os
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import httpx
from django.conf import settings
from django.db import connection

from luffy.local import programs
from luffy.local.child import Child
from luffy.local.ports import HOST, any_free


class LiveLuffy:
    """Granian with several workers, and with `jobs` also a job worker, until the `with` block ends.

    Needs a test that really commits: `@pytest.mark.django_db(transaction=True)`. `env` adds settings, such as
    `PaysimServer.client_env`. The port is known before the start: `LiveLuffy().base_url`.
    """

    def __init__(
        self,
        *,
        workers: int = 2,
        jobs: bool = False,
        env: Mapping[str, str] | None = None,
        application: str = "luffy.wsgi:application",
    ) -> None:
        self.port = any_free()
        self.application = application
        self.workers = workers
        self.jobs = jobs
        self.extra = dict(env or {})
        # Below the session's own folder, which goes when the session ends.
        self.folder = Path(tempfile.mkdtemp(prefix="live-", dir=os.environ["LUFFY_HOME"]))
        (self.folder / "static").mkdir()
        self.children: list[Child] = []

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def api(self) -> str:
        return f"{self.base_url}/api/v1"

    def start(self, *, within_s: float = 60) -> Self:
        web = Child(
            "web",
            programs.web_server(port=self.port, workers=self.workers, application=self.application),
            env=self._environment(),
            log=self.folder / "web.log",
        )
        self._start(web)
        if self.jobs:
            self.start_jobs()
        deadline = time.monotonic() + within_s
        while not self._answers():
            if not all(child.is_running for child in self.children) or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"the server did not start:\n{self.log()}")
            time.sleep(0.05)
        return self

    def start_jobs(self) -> Child:
        """Start the job worker, which a test may also stop and start on its own."""
        jobs = Child("jobs", programs.luffy("worker"), env=self._environment(), log=self.folder / "jobs.log")
        self._start(jobs)
        return jobs

    def keep_up(self) -> None:
        """Start the web server again if it has ended, as a supervisor does.

        Granian starts its workers again by itself, but takes one that dies within seconds for a lost case and ends.
        """
        for web in (child for child in self.children if child.name == "web" and not child.is_running):
            web.stop()
            web.start()

    def stop(self) -> None:
        while self.children:
            self.children.pop().stop()

    def log(self) -> str:
        """What the processes have said so far."""
        return "\n".join(file.read_text(errors="replace") for file in sorted(self.folder.glob("*.log")))

    def client(self, *, token: str = "") -> httpx.Client:
        """A client of the API: paths are relative to /api/v1/."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=f"{self.api}/", headers=headers, timeout=60)

    def _start(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def _environment(self) -> dict[str, str]:
        ours = {
            "LUFFY_ENV": "test",
            "LUFFY_HOME": str(self.folder),
            "LUFFY_PORT": str(self.port),
            "DATABASE_URL": database_url(connection.settings_dict),
            "REDIS_URL": settings.REDIS_URL,
            "PYTHONUNBUFFERED": "1",
        }
        return {**os.environ, **ours, **self.extra}

    def _answers(self) -> bool:
        """Every worker has loaded, so that a storm meets all of them."""
        if self.log().count("Started worker-") < self.workers:
            return False
        try:
            return httpx.get(f"{self.base_url}/healthz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.stop()
        if error is not None:
            # pytest shows it below the failed test.
            print(self.log()[-8000:])


def database_url(database: Mapping[str, Any]) -> str:
    """The address of the database that this test uses, as another process wants it."""
    user = ":".join(quote(str(database[key]), safe="") for key in ("USER", "PASSWORD") if database[key])
    where = f"host={quote(str(database['HOST']))}" + (f"&port={database['PORT']}" if database["PORT"] else "")
    return f"postgresql://{user}@/{quote(str(database['NAME']))}?{where}"
