"""Articles for programs that read feeds."""

from datetime import datetime
from typing import Any

import orjson
from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from luffy.community import pages
from luffy.community.schemas import ArticleFilters
from luffy.core import clock
from luffy.site.facts import facts

_NEWEST = ArticleFilters(page_size=30)
Item = dict[str, Any]


class Rss(Feed[Item, None]):
    """RSS 2.0: the same articles as on the first pages, in the same order."""

    link = "/articles"
    feed_url = "/articles/feed.rss"

    def title(self) -> str:
        return f"{_('深科技')} · {facts().short_name}"

    def description(self) -> str:
        return _("行业动态、技术解读和学习方法，每周更新。")

    def items(self) -> list[Item]:
        found: list[Item] = orjson.loads(pages.article_list(_NEWEST, clock.now()))["data"]["items"]
        return found

    def item_title(self, item: Item) -> str:
        return str(item["title"])

    def item_description(self, item: Item) -> str:
        return str(item["brief"])

    def item_link(self, item: Item) -> str:
        return f"/articles/{item['id']}"

    def item_pubdate(self, item: Item) -> datetime:
        return datetime.fromisoformat(item["publish_at"])

    def item_author_name(self, item: Item) -> str:
        return str(item["source"]["name"])

    def item_categories(self, item: Item) -> list[str]:
        return list(item["tags"])


class Atom(Rss):
    """Atom 1.0."""

    feed_type = Atom1Feed
    feed_url = "/articles/feed.atom"
    subtitle = Rss.description
