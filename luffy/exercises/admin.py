from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from luffy.core.admin import ModelAdmin, ReadOnlyAdmin
from luffy.exercises.grading import Key, Kind
from luffy.exercises.models import (
    KIND_LABELS,
    AskedQuestion,
    Attempt,
    ExerciseQuestion,
    Mistake,
    QuestionVersion,
)
from luffy.exercises.notation import key_of, written
from luffy.exercises.services import Draft, write_question


class QuestionForm(forms.ModelForm[ExerciseQuestion]):
    """A question with its current wording; answers in the notation of docs/import-exercises.md."""

    kind = forms.TypedChoiceField(
        label=_("题型"), coerce=int, choices=[(k.value, v) for k, v in KIND_LABELS.items()]
    )
    text = forms.CharField(label=_("题目"), widget=forms.Textarea, max_length=20_000)
    is_html = forms.BooleanField(label=_("题目是HTML"), required=False)
    answers = forms.CharField(
        label=_("选项与答案"),
        widget=forms.Textarea,
        max_length=20_000,
        strip=False,
        help_text=_(
            "每行一个选项, 正确的前面写 *; 判断题写 对 或 错; 填空题每行一个可接受的答案; 代码题用 --- 分隔多个答案"
        ),
    )
    tolerance = forms.CharField(
        label=_("允许误差"), required=False, max_length=32, help_text=_("例如 0.5 或 1%")
    )
    ignores_case = forms.BooleanField(label=_("不分大小写"), required=False, initial=True)
    explanation = forms.CharField(label=_("解析"), widget=forms.Textarea, required=False, max_length=20_000)
    points = forms.IntegerField(label=_("分值"), min_value=1, max_value=100, initial=1)

    class Meta:
        model = ExerciseQuestion
        fields = ("section", "order", "tags", "is_withdrawn")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = self.instance.versions.filter(is_current=True).first() if self.instance.pk else None
        if current is not None:
            for name in ("kind", "text", "is_html", "tolerance", "ignores_case", "explanation", "points"):
                self.fields[name].initial = getattr(current, name)
            self.fields["answers"].initial = written(current.key)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if {"kind", "answers"} <= said.keys():
            try:
                said["key"] = self._key(said)
            except ValueError as problem:
                raise ValidationError({"answers": str(problem)}) from problem
        return said

    def _key(self, said: dict[str, Any]) -> Key:
        return key_of(
            Kind(said["kind"]),
            said["answers"],
            tolerance=said["tolerance"],
            ignores_case=said["ignores_case"],
        )

    def draft(self) -> Draft:
        """What was written, once it is valid."""
        said = self.cleaned_data
        taken = {name: said[name] for name in ("key", "text", "explanation", "points", "order", "is_html")}
        return Draft(section_id=said["section"].pk, tags=tuple(said["tags"]), **taken)


@admin.register(ExerciseQuestion)
class ExerciseQuestionAdmin(ModelAdmin[ExerciseQuestion]):
    """Another wording is another version; what is asked no longer is withdrawn, never deleted."""

    form = QuestionForm
    list_display = ("section", "order", "asks", "tags", "is_withdrawn")
    list_filter = ("is_withdrawn",)
    list_select_related = ("section",)
    raw_id_fields = ("section",)
    search_fields = ("section__name", "versions__text", "tags")

    @admin.display(description=_("题目"))
    def asks(self, question: ExerciseQuestion) -> str:
        current = question.versions.filter(is_current=True).first()
        return current.text[:60] if current else ""

    def save_model(self, request: HttpRequest, obj: ExerciseQuestion, form: Any, change: bool) -> None:
        del request
        question, _written = write_question(form.draft(), question_id=obj.pk if change else None)
        if question.is_withdrawn != obj.is_withdrawn:
            question.is_withdrawn = obj.is_withdrawn
            question.save(update_fields=["is_withdrawn"])
        obj.pk = question.pk

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False


@admin.register(QuestionVersion)
class QuestionVersionAdmin(ReadOnlyAdmin):
    list_display = ("question", "number", "is_current", "kind", "points", "text")
    list_filter = ("kind", "is_current")
    list_select_related = ("question",)


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    list_display = ("account", "section", "number", "points", "possible", "percent", "handed_in_at")
    list_select_related = ("account", "section")
    search_fields = ("account__username", "section__name")


@admin.register(AskedQuestion)
class AskedQuestionAdmin(ReadOnlyAdmin):
    list_display = ("attempt", "place", "version", "given", "is_right")
    list_select_related = ("attempt", "version")


@admin.register(Mistake)
class MistakeAdmin(ReadOnlyAdmin):
    list_display = ("account", "question", "wrongs", "rights_in_a_row", "wrong_at")
    list_select_related = ("account", "question")
    search_fields = ("account__username",)
