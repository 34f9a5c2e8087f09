"""Accounts, known by user name. A file gives no rights, sets no password and moves no e-mail address."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import BaseModel

from luffy.accounts import services
from luffy.accounts.audit import Actor
from luffy.accounts.models import ROLE_LABELS, Account
from luffy.accounts.names import normal
from luffy.accounts.permissions import Action, Role
from luffy.core.sheets import Cell
from luffy.exchange.tables.cells import line, named
from luffy.exchange.tables.table import Column, Outcome, RowRefused, Table

# As exports have them, in the language the labels are written in.
ROLES = {str(label): role for role, label in ROLE_LABELS.items()}
# Who may nothing that not everybody may; all else is given with a reason, by an administrator.
WITHOUT_RIGHTS = frozenset({Role.LEARNER, Role.LECTURER})


class AccountRow(BaseModel):
    username: line(64, 1)  # type: ignore[valid-type]  # Made by a function.
    email: line(254) = ""  # type: ignore[valid-type]  # Made by a function.
    role: Annotated[int, named(ROLES)] = int(Role.LEARNER)


class Accounts(Table[AccountRow]):
    action = Action.EXCHANGE_PEOPLE
    row = AccountRow
    columns = (
        Column("username", "用户名", "nami", True),
        Column("email", "邮箱", "nami@example.com"),
        Column("role", "角色", "学员"),
    )

    def key(self, row: AccountRow) -> str:
        return normal(str(row.username)).upper()

    def write(self, row: AccountRow, *, by: Actor, now: datetime) -> Outcome:
        username, email = normal(row.username), normal(row.email).lower()
        account = Account.objects.select_for_update().filter(username__iexact=username).first()
        if account is None:
            if row.role not in WITHOUT_RIGHTS:
                raise RowRefused(_("这个角色由管理员在角色页设置"), "角色")
            services.invite(Account(username=username, email=email, role=row.role), by=by, now=now)
            return Outcome.CREATED
        if email and email != account.email:
            raise RowRefused(_("与这个账号现有的邮箱不同, 不能由表格修改"), "邮箱")
        if account.role != row.role:
            raise RowRefused(_("这个账号的角色不能由表格修改"), "角色")
        return Outcome.UNCHANGED

    def rows(self) -> Iterator[Sequence[Cell]]:
        labels = {role: label for label, role in ROLES.items()}
        for row in Account.objects.order_by("id").only("username", "email", "role").iterator(1000):
            yield [row.username, row.email, labels[row.role]]
