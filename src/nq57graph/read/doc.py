"""Old Word files (.doc) and RTF: through LibreOffice where it is installed, else through antiword."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from nq57graph.errors import RefusedFile
from nq57graph.read.antiword import read_with_antiword
from nq57graph.read.canonical import Canonical
from nq57graph.read.docx import read_docx
from nq57graph.read.docx.package import OLE2, is_encrypted, refuse_encrypted
from nq57graph.read.programs import ProgramFailed, run_program

_RTF = b"{\\rtf"
_OFFICE = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_OFFICE_TIME = 120.0  # seconds; a long document takes ten
_LARGEST = 64 * 2**20  # bytes of the converted file

# [MS-CFB] 2.2: the size of a sector, as a power of two; 2.6.1: in the entry of a stream, its first sector.
_SECTOR_SHIFT, _ENTRY_START = 0x1E, 0x74
# [MS-DOC] 2.5.2: the flags of the stream 'WordDocument'.
_FIB_FLAGS, _IS_ENCRYPTED = 0x0A, 0x0100
_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("Workbook", "an Excel workbook", "bảng tính Excel"),
    ("PowerPoint Document", "a PowerPoint presentation", "bản trình chiếu PowerPoint"),
)

# Settings of the profile in which a file is converted: no macro is run, nothing that the file links to is fetched, and
# what is asked for all the same goes to a proxy that is not there.
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
_PROFILE = '<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{}\n</oor:items>\n'
_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'

_Way = Callable[[bytes, str], Canonical]


def read_doc(data: bytes, name: str) -> Canonical:
    """The canonical text of ``data``, a .doc or RTF file; ``name`` is what messages call it. Raises ``RefusedFile``."""
    is_rtf = data.lstrip().startswith(_RTF)
    if not is_rtf:
        _refuse_others(data, name)
    failed: ProgramFailed | None = None
    for way in _ways(is_rtf):
        try:
            return way(data, name)
        except ProgramFailed as error:
            failed = error
    raise _refuse_unread(failed, is_rtf, name)


def _ways(is_rtf: bool) -> Iterator[_Way]:
    """How the file can be read with what is installed, the best way first."""
    office = next((path for path in map(shutil.which, _OFFICE) if path), None)
    if office is not None:
        yield lambda data, name: _read_with_office(office, data, name, "rtf" if is_rtf else "doc")
    antiword = None if is_rtf else shutil.which("antiword")
    if antiword is not None:
        yield lambda data, name: read_with_antiword(antiword, data, name)


def _read_with_office(office: str, data: bytes, name: str, suffix: str) -> Canonical:
    with TemporaryDirectory(prefix="nq57-", ignore_cleanup_errors=True) as folder:
        source, profile = Path(folder, f"document.{suffix}"), Path(folder, "profile")
        source.write_bytes(data)
        (profile / "user").mkdir(parents=True)
        settings = _PROFILE.format("\n".join(_SETTING.format(*setting) for setting in _SETTINGS))
        (profile / "user" / "registrymodifications.xcu").write_text(settings, encoding="utf-8")
        options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}"]
        run_program([office, *options, "--convert-to", "docx", "--outdir", folder, str(source)], timeout=_OFFICE_TIME)
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise ProgramFailed("LibreOffice", "could not open it", "không mở được")
        if made.stat().st_size > _LARGEST:
            raise ProgramFailed("LibreOffice", "made too large a file of it", "tạo ra tệp quá lớn")
        return read_docx(made.read_bytes(), name)


# ── what is no old Word file ──────────────────────────────────────────────────────────────────────────────────────


def _refuse_others(data: bytes, name: str) -> None:
    if is_encrypted(data) or _is_encrypted_doc(data):
        raise refuse_encrypted(name)
    if _entry(data, "WordDocument") is not None:
        return
    for stream, what, vi in _STREAMS:
        if _entry(data, stream) is not None:
            raise RefusedFile(name, f"{what}; save it as .docx or PDF", vi=f"là {vi}; hãy lưu lại thành .docx hoặc PDF")
    raise RefusedFile(
        name,
        "no Word file (.doc), whatever its name says; save it as .docx or PDF",
        vi="không phải tệp Word (.doc) dù tên là vậy; hãy lưu lại thành .docx hoặc PDF",
    )


def _entry(data: bytes, stream: str) -> int | None:
    """Where the entry of ``stream`` stands in the directory of an OLE2 file: 128 bytes, which begin with its name."""
    name = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(name) if data.startswith(OLE2) else -1
    while at >= 0 and at % 128:
        at = data.find(name, at + 1)
    return at if at >= 0 else None


def _is_encrypted_doc(data: bytes) -> bool:
    entry = _entry(data, "WordDocument")
    if entry is None:
        return False
    sector = 1 << min(_number(data, _SECTOR_SHIFT, 2), 20)
    flags = (_number(data, entry + _ENTRY_START, 4) + 1) * sector + _FIB_FLAGS
    return bool(_number(data, flags, 2) & _IS_ENCRYPTED)


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")


def _refuse_unread(failed: ProgramFailed | None, is_rtf: bool, name: str) -> RefusedFile:
    if failed is not None:
        return RefusedFile(
            name, f"{failed}; save it as .docx", vi=f"{failed.program}: {failed.vi}; hãy lưu lại thành .docx"
        )
    if is_rtf:
        return RefusedFile(
            name,
            "an RTF file; install LibreOffice to have it read, or save it as .docx",
            vi="là tệp RTF; hãy cài LibreOffice để đọc được, hoặc lưu lại thành .docx",
        )
    return RefusedFile(
        name,
        "an old Word file (.doc); install LibreOffice (or antiword) to have it read, or save it as .docx",
        vi="là tệp Word cũ (.doc); hãy cài LibreOffice (hoặc antiword) để đọc được, hoặc lưu lại thành .docx",
    )
