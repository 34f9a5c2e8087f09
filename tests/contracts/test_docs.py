"""The documentation names what is really there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RULES = DOCS / "rules"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])
RULE_PAGES = sorted(page for page in RULES.glob("*.md") if page.name != "README.md")
CODE = sorted(path for program in ("luffy", "paysim") for path in (ROOT / program).rglob("*.py"))

# `orders/pricing.py: quote` or `orders/states.py`; below luffy/, or from the root of the repository.
TARGET = re.compile(r"`([\w./-]+\.(?:py|html|txt|toml))(?:: ?([\w., ]+))?`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
SOURCE = re.compile(r"Source:\s*(docs/[\w./-]+\.md)")
WORD = re.compile(r"[A-Za-z_]{2,}")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def defined_in(path: Path) -> set[str]:
    """Every name a module defines at its top, and `Class.member` for what its classes define."""
    names = set()
    for node in ast.parse(path.read_text()).body:
        names |= set(_names_of(node))
        if isinstance(node, ast.ClassDef):
            names |= {f"{node.name}.{member}" for part in node.body for member in _names_of(part)}
    return names


def _names_of(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=defined) | ast.AsyncFunctionDef(name=defined) | ast.ClassDef(name=defined):
            yield defined
        case ast.Assign(targets=targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=defined)):
            yield defined


def missing_targets(text: str) -> list[str]:
    """Which of the `path: name` targets in `text` the code does not have."""
    missing = []
    for path, names in TARGET.findall(text):
        file = next((place for place in (ROOT / "luffy" / path, ROOT / path) if place.is_file()), None)
        if file is None:
            # A bare `errors.py` means a kind of file, not one.
            missing += [path] if "/" in path or names else []
            continue
        wanted = [wanted.strip().rstrip(".") for wanted in names.split(",") if wanted.strip()]
        known = defined_in(file) if wanted else set()
        missing += [f"{path}: {wanted}" for wanted in wanted if wanted not in known]
    return missing


def table_of_answers() -> str:
    page = (DOCS / "ARCHITECTURE.md").read_text()
    return "\n".join(line for line in page.splitlines() if line.startswith("|") and "`" in line)


def implemented_by(page: Path) -> str:
    """The paragraph or list after `Implemented by:`."""
    found = re.search(r"Implemented by:(.*?)(?:\n\s*\n(?![-*|` ])|\n#|\Z)", page.read_text(), re.DOTALL)
    return found[1] if found else ""


def test_each_question_has_an_answer_in_the_code() -> None:
    table = table_of_answers()

    assert len(TARGET.findall(table)) >= 15
    assert missing_targets(table) == []


def test_a_wrong_target_would_be_found() -> None:
    text = "`orders/pricing.py: quote` `orders/pricing.py: qoute` `orders/prices.py` `orders/states.py: Move.PAY`"

    assert missing_targets(text) == ["orders/pricing.py: qoute", "orders/prices.py"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_points_to_in_the_code_is_there(page: Path) -> None:
    assert missing_targets(page.read_text()) == []


@pytest.mark.parametrize("page", RULE_PAGES, ids=name)
def test_a_rule_page_says_where_the_rule_is_implemented(page: Path) -> None:
    assert TARGET.findall(implemented_by(page)), "no `Implemented by:` with a `path: name`"


@pytest.mark.parametrize("page", RULE_PAGES, ids=name)
def test_a_rule_page_is_listed(page: Path) -> None:
    assert page.name in LINK.findall((RULES / "README.md").read_text())


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("[0-9]*.md")), ids=name)
def test_a_decision_is_listed_and_short(page: Path) -> None:
    assert page.name in LINK.findall((DOCS / "decisions" / "README.md").read_text())
    assert len(page.read_text().splitlines()) <= 40


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(FENCE.sub("", page.read_text()))
    near = [link.partition("#")[0] for link in links if "://" not in link and not link.startswith("mailto:")]

    assert [link for link in near if link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=name)
def test_every_page_can_be_reached(page: Path) -> None:
    """From docs/README.md, by links."""
    reached, ahead = set(), [DOCS / "README.md"]
    while ahead:
        here = ahead.pop()
        if here in reached or here.suffix != ".md" or not here.exists():
            continue
        reached.add(here)
        ahead += [(here.parent / link.partition("#")[0]).resolve() for link in LINK.findall(here.read_text())]

    assert page in reached


def test_the_glossary_names_what_the_code_names() -> None:
    rows = [line.split("|") for line in (DOCS / "GLOSSARY.md").read_text().splitlines() if "`" in line]
    wanted = {
        word for row in rows for code in re.findall(r"`([^`]+)`", row[-2]) for word in WORD.findall(code)
    }
    known = {word for path in CODE for word in WORD.findall(path.read_text())}

    assert len(wanted) >= 80
    assert sorted(word for word in wanted - known if not any(one.endswith(word) for one in known)) == []


def test_every_source_that_code_names_exists() -> None:
    named = {(name(path), source) for path in CODE for source in SOURCE.findall(path.read_text())}

    assert len(named) >= 10
    assert sorted(pair for pair in named if not (ROOT / pair[1]).is_file()) == []


def test_every_rule_page_is_the_source_of_some_code() -> None:
    named = {source for path in CODE for source in SOURCE.findall(path.read_text())}

    assert [name(page) for page in RULE_PAGES if name(page) not in named] == []


def test_each_app_stands_once_in_the_tree_and_once_in_the_stack() -> None:
    page = (DOCS / "ARCHITECTURE.md").read_text()
    stack, tree = (found.strip("`\n") for found in FENCE.findall(page)[:2])
    apps = {file.parent.name for file in (ROOT / "luffy").glob("*/apps.py")}
    in_stack = re.findall(r"[a-z]+", re.sub(r"(?m)^(.*?)\s{2,}.*$", r"\1", stack))

    assert apps
    for app in sorted(apps):
        assert in_stack.count(app) == 1, f"{app} in the stack"
        assert len(re.findall(rf"(?m)^  {app}/", tree)) == 1, f"{app}/ in the tree"
