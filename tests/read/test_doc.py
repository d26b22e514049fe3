"""Old Word files: which program reads them, what becomes of its output, and what is refused.

The programs are stood in for by small ones that write what LibreOffice and antiword write.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from nq57graph.errors import RefusedFile
from nq57graph.read import doc
from nq57graph.read.antiword import NOTE, join_outputs
from nq57graph.read.canonical import Canonical
from nq57graph.read.doc import read_doc

from .docx_files import archive, docx, p, picture

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RTF = rb"{\rtf1 S\u7903? Y t\u7871?}"
TEXT = "Sở Y tế"
BOOK = "<book><chapter><para>Sở Y tế</para></chapter></book>"


def ole2(*streams: str, flags: int = 0) -> bytes:
    """An OLE2 file with ``streams``, all in the third sector, which begins as that of a Word file with ``flags`` does."""
    header = bytearray(OLE2.ljust(512, b"\0"))
    header[30:32] = (9).to_bytes(2, "little")
    entries = b"".join(
        stream.encode("utf-16-le").ljust(0x74, b"\0") + (1).to_bytes(4, "little") + b"\0" * 8 for stream in streams
    )
    word = (b"\xec\xa5" + b"\0" * 8 + flags.to_bytes(2, "little")).ljust(512, b"\0")
    return bytes(header) + entries.ljust(512, b"\0") + word


DOC = ole2("Root Entry", "1Table", "WordDocument")


class Programs:
    """A folder that is the whole PATH."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, code: str) -> None:
        path = self.folder / name
        path.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{code}\n", encoding="utf-8")
        path.chmod(0o755)

    def add_office(self, made: bytes = b"", code: str = "", name: str = "soffice") -> None:
        """LibreOffice: it leaves its arguments, and ``made`` where it is told to."""
        (self.folder / "made.docx").write_bytes(made)
        self.add(
            name,
            f"here, outdir = pathlib.Path({str(self.folder)!r}), pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
            "(here / 'told').write_text('\\n'.join(sys.argv[1:]))\n"
            f"{code}\n"
            "made = (here / 'made.docx').read_bytes()\n"
            "if made: pathlib.Path(outdir, pathlib.Path(sys.argv[-1]).stem + '.docx').write_bytes(made)",
        )

    def add_antiword(self, text: str = TEXT, book: str = BOOK, code: str = "") -> None:
        self.add(
            "antiword",
            f"assert pathlib.Path(sys.argv[-1]).read_bytes()[:4] == {OLE2[:4]!r}\n{code}\n"
            f"sys.stdout.buffer.write(({book!r} if '-x' in sys.argv else {text!r}).encode())",
        )


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Programs(tmp_path)


# ── which program ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_libreoffice_reads_it_where_it_is_installed(programs: Programs) -> None:
    programs.add_office(docx("Từ LibreOffice"))
    programs.add_antiword()
    assert read_doc(DOC, "a.doc") == Canonical("Từ LibreOffice")


@pytest.mark.parametrize(("data", "suffix"), [(DOC, ".doc"), (RTF, ".rtf")], ids=["doc", "rtf"])
def test_libreoffice_runs_in_a_profile_of_its_own_that_leaves_nothing(
    programs: Programs, data: bytes, suffix: str
) -> None:
    look = (
        "profile = pathlib.Path(next(a for a in sys.argv if a.startswith('-env:')).partition('file://')[2])\n"
        "(here / 'profile').write_text((profile / 'user' / 'registrymodifications.xcu').read_text())\n"
        "(here / 'input').write_bytes(pathlib.Path(sys.argv[-1]).read_bytes())"
    )
    programs.add_office(docx(TEXT), look, name="libreoffice")
    assert read_doc(data, "a.doc").text == TEXT
    told = (programs.folder / "told").read_text(encoding="utf-8").splitlines()
    assert told[0] == "--headless"
    assert told[-1].endswith(suffix)
    assert not Path(told[-1]).parent.exists()
    assert (programs.folder / "input").read_bytes() == data
    profile = (programs.folder / "profile").read_text(encoding="utf-8")
    assert 'name="DisableMacrosExecution" oor:op="fuse"><value>true<' in profile
    assert 'name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true<' in profile


def test_antiword_reads_it_where_libreoffice_is_not_installed(programs: Programs) -> None:
    programs.add_antiword()
    assert read_doc(DOC, "a.doc") == Canonical(TEXT, notes=(NOTE,))


def test_antiword_reads_what_libreoffice_cannot(programs: Programs) -> None:
    programs.add_office(b"")
    programs.add_antiword()
    assert read_doc(DOC, "a.doc").text == TEXT


SLEEP = "time.sleep(600)"
FAILED = {
    "nothing installed": ({}, DOC, "an old Word file (.doc); install LibreOffice (or antiword) to have it read, or save it as .docx"),
    "nothing for RTF": ({"antiword": ""}, RTF, "an RTF file; install LibreOffice to have it read, or save it as .docx"),
    "LibreOffice does nothing": ({"office": ""}, DOC, "LibreOffice: could not open it; save it as .docx"),
    "LibreOffice fails": ({"office": "sys.exit('no\\nmemory')"}, DOC, "soffice: no memory; save it as .docx"),
    "LibreOffice hangs": ({"office": SLEEP}, DOC, "soffice: stopped after 1 seconds; save it as .docx"),
    "antiword fails": ({"antiword": "sys.exit('not a Word Document')"}, DOC, "antiword: not a Word Document; save it as .docx"),
    "antiword hangs": ({"antiword": SLEEP}, DOC, "antiword: stopped after 1 seconds; save it as .docx"),
    "both fail": ({"office": "", "antiword": "sys.exit(2)"}, DOC, "antiword: ended with code 2; save it as .docx"),
}  # fmt: skip


@pytest.mark.parametrize(("installed", "data", "reason"), FAILED.values(), ids=FAILED)
def test_when_no_program_reads_it(
    programs: Programs, monkeypatch: pytest.MonkeyPatch, installed: dict[str, str], data: bytes, reason: str
) -> None:
    from nq57graph.read import antiword

    monkeypatch.setattr(doc, "_OFFICE_TIME", 1.0)
    monkeypatch.setattr(antiword, "_TIME", 1.0)
    if "office" in installed:
        programs.add_office(code=installed["office"])
    if "antiword" in installed:
        programs.add_antiword(code=installed["antiword"])
    with pytest.raises(RefusedFile) as refused:
        read_doc(data, "a.doc")
    assert refused.value.message == f"a.doc: {reason}"
    assert "hãy" in refused.value.vi


def test_too_large_a_file_made_of_it(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "_LARGEST", 1000)
    programs.add_office(docx(TEXT) + b"\0" * 1000)
    with pytest.raises(RefusedFile, match="LibreOffice: made too large a file of it"):
        read_doc(DOC, "a.doc")


# ── what is no old Word file ──────────────────────────────────────────────────────────────────────────────────────

NO_WORD = "no Word file (.doc), whatever its name says; save it as .docx or PDF"
ENCRYPTED = "encrypted; save it without a password"
REFUSED = {
    "no byte": (b"", NO_WORD),
    "text": (TEXT.encode(), NO_WORD),
    "an archive": (archive({"a": ""}), NO_WORD),
    "the mark of OLE2 alone": (OLE2, NO_WORD),
    "an OLE2 file of something else": (ole2("Root Entry", "VisioDocument"), NO_WORD),
    "a name out of place": (OLE2.ljust(600, b"\0") + "WordDocument\0".encode("utf-16-le"), NO_WORD),
    "Excel": (ole2("Root Entry", "Workbook"), "an Excel workbook; save it as .docx or PDF"),
    "PowerPoint": (ole2("Root Entry", "PowerPoint Document"), "a PowerPoint presentation; save it as .docx or PDF"),
    "a .docx with a password": (ole2("Root Entry", "EncryptedPackage"), ENCRYPTED),
    "a .doc with a password": (ole2("Root Entry", "WordDocument", flags=0x0100), ENCRYPTED),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(programs: Programs, data: bytes, reason: str) -> None:
    programs.add_antiword()
    with pytest.raises(RefusedFile) as refused:
        read_doc(data, "a.doc")
    assert refused.value.message == f"a.doc: {reason}"
    assert refused.value.vi != refused.value.message


def test_other_flags_are_no_password_and_a_table_of_excel_inside_is_no_workbook(programs: Programs) -> None:
    programs.add_antiword()
    assert read_doc(ole2("Root Entry", "Workbook", "WordDocument", flags=0x0E00), "a.doc").text == TEXT


def test_pictures_of_pages_are_refused_after_libreoffice_too(programs: Programs) -> None:
    programs.add_office(docx(p(picture())))
    with pytest.raises(RefusedFile, match="holds pictures of pages"):
        read_doc(DOC, "a.doc")


# ── the outputs of antiword ───────────────────────────────────────────────────────────────────────────────────────


Group = tuple[str, list[list[str]]]  # the widths of the columns, and rows of cells


def book(*tables: Group | list[Group]) -> bytes:
    """antiword's DocBook of tables, each of one or more groups of rows."""
    inner = "".join(map(_docbook_table, tables))
    return f"<!DOCTYPE book SYSTEM 'http://127.0.0.1/x.dtd'><book><para>{inner}</para></book>".encode()


def _docbook_table(table: Group | list[Group]) -> str:
    made = ""
    for widths, rows in table if isinstance(table, list) else [table]:
        columns = "".join(f"<colspec colwidth='{width}pt'/>" for width in widths.split())
        cells = ("".join(f"<entry>\n{cell}\n       </entry>" for cell in row) for row in rows)
        made += f"<tgroup>{columns}<tbody>{''.join(f'<row>{row}</row>' for row in cells)}</tbody></tgroup>"
    return f"<informaltable>{made}</informaltable>"


NO_BOOK = b"<book/>"
FRAME = "|ỦY BAN      |CỘNG HÒA     |\n|TỈNH A      |Độc lập - Tự do |\n"
NOTES = "\n-----------------------\n[1] Kèm Công văn\n5.\n\n[2] Hai.\n"
JOINED = [
    ("\n\n  THÔNG BÁO\nvề họp\n\n\n1. Giao Sở\n", NO_BOOK, "THÔNG BÁO\nvề họp\n\n1. Giao Sở", "lines that stand together"),
    (FRAME, book(("200.50 250.00", [["ỦY BAN\nTỈNH A", "CỘNG HÒA\nĐộc lập - Tự do"]])),
     "ỦY BAN\nTỈNH A\n\nCỘNG HÒA\nĐộc lập - Tự do", "the frame of a heading"),
    ("Một\n|1 |dài |\n|  |hơn |\n\nHai", book(("50 90", [["1", "dài hơn"]])), "Một\n\n| 1 | dài hơn |\n\nHai",
     "a table, whose lines are put together in the other output"),
    ("|1 |a |b |\n|c |d |", book([("20 90 90", [["1", "a", "b"]]), ("20 180", [["c", "d"]])]), "| 1 | a | b |\n| c | d |  |",
     "rows of other cells in one grid"),
    ("|1 |a |\n\nHai\n\n|2 |b |", book(("20 90", [["1", "a"]]), ("20 90", [["2", "b"]])),
     "| 1 | a |\n\nHai\n\n| 2 | b |", "two tables, each in its place"),
    ("|1 |a |", NO_BOOK, "| 1 | a |", "a table that the other output lacks"),
    ("- Giao[1] Sở[2].\n\n- Hai [3]" + NOTES, NO_BOOK, "- Giao¹ Sở².\n\n¹ Kèm Công văn 5.\n\n² Hai.\n\n- Hai [3]", "notes"),
    ("|1 |a[1] |\n\nHết" + NOTES, book(("20 90", [["1", "a<footnote><para> </para></footnote>"]])),
     "| 1 | a¹ |\n\nHết", "a note in a table: its reference"),
    ("-----------------------\nHết", NO_BOOK, "-----------------------\nHết", "a rule that no notes follow"),
    ("TT |Việc |Cơ quan | |1 |Một |Sở A | |2 |Hai |  | |", NO_BOOK, "| TT | Việc | Cơ quan |\n| 1 | Một | Sở A |\n| 2 | Hai |  |",
     "a table shown as running text"),
    ("TT |Việc | |1 |Một\n\nlà hai | | \n\nHết", NO_BOOK, "| TT | Việc |\n| 1 | Một là hai |\n\nHết", "over two paragraphs"),
    ("TT |Việc | |1 |Một |Sở A | |", NO_BOOK, "TT |Việc | |1 |Một |Sở A | |", "rows that are not alike are left as they are"),
    ("a | b | c | d | e\n\nHết", NO_BOOK, "a | b | c | d | e\n\nHết", "nor is it one without an end"),
    ("a | b", NO_BOOK, "a | b", "a pipe in a line"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "docbook", "joined", "why"), JOINED, ids=[why for *_, why in JOINED])
def test_outputs_of_antiword_as_one_text(text: str, docbook: bytes, joined: str, why: str) -> None:
    assert join_outputs(text, docbook, "a.doc").text == joined, why


@pytest.mark.parametrize(
    ("text", "reason"),
    [("\n\n", "empty"), ("[pic]\n\n[pic] Trang 1", "holds pictures of pages")],
    ids=["nothing", "pictures"],
)
def test_outputs_without_words_are_refused(text: str, reason: str) -> None:
    with pytest.raises(RefusedFile, match=reason):
        join_outputs(text, NO_BOOK, "a.doc")


def test_a_picture_beside_words_is_left_out() -> None:
    assert join_outputs("[pic] " + "Sở Y tế " * 40, NO_BOOK, "a.doc").text.startswith("Sở Y tế")
