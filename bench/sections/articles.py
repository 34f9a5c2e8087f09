"""Feed and comment lists with very many rows: pages that nobody kept, over HTTP."""

import random
from collections.abc import Sequence

from bench import world
from bench.figures import Figure, Report
from bench.load import Job, Run, drive
from bench.stage import Stage
from bench.wire import call

SECTION = "Articles and comments"
CLIENTS, REQUESTS = 4, 400
# One article has so many of the comments, the rest is spread over all of them.
HOT, HOT_SHARE = 1, 10

_ARTICLES = """
INSERT INTO community_articlesource (id, name) SELECT n, '来源 ' || n FROM generate_series(1, 20) n;
INSERT INTO community_article (id, title, source_id, article_type, position, brief, head_img, body_format, body,
    body_html, headings, minutes, tags, vid, publish_at, offline_at, status, "order", view_num, agree_num,
    collect_num, comment_num, created_at, updated_at)
SELECT n, '第' || n || '篇文章', 1 + n % 20, 0, CASE WHEN n % 1000 = 0 THEN 1 ELSE 0 END, repeat('一句话. ', 10), '',
       'markdown', repeat('正文. ', 200), repeat('<p>正文.</p>', 200), '[]', 3,
       ARRAY['标签' || n % 50, '标签' || n % 7], '', now() - n * interval '1 minute', NULL,
       CASE WHEN n % 20 = 0 THEN 1 ELSE 0 END, CASE WHEN n % 500 = 0 THEN n % 1000 ELSE 0 END,
       n % 10000, 0, 0, 0, now(), now()
FROM generate_series(1, {articles}) n;
INSERT INTO community_comment (id, article_id, parent_id, root_id, depth, author_id, text, visibility, agree_number,
    disagree_number, created_at)
SELECT n, article, parent, parent, CASE WHEN parent IS NULL THEN 1 ELSE 2 END, {author} + n % 2,
       '第' || n || '条评论, 说得有道理.', CASE WHEN n % 100 = 0 THEN 2 ELSE 0 END, 0, 0, now()
FROM (
    SELECT n, CASE WHEN n % 2 = 0 THEN n - 1 END AS parent,
           CASE WHEN ((n + 1) / 2) % {share} = 0 THEN {hot} ELSE 1 + ((n + 1) / 2) % {articles} END AS article
    FROM generate_series(1, {comments}) n
) numbered;
"""


def measure(stage: Stage, report: Report) -> None:
    articles, comments = stage.size(100_000, 2_000), stage.size(1_000_000, 20_000)
    author, _other = world.buyers(stage.main, 2, coupons=False)
    stage.main.run(
        _ARTICLES.format(articles=articles, comments=comments, author=author, hot=HOT, share=HOT_SHARE)
    )
    stage.main.run_alone("VACUUM ANALYZE community_article")
    stage.main.run_alone("VACUUM ANALYZE community_comment")
    world.mend_sequences(stage.main)
    chance = random.Random(7)
    calm = [chance.randrange(2, articles) for _ in range(REQUESTS)]
    questions = {
        f"feed, any of its first 1000 pages, {articles:,} articles": [
            f"/articles?page={1 + number * 997 % min(1000, articles // 20)}&page_size=12"
            for number in range(REQUESTS)
        ],
        "an article": [f"/articles/{number - (number % 20 == 0)}" for number in calm],
        f"comments of any article, {comments:,} comments": [
            f"/articles/{number - (number % 20 == 0)}/comments" for number in calm
        ],
        f"comments of one article with {comments // HOT_SHARE:,}": [
            f"/articles/{HOT}/comments?page={1 + number % 50}" for number in range(REQUESTS)
        ],
    }
    with stage.web() as web:
        for what, paths in questions.items():
            report.add(Figure(SECTION, f"{what}: p95 at {CLIENTS} clients", _p95_ms(web.port, paths), "ms"))


def _p95_ms(port: int, paths: Sequence[str]) -> float:
    jobs: list[Job] = [(call("GET", path),) for path in paths]
    drive(Run(port, CLIENTS, jobs[:40]))
    times = sorted(drive(Run(port, CLIENTS, jobs)).jobs)
    return 1000 * times[int(len(times) * 0.95)]
