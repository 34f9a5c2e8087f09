"""Packages of Debian that tests need: installed when they are missing, and we may."""

import os
import shutil
import subprocess

from luffy.local.errors import CannotStart


def install(*packages: str) -> None:
    """Install these packages by apt-get.

    Raises:
        CannotStart: one line for people: what is missing, and what to do about it.
    """
    names = " and ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotStart(f"{names} missing: install them (Debian 12: apt-get install {' '.join(packages)})")
    # Run level 1: the packages' own services are not started.
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *command], env=env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            words = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
            raise CannotStart(f"{names} missing and not installable: {' '.join(words)}")
