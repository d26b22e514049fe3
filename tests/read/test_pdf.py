"""PDF files with a text layer, as a program prints them."""

from __future__ import annotations

import unicodedata

import pytest

from nq57graph.find.reading import read
from nq57graph.model.document import Document
from nq57graph.read.files import read_document
from nq57graph.read.pages.compose import compose
from nq57graph.read.pages.sheet import Sheet
from nq57graph.read.pdf import read_pdf_pages

from .pdf_files import (
    ISSUED,
    LEAD,
    LEFT,
    NOTE,
    SIGNED,
    TABLE,
    TASKS,
    Printer,
    by_hand,
    encrypted,
    notice,
    stream,
    write,
)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return write(notice)


@pytest.fixture(scope="module")
def document(printed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = tmp_path_factory.mktemp("pdf") / "thong-bao.pdf"
    path.write_bytes(printed)
    return read_document(path)


def only_sheet(data: bytes) -> Sheet:
    (page,) = read_pdf_pages(data, "a.pdf")
    assert not page.scanned and not page.pictured
    return page.sheet


def words(sheet: Sheet) -> str:
    return " ".join(token.text for token in sheet.tokens)


# ── a whole document ──────────────────────────────────────────────────────────────────────────────────────────────


def test_its_text(document: Document) -> None:
    rows = "\n".join(f"| {' | '.join(row)} |" for row in TABLE)
    assert document.source.text.split("\n\n")[2:] == [
        "THÔNG BÁO\nKết luận của Trưởng Ban Chỉ đạo\nvề chuyển đổi số quý I năm 2025",
        f"{ISSUED}¹",
        f"¹ {NOTE}",
        *TASKS,
        LEAD,
        rows,
        "Nơi nhận:\n- Thường trực Tỉnh ủy;\n- Các sở, ban, ngành;\n- Lưu Văn phòng.",
        "\n".join(filter(None, SIGNED)),
    ]


def test_its_heading(document: Document) -> None:
    header = document.header
    assert header.issuer.text == "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"
    assert (header.parent.text, header.number.text) == ("TỈNH ỦY AN SƠN", "03-TB/BCĐ")
    assert (header.place.text, header.date.text) == ("An Sơn", "ngày 04 tháng 4 năm 2025")
    assert header.type.text == "THÔNG BÁO"
    assert header.title.text == "Kết luận của Trưởng Ban Chỉ đạo về chuyển đổi số quý I năm 2025"


def test_its_end(document: Document) -> None:
    assert [r.text for r in document.recipients] == ["Thường trực Tỉnh ủy", "Các sở, ban, ngành", "Lưu Văn phòng"]
    (signature,) = document.signatures
    assert [f.text for f in signature.formulas] == ["T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN"]
    assert signature.name.text == "Lê Văn Mẫu"
    assert [NOTE in note.text for note in document.footnotes] == [True]


def test_its_orders_with_the_pages_they_stand_on(document: Document) -> None:
    orders = [task for task in read(document).tasks if not task.row]
    assert [task.path for task in orders[:3]] == ["1", "2", "3"]
    source = document.source
    spans = [task.mention.spans for task in orders[:3]]
    assert [source.page(found[0].start) for found in spans] == [1, 1, 2]
    assert source.page(spans[1][-1].end - 1) == 2, "the second runs over the page break"


def test_every_word_has_its_place(document: Document) -> None:
    source = document.source
    assert source.words and source.canonical
    for word in source.words:
        left, top, right, bottom = word.box
        assert 0 <= left < right <= 1 and 0 <= top < bottom <= 1
        assert not any(map(str.isspace, source.text[word.span.start : word.span.end]))
        assert word.page == source.page(word.span.start) and word.confidence is None
    name = [word for word in source.words if source.text[word.span.start : word.span.end] == "Mẫu"]
    assert [(word.page, word.box[0] > 0.6, 0.2 < word.box[1] < 0.6) for word in name] == [(2, True, True)]


# ── a page that is turned, cut or filled in ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("quarter", [90, 180, 270])
def test_a_page_that_is_shown_turned_has_its_words_where_one_sees_them(quarter: int) -> None:
    """The words are set so that the turned page reads as an upright one does."""
    turns = {90: (0, 1, -1, 0, 595.28, 0), 180: (-1, 0, 0, -1, 595.28, 841.89), 270: (0, -1, 1, 0, 0, 841.89)}
    content = (
        b"%g %g %g %g %g %g cm BT /F1 14 Tf 85 500 Td (Giao So Tai chinh) Tj ET 85 480 200 0.5 re f" % turns[quarter]
    )
    sheet = only_sheet(by_hand(content, page=f"/Rotate {quarter}", media="0 0 595.28 841.89"))
    across = (841.89, 595.28) if quarter != 180 else (595.28, 841.89)
    assert (round(sheet.width, 2), round(sheet.height, 2)) == across
    assert words(sheet) == "Giao So Tai chinh"
    first = sheet.tokens[0]
    assert (round(first.box.left), round(sheet.height - first.baseline), round(first.size)) == (85, 500, 14)
    (rule,) = sheet.rules
    assert rule.level and (round(rule.start), round(rule.end), round(sheet.height - rule.at)) == (85, 285, 480)


def test_a_page_that_is_cut_begins_where_it_is_cut() -> None:
    content = b"BT /F1 14 Tf 185 500 Td (Giao So Tai chinh) Tj ET"
    sheet = only_sheet(by_hand(content, page="/CropBox [100 200 500 700]"))
    assert (sheet.width, sheet.height) == (400, 500)
    assert (round(sheet.tokens[0].box.left), round(sheet.tokens[0].baseline)) == (85, 200)


def test_what_an_annotation_fills_in_is_read() -> None:
    shown = stream(
        b"BT /F1 13 Tf 0 4 Td (453) Tj ET",
        "/Type /XObject /Subtype /Form /BBox [0 0 30 16] /Resources << /Font << /F1 5 0 R >> >>",
    )
    page = "/Annots [<< /Type /Annot /Subtype /FreeText /Rect [115 496 145 512] /F 4 /Contents (453) /AP << /N 6 0 R >> >>]"
    sheet = only_sheet(by_hand(b"BT /F1 14 Tf 85 500 Td (So:) Tj 70 0 Td (/TB-UBND) Tj ET", shown, page=page))
    assert compose([sheet]).text == "So: 453/TB-UBND"


def test_words_at_a_slant_and_hidden_letters_are_no_trouble() -> None:
    content = (
        b"BT /F1 14 Tf 85 500 Td (Giao) Tj ET BT 0.7 0.7 -0.7 0.7 200 200 Tm (MAT) Tj ET BT 0 0 0 0 90 90 Tm (x) Tj ET"
    )
    assert "Giao" in words(only_sheet(by_hand(content)))


# ── letters ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("shown", "expected", "why"),
    [
        (b"(Giao So) Tj", "Giao So", "one string"),
        (b"[(Gi) -10 (ao)] TJ", "Giao", "letters moved together or apart a little"),
        (b"[(Giao) -300 (So)] TJ", "Giao So", "a gap for a space"),
        (b"(Gi) Tj (ao) Tj", "Giao", "a word in two pieces"),
        (b"(Giao) Tj 0 -20 Td (So) Tj", "Giao So", "the next line"),
        (b"0 Tr (Giao) Tj 3 Tr ( So) Tj", "Giao So", "invisible words, as a recognition lays them over a picture"),
    ],
)
def test_words(shown: bytes, expected: str, why: str) -> None:
    assert words(only_sheet(by_hand(b"BT /F1 14 Tf 85 500 Td " + shown + b" ET"))) == expected, why


def test_a_letter_and_its_mark_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "hoá nghị")

    def draw(printer: Printer) -> None:
        printer.put(decomposed, LEFT, 100)

    assert words(only_sheet(write(draw))) == "hoá nghị"


def test_a_pdf_that_is_only_guarded_against_changes_is_read() -> None:
    assert compose([only_sheet(encrypted(user_password=None))]).text == TASKS[0]


# ── ruled lines ───────────────────────────────────────────────────────────────────────────────────────────────────

RULES = [
    (b"100 500 m 300 500 l S", 1, "a line that is drawn"),
    (b"100 500 200 0.5 re f", 1, "a thin box that is filled"),
    (b"100 499 200 2 re f", 1, "a bar two points thick"),
    (b"100 500 200 5 re f", 0, "a thicker one"),
    (b"100 500 10 0.5 re f 110 500 0.5 10 re f", 2, "two short lines"),
    (b"100 500 200 40 re S", 4, "a frame"),
    (b"100 500 200 40 re f", 0, "a box that is filled"),
    (b"100 500 200 40 re n", 0, "a path that is not painted"),
    (b"100 500 m 300 600 l S", 0, "a slanting line"),
    (b"100 500 m 103 500 l S", 0, "a dot"),
    (b"q 2 0 0 2 0 0 cm 50 250 m 150 250 l S Q", 1, "a line in other units"),
    (b"100 500 m 300 500 l 100 400 m 300 400 l S", 2, "two lines of one path"),
]


@pytest.mark.parametrize(("content", "count", "why"), RULES)
def test_ruled_lines(content: bytes, count: int, why: str) -> None:
    rules = only_sheet(by_hand(content)).rules
    assert len(rules) == count, why
    if count == 1:
        assert [round(number) for number in (rules[0].at, rules[0].start, rules[0].end)] == [842 - 500, 100, 300], why


PICTURED = [
    (500, 800, 0, (True, True), "a scan without words"),
    (500, 800, 20, (True, True), "a scan with the stamp of a signature"),
    (500, 800, 300, (True, False), "a scan under the words of a recognition"),
    (120, 100, 0, (False, False), "a page with a seal"),
    (400, 400, 0, (False, False), "a page with a photograph"),
]


@pytest.mark.parametrize(("width", "height", "words_over", "expected", "why"), PICTURED)
def test_a_scan_is_known_by_its_picture(
    width: int, height: int, words_over: int, expected: tuple[bool, bool], why: str
) -> None:
    grey = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    shown = b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (50 + n % 20 * 25, 50 + n // 20 * 30) for n in range(words_over))
    content = b"q %d 0 0 %d 20 20 cm /X Do Q BT /F1 9 Tf %s ET" % (width, height, shown)
    (page,) = read_pdf_pages(by_hand(content, stream(b"\x80", grey)), "a.pdf")
    assert (page.pictured, page.scanned) == expected, why


def test_lines_of_a_form_stand_where_the_form_is_put() -> None:
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 300 300] /Length 21 >> stream\n0 10 m 100 10 l S    \nendstream"
    )
    (rule,) = only_sheet(by_hand(b"q 2 0 0 1 50 400 cm /X Do Q", form)).rules
    assert (rule.level, round(rule.at), round(rule.start), round(rule.end)) == (True, 842 - 410, 50, 250)
