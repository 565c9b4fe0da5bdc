"""The frame that makes a page of the private preview unmistakable: watermark, banner, and words in its source.

Comes in: a finished page. Goes out: the page as the office sees it. Whatever the browser saves or prints of it carries
`WATERMARK`, which the verifier and the guard of the repository refuse wherever they find it.
"""

import re
from html import escape

from generator.preview.marks import plain, shown

WATERMARK = "private preview — contains exempt information"
STYLE = "_private.css"  # below the path of the preview
_HEAD = re.compile(r"<head[^>]*>")
_BODY = re.compile(r"<body[^>]*>")
CSS = f"""
.md-typeset mark.exempt {{
  background: #ffd6d1; color: #6b0f0a; outline: 1px solid #a3302a; border-radius: 2px; padding: 0 0.1em;
}}
.private-preview {{
  position: sticky; top: 0; z-index: 10; display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; padding: 0.5rem 1rem;
  background: #a3302a; color: #fff; font: 700 0.8rem/1.4 sans-serif;
}}
.private-preview a {{ color: #fff; }}
.private-preview span {{ font-weight: 400; }}
body::after {{
  content: "{WATERMARK}"; position: fixed; inset: 0; z-index: 9; pointer-events: none; display: grid;
  place-items: center; transform: rotate(-30deg); font: 700 2.2rem/1.2 sans-serif; text-align: center;
  color: rgb(163 48 42 / 0.14);
}}
@media (prefers-color-scheme: dark) {{
  .md-typeset mark.exempt {{ background: #5c1d19; color: #ffe3e0; }}
  body::after {{ color: rgb(255 130 120 / 0.16); }}
}}
@media print {{ body::after {{ color: rgb(163 48 42 / 0.3); }} .private-preview {{ position: static; }} }}
@media (forced-colors: active) {{ .md-typeset mark.exempt {{ outline: 2px solid Mark; }} }}
""".encode()


def framed(html: str, base: str, note: str) -> str:
    """A page with its exempt words marked, below `base`; `note` says what of the record the public sees, in words."""
    head = f'<!-- {WATERMARK} --><meta name="robots" content="noindex, nofollow, noarchive">'
    head += f'<link rel="stylesheet" href="{base}{STYLE}">'
    banner = f'<div class="private-preview" role="note"><strong>{WATERMARK}</strong>'
    banner += f'<span>{escape(note)}</span><a href="{base}records/">All records</a></div>'
    html = _HEAD.sub(lambda found: found[0] + head, shown(html), count=1)
    html = html.replace("<title>", f"<title>{WATERMARK}: ", 1)
    return _BODY.sub(lambda found: found[0] + banner, html, count=1)


def cleared(text: bytes) -> bytes:
    """Data of the preview, such as its search index, without the signs around exempt words."""
    return plain(text.decode()).encode()
