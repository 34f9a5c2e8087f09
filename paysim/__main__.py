"""`python -m paysim` serves; `python -m paysim init` only writes keys and client settings."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from paysim import __version__
from paysim.config import Config, NotAllowed, demand_permission, notify_hosts


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; give the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    try:
        demand_permission()
    except NotAllowed as refusal:
        print(f"paysim: {refusal}", file=sys.stderr)  # noqa: T201
        return 2
    if given[:1] == ["init"]:
        return _init(given[1:])
    return _serve(given[1:] if given[:1] == ["serve"] else given)


def _init(given: list[str]) -> int:
    from paysim.folder import prepare

    parser = argparse.ArgumentParser(
        "paysim init", description="Write keys and client settings, idempotently."
    )
    _add_place(parser)
    options = parser.parse_args(given)
    prepare(options.data.resolve(), options.public_base.rstrip("/"))
    return 0


def _serve(given: list[str]) -> int:
    from paysim.app import serve

    parser = argparse.ArgumentParser("paysim", description="Sandbox payment gateway. No money moves.")
    _add_place(parser)
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9009)
    parser.add_argument("--time-scale", type=_positive, default=1.0, help="divides the waits between notices")
    parser.add_argument("--seed", type=int, help="repeat the random choices of an earlier run")
    parser.add_argument(
        "--chaos", action=argparse.BooleanOptionalAction, default=True, help="legal variety in answers"
    )
    parser.add_argument(
        "--notify-twice", type=float, default=0.05, help="probability that a notice comes twice"
    )
    options = parser.parse_args(given)
    serve(
        Config(
            folder=options.data.resolve(),
            public_base=options.public_base.rstrip("/"),
            host=options.host,
            port=options.port,
            time_scale=options.time_scale,
            seed=options.seed,
            chaos=options.chaos,
            notify_twice=options.notify_twice,
            notify_hosts=notify_hosts(),
        )
    )
    return 0


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", type=Path, required=True, help="folder for keys, token and journal")
    parser.add_argument(
        "--public-base", default="http://localhost:9009", help="address that browsers and merchants use"
    )


def _positive(text: str) -> float:
    value = float(text)
    if value <= 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return value


if __name__ == "__main__":
    sys.exit(main())
