"""Doing things at the same moment, in threads, each with a database connection of its own.

Needs `django_db(transaction=True)`: other connections see only what is committed.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Run these in a thread each, all released at the same moment; their results, or what they raised."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return act()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(one, acts))
