"""Facts → triples, evidence, SHACL check, sorted N-Quads, store: the last stage of the writing half."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad

from nq57graph.assets import ontology_folder
from nq57graph.build.graphs import corpus_quads
from nq57graph.build.ontology import read_ontology
from nq57graph.build.refusal import refusal
from nq57graph.build.swap import build_lock, put_in_place
from nq57graph.build.write import Refused, counts, generation_files
from nq57graph.generation import SUMMARY
from nq57graph.model.facts import Corpus
from nq57graph.vocabulary import ID, PREFIXES

__all__ = ["BuildResult", "Progress", "build_graph", "build_lock"]

Progress = Callable[[str, int, int], None]
"""Told of each step: 'facts' (documents written), 'shapes', 'store'; how much of it is done, and of how much."""

_NAMESPACE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]*[/#]")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """``generation`` is the folder that is now current; ``counts`` says how many nodes each own class has, and
    'triples'; ``changed`` is False where the former build had said just the same."""

    generation: Path
    counts: Mapping[str, int]
    changed: bool


def build_graph(
    corpus: Corpus,
    folder: Path,
    *,
    refused: Sequence[Refused] = (),
    namespace: str = ID,
    validate: bool = True,
    progress: Progress | None = None,
    locked: bool = False,
    ontology: Path | None = None,
) -> BuildResult:
    """Writes the graph of ``corpus`` into the build folder ``folder`` ('.nq57') and makes it the current one.

    ``refused`` are the files that could not be read, with reasons, for ``build.json``. ``locked`` says that the caller
    holds ``build_lock(folder)``, from before it read the documents. ``ontology`` is the folder of the Turtle files.

    Raises BuildRunning while another build is at work, and UserError for facts that make no sound graph, for a graph
    that breaks a shape, and where the folder cannot be written. Whatever is raised, the former graph stays in place.
    """
    _check_namespace(namespace)
    tell = progress or (lambda step, done, total: None)
    ontology = ontology or ontology_folder()
    with nullcontext() if locked else build_lock(folder):
        known = read_ontology(ontology)
        quads = corpus_quads(corpus, known, namespace, lambda done, total: tell("facts", done, total))
        if validate:
            tell("shapes", 0, 1)
            _check_shapes(quads, ontology)
            tell("shapes", 1, 1)
        tell("store", 0, 1)
        files = generation_files(corpus, quads, refused, namespace, known.version)
        name = hashlib.sha256(files[SUMMARY]).hexdigest()[:16]  # the summary holds the digests of all other files
        generation, changed = put_in_place(folder, name, files, len(quads))
        tell("store", 1, 1)
    return BuildResult(generation, counts(quads), changed)


def _check_namespace(namespace: str) -> None:
    own = [iri for prefix, iri in PREFIXES.items() if prefix != "id"]
    if not _NAMESPACE.fullmatch(namespace) or any(namespace.startswith(iri) for iri in own):
        raise refusal(
            f"'{namespace}' is no namespace for data: give an IRI of your own that ends in '/' or '#'",
            f"'{namespace}' không dùng làm không gian tên cho dữ liệu được: cần một IRI riêng, kết thúc bằng '/' hoặc '#'",
        )


def _check_shapes(quads: Sequence[Quad], ontology: Path) -> None:
    from nq57graph.build.shapes import find_violations

    violations = find_violations(quads, ontology)
    if violations:
        first, more = violations[0], len(violations) - 1
        raise refusal(
            f"the graph breaks a rule of its shape: {first.line('en')}{f' (and {more} more)' if more else ''}",
            f"đồ thị trái một ràng buộc hình dạng: {first.line('vi')}{f' (và {more} chỗ nữa)' if more else ''}",
        )
