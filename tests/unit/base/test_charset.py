from __future__ import annotations

import time

import pytest

from converter.base.charset import clean_text, decode_html, decode_text
from converter.base.prescan import charset_in_content_type, charset_in_markup

JAPANESE = "日本語の記事です。これは長い段落で、文字化けしてはいけません。" * 3
CHINESE = "这是一篇中文文章，段落很长，不应该出现乱码。" * 3
TAIWANESE = "這是一篇中文文章，段落很長，不應該出現亂碼。" * 3
KOREAN = "이것은 한국어 기사이며 글자가 깨지면 안 됩니다. " * 3
RUSSIAN = "Это статья на русском языке, и буквы не должны портиться. " * 3
GREEK = "Αυτό είναι ένα άρθρο στα ελληνικά και τα γράμματα δεν πρέπει να χαλάσουν. "
ENGLISH = "“quoted” – dash … café naïve, and it’s the author’s view"
POLISH = "Zażółć gęślą jaźń. Wczoraj wieczorem byliśmy w kinie, gdzie oglądaliśmy świetny film o żołnierzach."


def page(text: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}<title>T</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "codec", "label", "name"),
    [
        (ENGLISH, "cp1252", "iso-8859-1", "windows-1252"),
        (ENGLISH, "cp1252", "latin1", "windows-1252"),
        (ENGLISH, "cp1252", "us-ascii", "windows-1252"),
        (JAPANESE, "cp932", "shift_jis", "shift_jis"),
        (JAPANESE + "①", "cp932", "x-sjis", "shift_jis"),
        (JAPANESE, "euc_jp", "EUC-JP", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp", "iso-2022-jp"),
        (CHINESE, "gbk", "gb2312", "gbk"),
        (CHINESE + "𠀀", "gb18030", "gbk", "gbk"),
        (TAIWANESE, "big5", "big5", "big5"),
        (KOREAN, "cp949", "ks_c_5601-1987", "euc-kr"),
        (RUSSIAN, "koi8_r", " KOI8-R ", "koi8-r"),
        (POLISH, "iso8859_2", "iso-8859-2", "iso-8859-2"),
        (ENGLISH, "utf-8", "utf8", "utf-8"),
    ],
)
def test_a_label_means_what_the_encoding_standard_says(text: str, codec: str, label: str, name: str) -> None:
    decoded = decode_html(page(text, f'<meta charset="{label}">').encode(codec))

    assert text in decoded.text
    assert (decoded.encoding, decoded.doubt, decoded.replaced) == (name, "", 0)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ENGLISH, "cp1252"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gbk"),
        (TAIWANESE, "big5"),
        (KOREAN, "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GREEK, "cp1253"),
        (POLISH, "cp1250"),
        ("café", "utf-16-be"),
        ("café", "utf-16-le"),
    ],
)
def test_an_encoding_that_nothing_declares_is_guessed_and_told(text: str, codec: str) -> None:
    decoded = decode_html(page(text).encode(codec))

    assert text in decoded.text
    assert decoded.doubt


def test_the_language_of_the_page_decides_between_look_alikes() -> None:
    content = page("Árvíztűrő tükörfúrógép").replace("<html>", '<html lang="hu">').encode("cp1250")

    assert "Árvíztűrő tükörfúrógép" in decode_html(content).text


def test_utf8_needs_no_declaration_and_no_doubt() -> None:
    decoded = decode_text("naïve café".encode())

    assert (decoded.text, decoded.encoding, decoded.doubt) == ("naïve café", "utf-8", "")


@pytest.mark.parametrize(("codec", "name"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16le")])
def test_a_byte_order_mark_beats_every_declaration(codec: str, name: str) -> None:
    decoded = decode_html(page("café 日本", '<meta charset="iso-8859-1">').encode(codec), "koi8-r")

    assert "café 日本" in decoded.text
    assert (decoded.encoding, decoded.doubt) == (name, "")
    assert decoded.text.startswith("<!DOCTYPE")


def test_the_server_beats_the_page() -> None:
    content = page(RUSSIAN, '<meta charset="windows-1251">').encode("koi8_r")

    assert decode_html(content, "koi8-r").encoding == "koi8-r"


def test_the_first_declaration_counts() -> None:
    head = '<meta charset="koi8-r"><meta http-equiv="content-type" content="text/html; charset=windows-1251">'

    assert decode_html(page(RUSSIAN, head).encode("koi8_r")).encoding == "koi8-r"


@pytest.mark.parametrize("declared", ["windows-1252", "shift_jis", "koi8-r"])
def test_utf8_that_is_declared_as_something_old_is_read_as_utf8_and_told(declared: str) -> None:
    decoded = decode_html(page(ENGLISH, f'<meta charset="{declared}">').encode())

    assert ENGLISH in decoded.text
    assert f"says {declared}" in decoded.doubt


def test_shift_jis_that_is_declared_as_utf8_is_read_as_shift_jis_and_told() -> None:
    decoded = decode_html(page(JAPANESE, '<meta charset="utf-8">').encode("cp932"))

    assert JAPANESE in decoded.text
    assert "says utf-8" in decoded.doubt


def test_utf8_with_a_few_broken_bytes_stays_utf8_and_counts_them() -> None:
    decoded = decode_html(page(JAPANESE).encode() + b"\xff\xfe")

    assert JAPANESE in decoded.text
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 2)


def test_utf8_that_is_cut_in_a_character_stays_utf8() -> None:
    decoded = decode_text("plain and then €".encode()[:-1])

    assert (decoded.text, decoded.encoding, decoded.replaced) == ("plain and then \ufffd", "utf-8", 1)


def test_a_replacement_character_that_the_author_wrote_is_no_loss() -> None:
    assert decode_text("a \ufffd b".encode()).replaced == 0


@pytest.mark.parametrize("label", ["utf-7", "x-nonsense-99", "replacement", "hz-gb-2312", "x-user-defined", "ü", ""])
def test_a_label_that_names_no_encoding_of_text_is_passed_over(label: str) -> None:
    decoded = decode_html(page("café +ADw-script+AD4-").encode(), label)

    assert "café +ADw-script+AD4-" in decoded.text
    assert decoded.encoding == "utf-8"


def test_lines_end_in_a_line_feed_and_form_feeds_part_them() -> None:
    assert decode_text(b"a\r\nb\rc\fd").text == "a\nb\nc\nd"


def test_characters_that_xml_forbids_are_taken_out_and_counted() -> None:
    decoded = decode_text("a\0b\x01c\ufffe\x1bd\te".encode())

    assert (decoded.text, decoded.dropped) == ("abcd\te", 4)


def test_a_lone_surrogate_in_a_text_becomes_the_replacement_character() -> None:
    text = "\ufeffa\ud800b"

    decoded = clean_text(text, text.encode("utf-8", "surrogatepass"))

    assert (decoded.text, decoded.replaced) == ("a\ufffdb", 1)


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        (b"<meta charset=koi8-r>", "koi8-r"),
        (b"<META\nCHARSET = 'koi8-r' />", "koi8-r"),
        (b'<meta content="text/html; charset=koi8-r" http-equiv=Content-Type>', "koi8-r"),
        (b'<meta http-equiv="refresh" content="0; charset=koi8-r"><meta charset=big5>', "big5"),
        (b'<meta name="x" charset="koi8-r" charset="big5">', "koi8-r"),
        (b"<!-- <meta charset=big5> --><meta charset=koi8-r>", "koi8-r"),
        (b"<!--><meta charset=koi8-r>", "koi8-r"),
        (b'<a title="<meta charset=big5>"><meta charset=koi8-r>', "koi8-r"),
        (b'<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        (b"<meta charset=utf-16>", "utf-8"),
        (b"<meta charset=x-user-defined>", "windows-1252"),
        (b"<metadata charset=koi8-r>", ""),
        (b"<!--" + b" " * 2000 + b"--><meta charset=koi8-r>", "koi8-r"),
        (b"<" * 100, ""),
        (b"", ""),
    ],
)  # fmt: skip
def test_the_declaration_in_a_page_is_found_as_browsers_find_it(markup: bytes, label: str) -> None:
    assert charset_in_markup(markup) == label


@pytest.mark.parametrize(
    ("content_type", "label"),
    [("text/html; charset=utf-8", "utf-8"), ('text/html;Charset = "big5"', "big5"), ("text/html", ""), ("ü", "")],
)
def test_the_declaration_of_a_server_is_found(content_type: str, label: str) -> None:
    assert charset_in_content_type(content_type) == label


@pytest.mark.parametrize("markup", [b"<meta ", b"<!--", b"<a '", b'<a b="', b"<meta charset", b"<?xml ", b"<a b=c "])
def test_a_hostile_beginning_takes_no_time(markup: bytes) -> None:
    start = time.process_time()

    charset_in_markup(markup * 100_000)

    assert time.process_time() - start < 1


def test_controls_that_were_windows_characters_once_are_those_again() -> None:
    assert decode_html("<p>don\x92t \x93so\x94 \x85 \x9d</p>".encode()).text == "<p>don’t “so” … </p>"
