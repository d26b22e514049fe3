"""The cascade: how one resolution comes down, document by document, to tasks and to the agencies that do them.

``trace_cascade`` turns rows of the graph into a ``networkx.MultiDiGraph``. Every edge runs from the general to the
particular and carries the sentences that say it.

Nodes, by their local name, have the attributes

- ``kind``: document, section, task, agency, group, post, unresolved, no-agency or official
- ``label`` (short) and ``title`` (full), ``label_en`` where there is another; ``sub``, a second line, may be ''
- ``layer``: 0 for the resolution (and for documents that nothing ties to it), increasing from the general to the
  particular; ``order``: the order of the text
- ``held``: False for a document that is only cited; ``province`` the name of its place, '' where there is none
- ``document`` (local name, '' for what documents share), ``file``, ``line`` (0 where there is none), ``quotes``
- documents: ``number``, ``date``, ``tied`` (False where no sentence ties it to the resolution), ``also`` (relation and
  label of documents it rests on outside the cascade)
- sections: ``path``, ``name`` ('mục II.4'), ``above`` (the headings it stands under, outermost first)
- tasks: ``path``, ``name``, ``parent`` (its section or document), ``work``, ``same_as`` (task or ''), ``product``,
  ``addressee``, ``text``, ``deadline`` (None or a ``Deadline``)
- agents: ``aliases``, ``possible`` (labels that an unresolved name may mean)

Edges are keyed by ``kind``: implements, pursuant-to, directs, candidate, part-of, lead, support, via, none-stated and
holds-post; they have ``label_vi``, ``label_en``, ``quotes``, ``note``, and ``inherited``, True where a heading says it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypedDict

from nq57graph.errors import UserError
from nq57graph.model.words import fold
from nq57graph.vocabulary import NQ, NQS, ROLE

if TYPE_CHECKING:
    import networkx as nx

    Cascade = nx.MultiDiGraph[str]

Row = Mapping[str, Any]

ROOT = "57-NQ/TW"
NO_AGENCY = "no-agency"

EDGE_LABELS: dict[str, tuple[str, str]] = {
    "implements": ("triển khai thực hiện", "implemented by"),
    "directs": ("được chỉ đạo thực hiện bởi", "carried out by orders of"),
    "pursuant-to": ("là căn cứ của", "is a basis of"),
    "candidate": ("có thể chính là", "may be the same as"),
    "part-of": ("gồm", "contains"),
    "lead": ("chủ trì", "led by"),
    "support": ("phối hợp", "supported by"),
    "via": ("qua chỉ đạo của", "passed down through"),
    "none-stated": ("không nêu cơ quan", "no agency stated"),
    "holds-post": ("người đứng đầu", "headed by"),
}
"""What an edge says, read from left to right: Vietnamese, English."""

HEAD_POSTS: dict[str, tuple[str, ...]] = {
    NQS.kind_party_committee: ("bí thư",),
    NQS.kind_party_delegation: ("bí thư",),
    NQS.kind_party_board: ("trưởng ban",),
    NQS.kind_party_office: ("chánh văn phòng",),
    NQS.kind_inspection_commission: ("chủ nhiệm",),
    NQS.kind_steering_committee: ("trưởng ban",),
    NQS.kind_people_council: ("chủ tịch",),
    NQS.kind_people_committee: ("chủ tịch",),
    NQS.kind_people_committee_commune: ("chủ tịch",),
    NQS.kind_peoples_committee_office: ("chánh văn phòng",),
    NQS.kind_department: ("giám đốc",),
    NQS.kind_provincial_agency: ("giám đốc", "trưởng ban", "chánh thanh tra", "cục trưởng"),
    NQS.kind_police: ("giám đốc",),
    NQS.kind_military: ("chỉ huy trưởng",),
    NQS.kind_fatherland_front: ("chủ tịch",),
    NQS.kind_mass_organisation: ("chủ tịch", "bí thư"),
    NQS.kind_ministry: ("bộ trưởng",),
    NQS.kind_government: ("thủ tướng",),
    NQS.kind_central_party_body: ("trưởng ban", "tổng bí thư"),
    NQS.kind_public_institution: ("giám đốc", "hiệu trưởng", "viện trưởng"),
    NQS.kind_enterprise: ("tổng giám đốc", "giám đốc"),
}
"""How the post that heads an agency begins, by kind of agency. A deputy's begins with 'phó' and so never matches."""

_DESCENT = {"implements": NQ.implements, "pursuant-to": NQ.pursuantTo, "directs": NQ.directsImplementationOf}
_RELATION = {NQS.relation_implements: "implements", NQS.relation_basis: "pursuant-to"}
_ROLE_OF = {iri: role for role, iri in ROLE.items()}
_AGENT_KIND = {NQ.Agency: "agency", NQ.AgentGroup: "group", NQ.PostHolder: "post", NQ.UnresolvedAgent: "unresolved"}


class Asked(Protocol):
    """A graph that answers questions."""

    def select(self, query: str) -> Sequence[Row]:
        """The rows of a SELECT, each with every variable; a variable without value is None, an IRI is a ``str``."""

    def local(self, iri: str) -> str:
        """The local name of a node of the data."""


class Quote(TypedDict):
    """A sentence and where it stands. ``inherited``: the section whose heading says it, '' where the place itself does."""

    quote: str
    document: str
    file: str
    line: int
    inherited: str


class Deadline(TypedDict):
    """``text`` as printed, ``end`` an ISO date or '', ``inherited`` as in ``Quote``."""

    text: str
    end: str
    inherited: str
    quotes: list[Quote]


def trace_cascade(graph: Asked, root: str = ROOT) -> Cascade:
    """What comes down from the document numbered ``root`` (or of that local name), see the module's docstring.

    ``cascade.graph`` holds ``root`` (local name) and ``outside``: (label, number of tasks) of each held document of
    which no statement says that it carries the root out, though it may cite it. Raises UserError if no document, or more than one, is numbered so.
    """
    import networkx as nx

    cascade: Cascade = nx.MultiDiGraph()
    documents = _first(graph.select(_DOCUMENTS), "document", graph)
    said = _Said(graph, documents)
    start = _root(documents, root)
    descent = _descent(graph, said, documents)
    reached = {start} | nx.descendants(descent, start)
    beside = _beside(descent, documents, reached)
    _add_documents(cascade, said, documents, descent, reached, beside)
    cascade.graph["root"] = start
    outside = set(documents) - reached - beside
    cascade.graph["outside"] = sorted(
        (_document_label(documents[each])[0], documents[each]["tasks"] or 0)
        for each in outside
        if documents[each]["held"]
    )
    last = max((data["layer"] for _, data in cascade.nodes(data=True)), default=0)
    _add_sections_and_tasks(cascade, graph, said, last + 1)
    _add_agents(cascade, graph, said, last + 3)
    _add_officials(cascade, graph, said, last + 4)
    return cascade


def only_province(cascade: Cascade, province: str) -> Cascade:
    """The part of ``cascade`` that comes down to ``province`` ('Khánh Hòa', 'khanh hoa'), the root and the way there kept.

    Raises UserError where no task of the cascade is of that province.
    """
    tasks = [each for each, data in cascade.nodes(data=True) if data["kind"] == "task"]
    provinces = sorted({cascade.nodes[task]["province"] for task in tasks} - {""})
    chosen = [each for each in provinces if fold(each) == fold(province.strip())]
    if not chosen:
        known = ", ".join(provinces) or "-"
        raise UserError(
            f"no task comes down to a province '{province}': known are {known}",
            exit_code=1,
            vi=f"không có việc nào xuống đến tỉnh '{province}': chỉ có {known}",
        )
    import networkx as nx

    kept = {cascade.graph["root"]}
    for task in tasks:
        if cascade.nodes[task]["province"] == chosen[0]:
            kept |= {task} | nx.ancestors(cascade, task) | nx.descendants(cascade, task)
    part: Cascade = cascade.subgraph(kept).copy()
    return part


# ── documents ─────────────────────────────────────────────────────────────────────────────────────────────────────

_DOCUMENTS = """
SELECT ?document ?label ?number ?type ?title ?date ?place ?level ?held ?file ?tasks WHERE {
  ?document a nq:Document ; rdfs:label ?label ; nq:held ?held . FILTER(LANG(?label) = "vi")
  OPTIONAL { ?document eli:id_local ?number } OPTIONAL { ?document nq:typeText ?type }
  OPTIONAL { ?document dct:title ?title } OPTIONAL { ?document eli:date_document ?date }
  OPTIONAL {
    ?document nq:place ?where . ?where rdfs:label ?place . FILTER(LANG(?place) = "vi")
    OPTIONAL { ?where nq:level ?level }
  }
  OPTIONAL { ?document nq:file ?file } OPTIONAL { ?document nq:taskCount ?tasks }
} ORDER BY ?document"""

_DESCENTS = """
SELECT ?upper ?lower ?property WHERE {
  { ?lower nq:implements ?upper BIND(nq:implements AS ?property) }
  UNION { ?lower nq:pursuantTo ?upper BIND(nq:pursuantTo AS ?property) }
  UNION { ?lower nq:directsImplementationOf ?upper BIND(nq:directsImplementationOf AS ?property) }
} ORDER BY ?upper ?lower ?property"""

_CITATIONS = """
SELECT ?citation ?lower ?upper ?relation WHERE {
  ?citation a nq:Citation ; nq:citing ?lower ; nq:cited ?upper ; nq:relation ?relation
} ORDER BY ?citation"""

_CARRIED_OUT = """
SELECT ?task ?lower ?upper WHERE { ?task nq:carriesOut ?upper ; nq:inDocument ?lower } ORDER BY ?task"""

_CANDIDATES = """
SELECT ?statement ?lower ?upper ?score ?for ?against WHERE {
  ?statement a nq:Candidate ; nq:document ?lower ; nq:candidate ?upper ; nq:score ?score
  OPTIONAL { ?statement nq:reasonFor ?for } OPTIONAL { ?statement nq:reasonAgainst ?against }
} ORDER BY ?statement ?for ?against"""


def _root(documents: Mapping[str, Row], root: str) -> str:
    named = [each for each, row in documents.items() if root in (each, row["number"])]
    if len(named) == 1:
        return named[0]
    if not named:
        raise UserError(
            f"no document in the graph is numbered {root}: 'nq57 list documents' shows those that are",
            exit_code=1,
            vi=f"trong đồ thị không có văn bản số {root}: xem các văn bản bằng 'nq57 list documents'",
        )
    names = ", ".join(sorted(named))
    raise UserError(
        f"{len(named)} documents are numbered {root}: name one of {names}",
        vi=f"có {len(named)} văn bản cùng số {root}: chọn một trong {names}",
    )


def _descent(graph: Asked, said: _Said, documents: Mapping[str, Row]) -> Cascade:
    """Every link from a document to one further down, candidates included."""
    import networkx as nx

    links: Cascade = nx.MultiDiGraph()
    links.add_nodes_from(documents)
    kind_of = {iri: kind for kind, iri in _DESCENT.items()}
    quotes: defaultdict[tuple[str, str, str], list[Quote]] = defaultdict(list)
    for row in graph.select(_CITATIONS):
        kind = _RELATION.get(row["relation"])
        if kind:
            quotes[row["upper"], row["lower"], kind] += said.of(graph.local(row["citation"]))
    for row in graph.select(_CARRIED_OUT):
        quotes[row["upper"], row["lower"], "directs"] += said.of(graph.local(row["task"]))
    for row in graph.select(_DESCENTS):
        kind = kind_of[row["property"]]
        upper, lower = row["upper"], row["lower"]
        if upper != lower:
            _link(links, graph.local(upper), graph.local(lower), kind, quotes[upper, lower, kind])
    for statement, rows in _grouped(graph.select(_CANDIDATES), "statement").items():
        first = rows[0]
        pros = sorted({str(row["for"]) for row in rows if row["for"]})
        cons = sorted({str(row["against"]) for row in rows if row["against"]})
        note = f"{first['score']:g} · " + "; ".join([f"+ {each}" for each in pros] + [f"− {each}" for each in cons])
        ends = graph.local(first["upper"]), graph.local(first["lower"])
        _link(links, *ends, "candidate", said.of(graph.local(statement)), note=note)
    return links


def _beside(descent: Cascade, documents: Mapping[str, Row], reached: set[str]) -> set[str]:
    """What a held document of the cascade carries out besides, or may be, though no sentence ties that to the root.

    What it is merely based on stays out: that is no part of how the root comes down.
    """
    return {
        upper
        for upper, lower, kind in descent.in_edges(reached, keys=True)
        if upper not in reached and kind != "pursuant-to" and documents[lower]["held"]
    }


def _add_documents(
    cascade: Cascade,
    said: _Said,
    documents: Mapping[str, Row],
    descent: Cascade,
    reached: set[str],
    beside: set[str],
) -> None:
    within = reached | beside
    layers = _document_layers(descent.subgraph(within), beside, {each: documents[each]["held"] for each in within})
    for each in sorted(within):
        row = documents[each]
        label, label_en = _document_label(row)
        where = _province(row)
        also = [
            {"kind": kind, "label": _document_label(documents[upper])[0]}
            for upper, _, kind in sorted(descent.in_edges(each, keys=True))
            if upper not in within
        ]
        _node(
            cascade,
            each,
            kind="document",
            label=label,
            label_en=label_en,
            title=_joined(row["type"], row["number"], row["title"]) or row["label"],
            sub=" · ".join(part for part in (where, _day(row["date"])) if part),
            layer=layers[each],
            held=row["held"],
            province=where,
            document=each,
            file=row["file"] or "",
            quotes=said.of(each),
            number=row["number"] or "",
            date=row["date"] or "",
            also=also,
            tied=each in reached,
        )
    for upper, lower, kind, data in descent.subgraph(within).edges(keys=True, data=True):
        if layers[upper] < layers[lower]:
            cascade.add_edge(upper, lower, key=kind, **data)


def _document_layers(descent: Cascade, beside: set[str], held: Mapping[str, bool]) -> dict[str, int]:
    """The longest way down; held documents that lead no further stand together in the last layer.

    What is ``beside`` stands in the first layer with the root, never between it and what carries it out. Documents that descend from one another in a circle (a slip of the texts) share
    a layer.
    """
    import networkx as nx

    circles = nx.condensation(nx.DiGraph(descent))
    depth: dict[int, int] = {}
    for circle in nx.topological_sort(circles):
        depth[circle] = max((depth[above] + 1 for above in circles.predecessors(circle)), default=0)
    last = max(depth.values())
    layers = {}
    for circle, members in circles.nodes(data="members"):
        leaf = not any(circles.successors(circle)) and any(held[member] for member in members)
        layers.update(dict.fromkeys(members, last if leaf else depth[circle]))
    return layers | dict.fromkeys(beside, 0)


def _province(row: Row) -> str:
    """The place of a document; '' for the whole country where the document is only cited: that tells no reader where."""
    nowhere = not row["held"] and row["level"] == NQS.level_national
    return "" if nowhere else row["place"] or ""


def _document_label(row: Row) -> tuple[str, str]:
    if row["number"]:
        return row["number"], row["number"]
    if row["held"]:
        type_ = row["type"] or row["label"]
        return f"{type_} (không số)", f"{type_} (no number)"
    return row["label"], row["label"]


# ── sections and tasks ────────────────────────────────────────────────────────────────────────────────────────────

_SECTIONS = """
SELECT ?section ?document ?above ?path ?path_label ?heading ?order WHERE {
  ?section a nq:Section ; nq:inDocument ?document ; eli:is_part_of ?above ; nq:path ?path ; nq:ordinal ?order
  OPTIONAL { ?section nq:pathLabel ?path_label } OPTIONAL { ?section nq:heading ?heading }
} ORDER BY ?document ?order ?section"""

_TASKS = """
SELECT ?task ?document ?part_of ?path ?path_label ?order ?text ?quote ?line ?work ?same ?product ?addressee WHERE {
  ?task a nq:Task ; nq:inDocument ?document ; eli:is_part_of ?part_of ; nq:path ?path ; nq:ordinal ?order ;
    nq:text ?text ; nq:quote ?quote ; nq:line ?line ; nq:work ?work
  OPTIONAL { ?task nq:pathLabel ?path_label } OPTIONAL { ?task nq:sameOrderAs ?same }
  OPTIONAL { ?task nq:expectedProduct ?product } OPTIONAL { ?task nq:addresseeText ?addressee }
} ORDER BY ?document ?order ?task"""

_DEADLINES = """
SELECT ?deadline ?task ?text ?end ?inherited WHERE {
  ?deadline a nq:Deadline ; nq:task ?task ; nq:dueText ?text
  OPTIONAL { ?deadline nq:end ?end } OPTIONAL { ?deadline nq:inheritedFrom ?inherited }
} ORDER BY ?deadline"""


def _add_sections_and_tasks(cascade: Cascade, graph: Asked, said: _Said, layer: int) -> None:
    """Sections that hold tasks themselves are nodes; the headings above them are told by the section."""
    sections = _first(graph.select(_SECTIONS), "section", graph)
    tasks = {
        task: row
        for task, row in _first(graph.select(_TASKS), "task", graph).items()
        if graph.local(row["document"]) in cascade
    }
    deadlines = {graph.local(row["task"]): row for row in graph.select(_DEADLINES)}
    for section in dict.fromkeys(graph.local(row["part_of"]) for row in tasks.values()):
        if section in sections:
            _add_section(cascade, graph, said, sections, section, layer)
    for task, row in tasks.items():
        document, parent = graph.local(row["document"]), graph.local(row["part_of"])
        if parent not in cascade:
            parent = document
        about = cascade.nodes[document]
        _node(
            cascade,
            task,
            kind="task",
            label=row["text"],
            title=row["path_label"] or row["path"],
            layer=layer + 1,
            order=row["order"],
            province=about["province"],
            document=document,
            file=about["file"],
            line=row["line"],
            quotes=said.of(task) or [said.quote(row["quote"], document, row["line"])],
            path=row["path"],
            name=row["path_label"] or row["path"],
            parent=parent,
            work=graph.local(row["work"]),
            same_as=graph.local(row["same"]) if row["same"] else "",
            product=row["product"] or "",
            addressee=row["addressee"] or "",
            text=row["text"],
            deadline=_deadline(graph, said, deadlines.get(task)),
        )
        _link(cascade, parent, task, "part-of", cascade.nodes[task]["quotes"])


def _add_section(
    cascade: Cascade, graph: Asked, said: _Said, sections: Mapping[str, Row], section: str, layer: int
) -> None:
    row = sections[section]
    document = graph.local(row["document"])
    above, at = [], graph.local(row["above"])
    while at in sections:
        above.append(_joined(sections[at]["path"], sections[at]["heading"], by=". "))
        at = graph.local(sections[at]["above"])
    about = cascade.nodes[document]
    quotes = said.of(section)
    _node(
        cascade,
        section,
        kind="section",
        label=row["heading"] or row["path_label"] or row["path"],
        title=_joined(row["path_label"] or row["path"], row["heading"], by=": "),
        layer=layer,
        order=row["order"],
        province=about["province"],
        document=document,
        file=about["file"],
        line=quotes[0]["line"] if quotes else 0,
        quotes=quotes,
        path=row["path"],
        name=row["path_label"] or row["path"],
        above=above[::-1],
    )
    _link(cascade, document, section, "part-of", quotes)


def _deadline(graph: Asked, said: _Said, row: Row | None) -> Deadline | None:
    if row is None:
        return None
    inherited = said.name(row["inherited"])
    quotes = said.of(graph.local(row["deadline"]), inherited)
    return Deadline(text=row["text"], end=row["end"] or "", inherited=inherited, quotes=quotes)


# ── who does it ───────────────────────────────────────────────────────────────────────────────────────────────────

_AGENTS = """
SELECT ?agent ?class ?label ?label_en ?place WHERE {
  VALUES ?class { nq:Agency nq:AgentGroup nq:PostHolder nq:UnresolvedAgent }
  ?agent a ?class ; rdfs:label ?label . FILTER(LANG(?label) = "vi")
  OPTIONAL { ?agent rdfs:label ?label_en . FILTER(LANG(?label_en) = "en") }
  OPTIONAL { ?agent nq:place ?where . ?where rdfs:label ?place . FILTER(LANG(?place) = "vi") }
} ORDER BY ?agent ?class"""

_ALIASES = "SELECT ?agent ?alias WHERE { ?agent skos:altLabel ?alias } ORDER BY ?agent ?alias"

_POSSIBLE = """
SELECT ?agent ?label WHERE { ?agent nq:possibleAgent ?other . ?other rdfs:label ?label . FILTER(LANG(?label) = "vi") }
ORDER BY ?agent ?label"""

_ASSIGNMENTS = """
SELECT ?assignment ?task ?agent ?text ?role ?order ?inherited WHERE {
  ?assignment a nq:Assignment ; nq:task ?task ; nq:agent ?agent ; nq:role ?role
  OPTIONAL { ?assignment nq:agentText ?text } OPTIONAL { ?assignment nq:order ?order }
  OPTIONAL { ?assignment nq:inheritedFrom ?inherited }
} ORDER BY ?task ?role ?order ?assignment"""


def _add_agents(cascade: Cascade, graph: Asked, said: _Said, layer: int) -> None:
    agents = _first(graph.select(_AGENTS), "agent", graph)
    aliases = _grouped(graph.select(_ALIASES), "agent")
    possible = _grouped(graph.select(_POSSIBLE), "agent")
    unnamed = {node for node, data in cascade.nodes(data=True) if data["kind"] == "task"}
    for assignment, row in _first(graph.select(_ASSIGNMENTS), "assignment", graph).items():
        task, agent = graph.local(row["task"]), graph.local(row["agent"])
        if task not in cascade:
            continue
        if agent not in cascade:
            about = agents[agent]
            label = _without_place(about["label"], about["place"])
            _node(
                cascade,
                agent,
                kind=_AGENT_KIND[about["class"]],
                label=label,
                label_en=about["label_en"] or label,
                title=about["label"],
                layer=layer,
                province=about["place"] or cascade.nodes[task]["province"],
                aliases=[each["alias"] for each in aliases.get(row["agent"], ())],
                possible=[each["label"] for each in possible.get(row["agent"], ())],
            )
        role = _ROLE_OF[row["role"]]
        inherited = said.name(row["inherited"])
        _link(cascade, task, agent, role, said.of(assignment, inherited), note=row["text"] or "")
        if role == "lead":
            unnamed.discard(task)
    for task in sorted(unnamed):
        if not any(role in ("support", "via") for _, _, role in cascade.out_edges(task, keys=True)):
            if NO_AGENCY not in cascade:
                vi, en = EDGE_LABELS["none-stated"]
                _node(cascade, NO_AGENCY, kind="no-agency", label=vi, label_en=en, title=vi, layer=layer)
            _link(cascade, task, NO_AGENCY, "none-stated", cascade.nodes[task]["quotes"])


def _without_place(label: str, place: str | None) -> str:
    """'Sở Nội vụ' of 'Sở Nội vụ (Khánh Hòa)' and 'Công an tỉnh' of 'Công an tỉnh Khánh Hòa': the place stands beside it."""
    return label.removesuffix(f" ({place})").removesuffix(f" {place}") if place else label


# ── who heads it ──────────────────────────────────────────────────────────────────────────────────────────────────

_ATTESTATIONS = """
SELECT ?attestation ?person ?name ?post ?post_text ?on ?agency ?kind WHERE {
  ?attestation a nq:PostAttestation ; nq:person ?person ; nq:post ?post ; nq:postText ?post_text .
  ?person rdfs:label ?name . FILTER(LANG(?name) = "vi")
  OPTIONAL { ?attestation nq:attestedOn ?on }
  OPTIONAL { ?post org:postIn ?agency OPTIONAL { ?agency nq:agencyKind ?kind } }
} ORDER BY ?person ?on ?attestation"""


def heads(kind: str | None, post: str) -> bool:
    """Whether ``post`` ('Giám đốc Sở Khoa học và Công nghệ') is that of the head of an agency of ``kind`` (an IRI)."""
    return post.casefold().startswith(HEAD_POSTS.get(kind or "", ()))


def _add_officials(cascade: Cascade, graph: Asked, said: _Said, layer: int) -> None:
    for row in graph.select(_ATTESTATIONS):
        agency = graph.local(row["agency"]) if row["agency"] else ""
        held = graph.local(row["post"])  # a post that is itself ordered to do something
        done_by = held if held in cascade else agency if heads(row["kind"], row["post_text"]) else ""
        if done_by not in cascade:
            continue
        person = graph.local(row["person"])
        quotes = said.of(graph.local(row["attestation"]))
        if person not in cascade:
            _node(
                cascade,
                person,
                kind="official",
                label=row["name"],
                title=row["name"],
                sub=row["post_text"],
                layer=layer,
                province=cascade.nodes[done_by]["province"],
                quotes=quotes,
            )
        note = " · ".join(part for part in (row["post_text"], _day(row["on"])) if part)
        _link(cascade, done_by, person, "holds-post", quotes, note=note)


# ── shared ────────────────────────────────────────────────────────────────────────────────────────────────────────

_EVIDENCE = """
SELECT ?node ?quote ?line ?document ?start WHERE {
  ?node nq:evidence ?evidence .
  ?evidence nq:quote ?quote ; nq:line ?line ; nq:start ?start ; nq:inDocument ?document
  BIND(EXISTS { ?evidence nq:about ?about FILTER(?about IN (nq:implements, nq:pursuantTo, eli:amends)) } AS ?states)
} ORDER BY ?node ?document DESC(?states) ?start ?quote"""

_SECTION_NAMES = "SELECT ?section ?name WHERE { ?section a nq:Section ; nq:pathLabel ?name } ORDER BY ?section ?name"


class _Said:
    """The evidence of every node, and what a heading is called from which something is inherited; read once."""

    def __init__(self, graph: Asked, documents: Mapping[str, Row]) -> None:
        self._graph = graph
        self._files = {each: row["file"] or "" for each, row in documents.items()}
        self._labels = {each: _document_label(row)[0] for each, row in documents.items()}
        sections = {graph.local(row["section"]): row["name"] for row in graph.select(_SECTION_NAMES)}
        self._names = self._labels | sections
        self._rows = {graph.local(node): rows for node, rows in _grouped(graph.select(_EVIDENCE), "node").items()}

    def name(self, iri: str | None) -> str:
        """The name of a section or document ('mục II.4'); '' for None."""
        return str(self._names.get(self._graph.local(iri), self._graph.local(iri))) if iri else ""

    def of(self, node: str, inherited: str = "") -> list[Quote]:
        """What stands behind ``node`` (local name): the words that state a relation first, then the order of the text."""
        rows = self._rows.get(node, ())
        return [self.quote(row["quote"], self._graph.local(row["document"]), row["line"], inherited) for row in rows]

    def quote(self, words: str, document: str, line: int, inherited: str = "") -> Quote:
        label, file = self._labels.get(document, document), self._files.get(document, "")
        return Quote(quote=words, document=label, file=file, line=line, inherited=inherited)


def _node(cascade: Cascade, node: str, *, kind: str, label: str, title: str, layer: int, **more: Any) -> None:
    common = {
        "label_en": label,
        "sub": "",
        "order": 0,
        "held": True,
        "province": "",
        "document": "",
        "file": "",
        "line": 0,
        "quotes": [],
    }
    cascade.add_node(node, kind=kind, label=label, title=title, layer=layer, **(common | more))


def _link(graph: Cascade, upper: str, lower: str, kind: str, quotes: Iterable[Quote], note: str = "") -> None:
    """Add the edge, or the quotes and the note to the one that is there."""
    vi, en = EDGE_LABELS[kind]
    if not graph.has_edge(upper, lower, key=kind):
        graph.add_edge(upper, lower, key=kind, kind=kind, label_vi=vi, label_en=en, quotes=[], note="", inherited=False)
    edge = graph.edges[upper, lower, kind]
    edge["quotes"] += [quote for quote in quotes if quote not in edge["quotes"]]
    if note and note not in edge["note"]:
        edge["note"] = _joined(edge["note"], note, by="; ")
    edge["inherited"] = any(quote["inherited"] for quote in edge["quotes"])


def _grouped(rows: Iterable[Row], by: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    return groups


def _first(rows: Iterable[Row], by: str, graph: Asked) -> dict[str, Row]:
    """The first row of each node: an optional property with two values must not make two nodes."""
    return {graph.local(node): group[0] for node, group in _grouped(rows, by).items()}


def _joined(*parts: str | None, by: str = " ") -> str:
    return by.join(part for part in parts if part)


def _day(date: str | None) -> str:
    """An ISO date as the documents print it: 24/4/2026; '' for None."""
    return "/".join(part.lstrip("0") for part in reversed(date.split("-"))) if date else ""
