"""One invented document as pages of several shapes print it; each must be read as ``TEXT``."""

from __future__ import annotations

HEAD_LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH VĨNH AN", "Số: 145/KH-UBND")
HEAD_RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Vĩnh An, ngày 12 tháng 3 năm 2025")
TITLE = ("KẾ HOẠCH", "Phát triển hạ tầng số trên địa bàn tỉnh năm 2025")
BODY = (
    (
        "Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và "
        "chuyển đổi số quốc gia, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    ),
    "I. MỤC ĐÍCH, YÊU CẦU",
    (
        "1. Hoàn thành việc rà soát hạ tầng số của các sở, ban, ngành và địa phương; khắc phục tình trạng đầu tư trùng lặp, lãng phí, "
        "bảo đảm kết nối thông suốt từ tỉnh đến cơ sở."
    ),
    "2. Xác định rõ trách nhiệm của người đứng đầu.",
    "II. NHIỆM VỤ",
    "1. Sở Khoa học và Công nghệ:",
    "- Chủ trì, phối hợp với Sở Tài chính rà soát hiện trạng hạ tầng số, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/4/2025.",
    "- Hướng dẫn các địa phương xây dựng danh mục dữ liệu dùng chung; hoàn thành trong quý II năm 2025.",
    "2. Công an tỉnh bảo đảm an toàn, an ninh mạng trong quá trình triển khai Kế hoạch này.",
    "Yêu cầu các sở, ban, ngành, địa phương nghiêm túc thực hiện./.",
)
RECIPIENTS = ("Nơi nhận:", "- Thường trực Tỉnh ủy (báo cáo);", "- Các sở, ban, ngành;", "- Lưu: VT, KGVX.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Minh Hà")

TEXT = (
    "\n\n".join(
        [
            "\n".join(HEAD_LEFT),
            "\n".join(HEAD_RIGHT),
            "\n".join(TITLE),
            *BODY,
            "\n".join(RECIPIENTS),
            "\n".join(SIGNATURE),
        ]
    )
    + "\n"
)

MENU = "<ul>" + "".join(
    f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate(("Trang chủ", "Giới thiệu", "THÔNG BÁO", "Liên hệ"))
) + "</ul>"  # fmt: skip
NEWS = "".join(
    f'<div><a href="/tin/{i}">{title}</a> <span>(05/3/2025)</span></div>'
    for i, title in enumerate(("Quyết định số 19/QĐ-UBND về việc khen thưởng", "Nghị quyết số 5-NQ/TU về du lịch"))
)


def _paragraphs(lines: tuple[str, ...], attributes: str = "") -> str:
    return "".join(f"<p{attributes}>{line}</p>\n" for line in lines)


def _frame(left: tuple[str, ...], right: tuple[str, ...], write: str = "p") -> str:
    cells = []
    for lines in (left, right):
        content = "<br>".join(lines) if write == "br" else _paragraphs(lines)
        cells.append(f'<td style="text-align:center" valign="top">{content}</td>')
    return f'<table border="0" width="100%"><tbody><tr>{"".join(cells)}</tr></tbody></table>'


def _document(write: str = "p") -> str:
    return (
        _frame(HEAD_LEFT, HEAD_RIGHT, write)
        + _paragraphs(TITLE, ' align="center"')
        + _paragraphs(BODY)
        + _frame(RECIPIENTS, SIGNATURE, write)
    )


def _page(body: str, head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">{head}<title>Trang</title></head><body>{body}</body></html>'


def portal_with_tabs() -> str:
    """A portal of law: tabs of attributes and relations beside the full text, which is cut by no element of its own."""
    return _page(
        f"""<div class="header1"><div class="logo">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div>{MENU}</div>
<div class="box"><h1>Kế hoạch phát triển hạ tầng số trên địa bàn tỉnh năm 2025</h1>
<ul class="tabs1"><li><a href="#t1">Toàn văn</a></li><li><a href="#t2">Thuộc tính</a></li><li><a href="#t3">Lược đồ</a></li>
<li><a href="#t4">Hiệu lực</a></li><li><a href="#t5">Tải về</a></li></ul>
<div id="t2" style="display:none"><table><tr><td>Số ký hiệu</td><td>145/KH-UBND</td></tr><tr><td>Ngày ban hành</td><td>12/03/2025</td>
</tr><tr><td>Người ký</td><td>Lê Thị Minh Hà</td></tr></table></div>
<div id="t1">{_document("br")}</div>
<div id="t3"><p>Văn bản căn cứ: Luật Tổ chức chính quyền địa phương; Nghị quyết 57-NQ/TW</p></div>
<div id="t5" aria-hidden="true"><a href="/f.pdf">Bản PDF</a></div></div>
<div class="foot"><p>Giấy phép số: 12/GP-TTĐT ngày 03/4/2021. Chịu trách nhiệm: Chánh Văn phòng</p></div>"""
    )


def wordpress() -> str:
    """An article of a blog: buttons, a line on its author, comments, a sidebar of news, a notice on cookies."""
    return _page(
        f"""<div id="page" class="site has-sidebar"><header class="site-header"><a href="/">Cổng thông tin Vĩnh An</a>{MENU}</header>
<div id="primary"><main><article class="post-12"><h1 class="entry-title">Kế hoạch hạ tầng số</h1>
<div class="entry-meta">Đăng bởi <a href="/a">admin</a> ngày 13/03/2025</div>
<div class="entry-content">{_document()}
<div class="sharedaddy"><h3>Chia sẻ:</h3><ul><li><a href="#f">Facebook</a></li></ul></div></div></article>
<div class="comments-area"><h2>Bình luận (2)</h2><ol><li><p>Kế hoạch này rất thiết thực, mong tỉnh sớm triển khai đến các xã vùng cao
để bà con được nhờ, nhất là đường truyền Internet còn yếu.</p></li><li><p>Đồng ý với ý kiến trên của bạn.</p></li></ol></div></main></div>
<aside id="secondary"><h2>THÔNG BÁO</h2>{NEWS}</aside><footer><p>Địa chỉ: Số 01 đường Trần Phú</p></footer></div>
<div class="cookie-notice"><p>Trang này dùng cookie để phục vụ bạn đọc tốt hơn; tiếp tục sử dụng là bạn đồng ý.</p></div>"""
    )


def preformatted() -> str:
    """The text as it stands in a file, in one <pre>."""
    return _page(f"<div>{MENU}</div><pre>\n{TEXT}</pre><div><p>Bản quyền thuộc Ủy ban nhân dân tỉnh</p></div>")


def word() -> str:
    """Word's 'Save as Web Page': styles of its own, conditional comments, empty paragraphs, spans that cut words."""
    spans = [line.replace("trên địa bàn", "trên <span lang=VI>địa</span> bàn<o:p></o:p>") for line in TITLE]
    title = "".join(
        f"<p class=MsoNormal align=center style='text-align:center'><b style='mso-bidi-font-weight:normal'><span\nlang=VI "
        f"style='font-size:14.0pt;mso-bidi-font-size:11.0pt'>{line}<o:p></o:p></span></b></p>\n"
        for line in spans
    )
    body = "".join(
        "<p class=MsoNormal style='text-align:justify;text-indent:.5in'><span\nstyle='font-size:14.0pt'>"
        + line.replace(" ", "\n", 1).replace("- ", "<![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "
        "\"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]>").replace("-\n", "-&nbsp;&nbsp;&nbsp;&nbsp; ")
        + "<o:p></o:p></span></p>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\n"
        for line in BODY
    )  # fmt: skip
    return (
        '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>'
        '<meta http-equiv=Content-Type content="text/html; charset=utf-8"><!--[if gte mso 9]><xml><o:DocumentProperties>'
        "<o:Author>van thu</o:Author></o:DocumentProperties></xml><![endif]--><style><!-- p.MsoNormal {margin:0in} --></style></head>"
        f"<body lang=EN-US><div class=WordSection1>{_frame(HEAD_LEFT, HEAD_RIGHT)}{title}{body}{_frame(RECIPIENTS, SIGNATURE)}"
        "<div style='mso-element:comment-list'><p class=MsoCommentText>Kiểm tra lại thời hạn</p></div></div></body></html>"
    )


def nested_divisions() -> str:
    """No paragraph anywhere: divisions in divisions."""

    def one(lines: tuple[str, ...], style: str = "") -> str:
        return "".join(f"<div{style}><div><span>{line}</span></div></div>" for line in lines)

    centred = ' class="x" style="text-align: center;"'
    heading = f'<div class="row"><div class="col">{one(HEAD_LEFT, centred)}</div></div>'
    motto = f'<div class="row"><div class="col"><p></p>{one(HEAD_RIGHT, centred)}</div></div>'
    return _page(
        f"<div><div>{MENU}</div><div><div><div>{heading}<div>&nbsp;</div><div><p>{motto}</div>{one(TITLE, centred)}{one(BODY)}"
        f"{_frame(RECIPIENTS, SIGNATURE)}</div></div></div></div>"
    )


def broken_lines() -> str:
    """Everything in one paragraph, line breaks between; the heading in a frame above it."""
    body = "<br/>\n<br/>".join(BODY[:3]) + "<br>" + "<br>\n".join(BODY[3:])
    return _page(
        f"<div>{_frame(HEAD_LEFT, HEAD_RIGHT)}{_paragraphs(TITLE, ' align=center')}<p>{body}</p>{_frame(RECIPIENTS, SIGNATURE)}</div>"
    )


def old_portal() -> str:
    """A portal laid out with tables: menu on the left, news on the right, the document in the cell between."""
    return _page(
        f"""<center><table width="1000"><tr><td colspan="3">{MENU}</td></tr><tr><td width="150">{MENU}</td>
<td>{_document()}</td><td width="200"><b>THÔNG BÁO</b>{NEWS}</td></tr><tr><td colspan="3">Địa chỉ: 01 đường Trần Phú</td></tr></table></center>"""
    )


def one_table() -> str:
    """The document itself laid out as a table: heading, text, signature are its rows."""

    def cell(lines: tuple[str, ...]) -> str:
        return f"<td align='center'>{_paragraphs(lines)}</td>"

    return _page(
        f"<table><tr>{cell(HEAD_LEFT)}{cell(HEAD_RIGHT)}</tr><tr><td colspan='2'>{_paragraphs(TITLE, ' align=center')}{_paragraphs(BODY)}"
        f"</td></tr><tr>{cell(RECIPIENTS)}{cell(SIGNATURE)}</tr></table>"
    )


def hidden_tab() -> str:
    """Saved with another tab open: the full text is there, not shown."""
    return _page(
        f"""<style>.pane{{display:none}} @media print {{ .box {{display:none}} }}</style><div class="box">{MENU}
<div class="now"><table><tr><td>Số ký hiệu</td><td>145/KH-UBND</td></tr><tr><td>Người ký</td><td>Lê Thị Minh Hà</td></tr></table></div>
<div class="pane">{_document()}</div></div>"""
    )


SHAPES = {
    shape.__name__: shape
    for shape in (
        portal_with_tabs,
        wordpress,
        preformatted,
        word,
        nested_divisions,
        broken_lines,
        old_portal,
        one_table,
        hidden_tab,
    )
}
