"""Rule files as people write them."""

from __future__ import annotations

from converter.extract.sites.parsing import MOST_LINES, parse_file, parse_files
from converter.extract.sites.rule import Line, Replacement, SiteRule, Trial
from converter.model.site import RuleFile


def parsed(text: str, name: str = "example.org.txt") -> SiteRule:
    return parse_file(RuleFile(name, text))


def told(text: str) -> list[str]:
    return [note.message for note in parsed(text).notes]


def test_a_line_knows_where_it_stands() -> None:
    assert parsed("# a comment\n\nbody: //div[@id='a']").lines == (
        Line("body", "//div[@id='a']", "example.org.txt, line 3"),
    )


def test_spaces_capitals_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    written = "\N{BYTE ORDER MARK}  Body://div \r\nprune:no\r\n"

    assert [(line.directive, line.value) for line in parsed(written).lines] == [("body", "//div"), ("prune", "no")]


def test_a_value_may_hold_colons() -> None:
    assert parsed("body: //a[starts-with(@href, 'http://x')]/ancestor::div").lines[0].value.endswith("ancestor::div")


def test_lines_of_one_kind_keep_their_order() -> None:
    assert [line.value for line in parsed("title: //h1\nbody: //x\ntitle: //h2").all("title")] == ["//h1", "//h2"]


def test_a_switch_is_what_its_first_line_says() -> None:
    assert parsed("prune: no\nprune: yes").says("prune", default=True) is False
    assert parsed("").says("prune", default=True) is True


def test_replacements_are_pairs_in_their_order() -> None:
    rule = parsed("find_string: a\nfind_string: b\nreplace_string: 1\nreplace_string(c): 3\nreplace_string: 2")

    assert [(each.text, each.by) for each in rule.replacements] == [("a", "1"), ("c", "3"), ("b", "2")]
    assert Replacement("c", "3", "example.org.txt, line 4") in rule.replacements


def test_a_replacement_without_its_other_half_is_told() -> None:
    assert told("find_string: a") == ["example.org.txt, line 1 finds a text, and no replace_string follows."]
    assert told("replace_string: a") == ["example.org.txt, line 1 replaces a text that no find_string names."]


def test_test_contains_belongs_to_the_test_url_above() -> None:
    rule = parsed("test_url: https://x.org/1\ntest_contains: one\ntest_contains: two\ntest_url: https://x.org/2")

    assert rule.trials == (Trial("https://x.org/1", ("one", "two")), Trial("https://x.org/2"))


def test_a_condition_of_nothing_is_told() -> None:
    assert told("if_page_contains: //a") == ["example.org.txt, line 1 is a condition of no line."]


def test_what_is_no_directive_is_told() -> None:
    assert told("just words\nbodi: //a\nwrap_in(p: //a") == [
        "example.org.txt, line 1 is no directive, and was not followed.",
        'example.org.txt, line 2: there is no directive "bodi".',
        "example.org.txt, line 3 is no directive, and was not followed.",
    ]


def test_http_header_is_by_name_and_the_first_of_two_counts() -> None:
    rule = parsed("http_header(User-Agent): one\nhttp_header(user-agent): two\nhttp_header(cookie): a=b; c=d")

    assert rule.headers == (("user-agent", "one"), ("cookie", "a=b; c=d"))


def test_http_header_sets_no_other_and_no_value_that_is_none() -> None:
    assert told("http_header(host): x") == ["example.org.txt, line 1: no rule sets the header host."]
    assert parsed("http_header(host): x\nhttp_header(cookie): a\x00b").headers == ()
    assert parsed("http_header(cookie): ü").headers == ()


def test_a_line_without_a_value_says_nothing() -> None:
    assert parsed("body:\nstrip:  ").lines == ()


def test_a_file_without_an_end_is_read_so_far() -> None:
    rule = parsed("strip: //a\n" * (MOST_LINES + 5))

    assert len(rule.lines) == MOST_LINES
    assert "the rest was not read" in rule.notes[0].message


def test_the_folder_s_global_file_follows_the_site_s() -> None:
    files = (RuleFile("example.org.txt", "strip: //h1"), RuleFile("global.txt", "strip: //h2\nprune: no"))
    rule = parse_files(files)

    assert [line.value for line in rule.all("strip")] == ["//h1", "//h2"]
    assert rule.names == ("example.org.txt", "global.txt")


def test_the_global_file_alone_is_a_rule_that_leaves_the_metadata_to_who_reads_them_best() -> None:
    rule = parse_files((RuleFile("global.txt", "title: //meta/@content\nauthor: //a\ndate: //time\nstrip: //b"),))

    assert [line.directive for line in rule.lines] == ["strip"]


def test_autodetect_on_failure_no_leaves_the_global_file_aside() -> None:
    files = (RuleFile("example.org.txt", "autodetect_on_failure: no"), RuleFile("global.txt", "strip: //h2"))

    assert parse_files(files).all("strip") == ()
