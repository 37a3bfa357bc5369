"""Threads that say what they are by microdata, whatever program made them: the table DECLARED."""

from __future__ import annotations

from typing import Final

from converter.extract.threads.engines.engine import Engine, Place

_MICRODATA: Final = Place(
    '[itemtype$="schema.org/DiscussionForumPosting"], [itemtype$="schema.org/Question"], [itemtype$="schema.org/Answer"],'
    ' [itemtype$="schema.org/Comment"], [itemtype$="schema.org/SocialMediaPosting"]',
    '[itemprop="text"], [itemprop="articleBody"]',
    '[itemprop="author"] [itemprop="name"] | [itemprop="author"] [itemprop="name"]@content | [itemprop="author"]',
    '[itemprop="datePublished"]@datetime | [itemprop="datePublished"]@content | [itemprop="dateCreated"]@datetime'
    ' | [itemprop="dateCreated"]@content',
    '[itemprop="url"]@href',
)

DECLARED: Final = (
    Engine(
        "schema.org's questions",
        '[itemtype$="schema.org/QAPage"]',
        (_MICRODATA,),
        heading="Answers",
        fewest=2,
    ),
    Engine("schema.org's threads", '[itemtype$="schema.org/DiscussionForumPosting"]', (_MICRODATA,), heading="Replies"),
)
