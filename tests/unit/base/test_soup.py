"""BeautifulSoup's tree, grown by hand."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from converter.base.dom import parse_fragment
from converter.base.soup import GrowingSoup

LINKS = ("parent", "next_element", "previous_element", "next_sibling", "previous_sibling")


def nodes_of(soup: BeautifulSoup) -> list[object]:
    """Return each node's type, name, text, attributes, and the places of those that it is linked to."""
    nodes = [soup, *soup.descendants]
    places = {id(node): place for place, node in enumerate(nodes)}
    return [
        (
            Tag if isinstance(node, Tag) else type(node),
            node.name,
            str(node),
            dict(node.attrs) if isinstance(node, Tag) else {},
            [None if (linked := getattr(node, link)) is None else places[id(linked)] for link in LINKS],
        )
        for node in nodes[1:]
    ]


def test_the_tree_is_the_one_that_beautiful_soup_makes() -> None:
    html = (
        '<div class="a b"><p>One <i>two</i> three</p>\n\n  <p hidden="">four</p> <pre>  \n <b> </b>\n</pre>five</div>'
        '<script>six</script> <ul><li>seven</li><li><img src="x"/></li></ul><textarea>  </textarea><style>a{}</style>'
    )

    assert nodes_of(parse_fragment(html)) == nodes_of(BeautifulSoup(html, "html.parser", multi_valued_attributes=None))


def test_texts_with_nothing_between_them_are_one_string() -> None:
    soup = GrowingSoup()
    soup.open("p", {})
    soup.write("One ")
    soup.write("")
    soup.write("two")
    soup.close()
    paragraph = soup.finished().p

    assert paragraph is not None
    assert paragraph.contents == [NavigableString("One two")]


def test_a_grown_element_can_be_moved_and_taken_out() -> None:
    tree = parse_fragment("<p>a</p><p>b<i>c</i></p><p>d</p>")
    first, second, third = tree.find_all("p")

    first.insert_before(third.extract())
    second.decompose()

    assert [node.name or str(node) for node in tree.descendants] == ["p", "d", "p", "a"]


def test_elements_of_one_name_share_neither_contents_nor_attributes() -> None:
    first, second = parse_fragment('<p id="a">a</p><p>b</p>').find_all("p")

    first["id"] = "c"

    assert (second.attrs, second.get_text()) == ({}, "b")


def test_a_child_is_found_wherever_the_one_before_it_was() -> None:
    items = parse_fragment("<ul>" + "<li></li>" * 6 + "</ul>").ul
    assert items is not None
    children = list(items.contents)

    for place in (5, 0, 2, 1, 4, 3):
        assert items.index(children[place]) == place
    children.pop(2).extract()
    assert [items.index(child) for child in children] == [0, 1, 2, 3, 4]


def test_what_is_no_child_has_no_place_among_the_children() -> None:
    soup = parse_fragment("<ul><li></li></ul><p></p>")
    assert soup.ul is not None
    assert soup.p is not None

    with pytest.raises(ValueError, match="<p></p>"):
        soup.ul.index(soup.p)
