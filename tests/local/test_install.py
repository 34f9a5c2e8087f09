"""The shell scripts behind `make`, with stand-ins for what they call."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAY = '#!/bin/sh\nenv >"{0}"\n'


@pytest.fixture
def clone(tmp_path: Path):
    """A copy with an environment whose programs only note how they were called."""
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    (tmp_path / "web").mkdir()
    shutil.copy(ROOT / "web" / "node.sh", tmp_path / "web")
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name in ("python", "uv", "npm", "node"):
        (programs / name).write_text(SAY.format(tmp_path / f"{name}.env"))
        (programs / name).chmod(0o755)
    return tmp_path


def seen(clone: Path, program: str, *command: str, home: str) -> dict[str, str]:
    """The environment that `program` got when `command` called it."""
    env = {"PATH": os.environ["PATH"], "HOME": home}
    subprocess.run([str(clone / command[0]), *command[1:]], env=env, check=True, capture_output=True)
    return dict(line.split("=", 1) for line in (clone / f"{program}.env").read_text().splitlines())


def test_without_a_home_folder_packages_are_kept_in_the_environment(clone: Path):
    # A file where the folder should be: even root can make no folder below it.
    uv = seen(clone, "uv", "requirements/install.sh", "run", home="/dev/null")
    npm = seen(clone, "npm", "web/node.sh", str(clone / ".venv/bin/npm"), home="/dev/null")

    assert uv["XDG_CACHE_HOME"] == f"{clone}/.venv/cache"
    assert Path(npm["npm_config_cache"]).resolve() == clone / ".venv" / "cache" / "npm"


def test_with_a_home_folder_packages_are_kept_there(clone: Path):
    home = clone / "home"
    uv = seen(clone, "uv", "requirements/install.sh", "run", home=str(home))
    npm = seen(clone, "npm", "web/node.sh", str(clone / ".venv/bin/npm"), home=str(home))

    assert "XDG_CACHE_HOME" not in uv
    assert "npm_config_cache" not in npm
