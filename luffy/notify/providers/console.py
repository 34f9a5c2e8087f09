"""For one's own machine: what would be sent stands in the log of the worker."""

from luffy.core.logging import get_logger
from luffy.notify.providers.letter import Letter, Reader

log = get_logger(__name__)


class Console:
    """Sends nothing. Not for a public site: whoever reads its log reads its codes."""

    def send(self, letter: Letter, *, to: Reader) -> None:
        """Write it into the log."""
        way = "sms" if to.phone else "wechat"
        log.info("message", way=way, to=to.username, title=letter.title, text=letter.text)
