"""Letters by e-mail: plain text, by whatever EMAIL_URL names."""

from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from luffy.notify.providers.letter import CannotReach, Letter, Reader, TryLater
from luffy.site.facts import facts


class EmailProvider:
    def send(self, letter: Letter, *, to: Reader) -> None:
        """Write to the reader's address."""
        if not to.email:
            raise CannotReach("the account has no e-mail address")
        message = EmailMessage(
            # A header holds no line break; what is told may hold anything.
            subject=" ".join(f"{letter.title} - {facts().title}".split()),
            body=_body(letter, to),
            to=[to.email],
            headers=_headers(letter),
        )
        try:
            message.send()
        except SMTPRecipientsRefused as error:
            raise _refused(error) from error
        # What smtplib raises, and the network beneath it.
        except OSError as error:
            raise TryLater(f"{type(error).__name__}: {error}") from error
        except ValueError as error:
            raise CannotReach(f"no address to write to: {error}") from error


def _refused(error: SMTPRecipientsRefused) -> CannotReach | TryLater:
    """A mail server that says 5xx means it; 4xx is for now."""
    code = max((code for code, _reason in error.recipients.values()), default=0)
    kind = CannotReach if code >= 500 else TryLater
    return kind(f"the mail server refuses the address: {code}")


def _body(letter: Letter, to: Reader) -> str:
    greeting = _("{username}，你好：").format(username=to.username)
    why = _("不想再收到这类邮件？退订：{address}").format(address=letter.unsubscribe_url)
    choices = _("其他消息设置：{address}").format(address=letter.preferences_url)
    parts = [greeting, letter.text, letter.page_url, f"-- \n{why}\n{choices}"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _headers(letter: Letter) -> dict[str, str]:
    """Mail programs show a button of their own, which needs no page (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{letter.one_click_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
