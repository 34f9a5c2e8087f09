"""How good the site's search is: nDCG@10 over judged questions, beside plain ILIKE and jieba's full text.

`python -m bench.relevance DATA.csv` loads the demo and the public data set into an engine of its own and tells the
figures; with `--pool` it prints what the three found together and how it is graded, to be looked through. The
judgements are in `relevance.json`: for each question the names (patterns) that are just that (3), good (2), or have to
do with it (1). They grade everything that can be found, not only what one of the three found.
"""

import argparse
import json
import math
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

JUDGEMENTS = Path(__file__).with_name("relevance.json")
LOOKED_AT = 10

# Kind and number in the database.
Hit = tuple[str, int]
Search = Callable[[str], list[Hit]]

# What the public may find, with the texts that are searched, for the two that ours is compared with.
_SHOWN = """
    SELECT 'course' AS kind, course.id, course.name, course.brief || ' ' || sub.name || ' ' || category.name AS rest
    FROM catalog_course course JOIN catalog_coursesubcategory sub ON sub.id = course.sub_category_id
    JOIN catalog_coursecategory category ON category.id = sub.category_id
    WHERE course.status <> 1 AND course.course_type <> 2
    UNION ALL SELECT 'degree', id, name, brief FROM catalog_degreecourse WHERE status <> 1
    UNION ALL SELECT 'article', id, title, brief || ' ' || array_to_string(tags, ' ') || ' ' || body
    FROM community_article WHERE status = 0 AND publish_at <= now() AND (offline_at IS NULL OR offline_at > now())
    UNION ALL SELECT 'teacher', id, name, title || ' ' || brief FROM catalog_teacher
"""


def ndcg(found: Sequence[int], judged: Sequence[int]) -> float:
    """Of grades as they were found, beside all grades there are: 1 when nothing could stand better."""
    best = _gain(sorted(judged, reverse=True)[:LOOKED_AT])
    return _gain(found[:LOOKED_AT]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.relevance")
    parser.add_argument("data", type=Path, help="the public data set of courses")
    parser.add_argument("--pool", action="store_true", help="print what was found and not judged yet")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="luffy-relevance-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with _engines(home):
            _load(arguments.data)
            systems = {"luffy": _luffy, "ilike": _ilike, "jieba": _jieba()}
            questions = json.loads(JUDGEMENTS.read_text())
            if arguments.pool:
                _tell_pool(questions, systems)
            else:
                _tell_figures(questions, systems)


class _engines:  # noqa: N801 - a context like a function
    """PostgreSQL and Valkey of our own, and Django on them."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def __enter__(self) -> None:
        os.environ["LUFFY_ENV"] = "test"
        os.environ["LUFFY_HOME"] = str(self.home)
        os.environ["DJANGO_SETTINGS_MODULE"] = "luffy.settings"
        from luffy.local.postgres import Postgres
        from luffy.local.valkey import Valkey

        self.postgres, self.valkey = Postgres(self.home, durable=False), Valkey(self.home, durable=False)
        os.environ["DATABASE_URL"] = self.postgres.start()
        os.environ["REDIS_URL"] = self.valkey.start()
        import django

        django.setup()

    def __exit__(self, *_: object) -> None:
        from django.db import connections

        connections.close_all()
        self.valkey.stop()
        self.postgres.stop()


def _load(data: Path) -> None:
    from django.core.management import call_command

    import luffy.demo
    from luffy.catalog import importers
    from luffy.core.clock import now
    from luffy.search.services import words

    call_command("migrate", interactive=False, verbosity=0)
    os.environ["LUFFY_DEMO_DATASET"] = "/nowhere.csv"
    luffy.demo.load(now=now())
    importers.run(data, now=now())
    words.learn(now=now())


def _luffy(text: str) -> list[Hit]:
    from luffy.core.clock import now
    from luffy.search.finding import Wanted, find

    found = find(Wanted(text, None, 1, LOOKED_AT), now=now())
    return [(item["kind"], item["id"]) for item in found["items"]]


def _ilike(text: str) -> list[Hit]:
    """What many a shop does: the name holds it, or else the rest does."""
    like = f"%{text}%"
    statement = f"""
        SELECT kind, id FROM ({_SHOWN}) shown WHERE name ILIKE %s OR rest ILIKE %s
        ORDER BY name ILIKE %s DESC, kind, id LIMIT %s
    """
    return _rows(statement, [like, like, like, LOOKED_AT])


def _jieba() -> Search:
    """Full text of PostgreSQL over jieba's words: names weigh more than the rest, all words must occur."""
    import jieba

    jieba.setLogLevel("ERROR")

    def words(text: str) -> list[str]:
        found = (word.strip().lower() for word in jieba.lcut_for_search(text))
        return [word for word in found if any(sign.isalnum() for sign in word)]

    _rows("CREATE TABLE bench_jieba (kind text, id bigint, search tsvector)", [])
    for kind, number, name, rest in _rows(f"SELECT kind, id, name, rest FROM ({_SHOWN}) shown", []):
        given = [kind, number, " ".join(words(name)), " ".join(words(rest))]
        _rows(
            "INSERT INTO bench_jieba VALUES (%s, %s, setweight(to_tsvector('simple', %s), 'A') "
            "|| setweight(to_tsvector('simple', %s), 'C'))",
            given,
        )

    def search(text: str) -> list[Hit]:
        asked = " & ".join("'" + word.replace("'", "''") + "'" for word in dict.fromkeys(words(text)))
        if not asked:
            return []
        statement = """
            SELECT kind, id FROM bench_jieba WHERE search @@ %s::tsquery
            ORDER BY ts_rank(search, %s::tsquery) DESC, kind, id LIMIT %s
        """
        return _rows(statement, [asked, asked, LOOKED_AT])

    return search


def _rows(statement: str, given: Sequence[Any]) -> list[Any]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, given or None)
        return [tuple(row) for row in cursor.fetchall()] if cursor.description else []


def _graded(judgements: Mapping[str, Sequence[str]]) -> dict[Hit, int]:
    """The grade of each thing that the question has to do with: the highest that fits its name."""
    grades: dict[Hit, int] = {}
    patterns = [
        (int(grade), re.compile("|".join(names), re.IGNORECASE)) for grade, names in judgements.items()
    ]
    for kind, number, name in _names():
        fitting = [grade for grade, pattern in patterns if pattern.search(name)]
        if fitting:
            grades[kind, number] = max(fitting)
    return grades


@cache
def _names() -> list[tuple[str, int, str]]:
    return _rows(f"SELECT kind, id, name FROM ({_SHOWN}) shown", [])


def _tell_pool(questions: Mapping[str, Mapping[str, Sequence[str]]], systems: Mapping[str, Search]) -> None:
    named = {(kind, number): name for kind, number, name in _names()}
    for text, judgements in questions.items():
        grades = _graded(judgements)
        found = {hit for search in systems.values() for hit in search(text)}
        print(f"\n# {text}: {len(grades)} graded")
        for hit in sorted(found, key=lambda hit: (-grades.get(hit, 0), named[hit])):
            print(f"{grades.get(hit, 0)} {hit[0]} {named[hit]}")


def _tell_figures(
    questions: Mapping[str, Mapping[str, Sequence[str]]], systems: Mapping[str, Search]
) -> None:
    judged = {text: _graded(judgements) for text, judgements in questions.items()}
    print(
        f"{len(judged)} questions, {sum(map(len, judged.values()))} grades, {len(_names())} things to be found"
    )
    for system, search in systems.items():
        scores: dict[str, float] = {}
        times = []
        for text, grades in judged.items():
            began = time.perf_counter()
            found = search(text)
            times.append(1000 * (time.perf_counter() - began))
            scores[text] = ndcg([grades.get(hit, 0) for hit in found], list(grades.values()))
        mean, without = statistics.mean(scores.values()), sum(score == 0 for score in scores.values())
        slow = sorted(times)[int(0.95 * len(times))]
        print(f"{system}: nDCG@10 {mean:.3f}, nothing good for {without}, p95 {slow:.0f} ms")
        worst = sorted(scores, key=lambda text: scores[text])[:14]
        print("   " + ", ".join(f"{text} {scores[text]:.2f}" for text in worst))


if __name__ == "__main__":
    main()
