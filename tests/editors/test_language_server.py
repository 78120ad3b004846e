"""What an editor shows: the real YAML language server over the schemas that `init` writes."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from editors.language_server import LanguageServer
from needs import find_program
from roleplay.authoring.templates import Model
from roleplay.cli.run import run

VERSION = "1.25.0"
ROOT = Path(__file__).parents[2]
BUILT_IN = sorted([*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("scorecards/*.yaml")])

pytestmark = [pytest.mark.needs("node"), pytest.mark.xdist_group("yaml-language-server")]


@pytest.fixture(scope="session")
def program(request):
    """The server, installed once with npm into pytest's own cache."""
    node = find_program("node")
    if node is None:
        pytest.skip("needs node, which is not installed")
    folder = request.config.cache.mkdir(f"yaml-language-server-{VERSION}")
    main = folder / "node_modules/yaml-language-server/bin/yaml-language-server"
    if not main.exists():
        _install(folder)
    return [str(node), str(main), "--stdio"]


def _install(folder):
    npm = shutil.which("npm")
    why = "npm is not installed"
    if npm:
        quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
        done = subprocess.run(
            [npm, "install", "--prefix", folder, *quiet, f"yaml-language-server@{VERSION}"],
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        why = done.stderr.strip()[-200:] or "npm failed"
        if done.returncode == 0:
            return
    reason = f"needs the YAML language server, which npm could not install: {why}"
    (pytest.fail if os.environ.get("ROLEPLAY_TEST_ALL") == "1" else pytest.skip)(reason)


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    """A pack as `init` makes it, with a scenario from each template."""
    folder = tmp_path_factory.mktemp("packs") / "mine"
    assert run(["init", str(folder)]) == 0
    for model in Model:
        path = folder / "scenarios" / f"{model}.yaml"
        assert run(["new", "scenario", "--yes", "--from", model, "-o", str(path)]) == 0
    return folder


@pytest.fixture(scope="module")
def editor(program, pack):
    """An editor that has read the pack's settings."""
    settings = json.loads((pack / ".vscode/settings.json").read_text("utf-8"))
    schemas = {
        (pack / schema).as_uri(): pattern for schema, pattern in settings["yaml.schemas"].items()
    }
    server = LanguageServer(program, pack, {"yaml": {"schemas": schemas, "validate": True}})
    server.wait_until_marked(server.open(pack / "scenarios" / "probe.yaml", "level: 9\n"))
    yield server
    server.close()


BEGINNING = """\
format: roleplay/1
title: A late parcel
scorecard: our-service
level: 1
customer:
  name: Ada Bell
  mood: angry
  channel: phone
start: opening
moments:
  opening:
    customer: Where is my parcel?
    replies:
      own-it:
        say: I will find it.
        because: It does.
        then: thanks
endings:
  thanks:
    outcome: resolved
"""


def at(text, words):
    """The line and column of the first place of some words, counted from 0."""
    offset = text.index(words)
    before = text[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1)


class TestWhileTyping:
    @pytest.fixture
    def typed(self, editor, pack, request):
        """Open a scenario with some words in place of others; gives its URI and text."""

        def open_file(old="", new=""):
            assert old in BEGINNING
            text = BEGINNING.replace(old, new, 1)
            name = request.node.name.replace("[", "-").replace("]", "")
            return editor.open(pack / "scenarios" / f"{name}.yaml", text), text

        return open_file

    def test_the_keys_of_a_moment_are_offered(self, editor, typed):
        uri, text = typed("    customer: Where", "    \n    customer: Where")
        line, _ = at(text, "    \n    customer")
        offered = editor.completions(uri, line, 4)
        assert {"then", "seconds", "silence", "if-nothing-left", "accept"} <= offered

    def test_the_keys_of_a_reply_are_offered(self, editor, typed):
        uri, text = typed("        because: It does.\n", "        \n")
        line, _ = at(text, "        \n")
        offered = editor.completions(uri, line, 8)
        assert {"shows", "because", "promise", "keep", "remember", "spends"} <= offered
        assert "mood" not in offered

    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            ("mood: angry", "mood: ", {"angry", "confused", "complaining"}),
            ("channel: phone", "channel: ", {"phone", "chat", "email", "in-person", "social"}),
            ("outcome: resolved", "outcome: ", {"lost", "unresolved", "resolved", "recovered"}),
        ],
    )
    def test_the_words_to_choose_from_are_offered(self, editor, typed, old, new, words):
        uri, text = typed(old, new)
        line, column = at(text, new)
        assert words <= editor.completions(uri, line, column + len(new))

    @pytest.mark.parametrize(
        ("key", "explained"),
        [
            ("because", "Why it is good or bad, for the debrief."),
            ("mood", "How the customer comes in"),
            ("replies", "What the trainee can answer"),
            ("outcome", "from worst to best"),
        ],
    )
    def test_pointing_at_a_key_explains_it(self, editor, typed, key, explained):
        uri, text = typed()
        line, column = at(text, f"{key}:")
        assert explained in editor.hover(uri, line, column + 1)

    def test_a_misspelled_key_is_marked(self, editor, typed):
        uri, text = typed("because:", "becuase:")
        marks = editor.marks(uri)
        line, column = at(text, "becuase")
        assert {"line": line, "character": column} in [m["range"]["start"] for m in marks]
        assert any("becuase" in mark["message"] for mark in marks)

    def test_a_word_that_is_not_one_of_those_is_marked(self, editor, typed):
        uri, text = typed("mood: angry", "mood: furious")
        (mark,) = editor.marks(uri)
        line, column = at(text, "furious")
        assert mark["range"]["start"] == {"line": line, "character": column}
        assert "angry" in mark["message"]

    def test_a_key_that_is_missing_is_said(self, editor, typed):
        uri, _ = typed("level: 1\n", "")
        assert any("level" in mark["message"] for mark in editor.marks(uri))

    def test_nothing_is_marked_in_a_file_that_is_right(self, editor, typed):
        uri, _ = typed()
        assert editor.marks(uri) == []


@pytest.mark.parametrize("path", BUILT_IN, ids=lambda path: path.name)
def test_the_built_in_files_are_clean(editor, pack, path):
    copy = pack / path.parent.name / f"built-in-{path.name}"
    assert editor.marks(editor.open(copy, path.read_text("utf-8"))) == []


def test_what_init_and_new_have_written_is_clean(editor, pack):
    folders = ("scenarios", "scorecards", "paths", "stories")
    files = [pack / "pack.yaml", *(path for name in folders for path in pack.glob(f"{name}/*"))]
    assert len(files) == 1 + len(folders) + len(Model)
    assert {path.name: editor.marks(editor.open(path)) for path in files} == {
        path.name: [] for path in files
    }


@pytest.mark.parametrize(
    ("file", "text", "word"),
    [
        ("paths/probe.yaml", "format: roleplay-path/1\ntitel: X\n", "titel"),
        ("stories/probe.yaml", "format: roleplay-story/1\nmomnet: a/b\n", "momnet"),
        ("pack.yaml", "thresholds: {reply-wrods: 50}\n", "reply-wrods"),
    ],
)
def test_a_misspelled_key_is_marked_in_every_kind_of_file(editor, pack, file, text, word):
    marks = editor.marks(editor.open(pack / file, text))
    assert any(word in mark["message"] for mark in marks)


def test_the_first_line_of_a_file_is_enough_for_an_editor_without_settings(program, pack):
    path = pack / "scenarios" / "last.yaml"
    text = path.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/")
    editor = LanguageServer(program, pack, {"yaml": {"validate": True}})
    try:
        uri = editor.open(path, text.replace("because:", "becuase:", 1))
        assert any("becuase" in mark["message"] for mark in editor.marks(uri))
    finally:
        editor.close()
