"""The map in a terminal: marks that need no color, lines that fit, loops drawn once."""

import re

import pytest

from authoring.maps import BRANCHED
from roleplay.authoring.outline import outline
from roleplay.reports import map_text
from roleplay.text import cells
from small import read

CODE = re.compile(r"\x1b\[[\d;]*m")


def drawn(piece=BRANCHED, *, color=False, width=0):
    return map_text.render(outline(*read(piece)), color=color, width=width)


def test_the_best_path_goes_straight_down_and_what_branches_off_is_set_in():
    names = [
        line for line in drawn().splitlines() if re.search(r"^(├─ )?(one|two|deep|detour)$", line)
    ]
    assert names == ["one", "├─ detour", "├─ deep", "two"]


def test_a_loop_is_drawn_once_and_marked():
    out = drawn()
    assert out.count("\none\n") == 1
    assert "again → ↻ one" in out
    assert "stay → ↻ deep" in out


def test_color_adds_nothing_that_marks_and_words_do_not_say():
    assert CODE.sub("", drawn(color=True)) == drawn()


def test_endings_have_a_color_for_each_outcome():
    piece = """
moments:
  one:
    replies:
      a: {say: A., shows: [hears], because: It does., then: done}
      b: {say: B., then: meh}
      c: {say: C., then: fine}
      d: {say: D., then: lost}
endings:
  done: {outcome: recovered}
  fine: {outcome: resolved}
  meh: {outcome: unresolved}
  lost: {outcome: lost}
"""
    out = drawn(piece, color=True)
    colors = {
        name: re.search(rf"\x1b\[([\d;]*)m→ \S+ {name} ", out)[1]
        for name in ("done", "fine", "meh", "lost")
    }
    assert len(set(colors.values())) == 4


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    piece = BRANCHED.replace("I hear you.", "遅れた荷物 " * 30).replace("Bye.", "Well " * 60)
    for color in (False, True):
        lines = CODE.sub("", drawn(piece, color=color, width=width)).splitlines()
        assert max(map(cells, lines)) <= width


def test_what_people_wrote_cannot_reach_the_terminal_as_commands():
    scenario, card = read(BRANCHED)
    mapped = outline(scenario, card)
    object.__setattr__(mapped, "title", "a\x1b[2Jb")
    assert "\x1b" not in map_text.render(mapped, color=False, width=0)
