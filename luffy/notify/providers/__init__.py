"""The ways out of the site, by channel. The inbox needs none: what is written is there.

Another way is another class with `send`, a `Channel`, and a line in PROVIDERS.
"""

from collections.abc import Mapping

from luffy.notify.models import Channel
from luffy.notify.providers.email import EmailProvider
from luffy.notify.providers.letter import CannotReach, Letter, Provider, Reader, TryLater

__all__ = ["PROVIDERS", "CannotReach", "Letter", "Provider", "Reader", "TryLater"]

PROVIDERS: Mapping[Channel, Provider] = {Channel.EMAIL: EmailProvider()}
