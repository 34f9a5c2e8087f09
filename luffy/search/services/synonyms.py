"""Groups of words that mean the same, as operators keep them.

Source: docs/rules/search.md
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction

from luffy.accounts.audit import Actor, record
from luffy.catalog import search
from luffy.catalog.cache import bump_version
from luffy.search.errors import SynonymsNotFound, SynonymTaken, TooFewSynonyms, TooManySynonyms
from luffy.search.models import LONGEST_WORD, Synonym, SynonymGroup

# All of them are read for each search.
MOST_GROUPS = 500
_LOCK = 0x10FF7_5E42


@transaction.atomic
def write(*, words: Sequence[str], group_id: int | None = None, by: Actor, now: datetime) -> SynonymGroup:
    """A new group, or an old one anew.

    Raises: SynonymsNotFound, SynonymTaken, TooFewSynonyms, TooManySynonyms.
    """
    _one_at_a_time()
    folded = _folded(words)
    before = None
    if group_id is None:
        if SynonymGroup.objects.count() >= MOST_GROUPS:
            raise TooManySynonyms
        group = SynonymGroup.objects.create(created_at=now)
    else:
        group = _group(group_id)
        before = {"words": _words_of(group)}
    others = Synonym.objects.filter(folded__in=folded).exclude(group=group)
    if (taken := others.order_by("pk").first()) is not None:
        raise SynonymTaken(word=taken.word)
    group.synonyms.all().delete()
    Synonym.objects.bulk_create(
        Synonym(group=group, word=word, folded=plain, place=place)
        for place, (plain, word) in enumerate(folded.items())
    )
    change = (before, {"words": list(folded.values())})
    record("search.synonyms", f"synonyms:{group.pk}", by=by, now=now, change=change)
    bump_version()
    return group


@transaction.atomic
def forget(*, group_id: int, by: Actor, now: datetime) -> None:
    """These words mean the same no longer. Raises: SynonymsNotFound."""
    _one_at_a_time()
    group = _group(group_id)
    change = ({"words": _words_of(group)}, None)
    record("search.synonyms_gone", f"synonyms:{group.pk}", by=by, now=now, change=change)
    group.delete()
    bump_version()


def _folded(words: Iterable[str]) -> dict[str, str]:
    """The words by the spelling in which they are compared. Raises: TooFewSynonyms."""
    found: dict[str, str] = {}
    for word in words:
        plain = " ".join(search.folded(word).split())[:LONGEST_WORD]
        if search.terms(plain):
            found.setdefault(plain, word.strip())
    if len(found) < 2:
        raise TooFewSynonyms
    return found


def _group(group_id: int) -> SynonymGroup:
    group = SynonymGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise SynonymsNotFound
    return group


def _words_of(group: SynonymGroup) -> list[str]:
    return list(group.synonyms.order_by("place").values_list("word", flat=True))


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
