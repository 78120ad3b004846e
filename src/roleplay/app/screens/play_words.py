"""The words of Play: its help, and what it asks beside the replies."""

from __future__ import annotations

from roleplay.app.helping import Help

GUIDE = Help(
    "The conversation",
    "Choose what you say: press its number, read it again, then press Enter or the same "
    "number once more. Each reply is stored before the customer answers, so you can leave "
    "at any time and go on at the very same place.",
    (
        ("❯", "the reply that Enter says"),
        ("(you do)", "something you do rather than say"),
        ("● ▶ □ ◆", "the customer, you, a bot, a colleague"),
        ("temper ███░░░░░░░", "how angry they are, 0 calm to 10 boiling over"),
        ("trust", "how much they trust you, 0 to 10; more is better"),
        ("confusion", "how lost they are, 0 to 10"),
        ("▲ ▼", "where it was before your last reply"),
        ("▲▼ more", "there are more replies than fit; the arrows reach them"),
    ),
)

NOTHING_IS_LOST = "Nothing is lost: next time you go on at this very reply."
CLOCK_RUNS_ON = (
    " The clock runs on while you are away; if it has run out by then, silence was your answer."
)
REPLAY_ENDS = (
    "What you said stays stored, but a replay is not gone on with. You can begin another one in "
    "the debrief."
)

SUGGESTION = (
    "Which rule stops you from helping?",
    "Say what it is, or which tool or limit. It is kept with this moment, for those who can "
    "change it: “roleplay suggestions” lists what was said.",
)
SUGGESTED = "Kept, with this moment. Thank you."

NOT_STORED = "Your reply was not stored, so it was not said"
SILENCE_NOT_STORED = "Your time ran out, but that was not stored"
CLOCK_STANDS = (
    "The clock stands still now. Choose a reply, or leave: if nothing was said when you come back, "
    "silence was your answer."
)


def replay_of(title: str) -> str:
    """The title of a conversation that is played again."""
    return f"Replay of “{title}”"


def about_leaving(*, replay: bool, clock_runs: bool) -> str:
    """What becomes of a conversation that is left in the middle."""
    if replay:
        return REPLAY_ENDS
    return NOTHING_IS_LOST + (CLOCK_RUNS_ON if clock_runs else "")
