"""What the writing of facts needs to know of the corpus around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from nq57graph.build.identity import evidence_id
from nq57graph.build.labels import Labels, corpus_labels
from nq57graph.build.refusal import refusal
from nq57graph.build.terms import Names, Values
from nq57graph.model.facts import Corpus, DocumentFact, Evidence, Id
from nq57graph.model.text import Source
from nq57graph.model.words import fold
from nq57graph.vocabulary import NQ


@dataclass(frozen=True, slots=True)
class Text:
    """The text that evidence quotes. ``breaks`` are the offsets of its line breaks: ``line`` is asked very often."""

    source: Source
    breaks: tuple[int, ...]

    @classmethod
    def of(cls, source: Source) -> Text:
        return cls(source, tuple(offset for offset, character in enumerate(source.text) if character == "\n"))

    def line(self, offset: int) -> int:
        """As ``Source.line``: the number, from 1, of the line that holds ``offset``."""
        return bisect_right(self.breaks, offset - 1) + 1


@dataclass(frozen=True, slots=True)
class Scope:
    """The corpus: how identities become nodes, what its things are called, the texts of the held documents."""

    names: Names
    labels: Labels
    texts: Mapping[Id, Text]

    @classmethod
    def of(cls, corpus: Corpus, namespace: str) -> Scope:
        texts = {facts.document.id: Text.of(facts.document.source) for facts in corpus.documents}
        return cls(Names(namespace), corpus_labels(corpus), texts)

    def label(self, identity: Id) -> str:
        """The label of what documents share, or of a document; its identity where nothing describes it."""
        return self.labels.get(identity, identity)

    def text(self, evidence: Evidence) -> Text:
        """Raises UserError where ``evidence`` names no held document, quotes nothing, or leaves its text."""
        text = self.texts.get(evidence.document)
        if text is None:
            raise refusal(
                f"evidence names '{evidence.document}', which is not held",
                f"bằng chứng trỏ tới '{evidence.document}', văn bản không có trong tay",
            )
        if not evidence.spans or max(span.end for span in evidence.spans) > len(text.source.text):
            raise refusal(
                f"the evidence {evidence_id(evidence)} is not in the text",
                f"bằng chứng {evidence_id(evidence)} không nằm trong văn bản",
            )
        return text

    def quote(self, evidence: Evidence) -> str:
        return self.text(evidence).source.quote(evidence.spans)

    def line(self, evidence: Evidence) -> int:
        """The line of the first segment."""
        return self.text(evidence).line(evidence.spans[0].start)

    def page(self, evidence: Evidence) -> int | None:
        """The page of the first segment, where the source has pages."""
        return self.text(evidence).source.page(evidence.spans[0].start)

    def confidence(self, evidence: Evidence) -> float | None:
        """How sure the recognition of a scan is of the quote; None for what was not recognised."""
        return self.text(evidence).source.confidence(evidence.spans)

    def evidence(self, *evidence: Evidence | None) -> list[NamedNode]:
        return [self.names(evidence_id(one)) for one in evidence if one is not None]

    def said(self, document: DocumentFact, *evidence: Evidence | None) -> dict[str, Values]:
        """What every statement of ``document`` carries: the document, and the words that say it."""
        return {NQ.inDocument: self.names(document.id), NQ.evidence: self.evidence(*evidence)}


def hidden(*names: str | None) -> list[Literal]:
    """``names`` as they are found by a search without accents: lower case, plain letters."""
    return [Literal(name) for name in sorted({fold(name) for name in names if name})]
