"""Files that are not YAML: a trainer's typical mistakes, said in a trainer's words."""

from __future__ import annotations

import pytest

from roleplay.scenario import scenario_keys, tree
from roleplay.scenario.failure import KEYS_OFTEN, KEYS_ONCE
from roleplay.scenario.nodes import BrokenNode, ListNode, MapNode, ScalarNode
from roleplay.scenario.quoting import BLOCK
from roleplay.scenario.reader import read_scenario
from roleplay.scenario.record import Record
from roleplay.scenario.tree import Parsed, parse
from scenario.samples import scorecards

FILE = """\
format: roleplay/1
title: A late parcel
summary: Nobody called her.
scorecard: service-recovery
level: 1
customer:
  name: Ada Bell
  mood: angry
  channel: phone
  about: Orders every week.
briefing:
  you: You answer the phone.
  facts:
    - The van broke down.
    - Nobody called.
    - It is ten past three.
start: opening
moments:
  opening:
    customer: Where is my parcel?
    replies:
      own-it:
        say: I will find it.
        shows: [names-the-feeling, owns-it]
        because: It is ours.
        then: thanks
      recite:
        say: We apologize.
        shows: [recites-an-apology]
        then: hung-up
endings:
  thanks:
    outcome: resolved
  hung-up:
    outcome: lost
"""

SAID = "I will find it."


def texts_of(parsed: Parsed) -> list[str]:
    """Every text of a tree, keys too, in the order of the file."""
    found: list[str] = []
    nodes = [parsed.origin.root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ScalarNode):
            found.append(node.text)
        elif isinstance(node, ListNode):
            nodes += reversed(node.items)
        elif isinstance(node, MapNode):
            for entry in reversed(node.entries.values()):
                nodes += (entry.value, entry.key)
        else:
            assert node is None or isinstance(node, BrokenNode)
    return found


def mended(text: str, diagnostics) -> str:
    """A file with the fixes of all its diagnostics made."""
    lines = text.split("\n")
    edits = [edit for diagnostic in diagnostics for edit in diagnostic.fix.edits]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        assert span.line == span.end_line
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + edit.text + line[span.end_column - 1 :]
    return "\n".join(lines)


def lines_of(parsed: Parsed) -> list[str]:
    """The texts of a tree, without the line ends of blocks."""
    return [text.rstrip("\n") for text in texts_of(parsed)]


# What was typed as a reply's text, the finding, and the text that was meant.
TYPED = [
    ("*sighs*", "sign-at-start", "*sighs*"),
    ("*sighs* I will.", "sign-at-start", "*sighs* I will."),
    ("[sighs] fine", "bracket-at-start", "[sighs] fine"),
    ("Well: no", "colon-in-text", "Well: no"),
    ('"Really?" he said', "quotes-in-text", '"Really?" he said'),
    ('"Yes," he said, "now."', "quotes-in-text", '"Yes," he said, "now."'),
    ('"He said "no" to me"', "quotes-in-text", 'He said "no" to me'),
    ("'I can't wait'", "quotes-in-text", "I can't wait"),
    ("'I can't wait", "unclosed-quote", "I can't wait"),
    ("'I've waited", "unclosed-quote", "I've waited"),
    ("'I've waited'", "quotes-in-text", "I've waited"),
    ("'I've waited 'til now", "unclosed-quote", "I've waited 'til now"),
    ("\"I've waited", "unclosed-quote", "I've waited"),
    ("'I've \"really\" waited", "unclosed-quote", 'I\'ve "really" waited'),
    ("'I've \"really\" waited'", "quotes-in-text", 'I\'ve "really" waited'),
    ("'I've \"really\" waited' # a comment", "quotes-in-text", 'I\'ve "really" waited'),
    ('"It\'s "late""', "quotes-in-text", 'It\'s "late"'),
    ("\"It's \\ late", "unclosed-quote", "It's \\ late"),
    ("'Tis \"late\", it's", "sign-at-start", "'Tis \"late\", it's"),
    ("'Tis late", "sign-at-start", "'Tis late"),
    ('"Never closed', "unclosed-quote", "Never closed"),
    ("'Never closed", "unclosed-quote", "Never closed"),
    ('"A \\path"', "backslash", "A \\path"),
    ("@home", "sign-at-start", "@home"),
    ("%20 off", "sign-at-start", "%20 off"),
    ("- dash", "sign-at-start", "- dash"),
    ("& more", "sign-at-start", "& more"),
    ("! really", "tag", "really"),
    ("*sighs", "alias", None),
    ("> 5 people", "sign-at-start", "> 5 people"),
    ("| or", "sign-at-start", "| or"),
    ("`code`", "sign-at-start", "`code`"),
    ("? what", "sign-at-start", "? what"),
    (": so", "sign-at-start", ": so"),
    ("{customer}, hello", "bracket-at-start", "{customer}, hello"),
    ("Well: no # a comment", "colon-in-text", "Well: no"),
    ("Order: #4411", "colon-in-text", "Order: #4411"),
    ("Well: I\n          will.", "colon-in-text", "Well: I will."),
    ("I will\n          say this: yes", "colon-in-text", "I will say this: yes"),
    ("Order #4411\n          is late.", "cut-comment", "Order #4411 is late."),
    ('"I will" I\n          said', "quotes-in-text", '"I will" I said'),
]

# A line as it should be, as it was typed, and the finding.
SLIPS = [
    ("        say: I will find it.", "        say:I will find it.", "no-space-after-colon"),
    ("        because: It is ours.", "        because:It is ours.", "no-space-after-colon"),
    ("title: A late parcel", "title:A late parcel", "no-space-after-colon"),
    ("  mood: angry", "  mood angry", "no-colon"),
    ("summary: Nobody called her.", "summary Nobody called her.", "no-colon"),
    ("        say: I will find it.", "        say I will find it.", "no-colon"),
    ("    replies:", "    replies", "no-colon"),
    ("      own-it:", "      own-it", "no-colon"),
    ("      own-it:", "      own-it;", "no-colon"),
    ("moments:", "moments", "no-colon"),
    ("        because: It is ours.", "         because: It is ours.", "indent"),
    ("        because: It is ours.", "       because: It is ours.", "indent"),
    ("        say: I will find it.", "       say: I will find it.", "indent"),
    ("        then: thanks\n", "       then: thanks\n", "indent"),
    ("      recite:", "       recite:", "indent"),
    ("      recite:", "     recite:", "indent"),
    ("  mood: angry", "   mood: angry", "indent"),
    ("endings:", " endings:", "indent"),
    ("    - Nobody called.", "    -Nobody called.", "no-space-after-dash"),
    ("    - It is ten past three.", "    -It is ten past three.", "no-space-after-dash"),
    ("    - Nobody called.", "   - Nobody called.", "indent"),
    ("[names-the-feeling, owns-it]", "[names-the-feeling, owns-it", "unclosed-bracket"),
    ("[names-the-feeling, owns-it]", "[names-the-feeling,\n          owns-it", "unclosed-bracket"),
    ("[names-the-feeling, owns-it]", "[names-the-feeling, owns-it}", "unclosed-bracket"),
    ("[names-the-feeling, owns-it]", "[names-the-feeling, owns-it]]", "stray-bracket"),
    ("[names-the-feeling, owns-it]", '["names-the-feeling, owns-it]', "unclosed-quote"),
    ("    replies:", "\t\treplies:", "tab-indent"),
    ("        say: I will find it.", "\tsay: I will find it.", "tab-indent"),
    ("    - Nobody called.", "\t- Nobody called.", "tab-indent"),
    ("        then: thanks\n", "\u00a0\u00a0\u00a0 then: thanks\n", "tab-indent"),
    ("  about: Orders every week.", "  about: |\n  Orders every week.", "text-indent"),
    ("  about: Orders every week.", "  about: |\n    Orders every\n   week.", "text-indent"),
    ("  about: Orders every week.", "  about: Orders\n  every week.", "text-indent"),
    ("        because: It is ours.", '        "because: It is ours.', "unclosed-quote"),
]


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request, monkeypatch):
    """Each of the two parsers that PyYAML may have."""
    if request.param == "pure Python":
        monkeypatch.setattr(tree, "new_parser", tree.PurePythonParser)


def only_one(text: str):
    """The one diagnostic of the parse, which is also the one that a trainer sees."""
    parsed = parse(text.encode(), "late-parcel.yaml")
    assert len(parsed.diagnostics) == 1, parsed.diagnostics
    seen = read_scenario(text.encode(), "late-parcel.yaml", scorecards()).diagnostics
    assert seen == parsed.diagnostics
    return parsed, parsed.diagnostics[0]


def test_the_file_itself_has_no_fault():
    assert read_scenario(FILE.encode(), "late-parcel.yaml", scorecards()).diagnostics == ()


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("typed", "name", "meant"), TYPED, ids=[typed for typed, *_ in TYPED])
class TestATextThatNeedsQuotes:
    def test_is_one_finding_on_its_line_and_the_rest_is_read(self, typed, name, meant):
        parsed, diagnostic = only_one(FILE.replace(SAID, typed))
        assert diagnostic.name == name
        assert diagnostic.span.line == 23
        expected = texts_of(parse(FILE.replace(SAID, f"'{SAID}'").encode(), "f"))
        at = expected.index(SAID)
        expected[at : at + 1] = [] if meant is None else [meant]
        assert texts_of(parsed) == expected

    def test_has_a_fix_that_shows_what_was_meant(self, typed, name, meant):
        wrong = FILE.replace(SAID, typed)
        right = mended(wrong, parse(wrong.encode(), "f").diagnostics)
        parsed = parse(right.encode(), "f")
        assert parsed.diagnostics == ()
        assert (typed if name in ("tag", "alias") else meant) in lines_of(parsed)

    def test_has_help_that_is_right_at_once(self, typed, name, meant):
        """Whoever copies the text as the help writes it, or does what it says, has mended it."""
        (diagnostic,) = parse(FILE.replace(SAID, typed).encode(), "f").diagnostics
        text = typed if name in ("tag", "alias") else meant
        if diagnostic.help == BLOCK:
            copied = f"|\n          {text}"
        else:
            assert " quotes round the whole text" in diagnostic.help
            copied = diagnostic.help.partition(": ")[2]
        parsed = parse(FILE.replace(SAID, copied).encode(), "f")
        assert parsed.diagnostics == ()
        assert text in lines_of(parsed)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("right", "wrong", "name"), SLIPS, ids=[wrong for _, wrong, _ in SLIPS])
class TestASlipInTheLayout:
    def test_is_one_finding_on_its_line_and_the_rest_is_read(self, right, wrong, name):
        assert right in FILE
        text = FILE.replace(right, wrong, 1)
        parsed, diagnostic = only_one(text)
        assert diagnostic.name == name
        line = FILE[: FILE.index(right)].count("\n") + 1
        assert line <= diagnostic.span.line <= line + wrong.count("\n")
        read = [" ".join(text.split()) for text in texts_of(parsed)]
        if read != texts_of(parse(FILE.encode(), "f")):
            assert wrong.startswith('["names-the')  # the quote may as well end before the comma

    def test_has_a_fix(self, right, wrong, name):
        text = FILE.replace(right, wrong, 1)
        parsed = parse(text.encode(), "f")
        assert parse(mended(text, parsed.diagnostics).encode(), "f").diagnostics == ()


@pytest.mark.parametrize("item", ["- {}", "- note: {}", "- - text: {}"])
def test_a_text_with_quotes_of_both_kinds_goes_below_its_dash_or_key(item):
    typed = item.format("'I've \"really\" waited'")
    text = f"facts:\n  - One.\n  {typed}\n  - Two.\n"
    right = mended(text, parse(text.encode(), "f").diagnostics)
    assert "|\n" in right
    parsed = parse(right.encode(), "f")
    assert parsed.diagnostics == ()
    assert {'I\'ve "really" waited', "Two."} <= set(lines_of(parsed))


def test_help_shows_the_beginning_and_the_end_of_a_long_text():
    long = "'I've waited " + "and waited " * 20 + "for it"
    (diagnostic,) = parse(FILE.replace(SAID, long).encode(), "f").diagnostics
    shown = diagnostic.help.partition(": ")[2]
    assert shown.startswith("\"I've waited and")
    assert shown.endswith('waited for it"')
    assert len(shown) < 70


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("        because: It is ours.", '        "because: It is ours.', "Remove the quote"),
        ("[names-the-feeling, owns-it]", '["names-the-feeling, owns-it]', "Put a closing quote"),
    ],
)
def test_a_single_stray_quote_has_help_of_its_own(right, wrong, said):
    (diagnostic,) = parse(FILE.replace(right, wrong).encode(), "f").diagnostics
    assert diagnostic.help.startswith(said)


def test_all_faults_of_a_file_are_found_at_once():
    wrong = FILE.replace(SAID, "*sighs*").replace("Nobody called her.", "Well: no")
    wrong = wrong.replace("    outcome: lost", "    outcome: lost\n    outcome: lost")
    wrong = wrong.replace("  mood: angry", "\tmood: angry").replace("[recites", "[&a recites")
    found = [(d.name, d.span.line) for d in parse(wrong.encode(), "f").diagnostics]
    assert found == [
        ("colon-in-text", 3),
        ("tab-indent", 8),
        ("sign-at-start", 23),
        ("anchor", 29),
        ("duplicate-key", 36),
    ]


def test_a_fault_behind_a_mend_on_its_line_is_told_in_the_authors_columns():
    text = 'a: *b* c\nd: {e: "x" y, f: g, f: h}\n'
    found = [(d.name, str(d.span)) for d in parse(text.encode(), "f").diagnostics]
    assert found == [
        ("sign-at-start", "f:1:4"),
        ("quotes-in-text", "f:2:8"),
        ("duplicate-key", "f:2:21"),
    ]


def test_nodes_behind_a_mend_on_their_line_stand_at_the_authors_columns():
    parsed = parse(b"a: [b, @c, d]\n", "f")
    span = parsed.origin.span("a", 2)
    assert (span.column, span.end_column) == (12, 13)
    assert parsed.origin.span("a").end_column == 2


def test_a_line_that_says_nothing_is_put_aside_with_what_belongs_to_it():
    wrong = FILE.replace("      recite:", '      "a": "b": "c\n      recite:')
    parsed = parse(wrong.encode(), "f")
    assert [d.span.line for d in parsed.diagnostics] == [27]
    assert "We apologize." in texts_of(parsed)


def test_a_value_that_was_given_up_is_broken_and_not_reported_again():
    parsed = parse(b"a: *x* 'y\" {\nb: c\n", "f")
    assert len(parsed.diagnostics) == 1
    assert "c" in texts_of(parsed)


def test_after_many_mistakes_reading_stops_and_says_so():
    parsed = parse(b"a: *x*\n" * 200, "f")
    names = [d.name for d in parsed.diagnostics]
    assert names.count("sign-at-start") == 20
    assert names[-1] == "not-read-on"
    assert "And 20 more" in [d for d in parsed.diagnostics if d.name == "sign-at-start"][-1].message
    assert parsed.origin.root is None


@pytest.mark.parametrize("mark", ["```yaml", "<<<<<<< HEAD", "=======", ">>>>>>> theirs"])
@pytest.mark.parametrize("before", ["format:", "moments:", "      recite:", "        then: hung"])
def test_what_another_program_left_behind_is_one_finding(mark, before):
    text = FILE.replace(before, f"{mark}\n{before}")
    parsed, diagnostic = only_one(text)
    assert (diagnostic.name, diagnostic.excerpt) == ("foreign-line", mark)
    assert texts_of(parsed) == texts_of(parse(FILE.encode(), "f"))


@pytest.mark.parametrize("line", ["*** my scenario ***", "[draft] of May", "@home"])
def test_a_line_that_is_no_key_at_the_top_spoils_nothing_else(line):
    parsed, diagnostic = only_one(f"{line}\n{FILE}")
    assert (diagnostic.name, diagnostic.span.line) == ("unreadable", 1)
    assert texts_of(parsed) == texts_of(parse(FILE.encode(), "f"))


def test_a_directive_in_the_middle_is_one_finding():
    parsed = parse(b"a: b\n%TAG ! x\nc: d\n", "f")
    assert [(d.name, d.span.line) for d in parsed.diagnostics] == [("directive", 2)]
    assert texts_of(parsed) == ["a", "b", "c", "d"]


def test_the_keys_that_stand_once_are_those_of_the_table():
    """They tell a key without a colon from a text, so they must not fall behind the language."""
    records = (scenario_keys.SCENARIO, scenario_keys.CUSTOMER, scenario_keys.BRIEFING)
    assert all(isinstance(record, Record) for record in records)
    assert {field.name for record in records for field in record.fields} == KEYS_ONCE
    often = [record for record in every_record(scenario_keys.SCENARIO) if record not in records]
    assert {field.name for record in often for field in record.fields} == KEYS_OFTEN


def every_record(kind):
    """The tables of keys in a kind, itself among them."""
    if isinstance(kind, Record):
        return [kind, *(r for field in kind.fields for r in every_record(field.kind))]
    names = ("item", "value", "single", "other", "keyed")
    inner = [getattr(kind, name) for name in names if hasattr(kind, name)]
    return [record for each in inner for record in every_record(each)]
