"""Word files as packages: the parts they are found in, what is refused, and that no file takes too much time or memory."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable

import pytest

from nq57graph.errors import RefusedFile
from nq57graph.read.docx import package, read_docx

from .docx_files import (
    BREAK,
    TAB,
    Xml,
    archive,
    cell,
    docx,
    field,
    level,
    note,
    numbered,
    p,
    picture,
    r,
    read_part,
    row,
    series,
    style,
    table,
    text_box,
    with_part,
)

NUMBERING = series(
    1,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
) + numbered(1, 1)
NOTES = {7: ["Kèm Công văn 5."]}
RAISED = '<w:vertAlign w:val="superscript"/>'
GONE = "<w:rPr><w:del/></w:rPr>"

SMALL = docx("Sở Y tế")


def test_strict_and_transitional_files_read_the_same() -> None:
    blocks = [
        p("1", item=(1, 0)),
        p("Sở " * 100, note(7), centred=True),
        table(row("a", cell("b", merge="restart"))),
        picture(4 * 10**6, 4 * 10**6),
    ]
    parts = {"numbering": NUMBERING, "footnotes": NOTES, "styles": style("Title", ppr='<w:jc w:val="center"/>')}
    assert read_docx(docx(*blocks, strict=True, **parts), "a.docx") == read_docx(docx(*blocks, **parts), "a.docx")  # type: ignore[arg-type]


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "xml/Main.xml"])
def test_the_main_part_is_found_by_its_relationship(main: str) -> None:
    assert read_docx(docx(p("1", item=(1, 0)), main=main, numbering=NUMBERING), "a.docx").text == "I. 1"


def test_a_file_without_relationships_has_its_main_part_where_word_puts_it() -> None:
    assert read_docx(with_part(SMALL, "_rels/.rels", None), "a.docx").text == "Sở Y tế"


def test_names_of_parts_do_not_tell_capitals() -> None:
    with_capitals = with_part(
        with_part(SMALL, "word/document.xml", None), "Word/Document.XML", read_part(SMALL, "word/document.xml")
    )
    assert read_docx(with_capitals, "a.docx").text == "Sở Y tế"


def test_a_part_outside_the_package_is_not_fetched() -> None:
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="http://127.0.0.1/styles.xml" TargetMode="External"/>'
        '<Relationship Id="b" Type="x/numbering" Target="../../../etc/passwd"/></Relationships>'
    )
    assert read_docx(with_part(SMALL, "word/_rels/document.xml.rels", outside), "a.docx").text == "Sở Y tế"


def _spoiled(data: bytes, name: str) -> bytes:
    """``data`` with other bytes in the middle of the part ``name``."""
    at = data.index(name.encode()) + len(name) + 40
    return data[:at] + bytes(255 - byte for byte in data[at : at + 20]) + data[at + 20 :]


def _document(xml: str | bytes) -> bytes:
    return with_part(SMALL, "word/document.xml", xml)


LAUGHS = "<!DOCTYPE w:document [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DAMAGED = "damaged or cut off; get it again, or open it in Word and save it again"
CUT = "damaged or cut off; get it again"
DOCTYPE = "its part word/document.xml declares a document type, which no Word file does; save it again with Word"
NO_WORD = "no Word file (.docx), whatever its name says; save it as .docx or PDF"
LARGE = "too large when unpacked; split it into several files"
PICTURES = "holds pictures of pages, not their words; save it as PDF and add that (it is read as a scan)"
REFUSED = {
    "no byte": (b"", NO_WORD),
    "plain text": ("Sở Y tế".encode(), NO_WORD),
    "the old format": (package.OLE2 + b"\0" * 600, NO_WORD),
    "encrypted": (package.OLE2 + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted; save it without a password"),
    "cut off": (SMALL[: len(SMALL) // 2], CUT),
    "the mark alone": (b"PK\x03\x04", CUT),
    "bytes spoiled inside": (_spoiled(SMALL, "word/document.xml"), DAMAGED),
    "Excel": (archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "an Excel workbook; save it as .docx or PDF"),
    "PowerPoint": (archive({"[Content_Types].xml": "", "ppt/presentation.xml": ""}),
                   "a PowerPoint presentation; save it as .docx or PDF"),
    "OpenDocument": (archive({"mimetype": "", "META-INF/manifest.xml": ""}), "an OpenDocument file; save it as .docx or PDF"),
    "Java": (archive({"META-INF/MANIFEST.MF": ""}), "a Java archive; save it as .docx or PDF"),
    "an e-book": (archive({"META-INF/container.xml": ""}), "an e-book (EPUB); save it as .docx or PDF"),
    "an archive of files": (archive({"a.docx": SMALL}), "an archive, not a Word file; unpack it and add the files in it"),
    "an empty archive": (archive({}), "an archive, not a Word file; unpack it and add the files in it"),
    "another package": (archive({"[Content_Types].xml": "<Types/>"}), "no Word document in it; save it as .docx or PDF"),
    "another root": (_document("<html/>"), "no Word document in it; save it as .docx or PDF"),
    "no XML": (_document("Sở"), DAMAGED),
    "XML cut off": (_document(f"<w:document {W}><w:body>"), DAMAGED),
    "a document type": (_document(f"<!DOCTYPE a><w:document {W}/>"), DOCTYPE),
    "a document type in another encoding": (_document(f"<!DOCTYPE a><w:document {W}/>".encode("utf-16")), DOCTYPE),
    "a file of the machine": (_document(f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}>&x;</w:document>'), DOCTYPE),
    "a billion laughs": (_document(f"{LAUGHS}]><w:document {W}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>"), DOCTYPE),
    "laughs in an attribute": (_document(f"{LAUGHS}]><w:document {W} a='{'&i;' * 9}'/>"), DOCTYPE),
    "elements without end": (_document(f"<w:document {W}>" + "<w:p>" * 300 + "</w:p>" * 300 + "</w:document>"), DAMAGED),
    "one part too large": (_document(f"<w:document {W}>" + " " * package.MOST_XML + "</w:document>"), LARGE),
    "packed beyond reason": (_document(f"<w:document {W}>" + " " * 8_000_000 + "</w:document>"), LARGE),
    "empty": (docx(), "empty"),
    "no body": (_document(f"<w:document {W}/>"), "empty"),
    "white space": (docx(p(" "), p("\u00a0")), "empty"),
    "pictures alone": (docx(p(picture())), PICTURES),
    "pictures with a caption": (docx(p(picture()), "Trang 1"), PICTURES),
    "old pictures": (docx(p(r(Xml("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>")))), PICTURES),
    "text in another format": (docx(Xml('<w:altChunk r:id="rId1"/>')),
                               "its text is embedded in another format; open it in Word and save it again"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        read_docx(data, "a.docx")
    assert refused.value.message == f"a.docx: {reason}"
    assert refused.value.vi.startswith("a.docx: ")
    assert refused.value.vi != refused.value.message


def test_a_part_with_a_password_is_refused() -> None:
    spoiled = bytearray(archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}, zipfile.ZIP_STORED))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # APPNOTE 4.3.7 and 4.3.12: bit 0 says encrypted
        at = -1
        while (at := spoiled.find(header, at + 1)) >= 0:
            spoiled[at + flags] |= 1
    with pytest.raises(RefusedFile, match="encrypted"):
        read_docx(bytes(spoiled), "a.docx")


def test_a_size_that_is_a_lie_is_found_out_while_reading() -> None:
    data = bytearray(_document(f"<w:document {W}>" + " " * 9_000_000 + "</w:document>"))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    with pytest.raises(RefusedFile, match="damaged or cut off|too large"):
        read_docx(bytes(data), "a.docx")


def test_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 50)
    with pytest.raises(RefusedFile, match="too large when unpacked"):
        read_docx(archive({f"word/{i}.xml": "" for i in range(51)}), "a.docx")


def test_too_much_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MARKUP", 500)
    with pytest.raises(RefusedFile, match="too large when unpacked"):
        read_docx(docx(*["Sở"] * 100), "a.docx")


# ── sizes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def nested(inner: str, open_: str, close: str, times: int) -> Xml:
    return Xml(open_ * times + inner + close * times)


DEEP = {
    "tables": nested(p("x"), "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80),
    "tables of two columns": nested(p("x"), f"<w:tbl><w:tr>{cell('a')}<w:tc>", "</w:tc></w:tr></w:tbl>", 80),
    "insertions": Xml(f"<w:p>{nested(r('x'), '<w:ins>', '</w:ins>', 240)}</w:p>"),
    "content controls": nested(p("x"), "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 120),
    "text boxes": nested(p("x"), "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60),
    "alternatives": Xml(
        f"<w:p>{nested(r('x'), '<mc:AlternateContent><mc:Choice>', '</mc:Choice></mc:AlternateContent>', 120)}</w:p>"
    ),
    "fields": Xml(f"<w:p>{field('A', *[field('B', 'x')] * 500)}</w:p>"),
}


@pytest.mark.parametrize("blocks", DEEP.values(), ids=DEEP)
def test_what_is_nested_deep_is_read(blocks: Xml) -> None:
    assert "x" in read_docx(docx(blocks), "a.docx").text


LONG: dict[str, Callable[[int], list[Xml]]] = {
    "paragraphs": lambda n: [p("Giao Sở Y tế.")] * n,
    "joined paragraphs": lambda n: [p("Giao", props=GONE)] * n,
    "numbered paragraphs": lambda n: [p("Giao", item=(1, i % 4)) for i in range(n)],
    "rows": lambda n: [table(*[row("1", cell("Sở", merge="continue"))] * n)],
    "spans": lambda n: [table(row(*["x"] * 60), *[row(cell("x", span=60))] * (n // 20))],
    "breaks": lambda n: [p(*["Sở", BREAK] * n)],
    "tabs": lambda n: [p(*["Sở", TAB] * n)],
    "references": lambda n: [p("- A", *[note(7)] * n)],
    "notes": lambda n: [p("- A", *map(note, range(n)))],
    "boxes": lambda n: [p(*[text_box("x")] * n)],
    "raised figures": lambda n: [p(*[r("1", RAISED)] * n)],
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG)
def test_five_times_as_much_takes_five_times_as_long(make: Callable[[int], list[Xml]]) -> None:
    """Counted in lines of Python run, which no load of the machine changes."""
    small, large = (
        _steps(docx(*make(n), numbering=NUMBERING, footnotes={i: ["A"] for i in range(n)})) for n in (200, 1000)
    )
    assert large < 6 * small


def _steps(data: bytes) -> int:
    count = 0

    def step(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)  # type: ignore[arg-type]
    try:
        read_docx(data, "a.docx")
    finally:
        sys.settrace(before)
    return count
