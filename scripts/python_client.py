"""Generate clients/python/luffy_client from web/openapi.json: `python -m scripts.python_client [--check]`."""

import filecmp
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "web" / "openapi.json"
PACKAGE = ROOT / "clients" / "python" / "luffy_client"
# As web/scripts/api-document.ts shortens them.
_LONG = re.compile(r"^luffy_[a-z]+_api_(learner_|ways_in_|roles_|trail_)?")
# Written by hand, and kept.
KEPT = frozenset({"README.md", "py.typed"})
CONFIG = {
    "project_name_override": "luffy-client",
    "package_name_override": "luffy_client",
    # Grades are A and A+, which make no two names.
    "literal_enums": True,
    "post_hooks": [],
}


def public_document() -> dict[str, Any]:
    """The API with short names: `place_order` for `luffy_payments_api_place_order`."""
    document: dict[str, Any] = json.loads(DOCUMENT.read_text())
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["operationId"] = _LONG.sub("", operation["operationId"])
    return document


def generate(into: Path) -> None:
    """Write the package to `into`, which must not be there."""
    with tempfile.TemporaryDirectory() as folder:
        document, config = Path(folder, "openapi.json"), Path(folder, "config.json")
        document.write_text(json.dumps(public_document()))
        config.write_text(json.dumps(CONFIG))
        program = Path(sys.executable).with_name("openapi-python-client")
        options = ["--path", document, "--config", config, "--output-path", into, "--meta", "none"]
        done = subprocess.run(  # noqa: S603 - our own words
            [program, "generate", *options], capture_output=True, text=True, check=False
        )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    _tidy(into)


def _tidy(package: Path) -> None:
    """The same look whatever is set up around it; marks for checks that do not look here go."""
    ruff = Path(sys.executable).with_name("ruff")
    for step in (["check", "--fix-only", "--select", "I,F401,RUF100"], ["format"]):
        command = [ruff, *step, "--isolated", "--quiet", "--line-length", "110", package]
        subprocess.run(command, check=True)  # noqa: S603 - our own words


def differences(one: Path, other: Path) -> list[str]:
    """Which files are not the same in both."""
    names = {path.relative_to(root) for root in (one, other) for path in root.rglob("*.py") if path.is_file()}
    return sorted(
        str(name)
        for name in names
        if not (one / name).is_file()
        or not (other / name).is_file()
        or not filecmp.cmp(one / name, other / name, shallow=False)
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "luffy_client")
        generate(made)
        if "--check" in sys.argv:
            if stale := differences(made, PACKAGE):
                sys.exit(f"clients/python is out of date ({', '.join(stale[:5])}): run `make api`")
            return
        kept = {name: (PACKAGE / name).read_text() for name in KEPT if (PACKAGE / name).exists()}
        shutil.rmtree(PACKAGE, ignore_errors=True)
        shutil.copytree(made, PACKAGE)
        for name, text in kept.items():
            (PACKAGE / name).write_text(text)


if __name__ == "__main__":
    main()
