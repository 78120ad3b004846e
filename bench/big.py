"""A large scenario of any size, as the text of its file: a chain of moments with short cuts.

It holds as many values to the kilobyte as the built-in scenarios do, about one to 31 bytes.
"""

WORDS = (
    "I understand that this is not at all what you were told last week, and I can see why it is "
    "annoying to explain it a third time to somebody new on the line."
)


def scorecard() -> str:
    lines = ["format: roleplay-scorecard/1", "title: Bench", "pass: {overall: 80, each: 70}"]
    lines.append("dimensions:")
    for name, weight in (("empathy", 35), ("empowerment", 30), ("recovery", 35)):
        lines += [f"  {name}:", f"    weight: {weight}", "    asks: Is it so?", "    behaviors:"]
        lines += [
            f"      {name}-{level}: {{level: {level}, temper: {2 - level:+d}, means: So.}}"
            for level in range(5)
        ]
    return "\n".join(lines) + "\n"


def scenario(moments: int, *, span: int | None = None) -> str:
    """`span`: how many moments a reply may skip; a random run then has moments/span turns or so."""
    lines = [
        "format: roleplay/1",
        "title: Bench",
        "scorecard: card",
        "level: 1",
        "industry: bench",
        "customer:",
        "  name: Robin",
        "  mood: angry",
        "  channel: chat",
        "vary:",
        "  color: [red, blue]",
        "  case:",
        "    - {price: 20, note: low}",
        "    - {price: 70, note: high}",
        "start: m-0",
        "moments:",
    ]
    step = span or 1
    for number in range(moments):
        lines += [f"  m-{number}:", "    customer:", "      - when: temper >= 5"]
        lines += [f"        text: Well, {{color}}? {WORDS}", f"      - text: All right. {WORDS}"]
        lines.append("    replies:")
        for reply in range(4):
            ahead = number + 1 + (reply * step) // 2
            target = f"m-{ahead}" if ahead < moments else "done"
            lines += [
                f"      r-{reply}:",
                f"        say: In case {number} it is {{case.price}}. {WORDS}",
                f"        shows: [empathy-{reply}, recovery-{(reply + number) % 5}]",
                "        because: It shows what the other replies leave out, and says by when.",
                f"        then: {target}",
            ]
    lines += ["endings:", "  done:", "    outcome: resolved", "    customer: Goodbye."]
    return "\n".join(lines) + "\n"
