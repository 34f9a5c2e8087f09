"""The servers that a command needs: those the environment names, those that run already, or our own."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pydantic import ValidationError

from luffy.env import Env
from luffy.local.errors import CannotStart
from luffy.local.folders import home_folder, secret
from luffy.local.instance import Running, claim, running, tell
from luffy.local.postgres import Postgres
from luffy.local.reach import refuse_unreachable
from luffy.local.valkey import Valkey


def environment() -> Env:
    """Raises: CannotStart with the first setting that cannot be read."""
    try:
        return Env()
    except ValidationError as problems:
        first = problems.errors()[0]
        name = ".".join(map(str, first["loc"])).upper()
        raise CannotStart(f"{name}={first['input']!r}: {first['msg']}") from problems


@contextmanager
def engines(home: Path, env: Env) -> Iterator[tuple[dict[str, str], list[Postgres | Valkey]]]:
    """Start what the environment does not name; give all addresses, and the servers that are ours."""
    addresses = {"DATABASE_URL": env.database_url, "REDIS_URL": env.redis_url}
    ours: list[Postgres | Valkey] = []
    with ExitStack() as stack:
        for variable, engine in (("DATABASE_URL", Postgres), ("REDIS_URL", Valkey)):
            if addresses[variable]:
                refuse_unreachable(variable, addresses[variable])
            else:
                server = engine(home)
                stack.callback(server.stop)
                addresses[variable] = server.start()
                ours.append(server)
        yield addresses, ours


def local_settings(home: Path) -> dict[str, str]:
    """What a copy on one's own machine makes up: a secret key, and paysim's keys and addresses once there."""
    settings = {"SECRET_KEY": secret(home / "secret_key"), "LUFFY_HOME": str(home)}
    client = home / "paysim" / "client" / "client.env"
    if client.exists():
        lines = client.read_text().splitlines()
        settings |= dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return settings


@contextmanager
def reach_engines(*, by: str) -> Iterator[None]:
    """Complete the environment of a command before Django reads it.

    Uses the servers of a running `luffy up`; else starts them for the time of the command.
    """
    env = environment()
    if env.is_production or (env.database_url and env.redis_url):
        # Without Valkey a command still does its work, as the school does.
        if env.database_url:
            refuse_unreachable("DATABASE_URL", env.database_url)
        yield
        return
    home = home_folder(env.home)
    if found := running(home):
        if not found.settings:
            raise CannotStart(f"{found.by} (process {found.pid}) holds {home}: wait until it is ready")
        _add_to_environment(found.settings)
        yield
        return
    with claim(home, by=by), engines(home, env) as (addresses, _ours):
        settings = {**local_settings(home), **addresses}
        tell(home, Running(by=by, pid=os.getpid(), settings=settings))
        _add_to_environment(settings)
        yield


def join_running() -> None:
    """Complete the environment from a running `luffy up`, if there is one and the person named no server."""
    env = environment()
    if env.is_production or env.database_url:
        return
    if found := running(env.home.absolute()):
        _add_to_environment(found.settings)


def _add_to_environment(settings: dict[str, str]) -> None:
    """What the person set by hand stays, except what must be complete, like the home's full path."""
    for name, value in settings.items():
        if not os.environ.get(name) or name == "LUFFY_HOME":
            os.environ[name] = value
