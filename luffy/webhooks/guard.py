"""Where we may be sent by an address that somebody typed: to the public network, and nowhere within ours.

The host is looked up once, every address it has is judged, and the connection goes to the one that was judged: a
name that means something else a moment later leads nowhere.

Source: docs/rules/webhooks.md
"""

import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from luffy.webhooks.errors import AddressRefused

LONGEST_URL = 500
UNKNOWN_HOST = "unknown_host"
LOOK_UP_S = 5.0
# A resolver takes no deadline: whoever waits for it goes on without it, and it ends by itself.
_resolvers = ThreadPoolExecutor(4, "webhook-names")
# IPv6 addresses that stand for an IPv4 one, by which it may be reached in disguise.
_TRANSLATED = tuple(ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))


@dataclass(frozen=True, slots=True)
class Place:
    """A host and one judged address of it."""

    parts: SplitResult
    address: str

    @property
    def url(self) -> str:
        """The URL with the address instead of the name."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        port = f":{self.parts.port}" if self.parts.port else ""
        return self.parts._replace(netloc=host + port).geturl()


def checked(url: str) -> SplitResult:
    """The parts of a URL that may be kept. Asks no network. Raises: AddressRefused."""
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError as error:
        raise AddressRefused(reason="form") from error
    if len(url) > LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise AddressRefused(reason="form")
    if not parts.hostname or parts.fragment:
        raise AddressRefused(reason="form")
    if parts.scheme not in (("https",) if settings.IS_PRODUCTION else ("https", "http")):
        raise AddressRefused(reason="scheme")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(reason="credentials")
    return parts


def look_up(url: str) -> Place:
    """Where a URL leads now. Raises: AddressRefused."""
    parts = checked(url)
    host = parts.hostname or ""
    try:
        asked = _resolvers.submit(socket.getaddrinfo, host, parts.port or 443, type=socket.SOCK_STREAM)
        found = asked.result(LOOK_UP_S)
    except (OSError, UnicodeError) as error:
        raise AddressRefused(reason=UNKNOWN_HOST) from error
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    # One address within our network among others is an attempt to get there.
    if not addresses or not all(map(is_reachable, addresses)):
        raise AddressRefused(reason="private")
    return Place(parts, addresses[0])


def admit(url: str) -> None:
    """Refuse an address that may not be kept. A name that nobody knows yet may: it is looked up at every try.

    Raises: AddressRefused.
    """
    try:
        look_up(url)
    except AddressRefused as refused:
        if refused.detail["reason"] != UNKNOWN_HOST:
            raise


def is_reachable(text: str) -> bool:
    """Whether we may connect there: a public address, or one in WEBHOOK_NETWORKS."""
    address = ip_address(text)
    plain = address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
    if any(plain in ip_network(net, strict=False) for net in settings.WEBHOOK_NETWORKS):
        return True
    return _is_public(plain)


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and any(address in net for net in _TRANSLATED):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
