"""A pytest plugin (`-p tests.engines`): real PostgreSQL and Valkey for the whole session.

They start before Django reads its settings. With DATABASE_URL and REDIS_URL in the environment, those servers
are used instead. Parallel test processes share the servers: pytest-django gives each its own database, we its
own keys.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from luffy.local.postgres import Postgres
from luffy.local.valkey import Valkey


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    os.environ["LUFFY_ENV"] = "test"
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        _start(early_config)
    else:
        # Key space 0 is the controller's, which runs no tests when there are workers.
        number = int(worker.removeprefix("gw")) + 1
        os.environ["REDIS_URL"] = in_key_space(os.environ["REDIS_URL"], number)
    return (yield)


def _start(config: pytest.Config) -> None:
    home = Path(tempfile.mkdtemp(prefix="luffy-tests-"))
    home.chmod(0o711)
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ["LUFFY_HOME"] = str(home)
    for variable, engine in (("DATABASE_URL", Postgres), ("REDIS_URL", Valkey)):
        if not os.environ.get(variable):
            server = engine(home, durable=False)
            config.add_cleanup(server.stop)
            os.environ[variable] = server.start()


def in_key_space(redis_url: str, number: int) -> str:
    """The same server, another numbered database: `redis://host/2` or `unix:///path?db=2`."""
    if redis_url.startswith("unix:"):
        return f"{redis_url.partition('?')[0]}?db={number}"
    scheme, _, rest = redis_url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/{number}"
