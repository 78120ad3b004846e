"""Group F, first hundred: faults of the file itself, before any key has a meaning.

The examples of what no short text can show (too large a file, too long a text, bytes that are not
UTF-8) are pictures of the file, as those of the folders are.
"""

from __future__ import annotations

from roleplay.diagnostics import Finding, Severity


def _error(
    code: str,
    name: str,
    message: str,
    why: str,
    help: str,  # noqa: A002 - the field's own name
    bad: str,
    good: str,
    kind: str = "scenario",
) -> Finding:
    return Finding(code, name, Severity.ERROR, message, why, help, bad, good, kind)


_QUOTES = (
    "Put double quotes round the whole text, or write “|” behind the key and the text below it, "
    "where it needs none."
)
_UNREAD = "What the file means depends on it, so the program cannot guess."

TOO_LARGE = _error(
    "F101",
    "too-large",
    "The file is larger than {limit}.",
    "A scenario is a page or two of text, so something else must have got into this file.",
    "Split it into several scenarios, or check that it is the right file.",
    "scenarios/refund.yaml   a recording of 38 MB, saved under this name",
    "scenarios/refund.yaml   a scenario of 9 kB",
    kind="folder",
)
NOT_UTF8 = _error(
    "F102",
    "not-utf8",
    "Here is a character that was not saved as UTF-8.",
    "Accents, quotes and dashes would show as the wrong signs.",
    "Save the file again with the encoding “UTF-8” (most editors offer it under “Save as”).",
    "scenarios/refund.yaml   saved with the encoding “Windows-1252”; “Crème” cannot be read",
    "scenarios/refund.yaml   saved with the encoding “UTF-8”; “Crème” can be read",
    kind="folder",
)
HIDDEN_CHARACTER = _error(
    "F103",
    "hidden-character",
    "Here is a character that cannot be seen ({character}).",
    "Hidden characters can garble the screen, or make a text read differently from what it says.",
    "Remove it; it usually came along when the text was copied from somewhere else.",
    'title: "The late \\u202ecake"\n',
    "title: The late cake\n",
)
DUPLICATE_KEY = _error(
    "F104",
    "duplicate-key",
    "The key “{key}” stands here a second time.",
    "Only one of the two can count, and which one was meant is unclear.",
    "Remove one of the two, or give one another name.",
    "title: The late cake\ntitle: The lost cake\n",
    "title: The late cake\n",
)
TAB_INDENT = _error(
    "F105",
    "tab-indent",
    "This line is indented with {what}.",
    "What belongs to what is told by the number of spaces, and tabs are not spaces.",
    "Indent it with spaces; most editors have a setting for that.",
    "briefing:\n\tyou: You answer the phone.\n",
    "briefing:\n  you: You answer the phone.\n",
)
DIRECTIVE = _error(
    "F106",
    "directive",
    "A line that begins with “%” is an instruction to programs, not a text.",
    "Scenario files need no such instructions.",
    "Remove the line; if it is text, put it in quotes behind its key.",
    "%YAML 1.2\n---\ntitle: The late cake\n",
    "title: The late cake\n",
)
SECOND_DOCUMENT = _error(
    "F107",
    "second-document",
    "This line cuts the file in two.",
    "A file is one scenario; a line of “---” starts another one.",
    "Remove the line, or move what follows it to a file of its own.",
    "title: The late cake\n---\nsummary: A cake missed its slot.\n",
    "title: The late cake\nsummary: A cake missed its slot.\n",
)
ANCHOR = _error(
    "F108",
    "anchor",
    "“{text}” marks this place to be repeated elsewhere, which scenarios do not use.",
    "A text that begins with “&” is read as such a mark and loses its first word.",
    "Remove the mark, or put the text in quotes if it is meant to be shown.",
    "title: &late The late cake\n",
    "title: The late cake & more\n",
)
ALIAS = _error(
    "F109",
    "alias",
    "“{text}” asks for a text from elsewhere in the file, which scenarios do not use.",
    "A text that begins with “*” is read as such a request instead of being shown.",
    "Put the text in quotes, or write out what should stand here.",
    "title: *sighs\n",
    'title: "*sighs"\n',
)
TAG = _error(
    "F110",
    "tag",
    "“{text}” says how a program should read this value, which scenarios do not use.",
    "A text that begins with “!” is read as such a sign and loses its first word.",
    "Remove the sign, or put the text in quotes if it is meant to be shown.",
    "title: !late The late cake\n",
    "title: The late cake!\n",
)
MERGE_KEY = _error(
    "F111",
    "merge-key",
    "“<<” takes over keys from elsewhere in the file, which scenarios do not use.",
    "Whoever reads this part should see all of it here.",
    "Write out the keys that should stand here.",
    "title: The late cake\n<<: {summary: A cake missed its slot.}\n",
    "title: The late cake\nsummary: A cake missed its slot.\n",
)
KEY_NOT_TEXT = _error(
    "F112",
    "key-not-text",
    "A list or a group of keys stands where a key should be.",
    "A key is a name; with brackets or braces it is not.",
    "Write a plain name before the colon, or put the whole text in quotes.",
    "title: The late cake\n[one, two]: three\n",
    "title: The late cake\n",
)
TOO_DEEP = _error(
    "F113",
    "too-deep",
    "Lists and keys are nested more than {limit} levels deep here.",
    "No scenario needs that, so a bracket is probably missing or too many.",
    "Check the brackets and the indentation of this line.",
    "title: " + "[" * 40 + "]" * 40 + "\n",
    "title: The late cake\n",
)
TOO_MANY_VALUES = _error(
    "F114",
    "too-many-values",
    "The file has more than {limit:,} keys and values; reading stopped here.",
    "Nobody could play so much, so something else must have got into this file.",
    "Split it into several scenarios, or check that it is the right file.",
    "scenarios/refund.yaml   a price list of 250,000 lines behind “facts:”",
    "scenarios/refund.yaml   the two prices that are needed behind “facts:”",
    kind="folder",
)
TEXT_TOO_LONG = _error(
    "F115",
    "text-too-long",
    "This text is {length:,} characters long; the limit is {limit:,}.",
    "Nobody reads so much in a conversation; often a closing quote is missing.",
    "Shorten it, or check where its quotes end.",
    "scenarios/refund.yaml   the whole contract, 14 pages, behind “you:”",
    "scenarios/refund.yaml   the two sentences of it that matter behind “you:”",
    kind="folder",
)
CUT_COMMENT = _error(
    "F116",
    "cut-comment",
    "The text ends before this “#”; what follows it is lost.",
    "A “#” behind a space starts a comment, which is never shown.",
    "Put the whole text in quotes, or move the comment to a line of its own.",
    "title: Order #4411 never came\n",
    'title: "Order #4411 never came"\n',
)
UNREADABLE = _error(
    "F117",
    "unreadable",
    "This line cannot be understood: “{text}”.",
    _UNREAD,
    "Compare it with the lines around it: a key, a colon, a space, then the text, in quotes if "
    "it has special signs.",
    'title: The late cake\n" : : "x\n',
    "title: The late cake\n",
)
SIGN_AT_START = _error(
    "F118",
    "sign-at-start",
    "A text that begins with “{sign}” must be in quotes.",
    "At the start of a text this sign has a meaning of its own in the file.",
    _QUOTES,
    "title: *sighs* The late cake\n",
    'title: "*sighs* The late cake"\n',
)
COLON_IN_TEXT = _error(
    "F119",
    "colon-in-text",
    "A text with a colon and a space in it must be in quotes.",
    "A colon with a space behind it is what separates a key from its value.",
    _QUOTES,
    "title: Late: the cake\n",
    'title: "Late: the cake"\n',
)
QUOTES_IN_TEXT = _error(
    "F120",
    "quotes-in-text",
    "The text goes on after its closing quote.",
    "A text that begins with a quote is read up to the next such quote, and must end there.",
    _QUOTES,
    'title: "Really?" he said\n',
    "title: '\"Really?\" he said'\n",
)
UNCLOSED_QUOTE = _error(
    "F121",
    "unclosed-quote",
    "The closing quote of this text is missing.",
    "Without it everything that follows is read as part of the text.",
    _QUOTES,
    'title: "The late cake\n',
    'title: "The late cake"\n',
)
BRACKET_AT_START = _error(
    "F122",
    "bracket-at-start",
    "A text that begins with “{sign}” must be in quotes.",
    "This bracket starts a list or a group of keys, and the text after it does not fit that.",
    _QUOTES,
    "title: [sighs] The late cake\n",
    'title: "[sighs] The late cake"\n',
)
UNCLOSED_BRACKET = _error(
    "F123",
    "unclosed-bracket",
    "The closing “{sign}” of this list or group is missing.",
    "Without it the lines that follow are read as part of it.",
    "Add the “{sign}”, or put the text in quotes if it is no list.",
    "tags: [cakes, phone\n",
    "tags: [cakes, phone]\n",
)
STRAY_BRACKET = _error(
    "F124",
    "stray-bracket",
    "This “{sign}” closes nothing.",
    "Brackets come in pairs, and this one has no partner before it.",
    "Remove it, or add the bracket that opens the list.",
    "tags: [cakes, phone]]\n",
    "tags: [cakes, phone]\n",
)
NO_SPACE_AFTER_COLON = _error(
    "F125",
    "no-space-after-colon",
    "A space is missing after the colon of “{key}”.",
    "Without it the key and its text are read as one word.",
    "Put a space after the colon.",
    "title:The late cake\nsummary: A cake missed its slot.\n",
    "title: The late cake\nsummary: A cake missed its slot.\n",
)
NO_COLON = _error(
    "F126",
    "no-colon",
    "A colon is missing after “{key}”.",
    "Only a colon makes a word a key, and here a key is needed.",
    "Put a colon behind the key, and a space behind the colon.",
    "title The late cake\nsummary: A cake missed its slot.\n",
    "title: The late cake\nsummary: A cake missed its slot.\n",
)
NO_SPACE_AFTER_DASH = _error(
    "F127",
    "no-space-after-dash",
    "A space is missing after the dash of this list item.",
    "Without it the dash is read as part of the text.",
    "Put a space after the dash.",
    "tags:\n  - cakes\n  -phone\n",
    "tags:\n  - cakes\n  - phone\n",
)
INDENT = _error(
    "F128",
    "indent",
    "This line is indented by {width}, which fits nothing above it.",
    "What belongs together must begin in the same column.",
    "Indent it by {right}, like the lines it belongs with.",
    "briefing:\n  you: You answer the phone.\n   facts: [The van broke down.]\n",
    "briefing:\n  you: You answer the phone.\n  facts: [The van broke down.]\n",
)
TEXT_INDENT = _error(
    "F129",
    "text-indent",
    "This line of a text is not indented deeper than its key.",
    "A text of several lines goes on only as long as its lines are indented deeper than the key.",
    "Indent all lines of the text by two spaces more than its key.",
    "summary: |\nA cake missed its slot.\n",
    "summary: |\n  A cake missed its slot.\n",
)
NOT_READ_ON = _error(
    "F130",
    "not-read-on",
    "The file was read only up to here, because of the faults above.",
    "After many faults the program can no longer tell what the rest of the file means.",
    "Mend the faults above, then check the file again.",
    "scenarios/refund.yaml   a letter of 300 lines, without a key before the texts",
    "scenarios/refund.yaml   a scenario in which two quotes are missing, each reported",
    kind="folder",
)

BACKSLASH = _error(
    "F131",
    "backslash",
    "A backslash in double quotes begins a special sign, and there is none like this.",
    "Only a few are known, such as “\\n” for a new line.",
    "Use single quotes, in which a backslash is a backslash.",
    'title: "The late \\cake"\n',
    "title: 'The late \\cake'\n",
)
FOREIGN_LINE = _error(
    "F132",
    "foreign-line",
    "“{text}” belongs to another program, not to the scenario.",
    "Such lines come along when text is copied from a chat, or when two versions were merged.",
    "Remove the line.",
    "```yaml\ntitle: The late cake\n",
    "title: The late cake\n",
)
NO_HYPHEN = _error(
    "F133",
    "no-hyphen",
    "This sign ({sign}) is not the hyphen (-) that begins an item of a list.",
    "Word processors put a longer dash or a dot in its place, and the line is read as a text.",
    "Write the hyphen of the keyboard, and a space behind it.",
    "briefing:\n  facts:\n    – The van broke down.\n    – Nobody called.\n",
    "briefing:\n  facts:\n    - The van broke down.\n    - Nobody called.\n",
)
CURLY_QUOTES = _error(
    "F134",
    "curly-quotes",
    "These quotes ({signs}) are not the straight ones that a text is put in.",
    "Word processors bend quotes, and bent ones are signs of the text like any other.",
    "Write straight quotes.",
    "title: “Late: the cake”\n",
    'title: "Late: the cake"\n',
)
KEYS_IN_A_ROW = _error(
    "F135",
    "keys-in-a-row",
    "“{key}:” stands in the middle of a line, behind another key and its value.",
    "A line has one key; what follows its value is read as a part of it.",
    "Put “{key}:” in a line of its own, below the other key; if all of it is one text, put it in "
    "quotes.",
    "endings:\n  thanks:\n    outcome: resolved, stays: yes\n  hung-up: {outcome: lost}\n",
    "endings:\n  thanks:\n    outcome: resolved\n    stays: yes\n  hung-up: {outcome: lost}\n",
)

FINDINGS: tuple[Finding, ...] = tuple(
    value for value in list(globals().values()) if isinstance(value, Finding)
)
"""All of them, in the order of their codes."""
