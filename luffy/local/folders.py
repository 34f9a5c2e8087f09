"""Where things lie below LUFFY_HOME."""

import secrets
import tempfile
from importlib.util import find_spec
from pathlib import Path

from luffy.local.errors import CannotStart

# A unix socket's whole path may have 103 bytes on macOS and 107 on Linux.
LONGEST_SOCKET_PATH = 103


def package_folder(package: str, *, instead: str) -> Path:
    """Where an installed package lies, without importing it."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise CannotStart(f"{package} is not installed: run `make setup`, or set {instead}")
    return Path(found.origin).parent


def home_folder(home: Path) -> Path:
    """Make LUFFY_HOME and give its full path."""
    home = home.absolute()
    try:
        if not home.exists():
            # Others may not list it, but PostgreSQL must pass through when root starts it as somebody else.
            home.mkdir(mode=0o711, parents=True)
            (home / ".gitignore").write_text("*\n")
        (home / "run").mkdir(mode=0o711, exist_ok=True)
    except OSError as error:
        raise CannotStart(
            f"LUFFY_HOME={home} cannot be written ({error.strerror}): choose another folder"
        ) from error
    return home


def socket_folder(home: Path, name: str) -> Path:
    """Give a folder for `name`'s unix sockets with a path short enough for one."""
    folder = home / "run" / name
    if len(bytes(folder / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder
    return Path(tempfile.mkdtemp(prefix="luffy-"))


def secret(file: Path) -> str:
    """Read a secret, made up once and readable by us alone."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48) + "\n")
    return file.read_text().strip()
