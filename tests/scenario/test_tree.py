"""From bytes to nodes with places: what the author sees is what is read, and nothing is run."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from roleplay.scenario import tree
from roleplay.scenario.findings import file as found
from roleplay.scenario.nodes import BrokenNode, ListNode, MapNode, ScalarNode
from roleplay.scenario.source import HIDDEN, MAX_EACH
from roleplay.scenario.tree import MAX_DEPTH, MAX_TEXT, PurePythonParser, parse

PARSERS = {"libyaml": tree.new_parser, "pure Python": PurePythonParser}


@pytest.fixture(params=PARSERS)
def parser(request, monkeypatch):
    """Each of the two parsers that PyYAML may have."""
    monkeypatch.setattr(tree, "new_parser", PARSERS[request.param])


def plain(node):
    """A tree as nested dicts, lists and texts."""
    if isinstance(node, MapNode):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, ScalarNode) else node


def placed(node):
    """A tree as nested tuples with every text, style and place."""
    where = (node.line, node.column, node.end_line, node.end_column)
    if isinstance(node, MapNode):
        return (*where, [(placed(e.key), placed(e.value)) for e in node.entries.values()])
    if isinstance(node, ListNode):
        return (*where, [placed(item) for item in node.items])
    return (*where, node.text, node.style) if isinstance(node, ScalarNode) else where


def nodes(node):
    """All nodes of a tree, keys too, in the order of the file."""
    if node is not None:
        yield node
    if isinstance(node, MapNode):
        for entry in node.entries.values():
            yield entry.key
            yield from nodes(entry.value)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from nodes(item)


def scalars(node):
    """All texts of a tree, keys too."""
    return (each for each in nodes(node) if isinstance(each, ScalarNode))


def tree_of(text: str):
    parsed = parse(text.encode(), "f.yaml")
    assert parsed.diagnostics == ()
    return plain(parsed.origin.root)


def findings_of(data: bytes | str) -> list[tuple[str, int, int]]:
    data = data.encode() if isinstance(data, str) else data
    return [(d.name, d.span.line, d.span.column) for d in parse(data, "f.yaml").diagnostics]


@pytest.mark.usefixtures("parser")
class TestTextsAreWhatTheAuthorSees:
    @pytest.mark.parametrize(
        "text",
        [
            *("no", "on", "yes", "~", "null", "3:10", "12:30:45", "2026-11-01", "007", "0x1F"),
            *("1_000", "1e3", ".inf", "=", "+3", "<", "a:b", "don't", "50%", "a#b"),
        ],
    )
    def test_scalars_stay_text(self, text):
        assert tree_of(f"a: {text}\nb: [{text}]\n") == {"a": text, "b": [text]}

    def test_every_style_of_text_is_read(self):
        text = "a: one\n  two\nb: 'it''s'\nc: \"x\\ty\\u00e9\"\n"
        text += "d: |\n  one\n  two\ne: >-\n  one\n  two\n"
        assert tree_of(text) == {
            "a": "one two",
            "b": "it's",
            "c": "x\tyé",
            "d": "one\ntwo\n",
            "e": "one two",
        }

    def test_a_byte_order_mark_and_windows_line_ends_go_unnoticed(self):
        data = b"\xef\xbb\xbfa: |\r\n  b\r\n  c\r\nd: e\r\n"
        parsed = parse(data, "f")
        assert parsed.diagnostics == ()
        assert plain(parsed.origin.root) == {"a": "b\nc\n", "d": "e"}
        assert parsed.origin.lines == ("a: |", "  b", "  c", "d: e", "")

    def test_a_single_start_and_end_mark_go_unnoticed(self):
        assert tree_of("# note\n---\na: b\n...\n# note\n") == {"a": "b"}

    @pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n", "\ufeff"])
    def test_an_empty_file_has_no_root_and_no_fault(self, text):
        parsed = parse(text.encode(), "f")
        assert parsed.diagnostics == ()
        assert parsed.origin.root is None or plain(parsed.origin.root) == ""

    def test_the_top_level_may_be_anything_here(self):
        assert tree_of("- a\n- b\n") == ["a", "b"]
        assert tree_of("just a text\n") == "just a text"


@pytest.mark.usefixtures("parser")
class TestPlaces:
    def test_keys_and_values_are_where_they_stand(self):
        parsed = parse("ä: x\nb:\n  - 😀 y\n  - {c: d}\n".encode(), "f")
        origin = parsed.origin
        assert str(origin.span("ä")) == "f:1:1"
        assert str(origin.span("b", 0)) == "f:3:5"
        assert origin.span("b", 0).end_column == 8
        span = origin.span("b", 1)
        assert (span.line, span.column, span.end_line, span.end_column) == (4, 5, 4, 11)

    def test_a_block_ends_with_its_last_part(self):
        root = parse(b"a:\n  b: c\n  d: |\n    e\n    f\n\n\n# note\ng: h\n", "f").origin.root
        block = root.entries["a"].value
        assert (block.end_line, block.end_column) == (4, 5)
        assert (root.end_line, root.end_column) == (8, 4)

    def test_columns_hold_behind_tabs_that_became_spaces(self):
        parsed = parse(b"a:\n\tb: c\n\td: e\n", "f")
        assert plain(parsed.origin.root) == {"a": {"b": "c", "d": "e"}}
        assert parsed.origin.span("a", "d").column == 2
        assert parsed.origin.span("a", "d").end_column == 3

    @pytest.mark.parametrize(
        ("text", "comments"),
        [
            ("a: order #4411 please\n", {0: 9}),
            ("a: order#4411\n", {}),
            ("a: 'b' # c\n", {}),
            ("a: # c\n  b\n", {}),
            ("a: one\n  two   # c\nb: [x, y] # d\n", {1: 8}),
            ("- a # b\n- c\t# d\n", {0: 4, 1: 4}),
            ("a: |\n  b # c\n", {}),
            ("a: [b, c #d\n  ]\n", {0: 9}),
            ("\ta: b # c\n".replace("\t", "x:\n\t"), {1: 6}),
        ],
    )
    def test_a_comment_directly_behind_a_value_without_quotes_is_noted(self, text, comments):
        assert parse(text.encode(), "f").comments == comments


@pytest.mark.usefixtures("parser")
class TestWhatTheLanguageDoesNotUse:
    def test_duplicate_keys_point_to_the_first_which_counts(self):
        parsed = parse(b"a: 1\nb: 2\na: [3, *x]\n", "f")
        twice, alias = parsed.diagnostics
        assert (twice.name, str(twice.span)) == ("duplicate-key", "f:3:1")
        assert str(twice.related[0].span) == "f:1:1"
        assert alias.name == "alias"
        assert plain(parsed.origin.root) == {"a": "1", "b": "2"}

    def test_anchors_and_tags_on_texts_are_reported_and_the_text_is_kept(self):
        parsed = parse(b"a: &x b\nc: !!int 5\nd: !t &y 'e'\n", "f")
        found = [(d.name, str(d.span)) for d in parsed.diagnostics]
        assert found == [
            ("anchor", "f:1:4"),
            ("tag", "f:2:4"),
            ("tag", "f:3:4"),
            ("anchor", "f:3:7"),
        ]
        assert plain(parsed.origin.root) == {"a": "b", "c": "5", "d": "e"}

    @pytest.mark.parametrize(
        "value", ["*x", "&x", "!x", "!!set {b}", "!!python/object/apply:os.system [echo]"]
    )
    def test_what_cannot_be_kept_is_broken_after_one_finding(self, value):
        parsed = parse(f"a: {value}\nc: d\n".encode(), "f")
        assert len(parsed.diagnostics) == 1
        assert isinstance(parsed.origin.root.entries["a"].value, BrokenNode)
        assert plain(parsed.origin.root)["c"] == "d"

    @pytest.mark.parametrize(
        ("typed", "quoted"),
        [
            ("*sighs", '"*sighs"'),
            ("&more of it", '"&more of it"'),
            ("! no", '"! no"'),
            ("!no", None),
        ],
    )
    def test_what_looks_like_a_text_gets_quotes_as_its_fix(self, typed, quoted):
        (diagnostic,) = parse(f"a: {typed} # note\n".encode(), "f").diagnostics
        assert (diagnostic.fix and diagnostic.fix.edits[0].text) == quoted

    def test_an_alias_that_has_its_anchor_gets_no_quotes(self):
        assert all(d.fix is None for d in parse(b"a: &x b\nc: *x\n", "f").diagnostics)

    @pytest.mark.parametrize("merge", ["<<: *x", "<<: {b: c}", "<<: [*x, *y]"])
    def test_a_merge_key_is_dropped_with_its_value(self, merge):
        parsed = parse(f"a: b\n{merge}\n".encode(), "f")
        assert parsed.diagnostics[0].name == "merge-key"
        assert plain(parsed.origin.root) == {"a": "b"}
        assert len(parsed.diagnostics) == (1 if "[" not in merge else 3)

    @pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? - a\n  - b\n"])
    def test_a_key_must_be_a_text(self, key):
        parsed = parse(f"a: b\n{key}: c\nd: e\n".replace("\n: c", "\n: c").encode(), "f")
        assert [d.name for d in parsed.diagnostics] == ["key-not-text"]
        assert plain(parsed.origin.root) == {"a": "b", "d": "e"}

    def test_directives_at_the_top_are_refused_and_the_file_is_read(self):
        assert findings_of("%YAML 1.1\n%TAG ! x:\n---\na: b\na: c\n") == [
            ("directive", 1, 1),
            ("directive", 2, 1),
            ("duplicate-key", 5, 1),
        ]

    def test_a_percent_sign_in_a_text_is_no_directive(self):
        assert tree_of("a: |\n  x\n  %y\n") == {"a": "x\n%y\n"}

    def test_a_line_between_parts_of_a_file_is_refused_and_all_is_read(self):
        parsed = parse(b"a: b\n---\nc: d\n", "f")
        assert [(d.name, d.span.line) for d in parsed.diagnostics] == [("second-document", 2)]
        assert plain(parsed.origin.root) == {"a": "b", "c": "d"}

    @pytest.mark.parametrize("mark", ["---", "...\n---", "--- # note"])
    def test_a_second_file_in_the_file_is_refused_and_dropped(self, mark):
        parsed = parse(f"format: a\nb: c\n{mark}\nformat: d\nb: e\n".encode(), "f")
        assert [(d.name, d.span.line) for d in parsed.diagnostics] == [("second-document", 3)]
        assert plain(parsed.origin.root) == {"format": "a", "b": "c"}

    def test_nesting_beyond_the_limit_stops_the_reading_at_its_place(self):
        deep = "[" * MAX_DEPTH + "]" * MAX_DEPTH
        assert findings_of(f"{deep}\n") == []
        assert findings_of(f"a: {deep}\n") == [("too-deep", 1, 3 + MAX_DEPTH)]

    def test_a_text_over_the_limit_is_refused_and_the_rest_is_read(self):
        text = "x" * MAX_TEXT
        assert findings_of(f"a: {text}\n") == []
        parsed = parse(f"a: {text}x\nb: '{text}x'\nc: d\n".encode(), "f")
        assert [(d.name, d.span.line) for d in parsed.diagnostics] == [
            ("text-too-long", 1),
            ("text-too-long", 2),
        ]
        assert plain(parsed.origin.root)["c"] == "d"


@pytest.mark.usefixtures("parser")
class TestCharactersThatCannotBeSeen:
    @pytest.mark.parametrize(
        "sign",
        [
            *"\0\a\x1b\x7f\x85\x9f\xad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u202a\u202e",
            *"\u2028\u2029\u2060\u2066\u2069\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffe\U000e0041",
        ],
    )
    def test_is_reported_where_it_stands_and_its_text_is_kept(self, sign):
        parsed = parse(f"a: b{sign}c\nd: 'x'\nd: y\n".encode(), "f")
        assert [(d.name, d.span.line, d.span.column) for d in parsed.diagnostics] == [
            ("hidden-character", 1, 5),
            ("duplicate-key", 3, 1),
        ]
        assert f"U+{ord(sign):04X}" in parsed.diagnostics[0].message
        assert plain(parsed.origin.root)["a"] == "b\ufffdc"

    @pytest.mark.parametrize("escape", [r"\x1b[31m", r"\u202e", r"\0", r"\N", r"\L", r"\r", r"\a"])
    def test_is_reported_behind_an_escape_too(self, escape):
        parsed = parse(f'a: "b{escape}"\n'.encode(), "f")
        assert [d.name for d in parsed.diagnostics] == ["hidden-character"]
        assert not HIDDEN.search(plain(parsed.origin.root)["a"])

    @pytest.mark.parametrize(
        "text",
        [
            "👩‍👩‍👧",
            "❤️",
            "👍🏽",
            "🏳️‍🌈",
            "1️⃣",
            "می‌خواهم",
            "क्‍ष",
            "naïve – “yes” … €",
            "日本語",
            "a\u00a0b",
        ],
    )
    def test_what_a_writing_needs_is_left_alone(self, text):
        assert tree_of(f"a: {text}\n") == {"a": text}

    def test_a_flood_is_capped_and_says_how_many_more(self):
        diagnostics = parse(b"a: " + "\u200b".encode() * 1000, "f").diagnostics
        assert len(diagnostics) == MAX_EACH
        assert diagnostics[-1].message.endswith(
            f"And {1000 - MAX_EACH} more of this kind in the file."
        )

    def test_a_byte_that_is_not_utf8_is_told_by_line_and_column(self):
        parsed = parse("a: é\nb: é".encode() + b"\xe9\xe9x\nc: d\nc: e\n", "f")
        assert [(d.name, d.span.line, d.span.column) for d in parsed.diagnostics] == [
            ("not-utf8", 2, 5),
            ("duplicate-key", 4, 1),
        ]

    @pytest.mark.parametrize("data", ["a: b\n".encode("utf-16"), b"\x89PNG\r\n\x1a\n\0\0\xff"])
    def test_what_is_no_text_at_all_is_one_finding(self, data):
        parsed = parse(data, "f")
        assert [d.name for d in parsed.diagnostics] == ["not-utf8"]
        assert parsed.origin.root is None


@pytest.mark.usefixtures("parser")
class TestTabs:
    def test_a_file_indented_with_tabs_is_read_and_each_line_has_its_fix(self):
        parsed = parse(b"a:\n\tb:\n\t\t- c\n\t\t- |\n\t\t\td\n\t\t\te\n\tf: g\n", "f")
        assert plain(parsed.origin.root) == {"a": {"b": ["c", "d\ne\n"], "f": "g"}}
        assert [d.span.line for d in parsed.diagnostics] == [2, 3, 4, 5, 6, 7]
        assert [d.fix.edits[0].text for d in parsed.diagnostics][:2] == ["  ", "    "]

    def test_tabs_elsewhere_are_read_as_spaces_and_are_no_fault(self):
        assert tree_of("a: |\n  b\n  \tc\n \t\nd: e\tf\ng:\th\ni:\n-\tj\n") == {
            "a": "b\n c\n",
            "d": "e f",
            "g": "h",
            "i": ["j"],
        }

    def test_non_breaking_spaces_count_as_tabs(self):
        parsed = parse("a:\n\u00a0\u00a0b: c\n".encode(), "f")
        assert [d.name for d in parsed.diagnostics] == ["tab-indent"]
        assert plain(parsed.origin.root) == {"a": {"b": "c"}}


def test_every_finding_of_the_group_has_a_code_of_it():
    assert [finding.code for finding in found.FINDINGS] == [
        f"F{number}" for number in range(101, 101 + len(found.FINDINGS))
    ]


# Properties

# A non-breaking space at the start of a line counts as indentation, so none is made up here.
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\u00a0")
NESTED = st.recursive(
    st.text(CHARACTERS, max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(CHARACTERS, max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)
SIGNS = [*"ab: -\n#'\"[]{}&*!|>%@`,?\t\\é\u202e", "  ", "\n  ", "\n---\n", "<<", ": ", "- "]
YAML_SIGNS = st.lists(st.sampled_from(SIGNS), max_size=50).map("".join)


@given(st.binary(max_size=200) | YAML_SIGNS.map(str.encode) | st.text(max_size=100).map(str.encode))
def test_any_bytes_give_a_tree_or_a_diagnostic_within_the_file(data):
    for parser in PARSERS.values():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tree, "new_parser", parser)
            parsed = parse(data, "f")
        lines = parsed.origin.lines
        for diagnostic in parsed.diagnostics:
            span = diagnostic.span
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
            assert diagnostic.excerpt == lines[span.line - 1]
            assert (span.line, span.column) <= (span.end_line, span.end_column)
        for node in nodes(parsed.origin.root):
            assert 0 <= node.line <= node.end_line < len(lines)
            assert 0 <= node.column <= len(lines[node.line])
            assert 0 <= node.end_column <= len(lines[node.end_line])
            assert (node.line, node.column) <= (node.end_line, node.end_column)


@given(YAML_SIGNS)
def test_a_fix_never_reaches_out_of_its_line(text):
    parsed = parse(text.encode(), "f")
    for diagnostic in parsed.diagnostics:
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            line = parsed.origin.lines[edit.span.line - 1]
            assert edit.span.line == edit.span.end_line
            assert 1 <= edit.span.column <= edit.span.end_column <= len(line) + 1
            assert "\n" not in edit.text


@given(NESTED, st.sampled_from([True, False, None]), st.sampled_from([20, 1000]))
def test_valid_yaml_is_read_as_by_pyyaml_and_alike_by_both_parsers(value, flow, width):
    text = yaml.safe_dump(value, default_flow_style=flow, width=width, allow_unicode=True)
    lines = text.split("\n")
    trees = []
    for parser in PARSERS.values():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tree, "new_parser", parser)
            parsed = parse(text.encode(), "f")
        refused = {d.name for d in parsed.diagnostics}
        assert refused <= {"hidden-character", "merge-key", "duplicate-key"}
        assert "duplicate-key" not in refused or "hidden-character" in refused
        if refused:
            return
        root = parsed.origin.root
        assert plain(root) == yaml.load(text, Loader=yaml.BaseLoader)
        for node in scalars(root):
            if not node.style and node.line == node.end_line:
                assert lines[node.line][node.column : node.end_column] == node.text
        trees.append(placed(root))
    assert trees[0] == trees[1]


@given(st.lists(st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=20)))
def test_plain_words_in_a_list_are_read_as_they_stand(words):
    words = [re.sub(r"\s+", " ", word).strip() or "x" for word in words]
    text = "".join(f"- {word}\n" for word in words)
    parsed = parse(text.encode(), "f")
    if not parsed.diagnostics:
        assert [node.text for node in scalars(parsed.origin.root)] == words if words else True
