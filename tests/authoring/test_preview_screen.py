"""The preview: a scenario is played while its file is being written."""

import os
import shutil
from pathlib import Path

import pytest

from app.stage import PACK, Person
from roleplay.app.previewing import PreviewApp
from roleplay.app.screens.preview import PreviewScreen
from roleplay.app.widgets.replies import Replies
from roleplay.desk import Desk
from roleplay.rehearsal import Rehearsal

PARCEL = (PACK / "scenarios" / "parcel.yaml").read_text("utf-8")


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The file of the parcel, in a pack that is the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("roleplay.library.packs.built_in_folder", lambda: None)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("ROLEPLAY_DB", str(tmp_path / "progress.db"))
    for kind, name in (("scenarios", "parcel"), ("scorecards", "service")):
        (tmp_path / kind).mkdir()
        shutil.copy(PACK / kind / f"{name}.yaml", tmp_path / kind)
    return tmp_path / "scenarios" / "parcel.yaml"


class Author(Person):
    """Somebody who also saves the file."""

    def __init__(self, app, pilot, path):
        super().__init__(app, pilot)
        self.path = path
        self.saves = 0

    async def save(self, text):
        """Save the file and wait until it was looked at, one second at most."""
        self.saves += 1
        self.path.write_text(text, encoding="utf-8")
        # Two saves within a tick of the clock differ in length here, or in this time.
        os.utime(self.path, (1_800_000_000 + self.saves, 1_800_000_000 + self.saves))
        for _ in range(20):
            await self.pilot.pause(0.05)
            if not self.rehearsal.is_outdated:
                break
        assert not self.rehearsal.is_outdated, "not picked up within a second"
        await self.settle()

    @property
    def rehearsal(self):
        return self.app.screen._rehearsal

    @property
    def replies(self):
        return [offer.name for offer in self.app.screen.query_one(Replies).offers]

    async def say(self, name):
        await self.press(*([str(self.replies.index(name) + 1)] * 2))


class at_the_preview:
    def __init__(self, path: Path, size=(120, 40), start=None):
        desk = Desk()
        self.path = path
        self.app = PreviewApp(desk, Rehearsal(desk.library, "parcel", start=start))
        self.running = self.app.run_test(size=size)

    async def __aenter__(self) -> Author:
        author = Author(self.app, await self.running.__aenter__(), self.path)
        await author.settle()
        return author

    async def __aexit__(self, *problem):
        await self.running.__aexit__(*problem)


async def test_the_notes_say_what_each_reply_is_worth_and_where_it_leads(path):
    async with at_the_preview(path) as author:
        notes = author.reads
        for name in author.replies:
            assert name in notes
        assert "★: costs nothing" in notes
        assert "→ " in notes
        assert "Findings" in notes


async def test_a_save_is_on_the_screen_within_a_second(path):
    async with at_the_preview(path) as author:
        title = next(line for line in PARCEL.splitlines() if line.startswith("title:"))
        await author.save(PARCEL.replace(title, "title: A parcel from the moon"))
        assert "A parcel from the moon" in author.reads


async def test_replies_given_before_a_save_are_given_again(path):
    async with at_the_preview(path) as author:
        first = author.replies[0]
        await author.say(first)
        given = [turn.reply for turn in author.rehearsal.attempt.turns]
        await author.save(PARCEL + "# a note\n")
        assert [turn.reply for turn in author.rehearsal.attempt.turns] == given == [first]


async def test_a_file_with_faults_keeps_the_last_good_version_and_lists_them(path):
    async with at_the_preview(path) as author:
        before = author.replies
        await author.save(PARCEL.replace("start:", "strat:"))
        assert author.replies == before
        assert "this is the last good version" in author.reads
        assert "strat" in author.reads
        await author.say(before[0])
        assert len(author.rehearsal.attempt.turns) == 1
        await author.save(PARCEL)
        assert "As it is now in scenarios/parcel.yaml." in author.reads
        assert "strat" not in author.reads


async def test_what_the_checks_find_after_a_save_is_said_above(path):
    async with at_the_preview(path, size=(100, 30)) as author:
        await author.save(PARCEL + "# more\n")
        found = author.rehearsal.examine()
        count = "a finding" if len(found) == 1 else f"{len(found)} findings"
        assert found
        assert f"It has {count}; press a to see." in " ".join(author.reads.split())


async def test_a_file_that_is_away_for_a_moment_changes_nothing(path):
    async with at_the_preview(path) as author:
        before = author.replies
        path.unlink()
        await author.pilot.pause(0.6)
        assert author.replies == before
        await author.save(PARCEL)
        assert author.replies == before


async def test_a_scorecard_that_is_saved_counts_too(path):
    card = path.parents[1] / "scorecards" / "service.yaml"
    async with at_the_preview(path) as author:
        title = author.rehearsal.attempt.staging.scorecard.title
        card.write_text(card.read_text("utf-8").replace(title, "Another card"), encoding="utf-8")
        os.utime(card, (1_800_000_000, 1_800_000_000))
        await author.pilot.pause(1)
        await author.settle()
        assert author.rehearsal.attempt.staging.scorecard.title == "Another card"


async def test_a_reply_can_be_taken_back_and_all_of_them_too(path):
    async with at_the_preview(path) as author:
        await author.say(author.replies[0])
        if author.replies:
            await author.say(author.replies[0])
        turns = len(author.rehearsal.attempt.turns)
        await author.press("u")
        assert len(author.rehearsal.attempt.turns) == turns - 1
        await author.press("r")
        assert author.rehearsal.attempt.turns == ()


async def test_on_a_small_terminal_the_notes_take_the_conversations_place(path):
    async with at_the_preview(path, size=(80, 24)) as author:
        screen = author.app.screen
        assert not screen.query_one("#notes").display
        await author.press("a")
        assert screen.query_one("#notes").display
        assert not screen.query_one("#transcript").display
        await author.press("a")
        assert screen.query_one("#transcript").display


async def test_nothing_is_stored(path, tmp_path):
    async with at_the_preview(path) as author:
        while author.replies:
            await author.say(author.replies[0])
        assert "Score so far" in author.reads
    assert not (tmp_path / "progress.db").exists()


async def test_help_tells_its_keys(path):
    async with at_the_preview(path) as author:
        await author.press("question_mark")
        assert not isinstance(author.app.screen, PreviewScreen)
        for words in ("Take back", "Restart", "Notes"):
            assert words in author.reads
