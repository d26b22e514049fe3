"""How the time of reading grows with hostile text: prints, worst first, time of five times the text over time of the text.

hostile.py [LENGTH]. A piece that grows linearly prints about 5; one that grows with the square about 25.
"""

from __future__ import annotations

import gc
import sys
import time

from nq57graph.find.reading import read
from nq57graph.model.text import Source
from nq57graph.read.layout import lay_out

PIECES = (
    "giao ", "các sở, ", "Sở Tài chính; ", ". Giao Sở Tài chính ", " và ", "Chủ trì: ", ", đề nghị ", "trước ngày ", "định kỳ ",
    "hàng năm ", "quý I - ", "đến ", "Nghị quyết số 57-NQ/TW, ", "Luật ", "theo các quy định tại ", "1/2/3/", "đạt ", "10% tổng ",
    "báo cáo kết quả cho ", "Tỉnh ủy, ", "đồng chí Lê Văn Mẫu - Bí thư ", "Hà Nội, ngày ", "Số: 3/KH-", "(", "- ", "1. Một việc\n",
    "- gạch\n", "KT. CHỦ TỊCH\n", "| 1 | a | b |\n", "Điều 1. Việc\n", "Nơi nhận:\n",
    "Sở Y tế chủ trì rà soát, báo cáo UBND tỉnh trước ngày 1/3/2026. ", "Lãnh đạo UBND tỉnh chỉ đạo ", "Sở Y tế gửi trước ngày 1/1/2026; trình trước ngày 2/2/2026; ", "(1) Một;\n", "1- Việc;\n",
    "A. Một\n\n", "Hoạt động 1. Việc\n", "[Sở Y tế; ", "các chi bộ trực thuộc Đảng ủy ", "vào năm 2025 đạt 5% ", "trong 15 ngày kể từ ngày ",
)  # fmt: skip


def seconds(text: str) -> float:
    """The processor time of reading ``text`` whole."""
    gc.collect()
    start = time.process_time()
    read(lay_out(Source("made.txt", "0" * 64, text)))
    return time.process_time() - start


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seconds("1. Giao Sở Y tế chủ trì.\n")  # what is loaded once
    found = []
    for piece in PIECES:
        small, large = (piece * (size // len(piece)) for size in (length, 5 * length))
        found.append((seconds(large) / max(seconds(small), 0.001), piece))
    for ratio, piece in sorted(found, reverse=True):
        print(f"{ratio:6.1f}  {piece!r}")


if __name__ == "__main__":
    main()
