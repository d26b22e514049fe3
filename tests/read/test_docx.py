"""Word files: their text is what a reader of the printed page sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from nq57graph.model.text import Source
from nq57graph.read.docx import read_docx
from nq57graph.read.layout import lay_out

from .docx_files import (
    BREAK,
    PAGE_BREAK,
    TAB,
    Xml,
    cell,
    deleted,
    docx,
    field,
    note,
    p,
    picture,
    r,
    row,
    style,
    table,
    text_box,
    wrapped,
)

ROOT = Path(__file__).parents[2]


def text_of(*blocks: str, **parts: object) -> str:
    return read_docx(docx(*blocks, **parts), "a.docx").text  # type: ignore[arg-type]


# ── words of a paragraph ──────────────────────────────────────────────────────────────────────────────────────────

STYLES = (
    style("Heading", rpr="<w:caps/>")
    + style("Lower", based_on="Heading", rpr='<w:caps w:val="0"/>')
    + style("Shout", kind="character", rpr="<w:caps/>")
    + style("Unseen", kind="character", rpr="<w:vanish/>")
    + style("Loop", based_on="Pool")
    + style("Pool", based_on="Loop", rpr="<w:caps/>")
    + style("TOC1", name="toc 1")
)
RAISED = '<w:vertAlign w:val="superscript"/>'
SHOWN = [
    (p("Sở ", r("Tài", "<w:b/>"), r(" chính")), "Sở Tài chính", "runs of several looks are one text"),
    (p(r(Xml("<w:t> Sở </w:t>")), "Y tế"), "SởY tế", "spaces at the ends of a text go unless they are to be kept"),
    (p("Giao\nSở Y tế"), "Giao Sở Y tế", "a line break of the file is a space"),
    (p("Nghị quyết 57", r(Xml("<w:noBreakHyphen/>")), "NQ/TW"), "Nghị quyết 57-NQ/TW", "a hyphen that does not break"),
    (p("Nghị quyết 57\u2011NQ/TW"), "Nghị quyết 57-NQ/TW", "the same, typed"),
    (p("triển", r(Xml("<w:softHyphen/>")), "khai"), "triểnkhai", "a hyphen that shows only at the end of a line"),
    (p(r("tỷ lệ "), r(Xml('<w:sym w:font="Symbol" w:char="F0B3"/>')), r(" 90%")), "tỷ lệ ≥ 90%", "a sign of a symbol font"),
    (p("tỷ lệ \uf0b3 90%"), "tỷ lệ ≥ 90%", "the same, typed"),
    (p(r(Xml('<w:sym w:font="Wingdings" w:char="F04A"/>')), "Sở"), "Sở", "a sign that says nothing"),
    (p(r(Xml('<w:sym w:font="Symbol" w:char="zz"/>')), "Sở"), "Sở", "a sign that is none"),
    (p(wrapped("hyperlink", "Nghị định 45")), "Nghị định 45", "a link"),
    (p(wrapped("smartTag", wrapped("customXml", "Sở Y tế"))), "Sở Y tế", "a smart tag"),
    (p(wrapped("sdt", Xml(f"<w:sdtContent>{r('Số 5')}</w:sdtContent>"))), "Số 5", "a content control in a line"),
    (Xml(f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Số 5')}</w:sdtContent></w:sdt>"), "Số 5", "a content control of paragraphs"),
    (p("Hạn ", field(' DATE \\@ "dd/MM/yyyy" ', "01/02/2026")), "Hạn 01/02/2026", "of a field, what it shows"),
    (p(field("IF ", field("MERGEFIELD x", "ẩn"), "hiện")), "ẩnhiện", "what a field inside another shows"),
    (p(wrapped("fldSimple", "3", attributes='w:instr=" REF x "')), "3", "a simple field"),
    (p(r(Xml('<w:fldChar w:fldCharType="begin"/>')), r(Xml("<w:instrText>TOC</w:instrText>"))) + p("Sở"), "Sở",
     "a field that never shows anything takes nothing else with it"),
    (p("Sở", r("Y tế", "<w:vanish/>")), "Sở", "hidden words"),
    (p("Sở", r("Y tế", '<w:vanish w:val="0"/>')), "SởY tế", "words that are not hidden"),
    (p("Sở", r("Y tế", '<w:rStyle w:val="Unseen"/>')), "Sở", "words hidden by their style"),
    (p(r("điều khoản", "<w:caps/>")), "ĐIỀU KHOẢN", "capitals by their look"),
    (p(r("điều khoản", "<w:smallCaps/>")), "ĐIỀU KHOẢN", "small capitals"),
    (p("điều", style="Heading"), "ĐIỀU", "capitals by the style of the paragraph"),
    (p(r("điều", '<w:caps w:val="false"/>'), style="Heading"), "điều", "the look of the run comes first"),
    (p("điều", style="Lower"), "điều", "a style that takes back what the one below says"),
    (p(r("điều", '<w:rStyle w:val="Shout"/>'), style="Heading"), "điều", "what both styles switch on is off"),
    (p("điều", style="Loop"), "ĐIỀU", "styles based on one another"),
    (p("điều", style="None"), "điều", "a style that is not there"),
    (p("I. Mở đầu", TAB, "1", style="TOC1") + p("Sở"), "Sở", "a table of contents repeats the headings"),
    (p("đại biểu", r("12", RAISED), " dự"), "đại biểu¹² dự", "a raised figure is a reference"),
    (p("100 m", r("2", RAISED), " đất"), "100 m2 đất", "but not behind a unit"),
    (p("chương trình", r("2", RAISED)), "chương trình²", "a word that ends like a unit is none"),
    (p("số 1", r("st", RAISED)), "số 1st", "raised letters"),
    (p("tăng ", Xml("<m:oMath><m:r><m:t>8,5%</m:t></m:r></m:oMath>")), "tăng 8,5%", "a formula"),
    (p(Xml("<w:bookmarkStart/><w:proofErr/><w:commentRangeStart/>"), "Sở", Xml("<w:commentRangeEnd/>")), "Sở",
     "marks that show nothing"),
    (p(Xml('<mc:AlternateContent><mc:Choice Requires="x"><w:x/></mc:Choice><mc:Fallback>' + r("Sở") +
           "</mc:Fallback></mc:AlternateContent>")), "Sở", "of alternatives, the one with words"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "text", "why"), SHOWN, ids=[why for *_, why in SHOWN])
def test_words_of_a_paragraph(paragraph: Xml, text: str, why: str) -> None:
    assert text_of(Xml(paragraph), styles=STYLES) == text, why


GONE, MOVED = "<w:rPr><w:del/></w:rPr>", "<w:rPr><w:moveFrom/></w:rPr>"
REVISED = [
    (p("Giao ", wrapped("ins", "Sở Y tế"), deleted("Sở Tài chính")), "Giao Sở Y tế", "inserted and deleted words"),
    (p(wrapped("moveFrom", "đi"), wrapped("moveTo", "đến")), "đến", "moved words stand where they have come to"),
    (p("Giao Sở", props=GONE) + p(" Y tế"), "Giao Sở Y tế", "a deleted mark joins two paragraphs"),
    (p("Một", props=GONE) + p(" hai", props=MOVED) + p(" ba"), "Một hai ba", "and three"),
    (p(deleted("Bỏ"), props=GONE) + p("Giữ"), "Giữ", "a paragraph deleted with its words"),
    (p("Một", props=GONE) + table(row("a", "b")), "Một\n\n| a | b |", "a deleted mark in front of a table"),
    (p("Một", props=GONE), "Một", "a deleted mark at the end"),
    (p("Ẩn", props="<w:rPr><w:vanish/></w:rPr>") + p(" hiện"), "Ẩn hiện", "a hidden mark joins, too"),
    (p(wrapped("ins", wrapped("del", "bỏ"), "giữ")), "giữ", "inserted first, deleted later"),
    (table(row("a", "b"), row("c", "d", props="<w:del/>")), "| a | b |", "a deleted row"),
    (table(row("a", "b"), row("c", "d", props="<w:hidden/>")), "| a | b |", "a hidden row"),
    (table(row("a", "b"), row("c", "d", props="<w:ins/>")), "| a | b |\n| c | d |", "an inserted row"),
    (table(row("a", cell("x", props="<w:cellDel/>"), "b")), "| a | b |", "a deleted cell"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text", "why"), REVISED, ids=[why for *_, why in REVISED])
def test_tracked_changes_are_taken_as_accepted(blocks: str, text: str, why: str) -> None:
    assert text_of(Xml(blocks)) == text, why


# ── lines ─────────────────────────────────────────────────────────────────────────────────────────────────────────

LINED = [
    (p("Giao Sở", BREAK, "Y tế"), "Giao Sở Y tế", "a break in running text"),
    (p("theo số", BREAK, "57-NQ/TW"), "theo số 57-NQ/TW", "figures run on"),
    (p("gồm:", BREAK, "- một;", BREAK, "- hai"), "gồm:\n- một;\n- hai", "a break in front of items"),
    (p("Chủ trì: Sở A.", BREAK, "Thời hạn: quý II"), "Chủ trì: Sở A.\nThời hạn: quý II", "a break behind a stop"),
    (p("THÔNG BÁO", BREAK, "về phiên họp", centred=True), "THÔNG BÁO\nvề phiên họp", "a break in a heading"),
    (p("Một", PAGE_BREAK, "Hai"), "Một\n\nHai", "a page ends inside a paragraph"),
    (p(PAGE_BREAK, "Hai"), "Hai", "a page ends in front of one"),
    (p("THÔNG BÁO", centred=True) + p("về họp", centred=True) + p("Ngày 1"), "THÔNG BÁO\nvề họp\n\nNgày 1",
     "lines of a heading belong together"),
    (p("THÔNG BÁO", centred=True) + p() + p("về họp", centred=True), "THÔNG BÁO\n\nvề họp", "unless one is left out"),
    (p("THÔNG BÁO", style="Title") + p("về họp", style="Title"), "THÔNG BÁO\nvề họp", "centred by their style"),
    (p("Một") + p("Hai"), "Một\n\nHai", "paragraphs are apart"),
    (p(TAB, "Một"), "Một", "a tab that indents"),
    (p("1.", TAB, "Một", TAB, " hai"), "1. Một\thai", "a tab behind a number"),
    (p("Điều 5.", TAB, "Phạm vi"), "Điều 5. Phạm vi", "the number of an article"),
    (p("2.1.", TAB, "Một"), "2.1. Một", "a number of two levels"),
    (p("Chương II", TAB, "QUY ĐỊNH"), "Chương II QUY ĐỊNH", "a number without a stop"),
    (p("Số:", TAB, "12/KH-UBND"), "Số: 12/KH-UBND", "the number of the document"),
    (p("Nơi nhận:", TAB, TAB, "TM. UBND TỈNH"), "Nơi nhận:\tTM. UBND TỈNH", "words with a colon number nothing"),
    (p("UBND TỈNH", TAB, TAB, "CỘNG HÒA"), "UBND TỈNH\tCỘNG HÒA", "tabs that set two columns"),
    (p("Một", TAB, "hai", TAB, "ba"), "Một hai ba", "more make no table of a paragraph"),
    (p(Xml("<mc:AlternateContent/>"), "một"), "một", "no alternative at all"),
    (p("một \u2028 hai"), "một   hai", "separators of lines are no lines"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text", "why"), LINED, ids=[why for *_, why in LINED])
def test_lines_and_tabs(blocks: str, text: str, why: str) -> None:
    centred = style("Base", ppr='<w:jc w:val="center"/>') + style("Title", based_on="Base")
    assert text_of(Xml(blocks), styles=centred) == text, why


# ── notes and boxes ───────────────────────────────────────────────────────────────────────────────────────────────

NOTES = {7: ["Kèm Công văn 5."], 3: ["Một.", "- Hai."]}
NOTED = [
    (p("- Giao Sở", note(7), " Y tế.") + p("- Hai."), "- Giao Sở¹ Y tế.\n\n¹ Kèm Công văn 5.\n\n- Hai.", "behind its paragraph"),
    (p("- A", note(3), note(7)), "- A¹²\n\n¹ Một. - Hai.\n\n² Kèm Công văn 5.", "numbered as they come; one paragraph each"),
    (p("Họp", note(7), ".") + p("Sau khi nghe.") + p("1. Giao."), "Họp¹.\n\nSau khi nghe.\n\n¹ Kèm Công văn 5.\n\n1. Giao.",
     "in front of the next item, for what has no mark would be more of the note"),
    (p("Họp", note(7), ".") + p("Kết thúc."), "Họp¹.\n\nKết thúc.\n\n¹ Kèm Công văn 5.", "or at the end"),
    (table(row("1", p("A", note(7)))) + p("- B"), "| 1 | A¹ |\n\n¹ Kèm Công văn 5.\n\n- B", "behind the table"),
    (p("Họp", note(7)) + table(row("1", "A")), "Họp¹\n\n¹ Kèm Công văn 5.\n\n| 1 | A |", "in front of a table"),
    (p("- A", note(9)), "- A", "a note that is not there"),
    (p("- A", note(-1)), "- A", "the rule above the notes is none"),
    (p("- A", note(7)) + p("- B", note(7)), "- A¹\n\n¹ Kèm Công văn 5.\n\n- B¹", "a note referred to twice stands once"),
    (p("- A", note(7), deleted("x"), wrapped("del", note(3))), "- A¹\n\n¹ Kèm Công văn 5.", "a deleted reference"),
    (p("- A", note(7), note(1, "endnote")), "- A¹¹\n\n¹ Kèm Công văn 5.\n\n¹ Cuối.", "endnotes have numbers of their own"),
    (p(note(7), "TÊN", centred=True) + p("tiếp", centred=True), "¹TÊN\ntiếp\n\n¹ Kèm Công văn 5.", "a heading stays whole"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text", "why"), NOTED, ids=[why for *_, why in NOTED])
def test_notes(blocks: str, text: str, why: str) -> None:
    assert text_of(Xml(blocks), footnotes=NOTES, endnotes={1: ["Cuối."]}) == text, why


def test_a_note_that_refers_to_itself_ends() -> None:
    assert text_of(p("- A", note(1)), footnotes={1: [p("Một", note(1))]}) == "- A¹\n\n¹ Một"


def test_what_follows_a_note_is_read_as_the_text_that_it_is() -> None:
    """Whole way to the outline: the note is a footnote, the paragraph behind it is not a part of it."""
    text = text_of(
        p("THÔNG BÁO", centred=True), p("về phiên họp", centred=True),
        p("Ngày 02/3/2026, Ban Chỉ đạo họp", note(7), "."), p("Sau khi nghe báo cáo, Trưởng ban kết luận:"),
        p("1. Giao Sở Y tế báo cáo."),
        footnotes=NOTES,
    )  # fmt: skip
    document = lay_out(Source("a.docx", "0", text))
    assert [note_.text for note_ in document.footnotes] == ["Kèm Công văn 5."]
    assert [flow.text for flow in document.opening] == [
        "Ngày 02/3/2026, Ban Chỉ đạo họp.",
        "Sau khi nghe báo cáo, Trưởng ban kết luận:",
    ]


BOXED = [
    (p("Sở", text_box("Hộp", "hai")) + p("Y"), "Sở\n\nHộp\n\nhai\n\nY", "behind its paragraph, once"),
    (p("Sở", text_box("Hộp", vml="yes")), "Sở\n\nHộp", "in the old markup"),
    (p("TÊN", text_box(""), centred=True) + p("tiếp", centred=True), "TÊN\ntiếp", "an empty box in a heading"),
    (p(text_box(p("A", text_box("B")))), "A\n\nB", "a box in a box"),
    (p(text_box(table(row("a", "b")))), "| a | b |", "a table in a box"),
    (table(row("a", p("b", text_box("c")))), "| a | b c |", "a box in a cell"),
    (p(r(Xml("<w:drawing><wp:inline/></w:drawing>")), "Sở"), "Sở", "a drawing without words"),
    (p(Xml(f"<w:del>{text_box('Hộp')}</w:del>"), "Sở"), "Sở", "a deleted box"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text", "why"), BOXED, ids=[why for *_, why in BOXED])
def test_text_boxes(blocks: str, text: str, why: str) -> None:
    assert text_of(Xml(blocks)) == text, why


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────

TABLES = [
    (table(row("TT", "Nhiệm vụ"), row("1", cell("Một", "hai"))), "| TT | Nhiệm vụ |\n| 1 | Một hai |", "paragraphs of a cell"),
    (table(row("a", "b"), row("", "")), "| a | b |", "an empty row"),
    (table(row("a", "b|c")), "| a | b¦c |", "a pipe inside a cell"),
    (table(row("a", p("b", BREAK, "c", TAB, "d"))), "| a | b c d |", "breaks and tabs inside a cell"),
    (table(row("1", "2", "3"), row(cell("I. Hạ tầng", span=3)), row("1", cell("a", span=2))),
     "| 1 | 2 | 3 |\n| I. Hạ tầng |  |  |\n| 1 | a |  |", "cells merged over columns"),
    (table(row(cell("a", span=2), "b"), row(cell("c", span=2), "d")), "| a | b |\n| c | d |",
     "a column of the grid at which no cell begins is none"),
    (table(row(cell("Sở", merge="restart"), "a"), row(cell(merge="continue"), "b")), "| Sở | a |\n|  | b |",
     "a first cell merged over rows: the second goes on from the first"),
    (table(row("1", cell("Sở", merge="restart")), row("2", Xml("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")), row("3", "B")),
     "| 1 | Sở |\n| 2 | Sở |\n| 3 | B |", "another holds for each row"),
    (table(row("1", cell("Sở A", span=2, merge="restart")), row("2", cell("ẩn", span=2, merge="continue")), row("3", "x", "y")),
     "| 1 | Sở A |  |\n| 2 | Sở A |  |\n| 3 | x | y |", "a cell merged both ways; what stands behind it is not shown"),
    (table(row("1", "a", "b"), row("2", "c", props='<w:gridBefore w:val="1"/>')), "| 1 | a | b |\n|  | 2 | c |",
     "columns left out in front"),
    (table(row("1", "a", "b"), row("2", props='<w:gridAfter w:val="2"/>')), "| 1 | a | b |\n| 2 |  |  |", "and behind"),
    (table(row("1", "a", "b"), row("2", cell("c", span=2), "d"), widths=(500, 2000, 100, 2000)),
     "| 1 | a | b |\n| 2 | c | d |", "edges that are not quite in line"),
    (table(row("1", "a", "b"), row("2", cell("c", span=2), "d"), widths=(500, 2000, 900, 2000)),
     "| 1 | a | b |  |\n| 2 | c |  | d |", "edges that are apart"),
    (table(row("a", "b", "c"), widths=(100, 100, 100)), "| a | b | c |", "narrow cells are cells"),
    (table(row("a", cell("b", span=999_999))), "| a | b |", "a span that no table has"),
    (table(row("a", "b"), row("c")), "| a | b |\n| c |  |", "a row that is short"),
    (table(row("1", cell("trước", table(row("x", "y"), row("z", "")), "sau"))), "| 1 | trước x; y z sau |", "a table in a cell"),
    (table(row("Khung", ), row(cell("- Một", table(row("x", "y"))))), "Khung\n\n- Một\n\n| x | y |", "a frame of one column"),
    (table(row("Khung", ""), row("", "Hai")), "Khung\n\nHai", "one cell with words in each row"),
    (table(row(cell("ỦY BAN", "TỈNH A"), cell("CỘNG HÒA", "Độc lập - Tự do")), row("Số: 1/KH", "Hà Nội, ngày 1")),
     "ỦY BAN\nTỈNH A\nSố: 1/KH\n\nCỘNG HÒA\nĐộc lập - Tự do\nHà Nội, ngày 1", "the frame of a heading, column by column"),
    (table(row(cell(p("Nơi nhận:", BREAK, "- A;"), "- B."), "", cell("TM. UBND", "CHỦ TỊCH"))),
     "Nơi nhận:\n- A;\n- B.\n\nTM. UBND\nCHỦ TỊCH", "the frame of a signature, a column between"),
    (table(row("a", "b")) + table(row("c", "d")), "| a | b |\n\n| c | d |", "two tables"),
    (Xml("<w:tbl/>") + p("x"), "x", "a table without rows"),
    (Xml(f"<w:tbl><w:sdt><w:sdtContent>{row('a', 'b')}</w:sdtContent></w:sdt></w:tbl>"), "| a | b |", "a content control of rows"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text", "why"), TABLES, ids=[why for *_, why in TABLES])
def test_tables(blocks: str, text: str, why: str) -> None:
    assert text_of(Xml(blocks)) == text, why


def test_a_long_merged_cell_is_not_repeated() -> None:
    long = "Sở Y tế. " * 100
    text = text_of(table(row("1", cell(long, merge="restart")), row("2", cell(merge="continue"))))
    assert text.splitlines()[1] == "| 2 |  |"


# ── what the reader has to say ────────────────────────────────────────────────────────────────────────────────────

TOLD = [
    (p("Sở " * 100, picture()), (), "a small picture is a crest or a seal"),
    (p("Sở " * 100, picture(4_000_000, 5_000_000)), ("Có 1 hình lớn; chữ trong hình không được đọc.",), "a page as a picture"),
    (p("Sở " * 100, picture(4_000_000, 500_000)), (), "a banner"),
    (p("Sở") + Xml('<w:altChunk r:id="rId1"/>'), ("Có 1 phần nhúng ở định dạng khác, không được đọc.",), "a part of another format"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "notes", "why"), TOLD, ids=[why for *_, why in TOLD])
def test_what_is_not_read_is_told(blocks: str, notes: tuple[str, ...], why: str) -> None:
    assert read_docx(docx(Xml(blocks)), "a.docx").notes == notes, why
