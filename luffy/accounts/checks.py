"""What must not be true where the public can come in."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from luffy.accounts.models import Account
from luffy.accounts.passwords import DEMO_PASSWORD

DEMO_USERNAMES = (
    "learner",
    "newcomer",
    "student",
    "classmate",
    "resting",
    "graduate",
    "dropout",
    "copycat",
    "member",
    "lapsed",
    "mentor",
    "mentor2",
    "lecturer",
    "operator",
    "editor",
    "service",
    "finance",
    "lead",
    "admin",
)


def demo_passwords_present() -> list[str]:
    """User names that open with the password from the README, among the demo's and the powerful ones.

    Nobody else can have it: `passwords.NotTheDemoPassword` refuses it.
    """
    suspects = Account.objects.filter(
        Q(username__in=DEMO_USERNAMES) | Q(is_staff=True) | Q(is_superuser=True), is_active=True
    )
    return [account.username for account in suspects.order_by("id") if account.check_password(DEMO_PASSWORD)]


def refuse_demo_passwords() -> None:
    """Stop a production process that would let anybody in. Called where the process starts."""
    if settings.IS_PRODUCTION and (names := demo_passwords_present()):
        raise ImproperlyConfigured(
            f"production refuses to start: these accounts have the demo password: {', '.join(names)}"
        )
