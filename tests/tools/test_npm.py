"""Files out of npm's packages: only those that are pinned, from the registry that is set up, and fetched once."""

import base64
import hashlib
import io
import tarfile

import pytest

from tools import npm
from tools.processes import Stop


def archive(text: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        member = tarfile.TarInfo("package/dist/part.js")
        member.size = len(text)
        tar.addfile(member, io.BytesIO(text))
    return packed.getvalue()


@pytest.fixture
def pinned(monkeypatch, tmp_path):
    """A package that is pinned, and a registry that has it: a folder, as a file:// address."""
    content = archive(b"export const part = 1;")
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    monkeypatch.setitem(npm.PINNED, ("@some/part", "1.0.0"), f"sha512-{digest}")
    monkeypatch.setattr(npm, "FOLDER", tmp_path / "kept")
    monkeypatch.setattr(npm, "registry", lambda: (tmp_path / "registry").as_uri() + "/")
    published = tmp_path / "registry" / "@some" / "part" / "-" / "part-1.0.0.tgz"
    published.parent.mkdir(parents=True)
    published.write_bytes(content)
    return published


def test_a_file_comes_and_is_kept(pinned):
    assert npm.file("@some/part", "1.0.0", "dist/part.js") == b"export const part = 1;"
    pinned.unlink()
    assert npm.file("@some/part", "1.0.0", "dist/part.js") == b"export const part = 1;"


def test_another_content_is_refused_and_not_kept(pinned, tmp_path):
    pinned.write_bytes(archive(b"export const part = 2;"))
    with pytest.raises(Stop, match="hash"):
        npm.package("@some/part", "1.0.0")
    assert not (tmp_path / "kept").exists()


def test_a_kept_file_that_was_damaged_is_fetched_again(pinned, tmp_path):
    npm.package("@some/part", "1.0.0")
    kept = next((tmp_path / "kept").iterdir())
    kept.write_bytes(b"half")
    assert npm.package("@some/part", "1.0.0") == pinned.read_bytes() == kept.read_bytes()


def test_what_does_not_come_says_what_to_do(pinned):
    pinned.unlink()
    with pytest.raises(Stop, match="NPM_CONFIG_REGISTRY"):
        npm.package("@some/part", "1.0.0")


def test_what_is_not_there_is_named(pinned):
    with pytest.raises(ValueError, match=r"dist/other\.js"):
        npm.file("@some/part", "1.0.0", "dist/other.js")
    with pytest.raises(ValueError, match=r"part@2\.0\.0"):
        npm.package("@some/part", "2.0.0")


def test_the_registry_is_the_one_that_is_set_up(monkeypatch):
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "https://mirror.example/npm")
    assert npm.registry() == "https://mirror.example/npm/"
    monkeypatch.setenv("NPM_CONFIG_REGISTRY", "")
    monkeypatch.setattr(npm.shutil, "which", lambda name: None)
    assert npm.registry() == npm.REGISTRY
