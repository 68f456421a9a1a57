"""A feed is read elsewhere: "/fees/" says nothing there, so its addresses are made whole.

RFC 4287 (Atom): 4.2.6, an id is a whole address that never changes; 4.2.15, a feed has a date.
"""

from __future__ import annotations

import datetime
import re
from typing import Any
from urllib.parse import urlsplit

INSIDE = re.compile(r"""(\s(?:href|src)=["'])/(?!/)""")
NO_NEWS = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def make_whole(feed: Any, site: str, folder: str) -> None:
    """Change the addresses in a feed: `site` is the address of the first page, without a slash.

    `folder` stands before each address so far. A feed without a text has a fixed date: that of the
    build would make another site of the same words.
    """
    feed.feed["link"] = feed.feed["id"] = f"{site}/"
    for item in feed.items:
        path = item["link"].removeprefix(folder)
        item["link"] = f"{site}/{path.lstrip('/')}"
        item["unique_id"] = f"tag:{urlsplit(site).hostname},{item['pubdate']:%Y-%m-%d}:{path}"
        for part in ("content", "description"):
            if item.get(part):
                text = item[part].replace(f'="{folder}/', '="/') if folder else item[part]
                item[part] = INSIDE.sub(rf"\g<1>{site}/", text)
    if not feed.items:
        feed.latest_post_date = lambda: NO_NEWS
