"""Diagnostics for programs."""

import json

from hypothesis import given
from hypothesis import strategies as st

from render.samples import FIX, diagnostic
from roleplay.render.json import render


def test_the_document_is_versioned_and_complete() -> None:
    assert json.loads(render([diagnostic(fix=FIX)])) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "F104",
                "name": "duplicate-key",
                "severity": "error",
                "message": "The key “say” stands twice here.",
                "why": "The second would silently replace the first.",
                "help": "Remove one of the two.",
                "excerpt": "    say: I'm sorry about that.",
                "file": "scenarios/cake.yaml",
                "line": 12,
                "column": 5,
                "end_line": 12,
                "end_column": 8,
                "related": [
                    {
                        "message": "The first one is here.",
                        "file": "scenarios/cake.yaml",
                        "line": 10,
                        "column": 5,
                        "end_line": 10,
                        "end_column": 8,
                    }
                ],
                "fix": {
                    "title": "Remove the line",
                    "edits": [
                        {
                            "text": "",
                            "file": "scenarios/cake.yaml",
                            "line": 12,
                            "column": 1,
                            "end_line": 13,
                            "end_column": 1,
                        }
                    ],
                },
            }
        ],
    }


def test_without_a_finding_the_document_is_still_one() -> None:
    assert json.loads(render([])) == {"version": 1, "diagnostics": []}


def test_what_has_no_fix_says_null() -> None:
    assert json.loads(render([diagnostic()]))["diagnostics"][0]["fix"] is None


@given(st.text(st.characters() | st.sampled_from("\x7f\x1b\ud800\u202e")))
def test_any_text_comes_back_as_it_was_and_is_plain_ascii_on_the_way(text: str) -> None:
    told = render([diagnostic(text, message=text, file=text)])
    assert json.loads(told)["diagnostics"][0]["message"] == text
    assert told.isascii()
    assert all(character.isprintable() for character in told.replace("\n", ""))
