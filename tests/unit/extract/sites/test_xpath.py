"""Expressions, taken apart and evaluated step by step, find what libxml2 finds in one go."""

from __future__ import annotations

import pytest
from lxml import etree

from converter.base.dom import parse_page
from converter.extract.sites.expression import BadExpression
from converter.extract.sites.tree import PageTree
from converter.extract.sites.xpath import Finder, TooCostly

PAGE = """<html><head><title>T</title></head><body id=top><div class="a b" id=one>x<p>1 <b>one</b> x</p><p>2<a href=u>l</a></p>
<div><p>3<p>4<i>i</i><div class=c><p>5 <a href=v>m</a> <a>n</a></p></div></div></div><!-- c --><ul><li>1<li>2<li>3</ul>
<h2>A</h2><p>6<h2>B</h2><p>7<p>8<table><tr><td>9</table><img src=i alt=j></body></html>"""
EXPRESSIONS = [
    "//p", "//div//p", "//div//div//p", "//div/p", "//div//p[1]", "//div/p[1]", "//div[p]/p[last()]", "(//p)[2]",
    "(//div//p)[last()]", "(//div/p | //li)[3]", "(//p)[position() < 3]", "(//div)[2]//p", "//div/descendant::p[1]",
    "//div//descendant::p[2]", "//h2/following-sibling::p", "//h2/following-sibling::p[1]", "//h2[2]/preceding::p[1]",
    "//b/ancestor::div", "//i/..", "//p/../p", "//div[.//a]", "//div[not(.//i)]", "//div[contains(@class, 'a')]//a/@href",
    "//a[@href]/@href", "//p/text()", "//p//text()", "//li[2] | //li[1]", "//h2 | //p", "/html/body/div", "/html//li",
    "//*[@id='one']/*", "//*[contains(concat(' ', normalize-space(@class), ' '), ' b ')]", "//table//td", "//img/@alt",
    "descendant::li", "//li[position() = 2]", "//li[. = '2']", "//p[a and not(b)]", "//div[@id='one' or @class='c']/p[1]/b",
    "string(//h2)", "count(//p)", "concat(//a/@href, '?x')", "substring-before(//title, 'x')", "//p = 'x'", "normalize-space(//p)",
    "concat(substring-before(//div//a/@href, 'x'), 'y')", "count(//div//p | //li) + 2", "not(//div//video)", "boolean(//p//b)",
    "normalize-space(concat(//div//b, ' ', (//li)[2], //nothing))", "string(//nothing/@x)", "//p//b = 'one'", "'//p'",
    "string-length(//div//p[2]) > 1", "substring-after(string(//h2), 'A')", "contains(//div//p, 'x') and //li", "-1", "2 div 4",
    "//node()", "//p/node()", "self::html", ".//li", "//div/self::div[@class='c']", "//*[self::h2 or self::li]", "//p[3]", "//p[2]//a",
]  # fmt: skip


def finder(page: str = PAGE) -> Finder:
    root = parse_page(page).root
    assert root is not None
    return Finder(PageTree(root))


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_it_finds_what_libxml2_finds(expression: str) -> None:
    looking = finder()
    answer = etree.XPath(expression, regexp=False)(looking._tree.root)
    whole = [str(answer)] if isinstance(answer, str | float) and str(answer) else answer

    found = looking.find(expression)

    if isinstance(whole, list):
        assert found == [match for match in whole if not isinstance(match, etree._Comment)]
    else:
        assert bool(found) is bool(whole)


def test_an_id_is_what_html_calls_one() -> None:
    assert [getattr(match, "tag", "") for match in finder().find("id('one')/p[1]/b")] == ["b"]


@pytest.mark.parametrize(
    "expression",
    [
        "",
        " ",
        "//",
        "/",
        "//p[",
        "//p]",
        "(//p",
        "//p || //a",
        "//p//",
        "'",
        "//p[@x=$y]",
        "//a:b",
        "nothing()",
        "//p/'x'",
        "§",
    ],
)
def test_what_is_no_xpath_is_refused(expression: str) -> None:
    with pytest.raises(BadExpression):
        finder().find(expression)


@pytest.mark.parametrize(
    "expression",
    ["document('file:///etc/passwd')", "unparsed-text('/etc/passwd')", "//p[re:test(., 'p')]", "system-property('x')"],
)
def test_nothing_reads_a_file_or_runs_a_regular_expression(expression: str) -> None:
    with pytest.raises(BadExpression):
        finder().find(expression)


def test_names_that_xml_does_not_allow_are_found_under_the_nearest() -> None:
    looking = finder('<o:p @click="x" 1a="y" class="z">text\x01</o:p><1b>')

    assert [getattr(match, "text", "") for match in looking.find("//o_p[@class='z']")] == ["text"]


def test_a_budget_that_is_used_up_is_told() -> None:
    looking = finder()

    with pytest.raises(TooCostly):
        looking.charge(10**12)
