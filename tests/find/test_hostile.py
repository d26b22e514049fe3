"""Any text is read without a crash, every span leads to its words, and time grows with length."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nq57graph.find.heading import read_heading, read_signers
from nq57graph.find.officials import find_meeting, find_officials
from nq57graph.find.reading import read
from nq57graph.model.document import Document
from nq57graph.model.reading import Mention
from nq57graph.model.text import Flow, Source
from nq57graph.read.layout import lay_out
from nq57graph.read.lines import normalise

MARKERS = [
    "I. ", "II- ", "Il. ", "1. ", "1.1. ", "2.3.4 ", "a) ", "đ) ", "©) ", "- ", "+ ", "* ", "• ", "# ", "Điều 1. ", "Điều 2\n", "Chương I\n",
    "Mục 1. ", "PHẦN THỨ HAI: ", "A. ", "¹ ", "[2] ", "| ", "PHỤ LỤC I\n", "Nơi nhận:\n", "KT. ", "T/M ", "> ",
]  # fmt: skip
WORDS = [
    "CHÍNH PHỦ", "ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG", "BAN CHỈ ĐẠO -", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM",
    "Số: 3/KH-UBND", "Số 57-NQ/TW", "Số: 453", "/TB-UBND", "Số: #3 /QD", "Lâm Đồng, ngày 3 tháng 4 năm 2025", "Hà Nội, ngày 49 tháng _ năm 2026",
    "KẾ HOẠCH", "QUYẾT ĐỊNH:", "THÔNG BÁO KẾT LUẬN", "PHỤ LỤC", "(Kèm theo Quyết định số 3/QĐ-UBND)", "Kính gửi: các sở", "V/v rà soát",
    "NHIỆM VỤ VÀ GIẢI PHÁP", "QUY ĐỊNH CHUNG", "Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế", "trước ngày 30/6/2025;", "đồng chí Lê Văn Mẫu",
    "Bí thư Tỉnh ủy,", "chủ trì cuộc họp.", "Ngày 3/4/2025,", "tham dự có:", "CHỦ TỊCH", "PHÓ GIÁM ĐỐC", "kiêm", "(Đã ký)", "Lê Văn Mẫu",
    "- Như trên;", "- Lưu: VT.", "--- PAGE BREAK ---", "12", "____", "1 | Lập | Sở Y tế", "| 1 | Lập | Sở |", "1\tLập\tSở Y tế", "|---|---|",
    "Ký bởi: CỔNG THÔNG TIN", "CÔNG BÁO/Số 3+4/Ngày 1-2-2025", "và", "của", "Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá",
    "toàn văn như sau:", "**đậm**", "\\- thoát", "Điều 5 của Luật", "ẾN 6È... C ¬—", "\u00a0", "\u200b", "hóa".replace("ó", "o\u0301"),
]  # fmt: skip
GAPS = ["", " ", "  ", "\n", "\n\n", "\t", "     ", " | ", "\r\n", "\f"]
DOCUMENTS = st.lists(
    st.tuples(st.sampled_from(["", *MARKERS]), st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=40
).map(lambda pieces: "".join(marker + words + gap for marker, words, gap in pieces))
ANYTHING = st.text(
    alphabet=st.one_of(
        st.sampled_from("\n\t |-+*#.,;:()[]/_aăâbcdđeêghiIVXLSTĐÔƯ0123456789“”\u00a0\u0301\u0323"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=300,
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def laid_out(text: str) -> Document:
    return lay_out(Source("case.txt", "0", text))


def flows(document: Document) -> Iterator[Flow]:
    header = document.header
    yield from (header.issuer, header.parent, header.number, header.place, header.date, header.type, header.title)
    yield from (*document.opening, *document.recipients, *document.footnotes, *document.closing)
    for signature in document.signatures:
        yield from (*signature.formulas, signature.name)
    for block in document.blocks():
        yield from (block.flow, block.whole)
        for table in block.tables:
            yield from (*table.head, *(cell for row in table.rows for cell in row.cells))
    for annex in document.annexes:
        yield from (annex.label, annex.title, annex.note)
        for top in annex.blocks:
            yield from (flow for block in top.walk() for flow in (block.flow, block.whole))
        for table in annex.tables:
            yield from (*table.head, *(cell for row in table.rows for cell in row.cells))


def bare(text: str) -> str:
    """Letters of ``text`` as a reader sees them: without white space."""
    return "".join(unicodedata.normalize("NFC", text).split())


def check_quotes(document: Document) -> None:
    source = document.source.text
    for flow in flows(document):
        assert len(flow.starts) == len(flow.ends) == len(flow.text)
        if not flow.text.strip():
            continue
        spans = flow.spans()
        assert all(0 <= span.start < span.end <= len(source) for span in spans)
        again = "".join(normalise(source, span.start, span.end).text for span in spans)
        assert bare(again) == bare(flow.text)


@QUICK
@given(DOCUMENTS)
def test_documents_of_the_genres_markers(text: str) -> None:
    document = laid_out(text)
    check_quotes(document)
    reading = read(document)
    mentions: list[Mention] = [*reading.heading.mentions.values(), *(r.mention for r in reading.recipients)]
    for official in reading.officials:
        mentions += [official.name, *official.posts]
    mentions += [task.mention for task in reading.tasks]
    for mention in mentions:
        quoted = "".join(normalise(text, span.start, span.end).text for span in mention.spans)
        assert bare(quoted).casefold() == bare(mention.text).casefold()


def test_an_article_without_words_is_read() -> None:
    check_quotes(laid_out(text := "Điều 2\n\nI. Giao Sở Tài chính chủ trì, phối hợp với Sở Y tế"))
    assert [task.path for task in read(laid_out(text)).tasks]


@QUICK
@given(ANYTHING)
def test_random_text(text: str) -> None:
    document = laid_out(text)
    for flow in flows(document):
        assert len(flow.starts) == len(flow.ends) == len(flow.text)
        assert all(0 <= span.start < span.end <= len(text) for span in flow.spans())
    read_heading(document)
    read_signers(document)
    find_officials(document)
    find_meeting(document)


@QUICK
@given(DOCUMENTS)
def test_decomposed_text_reads_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    apart = unicodedata.normalize("NFD", composed)
    one, other = laid_out(composed), laid_out(apart)
    assert [flow.text for flow in flows(one)] == [flow.text for flow in flows(other)]
    check_quotes(other)


def test_no_break_spaces_read_alike() -> None:
    text = (
        "ỦY BAN NHÂN DÂN TỈNH GIA LAI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/KH-UBND\nGia Lai, ngày 3 tháng 4 năm 2025\n"
        "KẾ HOẠCH\nTrồng rừng\n\n1. Giao Sở Y tế chủ trì.\nNơi nhận:\n- Như trên;\n"
    )
    one, other = laid_out(text), laid_out(text.replace(" ", "\u00a0"))
    assert [flow.text for flow in flows(one)] == [flow.text for flow in flows(other)]
    assert read_heading(one).date == read_heading(other).date == "2025-04-03"
    check_quotes(other)


# ── size ──────────────────────────────────────────────────────────────────────────────────────────────────────────

PIECES = [
    "đồng chí Lê Văn Mẫu - Bí thư ", "Chủ tịch Ủy ban nhân dân tỉnh ", "Hà Nội, ngày ", "Số: 3/KH-", "Nguyễn ", "A", "- ", " , ", "|", "\t", "* ",
    "Nơi nhận: ", "thông báo để ", "chủ trì của ", "ngày 3 tháng ", "(", "“", "¹", "I. ", "1.1.1.", "....", "____", "KT. CHỦ TỊCH ", "Ban Chỉ đạo ",
    "o\u0301", "Luật này được thông qua ",
]  # fmt: skip
LINES = [
    "1. Một việc\n", "- gạch\n", "Lê Văn Mẫu\n", "KT. CHỦ TỊCH\n", "| 1 | a | b |\n", "|  | tiếp | |\n", "đoạn nối\n", "Ủy ban nhân dân các xã và\n",
    "\n\nvà tiếp\n", "¹ chú thích\n", "PHỤ LỤC\n", "Nơi nhận:\n", "Điều 1. Việc\n", "1\tb\tc\n", "CHÍNH PHỦ\n", "Chương I\n", "+\n", "a | b | c\n",
]  # fmt: skip


SIZES = [*((piece, 300_000) for piece in PIECES), *((line, 60_000) for line in LINES)]


@pytest.mark.parametrize(("piece", "size"), SIZES, ids=[repr(piece) for piece, _ in SIZES])
def test_hostile_text_is_read_to_its_end(piece: str, size: int) -> None:
    """A pattern that blows up would not come back; how time grows is measured by ``benchmarks/hostile.py``."""
    document = laid_out(piece * (size // len(piece)))
    read_heading(document)
    find_officials(document)
    find_meeting(document)
    check_quotes(document)
