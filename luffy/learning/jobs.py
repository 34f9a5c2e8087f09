"""What the worker does for access."""

from procrastinate.contrib.django import app

from luffy.core import clock
from luffy.learning.services import mark_expired
from luffy.learning.services.films import package_film
from luffy.learning.services.memberships import tell_what_ran_out
from luffy.learning.services.reminders import remind_of_ends


@app.periodic(cron="10 16 * * *")  # shortly after midnight in Shanghai
@app.task(name="learning.mark_expired", queueing_lock="learning.mark_expired")
def expire_enrolments(timestamp: int) -> None:
    """Mark and tell what has run out. The dates alone decide."""
    del timestamp
    mark_expired(now=clock.now())
    tell_what_ran_out(now=clock.now())


@app.periodic(cron="5 1 * * *")  # shortly after nine in Shanghai
@app.task(name="learning.remind_of_ends", queueing_lock="learning.remind_of_ends")
def tell_of_ends(timestamp: int) -> None:
    """Tell whose access or membership ends soon."""
    del timestamp
    remind_of_ends(now=clock.now())


@app.task(name="learning.package_film")
def package(film_id: int) -> None:
    """Make a film ready to play."""
    package_film(film_id=film_id)
