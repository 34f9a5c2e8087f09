"""Files, functions and argument lists stay small enough to be read at once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 40
MAX_ARGUMENTS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> list[Path]:
    found = [path for program in ("luffy", "paysim") for path in (ROOT / program).rglob("*.py")]
    # Migrations are generated; the demo's files are texts.
    return sorted(path for path in found if "migrations" not in path.parts and path.parent.name != "demo")


SOURCES = sources()
NAMES = [str(path.relative_to(ROOT)) for path in SOURCES]


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    """Its lines, docstring and all; decorators are not counted."""
    return (function.end_lineno or 0) - function.lineno + 1


def arguments_of(function: Function) -> int:
    """How many it takes; the object it belongs to is not counted, nor are `*args` and `**fields`."""
    taken = function.args
    names = [argument.arg for argument in (*taken.posonlyargs, *taken.args, *taken.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def test_the_sources_are_found() -> None:
    assert {"luffy/api.py", "luffy/orders/pricing.py", "paysim/app.py"} <= set(NAMES)


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_file_stays_within_its_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= MAX_FILE_LINES, "split it by use case"


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_function_stays_within_its_lines(path: Path) -> None:
    too_long = [
        f"{path.name}:{function.lineno} {function.name} has {lines_of(function)} lines"
        for function in functions(path)
        if lines_of(function) > MAX_FUNCTION_LINES
    ]

    assert too_long == []


@pytest.mark.parametrize("path", SOURCES, ids=NAMES)
def test_a_function_takes_few_arguments(path: Path) -> None:
    too_many = [
        f"{path.name}:{function.lineno} {function.name} takes {arguments_of(function)}"
        for function in functions(path)
        if arguments_of(function) > MAX_ARGUMENTS
    ]

    assert too_many == [], "look for the missing noun"
