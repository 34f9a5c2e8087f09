"""Ports that people choose, and what to say when one is taken."""

import errno
import socket

import psutil

from luffy.local.errors import CannotStart

HOST = "127.0.0.1"


def refuse_taken(ports: dict[str, int]) -> None:
    """Check each port by the variable that chooses it: `{"LUFFY_PORT": 8000}`."""
    if len(set(ports.values())) < len(ports):
        raise CannotStart(f"{' and '.join(ports)} are the same port: give each its own")
    for variable, port in ports.items():
        problem = why_unusable(port)
        if problem:
            instead = next_free(port, avoid=set(ports.values()))
            raise CannotStart(f"port {port} {problem}: choose another, like {variable}={instead} make up")


def why_unusable(port: int) -> str:
    """What stands against listening on `port`; empty when nothing does."""
    with socket.socket() as probe:
        # A connection of the last run that is still closing is no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
            # A second listener is refused only here when both may reuse the address.
            probe.listen()
        except PermissionError:
            return "may be used by root only"
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return f"cannot be used ({error.strerror})"
            return f"is taken{_by_whom(port)}"
    return ""


def next_free(port: int, *, avoid: set[int]) -> int:
    beyond = range(max(port, 1023) + 1, 65536)
    return next(other for other in beyond if other not in avoid and not why_unusable(other))


def any_free() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _by_whom(port: int) -> str:
    try:
        for connection in psutil.net_connections("tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port and connection.pid:
                return f" by {psutil.Process(connection.pid).name()} (process {connection.pid})"
    except psutil.Error:
        # Other people's processes are none of an ordinary user's business.
        pass
    return ""
