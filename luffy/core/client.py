"""Where a request comes from."""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - stands for "no address", nothing listens there


def client_address(request: HttpRequest) -> str:
    """The client's IP address.

    `X-Forwarded-For` is believed only where proxies in TRUSTED_PROXIES wrote it: anybody can send it.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    for hop in map(str.strip, reversed(hops)):
        if not _is_trusted(address) or not _is_address(hop):
            break
        address = hop
    return address if _is_address(address) else UNKNOWN


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def is_within(address: str, networks: Sequence[str]) -> bool:
    """Whether the address belongs to one of these networks."""
    return _is_address(address) and any(
        ip_address(address) in network for network in _networks(tuple(networks))
    )


def _is_trusted(address: str) -> bool:
    return is_within(address, settings.TRUSTED_PROXIES)


@lru_cache(maxsize=8)
def _networks(proxies: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(proxy, strict=False) for proxy in proxies)
