"""What is saved comes back as it was, and is never changed."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.conversation.draws import MAX_SEED
from roleplay.errors import StoreDamagedError, StoreError
from roleplay.store import AttemptRow, Best, Finish, Offer, ScoreRow, Store, TurnRow, new_uid
from store.samples import STARTED, attempt, finish, score, turn

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_new_file_is_made_with_its_folders_for_its_owner_only(path: Path) -> None:
    with Store.open(path) as store:
        assert store.path == path
        assert store.attempts() == ()
        assert store.integrity() == []
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_any_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("a b%20?#&“ü”🎂".encode() + b"\xe9")
    with Store.open(folder / "p?mode=memory.db") as store:
        uid = attempt(store).uid
    with Store.open(folder / "p?mode=memory.db") as store:
        assert store.attempt(uid).uid == uid


def test_a_link_leads_to_the_same_progress(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with Store.open(link) as store:
        uid = attempt(store).uid
        with Store.open(path) as same:
            assert same.attempt(uid) == store.attempt(uid)


def test_everything_is_there_after_the_program_is_started_again(path: Path) -> None:
    with Store.open(path) as store:
        begun = attempt(store)
        store.save_turn(begun.uid, turn(0))
        store.predict(begun.uid, 70, at=STARTED)
        store.finish(begun.uid, finish())
    with Store.open(path) as store:
        assert store.attempt(begun.uid) == begun
        assert store.turns(begun.uid) == (turn(0),)
        (finished,) = store.attempts()
        assert (finished.attempt, finished.finish, finished.predicted) == (begun, finish(), 70)
        assert store.content(begun.scenario_digest) == b"title: The cake\n"


def test_a_text_is_kept_once_and_comes_back_byte_for_byte(store: Store) -> None:
    for body in (b"", b"\0\xff" * 1000, "🎂".encode() * 300_000):
        digest = store.keep_content("scenario", "cake", body)
        assert store.keep_content("scenario", "another name", body) == digest
        assert store.content(digest) == body


def test_a_text_that_is_not_there_is_an_error_with_its_digest(store: Store) -> None:
    with pytest.raises(StoreError, match="“f00”"):
        store.content("f00")


def test_a_text_that_was_tampered_with_is_called_damaged(path: Path) -> None:
    with Store.open(path) as store:
        digests = [store.keep_content("scenario", name, name.encode()) for name in "ab"]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for body, digest in zip((b"\0", zlib.compress(b"c")), digests, strict=True):
            connection.execute("UPDATE content SET body = ? WHERE digest = ?", (body, digest))
    with Store.open(path) as store:
        for digest in digests:
            with pytest.raises(StoreDamagedError, match="backups"):
                store.content(digest)


def test_a_trainee_is_known_by_name_and_first_seen_once(store: Store) -> None:
    ana = store.trainee("Ana", at=5)
    assert store.trainee("Ana", at=9) == ana
    assert ana.since == 5
    assert store.trainee("ana", at=9).uid != ana.uid


def test_saving_a_turn_twice_keeps_the_first(store: Store) -> None:
    uid = attempt(store).uid
    store.save_turn(uid, turn(0))
    store.save_turn(uid, replace(turn(0), at=STARTED + 99, took_ms=1))
    assert store.turns(uid) == (turn(0),)


def test_another_reply_in_the_place_of_a_saved_one_is_refused(store: Store) -> None:
    uid = attempt(store).uid
    store.save_turn(uid, turn(0, "own-it"))
    with pytest.raises(StoreError, match="another window"):
        store.save_turn(uid, turn(0, "blame-driver"))
    assert store.turns(uid) == (turn(0, "own-it"),)


def test_a_turn_cannot_be_left_out(store: Store) -> None:
    uid = attempt(store).uid
    for seq in (1, -1):
        with pytest.raises(StoreError):
            store.save_turn(uid, turn(seq))
    assert store.turns(uid) == ()


def test_nothing_is_said_after_the_end(store: Store) -> None:
    uid = attempt(store).uid
    store.save_turn(uid, turn(0))
    store.finish(uid, finish())
    store.save_turn(uid, turn(0))
    with pytest.raises(StoreError, match="another window"):
        store.save_turn(uid, turn(1))


def test_an_attempt_can_be_begun_twice_but_not_as_another_one(store: Store) -> None:
    begun = attempt(store)
    store.begin_attempt(begun)
    with pytest.raises(StoreError, match="is another one"):
        store.begin_attempt(replace(begun, seed=8))
    assert store.attempt(begun.uid) == begun


def test_an_end_can_be_saved_twice_but_not_as_another_one(store: Store) -> None:
    uid = attempt(store).uid
    store.finish(uid, finish())
    store.finish(uid, replace(finish(), at=STARTED + 5))
    for other in (
        replace(finish(), ending="resolved"),
        finish(score(2, 3)),
        replace(finish(), scores={"empathy": score(1, 2)}),
    ):
        with pytest.raises(StoreError, match="ended otherwise"):
            store.finish(uid, other)
    assert [row.finish for row in store.attempts()] == [finish()]


def test_the_first_guess_stands(store: Store) -> None:
    uid = attempt(store).uid
    assert store.prediction(uid) is None
    assert store.predict(uid, 70, at=STARTED) == 70
    assert store.predict(uid, 95, at=STARTED + 1) == 70
    assert store.prediction(uid) == 70


@pytest.mark.parametrize(
    "save",
    [
        lambda store: store.save_turn("nobody's", turn(0)),
        lambda store: store.predict("nobody's", 5, STARTED),
        lambda store: store.finish("nobody's", finish()),
        lambda store: store.set_aside("nobody's", STARTED),
        lambda store: store.attempt("nobody's"),
    ],
)
def test_an_attempt_that_was_never_begun_is_named_in_the_error(
    store: Store, save: Callable[[Store], None]
) -> None:
    with pytest.raises(StoreError, match="no attempt “nobody's”"):
        save(store)


def test_an_attempt_of_nobody_is_refused(store: Store) -> None:
    begun = attempt(store)
    with pytest.raises(StoreError, match="Nothing was changed"):
        store.begin_attempt(replace(begun, uid=new_uid(), trainee="nobody"))


def test_what_can_be_gone_on_with_is_offered_newest_first(store: Store) -> None:
    old, finished, forgotten, new = (attempt(store, started=STARTED + n) for n in range(4))
    attempt(store, trainee="Ben")
    store.finish(finished.uid, finish())
    store.set_aside(forgotten.uid, at=STARTED)
    store.set_aside(forgotten.uid, at=STARTED + 1)
    assert store.unfinished(old.trainee) == (new, old)


def test_finished_attempts_are_found_by_trainee_and_scenario_oldest_first(store: Store) -> None:
    late = attempt(store, started=STARTED + 2)
    early = attempt(store, started=STARTED + 1)
    other = attempt(store, scenario="bike", started=STARTED + 3)
    ben = attempt(store, trainee="Ben", started=STARTED)
    attempt(store, trainee="Ben", started=STARTED + 9)
    for row in (late, early, other, ben):
        store.finish(row.uid, finish())

    def found(**wanted: str) -> list[AttemptRow]:
        return [row.attempt for row in store.attempts(**wanted)]

    assert found() == [ben, early, late, other]
    assert found(trainee=early.trainee) == [early, late, other]
    assert found(scenario="cake") == [ben, early, late]
    assert found(trainee=early.trainee, scenario="bike") == [other]
    assert found(trainee="nobody") == []


def test_scores_are_exact_and_in_the_order_of_the_scorecard(store: Store) -> None:
    uid = attempt(store).uid
    store.finish(uid, finish(score(10**60, 3 * 10**60 + 1)))
    (row,) = store.attempts()
    assert row.finish.overall == score(10**60, 3 * 10**60 + 1)
    assert list(row.finish.scores.items()) == list(finish().scores.items())


def test_the_best_of_each_scenario_is_known(store: Store) -> None:
    ana = store.trainee("Ana", at=STARTED).uid
    for scenario, percent, passed in (("cake", 85, True), ("cake", 90, False), ("bike", 10, False)):
        uid = attempt(store, scenario=scenario).uid
        store.finish(uid, finish(score(percent, 100), passed=passed))
    attempt(store, scenario="boat")
    store.finish(attempt(store, trainee="Ben").uid, finish(score(1, 1)))
    assert store.best_scores(ana) == {
        "cake": Best(percent=90, passed=True, attempts=2),
        "bike": Best(percent=10, passed=False, attempts=1),
    }


def test_what_was_seen_is_counted_per_value_and_wording(store: Store) -> None:
    first = attempt(store, drawn={"cake": "lemon", "case.price": "38"})
    attempt(store, drawn={"cake": "lemon", "case.price": "85"})
    attempt(store, trainee="Ben")
    attempt(store, scenario="bike")
    store.save_turn(first.uid, turn(0))
    store.save_turn(first.uid, turn(1, "wait"))
    seen = store.seen(first.trainee, "cake")
    assert seen == {
        ("cake", "lemon"): 2,
        ("case.price", "38"): 1,
        ("case.price", "85"): 1,
        ("moment-0/own-it", "1"): 1,
        ("moment-0/ask-number", "0"): 1,
        ("moment-1/wait", "1"): 1,
        ("moment-1/ask-number", "0"): 1,
    }
    assert seen["cake", "chocolate"] == 0


def test_the_screen_and_a_worker_may_use_the_store_at_once(store: Store) -> None:
    uids = [attempt(store).uid for _ in range(4)]

    def play(uid: str) -> int:
        for seq in range(25):
            store.save_turn(uid, turn(seq))
            store.best_scores(uid)
        return len(store.turns(uid))

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(play, uids)) == [25] * 4


HOSTILE = [
    "Robert'); DROP TABLE attempt;--",
    '"“\\',
    "🎂👨‍👩‍👧",
    "\x1b[31m\r\n",
    "x" * 1_000_000,
    "",
    "123",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text)[:12])
def test_odd_names_are_stored_as_they_are(store: Store, text: str) -> None:
    begun = attempt(store, trainee=text, scenario=text, drawn={text: text})
    assert store.trainee(text, at=1).name == text
    odd = TurnRow(0, text, text, (Offer(text, 0),), None, STARTED)
    store.save_turn(begun.uid, odd)
    assert store.turns(begun.uid) == (odd,)
    assert store.attempt(begun.uid) == begun
    assert store.unfinished(begun.trainee) == (begun,)


@pytest.mark.parametrize("text", ["half a character \ud83c", "a NUL \0"], ids=["surrogate", "nul"])
def test_names_that_no_database_can_hold_are_refused_whole(store: Store, text: str) -> None:
    uid = attempt(store).uid
    with pytest.raises(StoreError, match="cannot be saved"):
        store.trainee(text, at=1)
    with pytest.raises(StoreError, match="cannot be saved"):
        store.save_turn(uid, turn(0, text))
    with pytest.raises(StoreError, match="cannot be saved"):
        store.finish(uid, replace(finish(), scores={"empathy": score(1, 2), text: score(1, 2)}))
    assert store.attempts() == ()
    assert store.turns(uid) == ()
    store.save_turn(uid, turn(0))


def test_a_number_that_no_database_can_hold_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="too large"):
        store.begin_attempt(replace(attempt(store), uid=new_uid(), seed=2**63))


def test_a_closed_store_says_so_and_may_be_closed_again(path: Path) -> None:
    store = Store.open(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.attempts()


names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
times = st.integers(0, 2**45)
played_turns = st.lists(
    st.tuples(names, names, st.lists(st.builds(Offer, names, st.integers(0, 9))), times)
)
scores = st.builds(ScoreRow, st.fractions(0, 1), st.integers(0, 100))
days = st.integers(700_000, 3_000_000)
dimensions = st.dictionaries(names, scores, max_size=3)
ends = st.builds(Finish, names, names, st.booleans(), scores, dimensions, times, days)
plays = st.fixed_dictionaries(
    {
        "scenario": names,
        "seed": st.integers(0, MAX_SEED),
        "drawn": st.dictionaries(names, names, max_size=3),
        "started": times,
        "turns": played_turns,
        "guess": st.none() | st.integers(0, 100),
        "finish": st.none() | ends,
    }
)


@settings(max_examples=25)
@given(st.lists(plays, max_size=4))
def test_whatever_is_played_reads_back_equal(history: list[dict]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Store.open(Path(folder) / "p.db") as store:
            played = [_play(store, play) for play in history]
        with Store.open(Path(folder) / "p.db") as store:
            for begun, turns, guess, _ in played:
                assert store.attempt(begun.uid) == begun
                assert store.turns(begun.uid) == turns
                assert store.prediction(begun.uid) == guess
            finished = {row.attempt.uid: row for row in store.attempts()}
            ended = {b.uid: (b, end, guess) for b, _, guess, end in played if end is not None}
            assert {
                uid: (row.attempt, row.finish, row.predicted) for uid, row in finished.items()
            } == ended
            ana = store.trainee("Ana", at=0).uid
            resumable = {row.uid for row in store.unfinished(ana)}
            assert resumable == {begun.uid for begun, *_ in played} - set(finished)
            assert store.integrity() == []


def _play(
    store: Store, play: dict
) -> tuple[AttemptRow, tuple[TurnRow, ...], int | None, Finish | None]:
    begun = attempt(store, **{k: play[k] for k in ("scenario", "started", "drawn", "seed")})
    turns = tuple(
        TurnRow(seq, moment, reply, tuple(shown), at if seq % 2 else None, at)
        for seq, (moment, reply, shown, at) in enumerate(play["turns"])
    )
    for row in turns:
        store.save_turn(begun.uid, row)
    if play["guess"] is not None:
        store.predict(begun.uid, play["guess"], at=play["started"])
    if play["finish"] is not None:
        store.finish(begun.uid, play["finish"])
    return begun, turns, play["guess"], play["finish"]
