"""`luffy up`: everything on one's own machine, in one terminal."""

import os
import signal
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import typer

from luffy.env import Env
from luffy.local import programs
from luffy.local.child import Child
from luffy.local.engines import engines, environment, local_settings
from luffy.local.errors import CannotStart
from luffy.local.folders import home_folder
from luffy.local.instance import Running, claim, tell
from luffy.local.ports import HOST, refuse_taken
from luffy.local.prepared import is_prepared, note_prepared
from luffy.local.supervisor import Member, Supervisor, stopped_by_signals

PATIENCE = 90.0
GATEWAY_SETTINGS = {"PAYSIM_ALLOW": "1", "PYTHONUNBUFFERED": "1"}


def up() -> None:
    """Start all, say where it is, stream the log; come back when Ctrl-C has stopped all of it.

    Raises: CannotStart when something cannot start, or ends again and again.
    """
    began = time.monotonic()
    env = environment()
    if env.is_production:
        raise CannotStart(
            "`luffy up` is for one's own machine: in production start the web server and `luffy worker` "
            "each by itself (docs/OPERATIONS.md), or unset LUFFY_ENV"
        )
    home = home_folder(env.home)
    with ExitStack() as stack:
        # Entered first, so left last: a second Ctrl-C while things stop is ignored.
        stack.enter_context(stopped_by_signals(lambda: typer.echo("\nstopping…")))
        stack.enter_context(claim(home, by="luffy up"))
        refuse_taken({"LUFFY_PORT": env.port, "PAYSIM_PORT": env.paysim_port})
        supervisor = Supervisor()
        stack.callback(supervisor.stop)
        # First and beside the engines, because the keys that it makes are settings of the others.
        supervisor.start(_gateway(env, home))
        _say("starting PostgreSQL and Valkey")
        addresses, ours = stack.enter_context(engines(home, env))
        supervisor.adopt(ours)
        # Once more: what was entered last is left first, and members end before their engines.
        stack.callback(supervisor.stop)
        supervisor.wait_until_ready(patience=PATIENCE)
        settings = _start_members(supervisor, env=env, home=home, addresses=addresses)
        supervisor.wait_until_ready(patience=PATIENCE)
        tell(home, Running(by="luffy up", pid=os.getpid(), address=env.base_url, settings=settings))
        typer.echo(_greeting(env=env, home=home, seconds=time.monotonic() - began))
        raise CannotStart(supervisor.watch())


def _gateway(env: Env, home: Path) -> Member:
    (home / "paysim").mkdir(mode=0o700, exist_ok=True)
    command = [*programs.paysim(home=home, port=env.paysim_port), "--port", str(env.paysim_port)]
    child = Child("paysim", command, env={**os.environ, **GATEWAY_SETTINGS})
    return Member(child, address=f"http://{HOST}:{env.paysim_port}/_sim/health")


def _start_members(
    supervisor: Supervisor, *, env: Env, home: Path, addresses: dict[str, str]
) -> dict[str, str]:
    """Start web server and worker, on a database that is up to date; give the settings that they got."""
    settings = {**local_settings(home), **addresses}
    # What the person set by hand wins over what we make up.
    ours = {**GATEWAY_SETTINGS, **settings, **{name: value for name, value in os.environ.items() if value}}
    ours |= {"LUFFY_HOME": str(home)}
    # It says that it is not ready while tables are missing, so it can load while they are made.
    web = Child("web", programs.web_server(port=env.port, workers=env.web_workers, access_log=True), env=ours)
    supervisor.start(Member(web, address=f"http://{HOST}:{env.port}/readyz"))
    database = ours["DATABASE_URL"]
    if not is_prepared(home, database):
        _say("migrating, and loading the demo data where it is missing")
        _run(programs.luffy("demo", "--quiet"), ours, what="the demo data")
        note_prepared(home, database)
    # Where we are killed the database goes too: a worker that is busy would wait a minute to tell it of its job, which
    # the next sweep finds anyway.
    worker = Child("worker", programs.luffy("worker"), env=ours, orphan_signal=signal.SIGKILL)
    supervisor.start(Member(worker, line=programs.WORKER_IS_READY))
    return settings


def _run(command: list[str], env: dict[str, str], *, what: str) -> None:
    """Run a step of the start to its end; what it complains about is the last line it says."""
    done = subprocess.run(command, env=env, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        complaint = done.stderr.strip().splitlines() or ["no reason given"]
        typer.echo(done.stderr.rstrip(), err=True)
        raise CannotStart(f"{what} failed: {complaint[-1].removeprefix('luffy: ')}")


def _say(step: str) -> None:
    typer.secho(f"luffy   | {step}", dim=True)


def _greeting(*, env: Env, home: Path, seconds: float) -> str:
    base, sim = env.base_url, f"http://{HOST}:{env.paysim_port}"
    return f"""
  Luffy is ready after {seconds:.1f} s.

    Storefront                 {base}/
    API and its documentation  {base}/api/v1/docs
    Admin                      {base}/admin/
    Sandbox gateway (paysim)   {sim}/
    Data                       {home}

  Accounts: learner, newcomer, student, classmate, resting, graduate, dropout, copycat, member, lapsed,
            mentor, mentor2, lecturer, operator, editor, service, finance, lead, admin.
            Password of all: luffy-demo

  Buy a course, in another terminal; the last answer holds the address of the cashier page, to open in a browser:

    api={base}/api/v1; json='Content-Type: application/json'
    curl -s "$api/courses?q=Python&page_size=3"
    token=$(curl -s $api/auth/tokens -H "$json" \\
      -d '{{"username":"newcomer","password":"luffy-demo","label":"shell"}}' | grep -o '[^"]\\{{40,\\}}')
    me="Authorization: Bearer $token"
    curl -s $api/cart/items -H "$me" -H "$json" -d '{{"product":"course:2","price_policy_id":3}}'
    curl -s -X PUT $api/settlement -H "$me" -H "$json" -d '{{"items":["course:2"]}}'
    curl -s $api/orders -H "$me" -H "$json" -H "Idempotency-Key: first" \\
      -d '{{"payment_method":"alipay","expected_payable_fen":19900}}'

  More: .venv/bin/luffy doctor, check-invariants, import-courses, --help

  Ctrl-C stops everything; the data stays.
"""
