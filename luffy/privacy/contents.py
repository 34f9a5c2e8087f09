"""What we know of one person: every table that names her, and which of its columns are hers.

A test asks of every table with an account whether it is here or among those of others.

Source: docs/rules/privacy.md
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Model, QuerySet

from luffy.accounts.models import Account, ApiToken, AuditEntry
from luffy.certificates.models import Certificate
from luffy.community.models import ArticleLike, Collection, Comment, CommentVote
from luffy.coupons.models import CouponRecord
from luffy.degrees.models import (
    Appeal,
    CommentSnippet,
    DegreeCourseReview,
    DegreeRegistrationForm,
    DegreeReviewVote,
    EnrolledDegreeCourse,
    Extension,
    FollowUp,
    Grading,
    HomeworkRecord,
    MentorFeeEntry,
    MentorTenure,
    Pause,
    Submission,
    SubmissionFile,
)
from luffy.degrees.services.form import PURPOSE as FORM_PURPOSE
from luffy.discussions.models import Answer, AnswerVote, Note, Question, QuestionVote, Watch
from luffy.exercises.models import Attempt, Mistake
from luffy.invoices.models import Invoice, InvoiceTitle
from luffy.learning.models import EnrolledCourse, LessonProgress, Membership, StudyDay
from luffy.moderation.models import Report
from luffy.notify.models import Digest, LetterLanguage, Notification, NotificationPreference, Reach
from luffy.notify.reach import PURPOSE as REACH_PURPOSE
from luffy.orders.models import Order, OrderLine
from luffy.privacy.models import Consent, DataExport, Deletion
from luffy.refunds.models import RefundRequest
from luffy.reviews.models import CourseReview, CourseReviewVote
from luffy.wallet.models import BerryLot, OperatorGift, Transfer, Withdrawal
from luffy.wallet.payees import PURPOSE as PAYEE_PURPOSE

# Keys, seals and fingerprints: they say nothing of her, and open doors.
_NEVER = frozenset(
    {
        "password",
        "digest",
        "idempotency_key",
        "request_hash",
        "settlement_id",
        "session_key",
        "data",
        "fingerprint",
        "path",
        "tab",
        "sha256",
        "payee_sealed",
        "sealed_work",
        "sealed",
    }
)
# Other people, by whom something was decided or done.
_OTHERS = frozenset(
    {
        "checked_by",
        "approved_by",
        "asked_by",
        "decided_by",
        "first_approver",
        "second_approver",
        "graded_by",
        "given_by",
        "mentor",
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the copy: the rows of a table that are hers. `seal`: a sealed column and its purpose."""

    name: str
    model: type[Model]
    owner: str
    seal: tuple[str, str] | None = None

    @property
    def columns(self) -> list[str]:
        """What is told of each row."""
        fields = self.model._meta.concrete_fields  # noqa: SLF001 - how Django tells of columns
        hers = self.owner.split("__", maxsplit=1)[0]
        hidden = _NEVER | (_OTHERS - {hers})
        return [field.attname for field in fields if field.name not in hidden and field.attname not in hidden]


PARTS: tuple[Part, ...] = (
    Part("account", Account, "pk"),
    Part("email-addresses", EmailAddress, "user"),
    Part("second-factors", Authenticator, "user"),
    Part("sessions", UserSession, "user"),
    Part("tokens", ApiToken, "account"),
    Part("what-was-done", AuditEntry, "actor"),
    Part("consents", Consent, "account"),
    Part("copies", DataExport, "account"),
    Part("deletions", Deletion, "account"),
    Part("notifications", Notification, "account"),
    Part("notification-preferences", NotificationPreference, "account"),
    Part("letter-language", LetterLanguage, "account"),
    Part("letters-in-one", Digest, "account"),
    Part("ways-to-reach", Reach, "account", seal=("sealed", REACH_PURPOSE)),
    Part("reports", Report, "account"),
    Part("berry-transfers", Transfer, "owner"),
    Part("berry-lots", BerryLot, "owner"),
    Part("berry-gifts", OperatorGift, "owner"),
    Part("withdrawals", Withdrawal, "owner", seal=("payee_sealed", PAYEE_PURPOSE)),
    Part("coupons", CouponRecord, "account"),
    Part("course-enrolments", EnrolledCourse, "account"),
    Part("memberships", Membership, "account"),
    Part("lesson-progress", LessonProgress, "account"),
    Part("study-days", StudyDay, "account"),
    Part("certificates", Certificate, "account"),
    Part("article-likes", ArticleLike, "account"),
    Part("comments", Comment, "author"),
    Part("comment-votes", CommentVote, "account"),
    Part("favourites", Collection, "account"),
    Part("questions", Question, "account"),
    Part("answers", Answer, "account"),
    Part("question-votes", QuestionVote, "account"),
    Part("answer-votes", AnswerVote, "account"),
    Part("watched-questions", Watch, "account"),
    Part("notes", Note, "account"),
    Part("exercise-attempts", Attempt, "account"),
    Part("mistakes", Mistake, "account"),
    Part("degree-enrolments", EnrolledDegreeCourse, "account"),
    Part(
        "registration-forms",
        DegreeRegistrationForm,
        "enrolment__account",
        seal=("sealed_work", FORM_PURPOSE),
    ),
    Part("pauses", Pause, "enrolment__account"),
    Part("extensions", Extension, "enrolment__account"),
    Part("homework", HomeworkRecord, "enrolment__account"),
    Part("submissions", Submission, "record__enrolment__account"),
    Part("submission-files", SubmissionFile, "account"),
    Part("gradings", Grading, "submission__record__enrolment__account"),
    Part("appeals", Appeal, "grading__submission__record__enrolment__account"),
    Part("follow-ups", FollowUp, "enrolment__account"),
    Part("degree-reviews", DegreeCourseReview, "enrolment__account"),
    Part("degree-review-votes", DegreeReviewVote, "account"),
    Part("mentor-tenures", MentorTenure, "mentor"),
    Part("mentor-fees", MentorFeeEntry, "mentor"),
    Part("mentor-snippets", CommentSnippet, "mentor"),
    Part("course-reviews", CourseReview, "enrolment__account"),
    Part("course-review-votes", CourseReviewVote, "account"),
    Part("orders", Order, "account"),
    Part("order-lines", OrderLine, "order__account"),
    Part("refund-requests", RefundRequest, "account"),
    Part("invoice-titles", InvoiceTitle, "account"),
    Part("invoices", Invoice, "order__account"),
)


def rows_of(part: Part, account_id: int) -> Iterator[dict[str, Any]]:
    """Her rows, oldest first, with what is sealed opened."""
    sealed = part.seal[0] if part.seal else None
    columns = [*part.columns, *([sealed] if sealed else [])]
    rows: QuerySet[Model] = QuerySet(part.model).filter(**{part.owner: account_id}).order_by("pk")
    yield from rows.values(*columns).iterator(chunk_size=500)
