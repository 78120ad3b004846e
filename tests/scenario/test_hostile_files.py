"""Files made to hurt cost neither time nor memory, and say what they are."""

from __future__ import annotations

import random
import time
import tracemalloc

import pytest

from roleplay.scenario import tree
from roleplay.scenario.findings import file as found
from roleplay.scenario.source import MAX_BYTES
from roleplay.scenario.tree import parse

SECONDS = 5.0
MEGABYTES = 120.0

FULL = MAX_BYTES
DIRECTIVES = "".join(f"%TAG !{number}! tag:x{number},2000:\n" for number in range(100_000))
ALIASES = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
MERGES = "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60))

HOSTILE = {
    "an alias bomb": (f"a0: &a0 [x, x]\n{ALIASES}", "alias"),
    "a merge bomb": (f"a0: &a0 {{x: y}}\n{MERGES}", "merge-key"),
    "many aliases": ("a: &a b\nc: [" + "*a, " * 600_000 + "]\n", "too-many-values"),
    "100,000 brackets": ("[" * 100_000, "too-deep"),
    "4 MB of brackets": ("[" * FULL, "too-deep"),
    "100,000 braces": ("{a: " * 100_000, "too-deep"),
    "100,000 dashes on one line": ("- " * 100_000, "too-deep"),
    "100,000 question marks on one line": ("? " * 100_000, "too-deep"),
    "2,000 levels": ("\n".join(" " * n + "a:" for n in range(2_000)), "too-deep"),
    "directives before": (f"{DIRECTIVES}---\na: b\n", "directive"),
    "directives behind": (f"a: b\n...\n{DIRECTIVES}---\nc: d\n", "directive"),
    "directives between": (f"a: b\n{DIRECTIVES}", "directive"),
    "4 MB of comment": ("#" * FULL, ""),
    "4 MB of comments on one line": (" #" * (FULL // 2), ""),
    "4 MB of one word": ("x" * FULL, "text-too-long"),
    "4 MB of words on one line": ("a: " + "x " * (FULL // 2 - 3), "text-too-long"),
    "4 MB of blank lines": ("\n" * FULL, "too-large"),
    "4 MB of spaces": (" " * FULL, ""),
    "4 MB of spaces before a sign": ("a:" + " " * (FULL - 10) + "@b", "sign-at-start"),
    "4 MB of NUL": ("\0" * FULL, "hidden-character"),
    "4 MB of overrides": ("\u202e" * (FULL // 3), "hidden-character"),
    "4 MB of quotes": ("a: " + '"' * (FULL - 3), "quotes-in-text"),
    "4 MB behind an open quote": ('"' + "a" * (FULL - 1), "unclosed-quote"),
    "4 MB of colons": ("a: " + ": " * (FULL // 2 - 3), "sign-at-start"),
    "4 MB of exclamation marks": ("a: " + "! " * (FULL // 2 - 3), "sign-at-start"),
    "4 MB of anchors": ("a: " + "&a " * (FULL // 3 - 3), "sign-at-start"),
    "4 MB of list": ("a: [" + "x," * (FULL // 2 - 3) + "]", "too-many-values"),
    "4 MB of escapes": ('a: "' + "\\x1b" * (FULL // 4 - 3) + '"', "hidden-character"),
    "200,000 duplicate keys": ("a: 1\n" * 199_990, "duplicate-key"),
    "1,500,000 lines of tabs": ("\t\n" * 1_500_000, "too-large"),
    "60,000 lines of tabs": ("\t\n" * 60_000, ""),
    "60,000 lines indented with tabs": ("\ta: b\n" * 60_000, "tab-indent"),
    "60,000 open quotes": ('a: "x\n' * 60_000, "unclosed-quote"),
    "60,000 lines behind an open quote": ('a: "x\n' + "  y\n" * 60_000, "unclosed-quote"),
    "60,000 signs": ("a: *x*\n" * 60_000, "sign-at-start"),
    "60,000 wrong indents": ("".join(" " * (n % 7) + "a: b\n" for n in range(60_000)), "indent"),
    "60,000 open brackets": ("a: [\n" * 60_000, "too-deep"),
    "60,000 texts without a key": ("a: b\n" + "word word\n" * 60_000, "text-indent"),
    "60,000 documents": ("---\n" * 60_000, "second-document"),
    "a wrong sign behind 60,000 items": ("a: [" + "x, " * 60_000 + "@]", "sign-at-start"),
}


@pytest.mark.parametrize(("text", "name"), HOSTILE.values(), ids=HOSTILE)
def test_costs_little_time(text, name):
    data = text.encode()
    before = time.process_time()
    parsed = parse(data, "f")
    assert time.process_time() - before < SECONDS
    assert (name in {d.name for d in parsed.diagnostics}) if name else parsed.diagnostics == ()
    assert len(parsed.diagnostics) < 100
    assert all(len(d.message) < 300 for d in parsed.diagnostics)


@pytest.mark.parametrize(
    "name",
    [
        "an alias bomb",
        "a merge bomb",
        "4 MB of brackets",
        "directives before",
        "4 MB of comment",
        "4 MB of one word",
        "4 MB of blank lines",
        "4 MB of NUL",
        "4 MB of list",
        "1,500,000 lines of tabs",
    ],
)
def test_costs_little_memory(name):
    data = HOSTILE[name][0].encode()
    tracemalloc.start()
    try:
        parse(data, "f")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak / 1e6 < MEGABYTES


@pytest.mark.parametrize(
    "text",
    ["[" * 2_000, "{a: " * 2_000, "- " * 2_000, "? " * 2_000, "a: *x*\n" * 100, "a: &a [*a]\n" * 9],
)
def test_the_pure_parser_stands_it_too(text, monkeypatch):
    monkeypatch.setattr(tree, "new_parser", tree.PurePythonParser)
    before = time.process_time()
    assert parse(text.encode(), "f").diagnostics
    assert time.process_time() - before < SECONDS


def test_a_file_over_the_limit_is_one_finding_and_not_read():
    parsed = parse(b"a: b\n" * 1_000_000, "f")
    assert [d.code for d in parsed.diagnostics] == [found.TOO_LARGE.code]
    assert (parsed.origin.root, parsed.origin.lines) == (None, ())


def test_random_bytes_are_one_finding():
    parsed = parse(random.Random(1).randbytes(1_000_000), "f")
    assert [d.name for d in parsed.diagnostics] == ["not-utf8"]


def test_a_tag_constructs_nothing(tmp_path):
    victim = tmp_path / "victim"
    text = f"a: !!python/object/apply:pathlib.Path.touch [!!python/name:x, {victim}]\n"
    names = {d.name for d in parse(text.encode(), "f").diagnostics}
    assert names == {"tag"}
    assert not victim.exists()
