"""The `luffy` command. Each command finds its servers, then makes one call.

Imports of Django and of apps stand inside the functions: settings are read only when the environment is
complete, and `luffy --help` answers at once.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from luffy import __version__
from luffy.local.errors import CannotStart

if TYPE_CHECKING:
    from luffy.invariants import Violation

app = typer.Typer(
    help="Run and look after a Luffy school.", no_args_is_help=True, pretty_exceptions_show_locals=False
)
console = Console()


def main() -> None:
    """The entry point: what cannot start is told in one line."""
    try:
        app()
    except CannotStart as problem:
        typer.secho(f"luffy: {problem}", fg="red", err=True)
        sys.exit(1)


@contextmanager
def django(*, by: str) -> Iterator[None]:
    """Django, ready, with servers behind it."""
    from luffy.local.engines import reach_engines

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luffy.settings")
    with reach_engines(by=by):
        import django as framework
        from django.core.exceptions import ImproperlyConfigured

        try:
            framework.setup()
        except ImproperlyConfigured as problem:
            raise CannotStart(str(problem)) from problem
        yield


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"luffy {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    pass


@app.command()
def up() -> None:
    """Start everything on this machine: engines, web server, worker, sandbox gateway. Ctrl-C stops it."""
    from luffy.local.up import up as start

    start()


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    with django(by="luffy migrate"):
        _migrate(verbosity=1)


def _migrate(*, verbosity: int) -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=verbosity)


@app.command()
def demo(
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing when all goes well.")] = False,
) -> None:
    """Migrate, and load the demo data where it is missing. Refused in production."""
    from luffy.local.engines import environment

    if environment().is_production:
        raise CannotStart("production takes no demo data: its accounts have a password that everybody knows")
    with django(by="luffy demo"):
        _migrate(verbosity=0 if quiet else 1)
        from luffy import demo as demo_data
        from luffy.core.clock import now

        with console.status("loading the demo data"):
            demo_data.load(now=now())
            demo_data.load_paid(now=now())
    if not quiet:
        typer.echo("The demo data is there. Sign in as learner, newcomer, mentor … with luffy-demo")


@app.command()
def worker(
    concurrency: Annotated[int, typer.Option(min=1, help="How many jobs at the same time.")] = 2,
) -> None:
    """Do the jobs that the product puts off: expiry, active queries. SIGTERM ends it after the job."""
    from luffy.local.programs import WORKER_IS_READY

    with django(by="luffy worker"):
        from luffy.core.worker import run

        run(
            concurrency=concurrency,
            ready=lambda kinds: typer.echo(
                f"{WORKER_IS_READY}: {kinds} kinds, {concurrency} at the same time"
            ),
        )


@app.command()
def import_courses(
    file: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, readable=True, help="CSV or JSON Lines (docs/import.md)."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Give the report as JSON.")] = False,
) -> None:
    """Import courses from FILE. The same file twice changes nothing; a broken row never stops the rest."""
    with django(by="luffy import-courses"):
        from luffy.catalog import importers
        from luffy.core.clock import now

        with _progress() as bar:
            task = bar.add_task(file.name)
            report = importers.run(
                file, now=now(), progress=lambda read, size: bar.update(task, completed=read, total=size)
            )
        typer.echo(report.as_json() if as_json else report.as_text())


@app.command()
def import_exercises(
    course: Annotated[int, typer.Argument(help="The number of the course.")],
    file: Annotated[
        Path,
        typer.Argument(exists=True, dir_okay=False, readable=True, help="CSV (docs/import-exercises.md)."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Give the report as JSON.")] = False,
) -> None:
    """Bring the questions of FILE into the exercises of a course. The same file twice changes nothing."""
    with django(by="luffy import-exercises"):
        from luffy.accounts.audit import Actor
        from luffy.core.clock import now
        from luffy.exercises.services import files

        report = files.bring_in(
            course_id=course, content=file.read_bytes(), dry_run=dry_run, by=Actor("import"), now=now()
        )
    typer.echo(report.as_json() if as_json else report.as_text())


@app.command()
def import_olx(
    path: Annotated[
        Path,
        typer.Argument(exists=True, readable=True, help="A folder, or a .tar.gz (docs/import-olx.md)."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Give the report as JSON.")] = False,
) -> None:
    """Import a whole Open edX course (OLX) from PATH. The same export twice changes nothing."""
    with django(by="luffy import-olx"):
        from luffy.accounts.audit import Actor
        from luffy.core.clock import now
        from luffy.exercises import olx

        try:
            report = olx.run(path, dry_run=dry_run, by=Actor("import"), now=now())
        except olx.Unreadable as problem:
            raise CannotStart(str(problem)) from problem
    typer.echo(report.as_json() if as_json else report.as_text())


@app.command()
def film(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The file to take in.")],
    title: Annotated[str, typer.Option(help="What it is called; else the file's name.")] = "",
    lesson: Annotated[int, typer.Option(help="The number of the lesson that is to show it.")] = 0,
) -> None:
    """Take in a film, of any size; the worker packages it."""
    with django(by="luffy film"):
        from django.db import transaction

        from luffy.learning.services.films import show_film, take_film

        with transaction.atomic():
            taken = take_film(title=title or file.stem, path=file)
            if lesson:
                show_film(section_id=lesson, film_id=taken.pk)
        console.print(f"film {taken.pk} waits for the worker")


@app.command()
def check_invariants(
    journal: Annotated[
        str, typer.Option(help="Compare with the sandbox gateway at this address as well.")
    ] = "",
    journal_token: Annotated[
        str, typer.Option(help="Opens the journal. By default the one in LUFFY_HOME/paysim/token.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Give the violations as JSON.")] = False,
) -> None:
    """Look for money, coupons, berries and access that do not add up (docs/rules/invariants.md).

    Exit code 0: every invariant holds; 1: something is broken; 2: it could not be looked for.
    """
    try:
        violations = _violations(journal, journal_token)
    except CannotStart as problem:
        typer.secho(f"luffy: {problem}", fg="red", err=True)
        raise typer.Exit(2) from problem
    if as_json:
        typer.echo(json.dumps([row.as_dict() for row in violations], ensure_ascii=False, indent=1))
    else:
        for violation in violations:
            typer.echo(str(violation))
        found = {violation.invariant: violation.total for violation in violations}
        summary = ", ".join(f"{number}: {total}" for number, total in found.items())
        typer.echo(f"broken: {summary}" if found else "every invariant holds")
    raise typer.Exit(1 if violations else 0)


def _violations(journal: str, token: str) -> "list[Violation]":
    from luffy.env import env

    with django(by="luffy check-invariants"):
        from django.db import Error

        from luffy import invariants
        from luffy.core.clock import now

        token_file = env().home / "paysim" / "token"
        if journal and not token and token_file.is_file():
            token = token_file.read_text().strip()
        try:
            return invariants.check(journal=journal or None, token=token, now=now())
        except (Error, invariants.JournalUnreadable) as problem:
            reason = str(problem).partition("\n")[0]
            raise CannotStart(f"the invariants cannot be checked: {reason}") from problem


@app.command()
def recount(
    repair: Annotated[bool, typer.Option("--repair", help="Put the wrong ones right.")] = False,
) -> None:
    """Compare the numbers of likes, favourites, comments and votes with their rows. Exit code 1: some were wrong."""
    with django(by="luffy recount"):
        from luffy.community.services.recount import differences

        found = differences(repair=repair)
    for one in found:
        typer.echo(f"{one.subject} {one.counter}: {one.stored}, counted {one.counted}")
    typer.echo(
        f"{len(found)} wrong{', repaired' if repair and found else ''}" if found else "every number is right"
    )
    raise typer.Exit(1 if found and not repair else 0)


@app.command()
def reindex_search() -> None:
    """Make the words by which courses, degrees, articles and teachers are found anew, where they are not theirs."""
    with django(by="luffy reindex-search"):
        from luffy.core.clock import now
        from luffy.search.services import reindex, words

        with console.status("comparing what is found with what is written"):
            changed = reindex.reindex()
            learned = words.learn(now=now())
    for kind, count in changed.items():
        typer.echo(f"{kind}: {count} changed")
    typer.echo(f"words for guessing: {learned} changed")


@app.command()
def reseal() -> None:
    """Seal with the present SECRET_KEY what its former ones sealed. Exit code 1: something opens with none of them."""
    with django(by="luffy reseal"):
        from luffy.reseal import reseal as seal_anew

        outcome = seal_anew()
    for place in outcome.unreadable:
        typer.secho(f"no key opens {place}", fg="red", err=True)
    typer.echo(f"{outcome.renewed} sealed anew")
    raise typer.Exit(1 if outcome.unreadable else 0)


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Give the findings as JSON.")] = False,
) -> None:
    """Say what is misconfigured and how to mend it. Changes nothing. Exit code 1 when something is wrong."""
    from luffy.local.doctor import examine

    findings = examine()
    if as_json:
        typer.echo(json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            console.print(finding.as_text(), soft_wrap=True)
    raise typer.Exit(1 if any(finding.is_wrong for finding in findings) else 0)


def _progress() -> Progress:
    """Drawn on stderr, so that a report can be piped; nothing is drawn where nobody watches."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )


if __name__ == "__main__":
    main()
