"""What the worker does for certificates. It may run twice, late, or beside itself."""

from procrastinate.contrib.django import app

from luffy.certificates import services
from luffy.core import clock


@app.periodic(cron="*/5 * * * *")
@app.task(name="certificates.issue_due", queueing_lock="certificates.issue_due")
def issue_due(timestamp: int) -> None:
    """Every five minutes: issue what was earned and no lesson or graduation told of, as by a new rule."""
    del timestamp
    services.issue_due(now=clock.now())


@app.task(name="certificates.issue")
def issue(account_id: int, course_id: int) -> None:
    """A lesson was completed: it may have been the last one."""
    services.issue_for_course(account_id=account_id, course_id=course_id, now=clock.now())


@app.task(name="certificates.issue_of_degree")
def issue_of_degree(enrolment_id: int) -> None:
    """Somebody has graduated."""
    services.issue_for_degree(enrolment_id=enrolment_id, now=clock.now())
