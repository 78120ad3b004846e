"""The script of a scenario as one HTML page to read or to print, with nothing to load."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from roleplay.authoring.script import Block, Facts, Heading, Paragraph, Quote, Table
from roleplay.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE = """\
body { font: 11pt/1.45 Georgia, 'Times New Roman', serif; color: #1d2330; max-width: 46em;
  margin: 2em auto; padding: 0 1em; }
h1, h2, h3, h4 { font-family: Helvetica, Arial, sans-serif; line-height: 1.2; }
h2 { margin-top: 2em; border-bottom: 1px solid #8a93a3; }
h3 { margin-top: 1.8em; }
h4 { margin: 1.4em 0 .3em; }
h2, h3, h4 { break-after: avoid; }
h4.best::before { content: "★ "; color: #1b7f4b; }
blockquote { margin: .4em 0; padding-left: .8em; border-left: 3px solid #8a93a3;
  white-space: pre-line; overflow-wrap: anywhere; break-inside: avoid; }
blockquote em { color: #5b6472; }
dl { margin: .4em 0; font-size: 10pt; }
dl div { display: flex; gap: .8em; break-inside: avoid; }
dt { flex: 0 0 12em; color: #5b6472; }
dd { margin: 0; flex: 1; white-space: pre-line; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .6em 0; font-size: 10pt; }
th, td { border: 1px solid #8a93a3; padding: .35em .5em; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; white-space: pre-line; }
tr { break-inside: avoid; }
td:empty { height: 2em; }
@page { margin: 2cm; }
"""


def render(blocks: Iterable[Block], title: str, language: str) -> str:
    """The page; `language` is that of the scenario's texts, such as en or pt-BR."""
    body = "\n".join(_block(block) for block in blocks)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{_text(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(level, text, marked):
            best = ' class="best"' if marked else ""
            return f"<h{level}{best}>{_text(text)}</h{level}>"
        case Paragraph(text):
            return f"<p>{_text(text)}</p>"
        case Quote(text, when):
            lead = f"<em>{_text(when)}:</em> " if when else ""
            return f"<blockquote>{lead}{_text(text)}</blockquote>"
        case Facts(items):
            listed = "\n".join(
                f"<div><dt>{_text(label)}</dt><dd>{_text(text)}</dd></div>" for label, text in items
            )
            return f"<dl>\n{listed}\n</dl>"
        case Table(head, rows):
            heads = "".join(f"<th>{_text(cell)}</th>" for cell in head)
            lines = ("".join(f"<td>{_text(cell)}</td>" for cell in row) for row in rows)
            body = "\n".join(f"<tr>{line}</tr>" for line in lines)
            return f"<table>\n<tr>{heads}</tr>\n{body}\n</table>"


def _text(text: str) -> str:
    return escape(safe_text(text, newlines=True))
