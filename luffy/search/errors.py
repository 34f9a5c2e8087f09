from django.utils.translation import gettext_lazy as _

from luffy.core.errors import LuffyError


class SynonymsNotFound(LuffyError):
    code, status, msg = 3200, 404, _("没有这组同义词")


class SynonymTaken(LuffyError):
    """A word belongs to another group already; `word` is the one."""

    code, status, msg = 3201, 409, _("“{word}”已经在另一组同义词里")


class TooFewSynonyms(LuffyError):
    """Fewer than two words are left once those that are spelled alike count as one."""

    code, status, msg = 3202, 422, _("一组同义词至少要有两个不同的词")


class TooManySynonyms(LuffyError):
    code, status, msg = 3203, 409, _("同义词已经太多, 请先删掉用不上的")
