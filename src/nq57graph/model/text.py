"""Text that knows where it stands in its source.

Offsets are Unicode code points of the decoded source text, half-open ``[start, end)``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open range ``[start, end)`` of code points of a source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page begins: ``start`` is the offset of its first character, ``number`` counts from 1 in the file.

    ``confidence`` (0 – 1) is how sure the recognition of a scanned page is, None where nothing was recognised.
    """

    start: int
    number: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands on its page: ``span`` in the text, ``box`` (left, top, right, bottom) in parts of the page's
    width and height, ``confidence`` (0 – 1) of its recognition, None for a text layer."""

    span: Span
    page: int
    box: tuple[float, float, float, float]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source as it stands: nothing is corrected here.

    ``file`` is its path below the workspace's ``documents/`` (NFC, ``/``), ``sha256`` the digest of its bytes,
    ``text`` the text that all offsets of the document count in: the decoded text of a text file, else the canonical text
    that a reader has made of the file (``canonical``: one paragraph to a line, a footnote in one paragraph). ``pages`` and ``words``, in the order of the text, are empty where the format has none.
    ``notes`` is what the reader has to say: encodings converted, pages refused; ``refused`` names the pages that are not in the
    text, each with the reason.
    """

    file: str
    sha256: str
    text: str
    pages: tuple[Page, ...] = ()
    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()
    refused: tuple[tuple[int, str], ...] = ()
    canonical: bool = False

    def page(self, offset: int) -> int | None:
        """The number of the page that holds ``offset``, None where the format has no pages."""
        word = bisect_right(self.words, offset, key=lambda word: word.span.end)
        if word < len(self.words):
            return self.words[word].page
        index = bisect_right(self.pages, offset, key=lambda page: page.start)
        return self.pages[index - 1].number if index else None

    def confidence(self, spans: Iterable[Span]) -> float | None:
        """How sure the recognition is of the words at ``spans``, on the average of their letters; None for what was not
        recognised."""
        letters = total = 0.0
        for span in spans:
            first = bisect_right(self.words, span.start, key=lambda word: word.span.end)
            for word in islice(self.words, first, None):
                if word.span.start >= span.end:
                    break
                if word.confidence is not None:
                    size = word.span.end - word.span.start
                    letters, total = letters + size, total + size * word.confidence
        return total / letters if letters else None

    def quote(self, spans: Iterable[Span]) -> str:
        """The words at ``spans`` as they stand, segments joined by one space."""
        return " ".join(self.text[span.start : span.end] for span in spans)

    def line(self, offset: int) -> int:
        """The number, from 1, of the line that holds ``offset``."""
        return self.text.count("\n", 0, offset) + 1


@dataclass(frozen=True, slots=True)
class Flow:
    """A run of normalised text (NFC, single spaces, no Markdown marks) with its way back to the source.

    ``starts[i]`` and ``ends[i]`` are the source offsets of the character ``text[i]``. ``cuts`` holds the positions in
    ``text`` at which the source was torn (page break, footnote): a quote that runs over one has two segments.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    cuts: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.text)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The source segments of ``text[start:end]``, white space at either end left out; ``()`` if nothing is left."""
        end = len(self.text) if end is None else end
        found = []
        at = start
        for cut in sorted(c for c in self.cuts if start < c < end) + [end]:
            low, high = at, cut
            while low < high and self.text[low].isspace():
                low += 1
            while high > low and self.text[high - 1].isspace():
                high -= 1
            if low < high:
                found.append(Span(self.starts[low], self.ends[high - 1]))
            at = cut
        return tuple(found)

    def part(self, start: int, end: int | None = None) -> Flow:
        """The flow of ``text[start:end]``."""
        end = len(self.text) if end is None else end
        cuts = frozenset(c - start for c in self.cuts if start < c < end) if self.cuts else self.cuts
        return Flow(self.text[start:end], self.starts[start:end], self.ends[start:end], cuts)

    def strip(self, characters: str | None = None) -> Flow:
        """The flow without ``characters`` (white space) at either end."""
        left = self.text.lstrip(characters)
        low = len(self.text) - len(left)
        high = low + len(left.rstrip(characters))
        return self if high - low == len(self.text) else self.part(low, high)


EMPTY = Flow("", (), ())


def _run_on(flows: Sequence[Flow]) -> Flow | None:
    """``flows`` as one where each stands in the source just as it is, one character (a line break) behind the one before."""
    after = None
    for flow in flows:
        if not isinstance(flow.starts, range) or flow.cuts or (after is not None and flow.starts[0] != after + 1):
            return None
        after = flow.ends[-1]
    first, text = flows[0].starts[0], " ".join(flow.text for flow in flows)
    return Flow(text, range(first, first + len(text)), range(first + 1, first + len(text) + 1))


def join(flows: Iterable[Flow], *, torn: bool) -> Flow:
    """``flows`` as one, a space between; ``torn`` says that each joint starts a new segment."""
    flows = [flow for flow in flows if flow.text]
    if len(flows) < 2:
        return flows[0] if flows else EMPTY
    if not torn and (whole := _run_on(flows)):
        return whole
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    cuts: set[int] = set()
    for flow in flows:
        if text:
            text += " "
            starts.append(ends[-1])
            ends.append(ends[-1])
            if torn:
                cuts.add(len(text))
        cuts |= {c + len(text) for c in flow.cuts}
        text += flow.text
        starts.extend(flow.starts)
        ends.extend(flow.ends)
    return Flow(text, tuple(starts), tuple(ends), frozenset(cuts))
