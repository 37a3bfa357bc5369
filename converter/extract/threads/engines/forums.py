"""Programs for forums, and how their posts are known: the table FORUMS."""

from __future__ import annotations

from typing import Final

from converter.extract.threads.engines.engine import Engine, Place

FORUMS: Final = (
    Engine(
        "Discourse",
        ".crawler-post",
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
        ".topic-post .cooked",
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
        ".message--post",
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
        ".messageText",
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
        ".postprofile",
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
        ".blockpost",
        (Place(".blockpost", ".postmsg", ".postleft dt strong", "h2 a", "h2 a@href"),),
        drop=".postsignature, .postedit",
        quotes=".quotebox",
        heading="Replies",
    ),
    Engine(
        "vBulletin 5",
        ".b-post",
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
        ".postcontent",
        (Place("li[id^=post_]", ".postcontent", ".username", ".postdate .date | .postdate", ".postcounter@href"),),
        drop=".quote_container .bbcode_postedby img, .signature",
        quotes=".bbcode_container",
        heading="Replies",
    ),
    Engine(
        "vBulletin 3",
        "[id^=post_message_]",
        (Place("table[id^=post], .tpost", "[id^=post_message_]", ".bigusername", "td.thead", "[id^=postcount]@href"),),
        quotes="[id^=post_message_] > div[style*='margin:20px']",
        heading="Replies",
    ),
    Engine(
        "Invision",
        '[data-role="commentContent"]',
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
        '[component="post/content"]',
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
        ".post_wrapper",
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
        ".post_body",
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
        ".Post-body",
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
        ".userContent",
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
        ".lia-message-body-content",
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
        "bbPress",
        ".bbp-reply-content, .bbp-topic-content",
        (
            Place(
                "div.topic, div.reply, #bbpress-forums div[id^=post-] ~ .hentry, div.type-topic, div.type-reply",
                ".bbp-reply-content, .bbp-topic-content",
                ".bbp-author-name",
            ),
        ),
        drop=".bbp-topic-revision-log, .bbp-reply-revision-log",
        heading="Replies",
    ),
)
