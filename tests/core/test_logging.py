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
