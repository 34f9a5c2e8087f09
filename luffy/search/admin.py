from django.contrib import admin

from luffy.core.admin import ReadOnlyAdmin
from luffy.search.models import AskedQuery, SearchWord, Synonym


@admin.register(Synonym)
class SynonymAdmin(ReadOnlyAdmin):
    """Edited on the operators' page, which keeps a word in one group."""

    list_display = ("word", "group", "place")
    list_select_related = ("group",)
    search_fields = ("word",)


@admin.register(SearchWord)
class SearchWordAdmin(ReadOnlyAdmin):
    list_display = ("word", "weight")
    search_fields = ("word",)


@admin.register(AskedQuery)
class AskedQueryAdmin(ReadOnlyAdmin):
    list_display = ("text", "day", "visitors", "results")
    list_filter = ("day",)
    search_fields = ("text",)
