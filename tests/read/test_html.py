"""Saved pages: where the document is found, what of it is read and how, what is refused."""

from __future__ import annotations

import pytest
from lxml import etree

from nq57graph.errors import RefusedFile
from nq57graph.find.reading import read
from nq57graph.lexicon import load
from nq57graph.model.guide import as_guide
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out
from nq57graph.read.web import read_html
from nq57graph.read.web.chrome import heads_what_follows, is_chrome

from .html_shapes import BODY, NEWS, RECIPIENTS, SHAPES, SIGNATURE, TEXT
from .old_encodings import legacy, windows_1258

OPENING = (
    "Thực hiện Nghị quyết số 57-NQ/TW, "
    + "Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, địa phương triển khai. " * 5
)
CLOSING = "Hết phần thử của trang này."


def fragment(html: str, head: str = "", behind: str = "") -> str:
    """What is read of ``html`` in the middle of a document; ``behind``: what stands on the page after its end."""
    page = (
        f'<html><head><meta charset="utf-8">{head}</head><body><p align="center">THÔNG BÁO</p><p>{OPENING}</p>{html}'
        f"<p>{CLOSING}</p><p>Nơi nhận:</p><p>- Như trên;</p>{behind}</body></html>"
    )
    text = read_html(page.encode(), "a.html").text
    assert text.startswith(f"THÔNG BÁO\n\n{OPENING.strip()}")
    return text.partition(OPENING.strip())[2].partition(CLOSING)[0].strip("\n")


# ── where the document is ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_every_shape_of_a_page_gives_the_same_document(shape) -> None:
    text = read_html(shape().encode(), "a.html").text
    assert [line for line in text.split("\n") if line] == [line for line in TEXT.split("\n") if line]
    assert _reading(text) == _reading(TEXT)


def _reading(text: str) -> dict[str, object]:
    guide = as_guide(read(lay_out(Source("a", "0" * 64, text, canonical=True))))
    return {**guide, "tasks": [{**task, "span": None} for task in guide["tasks"]]}


@pytest.mark.parametrize("shape", [name for name in SHAPES if name != "nested_divisions"])
def test_paragraphs_stand_apart_and_headings_together(shape: str) -> None:
    # The shape left out sets its heading in divisions: nothing in its markup tells where a column ends.
    assert read_html(SHAPES[shape]().encode(), "a.html").text == TEXT


TITLED = "<p align=center>THÔNG BÁO</p><p align=center>Kết luận phiên họp</p>"
TEXT_OF_IT = f"<p>{OPENING}</p><p>1. Sở Tài chính rà soát kinh phí, báo cáo trước ngày 15/4/2025.</p>"
SIGNED = "<p>Nơi nhận:</p><p>- Như trên;</p><p>TL. CHỦ TỊCH</p><p>CHÁNH VĂN PHÒNG</p><p>Trần Văn Bình</p>"
FOUND = {
    "news above the heading, in the same element": (
        f"<div><p>Đăng ngày 13/3/2025 bởi ban biên tập</p><h2>Tin mới về kết luận</h2>{TITLED}{TEXT_OF_IT}{SIGNED}</div>",
        "THÔNG BÁO\n", "Trần Văn Bình\n",
    ),
    "other news behind the signature": (
        f"<div>{TITLED}{TEXT_OF_IT}{SIGNED}<h4>Tin liên quan</h4><p>Hội nghị trực tuyến về chuyển đổi số toàn quốc được tổ chức</p></div>",
        "THÔNG BÁO\n", "Trần Văn Bình\n",
    ),
    "an annex behind the signature, with a column that is called as what portals put there": (
        f"<div>{TITLED}{TEXT_OF_IT}{SIGNED}<p>Phụ lục</p><table><tr><td>Việc</td><td>Đánh giá</td></tr><tr><td>A</td><td>B</td></tr></table></div>",
        "THÔNG BÁO\n", "| Việc | Đánh giá |\n| A | B |\n",
    ),
    "an introduction of the newspaper, no heading": (
        (f"<div class=menu1>{NEWS}</div><div><p>Báo Vĩnh An giới thiệu toàn văn Nghị quyết số 12-NQ/TU ngày 05/5/2025 của Ban Thường vụ "
        f"Tỉnh ủy về chuyển đổi số:</p><p>I. QUAN ĐIỂM</p><p>1. {OPENING}</p><p>II. NHIỆM VỤ</p><p>1. {OPENING}</p></div>"),
        "Báo Vĩnh An giới thiệu toàn văn", OPENING.strip() + "\n",
    ),
    "a motto on the portal's banner": (
        f"<div><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></div><div><div><p>Số: 12/TB-UBND</p>{TITLED}{TEXT_OF_IT}{SIGNED}</div></div>",
        "Số: 12/TB-UBND", "Trần Văn Bình\n",
    ),
    "a body named as a menu": (
        f"<body class='menu-open'><div id='footer-up'>{TITLED}{TEXT_OF_IT}{SIGNED}</div></body>",
        "THÔNG BÁO\n", "Trần Văn Bình\n",
    ),
    "a page that ends twice": (
        f"{TITLED}</body></html>{TEXT_OF_IT}</body>{SIGNED}", "THÔNG BÁO\n", "Trần Văn Bình\n",
    ),
    "issuers above the motto, on lines that are no frame": (
        (f"<div><p>Chi tiết văn bản</p><p>BỘ XÂY DỰNG<br>SỞ XÂY DỰNG</p><p>*</p><p>TỈNH VĨNH AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>{TITLED}"
        f"{TEXT_OF_IT}{SIGNED}</div>"), "BỘ XÂY DỰNG\n", "Trần Văn Bình\n",
    ),
    "an annex by itself": (
        f"<div>{NEWS}</div><div><p>Phụ lục I</p><p>PHỤ LỤC I</p><p>DANH MỤC NHIỆM VỤ</p><p>(Kèm theo Quyết định số 5/QĐ-UBND)</p><p>{OPENING}</p></div>",
        "Phụ lục I\n", OPENING.strip() + "\n",
    ),
    "a table of contents beside it": (
        (f"<div><div>{TITLED}<p>Điều 1. Phạm vi</p><p>{OPENING}</p><p>Điều 2. Đối tượng</p><p>{OPENING}</p>{SIGNED}</div>"
        "<div><p>Mục lục</p><p>Điều 1. Phạm vi</p><p>Điều 2. Đối tượng</p></div></div>"),
        "THÔNG BÁO\n", "Trần Văn Bình\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("page", "begins", "ends"), FOUND.values(), ids=FOUND)
def test_what_stands_around_the_document_is_left_out(page: str, begins: str, ends: str) -> None:
    text = read_html(f"<html><body>{page}</body></html>".encode(), "a.html").text
    assert text.startswith(begins)
    assert text.endswith(ends)


NAMES = load("web")["chrome"]


@pytest.mark.parametrize(
    ("name", "around"), [(n, True) for n in NAMES["examples"]] + [(n, False) for n in NAMES["no_examples"]]
)
def test_names_of_what_stands_around(name: str, around: bool) -> None:
    assert is_chrome(etree.Element("div", {"class": name})) is around
    assert is_chrome(etree.Element("div", {"id": name})) is around


LINES = load("web")["after"]


@pytest.mark.parametrize(
    ("line", "heads"), [(n, True) for n in LINES["examples"]] + [(n, False) for n in LINES["no_examples"]]
)
def test_lines_that_head_what_follows(line: str, heads: bool) -> None:
    assert heads_what_follows(line) is heads


# ── what is read of it ────────────────────────────────────────────────────────────────────────────────────────────

PIECES = [
    ("<p>Một</p><p>Hai</p>", "Một\n\nHai", "paragraphs"),
    ("<p>Một\n   dòng\tdài</p>", "Một dòng dài", "white space of the markup"),
    ("<p>a) Một việc;<br>b) Việc khác.</p>", "a) Một việc;\n\nb) Việc khác.", "a line break between two paragraphs"),
    ("<p>Một câu bị<br>ngắt giữa chừng.</p>", "Một câu bị ngắt giữa chừng.", "a line break inside a sentence"),
    ("<p>Một<br><br>Hai</p>", "Một\n\nHai", "an empty line"),
    ("<p align=center>Chương I<br>QUY ĐỊNH CHUNG</p>", "Chương I\nQUY ĐỊNH CHUNG", "lines of a heading"),
    ("<center>Chương I</center><center>QUY ĐỊNH</center>", "Chương I\nQUY ĐỊNH", "centred below one another"),
    ("<p align=center>Điều này có hiệu lực.</p><p align=center>Điều kia cũng vậy.</p>",
     "Điều này có hiệu lực.\n\nĐiều kia cũng vậy.", "sentences, wrongly centred"),
    ("<p align=center style='text-align:justify'>Một</p><p align=center style='text-align:justify'>Hai</p>", "Một\n\nHai",
     "style goes before attribute"),
    ("<p>H&agrave; N&#7897;i &#x2013; 3&nbsp;km</p>", "Hà Nội – 3 km", "entities"),
    ("<p>c&#244;ng ngh&#234;&#803;</p>", "công nghệ", "composed"),
    ("<p>&#147;Bình dân học vụ số&#148;</p>", "“Bình dân học vụ số”", "characters of Windows as numbers"),
    ("<p>chuyển&#8203; đ&shy;ổi\ufeff số</p>", "chuyển đổi số", "characters without width"),
    ("<p><b>Ch</b>ủ <i>tr</i>ì</p>", "Chủ trì", "emphasis inside a word"),
    ("<p>Xem <a href='/nq'>Nghị quyết số 57-NQ/TW</a> kèm theo.</p>", "Xem Nghị quyết số 57-NQ/TW kèm theo.", "a link"),
    ("<p>500 m<sup>2</sup>, 3 km<sup>2</sup> và 10 m<sup>3</sup>/h</p>", "500 m2, 3 km2 và 10 m3/h", "units"),
    ("<p>10<sup>6</sup> đồng</p>", "10^6 đồng", "an exponent"),
    ("<p>1.200 đại biểu<sup>(1)</sup> tham dự<sup>2</sup>.</p>", "1.200 đại biểu¹ tham dự².", "references without notes"),
    ("<p>5<sup>th</sup> và n<sup>o</sup></p>", "5th và no", "raised letters"),
    ("<p>Phát thải CO<sub>2</sub></p>", "Phát thải CO2", "lowered figures"),
    ("<p>Giao <del>Sở Nội vụ</del><ins>Sở Tài chính</ins> chủ trì</p>", "Giao Sở Tài chính chủ trì", "crossed out, put in"),
    ("<p>Giao <span style='text-decoration: line-through'>Sở A </span>Sở B</p>", "Giao Sở B", "crossed out by style"),
    ("<p>Sở<span style='display:none'> ẩn</span> Y tế<span hidden>x</span></p>", "Sở Y tế", "words that are hidden"),
    ("<p style='display: none'>ẩn</p><div aria-hidden=true>ẩn</div><p style='mso-hide:all'>ẩn</p>", "", "hidden blocks"),
    ("<p>Một</p><script>var a = '<p>x</p>';</script><style>p {}</style><!-- ẩn --><p>Hai</p>", "Một\n\nHai", "no text at all"),
    ("<p>Một</p><hr><p>_________</p><p>- - - -</p><p>Hai</p>", "Một\n\nHai", "rules"),
    ("<h3>1. Sở Y tế</h3>báo cáo<p>Hai</p>", "1. Sở Y tế\n\nbáo cáo\n\nHai", "text outside paragraphs"),
    ("<p>SỞ Y TẾ&nbsp;&nbsp;&nbsp;&nbsp; &nbsp;CỘNG HÒA</p>", "SỞ Y TẾ   CỘNG HÒA", "columns set with spaces"),
    ("<p>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Một</p>", "Một", "an indent set with spaces"),
    ("<p>1.&nbsp;&nbsp;&nbsp;&nbsp;Một</p>", "1. Một", "a number, and what Word puts behind it"),
    ("<p><span style='mso-list:Ignore'>§<span>&nbsp;&nbsp;&nbsp; </span></span>Một</p><p>\uf0b7 Hai</p>", "- Một\n\n- Hai",
     "bullets of Word"),
    ("<pre>Một\n\n   Hai\nhai\tba</pre>", "Một\n\nHai\nhai\tba", "text as in a file"),
    ("<p style='white-space:pre-line'>Một\n\nHai</p>", "Một\n\nHai", "text as in a file, by style"),
    ("<ol><li>Một</li><li>Hai</li></ol>", "1. Một\n\n2. Hai", "numbers"),
    ("<ol start=4 type=a><li>Một<li value=7>Hai<li>Ba</ol>", "d. Một\n\ng. Hai\n\nh. Ba", "letters"),
    ("<ol type=I><li>A</li><li>B</li></ol><ol type=i start=9><li>C</li></ol>", "I. A\n\nII. B\n\nix. C", "Roman figures"),
    ("<ol style='list-style-type:upper-alpha'><li>Một</li></ol>", "A. Một", "by style"),
    ("<ul><li>Một</li><li>+ Hai</li></ul>", "- Một\n\n+ Hai", "bullets; one that is printed already"),
    ("<ol><li>1. Một</li><li><p>2) Hai</p></li></ol>", "1. Một\n\n2) Hai", "numbers that are printed already"),
    ("<ul style='list-style:none'><li>Một</li></ul>", "Một", "a list without bullets"),
    ("<ol><li>Một<ul><li>a</li></ul></li><li>Hai</li></ol>", "1. Một\n\n- a\n\n2. Hai", "a list in a list"),
    ("<ol start=99999999999999999999><li>Một</ol>", "1. Một", "a number that none can be"),
    ("<blockquote>Một</blockquote><dl><dt>Hai</dt><dd>Ba</dd></dl>", "Một\n\nHai\n\nBa", "other blocks"),
    ("<p>Một <o:p></o:p><st1:place>Hà Nội</st1:place></p>", "Một Hà Nội", "elements of Word"),
    ("<p>Một<div>Hai</p></div></b></table>Ba</td>", "Một\n\nHai\n\nBa", "broken markup"),
    ("<nav>Menu</nav><div class='social-share'>Chia sẻ ngay</div><aside>Tin</aside><form><p>Một</p></form>", "Một", "chrome inside"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "text", "why"), PIECES, ids=[row[2] for row in PIECES])
def test_pieces_of_a_page(html: str, text: str, why: str) -> None:
    assert fragment(html) == text


TABLES = [
    ("<table><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></table>", "| A | B |\n| 1 | 2 |", "rows"),
    ("<table><tfoot><tr><td>Cộng<td>3</tfoot><tbody><tr><td>1<td>2</tbody><thead><tr><th>A<th>B</thead></table>",
     "| A | B |\n| 1 | 2 |\n| Cộng | 3 |", "heading first, foot last"),
    ("<table><tr><td>1</td><td rowspan=2>Sở A</td><td>x</td></tr><tr><td>2</td><td>y</td></tr></table>",
     "| 1 | Sở A | x |\n| 2 | Sở A | y |", "a cell merged over rows holds for each"),
    ("<table><tr><td rowspan=2>1</td><td>a</td><td>x</td></tr><tr><td>b</td><td>y</td></tr></table>",
     "| 1 | a | x |\n|  | b | y |", "a row that goes on"),
    ("<table><tr><td colspan=2>Nhóm I</td><td>x</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
     "| Nhóm I |  | x |\n| 1 | 2 | 3 |", "a cell merged over columns"),
    ("<table><tr><td colspan=1000000000 rowspan=1000000000>A</td></tr><tr><td>B</td><td>C</td></tr></table>",
     "| A |" + "  |" * 39 + "\n|" + "  |" * 40 + " B | C |", "merged beyond all bounds"),
    ("<table><tr><td><p>Sở A;</p><p>Sở B</p></td><td>a|b</td></tr></table>", "| Sở A; Sở B | a¦b |", "paragraphs and pipes in a cell"),
    ("<table><tr><td>Một</td></tr><tr><td>Hai</td></tr></table>", "Một\n\nHai", "one column is a frame around text"),
    ("<table><caption>Bảng 1</caption><tr><td>1</td><td>2</td></tr></table>", "Bảng 1\n\n| 1 | 2 |", "a caption"),
    ("<table>Lạc<tr><td>1</td><td>2</td></tr></table>", "Lạc\n\n| 1 | 2 |", "text in no cell"),
    ("<table><tr><td>A</td><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>", "| A | 1 2 |", "a table in a cell"),
    ("<table><tr><td><table><tr><td>1</td><td>2</td></tr></table></td></tr></table>", "| 1 | 2 |", "a table around a table"),
    ("<table><tr><td></td><td>&nbsp;</td></tr></table><p>Một</p>", "Một", "an empty table"),
    ("<table><tr><td>TM. CHÍNH PHỦ<br>THỦ TƯỚNG<br>Lê An<td>TM. BAN THƯỜNG TRỰC<br>CHỦ TỊCH<br>Đỗ Bình<td>KT. BỘ TRƯỞNG<br>THỨ TRƯỞNG<br>Vũ Cảnh</table>",
     "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nLê An\n\nTM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\nĐỗ Bình\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nVũ Cảnh",
     "three bodies sign one resolution"),
    ("<table><tr><td>STT<td>Cơ quan<td>Ký</tr><tr><td>1<td>Bộ A<td>TM. BAN</tr></table>", "| STT | Cơ quan | Ký |\n| 1 | Bộ A | TM. BAN |",
     "a table that only names a formula"),
    (("<table><tr><td>CHÍNH PHỦ<br>Số: 1/NQ-CP</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr><tr><td><td>Hà Nội, ngày 1 tháng 2 năm 2025"
     "</table>"), "CHÍNH PHỦ\nSố: 1/NQ-CP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 1 tháng 2 năm 2025", "a heading, column by column"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "text", "why"), TABLES, ids=[row[2] for row in TABLES])
def test_tables(html: str, text: str, why: str) -> None:
    assert fragment(html) == text


SHEETS = [
    (".x{display:none}", "<p class='x'>ẩn</p><p>Một</p>", "Một", "a class that is hidden"),
    ("#x, .z {visibility:hidden}", "<p id='x'>ẩn</p><p class='z'>ẩn</p><p>Một</p>", "Một", "an id; two names"),
    (".x{display:none} .x.open{display:block}", "<p class='x'>Một</p>", "Một", "shown by another rule"),
    ("@media print{.x{display:none}}", "<p class='x'>Một</p>", "Một", "hidden only in print"),
    (".y .x{display:none}", "<p class='x'>Một</p>", "Một", "hidden only inside another"),
    (".x{display:none}", "<p class='x' style='display:block'>Một</p>", "Một", "shown by a style of its own"),
    (".x{text-transform:uppercase}", "<p class='x'>Thông báo</p>", "THÔNG BÁO", "shown in capitals"),
    (".x{font-family:'.VnTime'}", "<p class='x'>Tr\u00ad\u00acng Sa</p>", "Trương Sa", "a font before Unicode"),
    ("/* .x{display:none} */", "<p class='x'>Một</p>", "Một", "a comment"),
    ("", "<p class='text-center'>Chương I</p><p class='text-center'>QUY ĐỊNH</p>", "Chương I\nQUY ĐỊNH", "centred by a sheet that is not there"),
    ("<!-- .c1{text-align:center} -->", "<p class='c1'>Chương I</p><p class='c1'>QUY ĐỊNH</p>", "Chương I\nQUY ĐỊNH", "centred by a class"),
]  # fmt: skip


@pytest.mark.parametrize(("sheet", "html", "text", "why"), SHEETS, ids=[row[3] for row in SHEETS])
def test_what_a_style_sheet_hides_and_centres(sheet: str, html: str, text: str, why: str) -> None:
    assert fragment(html, head=f"<style>{sheet}</style>") == text


WRAPPED = (
    ("1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính và các", "cơ quan liên quan rà soát hạ tầng số của tỉnh, báo cáo Ủy ban",
     "nhân dân tỉnh trước ngày 30/4/2025. Văn phòng theo dõi, đôn đốc, phối hợp", "Sở Nội vụ xây dựng danh mục dữ liệu dùng chung."),
    ("2. Công an tỉnh bảo đảm an toàn, an ninh mạng trong quá trình triển", "khai; kiểm tra việc chấp hành của các cơ quan, đơn vị theo quy",
     "định của pháp luật về an toàn thông tin mạng và bảo vệ dữ liệu cá", "nhân."),
    ("Yêu cầu các sở, ban, ngành thực hiện.",),
    ("Điều 3. Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện", "và tổng hợp báo cáo Chủ tịch Ủy ban nhân dân tỉnh hằng tháng."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("before", "between", "after", "gap"), [("<p>", "<br>", "</p>", "\n\n"), ("<pre>", "\n", "</pre>", "\n")]
)
def test_paragraphs_broken_to_one_width_are_put_together(before: str, between: str, after: str, gap: str) -> None:
    html = before + between.join(line for paragraph in WRAPPED for line in paragraph) + after
    assert fragment(html) == gap.join(map(" ".join, WRAPPED))


COLUMNS = "SỞ TƯ PHÁP      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỉnh Vĩnh An      Độc lập - Tự do - Hạnh phúc\nSố: 1/BC      Vĩnh An, ngày 2/3/2025"


def test_lines_set_in_columns_stay_lines() -> None:
    wrapped = "\n".join(line for paragraph in WRAPPED for line in paragraph)
    assert fragment(f"<pre>{COLUMNS}\n\n{wrapped}</pre>").startswith(COLUMNS + "\n\n1. Sở")


# ── footnotes ─────────────────────────────────────────────────────────────────────────────────────────────────────

WORD_NOTE = (
    "<div style='mso-element:footnote' id={n}><p class=MsoFootnoteText><a style='mso-footnote-id:{n}' href=\"#_ftnref{i}\" name=\"_ftn{i}\">"
    "<span class=MsoFootnoteReference>[{i}]</span></a> {text}</p>{more}</div>"
)
FOOTNOTES = {
    "of Word, its note in two paragraphs": (
        "<p>dự họp<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a> tại tỉnh.</p><p>Hai</p>",
        "<div style='mso-element:footnote-list'><hr>" + WORD_NOTE.format(n="ftn1", i=1, text="Gồm các sở.", more="<p>Và các xã.</p>") + "</div>",
        "dự họp¹ tại tỉnh.\n\n¹ Gồm các sở. Và các xã.\n\nHai",
    ),
    "of LibreOffice, no space behind its figure": (
        "<p>dự họp<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a></p><p>Hai</p>",
        "<div id='sdfootnote1'><p><a class='sdfootnotesym' name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>“Gồm các sở.</p><p>Và các xã”.</p></div>",
        "dự họp¹\n\n¹ “Gồm các sở. Và các xã”.\n\nHai",
    ),
    "two in one paragraph": (
        "<p>a<a href='#_ftn1' name='_ftnref1'>[1]</a> b<a href='#_ftn2' name='_ftnref2'>[2]</a>.</p><p>Hai</p>",
        "<p><a href='#_ftnref1' name='_ftn1'>[1]</a> Một.</p><p><a href='#_ftnref2' name='_ftn2'>[2]</a> Hai.</p>",
        "a¹ b².\n\n¹ Một.\n\n² Hai.\n\nHai",
    ),
    "of a blog: items of a list, an arrow back": (
        "<p>dự họp<sup id='fnref:1'><a href='#fn:1'>1</a></sup> đông đủ</p>",
        "<div class=footnotes><ol><li id='fn:1'><p>Gồm các sở. <a href='#fnref:1'>↩</a></p></li></ol></div>",
        "dự họp¹ đông đủ\n\n¹ Gồm các sở.",
    ),
    "raised figures, nothing linked": (
        "<p>dự họp<sup>1</sup> và kết luận<sup>2</sup></p><p>Hai</p>",
        "<p><sup>1</sup> Gồm các sở.</p><p><sup>2</sup> Ngày 5/5.</p>",
        "dự họp¹ và kết luận²\n\n¹ Gồm các sở.\n\n² Ngày 5/5.\n\nHai",
    ),
    "raised figures, notes in brackets": (
        "<p>dự họp<sup>[1]</sup></p><p>Hai</p>", "<p>[1] Gồm các sở.</p>", "dự họp¹\n\n¹ Gồm các sở.\n\nHai",
    ),
    "brackets around the link": (
        "<p>dự họp[<a href='#n1' id='r1'>1</a>]</p>", "<p id='n1'>[<a href='#r1'>1</a>] Gồm các sở.</p>", "dự họp¹\n\n¹ Gồm các sở.",
    ),
    "a star": ("<p>dự họp<a href='#_ftn1'>*</a></p>", "<p><a name='_ftn1'></a>* Gồm các sở.</p>", "dự họp¹\n\n¹ Gồm các sở."),
    "in a table: the note behind it": (
        "<table><tr><td>A<sup>1</sup></td><td>B</td></tr></table><p>Hai</p>", "<p><sup>1</sup> Gồm các sở.</p>",
        "| A¹ | B |\n\n¹ Gồm các sở.\n\nHai",
    ),
    "two references to one note": (
        "<p>a<a href='#_ftn1'>[1]</a></p><p>b<a href='#_ftn1'>[1]</a></p>", "<p id='_ftn1'>[1] Gồm các sở.</p>",
        "a¹\n\n¹ Gồm các sở.\n\nb¹",
    ),
    "a year, and a note to it": ("<p>năm 2025<sup>1</sup></p>", "<p><sup>1</sup> Gồm.</p>", "năm 2025¹\n\n¹ Gồm."),
    "a note to a note": (
        "<p>dự họp<sup>1</sup></p>", "<p><sup>1</sup> Gồm các sở<sup>2</sup>.</p><p><sup>2</sup> Và các xã.</p>", "dự họp¹\n\n¹ Gồm các sở².\n\n² Và các xã.",
    ),
    "no footnote: a link to a part of the page": (
        "<p>Xem <a href='#muc-a'>a</a> và mục <a href='#m2'>2</a></p><p id='muc-a'>Phần đầu</p>", "<p id='m2'>Phần sau</p>",
        "Xem a và mục 2\n\nPhần đầu",
    ),
    "no footnote: a link to a clause of the document": (
        "<p>theo khoản <a href='#k2'>2</a> (<a href='#k2'>2</a>)</p>", "<p id='k2'>2. Sở Y tế báo cáo.</p>", "theo khoản 2 (2)",
    ),
    "a note that begins with a figure": ("<p>dự họp<sup>1</sup></p>", "<p><sup>1</sup> 12 đồng chí.</p>", "dự họp¹\n\n¹ 12 đồng chí."),
    "no footnote: a figure in brackets": ("<p>theo [1] và [2]</p>", "", "theo [1] và [2]"),
}  # fmt: skip


@pytest.mark.parametrize(("html", "behind", "text"), FOOTNOTES.values(), ids=FOOTNOTES)
def test_footnotes_stand_behind_what_refers_to_them(html: str, behind: str, text: str) -> None:
    assert fragment(html, behind=behind) == text


# ── what the page says of itself ──────────────────────────────────────────────────────────────────────────────────

DOCUMENT = "".join(f"<p>{line}</p>" for line in ("THÔNG BÁO", OPENING, *BODY, *RECIPIENTS, *SIGNATURE))
ADDRESSES = [
    ("<!-- saved from url=(0042)https://vinhan.example/van-ban/145 -->", "https://vinhan.example/van-ban/145", "a browser's comment"),
    ("<link rel='canonical' href='https://vinhan.example/a'>", "https://vinhan.example/a", "a canonical link"),
    ("<meta property='og:url' content='http://vinhan.example/b'>", "http://vinhan.example/b", "an address for other sites"),
    ("<link rel='stylesheet' href='https://vinhan.example/a.css'>", None, "another link"),
    ("<link rel='canonical' href='javascript:alert(1)'>", None, "no address"),
    ("", None, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "address", "why"), ADDRESSES, ids=[row[2] for row in ADDRESSES])
def test_the_address_of_a_page_is_noted(head: str, address: str | None, why: str) -> None:
    page = f"<html>{head if head.startswith('<!--') else ''}<head>{head}</head><body>{DOCUMENT}</body></html>"
    assert read_html(page.encode(), "a.html").notes == ((f"Lưu từ trang {address}.",) if address else ())


def test_passages_crossed_out_are_noted() -> None:
    page = f"<body>{DOCUMENT.replace('Hướng dẫn', '<s>Hướng dẫn</s> Đôn đốc')}</body>"
    assert read_html(page.encode(), "a.html").notes == ("Bỏ 1 đoạn chữ bị gạch ngang.",)


PLAIN = f"<html><head>{{}}</head><body>{DOCUMENT}</body></html>"
DECLARED = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
ENCODED = [
    (PLAIN.format("").encode(), "no declaration"),
    (b"\xef\xbb\xbf" + PLAIN.format("").encode(), "the mark of UTF-8"),
    (PLAIN.format("").encode("utf-16"), "the mark of UTF-16"),
    (PLAIN.format("").encode("utf-16-le"), "UTF-16 without its mark"),
    (PLAIN.format(DECLARED.format("windows-1252")).encode(), "UTF-8, declared as another"),
    (windows_1258(PLAIN.format(DECLARED.format("windows-1258"))), "Windows-1258, declared"),
    (windows_1258(PLAIN.format(DECLARED.format("utf-8"))), "Windows-1258, declared as UTF-8"),
    (PLAIN.format(DECLARED.format("us-ascii")).encode("ascii", "xmlcharrefreplace"), "letters as numbers"),
    (PLAIN.format("").replace("<html>", "<html><p>\xa9</p>").encode("latin-1", "xmlcharrefreplace"), "letters as numbers, one byte beyond"),
    (PLAIN.format(DECLARED.format("x-none-such")).encode(), "an encoding that there is not"),
    (PLAIN.format(DECLARED.format("base64")).encode(), "what is no encoding of text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), ENCODED, ids=[row[1] for row in ENCODED])
def test_encodings_of_a_page(data: bytes, why: str) -> None:
    assert read_html(data, "a.html").text == read_html(PLAIN.format("").encode(), "a.html").text


def test_a_broken_byte_does_not_change_the_encoding_of_a_page() -> None:
    read = read_html(PLAIN.format("").encode().replace(b"</body>", b"<p>\xe1\xbb</p></body>"), "a.html")
    assert read.text.startswith("THÔNG BÁO\n")
    assert read.notes == ("1 chỗ trên trang không đọc được theo bảng mã utf-8.",)


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "ascii"])
def test_a_page_in_an_encoding_before_unicode_is_told_by_its_text(name: str, encoding: str) -> None:
    letters = legacy(PLAIN.format(""), name).encode(encoding, "xmlcharrefreplace")
    read = read_html(letters, "a.html")
    assert read.text.startswith("THÔNG BÁO\n\n")
    assert read.text.lower() == read_html(PLAIN.format("").encode(), "a.html").text.lower()
    assert len(read.notes) == 1


def test_text_in_the_fonts_before_unicode_is_converted_run_by_run() -> None:
    html = (
        "<p><font face='.VnTime'>Ban ChÊp hµnh</font> Đảng bộ <font face='.VnTimeH'>tØnh</font></p>"
        "<p style=\"font-family:'VNI-Times'\">Töï do <span style='font-family:Arial'>và độc lập</span></p>"
    )
    assert fragment(html) == "Ban Chấp hành Đảng bộ TỈNH\n\nTự do và độc lập"


# ── what is refused ───────────────────────────────────────────────────────────────────────────────────────────────

NO_DOCUMENT = "no document on this page (no heading, number, articles or signature with running text); save the page of its full text"
NESTED = "this page is beyond the bounds (elements nested too deep, or too long); save its text alone (.txt or .docx)"
STORY = "<p>Ngày 12/3, Ủy ban nhân dân tỉnh Vĩnh An ban hành Kế hoạch số 145/KH-UBND về hạ tầng số. Theo đó, các sở, ban, ngành rà soát.</p>"
REFUSED = {
    "nothing": ("", "empty"),
    "white space": (" \n ", "empty"),
    "only scripts": ("<script>var a</script>", "no page in it (no HTML)"),
    "a story about a document": (f"<body><h1>Vĩnh An phát triển hạ tầng số</h1>{STORY * 6}</body>", NO_DOCUMENT),
    "a list of documents": (f"<body><h1>VĂN BẢN</h1>{NEWS * 30}</body>", NO_DOCUMENT),
    "a form for entering": ("<body><form><p>Tên đăng nhập</p><input><p>Mật khẩu</p></form></body>", NO_DOCUMENT),
    "a heading without a text": ("<body><p>Số: 12/KH-UBND</p><p>KẾ HOẠCH</p><p>Nơi nhận:</p></body>", NO_DOCUMENT),
    "frames": (
        "<html><frameset cols='20%,80%'><frame src='menu.htm'><frame src='text.htm'></frameset></html>",
        "this page only sets frames; open the frame that holds the text and save that",
    ),
    "another language": (
        "<body><p>I. AIMS</p><p>II. TASKS</p>" + "<p>The departments report to the committee every month.</p>" * 9 + "<p>T/M COMMITTEE</p>",
        "no document of this kind (no Vietnamese text in it)",
    ),
    "nested without end": ("<div>" * 100_000 + "THÔNG BÁO", NESTED),
    "emphasis without end": (f"<b>{OPENING}" * 5_000, NESTED),
}  # fmt: skip


@pytest.mark.parametrize(("page", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_document_is_refused_with_one_line(page: str, reason: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        read_html(page.encode(), "a.html")
    assert refused.value.message == f"a.html: {reason}"
    assert refused.value.vi != refused.value.message


HOSTILE = {
    "attributes without end": ("<p " + " ".join(f'a{i}="x"' for i in range(100_000)) + ">Một</p>", "Một"),
    "attributes that hold what ends a tag": ("<p " + "".join(f'a{i}=">"' for i in range(50_000)) + ">Một</p>", "Một"),
    "a picture inside the page": ("<p><img src='data:image/png;base64," + "A" * 12_000_000 + "'>Một</p>", "Một"),
    "entities of XML": ('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>Một &b;</p>', "Một &b;"),
    "an entity that is a file": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>Một &a;</p>', "Một &a;"),
    "a thousand cells merged in each row": (
        "<table>" + "<tr><td colspan=999 rowspan=999>a<td>b" * 300 + "</table>",
        None,
    ),
    "tables in tables": ("<table><tr><td>" * 60 + "Một" + "</table>" * 60, "Một"),
    "references without end": ("<p>" + "a<sup>1</sup>" * 20_000 + "</p>", "a¹" * 20_000),
    "style without end": ("<style>" + "@media{a{}" * 50_000 + "</style><p>Một</p>", "Một"),
    "a long cell merged over many rows": (
        "<table><tr><td>0<td rowspan=9999>" + "Một " * 9_000 + "<tr><td>1" * 3_000 + "</table><p>Hai</p>",
        "Hai",
    ),
    "a wide gap without end": ("<p>a" + "&nbsp; " * 200_000 + "b</p>", "a b"),
}


@pytest.mark.parametrize(("html", "text"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_is_read_in_bounded_time(html: str, text: str | None) -> None:
    found = fragment(html)
    assert text is None or found.replace("   ", " ").endswith(text)


def test_a_page_of_many_elements_is_refused() -> None:
    with pytest.raises(RefusedFile, match="beyond the bounds"):
        read_html(b"<p>" * 1_100_000, "a.html")
