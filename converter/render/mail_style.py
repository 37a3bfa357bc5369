"""How an article looks in a mail: only what mail programs understand, in simple selectors that are then written inline.

No variables, no flexbox, no web fonts, no grounds: Outlook sets mails with Word, and others turn colours round at night.
"""

from __future__ import annotations

from typing import Final

WIDEST_PX: Final = 640
"""Of the text and of every picture: some seventy letters a line, and what panes of mail programs have room for."""

STYLE_SHEET: Final = """
body { margin: 0; padding: 0; }
.letter {
  max-width: 640px; margin: 0 auto; padding: 20px 18px 32px; color: #222222;
  font-family: Georgia, 'Times New Roman', serif; font-size: 17px; line-height: 1.55; word-wrap: break-word;
}
p { margin: 0 0 14px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; font-weight: bold; }
h2 { font-size: 21px; line-height: 1.3; margin: 30px 0 10px; font-weight: bold; }
h3 { font-size: 18px; line-height: 1.35; margin: 24px 0 8px; font-weight: bold; }
h4, h5, h6 { font-size: 17px; line-height: 1.4; margin: 20px 0 6px; font-weight: bold; }
a { color: #1f4e8c; text-decoration: underline; }
ul, ol { margin: 0 0 14px; padding-left: 26px; }
li { margin: 0 0 5px; }
li p, blockquote p, .callout p, .posting p { margin: 0 0 6px; }
dt { font-weight: bold; margin: 8px 0 0; }
dd { margin: 0 0 8px 24px; }
blockquote { margin: 18px 0; padding: 2px 0 2px 16px; border-left: 3px solid #bbbbbb; color: #444444; }
blockquote footer { font-size: 15px; }
pre {
  margin: 0 0 16px; padding: 10px 12px; border: 1px solid #cccccc; white-space: pre-wrap; font-size: 14px; line-height: 1.4;
  font-family: Menlo, Consolas, 'Courier New', monospace;
}
code, kbd { font-family: Menlo, Consolas, 'Courier New', monospace; font-size: 15px; }
pre code { font-size: 14px; }
figure { margin: 20px 0; }
figcaption, caption { font-size: 14px; line-height: 1.4; color: #555555; margin: 6px 0 0; padding: 0 0 6px; }
img { max-width: 100%; height: auto; border: 0; }
figure img { display: block; margin: 0 0 6px; }
table { border-collapse: collapse; margin: 18px 0; font-size: 15px; line-height: 1.4; }
th, td { border: 1px solid #cccccc; padding: 5px 9px; vertical-align: top; }
hr { border: 0; border-top: 1px solid #cccccc; margin: 26px 0; }
sup, sub { font-size: 12px; line-height: 1; }
a[role='doc-noteref'] { vertical-align: super; font-size: 12px; line-height: 1; }
.opening { margin: 0 0 26px; padding: 0 0 16px; border-bottom: 1px solid #cccccc; }
.opening p { margin: 0 0 4px; }
.kicker { font-size: 13px; letter-spacing: 1px; color: #8a2b1d; }
.subtitle { font-size: 19px; line-height: 1.4; color: #444444; }
.authors { font-weight: bold; font-size: 16px; }
.publication { font-size: 15px; color: #555555; }
.credit, .alternative { color: #666666; font-size: 13px; }
.pullquote { margin: 22px 0; padding: 10px 0; border-top: 1px solid #bbbbbb; border-bottom: 1px solid #bbbbbb; font-size: 20px; }
.callout { margin: 18px 0; padding: 10px 14px; border: 1px solid #bbbbbb; border-left: 4px solid #8a2b1d; }
.callout-title { font-weight: bold; }
.embed { padding: 10px 14px; border: 1px solid #bbbbbb; }
.posting { margin: 16px 0; padding: 0 0 0 14px; border-left: 2px solid #bbbbbb; }
.verse { margin: 0 0 16px 20px; }
.small-caps { font-variant: small-caps; }
.source { margin: 34px 0 0; padding: 12px 0 0; border-top: 1px solid #cccccc; font-size: 14px; color: #555555; }
"""

PRINT_STYLE_SHEET: Final = """
@media print {
  .letter { max-width: none !important; padding: 0 !important; font-size: 11pt !important; color: #000000 !important; }
  h1, h2, h3, h4 { page-break-after: avoid; }
  figure, tr, blockquote { page-break-inside: avoid; }
  a { color: #000000 !important; }
  p, li { orphans: 2; widows: 2; }
}
@media (max-width: 480px) {
  h1 { font-size: 24px !important; }
  .letter { padding: 14px 12px 24px !important; font-size: 16px !important; }
}
"""
"""What cannot be written inline; programs that leave it out lose little."""
