"""What the worker does about degrees. Each job may run twice, late, or beside itself; dates decide, not jobs."""

from procrastinate.contrib.django import app

from luffy.accounts.audit import SYSTEM_JOB
from luffy.core import clock
from luffy.degrees.services import follow_up, graduate, likeness, pause, rearrange, remind, upload


@app.periodic(cron="10 16 * * *")  # just after midnight in Shanghai
@app.task(name="degrees.look_after", queueing_lock="degrees.look_after")
def look_after(timestamp: int) -> None:
    """Each night: pauses that lasted too long, time that is over, files that nobody handed in."""
    del timestamp
    now = clock.now()
    pause.resume_overlong(now=now)
    graduate.time_out_all(now=now)
    upload.forget_abandoned(now=now)


@app.periodic(cron="0 1 * * *")  # nine in the morning in Shanghai
@app.task(name="degrees.remind", queueing_lock="degrees.remind")
def remind_learners(timestamp: int) -> None:
    """Each morning: what is due soon and what is overdue, for learners and mentors."""
    del timestamp
    now = clock.now()
    remind.remind(now=now)
    follow_up.remind_mentors(now=now)


@app.task(name="degrees.replan")
def replan(*, enrolment_ids: list[int]) -> None:
    rearrange.replan_some(enrolment_ids, by=SYSTEM_JOB, now=clock.now())


@app.task(name="degrees.look_for_likeness")
def look_for_likeness(*, submission_id: int) -> None:
    likeness.look(submission_id)
