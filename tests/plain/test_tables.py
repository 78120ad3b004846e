"""Tables of plain text in a narrow terminal."""

from fractions import Fraction

from roleplay.reports.progress import attempts_table
from roleplay.reports.table import table
from roleplay.store import AttemptRow, Finish, FinishedAttempt, ScoreRow
from roleplay.text import cells

ROWS = [
    ["WHEN", "SCENARIO", "LISTENING", "REPAIR", "OVERALL", "PREDICTED", "RESULT"],
    ["2026-11-22 10:00", "the-parcel-that-came-open-twice", *["100 %"] * 4, "not passed, resolved"],
    ["2026-11-22 10:05", "a-😀-that-costs-two-cells-each-😀", *["7 %"] * 4, "passed, resolved"],
]
RIGHT = range(2, 6)


def test_numbers_and_results_stay_when_names_are_cut():
    heading, first, second = table(ROWS, 80, right=RIGHT).splitlines()
    assert all(cells(line) <= 80 for line in (heading, first, second))
    for word in ("LISTENING", "REPAIR", "OVERALL", "PREDICTED", "RESULT"):
        assert word in heading
    assert first.count("100 %") == 4
    assert "not passe" in first
    assert "the-par" in first
    assert "…" in first


def test_what_fits_or_goes_into_a_pipe_is_whole():
    assert "…" not in table(ROWS, 0, right=RIGHT)
    assert table(ROWS, 200, right=RIGHT) == table(ROWS, 0, right=RIGHT)


def test_a_width_for_nothing_still_gives_lines_of_that_width():
    assert all(cells(line) <= 20 for line in table(ROWS, 20, right=RIGHT).splitlines())


def finished(mode: str) -> FinishedAttempt:
    row = AttemptRow("u", "kim", "the-parcel-that-came-open", "", "card", "", 1, 1, mode, {}, 0)
    score = ScoreRow(Fraction(1), 100)
    scores = {"listening": score, "repair": score, "honesty": score}
    return FinishedAttempt(row, Finish("e", "resolved", True, score, scores, 0, 1), 40)


def test_progress_at_80_columns_shows_every_score_and_marks_replays():
    rows = attempts_table([finished("play"), finished("replay")], 80).splitlines()
    assert all(cells(line) <= 80 for line in rows)
    assert all(line.count("100 %") == 4 and "40 %" in line for line in rows[1:])
    assert "replay" not in rows[1]
    assert "  replay" in rows[2]
    assert "replay: passed, resolved" in attempts_table([finished("replay")], 0)
