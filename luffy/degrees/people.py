"""What people are called."""

from luffy.accounts.models import Account


def shown_name(account: Account) -> str:
    """The name as it is written in Chinese, or the user name where there is none."""
    return f"{account.last_name}{account.first_name}" or account.username
