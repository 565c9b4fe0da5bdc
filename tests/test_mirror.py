"""What a public repository gets, and that the site built from it alone is the one that was verified."""

import json
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.commands import rebuild, steps
from generator.commands.building import Folders
from generator.manifest.certificate import read_facts
from generator.manifest.sums import read_sums, sums_of, written
from generator.public.tree import MARK
from tests.guard.faults import AGE_KEY, PAGE, RECORD
from tests.site.building import ROOT, SEED, Built, files_of, local_settings


@pytest.fixture(scope="session")
def mirror(real: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mirror of the real register."""
    folder = tmp_path_factory.mktemp("mirror") / "made"
    assert made(real, folder) == 0
    return folder


def made(real: Built, folder: Path, **other: Path) -> int:
    """Put a mirror together, of the real register but for what is named otherwise."""
    places = {"config": ROOT / "mkdocs.yml", "bundle": real.bundle, "content": ROOT / "content", "site": real.site}
    options = [word for name, path in (places | other).items() for word in (f"--{name}", str(path))]
    return cli.main(["mirror", *options, "--to", str(folder)])


def rebuilt(mirror: Path, folder: Path) -> int:
    """Build the site from a mirror, with the settings of the real register."""
    folder.mkdir(exist_ok=True)
    config = folder / "mkdocs.yml"
    config.write_text(local_settings(SEED / "mkdocs.yml", folder), encoding="utf-8")
    places = {"config": config, "bundle": mirror / "bundle", "content": mirror / "content", "site": folder / "site"}
    places |= {"sums": mirror / "SHA256SUMS", "certificate": mirror / "verification.json"}
    return cli.main(["rebuild", *(word for name, path in places.items() for word in (f"--{name}", str(path)))])


def test_a_mirror_holds_what_anybody_may_have_and_nothing_else(mirror: Path) -> None:
    """Program, settings, pages and bundle: no records, no tests, no history, nothing hidden."""
    tops = {path.name for path in mirror.iterdir()}
    assert tops == {
        *("Makefile", "requirements.lock", "pyproject.toml", "LICENSE", ".gitignore", "mkdocs.yml", MARK),
        *("generator", "content", "bundle", "verification.json", "SHA256SUMS"),
    }
    assert [path for path in mirror.rglob("*") if path.suffix == ".pyc" or "decisions" in path.parts[:-3]] == []


def test_the_site_of_a_mirror_is_the_one_that_was_verified(mirror: Path, real: Built, tmp_path: Path) -> None:
    """Every byte, the certificate too."""
    assert rebuilt(mirror, tmp_path) == 0
    assert files_of(tmp_path / "site") == files_of(real.site)


def test_a_site_that_differs_is_not_put_in_its_place(
    mirror: Path, real: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed page, one too many and one too few are each named, and the old site stays."""

    def build(_: object, folders: Folders, *__: object) -> None:
        shutil.copytree(real.site, folders.built)
        (folders.built / "contact/index.html").write_text("other", encoding="utf-8")
        (folders.built / "more.html").write_text("more", encoding="utf-8")
        (folders.built / "about/index.html").unlink()

    monkeypatch.setattr(rebuild, "build", build)
    monkeypatch.setattr(steps, "stage", lambda *_: None)
    assert rebuilt(mirror, tmp_path) == 1
    said = capsys.readouterr().out
    assert [line.split(": ")[0].split("built/")[1] for line in said.splitlines()[:-1]] == [
        *("about/index.html", "contact/index.html", "more.html")
    ]
    assert said.count("REBUILD-01") == 3
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("name", ["SHA256SUMS", "verification.json", "bundle/register.json"])
@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_what_must_come_with_the_bundle_is_missed(name: str, how: str, mirror: Path, tmp_path: Path) -> None:
    """Without digests and certificate, or with those of another bundle, nothing is built."""
    copy = tmp_path / "mirror"
    shutil.copytree(mirror, copy, ignore=shutil.ignore_patterns("generator"))
    (copy / name).write_bytes((copy / name).read_bytes()[:-1])
    if how == "missing":
        (copy / name).unlink()
    assert rebuilt(copy, tmp_path / "work") == 1
    assert not (tmp_path / "work/site").exists()


def test_a_mirror_is_made_of_a_certified_site_and_its_own_bundle(
    real: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the certificate, with another bundle, or with settings that lie elsewhere, there is none."""
    bundle = tmp_path / "bundle"
    shutil.copytree(real.bundle, bundle)
    (bundle / "register.json").write_bytes(b"{}")
    for other in ({"bundle": bundle}, {"site": tmp_path}, {"config": real.folder / "mkdocs.yml"}):
        assert made(real, tmp_path / "mirror", **other) == 1
        assert "MIRROR-01" in capsys.readouterr().out
    assert not (tmp_path / "mirror").exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [(AGE_KEY, "GUARD-05"), (PAGE, "GUARD-03"), (RECORD, "GUARD-07")],
    ids=["key", "preview", "record"],
)
def test_what_must_not_be_public_is_not_mirrored(
    data: bytes, code: str, real: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every file is looked through as the guard of a public repository would; then nothing is written."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "notes.txt").write_bytes(data)
    assert made(real, tmp_path / "mirror", content=content) == 1
    assert code in capsys.readouterr().out
    assert not (tmp_path / "mirror").exists()


def test_a_certificate_is_read_as_it_was_written(real: Built) -> None:
    """And one with a word more, or of another form, is none."""
    data = (real.site / "verification.json").read_bytes()
    assert read_facts(data).bundle.decisions == 1
    more = json.dumps({**json.loads(data), "note": "x"}, indent=2, sort_keys=True).encode() + b"\n"
    for bad in (more, b"{}\n", b"[]", b"x", data[:-1]):
        with pytest.raises(ValueError, match=r"\w"):
            read_facts(bad)


def test_digests_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    """A list that was cut short or written otherwise is refused."""
    (tmp_path / "a b").write_bytes(b"")
    sums = sums_of(tmp_path, MARK)
    assert written(sums) == b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a b\n"
    assert read_sums(written(sums)) == sums
    for bad in (b"", written(sums)[:-1], b"abc  a\n", b"abc a\n"):
        with pytest.raises(ValueError, match=r"\w"):
            read_sums(bad)
