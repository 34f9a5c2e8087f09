"""What search knows besides the rows that are found: words, which of them mean the same, and what people ask for."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST_WORD = 40
# Longer questions are seldom asked twice.
LONGEST_ASKED = 40


class SynonymGroup(models.Model):
    """Words that mean the same: whoever asks for one of them finds the others, too.

    Source: docs/rules/search.md
    """

    created_at = models.DateTimeField(_("创建时间"))

    class Meta:
        verbose_name = verbose_name_plural = _("同义词组")

    def __str__(self) -> str:
        return str(self.pk)


class Synonym(models.Model):
    group = models.ForeignKey(
        SynonymGroup, on_delete=models.CASCADE, related_name="synonyms", verbose_name=_("同义词组")
    )
    word = models.CharField(_("词"), max_length=LONGEST_WORD)
    # In the spelling of what is searched, so that no word is in two groups.
    folded = models.CharField(_("比较用"), max_length=LONGEST_WORD)
    place = models.PositiveSmallIntegerField(_("顺序"))

    class Meta:
        verbose_name = verbose_name_plural = _("同义词")
        constraints = [
            models.UniqueConstraint(fields=["folded"], name="synonym_in_one_group"),
            models.CheckConstraint(condition=~Q(folded=""), name="synonym_not_empty"),
        ]

    def __str__(self) -> str:
        return self.word


class SearchWord(models.Model):
    """A word of what can be found, to guess by what somebody meant. Made anew from the names now and then."""

    word = models.CharField(_("词"), max_length=LONGEST_WORD, unique=True)
    # In how many names it is.
    weight = models.PositiveIntegerField(_("出现次数"))
    # Its pairs of neighbouring signs, and single Han characters: what looks like it has some of them, too.
    grams = ArrayField(models.CharField(max_length=2), verbose_name=_("字符对"))

    class Meta:
        verbose_name = verbose_name_plural = _("搜索词表")
        indexes = [GinIndex(fields=["grams"], name="search_word_grams")]
        constraints = [
            models.CheckConstraint(condition=Q(weight__gt=0), name="search_word_occurs"),
        ]

    def __str__(self) -> str:
        return self.word


class AskedQuery(models.Model):
    """How many different visitors asked for something on a day. Nobody's name is with it."""

    day = models.DateField(_("日期"))
    text = models.CharField(_("搜索内容"), max_length=LONGEST_ASKED)
    visitors = models.PositiveIntegerField(_("人数"))
    # How much was found when it was last counted.
    results = models.PositiveIntegerField(_("结果数"))

    class Meta:
        verbose_name = verbose_name_plural = _("搜索记录")
        indexes = [models.Index(fields=["text", "day"], name="asked_query_text")]
        constraints = [
            models.UniqueConstraint(fields=["day", "text"], name="asked_query_once_a_day"),
            models.CheckConstraint(condition=Q(visitors__gt=0), name="asked_query_by_somebody"),
        ]

    def __str__(self) -> str:
        return self.text
