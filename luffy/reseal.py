"""Seal anew, with the key of now, everything that is kept sealed. After it the former key may go.

Source: docs/OPERATIONS.md, Secrets
"""

from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Model, QuerySet, TextField, Value
from django.db.models.functions import Cast

from luffy.accounts import mfa
from luffy.core.sealed import SealBroken, renew
from luffy.degrees.models import DegreeRegistrationForm
from luffy.degrees.services.form import PURPOSE as FORM
from luffy.invoices.models import PURPOSE as TITLE
from luffy.invoices.models import Invoice, InvoiceTitle
from luffy.notify.models import Reach
from luffy.notify.reach import PURPOSE as REACH
from luffy.wallet.models import Withdrawal
from luffy.wallet.payees import PURPOSE as PAYEE
from luffy.webhooks.models import Endpoint
from luffy.webhooks.services.endpoints import PURPOSE as WEBHOOK

# Whatever else has a sealed text for its whole life belongs here; a test finds what was forgotten.
KEPT: tuple[tuple[type[Model], str, str], ...] = (
    (Withdrawal, "payee_sealed", PAYEE),
    (Reach, "sealed", REACH),
    (Endpoint, "sealed_secret", WEBHOOK),
    (Endpoint, "former_sealed_secret", WEBHOOK),
    (DegreeRegistrationForm, "sealed_work", FORM),
    (Invoice, "title", TITLE),
    (Invoice, "tax_number", TITLE),
    (InvoiceTitle, "name", TITLE),
    (InvoiceTitle, "tax_number", TITLE),
)
FACTORS = ("secret", "seed")


@dataclass
class Outcome:
    """How many texts were sealed anew, and the places of those for which no key is known."""

    renewed: int = 0
    unreadable: list[str] = field(default_factory=list)

    def renew(self, sealed: str, purpose: str, place: str) -> str:
        """The text as it is to be kept."""
        try:
            anew = renew(sealed, purpose)
        except SealBroken:
            self.unreadable.append(place)
            return sealed
        self.renewed += anew != sealed
        return anew


def reseal() -> Outcome:
    """What somebody changes meanwhile is sealed with the key of now by that, and is left as it is."""
    outcome = Outcome()
    for model, column, purpose in KEPT:
        # As it is stored: a sealed column would open it.
        rows = QuerySet(model).annotate(stored=Cast(column, TextField())).exclude(stored="")
        for key, stored in rows.order_by("pk").values_list("pk", "stored").iterator():
            anew = outcome.renew(stored, purpose, f"{model.__name__}.{column} {key}")
            if anew != stored:
                rows.filter(pk=key, stored=stored).update(**{column: Value(anew, TextField())})
    for factor in Authenticator.objects.order_by("pk").iterator():
        data = _second_factor(factor, outcome)
        if data != factor.data:
            Authenticator.objects.filter(pk=factor.pk, data=factor.data).update(data=data)
    return outcome


def _second_factor(factor: Authenticator, outcome: Outcome) -> dict[str, Any]:
    """Of an app the secret is sealed, of recovery codes their seed."""
    return {
        name: outcome.renew(value, mfa.PURPOSE, f"Authenticator.{name} {factor.pk}")
        if name in FACTORS
        else value
        for name, value in factor.data.items()
    }
