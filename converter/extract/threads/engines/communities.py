"""Sites and programs on which posts are answered, shared and voted on: the table COMMUNITIES."""

from __future__ import annotations

from typing import Final

from converter.extract.threads.engines.engine import Engine, Place

COMMUNITIES: Final = (
    Engine(
        "Stack Exchange",
        ".js-post-body",
        (
            Place(
                "#question, .question",
                ".js-post-body",
                ".post-signature.owner .user-details a | [itemprop=author] [itemprop=name] | .user-details a",
                "time[itemprop=dateCreated]@datetime | .post-signature.owner .relativetime@title | .relativetime@title",
            ),
            Place(
                ".answer",
                ".js-post-body",
                ".user-details[itemprop=author] a | [itemprop=author] [itemprop=name] | .user-details a",
                "time[itemprop=dateCreated]@datetime | .user-action-time .relativetime@title",
                ".js-share-link@href",
            ),
        ),
        heading="Answers",
    ),
    Engine(
        "Reddit",
        "shreddit-post",
        (
            Place(
                "shreddit-post",
                '[slot="text-body"] .md, [property="schema:articleBody"], [slot="post-media-container"] a.post-link',
                "@author",
                "@created-timestamp",
            ),
            Place(
                "shreddit-comment",
                '[slot="comment"]',
                "@author",
                "@created | time@datetime | faceplate-timeago@ts",
                "@permalink",
                depth="@depth",
            ),
        ),
    ),
    Engine(
        "Reddit, as it was",
        ".usertext-body",
        (
            Place(".thing.link", "a.title.outbound, .usertext-body", "@data-author", "@data-timestamp | time@datetime"),
            Place(
                ".thing.comment",
                ".usertext-body",
                "@data-author | .tagline .author",
                "time@datetime",
                "@data-permalink | a.bylink@href",
            ),
        ),
    ),
    Engine(
        "Hacker News",
        ".fatitem",
        (
            Place(".fatitem", ".titleline > a, .toptext, .commtext", ".hnuser", ".age@title | .age"),
            Place(
                ".comtr",
                ".commtext",
                ".hnuser",
                ".age@title | .age",
                ".age a@href",
                depth=".ind@indent | .ind img@width",
            ),
        ),
        drop='.titleline > a[href^="item?"], .reply',
    ),
    Engine(
        "Lobsters",
        ".comments_subtree",
        (
            Place(
                ":has(> ol.stories)",
                ".story_text, .link a.u-url[href^=http]",
                ".byline .u-author | .byline a[href^='/~']",
                ".byline time@datetime | .byline span@title",
            ),
            Place(
                ".comments_subtree",
                ".comment_text",
                ".byline a[href^='/~'] | .byline a[href^='/u/']",
                ".byline time@datetime | .byline span@title",
                ".byline a[href*='#c_']@href | .byline a[href^='/c/']@href",
            ),
        ),
    ),
    Engine(
        "Lemmy",
        ".post-listing",
        (
            Place(
                ".post-listing",
                "#postContent, .post-title a[href^=http]",
                ".person-listing",
                ".moment-time@data-tippy-content",
            ),
            Place(
                "li.comment, .comment-node",
                ".comment-content, .md-div",
                ".person-listing",
                ".moment-time@data-tippy-content",
                "a[href^='/comment/']@href",
            ),
        ),
    ),
    Engine(
        "GitHub",
        ".js-comment-body",
        (
            Place(
                ".js-comment, .timeline-comment",
                ".js-comment-body",
                "a.author | .author",
                "relative-time@datetime | time-ago@datetime",
            ),
        ),
        other=".gisthead",
        drop=".email-hidden-toggle, .email-hidden-reply, .email-signature-reply, .zeroclipboard-container, clipboard-copy",
    ),
    Engine(
        "GitHub, in React",
        '[data-testid="issue-body-header-author"]',
        (
            Place(
                '[data-testid="issue-viewer-issue-container"]',
                '[data-testid="markdown-body"]',
                '[data-testid="issue-body-header-author"]',
                "relative-time@datetime",
            ),
            Place(
                '.react-issue-comment, [data-testid^="comment-viewer-outer-box"]',
                '[data-testid="markdown-body"]',
                '[data-testid="avatar-link"] | [data-testid="comment-header-author"]',
                "relative-time@datetime",
                'a[href*="#issuecomment"]@href',
            ),
        ),
        drop=".zeroclipboard-container, clipboard-copy",
    ),
    Engine(
        "GitLab",
        ".note-text",
        (
            Place(".detail-page-description, .issue-details", ".description .md", ".author-link .author | .author"),
            Place(
                "li.note:not(.system-note)",
                ".note-text",
                ".note-header-author-name | .author-name-link",
                "time@datetime",
                ".note-timestamp@href",
            ),
        ),
    ),
    Engine(
        "X's articles",
        '[data-testid="twitterArticleReadView"]',
        (
            Place(
                'article[data-testid="tweet"]',
                '[data-testid="twitterArticleReadView"] [data-testid="tweetPhoto"] img, '
                '[data-testid="twitterArticleRichTextView"], [data-testid="tweetText"]',
                '&[data-testid="User-Name"] a:not(:has(time))',
                "time@datetime",
                "a:has(> time)@href",
            ),
        ),
        headline='[data-testid="twitter-article-title"]',
    ),
    Engine(
        "X",
        '[data-testid="tweet"]',
        (
            Place(
                'article[data-testid="tweet"]',
                '[data-testid="tweetText"], [data-testid="tweetPhoto"] img',
                '&[data-testid="User-Name"] a:not(:has(time))',
                "time@datetime",
                "a:has(> time)@href",
            ),
        ),
        goes_on=True,
        title="Post by {author}",
    ),
    Engine(
        "Bluesky",
        '[data-testid^="postThreadItem-by-"]',
        (
            Place(
                '[data-testid^="postThreadItem-by-"]',
                '[data-word-wrap="1"], [data-testid="postText"], [data-expo-image] img',
                'a[href^="/profile/"][aria-label]@aria-label | a[href^="/profile/"] span | a[href^="/profile/"]',
                'a[href*="/post/"]@data-tooltip | a[href*="/post/"]@aria-label',
                'a[href*="/post/"]@href',
            ),
        ),
        heading="Replies",
        goes_on=True,
        title="Post by {author}",
    ),
    Engine(
        "Mastodon",
        ".status__content",
        (
            Place(
                ".detailed-status, article .status, .entry .status, .status__wrapper",
                ".status__content, .media-gallery__item-thumbnail img",
                ".display-name__html | .display-name strong | .display-name",
                "time@datetime",
                ".status__relative-time@href | .detailed-status__datetime@href",
            ),
        ),
        drop=".status__content__read-more-button, .status__content__spoiler-link, .translate-button",
        heading="Replies",
        goes_on=True,
        title="Post by {author}",
    ),
    Engine(
        "Substack's notes",
        '[class*="feedCommentBody"]',
        (
            Place(
                '[class*="feedPermalinkUnit"], #entry:not(:has([class*="feedPermalinkUnit"])), [class*="feedCommentReply"]',
                '[class*="feedCommentBody"] .ProseMirror, [class*="imageGrid"] picture',
                'a[href*="/@"]',
                'a[href*="/note/"]@title | time@datetime',
                'a[href*="/note/"]@href',
            ),
        ),
        heading="Replies",
    ),
    Engine(
        "LinkedIn",
        '.main-feed-activity-card, [data-test-id="main-feed-activity-card"]',
        (
            Place(
                '[data-test-id="main-feed-activity-card"], .main-feed-activity-card',
                '[data-test-id="main-feed-activity-card__commentary"], .attributed-text-segment-list__content',
                '[data-tracking-control-name$="actor-name"]',
                "time@datetime | time",
            ),
            Place(".comment", ".comment__text", ".comment__author", ".comment__duration-since"),
        ),
    ),
    Engine(
        "Gitea",
        ".timeline-item.comment .render-content",
        (
            Place(
                ".timeline-item.comment",
                ".render-content",
                ".comment-header a.author | .author",
                "relative-time@datetime | .time-since@datetime | .time-since@title",
                ".comment-header a[href*='#issue']@href",
            ),
        ),
    ),
    Engine(
        "Bugzilla",
        ".bz_comment_text, .comment-text[data-comment-id], .change-set .comment-text",
        (
            Place(
                ".bz_comment, .change-set",
                ".bz_comment_text, .comment-text",
                ".bz_comment_user .fn | .bz_comment_user | .email .fn | .fna",
                ".bz_comment_time | .rel-time@title",
                ".bz_comment_number a@href | .comment-name a@href",
            ),
        ),
    ),
)
