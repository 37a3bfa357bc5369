"""What a page calls the language of some code to the name that highlighters know it by."""

from __future__ import annotations

from typing import Final

_NONE: Final = frozenset(
    "none plaintext plain-text text txt plain nohighlight no-highlight auto default undefined null unknown raw ascii"
    " code nocode other generic notranslate output".split()
)
"""What highlighters call code that is in no language."""

_KNOWN: Final = frozenset(
    "abap actionscript ada agda apache apacheconf apl applescript arduino armasm asciidoc asm assembly astro autohotkey awk"
    " bash basic bat batch batchfile bibtex bicep blade brainfuck c caddyfile cairo capnp clojure cmake cmd cobol coffee"
    " coffeescript commonlisp console coq cpp crystal cs csharp css csv cuda cue cypher cython d dart delphi diff django dns"
    " docker docker-compose dockerfile dos dot dotenv editorconfig eex ejs elisp elixir elm emacs-lisp erb erlang excel"
    " factor fennel fish fluent fortran fsharp gawk gdscript gherkin git gitignore gleam glsl gml gnuplot go gomod gradle"
    " graphql groff groovy hack haml handlebars haskell haxe hbs hcl heex hlsl html http hxml idris ini ino ipython ispc"
    " j janet java javascript jinja jinja2 jq js json json5 jsonc jsonl jsonnet jsp jsx julia just justfile kdl kotlin kt ksh"
    " latex lean lean4 less liquid lisp livescript llvm log logo lua luau m makefile make markdown mathematica matlab mdx"
    " mermaid meson mips mjs mojo move mustache mysql nasm ndjson nginx nim nix nsis nu nushell objc objectivec objectpascal"
    " ocaml octave odin openscad pascal patch pcre perl pgsql php pkl plantuml plpgsql plsql pony postgres postgresql"
    " postscript powershell prisma processing prolog promql properties proto protobuf ps1 psql pug puppet purescript py pycon"
    " pyrex python python2 q qml qsharp r racket rails razor rb reason rego regex rescript rest robot robotframework rst ruby"
    " rust rs sass scala scheme scss sed sh shader shell smali smalltalk smarty sml solidity soql sparql sql sqlite ssh stan"
    " starlark stata stylus svelte svg swift systemverilog tcl terraform tex text tf thrift tla toml ts tsql tsx turtle twig"
    " typescript typst v vala vb vbnet vbscript verilog vhdl vim viml vimscript vue vyper wasm wat wgsl wiki wolfram xml xquery"
    " xslt yaml yang yara yml zig zsh clj console ex exs hs jl md pl".split()
)
"""Names and short names that highlighters take as they are."""

_NAMES: Final = {
    "c++": "cpp", "cplusplus": "cpp", "h": "c", "hpp": "cpp", "cxx": "cpp", "cc": "cpp", "c/c++": "cpp", "c-sharp": "csharp", "c#": "csharp",
    ".net": "csharp", "f#": "fsharp", "f-sharp": "fsharp", "golang": "go", "objective-c": "objectivec", "obj-c": "objectivec", "objc++": "objectivec",
    "python3": "python", "py3": "python", "ipython3": "python", "ipython2": "python", "cython3": "cython", "python-traceback": "pytb", "python-repl": "pycon",
    "jscript": "javascript", "node": "javascript", "nodejs": "javascript", "node.js": "javascript", "ecmascript": "javascript", "javascriptreact": "jsx",
    "typescriptreact": "tsx", "react": "jsx", "vue.js": "vue", "vue-html": "vue", "shell-session": "console", "shellsession": "console",
    "sh-session": "console", "bash-session": "console", "terminal": "console", "shell script": "shell", "shellscript": "shell", "command line": "shell",
    "command-line": "shell", "commandline": "shell", "ps": "powershell", "posh": "powershell", "pwsh": "powershell", "windows powershell": "powershell",
    "dosbatch": "batch", "html-basic": "html", "html5": "html", "htm": "html", "xhtml": "html", "markup": "html", "html-erb": "erb",
    "html-vue": "vue", "html-php": "php", "html-django": "django", "html-handlebars": "handlebars", "html/xml": "xml", "xml-svg": "svg",
    "css-scss": "scss", "css-less": "less", "css-sass": "sass", "json-comments": "jsonc", "gfm": "markdown",
    "restructuredtext": "rst", "rust,no_run": "rust", "rust-ignore": "rust", "visual basic": "vb", "vb.net": "vbnet", "visualbasic": "vb",
    "delphi/pascal": "delphi", "transact-sql": "tsql", "t-sql": "tsql", "pl/sql": "plsql", "pl/pgsql": "plpgsql", "hcl-terraform": "terraform",
    "emacs lisp": "elisp", "common lisp": "commonlisp", "wolfram language": "wolfram", "docker file": "dockerfile", "gradle-kotlin-dsl": "kotlin",
    "kts": "kotlin", "lean 4": "lean4", "erl": "erlang",
    "mm": "objectivec", "assembler": "asm", "asm6502": "asm", "x86asm": "nasm", "x86": "nasm", "vim script": "vim", "make-file": "makefile",
    "protocol buffers": "protobuf", "protocol buffer": "protobuf", "udiff": "diff", "viml": "vim", "batchfile": "batch",
}  # fmt: skip
"""What highlighters do not take as it is: labels for people, files' endings, names of grammars."""

_SHORT_WORDS: Final = frozenset(
    "text log code output rest move git basic http reason just j m v q d r c h go logo processing lean factor stan"
    " dot wiki make cc ps pl ex node react cue robot shader regex excel".split()
)
"""Names that are words or letters of common use: as a label over some code they say nothing for sure."""
_LABELS_ALL_THE_SAME: Final = frozenset("go c r http regex node lean".split())


def language_name(word: str) -> str:
    """Return the name of a language as highlighters know it; "" for what says that there is none.

    What is known by no other name comes back as it is, in lower case.
    """
    name = word.strip().lower().removeprefix("source-").removeprefix("source.")
    # "rust,no_run", "js{1,3}", "python:title": attributes of some Markdown engine.
    for mark in (",", "{", ":", ";"):
        name = name.partition(mark)[0].strip()
    name = _NAMES.get(name, name)
    return "" if name in _NONE or " " in name else name


def is_language(word: str) -> bool:
    """Return whether a word in a class is the name of a language, or says that there is none."""
    name = word.strip().lower()
    return name in _KNOWN or name in _NAMES or name in _NONE


def labelled_language(label: str) -> str:
    """Return the language that a label over some code names, such as "C++" or "Shell script"; "" where it names none."""
    name = label.strip().lower()
    if name in _SHORT_WORDS and name not in _LABELS_ALL_THE_SAME:
        return ""
    return language_name(name) if name in _KNOWN or name in _NAMES else ""


def is_language_label(label: str) -> bool:
    """Return whether a label over some code says nothing but its language, or that it has none."""
    name = label.strip().lower()
    return name in _KNOWN or name in _NAMES or name in _NONE or name in _MEANS_NONE


_MEANS_NONE: Final = frozenset(("plain text", "text only", "no language", "code block", "code snippet"))
