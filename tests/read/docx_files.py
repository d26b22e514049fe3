"""Small Word files for tests: the elements of WordprocessingML as functions, and the package around them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
_STRICT = {
    NAMESPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    NAMESPACES["a"]: "http://purl.oclc.org/ooxml/drawingml/main",
    NAMESPACES["wp"]: "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    _OFFICE: "http://purl.oclc.org/ooxml/officeDocument",
}
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


class Xml(str):
    """Markup, as it stands; any other string is text."""


def _inline(content: str) -> str:
    return content if isinstance(content, Xml) else r(content)


def _block(content: str) -> str:
    return content if isinstance(content, Xml) else p(content)


# ── paragraphs and runs ───────────────────────────────────────────────────────────────────────────────────────────


def r(text: str | Xml, props: str = "") -> Xml:
    """A run of text or of markup ('<w:tab/>')."""
    inner = text if isinstance(text, Xml) else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return Xml(f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{inner}</w:r>")


TAB = r(Xml("<w:tab/>"))
BREAK = r(Xml("<w:br/>"))
PAGE_BREAK = r(Xml('<w:br w:type="page"/>'))


def p(
    *content: str, props: str = "", style: str = "", centred: bool = False, item: tuple[int, int] | None = None
) -> Xml:
    """A paragraph; ``item`` is its list and level."""
    if style:
        props = f'<w:pStyle w:val="{style}"/>' + props
    if item:
        props += f'<w:numPr><w:ilvl w:val="{item[1]}"/><w:numId w:val="{item[0]}"/></w:numPr>'
    if centred:
        props += '<w:jc w:val="center"/>'
    return Xml(f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{''.join(map(_inline, content))}</w:p>")


def note(id_: int, kind: str = "footnote") -> Xml:
    """The reference to a note."""
    return r(Xml(f'<w:{kind}Reference w:id="{id_}"/>'), '<w:vertAlign w:val="superscript"/>')


def field(instruction: str, *shown: str) -> Xml:
    """A complex field with what it shows."""
    begin, separate, end = (r(Xml(f'<w:fldChar w:fldCharType="{kind}"/>')) for kind in ("begin", "separate", "end"))
    told = r(Xml(f"<w:instrText>{escape(instruction)}</w:instrText>"))
    return Xml(begin + told + separate + "".join(map(_inline, shown)) + end)


def wrapped(name: str, *content: str, attributes: str = "") -> Xml:
    """Content in an element such as 'ins', 'del' or 'hyperlink'."""
    return Xml(f"<w:{name} {attributes}>{''.join(map(_inline, content))}</w:{name}>")


def deleted(text: str) -> Xml:
    return Xml(f'<w:del w:id="1" w:author="a"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>')


def text_box(*blocks: str, vml: str = "") -> Xml:
    """A run with a text box, as Word writes it: a drawing, and VML for programs that do not know it."""
    inner = "".join(map(_block, blocks))
    drawing = (
        "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return r(Xml(old if vml else f"{both}</mc:AlternateContent>"))


def picture(width: int = 100_000, height: int = 100_000) -> Xml:
    """A picture of a size in English metric units (360,000 to the centimetre)."""
    return r(
        Xml(
            f'<w:drawing><wp:inline><wp:extent cx="{width}" cy="{height}"/><a:graphic><a:graphicData><a:blip r:embed="rId9"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
    )


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────


def cell(*blocks: str, span: int = 1, merge: str = "", props: str = "") -> Xml:
    """``merge``: 'restart' where cells are merged over rows, 'continue' below it."""
    props += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    props += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return Xml(f"<w:tc><w:tcPr>{props}</w:tcPr>{''.join(map(_block, blocks)) or '<w:p/>'}</w:tc>")


def row(*cells: str, props: str = "") -> Xml:
    inner = "".join(c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return Xml(f"<w:tr>{f'<w:trPr>{props}</w:trPr>' if props else ''}{inner}</w:tr>")


def table(*rows: Xml | Sequence[str], widths: Sequence[int] = ()) -> Xml:
    """Rows as markup, or as their cells; ``widths`` of the columns of the grid in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inner = "".join(each if isinstance(each, Xml) else row(*each) for each in rows)
    return Xml(f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>")


# ── styles, numbering, notes ──────────────────────────────────────────────────────────────────────────────────────


def style(
    id_: str, *, kind: str = "paragraph", based_on: str = "", ppr: str = "", rpr: str = "", name: str = ""
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name or id_}"/>{base}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def level(index: int, format_: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def series(id_: int, *levels: str, more: str = "") -> str:
    """A 'w:abstractNum'."""
    return f'<w:abstractNum w:abstractNumId="{id_}">{more}{"".join(levels)}</w:abstractNum>'


def numbered(id_: int, series_: int, overrides: str = "") -> str:
    """A 'w:num', a list of the series."""
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{series_}"/>{overrides}</w:num>'


def restart(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def _notes(kind: str, notes: Mapping[int, Sequence[str]]) -> str:
    rules = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    mark = r(Xml(f"<w:{kind}Ref/>"), '<w:vertAlign w:val="superscript"/>')
    return rules + "".join(
        f'<w:{kind} w:id="{id_}">{_block(p(mark, " ", text) if not isinstance(text, Xml) else text)}'
        f"{''.join(map(_block, more))}</w:{kind}>"
        for id_, (text, *more) in notes.items()
    )


# ── the package ───────────────────────────────────────────────────────────────────────────────────────────────────


def docx(
    *blocks: str,
    styles: str = "",
    numbering: str = "",
    footnotes: Mapping[int, Sequence[str]] | None = None,
    endnotes: Mapping[int, Sequence[str]] | None = None,
    strict: bool = False,
    main: str = "word/document.xml",
) -> bytes:
    """A Word file with ``blocks`` in its body, text as paragraphs."""
    folder, _, base = main.rpartition("/")
    inner = {
        "styles": styles,
        "numbering": numbering,
        "footnotes": _notes("footnote", footnotes) if footnotes else "",
        "endnotes": _notes("endnote", endnotes) if endnotes else "",
    }
    parts = {
        "[Content_Types].xml": _types(main, folder, [name for name, xml in inner.items() if xml]),
        "_rels/.rels": _relationships({"officeDocument": main}),
        main: _part("document", f"<w:body>{''.join(map(_block, blocks))}<w:sectPr/></w:body>"),
        f"{folder}/_rels/{base}.rels": _relationships({name: f"{name}.xml" for name, xml in inner.items() if xml}),
        **{f"{folder}/{name}.xml": _part(name, xml) for name, xml in inner.items() if xml},
    }
    if strict:
        parts = {name: _as_strict(xml) for name, xml in parts.items()}
    return archive(parts)


def archive(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content, compression)
    return made.getvalue()


def read_part(data: bytes, name: str) -> bytes:
    """The part ``name`` of the package ``data``."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name)


def with_part(data: bytes, name: str, content: str | bytes | None) -> bytes:
    """The package ``data`` with another part ``name``, or without it."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts: dict[str, str | bytes] = {info.filename: file.read(info) for info in file.infolist()}
    if content is None:
        del parts[name]
    else:
        parts[name] = content
    return archive(parts)


def _part(root: str, inner: str) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{root} {spaces}>{inner}</w:{root}>'


def _types(main: str, folder: str, others: Sequence[str]) -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {main: f"{kind}.document.main+xml", **{f"{folder}/{name}.xml": f"{kind}.{name}+xml" for name in others}}
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{part}" ContentType="{type_}"/>' for part, type_ in parts.items())
        + "</Types>"
    )


def _relationships(targets: Mapping[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{RELATIONSHIPS}">{entries}</Relationships>'


def _as_strict(xml: str) -> str:
    for transitional, strict in _STRICT.items():
        xml = xml.replace(transitional, strict)
    return xml
