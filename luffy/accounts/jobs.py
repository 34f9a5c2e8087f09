"""What the worker does for accounts."""

from procrastinate.contrib.django import app

from luffy.accounts import reset


@app.task(name="accounts.send_reset_link", retry=3)
def send_reset_link(email: str, language: str) -> None:
    """Send the link for a new password, if somebody has this address."""
    reset.send_link(email=email, language=language)
