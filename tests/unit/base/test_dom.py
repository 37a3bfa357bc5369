"""The door to the two HTML parsers."""

import gc
import weakref

from bs4 import NavigableString

from converter.base.dom import (
    attribute,
    parse_fragment,
    parse_page,
    serialise,
    take_apart,
    text_of,
    text_runs,
    tree_of,
)


def test_a_fragment_serialised_and_parsed_again_is_the_same() -> None:
    html = (
        '<p class="a b">x &amp; y<br>z</p><pre>\n\n  two lines</pre><table><tbody><tr><td>1</td></tr></tbody></table>'
    )

    assert serialise(parse_fragment(html)) == html


def test_text_that_looks_like_markup_stays_text() -> None:
    assert serialise(parse_fragment("<p>&lt;b&gt; &amp;amp;</p>")) == "<p>&lt;b&gt; &amp;amp;</p>"


def test_scripts_styles_comments_and_impossible_attributes_are_not_written() -> None:
    html = '<p onx"y=1>a<!-- b --><script>c</script><style>d</style></p>'

    assert serialise(parse_fragment(html)) == "<p>a</p>"


def test_the_class_attribute_is_one_string() -> None:
    paragraph = parse_fragment('<p class="a  b">x</p>').p

    assert paragraph is not None
    assert attribute(paragraph, "class") == "a  b"
    assert attribute(paragraph, "id") == ""


def test_a_dropped_node_is_left_out_with_all_that_is_in_it() -> None:
    body = parse_page("<p>a</p><div>b<p>c</p></div><p>d</p>").body
    assert body is not None
    div = body.css_first("div")

    assert serialise(tree_of([body], dropped={div.mem_id})) == "<body><p>a</p><p>d</p></body>"


def test_a_node_is_copied_without_what_follows_it() -> None:
    body = parse_page("<div><p>a</p></div><p>b</p>").body
    assert body is not None

    assert serialise(tree_of([body.css_first("div")])) == "<div><p>a</p></div>"


def test_text_is_collapsed_but_no_break_spaces_stay() -> None:
    assert text_of(parse_fragment("<p> a\n b&nbsp; <i>c</i></p>")) == "a b\u00a0 c"


def test_fifty_thousand_nested_elements_are_copied_and_written() -> None:
    tree = parse_fragment("<span>" * 50_000 + "x")

    assert serialise(tree).count("<span>") == 50_000


def test_a_tree_taken_apart_waits_for_no_collector() -> None:
    gc.disable()
    try:
        tree = parse_fragment("<ul><li>a</li><li>b</li></ul>")
        nodes = [weakref.ref(node) for node in (tree, *tree.find_all(["ul", "li"]))]

        take_apart(tree)
        del tree
        assert [node() for node in nodes] == [None] * len(nodes)
    finally:
        gc.enable()


def test_the_text_nodes_of_each_string_are_those_that_the_tree_joins() -> None:
    page = parse_page(
        "<p>One <b>two</b> three<!-- x --> four</p><pre>\n\nfive</pre><script>six</script><p>seven <i>x</i>eight"
    )
    body = page.body
    assert body is not None
    dropped = {node.mem_id for node in page.css("i")}

    strings = [str(node) for node in tree_of([body], dropped).descendants if isinstance(node, NavigableString)]
    runs = [*text_runs([body], dropped)]

    assert ["".join(node.text_content or "" for node in run) for run in runs] == strings
    assert [len(run) for run in runs] == [1, 1, 2, 1, 1, 2]
