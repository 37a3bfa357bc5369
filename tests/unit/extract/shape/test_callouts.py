"""Each tool's way to write a note, a warning or a tip, and the one form that it is brought to."""

from __future__ import annotations

import pytest

from converter.base.dom import parse_fragment
from converter.extract.shape import shape

URL = "https://example.org/2024/article"


def callout_of(html: str) -> tuple[str, str, str]:
    """Return kind, title and words of the one callout."""
    tree = parse_fragment(html)
    shape(tree, URL)
    (callout,) = tree.select("aside.callout")
    title = callout.select_one(".callout-title")
    words = title.extract().get_text().strip() if title else ""
    return str(callout["data-callout"]), words, " ".join(callout.get_text().split())


WARNINGS = {
    "GitHub": "<div class='markdown-alert markdown-alert-warning'><p class=markdown-alert-title><svg></svg>Warning</p><p>Hot.</p></div>",
    "Obsidian": "<div class=callout data-callout=warning data-callout-fold><div class=callout-title><div class=callout-icon><svg></svg></div><div class=callout-title-inner>Warning</div></div><div class=callout-content><p>Hot.</p></div></div>",
    "Docusaurus": "<div class='theme-admonition theme-admonition-warning admonition_x alert alert--info'><div class=admonitionHeading_y><span class=admonitionIcon_z><svg></svg></span>warning</div><div class=admonitionContent_w><p>Hot.</p></div></div>",
    "Material": "<div class='admonition warning'><p class=admonition-title>Warning</p><p>Hot.</p></div>",
    "Material, folded": "<details class=warning><summary>Warning</summary><p>Hot.</p></details>",
    "Bootstrap": "<div class='alert alert-warning' role=alert><p>Hot.</p></div>",
    "Docsy": "<div class='alert alert-warning' role=alert><h4 class=alert-heading>Warning</h4><p>Hot.</p></div>",
    "Hugo Book": "<blockquote class='book-hint warning'><p>Hot.</p></blockquote>",
    "Hugo Relearn": "<div class='box notices cstyle warning'><div class=box-label><i class='fa-fw fas'></i> Warning</div><div class=box-content><p>Hot.</p></div></div>",
    "AsciiDoctor": "<div class='admonitionblock warning'><table><tr><td class=icon><div class=title>Warning</div></td><td class=content><div class=paragraph><p>Hot.</p></div></td></tr></table></div>",
    "AsciiDoctor with icons": "<div class='admonitionblock warning'><table><tr><td class=icon><i class='fa icon-warning' title=Warning></i></td><td class=content>Hot.</td></tr></table></div>",
    "VitePress": "<div class='warning custom-block'><p class=custom-block-title>WARNING</p><p>Hot.</p></div>",
    "VuePress 2": "<div class='hint-container warning'><p class=hint-container-title>Warning</p><p>Hot.</p></div>",
    "Starlight": "<aside aria-label=Warning class='starlight-aside starlight-aside--warning'><p class=starlight-aside__title aria-hidden=true><svg></svg>Warning</p><div class=starlight-aside__content><p>Hot.</p></div></aside>",
    "GitBook": "<div class='hint hint-warning'><p>Hot.</p></div>",
    "Confluence": "<div class='confluence-information-macro confluence-information-macro-warning'><span class='aui-icon aui-icon-small'></span><div class=confluence-information-macro-body><p>Hot.</p></div></div>",
    "Atlassian": "<div class='panel ak-editor-panel' data-panel-type=warning><div class=ak-editor-panel__icon></div><p>Hot.</p></div>",
    "Notion": "<figure class='block-color-gray_background callout'><div><span class=icon>⚠️</span></div><div>Hot.</div></figure>",
    "Notion, rendered": "<div class='notion-callout notion-gray_background_co'><div class=notion-page-icon-inline><span class=notion-page-icon>⚠️</span></div><div class=notion-callout-text>Hot.</div></div>",
    "Ghost": "<div class='kg-card kg-callout-card kg-callout-card-yellow'><div class=kg-callout-emoji>⚠️</div><div class=kg-callout-text>Hot.</div></div>",
    "Hashnode": "<div data-node-type=callout><div data-node-type=callout-emoji>⚠️</div><div data-node-type=callout-text>Hot.</div></div>",
    "WordPress": "<div class='notice notice-warning'><p>Hot.</p></div>",
    "Elementor": "<div class='elementor-alert elementor-alert-warning'><span class=elementor-alert-title>Warning</span><span class=elementor-alert-description>Hot.</span></div>",
    "Quarto": "<div class='callout callout-style-default callout-warning callout-titled'><div class=callout-header><div class=callout-icon-container><i class=callout-icon></i></div><div class=callout-title-container><span class=screen-reader-only>Warning</span>Warning</div></div><div class='callout-body-container callout-body'><p>Hot.</p></div></div>",
    "mdBook": "<div class='admonition admonish-warning'><div class=admonition-title><p>Warning</p></div><div><p>Hot.</p></div></div>",
    "MDN": "<div class='notecard warning'><p><strong>Warning:</strong> Hot.</p></div>",
    "React": "<div class='expandable-callout rounded'><h3 class=text-2xl><svg></svg>Pitfall</h3><div><p>Hot.</p></div></div>",
    "Writerside": "<aside class=prompt data-type=warning><p>Hot.</p></aside>",
    "Microsoft": "<div class=WARNING><p>Warning</p><p>Hot.</p></div>",
    "Google": "<aside class=warning><strong>Warning:</strong><span> Hot.</span></aside>",
    "DocC": "<aside aria-label=Warning class=warning><p class=label>Warning</p><p>Hot.</p></aside>",
    "a specification": "<p class=warning>Hot.</p>",
    "readme.com": "<blockquote class='callout callout_warn' theme='🚧'><h2 class=callout-heading><span class=callout-icon>🚧</span>Warning</h2><p>Hot.</p></blockquote>",
    "Markdown that nobody drew": "<blockquote><p>[!WARNING]<br>Hot.</p></blockquote>",
    "GitHub's first": "<blockquote><p><strong>Warning</strong><br>Hot.</p></blockquote>",
    "GitLab": "<div class='gl-alert gl-alert-warning'><svg></svg><div class=gl-alert-content><h2 class=gl-alert-title>Warning</h2><div>Hot.</div></div></div>",
}  # fmt: skip


@pytest.mark.parametrize("html", WARNINGS.values(), ids=WARNINGS.keys())
def test_a_warning_of_any_tool_is_a_callout_whose_title_only_repeats_its_kind(html: str) -> None:
    assert callout_of(html) == ("warning", "", "Hot.")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div class='admonition tip'><p class=admonition-title>Be quick</p><p>Run.</p></div>", ("tip", "Be quick", "Run.")),
        ("<aside class='callout callout-tip'><div class=callout-indicator><span class=callout-title>Tip</span></div><div class=callout-content><p>Run.</p></div></aside>", ("tip", "", "Run.")),
        ("<aside role=note><p>Run.</p></aside>", ("note", "", "Run.")),
        ("<div class=deprecated><p><span class=versionmodified>Deprecated since 3.1:</span> Run.</p></div>", ("warning", "", "Deprecated since 3.1: Run.")),
        ("<div class='alert alert-danger'><h4 class=alert-heading>Read this first</h4>Run.</div>", ("danger", "Read this first", "Run.")),
        ("<div class='kg-card kg-callout-card'><div class=kg-callout-text>Run.</div></div>", ("note", "", "Run.")),
        ("<div class='admonitionblock tip'><table><tr><td class=icon><i></i></td><td class=content><div class=title>Be quick</div><p>Run.</p></td></tr></table></div>", ("tip", "Be quick", "Run.")),
        ("<blockquote><p>[!tip]- Be quick\nRun.</p></blockquote>", ("tip", "Be quick", "Run.")),
    ],
)  # fmt: skip
def test_a_callout_has_its_kind_and_its_own_title(html: str, expected: tuple[str, str, str]) -> None:
    assert callout_of(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "<div class=callout><p>Join our club today.</p></div>",
        "<div class='alert alert-warning alert-dismissible'><p>We moved.</p></div>",
        "<blockquote><p><strong>Note</strong> that he said so.</p></blockquote>",
        "<p class='lead note-to-self other more'>A paragraph.</p>",
        "<details><summary>More</summary><p>Text.</p></details>",
        "<div class=note><p>Notes</p><p>1. A source.</p></div>",
        "<div class=information-panel><p>Open from nine to five.</p></div>",
    ],
)
def test_a_box_that_names_no_kind_is_no_callout(html: str) -> None:
    tree = parse_fragment(html)
    shape(tree, URL)

    assert tree.select("aside.callout") == []
