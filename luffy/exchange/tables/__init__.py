"""The kinds of tables that come in and go out."""

from typing import Any

from luffy.exchange.models import TableKind
from luffy.exchange.tables.accounts import Accounts
from luffy.exchange.tables.articles import Articles
from luffy.exchange.tables.coupons import Coupons
from luffy.exchange.tables.courses import Courses
from luffy.exchange.tables.table import Column, Outcome, RowRefused, Table
from luffy.exchange.tables.teachers import Teachers

TABLES: dict[TableKind, Table[Any]] = {
    TableKind.COURSES: Courses(),
    TableKind.TEACHERS: Teachers(),
    TableKind.COUPONS: Coupons(),
    TableKind.ARTICLES: Articles(),
    TableKind.ACCOUNTS: Accounts(),
}

__all__ = ["TABLES", "Column", "Outcome", "RowRefused", "Table"]
