"""The ways out of the site, by channel. The inbox needs none: what is written is there.

Another way is another class with `send`, named by SMS_PROVIDER or WECHAT_MESSAGE_PROVIDER.
"""

from django.conf import settings
from django.utils.module_loading import import_string

from luffy.notify.models import Channel
from luffy.notify.providers.email import EmailProvider
from luffy.notify.providers.letter import CannotReach, Letter, Provider, Reader, TryLater

__all__ = ["CannotReach", "Letter", "Provider", "Reader", "TryLater", "provider_of"]


def provider_of(channel: Channel) -> Provider:
    """The way out. Raises: CannotReach, when this school has none (any more)."""
    if channel is Channel.EMAIL:
        return EmailProvider()
    named = settings.SMS_PROVIDER if channel is Channel.SMS else settings.WECHAT_MESSAGE_PROVIDER
    if not named:
        raise CannotReach(f"no provider for {channel}")
    made: Provider = import_string(named)()
    return made
