"""Logs are events with fields: readable lines on a developer's machine, JSON in production."""

import logging.config
from typing import Any

import structlog

from luffy.core.printable import printable

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def _escaped(_logger: Any, _method: str, event: dict[str, Any]) -> dict[str, Any]:
    """JSON escapes by itself; on a terminal a value must neither forge a line nor colour it."""
    return {
        name: printable(value) if isinstance(value, str) and name not in {"exception", "stack"} else value
        for name, value in event.items()
    }


def _rendering(*, as_json: bool) -> list[Any]:
    if as_json:
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    # Plain: a traceback with local variables would show passwords and tokens.
    plain = structlog.dev.plain_traceback
    return [
        _escaped,
        structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0, exception_formatter=plain),
    ]


def configure_logging(*, as_json: bool) -> None:
    """Set up structlog and send Django's and libraries' own logs through the same renderer."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {
                "events": {
                    "()": structlog.stdlib.ProcessorFormatter,
                    "foreign_pre_chain": _SHARED,
                    "processors": [
                        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                        *_rendering(as_json=as_json),
                    ],
                }
            },
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "events"}},
            "root": {"handlers": ["stderr"], "level": "INFO"},
            "loggers": {
                # Ours says it with the request id; theirs would say it twice.
                "django.request": {"level": "CRITICAL"},
                "django.server": {"level": "WARNING"},
                "httpx": {"level": "WARNING"},
                "httpcore": {"level": "WARNING"},
                "procrastinate": {"level": "WARNING"},
            },
        }
    )


def get_logger(name: str) -> Any:
    return structlog.stdlib.get_logger(name)
