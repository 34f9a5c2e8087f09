"""What the worker does about search. Each job may run twice or late."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.core.logging import get_logger
from luffy.search.services import asked, reindex, words

log = get_logger(__name__)


@app.periodic(cron="*/10 * * * *")
@app.task(name="search.learn_words", queueing_lock="search.learn_words")
def learn_words(timestamp: int) -> None:
    """Every ten minutes: learn the words of what can be found, and what people asked for."""
    del timestamp
    now = clock.now()
    reindex.fill()
    words.learn(now=now)
    asked.take_over(now=now)


@app.periodic(cron="20 19 * * *")  # at night in Shanghai
@app.task(name="search.reindex", queueing_lock="search.reindex")
def reindex_all(timestamp: int) -> None:
    """Put right what is found by other words than its own, such as what was written past our services."""
    del timestamp
    changed = reindex.reindex()
    if any(changed.values()):
        log.warning("search words were not those of their rows", **changed)
