"""Search in the demo: words that mean the same, and what visitors looked for, also in vain."""

from datetime import datetime, timedelta

from luffy.accounts.audit import Actor
from luffy.accounts.models import Account
from luffy.core.calendar import day_of
from luffy.search.finding import count
from luffy.search.models import AskedQuery
from luffy.search.services import synonyms, words

_SYNONYMS = (
    ("python", "py"),
    ("javascript", "js"),
    ("typescript", "ts"),
    ("kubernetes", "k8s"),
    ("数据库", "database", "db"),
    ("机器学习", "machine learning", "ml"),
    ("大语言模型", "大模型", "llm"),
    ("爬虫", "数据采集", "crawler"),
    ("前端", "frontend"),
    ("后端", "backend"),
)
# With how many visitors on each of the last days.
_ASKED = {
    "python": 23,
    "爬虫": 11,
    "数据分析": 9,
    "vue": 7,
    "大模型": 6,
    "docker": 4,
    "考研数学": 5,
    "钢琴": 3,
}
_DAYS = 3


def load_search(people: dict[str, Account], *, now: datetime) -> None:
    """Once everything that can be found is there."""
    operator = Actor("demo", people["operator"].pk)
    for group in _SYNONYMS:
        synonyms.write(words=group, by=operator, now=now)
    words.learn(now=now)
    AskedQuery.objects.bulk_create(
        AskedQuery(
            day=day_of(now - timedelta(days=days)), text=text, visitors=visitors, results=count(text, now=now)
        )
        for text, visitors in _ASKED.items()
        for days in range(_DAYS)
    )
