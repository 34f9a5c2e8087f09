"""Questions and answers as operators moderate them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from luffy.discussions import services
from luffy.discussions.models import Answer, Question
from luffy.moderation.kinds import Kind, Shown
from luffy.moderation.models import Visibility


def _questions(numbers: Sequence[int]) -> Mapping[int, Shown]:
    rows = Question.objects.filter(pk__in=numbers).select_related("account", "section__chapter")
    return {
        row.pk: Shown(
            text=f"{row.title}\n\n{row.text}",
            author_id=row.account_id,
            author=row.account.username,
            link=services.link_to(row),
            visibility=Visibility(row.visibility),
        )
        for row in rows
    }


def _answers(numbers: Sequence[int]) -> Mapping[int, Shown]:
    rows = Answer.objects.filter(pk__in=numbers).select_related("account", "question__section__chapter")
    return {
        row.pk: Shown(
            text=row.text,
            author_id=row.account_id,
            author=row.account.username,
            link=services.link_to(row.question),
            visibility=Visibility(row.visibility),
        )
        for row in rows
    }


QUESTIONS = Kind(services.QUESTION, _("提问"), _questions, services.show_question)
ANSWERS = Kind(services.ANSWER, _("回答"), _answers, services.show_answer)
