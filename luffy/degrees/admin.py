from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.degrees.models import (
    Appeal,
    EnrolledDegreeCourse,
    FollowUpFile,
    Grading,
    Homework,
    HomeworkRecord,
    HomeworkReward,
    Likeness,
    MentorFeeEntry,
    RewardRule,
    StudyRecord,
    Submission,
    SubmissionFile,
)


@admin.register(EnrolledDegreeCourse)
class EnrolledDegreeCourseAdmin(ReadOnlyAdmin):
    list_display = ("account", "degree_course", "study_status", "mentor", "valid_end_date")
    list_filter = ("study_status", "degree_course")
    list_select_related = ("account", "degree_course", "mentor")
    search_fields = ("account__username",)


@admin.register(StudyRecord)
class StudyRecordAdmin(ReadOnlyAdmin):
    list_display = ("enrolment", "module", "status", "open_date", "end_date")
    list_filter = ("status",)
    list_select_related = ("enrolment", "module")


@admin.register(HomeworkRecord)
class HomeworkRecordAdmin(ReadOnlyAdmin):
    list_display = ("enrolment", "assignment", "status", "score", "submit_num", "promised_at")
    list_filter = ("status", "reward_status")
    list_select_related = ("enrolment", "assignment")
    search_fields = ("enrolment__account__username",)


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    list_display = ("record", "number", "submitted_at", "is_on_time", "grade")
    list_filter = ("is_on_time", "grade")
    list_select_related = ("record",)


@admin.register(SubmissionFile)
class SubmissionFileAdmin(ReadOnlyAdmin):
    """Not to be downloaded from here: the endpoint asks who may read it."""

    list_display = ("name", "account", "size", "submission", "uploaded_at", "is_stored")
    list_select_related = ("account", "submission")
    search_fields = ("name", "account__username")


@admin.register(FollowUpFile)
class FollowUpFileAdmin(ReadOnlyAdmin):
    """Not to be downloaded from here either."""

    list_display = ("name", "account", "size", "follow_up", "uploaded_at", "is_stored")
    list_select_related = ("account", "follow_up")
    search_fields = ("name", "account__username")


@admin.register(Grading)
class GradingAdmin(ReadOnlyAdmin):
    list_display = ("submission", "grade", "graded_by", "graded_at", "reason")
    list_select_related = ("submission", "graded_by")


@admin.register(Appeal)
class AppealAdmin(ReadOnlyAdmin):
    list_display = ("grading", "state", "created_at", "decided_by")
    list_filter = ("state",)
    list_select_related = ("grading", "decided_by")


@admin.register(Likeness)
class LikenessAdmin(ReadOnlyAdmin):
    list_display = ("submission", "other", "percent")
    list_select_related = ("submission", "other")


@admin.register(HomeworkReward)
class HomeworkRewardAdmin(ReadOnlyAdmin):
    list_display = ("record", "cause", "due_berries", "moved_berries", "fee_taken", "approval", "applied_at")
    list_filter = ("cause", "approval")
    list_select_related = ("record",)


@admin.register(Homework)
class HomeworkAdmin(ReadOnlyAdmin):
    """Changed at /ops/degrees, where publishing is previewed and each change is audited."""

    list_display = ("title", "module", "order", "homework_type", "scholarship_value", "enabled")
    list_filter = ("homework_type", "enabled")
    list_select_related = ("module",)
    search_fields = ("title",)


@admin.register(RewardRule)
class RewardRuleAdmin(ReadOnlyAdmin):
    """Changed at /ops/degrees, as homework is."""

    list_display = ("degree_course", "cause", "percent", "asks_above")
    list_filter = ("cause",)
    list_select_related = ("degree_course",)


@admin.register(MentorFeeEntry)
class MentorFeeEntryAdmin(ReadOnlyAdmin):
    list_display = ("enrolment", "number", "mentor", "cause", "amount_berries", "balance_after", "created_at")
    list_filter = ("cause",)
    list_select_related = ("enrolment", "mentor")
