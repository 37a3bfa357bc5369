"""The directives of the ftr-site-config format, and which of them Octavo follows: one table.

What they mean: https://help.fivefilters.org/full-text-rss/site-patterns.html, and where that is silent what wallabag
does (j0k3r/graby). The table is what the README prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Treatment: TypeAlias = Literal["followed", "needless", "left"]
"""needless: other tools' parsers want it, and nothing is lost without it; left: not done, and told in a note."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One kind of line."""

    name: str
    summary: str = ""
    """What it says; "" for those that are not followed."""
    argument: str = ""
    """What stands in parentheses after the name; "" where nothing does."""
    treatment: Treatment = "followed"

    @property
    def form(self) -> str:
        """How it is written."""
        return f"{self.name}({self.argument})" if self.argument else self.name


DIRECTIVES: Final[tuple[Directive, ...]] = (
    Directive("body", "the article: all that the first line with a match finds, joined"),
    Directive("title", "the title: the first match of the first line with one"),
    Directive("author", "the authors: all matches of the first line with one"),
    Directive("date", "the day of publication"),
    Directive("strip", "what goes: elements, attributes, text"),
    Directive("strip_attr", "the same as `strip`"),
    Directive("strip_id_or_class", "what goes: elements with this word in their id or class"),
    Directive("strip_image_src", "what goes: pictures with this text in their address"),
    Directive("prune", "`no`: rules of removal that guess leave the body alone"),
    Directive("find_string", "text that the next `replace_string` replaces before the page is parsed"),
    Directive("replace_string", "what stands for the text found before it"),
    Directive("replace_string", "both in one line", argument="text"),
    Directive("single_page_link", "the whole article on one page, which is fetched instead"),
    Directive("next_page_link", "the page on which the article goes on, which is fetched, too"),
    Directive("if_page_contains", "the line above counts only where this matches"),
    Directive("wrap_in", "puts each match into an element of this name", argument="element"),
    Directive("dissolve", "takes the tags of each match away and keeps what is in it"),
    Directive("move_into", "moves each match to the end of the body", argument="body"),
    Directive("src_lazy_load_attr", "the attribute in which pictures that load late keep their address"),
    Directive("insert_detected_image", "`no`: no picture that only the page's metadata name"),
    Directive("skip_json_ld", "`yes`: the page's JSON-LD is not believed"),
    Directive("native_ad_clue", "a match is told: the page is an advertisement"),
    Directive("autodetect_on_failure", "`no`: the folder's `global.txt` is left aside"),
    Directive(
        "http_header", "sent with the request for the page: user-agent, referer, cookie or accept", argument="name"
    ),
    Directive("test_url", "a page to try the rule on"),
    Directive(
        "test_contains", "text that the article of the `test_url` above must have; where it lacks it, a note says so"
    ),
    Directive("tidy", treatment="needless"),
    Directive("parser", treatment="needless"),
    Directive("strip_comments", treatment="needless"),
    Directive("single_page_link_in_feed", treatment="left"),
    Directive("autodetect_next_page", treatment="left"),
    Directive("convert_double_br_tags", treatment="left"),
    Directive("footnotes", treatment="left"),
    Directive("post_strip_attr", treatment="left"),
    Directive("skip_id_or_class", treatment="left"),
    Directive("requires_login", treatment="left"),
    Directive("not_logged_in_xpath", treatment="left"),
    Directive("login_uri", treatment="left"),
    Directive("login_username_field", treatment="left"),
    Directive("login_password_field", treatment="left"),
    Directive("login_extra_fields", treatment="left"),
)

PatternDirective: TypeAlias = Literal[
    "body",
    "title",
    "author",
    "date",
    "strip",
    "strip_attr",
    "single_page_link",
    "next_page_link",
    "wrap_in",
    "dissolve",
    "move_into",
    "native_ad_clue",
]
"""Those whose value is an XPath expression."""

SwitchDirective: TypeAlias = Literal["prune", "insert_detected_image", "skip_json_ld", "autodetect_on_failure"]
"""Those that are yes or no."""
