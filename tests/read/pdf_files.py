"""PDF files for tests: a notice as an office prints it, and single objects put together by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import EncryptionMethod

WIDTH, HEIGHT = 595.28, 841.89
LEFT, RIGHT = 85.0, 552.0
NAME, MOTTO = 180.0, 420.0  # the middle of the two columns of a heading
SIZE, STEP, INDENT = 13.0, 19.0, 28.0

_FONTS = ("NotoSerif-Regular.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "NotoSans-Regular.ttf", "Times New Roman.ttf", "Arial.ttf", "arial.ttf")  # fmt: skip
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts", "/System/Library/Fonts", "C:/Windows/Fonts")  # fmt: skip


def find_font() -> Path:
    """A font with the letters of Vietnamese."""
    for name in _FONTS:
        for folder in _FOLDERS:
            if found := sorted(Path(folder).expanduser().rglob(name)):
                return found[0]
    raise FileNotFoundError(f"none of {', '.join(_FONTS)}: install one (Debian: apt-get install fonts-noto-core)")


def new_pdf() -> FPDF:
    """A PDF of A4 pages, in points, without a page yet."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("body", fname=find_font())
    pdf.set_font("body", size=SIZE)
    return pdf


class Printer:
    """Sets words on the pages of ``pdf`` from the top, ``y`` being the next baseline."""

    def __init__(self, pdf: FPDF) -> None:
        self.pdf = pdf
        self.y = 0.0
        self.page()

    def page(self) -> None:
        self.pdf.add_page()
        self.y = 70.0
        if self.pdf.page_no() > 1:
            self.put(str(self.pdf.page_no()), (LEFT + RIGHT) / 2, 45)

    def put(self, text: str, x: float, y: float, size: float = SIZE) -> float:
        """Sets ``text`` and gives the place behind it."""
        self.pdf.set_font("body", size=size)
        self.pdf.text(x, y, text)
        return float(x + self.pdf.get_string_width(text))

    def centre(self, text: str, y: float, middle: float = (LEFT + RIGHT) / 2, size: float = SIZE) -> None:
        self.pdf.set_font("body", size=size)
        self.put(text, middle - self.pdf.get_string_width(text) / 2, y, size)

    def columns(self, left: Iterable[str], right: Iterable[str]) -> None:
        """Two columns, each with a spacing of its own."""
        top = self.y
        for number, text in enumerate(left):
            self.centre(text, top + 15 * number, NAME, 11)
            self.y = top + 15 * number
        for number, text in enumerate(right):
            self.centre(text, top + 3 + 18 * number, MOTTO, 11)
        self.y += 40

    def title(self, *lines: str) -> None:
        for text in lines:
            self.centre(text, self.y)
            self.y += STEP
        self.y += STEP

    def paragraph(self, text: str, note: int | None = None, bottom: float = 740.0) -> None:
        """``text``, its first line indented, on the next page where this one is full; behind it the reference to ``note``."""
        x, line = LEFT + INDENT, ""
        for word in text.split():
            self.pdf.set_font("body", size=SIZE)
            if line and x + self.pdf.get_string_width(f"{line} {word}") > RIGHT:
                self._line(line, x, bottom)
                x, line = LEFT, word
            else:
                line = f"{line} {word}".strip()
        end = self._line(line, x, bottom)
        if note:
            self.put(str(note), end + 0.5, self.y - STEP - 5, 7)
        self.y += 6

    def _line(self, text: str, x: float, bottom: float) -> float:
        if self.y > bottom:
            self.page()
        self.y += STEP
        return self.put(text, x, self.y - STEP)

    def footnote(self, number: int, text: str) -> None:
        self.pdf.set_line_width(0.5)
        self.pdf.line(LEFT, 775, LEFT + 144, 775)
        end = self.put(str(number), LEFT, 787, 6.5)
        self.put(text, end + 2, 791, 9.5)

    def table(self, edges: Sequence[float], rows: Iterable[Sequence[str]], height: float = 24.0) -> None:
        """A table whose borders are drawn cell by cell."""
        self.pdf.set_line_width(0.5)
        for row in rows:
            for (left, right), text in zip(pairwise(edges), row, strict=True):
                self.pdf.rect(left, self.y, right - left, height)
                self.put(text, left + 4, self.y + 16, 11)
            self.y += height
        self.y += 30


def write(draw: Callable[[Printer], None]) -> bytes:
    """The PDF that ``draw`` sets."""
    pdf = new_pdf()
    draw(Printer(pdf))
    return bytes(pdf.output())


ISSUED = "Căn cứ chương trình công tác năm 2025, Ban Chỉ đạo thông báo kết luận về việc thực hiện Nghị quyết số 57-NQ/TW như sau:"
TASKS = (
    "1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính rà soát hạ tầng số của tỉnh, báo cáo Ban Chỉ đạo trước ngày 30/6/2025.",
    "2. Giao Sở Y tế xây dựng kế hoạch liên thông hồ sơ sức khỏe điện tử giữa các cơ sở khám, chữa bệnh trên địa bàn, hoàn thành trong quý III năm 2025.",
    "3. Giao Sở Nội vụ tham mưu ban hành quy định khen thưởng sáng kiến số, trình Ủy ban nhân dân tỉnh trước ngày 15/8/2025.",
)  # fmt: skip
LEAD = "4. Các cơ quan thực hiện nhiệm vụ theo bảng sau:"
NOTE = "Nghị quyết của Bộ Chính trị về đột phá phát triển khoa học, công nghệ."
TABLE = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì"),
    ("1", "Rà soát dữ liệu đất đai", "Sở Tài chính"),
    ("2", "Lập danh mục", "Sở Y tế"),
)
RECIPIENTS = ("Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành;", "- Lưu Văn phòng.")
SIGNED = ("T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "", "", "Lê Văn Mẫu")


def notice(printer: Printer) -> None:
    """Two pages in the form of Guideline 36-HD/VPTW; the second order runs over the page break."""
    printer.columns(
        ["TỈNH ỦY AN SƠN", "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ", "*", "Số 03-TB/BCĐ"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "An Sơn, ngày 04 tháng 4 năm 2025"],
    )
    printer.title("THÔNG BÁO", "Kết luận của Trưởng Ban Chỉ đạo", "về chuyển đổi số quý I năm 2025")
    printer.paragraph(ISSUED, note=1)
    printer.paragraph(TASKS[0])
    printer.footnote(1, NOTE)
    printer.y = 722
    for task in TASKS[1:]:
        printer.paragraph(task)
    printer.paragraph(LEAD)
    printer.table((LEFT, 125, 360, RIGHT), TABLE)
    for number, text in enumerate(RECIPIENTS):
        printer.put(text, LEFT, printer.y + 15 * number, 10)
    for number, text in enumerate(SIGNED):
        if text:
            printer.centre(text, printer.y + 18 * number, MOTTO)


def encrypted(user_password: str | None = "mat") -> bytes:
    """A PDF that opens with ``user_password``; without one it is only guarded against changes."""
    pdf = new_pdf()
    pdf.set_encryption(owner_password="chu", user_password=user_password, encryption_method=EncryptionMethod.RC4)
    Printer(pdf).paragraph(TASKS[0])
    return bytes(pdf.output())


# ── by hand ───────────────────────────────────────────────────────────────────────────────────────────────────────


def stream(content: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >> stream\n" % (len(content), entries.encode()) + content + b"\nendstream"


def join_objects(objects: Sequence[bytes]) -> bytes:
    """A PDF of ``objects``, numbered from 1, the first its catalogue."""
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    xref = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, xref)
    return bytes(written)


def by_hand(content: bytes, *more: bytes, page: str = "", media: str = "0 0 595 842") -> bytes:
    """A PDF of one page with ``content``; ``page`` are further entries of the page, ``more`` objects from 6 on."""
    return join_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{media}] /Contents 4 0 R ".encode()
            + f"/Resources << /Font << /F1 5 0 R >> {'/XObject << /X 6 0 R >>' if more else ''} >> {page} >>".encode(),
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>",
            *more,
        ]
    )
