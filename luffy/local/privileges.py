"""PostgreSQL refuses to run as root, so root starts it as somebody else."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from luffy.local.errors import CannotStart

# The least first. A clone below a folder that only root may enter (/root/luffy) needs the right to pass
# through; where a container withholds the first, the second is usually there. To open the folders on the way
# would be none of our business.
CAPABILITIES = ("", "dac_read_search", "dac_override")


@dataclass(frozen=True, slots=True)
class Servant:
    """Who runs PostgreSQL. `prefix` is empty when that is just us."""

    uid: int
    gid: int
    prefix: tuple[str, ...] = ()

    def own(self, folder: Path) -> None:
        """Make `folder` exist, theirs alone."""
        folder.mkdir(parents=True, exist_ok=True)
        if folder.stat().st_uid != self.uid:
            os.chown(folder, self.uid, self.gid)
        folder.chmod(0o700)


def servant(*, folder: Path, program: Path, stop_signal: str) -> Servant:
    """Find who can run `program` on `folder` and be stopped with us; makes `folder` theirs."""
    tie = ("--pdeathsig", stop_signal)
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0:
        us = Servant(os.geteuid(), os.getegid(), (setpriv, *tie) if setpriv else ())
        us.own(folder)
        return us
    if not setpriv:
        raise CannotStart(
            "PostgreSQL refuses to run as root and `setpriv` (util-linux) is missing: "
            "run as an ordinary user, or set DATABASE_URL"
        )
    account = _account(folder)
    Servant(account.pw_uid, account.pw_gid).own(folder)
    for capability in CAPABILITIES:
        prefix = (setpriv, *_drop(account, capability), *tie)
        if _can_reach(prefix, folder, program):
            return Servant(account.pw_uid, account.pw_gid, prefix)
    raise CannotStart(
        f"PostgreSQL refuses to run as root, and {account.pw_name} may not enter {folder}: "
        "run as an ordinary user, choose another LUFFY_HOME, or set DATABASE_URL"
    )


def _account(folder: Path) -> pwd.struct_passwd:
    """Whoever owns the folder already; at first `postgres` where that account exists, else `nobody`."""
    owner = folder.stat().st_uid if folder.exists() else 0
    if owner:
        return pwd.getpwuid(owner)
    known = {account.pw_name: account for account in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def _drop(account: pwd.struct_passwd, capability: str) -> list[str]:
    drop = [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
    if capability:
        drop += [f"--inh-caps=-all,+{capability}", f"--ambient-caps=-all,+{capability}"]
        # Otherwise access(2), by which PostgreSQL looks for itself, would not count the capability.
        drop += ["--securebits=+no_setuid_fixup"]
    return drop


def _can_reach(prefix: Sequence[str], folder: Path, program: Path) -> bool:
    probe = ["sh", "-c", 'cd "$1" && exec "$2" --version', "sh", str(folder), str(program)]
    return subprocess.run([*prefix, *probe], capture_output=True, check=False).returncode == 0  # noqa: S603
