"""Part 2 sealed with age: what it takes to open, what is refused, and that nothing public depends on it."""

import os
import re
import shutil
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import x25519

from generator.amending.parting import part
from generator.cli import main
from generator.commands.steps import clean_environment, out_of_reach
from generator.findings import Stop
from generator.sealing.age import SMALLEST, BadRecipient, Unopened, padded, seal, unseal
from generator.sealing.keys import VARIABLE, keys
from generator.settings import read_settings
from generator.yaml_text import read_yaml
from generator.yaml_text.editing import Editor
from generator.yaml_text.places import Unsure
from tests.site.building import ROOT, SEED, files_of, local_settings, run

RECORD = "decisions/2019/pcc-d-2019-03.yaml"
PART2 = """\
part2:
  grounds: not-recorded
  report:
    - heading: Risks
      paragraphs:
        - Only Vexolmund can deliver it.   # told
"""
MINE, OTHERS = x25519.Identity.generate(), x25519.Identity.generate()
BOTH = [str(MINE.to_public()), str(OTHERS.to_public())]


@given(st.binary(max_size=20_000))
def test_what_is_sealed_opens_for_each_recipient_and_nobody_else(data: bytes) -> None:
    """The text comes back but for blank lines at its end; another key, or one changed byte, opens nothing."""
    sealed = seal(data, BOTH)
    whole = data.rstrip(b"\r\n") + b"\n"
    assert unseal(sealed, [MINE]) == unseal(sealed, [OTHERS]) == whole
    for spoilt, key in ((sealed, x25519.Identity.generate()), (sealed[:-1] + bytes([sealed[-1] ^ 1]), MINE)):
        with pytest.raises(Unopened):
            unseal(spoilt, [key])


@given(st.integers(0, 40_000))
def test_a_size_tells_little(size: int) -> None:
    """Every file has one of a few sizes, each twice the one before."""
    padding = len(padded(b"x" * size))
    assert padding >= size
    assert padding % SMALLEST == 0
    assert bin(padding // SMALLEST).count("1") == 1


@pytest.mark.parametrize(
    "bad", ["age1nothing", "", "ssh-ed25519 AAAA", str(MINE)], ids=["age", "none", "ssh", "secret"]
)
def test_a_recipient_that_is_none_is_named_by_its_number(bad: str) -> None:
    """So that a slip in the settings is found without the key being said."""
    with pytest.raises(BadRecipient) as raised:
        seal(b"", [BOTH[0], bad])
    assert raised.value.number == 2


def test_papers_leave_the_record_word_for_word() -> None:
    """With their comments; the record keeps that there is a Part 2, and on which grounds."""
    editor = Editor(read_yaml("a.yaml", b"ref: A/1\npart2:\n  notes: One.   # two\n  grounds: [a]\ntitle: T\n"))
    assert part(editor) == "notes: One.   # two\n"
    assert editor.text == "ref: A/1\npart2:\n  grounds: [a]\ntitle: T\n"
    assert part(editor) is None
    left = Editor(read_yaml("a.yaml", b"ref: A/1\npart2:\n  grounds: [a]\n  # secret\n  notes: One.\n"))
    with pytest.raises(Unsure):
        part(left)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register whose one record has papers, an office that seals for two, and one of their keys outside."""
    folder = tmp_path / "office"
    shutil.copytree(SEED / "decisions", folder / "decisions")
    record = folder / RECORD
    text = re.sub(r"(?ms)^part2:.*?(?=^\S|\Z)", PART2, record.read_text(encoding="utf-8"))
    record.write_text(text, encoding="utf-8")
    settings = local_settings(SEED / "mkdocs.yml", folder)
    recipients = f"    part2:\n      recipients: [{', '.join(BOTH)}]\n      sealed: true\n"
    settings = settings.replace("    kind: pcc\n", f"    kind: pcc\n{recipients}", 1)
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(key_in(tmp_path / "key.txt")))
    monkeypatch.setenv("REGISTER_DAY", "2026-11-23")
    monkeypatch.chdir(folder)
    return folder


def key_in(path: Path, key: x25519.Identity = MINE) -> Path:
    """A file with a key, as age-keygen writes it."""
    path.write_text(f"# created: today\n# public key: {key.to_public()}\n{key}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def command(verb: str, *words: str) -> int:
    """One command over the register of the folder."""
    return main([verb, "--config", "mkdocs.yml", "--decisions", "decisions", *words])


def test_the_public_site_is_the_same_plain_sealed_or_absent(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, but for the certificate; absent is refused until it is said, and then the certificate says it."""
    sites = [_built(office, "plain")]
    assert command("seal") == 0
    assert not re.search("Vexolmund", (office / RECORD).read_text(encoding="utf-8"))
    sealed = office / RECORD.replace(".yaml", ".part2.yaml.age")
    sites.append(_built(office, "sealed"))
    monkeypatch.delenv(VARIABLE)
    refused = run("site", _places(office), office)
    assert refused.code == 1
    assert "PART2-06" in refused.output
    sealed.unlink()
    sites.append(_built(office, "absent", "--part2", "absent"))
    plain, with_key, absent = sites
    assert _but_certificate(plain) == _but_certificate(with_key) == _but_certificate(absent)
    assert plain["verification.json"] == with_key["verification.json"] != absent["verification.json"]
    assert b"Not verified against Part 2" in absent["verification/index.html"]


def test_a_leak_of_sealed_words_is_found(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the key the verifier looks for what the sealed file says; its words are nowhere in what it says."""
    assert command("seal") == 0
    site = office / "leaky"
    site.mkdir()
    (site / "a.html").write_text("<p>Only Vexolmund can deliver it.</p>", encoding="utf-8")
    assert main(["verify", "decisions", str(site), "--config", "mkdocs.yml", "--content", str(ROOT / "content")]) == 1
    said = capsys.readouterr().out
    assert "LEAK-01" in said
    assert "Vexolmund" not in said


def test_what_was_sealed_is_opened_for_work(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In its place, or outside the repository and for its owner alone; never into it unasked."""
    assert command("seal", "--ref", "PCC/D/2019/03") == 0
    assert command("seal") == 0
    assert "Nothing was plain" in capsys.readouterr().out
    assert command("unseal") == 1
    assert command("unseal", "--to", "elsewhere") == 1
    assert "SEALED-06" in capsys.readouterr().out
    outside = office.parent / "desk"
    assert command("unseal", "--to", str(outside)) == 0
    opened = outside / "pcc-d-2019-03.part2.yaml"
    assert "Only Vexolmund can deliver it.   # told" in opened.read_text(encoding="utf-8")
    assert opened.stat().st_mode & 0o077 == 0
    assert command("unseal", "--in-place", "--ref", "PCC/D/2019/03") == 0
    beside = office / RECORD.replace(".yaml", ".part2.yaml")
    assert beside.is_file()
    assert not beside.with_name(f"{beside.name}.age").exists()
    capsys.readouterr()
    assert command("unseal", "--in-place", "--ref", "PCC/D/2019/03") == 0
    assert capsys.readouterr().out == "Nothing was sealed: every Part 2 is plain text already, or there is none.\n"
    assert command("seal") == 0
    assert not beside.exists()


def test_no_part_2_is_written_over_another(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither other papers that are sealed already, nor plain ones that somebody works on; both stay as they were."""
    sealed = office / RECORD.replace(".yaml", ".part2.yaml.age")
    other = seal(b"notes: The only copy.\n", BOTH)
    sealed.write_bytes(other)
    before = (office / RECORD).read_bytes()
    assert command("seal") == 1
    assert (sealed.read_bytes(), (office / RECORD).read_bytes()) == (other, before)
    plain = sealed.with_suffix("")
    plain.write_text("notes: Worked on.\n", encoding="utf-8")
    assert command("seal") == 1
    assert command("unseal", "--in-place") == 1
    assert capsys.readouterr().out.count("SEALED-07") == 3
    assert (sealed.read_bytes(), plain.read_text(encoding="utf-8")) == (other, "notes: Worked on.\n")


def test_a_link_to_a_plain_part_2_is_not_taken_for_it(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sealing the link would say that it is done, and leave the plain text where the link leads."""
    assert command("seal") == 0
    elsewhere = office / "papers.yaml"
    elsewhere.write_text("notes: Plain.\n", encoding="utf-8")
    link = office / RECORD.replace(".yaml", ".part2.yaml")
    link.with_name(f"{link.name}.age").unlink()
    link.symlink_to(elsewhere)
    assert command("seal") == 0
    assert "Nothing was plain" in capsys.readouterr().out
    assert command("check", "--content", str(ROOT / "content")) == 1
    assert "FILE-01" in capsys.readouterr().out


def test_faults_of_keys_are_told_apart(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, empty, wrong, readable by others, in the repository, none at all: the plain text stays."""
    before = (office / RECORD).read_bytes()
    for named, code in (
        (office.parent / "nowhere", "SEALED-01"),
        ("~nobody-has-this-name/key.txt", "SEALED-01"),
        (office.parent / "empty.txt", "SEALED-01"),
        (key_in(office.parent / "open.txt"), "SEALED-02"),
        (key_in(office / "inside.txt"), "SEALED-02"),
        (key_in(office.parent / "wrong.txt", x25519.Identity.generate()), "SEALED-05"),
        (None, "SEALED-05"),
    ):
        (office.parent / "empty.txt").write_text("# nothing\n", encoding="utf-8")
        (office.parent / "empty.txt").chmod(0o600)
        (office.parent / "open.txt").chmod(0o644)
        (office / ".git").mkdir(exist_ok=True)
        monkeypatch.setenv(VARIABLE, str(named)) if named else monkeypatch.delenv(VARIABLE)
        assert command("seal") == 1
        said = capsys.readouterr().out
        assert code in said
        assert str(MINE) not in said
        assert (office / RECORD).read_bytes() == before


def test_a_file_that_no_key_opens_stops_everything(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is never passed over in silence."""
    assert command("seal") == 0
    sealed = office / RECORD.replace(".yaml", ".part2.yaml.age")
    for data in (seal(b"notes: x", [str(OTHERS.to_public())]), b"no such thing"):
        sealed.write_bytes(data)
        for verb in ("check", "infer"):
            assert command(verb, "--content", str(ROOT / "content")) == 1
            assert "SEALED-03" in capsys.readouterr().out


def test_one_recipient_is_too_few(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lost key must lose nothing."""
    config = office / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(f", {BOTH[1]}", ""), encoding="utf-8")
    assert command("seal") == 1
    assert "SEALED-04" in capsys.readouterr().out


@pytest.mark.usefixtures("office")
def test_keys_are_read_from_their_file_alone() -> None:
    """And are out of reach of the steps that make pages."""
    assert [str(one) for one in keys()] == [str(MINE)]
    assert VARIABLE not in clean_environment(date(2026, 11, 23))
    options = Namespace(decisions=Path("decisions"), part2_folder=None, config=Path("mkdocs.yml"))
    assert Path(os.environ[VARIABLE]) in out_of_reach(options, read_settings(Path("mkdocs.yml")))


def _places(office: Path) -> dict[str, Path]:
    named = {"config": office / "mkdocs.yml", "decisions": office / "decisions", "content": ROOT / "content"}
    return named | {"bundle": office / "public", "site": office / "site"}


def _built(office: Path, name: str, *more: str) -> dict[str, bytes]:
    shutil.rmtree(office / "site", ignore_errors=True)
    done = run("site", _places(office), office, *more)
    assert done.code == 0, f"{name}: {done.output}"
    return files_of(office / "site")


def _but_certificate(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if not path.startswith("verification")}


def test_stop_is_raised_without_a_word_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is almost a key is refused, and not quoted."""
    path = tmp_path / "key.txt"
    path.write_text(f"{MINE}X\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv(VARIABLE, str(path))
    with pytest.raises(Stop) as stop:
        keys()
    assert "AGE-SECRET" not in str(stop.value.findings)
