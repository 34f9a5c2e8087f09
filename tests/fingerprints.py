"""What is in the database, whoever wrote it: a fingerprint of each table, to be compared with a later one."""

from functools import cache

from django.db import connection


def tables(*, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Table to fingerprint of its rows."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(without))
        return dict(cursor.fetchall())


@cache
def _statement(without: frozenset[str]) -> str:
    """One for all tables: tests ask often."""
    names = set(connection.introspection.table_names()) - without
    return " UNION ALL ".join(
        f"SELECT '{name}', md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) FROM \"{name}\" t"
        for name in sorted(names)
    )
