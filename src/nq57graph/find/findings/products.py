"""Products: a paper of another kind than the task is to make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nq57graph.model.reading import FindingMention, Reading

# Kinds of paper that are made as such. A decision, a law, a report may enact or tell anything, so they contradict nothing.
_PAPERS = (
    "kế hoạch",
    "chương trình",
    "đề án",
    "quy chế",
    "quy định",
    "danh mục",
    "chiến lược",
    "quy hoạch",
    "bộ tiêu chí",
    "hướng dẫn",
    "bộ chỉ số",
)
_PAPER = re.compile(rf"(?<!\w)(?:{'|'.join(_PAPERS)})(?!\w)", re.IGNORECASE)
_MADE = re.compile(
    rf"(?<!\w)(?:ban hành|xây dựng|lập|soạn thảo|hoàn thiện)\s+(?:(?:các|dự thảo)\s+)?(?P<paper>{'|'.join(_PAPERS)})(?!\w)",
    re.IGNORECASE,
)


def of_products(reading: Reading) -> Iterator[FindingMention]:
    """A row whose product is a paper of another kind than every paper that the task names."""
    for task in reading.tasks:
        if task.product is None:
            continue
        product = _PAPER.match(" ".join(task.product.text.split()))
        made = _MADE.search(task.mention.text)
        if product is None or made is None:
            continue
        named = {m[0].lower() for m in _PAPER.finditer(task.mention.text)} | {
            m[0].lower() for m in _PAPER.finditer(task.product.text[product.end() :])
        }
        if product[0].lower() not in named:
            yield FindingMention(
                "product-mismatch", "contradiction", (task.mention, task.product),
                f"{task.path}: nhiệm vụ là {made['paper'].lower()} nhưng sản phẩm ghi '{task.product.text}'",
                f"{task.path}: the task is to make a '{made['paper'].lower()}', its product is given as '{task.product.text}'",
                (task.path,),
            )  # fmt: skip
