"""What makes a browser ask another host, and what does not."""

import pytest

from generator.verification.origins import asks_another_host

ASKS = {
    "a script": ("a.html", '<script src="https://x.example/a.js"></script>'),
    "without a scheme": ("a.html", "<script src=//x.example/a.js></script>"),
    "a picture after a quoted sign": ("a.html", '<img alt="1 > 0" src="http://x.example/a.png">'),
    "a picture in capitals": ("a.html", "<IMG SRC='HTTPS://x.example/a.png'>"),
    "one of several pictures": ("a.html", '<img srcset="a.png 1x, https://x.example/b.png 2x">'),
    "the first of several pictures": ("a.html", '<img srcset="https://x.example/b.png 2x, a.png 1x">'),
    "the first of several, in other quotes": ("a.html", "<img srcset='//x.example/b.png'>"),
    "one of several without quotes": ("a.html", "<img srcset=https://x.example/b.png>"),
    "a page that moves on": ("a.html", '<meta http-equiv="refresh" content="0; url=https://x.example/">'),
    "a page that moves on later": ("a.html", "<meta content='2.5;//x.example/' http-equiv=refresh>"),
    "a style": ("a.html", '<link rel="stylesheet" href="https://x.example/a.css">'),
    "a style with its relation last": ("a.html", '<link href="https://x.example/a.css" rel="preload alternate">'),
    "a font": ("a.css", "a { src: url( 'https://x.example/a.woff2') }"),
    "another style": ("a.css", '@import "//x.example/a.css";'),
    "an attribute of style": ("a.html", '<p style="background:url(//x.example/a.png)">'),
    "a form": ("a.html", '<form method="post" action="https://x.example/">'),
    "a ping": ("a.html", '<a href="/" ping="https://x.example/">x</a>'),
    "a frame": ("a.html", "<iframe title=x src=https://x.example/>"),
    "a picture within a drawing": ("a.svg", '<image xlink:href="https://x.example/a.png"/>'),
    "a style before a link that asks nobody": (
        "a.html",
        '<link href="https://x.example/a.css"> <link rel="canonical" href="/"> <p>x</p>',
    ),
    "a link of no kind": ("a.html", "<link href=https://x.example/a.css>"),
    "a page of the old ending": ("a.htm", "<script src=//x.example/a.js></script>"),
    "a style in capitals": ("a.css", "a { src: URL(HTTPS://x.example/a.woff2) }"),
    "a drawing used": ("a.svg", '<use href="https://x.example/a.svg#b"/>'),
}
ASKS_NOT = {
    "a link": ("a.html", '<a href="https://www.legislation.gov.uk/">the Act</a>'),
    "the address of the page": ("a.html", '<link rel="canonical" href="https://x.example/a/">'),
    "a link on a map": ("a.html", '<area href="https://x.example/">'),
    "the address of the page in capitals": ("a.html", '<LINK REL="CANONICAL" HREF="https://x.example/a/">'),
    "the licence": ("a.html", '<link href="https://x.example/l" rel="license">'),
    "a page that moves on in the site": ("a.html", '<meta http-equiv="refresh" content="0; url=../b/">'),
    "a picture for others to show": ("a.html", '<meta property="og:image" content="https://x.example/a.png">'),
    "a script of its own": ("a.html", '<script src="../assets/a.js"></script>'),
    "an address within an address": ("a.html", '<img src="/a.png?of=https://x.example/">'),
    "words about a page": (
        "a.html",
        '<p>Write &lt;img src="https://x.example/a.png"&gt; or src="https://x.example"</p>',
    ),
    "words between tags": ("a.html", '<b>x</b> src="https://x.example/a.png" <i>y</i>'),
    "a name space": ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg">'),
    "data of an element": ("a.html", '<p data-src="https://x.example/">x</p>'),
    "a comment of a style": ("a.css", "a { color: red } // https://x.example/"),
    "an address in a table": ("a.csv", 'a,"<img src=https://x.example/>"'),
}


@pytest.mark.parametrize(("name", "text"), ASKS.values(), ids=ASKS.keys())
def test_what_asks_another_host(name: str, text: str) -> None:
    """Whatever a browser fetches by itself, or sends to."""
    assert asks_another_host(name, f"<p>Before.</p>{text}<p>After.</p>".encode())


@pytest.mark.parametrize(("name", "text"), ASKS_NOT.values(), ids=ASKS_NOT.keys())
def test_what_asks_nobody(name: str, text: str) -> None:
    """What a reader may follow, what stands in the site itself, and words."""
    assert not asks_another_host(name, f"<p>Before.</p>{text}<p>After.</p>".encode())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.css", b'@import "//x.example/a.css";'),
        ("a.html", b"\xff<script src=//x.example/a.js></script>"),
        ("a.html", "é".encode() * 1001 + b".<img src=//x.example/a.png>"),
        ("a.html", b'<img alt="a < b" src="//x.example/a.png">'),
        ("a.html", b'<link rel=stylesheet href="//x.example/\xff">'),
        ("A.HTML", b"<img src=//x.example/a.png>"),
        ("a.html", b'<img alt="' + b"x" * 5000 + b'" src="//x.example/a.png">'),
        ("a.html", b'<img alt="<b> ' + b"x" * 5000 + b'" title="y" src="//x.example/a.png">'),
        ("a.html", b"<IMG title='y' alt='<b>" + b"x" * 5000 + b"' src=//x.example/a.png>"),
        ("a.html", b'<link href="//x.example/a.css" title="' + b"x" * 5000 + b'" rel="stylesheet">'),
        ("a.html", b'<p>"</p><img alt="x> src=//x.example/a.png><p>'),
        ("a.html", b"<a href=/a title='<i>'>b</a><img title='x' alt='<b>' src=//x.example/a.png>"),
        ("a.svg", b"<a href='//x.example' style='background:url( " + b" " * 60 + b"//x.example/a.png)'>"),
    ],
)
def test_what_stands_before_an_address_hides_nothing(name: str, data: bytes) -> None:
    """Nothing at all, bytes that are no text, signs within a value, a value of any length or without an end."""
    assert asks_another_host(name, data)


def test_a_long_tag_that_asks_nobody_raises_no_alarm() -> None:
    """However long its values are, and whatever stands in them."""
    long = b"x" * 5000
    assert not asks_another_host("a.html", b'<a title="<b> ' + long + b'" href="https://x.example/">the Act</a>')
    assert not asks_another_host("a.html", b'<link href="https://x.example/" title="' + long + b'" rel="license">')
    assert not asks_another_host("a.html", b'<img alt="' + long + b'" src="/a.png"> https://x.example/ <p>')
