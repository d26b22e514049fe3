"""Text files in any encoding: what is read, what is converted and noted, what is refused; and text that must stay as it is."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest

from nq57graph.errors import RefusedFile
from nq57graph.lexicon import load
from nq57graph.model.words import LOWER, UPPER
from nq57graph.read.encodings import WINDOWS, convert_legacy, decode, repair
from nq57graph.read.legacy import convert, letters
from nq57graph.read.syllables import is_syllable, weigh

from .old_encodings import legacy, windows_1258

TEXT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 145/KH-UBND\n\nKẾ HOẠCH\nPhát triển hạ tầng số\n\n"
    "1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính rà soát hiện trạng, báo cáo Uỷ ban nhân dân tỉnh trước ngày "
    "30/4/2025; kịp thời tháo gỡ vướng mắc, những kiến nghị của cơ sở.\n"
)
# The vowels with their tones, and 'đ': the letters beyond ASCII.
VIETNAMESE = sorted({letter for letter in UPPER[3:] + LOWER[3:] if not letter.isascii()})


def torn(text: str) -> str:
    """UTF-8 read as Windows-1252."""
    return text.encode().decode("latin-1").translate(WINDOWS)


# ── tables ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_are_134_letters_beyond_ascii() -> None:
    assert len(VIETNAMESE) == 134


@pytest.mark.parametrize("letter", VIETNAMESE)
def test_each_letter_goes_into_vni_and_comes_back(letter: str) -> None:
    assert convert(legacy(letter, "vni"), "vni") == letter


@pytest.mark.parametrize("letter", [each for each in VIETNAMESE if each.islower() or each in "ĂÂÊÔƠƯĐ"])
def test_each_letter_goes_into_tcvn3_and_comes_back(letter: str) -> None:
    assert convert(legacy(letter, "tcvn3"), "tcvn3") == letter


def test_the_other_capitals_of_tcvn3_are_its_small_letters() -> None:
    for letter in (each for each in VIETNAMESE if each.isupper() and each not in "ĂÂÊÔƠƯĐ"):
        assert convert_legacy(legacy(letter.lower(), "tcvn3"), font=".VnTimeH")[0] == letter


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_no_two_letters_are_written_alike(name: str) -> None:
    table = letters(name)
    assert len({letter.lower() for letter in table.values()}) == 67
    assert all(len(written.encode("cp1252")) == len(written) for written in table)


@pytest.mark.parametrize("first", ["a", "aø", "ô", "ôï", "y", "î", "ñ", "i", "ò", "b"])
@pytest.mark.parametrize("second", ["aë", "o", "ö", "æ"])
def test_letters_of_vni_are_told_apart_side_by_side(first: str, second: str) -> None:
    assert convert(first + second, "vni") == convert(first, "vni") + convert(second, "vni")


# The letters of TCVN 5712:1993 by their codes from A1 to FE, a dot where the third table has none.
TCVN_5712 = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"


def test_tcvn3_agrees_with_the_standard_read_by_its_codes() -> None:
    standard = {chr(0xA1 + place): letter for place, letter in enumerate(TCVN_5712) if letter != "."}
    assert letters("tcvn3") == standard


# How the fonts of VNI draw a tone: by one code behind a plain vowel, by others behind one with a circumflex or a breve.
VNI_TONES = {
    "aeouyôö": (0xF8, 0xFB, 0xF5, 0xF9, 0xEF),
    "âêô": (0xE0, 0xE5, 0xE3, 0xE1, 0xE4),
    "ă": (0xE8, 0xFA, 0xFC, 0xE9, 0xEB),
}
VNI_BASES = {"ô": "ơ", "ö": "ư"}  # what these two stand for
VNI_ALONE = {0xED: "í", 0xEC: "ì", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ", 0xF1: "đ", 0xF4: "ơ", 0xF6: "ư"}
VNI_MARKED = {"a\xe2": "â", "e\xe2": "ê", "o\xe2": "ô", "a\xea": "ă"}


def test_vni_agrees_with_the_rule_by_which_its_fonts_were_made() -> None:
    made = {chr(code): letter for code, letter in VNI_ALONE.items()} | VNI_MARKED
    for bases, codes in VNI_TONES.items():
        for base, (code, tone) in product(bases, zip(codes, "\u0300\u0309\u0303\u0301\u0323", strict=True)):
            plain = base if bases == "aeouyôö" else unicodedata.normalize("NFD", base)[0]
            made[plain + chr(code)] = (
                unicodedata.normalize("NFC", VNI_BASES.get(base, base) if bases == "aeouyôö" else base) + tone
            )
    made = {written: unicodedata.normalize("NFC", letter) for written, letter in made.items()}
    del made["y\xef"]  # 'ỵ' has a letter of its own
    assert {written: letter for written, letter in letters("vni").items() if letter.islower()} == made


EXAMPLES = [(name, *row) for name in ("tcvn3", "vni") for row in load("encodings")[name]["examples"]]


@pytest.mark.parametrize(("name", "written", "text"), EXAMPLES)
def test_examples_of_the_lexicon(name: str, written: str, text: str) -> None:
    assert convert(written, name) == text
    assert convert_legacy(written)[0] == text


@pytest.mark.parametrize("word", load("encodings")["syllables"]["examples"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", load("encodings")["syllables"]["no_syllables"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────

TCVN3 = (
    "Chữ theo bảng mã TCVN3 (ABC) đã chuyển sang Unicode; chữ có dấu trong phông chữ hoa viết hoa theo chữ cái bên cạnh.",
)
VNI = ("Chữ theo bảng mã VNI đã chuyển sang Unicode.",)
CP1258 = ("Chữ theo bảng mã Windows-1258 đã chuyển sang Unicode.",)
TORN = ("Chữ UTF-8 bị đọc nhầm thành Windows-1252 ('Tá»‰nh') đã được phục hồi.",)
UTF_16, UTF_32 = ("Tệp ghi bằng UTF-16.",), ("Tệp ghi bằng UTF-32.",)
ODD = "Số 5/KH-UBND: 20 °C, 5 €, ±2 µm, Nguyễn Văn Ñ\n"
READ = {
    "UTF-8": (TEXT.encode(), TEXT, ()),
    "UTF-8 with its mark": (b"\xef\xbb\xbf" + TEXT.encode(), TEXT, ()),
    "UTF-8 with its mark twice": (b"\xef\xbb\xbf" * 2 + TEXT.encode(), TEXT, ()),
    "UTF-16, little end first": (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, UTF_16),
    "UTF-16, big end first": (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, UTF_16),
    "UTF-16 without a mark, little end first": (TEXT.encode("utf-16-le"), TEXT, UTF_16),
    "UTF-16 without a mark, big end first": (TEXT.encode("utf-16-be"), TEXT, UTF_16),
    "UTF-32": (TEXT.encode("utf-32"), TEXT, UTF_32),
    "Windows-1258": (windows_1258(TEXT), TEXT, CP1258),
    "VNI": (legacy(TEXT, "vni").encode("cp1252"), TEXT, VNI),
    "VNI, in a file of UTF-8": (legacy(TEXT, "vni").encode(), TEXT, VNI),
    "TCVN3": (legacy(TEXT, "tcvn3").encode("cp1252"), TEXT, TCVN3),
    "TCVN3, in a file of UTF-8": (legacy(TEXT, "tcvn3").encode(), TEXT, TCVN3),
    "UTF-8 read as Windows-1252": (torn(TEXT).encode(), TEXT, TORN),
    "the same in UTF-16": (torn(TEXT).encode("utf-16"), TEXT, (*UTF_16, *TORN)),
    "a few odd characters": (ODD.encode(), ODD, ()),
}


@pytest.mark.parametrize(("data", "text", "notes"), READ.values(), ids=READ)
def test_files_that_are_read(data: bytes, text: str, notes: tuple[str, ...]) -> None:
    assert decode(data, "a.txt") == (text, notes)


def test_a_decomposed_file_of_utf_8_stays_as_it_is() -> None:
    apart = unicodedata.normalize("NFD", TEXT)
    assert decode(apart.encode(), "a.txt") == (apart, ())


NOT_UTF_8 = "not UTF-8 (line {}), nor does it read as Windows-1258, TCVN3 or VNI; save it again as UTF-8"
NOT_UTF_8_VI = "không phải UTF-8 (dòng {}), cũng không đọc được như Windows-1258, TCVN3 hay VNI; hãy lưu lại bằng UTF-8"
REFUSED = [
    (b"", "empty", "rỗng", "no byte"),
    (b" \n\n\t", "empty", "rỗng", "white space alone"),
    (b"\xef\xbb\xbf", "empty", "rỗng", "the mark of UTF-8 alone"),
    (b"\xef\xbb\xbf\n ", "empty", "rỗng", "the mark and white space"),
    (b"\xff\xfe", "empty", "rỗng", "the mark of UTF-16 alone"),
    (b"\xfe\xff\x00 ", "empty", "rỗng", "UTF-16, white space alone"),
    (b"\xef\xbb\xbfTh\x00ng", "binary, not text", "tệp nhị phân, không phải văn bản", "the mark of UTF-8, and NUL"),
    (b"PK\x03\x04\x00", "binary, not text", "tệp nhị phân, không phải văn bản", "an archive"),
    (b"\x00\x00\x00\x20ftyp" * 40, "binary, not text", "tệp nhị phân, không phải văn bản", "a film"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "damaged UTF-16 (line 9); save it again as UTF-8",
     "UTF-16 bị hỏng (dòng 9); hãy lưu lại bằng UTF-8", "UTF-16, broken off"),
    (b"\xff\xfe\x00\xd8a\x00", "damaged UTF-16 (line 1); save it again as UTF-8", "UTF-16 bị hỏng (dòng 1); hãy lưu lại bằng UTF-8",
     "half of a pair"),
    ("Số 1\nTHÔNG".encode() + b"\xd4", NOT_UTF_8.format(2), NOT_UTF_8_VI.format(2), "one byte beyond"),
    (b"S\xe8 1\nTH\xd4NG B\xc1O\n", NOT_UTF_8.format(1), NOT_UTF_8_VI.format(1), "too short to tell its encoding"),
    ("Số".encode()[:2], NOT_UTF_8.format(1), NOT_UTF_8_VI.format(1), "cut in a letter"),
    (TEXT.encode()[:-20] + b"\xe1\xbb", NOT_UTF_8.format(9), NOT_UTF_8_VI.format(9), "a long text, cut in a letter"),
    ("Été à Nîmes, déjà vu, où çà, naïve".encode("latin-1") * 9, NOT_UTF_8.format(1), NOT_UTF_8_VI.format(1), "French in Latin-1"),
    (bytes(range(1, 256)) * 20, NOT_UTF_8.format(2), NOT_UTF_8_VI.format(2), "every byte there is"),
    (b"Lorem ipsum\n", "no document of this kind (no Vietnamese text in it)", "không phải loại văn bản này (không có chữ tiếng Việt)",
     "another language"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason", "vi", "why"), REFUSED, ids=[row[3] for row in REFUSED])
def test_files_that_are_refused(data: bytes, reason: str, vi: str, why: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        decode(data, "a.txt")
    assert (refused.value.line("en"), refused.value.line("vi")) == (f"a.txt: {reason}", f"a.txt: {vi}")


# ── text that is decoded already ──────────────────────────────────────────────────────────────────────────────────

FRENCH = "Été à la française : où sont les élèves zélés, dès Noël ? L'hôtel de la Méditerranée reçoit déjà. Né à Gênes, créé là-bas, «bâti»."
GERMAN = "Für die Prüfung der Anträge gilt: Größe, Höhe und Länge müssen übereinstimmen. Die Behörde prüft jährlich, ob Übergänge nötig wären."
SPANISH = "La comisión aprobó el año pasado la ampliación del puerto; los niños de la región también recibirán educación básica según el plan."
PORTUGUESE = "São Paulo não é a capital; a nação já não crê em soluções rápidas. Até amanhã, irmãos: três pães e um café às seis, à mão."
UNTOUCHED = {
    "Vietnamese": TEXT,
    "Vietnamese, decomposed": unicodedata.normalize("NFD", TEXT),
    "Vietnamese in capitals": TEXT.upper(),
    "Vietnamese with odd characters": TEXT + "± µm · ¶ § ® © ¬ « » ¸ ¹ ² ³ ¼ ½ ¾ Ñ ä ö ü",
    "Vietnamese of letters that Latin-1 has": "Là các cô chú có công trình ghi là đã làm; hành chính, tài chính, hà nam, và có là",
    "a name": "Nguyễn Văn Út",
    "a word": "Céng",
    "a number": "Sè: 12/KH-UBND",
    "French": FRENCH * 3,
    "German": GERMAN * 3,
    "Spanish": SPANISH * 3,
    "Portuguese": PORTUGUESE * 3,
    "English": "The café’s résumé – a naïve façade – cost £5 or €6; coöperation. " * 5,
    "French about Vietnam": FRENCH + " Le Parti à Hà Nội (Việt Nam) et Nguyễn Ái Quốc.",
    "nothing": "",
    "signs alone": "«»§¶·¸¹©®" * 30,
}


@pytest.mark.parametrize("text", UNTOUCHED.values(), ids=UNTOUCHED)
def test_what_is_in_no_old_encoding_stays(text: str) -> None:
    assert convert_legacy(text) == (text, None)
    assert repair(text) == (text, None)


FONTS = [
    ("ViÖt", ".VnTime", "Việt", True, "a word of TCVN3"),
    ("ViÖt", "'.VnArial'", "Việt", True, "a name in quotes"),
    ("viÖt nam", ".VnTimeH", "VIỆT NAM", True, "a font of capitals"),
    ("nam", ".VnTimeH", "NAM", True, "a font of capitals, ASCII alone"),
    ("Vieät", "VNI-Times", "Việt", True, "a word of VNI"),
    ("VIEÄT", "VNI-Helve", "VIỆT", True, "a word of VNI in capitals"),
    ("Việt", ".VnTime", "Việt", False, "Unicode, whatever font was asked for"),
    ("nam", ".VnTime", "nam", False, "ASCII alone"),
    ("ViÖt", "Times New Roman", "ViÖt", False, "a font of Unicode, too short to tell"),
    ("ViÖt", "Avnir", "ViÖt", False, "a name that only holds the letters"),
    (legacy(TEXT, "vni"), "Times New Roman", TEXT, True, "a font of Unicode, but the text tells"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "font", "converted", "noted", "why"), FONTS, ids=[row[4] for row in FONTS])
def test_a_font_tells_the_encoding_of_a_run(text: str, font: str, converted: str, noted: bool, why: str) -> None:
    found, note = convert_legacy(text, font)
    assert (found, note is not None) == (converted, noted)


BEHIND = legacy(TEXT.lower(), "tcvn3")
CAPITALS = [
    ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "a line in a font of capitals"),
    ("ñy ban nh©n d©n x· VÜNH AN", "ủy ban nhân dân xã VĨNH AN", "one word among small letters"),
    ("Së KHCN", "Sở KHCN", "a name and an abbreviation"),
    ("X· An L·c", "Xã An Lãc", "names"),
    ("§¶NG ñY", "ĐẢNG ỦY", "a base letter that is large by itself"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "text", "why"), CAPITALS, ids=[row[2] for row in CAPITALS])
def test_capitals_of_tcvn3_by_the_letters_beside_them(written: str, text: str, why: str) -> None:
    assert convert_legacy(f"{written}\n{BEHIND}")[0].split("\n")[0] == text


def test_what_windows_1252_has_torn_is_put_together() -> None:
    assert repair(torn(TEXT)) == (TEXT, TORN[0])


def test_a_text_torn_in_parts_keeps_the_others() -> None:
    assert repair(torn(TEXT) + "«Nghị quyết»") == (TEXT + "«Nghị quyết»", TORN[0])


def test_evidence_counts_words_beyond_ascii_alone() -> None:
    found = weigh("Số 12: Nguyễn Văn A, Straße, plan – 5 €")
    assert (found.syllables, found.words) == (3, 5)


def test_a_long_file_is_decoded_in_bounded_time() -> None:
    text, notes = decode(legacy(TEXT, "tcvn3").encode("cp1252") * 4_000, "a.txt")
    assert (len(text), notes) == (4_000 * len(TEXT), TCVN3)
