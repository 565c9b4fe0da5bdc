"""What must not leave, as planted faults: the name it would have, its bytes, and the rule that stops it.

Nothing here is a key or a page of anybody's; and no text stands in this file as the guard looks for it.
"""

import base64
import io
import zipfile

from generator.preview.frame import WATERMARK, framed

CANARY = "zqcanary"
RECORD = b"ref: PCC/D/2026/07\ntitle: Vans\nstatus: made\ncategory: Finance\npart2:\n  grounds: [commercial]\n"
INLINE = RECORD + f"  report:\n    - paragraphs:\n        - text: {CANARY} offered the least.\n".encode()
PAPERS = f"# kept\nreport:\n  - paragraphs:\n      - text: {CANARY} offered the least.\n".encode()
AGE_KEY = b"AGE-SECRET-" + b"KEY-1" + b"QQ9LH5WRZ" * 6 + b"QQQQ"
PEM = b"-----BEGIN OPENSSH " + b"PRIVATE KEY-----\n" + base64.b64encode(b"openssh-key-v1" * 9) + b"\n"
PAGE = framed("<!doctype html><html><head><title>Vans</title></head><body>zqcanary</body></html>", "/x/", "a").encode()
SEALED = b"age-encryption" + b".org/v1\n-> X25519 abc\n" + bytes(range(200))
ARMOURED = b"-----BEGIN AGE " + b"ENCRYPTED FILE-----\n" + base64.b64encode(SEALED) + b"\n"


def zipped(*names: str) -> bytes:
    """A zip of files with these names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name in names:
            packed.writestr(name, CANARY)
    return made.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
MAIL = b"Received: from a.example\r\nFrom: a@a.example\r\nDate: Mon, 2 Mar 2026 10:00:00\r\nMessage-ID: <1@a>\r\n\r\n"
PRINTED = b"%PDF-1.4\n1 0 obj <</Title <FEFF" + WATERMARK.encode("utf-16-be").hex().upper().encode() + b">> endobj"
SAVED = b"""From: <Saved by Blink>
Subject: =?utf-8?Q?private=20preview=20=E2=80=94=20contains=20exempt=20infor?=
 =?utf-8?Q?mation:=20Vans?=
MIME-Version: 1.0

Content-Transfer-Encoding: quoted-printable

<p>zqcanary</p>
"""
BARE = RECORD.split(b"part2")[0]

EVERYWHERE = {
    "age-key": ("notes/mine.txt", b"# public key: age1x\n" + AGE_KEY, "GUARD-05"),
    "age-key-in-small-letters": ("age-key-in-small-letters.txt", AGE_KEY.lower(), "GUARD-05"),
    "age-key-from-powershell": ("age-key-from-powershell", AGE_KEY.decode().encode("utf-16"), "GUARD-05"),
    "ssh-key": ("deploy", PEM, "GUARD-05"),
    "key-within-json": ("key-within-json.json", b'{"k": "' + PEM.replace(b"\n", b"\\n") + b'"}', "GUARD-05"),
    "store-of-keys": ("office.pfx", b"\x30\x82" + bytes(50), "GUARD-05"),
    "preview": ("decisions/a.html", PAGE, "GUARD-03"),
    "preview-in-one-file": ("preview-in-one-file.mhtml", SAVED, "GUARD-03"),
    "preview-printed": ("preview-printed.pdf", PRINTED, "GUARD-03"),
    "preview-as-text": ("preview-as-text.txt", f"Skip\n{WATERMARK}\nAll records\n".encode(), "GUARD-03"),
    "preview-in-the-letters-of-windows": ("preview-1252.html", PAGE.decode().encode("cp1252"), "GUARD-03"),
    "preview-in-plain-letters": ("preview-ascii.html", PAGE.decode().encode("ascii", "xmlcharrefreplace"), "GUARD-03"),
    "preview-in-wide-letters": ("preview-wide.html", (PAGE.decode() + " " * 600_000).encode("utf-16"), "GUARD-03"),
    "preview-folder": ("build/preview/index.html", b"<p>zqcanary", "GUARD-03"),
    "word": ("decisions/2026/minutes.docx", b"", "GUARD-04"),
    "word-by-content": ("decisions/2026/minutes.pdf", DOCX, "GUARD-04"),
    "old-word-by-content": ("old-word-by-content", OLE, "GUARD-04"),
    "zip": ("papers.dat", zipped("a.docx"), "GUARD-04"),
    "mail": ("mail.txt", MAIL, "GUARD-04"),
    "mail-by-name": ("From the supplier.MSG", b"", "GUARD-04"),
    "open-document-lock": ("~$minutes", b"A. Person", "GUARD-04"),
    "site": ("site/index.html", b"<p>", "GUARD-06"),
    "build": ("Build/public/register.json", b"{}", "GUARD-06"),
    "lfs": ("lfs.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "GUARD-09"),
    "strangers": (".github/workflows/a.yml", b"on:\n  pull_request_target:\n", "GUARD-10"),
}
WHERE_SEALED = {
    "inline": ("decisions/2026/pcc-d-2026-07.yaml", INLINE, "GUARD-02"),
    "inline-in-braces": (
        "decisions/2026/a.yaml",
        BARE + b"part2: {notes: zqcanary}\n",
        "GUARD-02",
    ),
    "inline-key-in-quotes": ("inline-key-in-quotes.yaml", INLINE.replace(b"part2:", b'"part2" :'), "GUARD-02"),
    "inline-all-in-braces": (
        "inline-all-in-braces.yaml",
        b"{ref: PCC/D/2026/07, part2: {notes: zqcanary}}",
        "GUARD-02",
    ),
    "inline-renamed": ("inline-renamed.txt", INLINE, "GUARD-02"),
    "inline-unreadable": ("decisions/2026/b.yaml", INLINE + b"\tx: [\n", "GUARD-02"),
    "sidecar": ("decisions/2026/pcc-d-2026-07.part2.yaml", PAPERS, "GUARD-02"),
    "sidecar-empty": ("sidecar-empty.part2.yaml", b"", "GUARD-02"),
    "sidecar-renamed": ("old/notes.txt", PAPERS, "GUARD-02"),
}
IN_PUBLIC = {
    "record": ("decisions/2026/pcc-d-2026-07.yaml", RECORD, "GUARD-07"),
    "anything-in-decisions": ("decisions/readme.txt", b"", "GUARD-07"),
    "record-elsewhere": ("content/a.yaml", RECORD, "GUARD-07"),
    "record-among-tests": ("tests/a.yaml", RECORD, "GUARD-07"),
    "sidecar": ("sidecar.part2.yaml", b"", "GUARD-07"),
    "sidecar-renamed": ("sidecar-renamed.txt", PAPERS, "GUARD-07"),
    "sealed-sidecar": ("sealed-sidecar.part2.yaml.age", SEALED, "GUARD-08"),
    "sealed-renamed": ("content/a.png", SEALED, "GUARD-08"),
    "sealed-as-text": ("sealed-as-text.txt", ARMOURED, "GUARD-08"),
    "sealed-by-name": ("sealed-by-name.age", b"", "GUARD-08"),
    "git-crypt": ("git-crypt", b"\0GITCRYPT\0abc", "GUARD-08"),
    "sops": ("sops.yaml", b"ref: ENC[AES256_GCM,data:abc]\n", "GUARD-08"),
    "vault": ("vault.yaml", b"$ANSIBLE_VAULT;1.1;AES256\n61\n", "GUARD-08"),
    "submodule": (".gitmodules", b"[submodule]\n", "GUARD-09"),
    "key-in-pipeline": (".gitlab-ci.yml", b"site:\n  script:\n    - make site KEY=$KEY\n", "GUARD-10"),
    "key-in-environment": (".github/workflows/b.yml", b"env:\n  AGE_KEY_FILE: x\n", "GUARD-10"),
}
HARMLESS = {
    "decisions/2026/pcc-d-2026-07.yaml": RECORD,
    "decisions/2026/pcc-d-2026-08.yaml": RECORD.replace(
        b"  grounds: [commercial]", b"  grounds: not-recorded\n  held: false"
    ),
    "decisions/2026/pcc-d-2026-09.yaml": BARE + b"part2: {grounds: [commercial]} # sealed\n",
    "decisions/2026/pcc-d-2026-07.part2.yaml.age": SEALED,
    "content/index.md": b"# Home\n\nThere part2: is a key, and `AGE-SECRET-KEY-1...` the beginning of another.\n",
    "content/report.md": f'The banner says "{WATERMARK}".\n'.encode(),
    "HANDBOOK.md": f"```\n{WATERMARK}\nOpen http://127.0.0.1:8001/\n```\n-----BEGIN PRIVATE KEY-----\n".encode(),
    "settings.yaml": b"notes: of the office\nname: Midshire\n",
    "id_ed25519.pub": b"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIabc a@a.example\n",
    "plan.pdf": b"%PDF-1.7\n1 0 obj <</Title (Plan)>> endobj",
    ".github/workflows/a.yml": b"# never pull_request_target\non: [push]\n",
    "tests/cases/a.part2.yaml": PAPERS,
    "tests/cases/plan.docx": b"",
    "website/index.html": b"<title>Vans</title>",
}
