"""`python -m bench [section …] [--quick]`"""

import argparse
import os
import time
from importlib import import_module
from pathlib import Path

from bench.figures import RESULTS, Report
from bench.stage import Stage, stage

# In the order in which they run. The last one fills the disk, so it comes last.
SECTIONS = (
    "purchase",
    "orders",
    "claims",
    "callbacks",
    "catalogue",
    "quote",
    "articles",
    "process",
    "up",
    "growth",
)


def main() -> None:
    arguments = _arguments()
    report = Report(is_quick=arguments.quick)
    with stage(is_quick=arguments.quick) as place:
        _prepare(place)
        for name in arguments.section or SECTIONS:
            began = time.monotonic()
            print(f"\n{name}", flush=True)
            import_module(f"bench.sections.{name}").measure(place, report)
            print(f"  ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"\n{report.table()}\n")
    report.save(arguments.save)
    print(f"saved in {arguments.save}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure Luffy on this machine.")
    parser.add_argument(
        "section", nargs="*", choices=[[], *SECTIONS], help="which ones; all if none is named"
    )
    parser.add_argument("--quick", action="store_true", help="small and rough, to see that it works")
    parser.add_argument(
        "--save", type=Path, default=RESULTS, help=f"where the figures go as JSON ({RESULTS})"
    )
    return parser.parse_args()


def _prepare(place: Stage) -> None:
    """Django with a migrated, furnished database; and a copy of it that stays as it is."""
    import django
    from django.core.management import call_command
    from django.db import connection

    from bench import world

    os.environ["DJANGO_SETTINGS_MODULE"] = "luffy.settings"
    django.setup()
    print("migrating", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
    world.open_school(place.main)
    world.vacuum(place.main)
    place.pristine = place.database("pristine", like=place.main.name)


if __name__ == "__main__":
    main()
