"""The package of a Word file: a zip archive of parts (ECMA-376, part 2), opened within bounds."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from nq57graph.errors import RefusedFile
from nq57graph.read.docx.markup import W, to_transitional

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_PARTS = 20_000
MOST_XML = 64 * 2**20  # bytes of all parts read, unpacked; a thousand pages of text take a third of it
MOST_MARKUP = 4_000_000  # elements and attributes of all parts read: what a tree takes in memory goes with them
HIGHEST_RATIO = 200  # unpacked to packed size of one part; real documents have 5 to 20
_RATIO_FROM = 4 * 2**20  # bytes; a smaller part does no harm, however well it was packed

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.2: the stream that holds the archive

# What zipfile raises for archives that are damaged, or packed in a way it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

# What else comes as a zip archive, by a part that it has.
_OTHERS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook", "bảng tính Excel"),
    ("xl/workbook.bin", "an Excel workbook", "bảng tính Excel"),
    ("ppt/presentation.xml", "a PowerPoint presentation", "bản trình chiếu PowerPoint"),
    ("meta-inf/container.xml", "an e-book (EPUB)", "sách điện tử (EPUB)"),
    ("meta-inf/manifest.xml", "an OpenDocument file", "tệp OpenDocument"),
    ("meta-inf/manifest.mf", "a Java archive", "gói Java"),
)
_AS_DOCX = "save it as .docx or PDF", "hãy lưu lại thành .docx hoặc PDF"


def is_encrypted(data: bytes) -> bool:
    """Whether ``data`` is a Word file with a password: an OLE2 file around the encrypted archive."""
    return data.startswith(OLE2) and _ENCRYPTED in data


def refuse_encrypted(name: str) -> RefusedFile:
    return RefusedFile(name, "encrypted; save it without a password", vi="có mật khẩu; hãy lưu lại không đặt mật khẩu")


@dataclass(slots=True)
class _Budget:
    """What may still be read of a package."""

    size: int
    markup: int


@dataclass(frozen=True)
class Package:
    """A Word file: its parts as XML trees, in the transitional namespaces. ``name`` is what messages call the file."""

    name: str
    archive: zipfile.ZipFile
    _budget: _Budget

    @cached_property
    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        """Parts by name; names of parts do not tell small letters from capitals (ECMA-376, part 2, 6.2.2)."""
        return {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self.archive.infolist()}

    @cached_property
    def document(self) -> Element:
        """The root of the main part, 'w:document'."""
        part = self.read(self._main)
        if part is None or part.tag != f"{W}document":
            raise RefusedFile(
                self.name,
                "no Word document in it; save it as .docx or PDF",
                vi="không có văn bản Word bên trong; hãy lưu lại thành .docx hoặc PDF",
            )
        return part

    @cached_property
    def _main(self) -> str:
        return self._related("", "").get("officeDocument", "word/document.xml")

    def related(self, kind: str) -> Element | None:
        """The part that the main one refers to as ``kind`` ('styles', 'numbering', 'footnotes' …)."""
        folder, base = posixpath.split(self._main)
        target = self._related(folder, base).get(kind)
        return self.read(target) if target is not None else None

    def _related(self, folder: str, base: str) -> dict[str, str]:
        """Part by kind of relationship, of the part ``base`` in ``folder``; parts outside the package are no parts."""
        relationships = self.read(posixpath.join(folder, "_rels", f"{base}.rels"))
        if relationships is None:
            return {}
        found: dict[str, str] = {}
        for entry in relationships.iter(_RELATIONSHIP):
            if entry.get("TargetMode") != "External":
                kind = entry.get("Type", "").rpartition("/")[2]
                found.setdefault(
                    kind, posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
                )
        return found

    def has(self, part: str) -> bool:
        return part.lower() in self._entries

    def read(self, part: str) -> Element | None:
        """The XML of ``part``, None where the package has no such part. Raises ``RefusedFile``."""
        info = self._entries.get(part.lower())
        if info is None:
            return None
        data = self._unpack(info)
        self._budget.markup -= data.count(b"<") + data.count(b"=")
        if self._budget.markup < 0:
            raise self._too_large()
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise self._typed(info.filename)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise self._damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hides it from the search above
            raise self._typed(info.filename)
        to_transitional(root)
        return root

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        self._check_size(info, info.file_size)
        try:
            with self.archive.open(info) as part:
                data = part.read(self._budget.size + 1)
        except _BROKEN:
            raise self._damaged() from None
        except RuntimeError:  # zipfile says so of a part that has a password
            raise refuse_encrypted(self.name) from None
        self._check_size(info, len(data))
        self._budget.size -= len(data)
        return data

    def _check_size(self, info: zipfile.ZipInfo, size: int) -> None:
        if size > self._budget.size or (size > _RATIO_FROM and size > HIGHEST_RATIO * info.compress_size):
            raise self._too_large()

    def _typed(self, part: str) -> RefusedFile:
        return RefusedFile(
            self.name,
            f"its part {part} declares a document type, which no Word file does; save it again with Word",
            vi=f"phần {part} có khai báo DOCTYPE, tệp Word thật không có; hãy lưu lại bằng Word",
        )

    def _too_large(self) -> RefusedFile:
        return RefusedFile(
            self.name,
            "too large when unpacked; split it into several files",
            vi="quá lớn khi giải nén; hãy chia thành nhiều tệp",
        )

    def _damaged(self) -> RefusedFile:
        return RefusedFile(
            self.name,
            "damaged or cut off; get it again, or open it in Word and save it again",
            vi="hỏng hoặc thiếu một phần; hãy lấy lại tệp, hoặc mở bằng Word rồi lưu lại",
        )


def open_package(data: bytes, name: str) -> Package:
    """The package in ``data``. Raises ``RefusedFile`` for what is no Word file, damaged, encrypted or out of bounds."""
    if is_encrypted(data):
        raise refuse_encrypted(name)
    if not data.startswith(b"PK"):
        raise RefusedFile(
            name,
            "no Word file (.docx), whatever its name says; save it as .docx or PDF",
            vi="không phải tệp Word (.docx) dù tên là vậy; hãy lưu lại thành .docx hoặc PDF",
        )
    try:
        package = Package(name, zipfile.ZipFile(io.BytesIO(data)), _Budget(MOST_XML, MOST_MARKUP))
    except _BROKEN:
        raise RefusedFile(
            name, "damaged or cut off; get it again", vi="hỏng hoặc thiếu một phần; hãy lấy lại tệp"
        ) from None
    if len(package.archive.infolist()) > MOST_PARTS:
        raise package._too_large()
    _refuse_others(package)
    return package


def _refuse_others(package: Package) -> None:
    for part, what, vi in _OTHERS:
        if package.has(part):
            raise RefusedFile(package.name, f"{what}; {_AS_DOCX[0]}", vi=f"là {vi}; {_AS_DOCX[1]}")
    if not (package.has("[Content_Types].xml") or package.has("word/document.xml")):
        raise RefusedFile(
            package.name,
            "an archive, not a Word file; unpack it and add the files in it",
            vi="là tệp nén, không phải tệp Word; hãy giải nén rồi thêm các tệp bên trong",
        )
