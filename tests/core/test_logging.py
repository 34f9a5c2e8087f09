"""Logs tell what happened, and no secrets."""

import logging

import pytest

from luffy.core.logging import configure_logging, get_logger


@pytest.mark.parametrize("as_json", [True, False])
def test_a_logged_traceback_does_not_show_local_variables(
    as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(password: str) -> None:
        raise RuntimeError("broken")

    before = logging.getLogger().handlers[:]
    configure_logging(as_json=as_json)
    try:
        fail("hunter22" + "-secret")
    except RuntimeError as error:
        get_logger("test").error("unexpected error", exc_info=error)
    logging.getLogger().handlers[:] = before

    said = capsys.readouterr().err
    assert "RuntimeError: broken" in said
    assert "hunter22-secret" not in said


def test_a_value_can_neither_forge_a_line_nor_colour_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    configure_logging(as_json=False)
    get_logger("test").warning("refused", path="/a\x1b[31m", agent="x\nforged")
    logging.getLogger("library").warning("odd path %s", "/b\r\nforged\x1b[0m")
    logging.getLogger().handlers[:] = before

    said = capsys.readouterr().err
    assert len(said.splitlines()) == 2
    assert "\x1b" not in said
    assert r"/a\x1b[31m" in said
