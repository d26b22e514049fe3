"""Pages → the canonical text, with the place of every word."""

from __future__ import annotations

import pytest

from nq57graph.model.text import Source
from nq57graph.read.canonical import Canonical
from nq57graph.read.layout import lay_out
from nq57graph.read.pages.compose import compose
from nq57graph.read.pages.sheet import Sheet

from .page_sheets import (
    CENTRE,
    HEIGHT,
    INDENT,
    LEFT,
    RIGHT,
    STEP,
    WIDTH,
    centre,
    filled,
    justify,
    level,
    paragraph,
    ruled,
    set_words,
    sheet,
    stack,
    wrap,
)  # fmt: skip

DUTY = (
    "Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính và các cơ quan liên quan rà soát hạ tầng số của tỉnh, "
    "tham mưu Ủy ban nhân dân tỉnh ban hành kế hoạch triển khai, báo cáo kết quả trước ngày 30 tháng 6 năm 2025."
)
OTHER = (
    "Sở Tài chính bố trí kinh phí thực hiện các nhiệm vụ nêu trên theo quy định của pháp luật về ngân sách nhà nước, báo cáo "
    "Ủy ban nhân dân tỉnh trước ngày 15 hằng tháng."
)


def text(*sheets: Sheet) -> str:
    return compose(sheets).text


def check_places(found: Canonical, sheets: tuple[Sheet, ...]) -> None:
    """Every word's span holds its words, words follow one another in the text, pages ascend, boxes are parts of the page."""
    at = 0
    for word in found.words:
        assert word.span.start >= at
        assert all(0 <= edge <= 1 for edge in word.box) and word.box[0] < word.box[2] and word.box[1] < word.box[3]
        at = word.span.end
    covered = "".join(found.text[w.span.start : w.span.end] for w in found.words)
    assert covered == "".join(found.text.split()).replace("|", "")
    assert [p.number for p in found.pages] == sorted({p.number for p in found.pages})
    assert [p.start for p in found.pages] == sorted(p.start for p in found.pages)
    assert {w.page for w in found.words} == {p.number for p in found.pages} <= {s.number for s in sheets}


# ── paragraphs ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_paragraphs_stand_on_a_line_each_and_every_word_knows_its_place() -> None:
    page = sheet(centre("THÔNG BÁO", 60), stack([DUTY, OTHER], 100))
    found = compose([page])
    assert found.text == f"THÔNG BÁO\n\n{DUTY}\n\n{OTHER}"
    check_places(found, (page,))
    first = next(t for t in page.tokens if t.text == "Giao")
    (word,) = (w for w in found.words if found.text[w.span.start : w.span.end] == "Giao")
    assert word.box == (
        round(first.box.left / WIDTH, 4), round(first.box.top / HEIGHT, 4), round(first.box.right / WIDTH, 4),
        round(first.box.bottom / HEIGHT, 4),
    )  # fmt: skip
    assert [found.text[w.span.start : w.span.end] for w in found.words] == [t.text for t in page.tokens]


def test_the_lines_of_a_title_stay_lines() -> None:
    title = ["KẾ HOẠCH", "Triển khai chuyển đổi số", "tỉnh An Sơn năm 2025"]
    lines = [centre(words, 60 + STEP * n) for n, words in enumerate(title)]
    assert text(sheet(*lines, paragraph(DUTY, 140))) == "\n".join(title) + f"\n\n{DUTY}"


def test_lines_far_apart_are_two_headings() -> None:
    above, below = centre("KẾ HOẠCH", 60), centre("I. QUAN ĐIỂM", 60 + 3 * STEP)
    assert text(sheet(above, below, stack([DUTY, OTHER], 200))).startswith("KẾ HOẠCH\n\nI. QUAN ĐIỂM\n\n")


def test_an_indented_full_line_is_not_centred() -> None:
    assert text(sheet(stack([DUTY, OTHER], 100))) == f"{DUTY}\n\n{OTHER}"


def test_a_number_that_a_line_breaks_is_joined() -> None:
    lines = [
        "Triển khai thực hiện các nhiệm vụ nêu tại Nghị quyết số 57-NQ/",
        "TW của Bộ Chính trị về đột phá phát triển",
    ]
    page = sheet(
        justify(lines[0], LEFT + INDENT, 100),
        justify(lines[1], LEFT, 120),
        set_words("khoa học, công nghệ.", LEFT, 140),
    )
    assert text(page) == f"{lines[0]}{lines[1]} khoa học, công nghệ."


def test_a_sentence_goes_on_over_a_page_break() -> None:
    lines = wrap(DUTY, LEFT + INDENT)
    above = [
        t for n, words in enumerate(lines[:2]) for t in justify(words, LEFT if n else LEFT + INDENT, 740 + STEP * n)
    ]
    below = [t for n, words in enumerate(lines[2:-1]) for t in justify(words, LEFT, 80 + STEP * n)]
    below += set_words(lines[-1], LEFT, 80 + STEP * (len(lines) - 3))
    pages = (
        sheet(stack([OTHER], 100), above, centre("1", 810)),
        sheet(below, stack([OTHER], 200), centre("2", 810), number=2),
    )
    found = compose(pages)
    assert found.text == f"{OTHER}\n\n{DUTY}\n\n{OTHER}"
    check_places(found, pages)
    (first, second) = found.pages
    assert (first.start, first.number, second.number) == (0, 1, 2)
    assert found.text[second.start :].startswith(lines[2])


def test_a_page_without_words_is_no_page_of_the_text() -> None:
    pages = (sheet(stack([DUTY], 100)), sheet(number=2), sheet(stack([OTHER], 100), number=3))
    found = compose(pages)
    assert [page.number for page in found.pages] == [1, 3]
    assert found.text == f"{DUTY}\n\n{OTHER}"


@pytest.mark.parametrize("sheets", [(), (sheet(),)])
def test_nothing_gives_nothing(sheets: tuple[Sheet, ...]) -> None:
    assert compose(sheets) == Canonical("")


def test_words_beyond_the_edge_of_the_page_have_places_on_it() -> None:
    page = sheet(set_words("Giao Sở Y tế", -10, 5), stack([DUTY, OTHER], 100))
    assert min(edge for word in compose([page]).words for edge in word.box) == 0


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────

XS = (90.0, 130.0, 350.0, 550.0)
HEAD = ["TT", "Nhiệm vụ", "Đơn vị chủ trì"]


def table(rows: list[list[str]], top: float = 100.0, number: int = 1) -> Sheet:
    ys = [top + 40 * n for n in range(len(rows) + 1)]
    return sheet(filled(XS, ys, rows), rules=ruled(XS, ys), number=number)


def test_a_table_is_a_row_a_line() -> None:
    page = table([HEAD, ["1", "Rà soát hạ / tầng số", "Sở Y tế"], ["2", "Lập kế hoạch", ""]])
    assert (
        text(page)
        == "| TT | Nhiệm vụ | Đơn vị chủ trì |\n| 1 | Rà soát hạ tầng số | Sở Y tế |\n| 2 | Lập kế hoạch |  |"
    )
    check_places(compose([page]), (page,))


def test_what_divides_cells_does_not_stand_in_one() -> None:
    page = table([HEAD, ["1", "Lập A|B", "Sở | Y tế"]])
    found = compose([page])
    assert found.text.splitlines()[1] == "| 1 | Lập A¦B | Sở ¦ Y tế |"
    check_places(found, (page,))


def test_the_head_of_a_table_that_each_page_prints_again_stands_once() -> None:
    pages = table([HEAD, ["1", "Lập kế hoạch", "Sở Y tế"]]), table([HEAD, ["2", "Rà soát", "Sở Tài chính"]], 60, 2)
    found = compose(pages)
    assert found.text.splitlines()[1:] == ["| 1 | Lập kế hoạch | Sở Y tế |", "| 2 | Rà soát | Sở Tài chính |"]
    check_places(found, pages)


def test_a_row_that_goes_on_over_the_page_is_one() -> None:
    pages = (
        table([HEAD, ["1", "Rà soát hạ tầng", "Sở Khoa học"]]),
        table([["", "số của tỉnh", "và Công nghệ"], ["2", "Lập kế hoạch", "Sở Y tế"]], 60, 2),
    )
    found = compose(pages)
    assert found.text.splitlines()[1:] == [
        "| 1 | Rà soát hạ tầng số của tỉnh | Sở Khoa học và Công nghệ |",
        "| 2 | Lập kế hoạch | Sở Y tế |",
    ]
    assert [page.number for page in found.pages] == [1, 2]


def test_the_head_is_known_again_though_a_letter_was_recognised_otherwise() -> None:
    pages = (
        table([HEAD, ["1", "Lập kế hoạch", "Sở Y tế"]]),
        table([["TT", "Nhiệm vu", "Dơn vị chủ lrì"], ["2", "Rà soát", "Sở Tài chính"]], 60, 2),
    )
    assert len(text(*pages).splitlines()) == 3


@pytest.mark.parametrize(
    ("shift", "tables", "why"), [(5.0, 1, "drawn a little otherwise"), (15.0, 2, "columns of another width")]
)
def test_columns_of_one_table_have_the_same_width(shift: float, tables: int, why: str) -> None:
    xs, ys = (XS[0], XS[1], XS[2] + shift, XS[3]), (60.0, 100.0)
    below = sheet(filled(xs, ys, [["2", "Rà soát", "Sở Tài chính"]]), rules=ruled(xs, ys), number=2)
    assert len(text(table([HEAD, ["1", "Lập kế hoạch", "Sở Y tế"]]), below).split("\n\n")) == tables, why


def test_another_table_on_the_next_page_is_another() -> None:
    ys = (60.0, 100.0, 140.0)
    other = sheet(filled(XS[::3], ys, [["Mục"]]), rules=ruled((90.0, 300.0, 550.0), ys), number=2)
    assert text(table([HEAD, ["1", "Lập kế hoạch", "Sở Y tế"]]), other).count("\n\n") == 1


def test_a_cell_merged_over_rows_holds_for_each() -> None:
    ys = (100.0, 140.0, 180.0, 220.0)
    rules = [rule for rule in ruled(XS, ys) if rule != level(180, 90, 550)] + [level(180, 90, 350)]
    page = sheet(filled(XS, ys, [HEAD, ["1", "Lập", "Sở Y tế"], ["2", "Rà soát"]]), rules=rules)
    assert text(page).splitlines()[1:] == ["| 1 | Lập | Sở Y tế |", "| 2 | Rà soát | Sở Y tế |"]
    found = compose([page])
    assert next(w.box for w in found.words if found.text[w.span.start : w.span.end] == "tế")[0] > 0.5


def test_a_heading_set_in_a_table_is_read_in_columns() -> None:
    xs, ys = (85.0, 260.0, 552.0), (60.0, 130.0)
    rows = [["TỈNH ỦY AN SƠN / Số 3-TB/TU", "ĐẢNG CỘNG SẢN VIỆT NAM / An Sơn, ngày 4 tháng 4 năm 2025"]]
    assert text(sheet(filled(xs, ys, rows), stack([DUTY], 200), rules=ruled(xs, ys))) == (
        f"TỈNH ỦY AN SƠN\nSố 3-TB/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nAn Sơn, ngày 4 tháng 4 năm 2025\n\n{DUTY}"
    )


def test_text_around_a_table_stays_around_it() -> None:
    page = table([HEAD, ["1", "Lập kế hoạch", "Sở Y tế"]], 300)
    whole = sheet(stack([DUTY], 100), page.tokens, stack([OTHER], 500), rules=page.rules)
    assert [part[:4] for part in text(whole).split("\n\n")] == ["Giao", "| TT", "Sở T"]


# ── footnotes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def with_note(number: int, page: int, duty: str, note: str) -> Sheet:
    """A page with a paragraph that refers to a footnote behind its last word, and another one."""
    body = paragraph(duty, 100)
    mark = set_words(str(number), body[-1].box.right + 0.5, body[-1].baseline - 5, 8)
    foot = [*set_words(str(number), LEFT, 746, 7), *set_words(note, LEFT + 8, 750, 11)]
    return sheet(body, mark, paragraph(OTHER, 400), foot, rules=[level(735, LEFT, LEFT + 144)], number=page)


def test_a_footnote_stands_behind_the_paragraph_that_refers_to_it() -> None:
    page = with_note(1, 1, DUTY, "Nghị quyết số 57-NQ/TW.")
    found = compose([page])
    assert found.text == f"{DUTY}¹\n\n¹ Nghị quyết số 57-NQ/TW.\n\n{OTHER}"


def test_footnotes_that_each_page_counts_from_one() -> None:
    pages = with_note(1, 1, DUTY, "Công văn số 3."), with_note(1, 2, f"Hai. {DUTY}", "Công văn số 4.")
    parts = text(*pages).split("\n\n")
    assert [part for part in parts if part[0] == "¹"] == ["¹ Công văn số 3.", "¹ Công văn số 4."]
    assert parts.index("¹ Công văn số 4.") == parts.index(f"Hai. {DUTY}¹") + 1


def test_a_footnote_that_nothing_refers_to_stands_at_the_end_of_its_page() -> None:
    page = with_note(1, 1, DUTY, "Công văn số 3.")
    bare = sheet([t for t in page.tokens if t.size != 8], rules=page.rules)
    assert text(bare, sheet(stack([DUTY], 100), number=2)) == f"{DUTY}\n\n{OTHER}\n\n¹ Công văn số 3.\n\n{DUTY}"


def test_a_footnote_whose_reference_is_lost_stands_before_the_next_one_of_its_page() -> None:
    """As recognition loses the first of two raised figures: the notes stand in the order of their references."""
    first = paragraph(OTHER, 100)
    second = paragraph(DUTY, 250)
    mark = set_words("2", second[-1].box.right + 0.5, second[-1].baseline - 5, 8)
    feet = [
        token
        for number, (note, at) in enumerate((("Công văn số 3.", 730), ("Công văn số 4.", 750)), start=1)
        for token in (*set_words(str(number), LEFT, at - 4, 7), *set_words(note, LEFT + 8, at, 11))
    ]
    page = sheet(first, second, mark, paragraph(f"Ba. {OTHER}", 450), feet, rules=[level(715, LEFT, LEFT + 144)])
    assert text(page).split("\n\n")[2:4] == ["¹ Công văn số 3.", "² Công văn số 4."]


def test_a_note_at_the_end_of_the_document_takes_no_page_away() -> None:
    last = with_note(1, 3, f"Ba. {DUTY}", "Công văn số 3.")
    referring = with_note(1, 1, DUTY, "Công văn số 3.")
    first = sheet([t for t in referring.tokens if t.baseline < 700])
    third = sheet([t for t in last.tokens if t.size != 8], rules=last.rules, number=3)
    found = compose([first, sheet(stack([f"Hai. {OTHER}"], 100), number=2), third])
    assert found.text.startswith(f"{DUTY}¹\n\n¹ Công văn số 3.")
    begins = {page.number: found.text[page.start :][:4] for page in found.pages}
    assert begins == {1: "Giao", 2: "Hai.", 3: "Ba. "}


# ── heading and signature ─────────────────────────────────────────────────────────────────────────────────────────


def test_recipients_that_a_page_break_cuts_stand_in_one_list() -> None:
    middle = (CENTRE + RIGHT) / 2
    above = sheet(
        stack([DUTY, OTHER], 100), set_words("Nơi nhận:", LEFT, 700, 12), centre("CHỦ TỊCH", 700, middle=middle),
        set_words("- Như trên;", LEFT, 714, 11), centre("Lê Văn Mẫu", 728, middle=middle),
    )  # fmt: skip
    below = sheet(set_words("- Các sở;", LEFT, 120, 11), set_words("- Lưu: VT.", LEFT, 134, 11), number=2)
    found = compose([above, below]).text
    assert found.endswith("Nơi nhận:\n- Như trên;\n- Các sở;\n- Lưu: VT.\n\nCHỦ TỊCH\nLê Văn Mẫu")


def test_nothing_goes_on_over_a_page_that_was_not_read() -> None:
    """Neither a sentence nor a heading: who is told to do what below a heading of page 1 is not known of page 3."""
    first = sheet(stack(["1. Giao Sở Tài chính:", "a) Rà soát hồ sơ của các đơn vị trực thuộc,"], 100))
    third = sheet(stack(["báo cáo kết quả.", "b) Chủ trì lập dự toán kinh phí năm 2026."], 100), number=3)
    found = compose([first, third]).text
    assert "\n\n(Trang 2 không đọc.)\n\n" in found
    document = lay_out(Source("a.pdf", "0", found, canonical=True))
    blocks = {block.path: block.flow.text for block in document.blocks()}
    assert blocks["1.a"] == "Rà soát hồ sơ của các đơn vị trực thuộc,"
    assert blocks["b"] == "Chủ trì lập dự toán kinh phí năm 2026."
    read_whole = compose([first, sheet(stack([OTHER], 100), number=2), third]).text
    assert "không đọc" not in read_whole
