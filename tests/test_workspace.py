"""Workspaces: where they are found, what is copied in, and what is never overwritten."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest

from nq57graph import assets
from nq57graph.catalogue import Entry, add_documents, read_catalogue
from nq57graph.errors import NoWorkspace, UserError
from nq57graph.workspace import Workspace, find_workspace, init_workspace, list_sources, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return init_workspace(tmp_path / "w")


def write(path: Path, text: str = "Thông báo\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# ── finding and making ────────────────────────────────────────────────────────────────────────────────────────────


def test_init_makes_every_part_and_an_empty_catalogue(workspace: Workspace) -> None:
    assert all(
        part.is_dir() for part in (workspace.documents, workspace.decisions, workspace.lexicon, workspace.queries)
    )
    assert read_catalogue(workspace) == ()


def test_init_leaves_what_stands_there_alone(tmp_path: Path) -> None:
    there = write(tmp_path / "documents" / "a.txt", "x")
    init_workspace(tmp_path)
    assert there.read_text(encoding="utf-8") == "x"


def test_init_twice_is_refused_and_keeps_the_catalogue(workspace: Workspace) -> None:
    workspace.catalogue.write_text("# mine\n", encoding="utf-8")
    with pytest.raises(UserError, match="is a workspace already"):
        init_workspace(workspace.folder)
    assert workspace.catalogue.read_text(encoding="utf-8") == "# mine\n"


def test_init_over_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be made a workspace"):
        init_workspace(write(tmp_path / "file"))


def test_the_nearest_workspace_upward_counts(workspace: Workspace) -> None:
    inner = init_workspace(workspace.folder / "inner")
    below = inner.documents / "a" / "b"
    below.mkdir(parents=True)
    assert find_workspace(below) == inner
    assert find_workspace(workspace.documents) == workspace


def test_above_a_checkout_its_data_counts(tmp_path: Path) -> None:
    data = init_workspace(tmp_path / "data")
    (tmp_path / "src" / "deep").mkdir(parents=True)
    assert find_workspace(tmp_path / "src" / "deep") == data == find_workspace(tmp_path)


def test_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace, match="nq57 init FOLDER") as told:
        find_workspace(tmp_path)
    assert "nq57 init THƯ_MỤC" in told.value.line("vi")


def test_a_folder_named_by_the_user_must_itself_be_one(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="is not a workspace"):
        open_workspace(workspace.documents)
    assert open_workspace(workspace.folder) == workspace


# ── adding ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_added_documents_keep_their_bytes_and_are_catalogued(workspace: Workspace, tmp_path: Path) -> None:
    content = "\ufeffThông báo\r\n\u00a0".encode()
    (tmp_path / "a.txt").write_bytes(content)
    report = add_documents(workspace, [tmp_path / "a.txt"])
    assert report.added == ("a.txt",)
    assert (workspace.documents / "a.txt").read_bytes() == content
    digest = hashlib.sha256(content).hexdigest()
    assert read_catalogue(workspace) == (Entry("a.txt", digest, None, "address unknown", None),)


def test_a_folder_is_taken_whole_without_lock_and_hidden_files(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", "sub/~$a.docx", ".DS_Store", ".git/x.txt", "Thumbs.db"):
        write(tmp_path / "in" / name, name)
    report = add_documents(workspace, [tmp_path / "in"])
    assert report.added == ("b.txt", "sub/a.txt")
    assert len(report.passed_over) == 4
    assert [source.name for source in list_sources(workspace)] == ["b.txt", "sub/a.txt"]


def test_a_lock_file_given_by_name_is_passed_over_not_refused(workspace: Workspace, tmp_path: Path) -> None:
    report = add_documents(workspace, [write(tmp_path / "~$x.docx")])
    assert (report.added, report.refused) == ((), ())
    assert report.passed_over == (str(tmp_path / "~$x.docx"),)


def test_another_file_of_the_same_name_never_overwrites(workspace: Workspace, tmp_path: Path) -> None:
    add_documents(workspace, [write(tmp_path / "1" / "01-TB.txt", "one")])
    report = add_documents(workspace, [write(tmp_path / "2" / "01-TB.txt", "two"), write(tmp_path / "c.txt", "three")])
    (refused,) = report.refused
    assert refused.file == str(tmp_path / "2" / "01-TB.txt")
    assert refused.reason == "another document is already named 01-TB.txt: rename this one, nothing was overwritten"
    assert report.added == ("c.txt",)
    assert (workspace.documents / "01-TB.txt").read_text(encoding="utf-8") == "one"


def test_the_same_bytes_are_already_there_under_any_name(workspace: Workspace, tmp_path: Path) -> None:
    add_documents(workspace, [write(tmp_path / "a.txt")])
    again, copy = tmp_path / "a.txt", write(tmp_path / "copy.txt")
    report = add_documents(workspace, [again, copy])
    assert report.known == ((str(again), "a.txt"), (str(copy), "a.txt"))
    assert len(read_catalogue(workspace)) == 1


def test_a_missing_path_does_not_keep_the_others_out(workspace: Workspace, tmp_path: Path) -> None:
    report = add_documents(workspace, [tmp_path / "no.txt", write(tmp_path / "yes.txt")])
    assert [str(error) for error in report.refused] == [f"{tmp_path / 'no.txt'}: no such file or folder"]
    assert report.added == ("yes.txt",)


def test_a_file_put_into_documents_by_hand_can_be_entered(workspace: Workspace) -> None:
    path = write(workspace.documents / "sub" / "a.txt")
    assert add_documents(workspace, [path]).added == ("sub/a.txt",)
    assert add_documents(workspace, [path]).known == ((str(path), "sub/a.txt"),)


def test_a_folder_that_holds_the_workspace_is_no_document(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.folder)
    report = add_documents(workspace, [workspace.folder, Path(), Path("..")])
    assert [error.reason for error in report.refused] == ["holds the workspace itself: name the documents"] * 3
    assert report.added == ()


def test_what_the_disk_refuses_is_one_line(workspace: Workspace, tmp_path: Path) -> None:
    write(workspace.documents / "sub")  # a file where a folder of this name is to be made
    write(tmp_path / "in" / "sub" / "a.txt", "a")
    with pytest.raises(UserError, match=r"sub cannot be used: "):
        add_documents(workspace, [tmp_path / "in"])


def test_decomposed_names_are_composed_in_the_catalogue_and_the_list(workspace: Workspace, tmp_path: Path) -> None:
    name = "Nghị quyết Khánh Hòa.txt"
    decomposed = unicodedata.normalize("NFD", name)
    assert decomposed != name
    assert add_documents(workspace, [write(tmp_path / decomposed, "một")]).added == (name,)
    by_hand = write(workspace.documents / unicodedata.normalize("NFD", "Đắk Lắk.txt"), "hai")
    sources = {source.name: source.path for source in list_sources(workspace)}
    assert list(sources) == [name, "Đắk Lắk.txt"]
    assert sources["Đắk Lắk.txt"].read_text(encoding="utf-8") == "hai"
    assert add_documents(workspace, [by_hand]).added == ("Đắk Lắk.txt",)


def test_two_names_that_differ_only_in_unicode_form_are_told(workspace: Workspace) -> None:
    for form in ("NFC", "NFD"):
        write(workspace.documents / unicodedata.normalize(form, "Đắk.txt"), form)
    if len(list(workspace.documents.iterdir())) == 1:
        pytest.skip("this file system composes names itself")
    with pytest.raises(UserError, match="differ only in Unicode form"):
        list_sources(workspace)


# ── the catalogue ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_adding_keeps_what_the_user_wrote_in_the_catalogue(workspace: Workspace, tmp_path: Path) -> None:
    mine = "# my note\n- file: old.txt\n  origin: https://example.org/old   # found by me\n  retrieved: 2026-01-02"
    workspace.catalogue.write_text(mine, encoding="utf-8")
    add_documents(workspace, [write(tmp_path / "b.txt", "b"), write(tmp_path / "a.txt", "a")])
    assert workspace.catalogue.read_text(encoding="utf-8").startswith(mine + "\n- file: a.txt\n")
    entries = read_catalogue(workspace)
    assert [entry.file for entry in entries] == ["old.txt", "a.txt", "b.txt"]
    assert (entries[0].origin, entries[0].retrieved) == ("https://example.org/old", "2026-01-02")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- file: [\n", "line 2, column 1"),
        ("documents: {}\n", "it must be a list of entries"),
        ("- title: x\n", "entry 1 names no file"),
        ("- file: a\n- b\n", "entry 2 names no file"),
    ],
)
def test_a_catalogue_that_cannot_be_read_says_where(workspace: Workspace, text: str, reason: str) -> None:
    workspace.catalogue.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="cannot be read") as told:
        read_catalogue(workspace)
    assert reason in str(told.value)


def test_a_catalogue_that_cannot_be_appended_to_is_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    indented = "  - file: old.txt\n"
    workspace.catalogue.write_text(indented, encoding="utf-8")
    with pytest.raises(UserError, match="cannot be added to"):
        add_documents(workspace, [write(tmp_path / "a.txt")])
    assert workspace.catalogue.read_text(encoding="utf-8") == indented


# ── what travels with the program ─────────────────────────────────────────────────────────────────────────────────


def test_the_example_documents_are_those_the_catalogue_was_written_for() -> None:
    example = Workspace(assets.example_workspace())
    digests = {s.name: hashlib.sha256(s.path.read_bytes()).hexdigest() for s in list_sources(example)}
    assert digests == {entry.file: entry.sha256 for entry in read_catalogue(example)}
    assert len(digests) == 5


def test_ontology_and_questions_are_found() -> None:
    assert (assets.ontology_folder() / "nq57.ttl").is_file()
    assert list(assets.queries_folder().glob("*.rq"))
