"""An account on its way out: a week in which it can be taken back, then nothing by which a person is known stays.

Source: docs/rules/privacy.md
"""

from datetime import datetime, timedelta
from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model, QuerySet

from luffy.accounts import services as accounts
from luffy.accounts.audit import SYSTEM_JOB, Actor, record
from luffy.accounts.models import Account
from luffy.accounts.visit import Visit
from luffy.certificates.services import forget_holder
from luffy.core.logging import get_logger
from luffy.degrees.models import DegreeRegistrationForm
from luffy.discussions.models import Note
from luffy.invoices.models import InvoiceTitle
from luffy.notify.models import LetterLanguage, Notification, NotificationPreference, Reach
from luffy.orders import cart
from luffy.privacy.errors import CannotDelete, DeletionUnderWay, NoDeletion
from luffy.privacy.models import DataExport, Deletion, DeletionState, ExportState
from luffy.privacy.queries import blockers

COOLING_OFF = timedelta(days=7)
BATCH = 100
# What nobody else needs.
HERS_ALONE: tuple[type[Model], ...] = (
    Notification,
    NotificationPreference,
    LetterLanguage,
    Reach,
    InvoiceTitle,
    Note,
)

log = get_logger(__name__)


def ask(*, account: Account, password: str, visit: Visit, now: datetime) -> Deletion:
    """Begin the week, after the password was given once more.

    Raises:
        PasswordWrong, TooManyRequests, CannotDelete, DeletionUnderWay: nothing was changed.
    """
    accounts.confirm_password(account, password, visit=visit)
    by = visit.by(account.pk)
    with transaction.atomic():
        Account.objects.select_for_update(no_key=True).only("pk").get(pk=account.pk)
        if Deletion.objects.filter(account=account, state=DeletionState.ASKED).exists():
            raise DeletionUnderWay
        if found := blockers(account.pk):
            raise CannotDelete(blockers=[str(one) for one in found])
        row = Deletion.objects.create(account=account, asked_at=now, due_at=now + COOLING_OFF)
        record("deletion.asked", f"account:{account.pk}", by=by, now=now)
    return row


@transaction.atomic
def withdraw(*, account_id: int, by: Actor, now: datetime) -> None:
    """She stays. Raises: NoDeletion."""
    asked = Deletion.objects.filter(account_id=account_id, state=DeletionState.ASKED)
    if not asked.update(state=DeletionState.WITHDRAWN, ended_at=now):
        raise NoDeletion
    record("deletion.withdrawn", f"account:{account_id}", by=by, now=now)


def delete_due(*, now: datetime) -> int:
    """Make everybody nobody whose week is over and who has nothing open; how many.

    Who bought something meanwhile waits until that is settled; one that fails keeps none of the others.
    """
    due = Deletion.objects.filter(state=DeletionState.ASKED, due_at__lte=now).order_by("due_at", "id")
    done = 0
    for account_id in list(due.values_list("account_id", flat=True)[:BATCH]):
        try:
            done += _delete(account_id, now=now)
        except Exception:
            log.exception("account cannot be deleted", account_id=account_id)
    return done


@transaction.atomic
def _delete(account_id: int, *, now: datetime) -> bool:
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    row = Deletion.objects.select_for_update().filter(account=account, state=DeletionState.ASKED).first()
    if row is None or blockers(account_id):
        return False
    _forget_the_person(account)
    _forget_what_was_hers_alone(account_id)
    forget_holder(account)
    accounts.end_every_way_in(account, now=now)
    Deletion.objects.filter(pk=row.pk).update(state=DeletionState.DONE, ended_at=now)
    record("account.anonymised", f"account:{account_id}", by=SYSTEM_JOB, now=now)
    return True


def _forget_the_person(account: Account) -> None:
    account.username, account.email = f"deleted-{account.pk}", ""
    account.first_name = account.last_name = ""
    account.is_active, account.last_login = False, None
    account.set_unusable_password()
    account.save(
        update_fields=[
            "username",
            "email",
            "first_name",
            "last_name",
            "is_active",
            "last_login",
            "password",
        ]
    )


def _forget_what_was_hers_alone(account_id: int) -> None:
    """Money, access, grades and what others answered stay: accounts and other people's texts need them."""
    EmailAddress.objects.filter(user_id=account_id).delete()
    Authenticator.objects.filter(user_id=account_id).delete()
    for model in HERS_ALONE:
        QuerySet(model).filter(account_id=account_id).delete()
    forms = DegreeRegistrationForm.objects.filter(enrolment__account_id=account_id)
    nothing = dict.fromkeys(
        ("sealed_work", "why_take_this_course", "why_choose_us", "your_expectation", "memo"), ""
    )
    forms.update(**nothing)
    for export in DataExport.objects.filter(account_id=account_id).exclude(path=""):
        transaction.on_commit(partial(default_storage.delete, export.path))
    DataExport.objects.filter(account_id=account_id).update(state=ExportState.EXPIRED, path="")
    transaction.on_commit(partial(cart.empty, account_id))
