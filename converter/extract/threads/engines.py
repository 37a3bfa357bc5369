"""What programs for conversations call their posts: the table ENGINES, one row a look of a program.

A place within a post is written as CSS selectors parted by " | ", the first with a match counts; `@name` behind one asks
for that attribute, `=words` are words that every such post has. A selector of "" is the post itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Manner: TypeAlias = Literal["thread", "mail", "chat"]
"""thread: a post and what others said to it; mail: messages of equal rank; chat: questions and answers in turns."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where posts of one kind are, and what stands where in them."""

    post: str
    """Selector of the elements that hold one post each; an answer may lie within what it answers."""
    body: str
    """Selector of what the author wrote; several matches follow one another."""
    author: str = ""
    date: str = ""
    link: str = ""
    """Address where the post stands by itself."""
    depth: str = ""
    """How deep the answer is, as a number: for programs that do not put an answer within what it answers."""


@dataclass(frozen=True, slots=True)
class Engine:
    """One look of a program for conversations."""

    name: str
    marks: tuple[str, ...]
    """Pieces of mark-up that stand on every such page: where one is missing, no selector is tried."""
    places: tuple[Place, ...]
    """Kinds of posts, the opening one's first where that is unlike the others."""
    other: str = ""
    """A piece of mark-up that tells that the posts are comments on something else, which the page is about."""
    drop: str = ""
    """Selector of what in a body is not the author's."""
    quotes: str = ""
    """Selector of what in a body is quoted from another post: it goes where all of it stands on the page already."""
    manner: Manner = "thread"
    heading: str = "Comments"
    """What stands above the answers."""
    title: str = ""
    """What the document is called, with {author} in it; "" where the page's own title will do."""
    fewest: int = 1
    """Posts that there must be: a page of a blog may carry a lone one's mark-up."""


_MICRODATA: Final = Place(
    '[itemtype$="schema.org/DiscussionForumPosting"], [itemtype$="schema.org/Question"], [itemtype$="schema.org/Answer"],'
    ' [itemtype$="schema.org/Comment"], [itemtype$="schema.org/SocialMediaPosting"]',
    '[itemprop="text"], [itemprop="articleBody"]',
    '[itemprop="author"] [itemprop="name"] | [itemprop="author"] [itemprop="name"]@content | [itemprop="author"]',
    '[itemprop="datePublished"]@datetime | [itemprop="datePublished"]@content | [itemprop="dateCreated"]@datetime'
    ' | [itemprop="dateCreated"]@content',
    '[itemprop="url"]@href',
)

ENGINES: Final = (
    Engine(
        "Discourse",
        ("crawler-post", "discourse"),
        (
            Place(
                ".crawler-post, .topic-body",
                ".post",
                ".creator [itemprop=name] | .creator",
                "time.post-time@datetime | time@datetime",
                "[itemprop=mainEntityOfPage]@href",
            ),
        ),
        drop=".quote-controls, .lightbox-wrapper .meta, .badge-notification, .post-likes, .crawler-post-infos",
        quotes="aside.quote",
        heading="Replies",
    ),
    Engine(
        "Discourse with scripts",
        ("topic-post", "cooked"),
        (
            Place(
                ".topic-post, article[data-post-id]",
                ".cooked",
                ".names .full-name a | .names .first a | .names .username a | .names a",
                ".relative-date@data-time | time@datetime",
                "a.post-date@href | .post-date a@href",
            ),
        ),
        drop=".quote-controls, .lightbox-wrapper .meta, .badge-notification, .cooked-selection-barrier, .onebox-avatar",
        quotes="aside.quote",
        heading="Replies",
    ),
    Engine(
        "XenForo",
        ("message--post", "bbWrapper"),
        (
            Place(
                ".message--post",
                ".message-body .bbWrapper",
                "@data-author | .message-name .username",
                ".message-attribution-main time@datetime | .message-attribution time@datetime | time.u-dt@datetime",
                ".message-attribution-main a@href",
            ),
        ),
        drop=".bbCodeBlock-expandLink, .bbCodeBlock-shrinkLink, .js-selectToQuoteEnd, .message-lastEdit",
        quotes=".bbCodeBlock--quote",
        heading="Replies",
    ),
    Engine(
        "XenForo 1",
        ("messageText", "messageList"),
        (
            Place(
                "li.message",
                ".messageText",
                "@data-author | .username",
                ".DateTime@data-time | .DateTime@title",
                ".datePermalink@href",
            ),
        ),
        drop=".attribution, .quoteExpand, .messageTextEndMarker",
        quotes=".bbCodeQuote",
        heading="Replies",
    ),
    Engine(
        "phpBB",
        ("postbody", "postprofile"),
        (
            Place(
                ".post",
                ".postbody .content",
                ".author .username | .author .username-coloured | .postprofile .username | .postprofile .username-coloured"
                " | .author strong | .postprofile dt a",
                ".author time@datetime | .postbody time@datetime | .author",
                ".postbody h3 a@href | .author a@href",
            ),
        ),
        drop=".signature, .notice, .codebox p, .codehead, .attachbox .stats",
        quotes=".content blockquote",
        heading="Replies",
    ),
    Engine(
        "FluxBB",
        ("blockpost", "postmsg"),
        (Place(".blockpost", ".postmsg", ".postleft dt strong", "h2 a", "h2 a@href"),),
        drop=".postsignature, .postedit",
        quotes=".quotebox",
        heading="Replies",
    ),
    Engine(
        "vBulletin 5",
        ("b-post__",),
        (
            Place(
                "li.b-post",
                ".js-post__content-text",
                ".b-post__author-name a | .author a | .author",
                "time@datetime",
                ".b-post__count@href",
            ),
        ),
        drop=".post-signature, .bbcode_postedby",
        quotes=".bbcode_container .bbcode_quote",
        heading="Replies",
    ),
    Engine(
        "vBulletin 4",
        ("postcontent", "postbit"),
        (Place("li[id^=post_]", ".postcontent", ".username", ".postdate .date | .postdate", ".postcounter@href"),),
        drop=".quote_container .bbcode_postedby img, .signature",
        quotes=".bbcode_container",
        heading="Replies",
    ),
    Engine(
        "vBulletin 3",
        ("post_message_", "bigusername"),
        (Place("table[id^=post], .tpost", "[id^=post_message_]", ".bigusername", "td.thead", "[id^=postcount]@href"),),
        quotes="[id^=post_message_] > div[style*='margin:20px']",
        heading="Replies",
    ),
    Engine(
        "Invision",
        ("commentContent", "ips"),
        (
            Place(
                "article.ipsComment, article.cPost, article.ipsEntry",
                '[data-role="commentContent"]',
                ".cAuthorPane_author a | .ipsEntry__author-name a | .ipsComment_author a | .ipsUsername",
                "time@datetime",
                ".ipsComment_meta a@href | .ipsEntry__date a@href",
            ),
        ),
        drop=".ipsQuote_contents > .ipsQuote_open, .ipsSpoiler_header, [data-role=memberSignature]",
        quotes=".ipsQuote",
        heading="Replies",
    ),
    Engine(
        "NodeBB",
        ('component="post/content"',),
        (
            Place(
                '[component="post"]',
                '[component="post/content"]',
                "@data-username | [itemprop=author]",
                ".timeago@title | @data-timestamp",
                ".permalink@href | a[href*='/post/']@href",
            ),
        ),
        quotes='[component="post/parent"], blockquote',
        heading="Replies",
    ),
    Engine(
        "Simple Machines",
        ("post_wrapper", "poster"),
        (
            Place(
                ".post_wrapper",
                ".post .inner",
                ".poster h4 a",
                ".smalltext time@datetime | .keyinfo .smalltext | .postinfo",
            ),
        ),
        drop=".codeheader, .bbc_standard_quote > header, .smalltext.modified, .signature",
        quotes=".bbc_standard_quote",
        heading="Replies",
    ),
    Engine(
        "MyBB",
        ("post_body", "post_author"),
        (
            Place(
                ".post",
                ".post_body",
                ".post_author .largetext a | .author_information .largetext | .post_author strong",
                ".post_date",
                ".post_head a@href",
            ),
        ),
        drop=".signature, .post_edit",
        quotes=".mycode_quote",
        heading="Replies",
    ),
    Engine(
        "Flarum",
        ("flarum", "Post-body"),
        (
            Place(
                ".PostStream-item article, article.Post, #flarum-content article",
                ".Post-body",
                ".PostUser-name .username | .PostUser-name",
                "time@datetime",
            ),
        ),
        quotes="blockquote",
        heading="Replies",
    ),
    Engine(
        "Vanilla",
        ("userContent", "ItemComment"),
        (
            Place(
                ".ItemDiscussion, .ItemComment, .Discussion",
                ".Message.userContent, .userContent",
                ".Author .Username | a.Username | .AuthorWrap a",
                "time@datetime",
                ".Permalink@href",
            ),
        ),
        quotes="blockquote.UserQuote, .blockquote-content",
        heading="Comments",
    ),
    Engine(
        "Khoros",
        ("lia-message-body-content",),
        (
            Place(
                ".lia-message-view-wrapper, .lia-linear-display-message-view, .lia-forum-linear-view-message",
                ".lia-message-body-content",
                ".lia-user-name-link | .UserName",
                ".local-friendly-date@title | .local-date | .DateTime",
            ),
        ),
        drop=".lia-message-signature",
        quotes="blockquote",
        heading="Replies",
    ),
    Engine(
        "Stack Exchange",
        ("js-post-body", "post-layout"),
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
        ("shreddit-post",),
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
        ("usertext-body", "thing"),
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
        ("hnuser", "fatitem"),
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
        ("comments_subtree",),
        (
            Place(
                ".story",
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
        ("post-listing", "person-listing"),
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
        ("js-comment-body",),
        (
            Place(
                ".js-comment, .timeline-comment",
                ".js-comment-body",
                "a.author | .author",
                "relative-time@datetime | time-ago@datetime",
            ),
        ),
        other="gist-content",
        drop=".email-hidden-toggle, .email-hidden-reply, .email-signature-reply, .zeroclipboard-container, clipboard-copy",
    ),
    Engine(
        "GitHub, in React",
        ("issue-body-header-author",),
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
        ("note-text", "note-header"),
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
        "X",
        ('data-testid="tweet"',),
        (
            Place(
                'article[data-testid="tweet"]',
                '[data-testid="tweetText"], [data-testid="tweetPhoto"] img',
                '&[data-testid="User-Name"] a:not(:has(time))',
                "time@datetime",
                "a:has(> time)@href",
            ),
        ),
        title="Post by {author}",
    ),
    Engine(
        "Bluesky",
        ("postThreadItem-by-",),
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
        title="Post by {author}",
    ),
    Engine(
        "Mastodon",
        ("status__content", "display-name"),
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
        title="Post by {author}",
    ),
    Engine(
        "LinkedIn",
        ("main-feed-activity-card",),
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
        "Gmail",
        ("data-legacy-message-id", "a3s"),
        (Place("[data-legacy-message-id]", ".a3s", ".gD@name | .gD", ".g3@title | .g3"),),
        drop=".gmail_quote, .gmail_attr, .gmail_signature, .yj6qo, .adL, .a6S, .ajR, blockquote[type=cite],"
        " .gmail_attr ~ blockquote, .gmail_quote_container",
        manner="mail",
    ),
    Engine(
        "Google Groups",
        ("data-author=", "data-doc-id="),
        (Place("section[data-author]", '[role="region"]', "@data-author", ".zX2W9c"),),
        drop=".gmail_quote, .gmail_attr, .gmail_signature",
        manner="mail",
    ),
    Engine(
        "HyperKitty",
        ("email-body", "email-author"),
        (
            Place(
                ".email",
                ".email-body",
                ".email-author .name a | .email-author .name | .email-author a",
                ".email-date time@datetime | .email-date span@title | .email-date",
                ".email-date a@href | .messagelink a@href",
            ),
        ),
        drop=".quoted-switch, .quoted-text, .email-info",
        manner="mail",
    ),
    Engine(
        "ChatGPT",
        ("conversation-turn", "data-message-author-role"),
        (
            Place(
                '[data-testid^="conversation-turn"]',
                '[data-message-author-role="user"] .whitespace-pre-wrap, [data-message-author-role="assistant"] .markdown',
                "h4.sr-only | h5.sr-only | h6.sr-only",
            ),
        ),
        manner="chat",
    ),
    Engine(
        "ChatGPT, without turns",
        ("data-message-author-role",),
        (
            Place('[data-message-author-role="user"]', ".whitespace-pre-wrap, .markdown", "=You"),
            Place('[data-message-author-role="assistant"]', ".markdown", "=ChatGPT"),
        ),
        manner="chat",
    ),
    Engine(
        "Claude",
        ("user-message", "font-claude"),
        (
            Place('[data-testid="user-message"]', "", "=You"),
            Place(".font-claude-message, .font-claude-response", "", "=Claude"),
        ),
        manner="chat",
    ),
    Engine(
        "Gemini",
        ("user-query", "model-response"),
        (
            Place("user-query, .user-query-container", ".query-text", "=You"),
            Place("model-response, .response-container", ".markdown, message-content", "=Gemini"),
        ),
        drop=".cdk-visually-hidden, model-thoughts",
        manner="chat",
    ),
    Engine(
        "Grok",
        ("message-bubble", "response-"),
        (
            Place('[id^="response-"].items-end', ".message-bubble", "=You"),
            Place('[id^="response-"].items-start', ".message-bubble", "=Grok"),
        ),
        manner="chat",
    ),
    Engine(
        "schema.org's questions",
        ("schema.org/QAPage", "schema.org/Answer"),
        (_MICRODATA,),
        heading="Answers",
        fewest=2,
    ),
    Engine("schema.org's threads", ("schema.org/DiscussionForumPosting", "itemprop"), (_MICRODATA,), heading="Replies"),
)
"""The rows, in the order in which they are tried: the first that finds posts is taken."""
