"""After a changed SECRET_KEY everything that is kept sealed is sealed anew, and the former key may go."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from typer.testing import CliRunner

from luffy import cli
from luffy.accounts import mfa
from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.core.sealed import SealBroken, seal, unseal
from luffy.core.sealed_field import SealedField
from luffy.degrees.models import DegreeRegistrationForm
from luffy.degrees.services.form import PURPOSE as FORM
from luffy.invoices import services as invoices
from luffy.invoices.models import Invoice, InvoiceTitle
from luffy.notify import reach
from luffy.notify.models import Channel, Reach
from luffy.reseal import KEPT, reseal
from luffy.wallet import payees
from luffy.wallet.models import Withdrawal
from luffy.webhooks.models import Endpoint
from luffy.webhooks.services import endpoints
from tests.factories.accounts import an_account
from tests.factories.degrees import Student, a_programme
from tests.factories.invoices import HUAWEI, a_requested_invoice
from tests.factories.wallet import PAYEE, a_withdrawal, earned_for
from tests.factories.webhooks import WISH

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
WORK = json.dumps({"company": "橘子村"})


@pytest.fixture
def nami() -> Account:
    """She has one of everything that is sealed."""
    account = an_account()
    earned_for(account, 200)
    a_withdrawal(account)
    reach.keep(account_id=account.pk, channel=Channel.SMS, address="13800138000", now=NOW)
    endpoint, _ = endpoints.register(WISH, account_id=account.pk, by=Actor("api"), now=NOW)
    endpoints.renew_secret(endpoint.pk, by=Actor("api"), now=NOW)
    DegreeRegistrationForm.objects.create(
        enrolment_id=Student(a_programme(), account=account).enrolment_id,
        sealed_work=seal(WORK, FORM),
        work_experience=1,
        submitted_at=NOW,
    )
    a_requested_invoice(account)
    invoices.keep_title(account.pk, HUAWEI, now=NOW)
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(account)
    return account


def the_key_changes(settings: Any) -> None:
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]


def stored() -> list[str]:
    """All that is sealed, as it lies in the database."""
    texts = [
        text
        for model, column, _ in KEPT
        for text in QuerySet(model)
        .annotate(stored=Cast(column, TextField()))
        .values_list("stored", flat=True)
    ]
    factors = Authenticator.objects.order_by("pk").values_list("data", flat=True)
    return [*texts, *(data.get("secret") or data["seed"] for data in factors)]


def test_what_is_sealed_opens_without_the_former_key(nami: Account, settings: Any) -> None:
    the_key_changes(settings)
    before = stored()
    seeds = {factor.type: factor.wrap() for factor in Authenticator.objects.all()}
    codes = seeds[Authenticator.Type.RECOVERY_CODES].generate_codes()

    outcome = reseal()

    settings.SECRET_KEY_FALLBACKS = []
    assert (outcome.renewed, outcome.unreadable) == (len(before), [])
    assert not set(before) & set(stored())
    assert payees.unseal(Withdrawal.objects.get().payee_sealed) == PAYEE
    assert reach.address_of(nami.pk, Channel.SMS) == "13800138000"
    assert len(endpoints.secrets_of(Endpoint.objects.get(), now=NOW)) == 2
    assert unseal(DegreeRegistrationForm.objects.get().sealed_work, FORM) == WORK
    for kept in (Invoice.objects.get(), InvoiceTitle.objects.get()):
        assert kept.tax_number == HUAWEI.tax_number
    totp, recovery = (Authenticator.objects.get(type=kind) for kind in ("totp", "recovery_codes"))
    assert unseal(totp.data["secret"], mfa.PURPOSE) == "JBSWY3DPEHPK3PXP"
    assert recovery.wrap().generate_codes() == codes


def test_control_without_it_the_former_key_is_missed(nami: Account, settings: Any) -> None:
    the_key_changes(settings)
    settings.SECRET_KEY_FALLBACKS = []

    with pytest.raises(SealBroken):
        Invoice.objects.get()


def test_what_is_sealed_with_the_key_of_now_stays_as_it_is(nami: Account) -> None:
    before = stored()

    assert reseal().renewed == 0
    assert stored() == before


def test_what_no_key_opens_is_named_and_kept(nami: Account, settings: Any) -> None:
    row = Reach.objects.get()
    Reach.objects.update(sealed="nonsense")
    the_key_changes(settings)

    outcome = reseal()

    assert outcome.unreadable == [f"Reach.sealed {row.pk}"]
    assert outcome.renewed == len(stored()) - 1
    assert Reach.objects.get().sealed == "nonsense"


def test_the_command_says_how_many(nami: Account, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    the_key_changes(settings)
    count = len(stored())

    told = CliRunner().invoke(cli.app, ["reseal"])

    assert (told.exit_code, told.output) == (0, f"{count} sealed anew\n")


def test_no_sealed_column_is_forgotten() -> None:
    sealed = {
        (model, column.name)
        for model in apps.get_models()
        for column in model._meta.get_fields()
        if isinstance(column, SealedField) or "sealed" in column.name.split("_")
    }

    assert {(model, column) for model, column, _ in KEPT} == sealed
