"""The documentation site: built strictly, the same in both languages, its pictures those of the browser's tests."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from luffy.webhooks.catalogue import CATALOGUE
from tests.browser.test_guide import SHOWN

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "site" / "pages"
PICTURE = re.compile(r"!\[[^\]]*\]\(\.\./images/([\w-]+)\.png\)")


def test_it_is_built_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", "site/mkdocs.yml"]

    built = subprocess.run([*command, "-d", tmp_path / "site"], cwd=ROOT, capture_output=True, text=True)

    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "site" / "zh" / "operators" / "index.html").is_file()


def test_both_languages_have_the_same_pages_and_pictures() -> None:
    chinese, english = (
        {page.name: page for page in (PAGES / tongue).glob("*.md")} for tongue in ("zh", "en")
    )

    assert set(chinese) == set(english)
    for name, page in chinese.items():
        assert PICTURE.findall(page.read_text()) == PICTURE.findall(english[name].read_text()), name


def test_every_picture_is_taken_by_a_browser_and_every_one_taken_is_shown() -> None:
    shown = {name for page in PAGES.rglob("*.md") for name in PICTURE.findall(page.read_text())}

    assert shown == set(SHOWN)
    assert {path.stem for path in (PAGES / "images").glob("*.png")} == set(SHOWN)


@pytest.mark.parametrize("tongue", ["zh", "en"])
def test_every_event_is_told_of(tongue: str) -> None:
    told = re.findall(
        r"^\| `([a-z_]+\.[a-z_]+)` \|", (PAGES / tongue / "integrators.md").read_text(), re.MULTILINE
    )

    assert told == list(CATALOGUE)
