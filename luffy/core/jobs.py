"""Jobs are rows: deferred inside a transaction they commit or vanish with it."""

from datetime import datetime
from typing import Any

from procrastinate.contrib.django import app


def defer(name: str, *, at: datetime | None = None, lock: str | None = None, **arguments: Any) -> None:
    """Have the worker call the task `name` after commit (and not before `at`).

    By name, so that a service need not import the layer above it. Arguments are JSON values.
    """
    options: dict[str, Any] = {"allow_unknown": True}
    if at is not None:
        options["schedule_at"] = at
    if lock is not None:
        options["lock"] = lock
    app.configure_task(name, **options).defer(**arguments)
