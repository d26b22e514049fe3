"""Where the name of a party ends, and how a list of parties comes apart.

Each row: words that begin with a party, the parties in them, and why.
"""

from __future__ import annotations

import pytest

from nq57graph.find.parties import begins_party, body_end, find_predicate, read_parties
from nq57graph.model.text import Flow


def flow(text: str) -> Flow:
    return Flow(text, range(len(text)), range(1, len(text) + 1))


PROSE = [
    # one body, and the word that ends its name
    ("Sở Tài chính rà soát dự toán", ["Sở Tài chính"], "head and field make the name of a department"),
    ("Sở Khoa học và Công nghệ chủ trì", ["Sở Khoa học và Công nghệ"], "'và' inside a field does not part it"),
    ("Sở Văn hóa, Thể thao và Du lịch tổ chức lễ hội", ["Sở Văn hóa, Thể thao và Du lịch"], "nor does a comma inside a field"),
    ("Sở Lao động - Thương binh và Xã hội khảo sát", ["Sở Lao động - Thương binh và Xã hội"], "a dash inside a field"),
    ("Sở Nông nghiệp và Môi trường tham mưu", ["Sở Nông nghiệp và Môi trường"], "department merged in 2025"),
    ("Sở Dân tộc và Tôn giáo hướng dẫn", ["Sở Dân tộc và Tôn giáo"], "department founded in 2025"),
    ("Sở KHCN hoàn thành trước ngày 15/6", ["Sở KHCN"], "short form of a field"),
    ("Sở KH&CN khẩn trương", ["Sở KH&CN"], "short form with '&'"),
    ("Sở NN&MT xây dựng", ["Sở NN&MT"], "short form with '&'"),
    ("Sở GDĐT triển khai", ["Sở GDĐT"], "short form"),
    ("Bộ Công an chủ trì", ["Bộ Công an"], "ministry"),
    ("Bộ Kế hoạch và Đầu tư tổng hợp", ["Bộ Kế hoạch và Đầu tư"], "'đầu tư' belongs to the name though it is an order word"),
    ("Bộ Thông tin và Truyền thông nghiên cứu", ["Bộ Thông tin và Truyền thông"], "'truyền thông' belongs to the name"),
    ("Bộ Xây dựng xây dựng quy chuẩn", ["Bộ Xây dựng"], "the second 'xây dựng' is the order"),
    ("Ban Tổ chức Tỉnh ủy tham mưu", ["Ban Tổ chức Tỉnh ủy"], "'tổ chức' is the board's field"),
    ("Ban Tuyên giáo và Dân vận Tỉnh ủy định hướng", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"], "Party board of 2025"),
    ("Ủy ban Kiểm tra Tỉnh ủy giám sát", ["Ủy ban Kiểm tra Tỉnh ủy"], "'kiểm tra' is the commission's field"),
    ("Văn phòng Tỉnh ủy theo dõi, đôn đốc", ["Văn phòng Tỉnh ủy"], "office of a committee"),
    ("Văn phòng UBND tỉnh phối hợp", ["Văn phòng UBND tỉnh"], "office of a people's committee"),
    ("Kho bạc Nhà nước tỉnh bảo đảm", ["Kho bạc Nhà nước tỉnh"], "'tỉnh' belongs to the body"),
    ("Công an tỉnh: Chủ trì, phối hợp", ["Công an tỉnh"], "a colon ends the name"),
    ("Công an tỉnh Thanh Lam tăng cường", ["Công an tỉnh Thanh Lam"], "a proper name behind 'tỉnh' belongs to it"),
    ("UBND thành phố An Bình chỉ đạo", ["UBND thành phố An Bình"], "a proper name behind 'thành phố'"),
    ("UBND các xã, phường tổ chức", ["UBND các xã, phường"], "the levels behind 'UBND các' are one group"),
    ("UBND các xã, phường, đặc khu rà soát", ["UBND các xã, phường, đặc khu"], "three levels, one group"),
    ("Ủy ban nhân dân quận, huyện và thành phố Hòa Long có trách nhiệm", ["Ủy ban nhân dân quận, huyện và thành phố Hòa Long"],
     "levels joined by 'và' without a second 'các' share the head"),
    ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương bố trí", ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
     "'trực thuộc Trung ương' belongs to the cities"),
    ("Ủy ban nhân dân cấp xã thực hiện", ["Ủy ban nhân dân cấp xã"], "level by 'cấp'"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh vận động", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"], "the Front's committee"),
    ("Liên đoàn Lao động tỉnh phát động", ["Liên đoàn Lao động tỉnh"], "mass organisation"),
    ("Ban Tuyên giáo Liên đoàn Lao động tỉnh chủ trì", ["Ban Tuyên giáo Liên đoàn Lao động tỉnh"], "a board and the body that it is of"),
    ("Đảng ủy cơ quan Văn phòng Quốc hội lãnh đạo", ["Đảng ủy cơ quan Văn phòng Quốc hội"], "'cơ quan' between a Party body and its own"),
    ("Thanh tra Chính phủ hướng dẫn", ["Thanh tra Chính phủ"], "'thanh tra' as the name of a body"),
    ("Ngân hàng Nhà nước Việt Nam chỉ đạo", ["Ngân hàng Nhà nước Việt Nam"], "state bank"),
    ("Bảo hiểm xã hội Việt Nam hướng dẫn", ["Bảo hiểm xã hội Việt Nam"], "social insurance"),
    ("Ủy ban quản lý vốn nhà nước tại doanh nghiệp rà soát", ["Ủy ban quản lý vốn nhà nước tại doanh nghiệp"], "'quản lý' is in the name"),
    ("Ủy ban Văn hóa và Xã hội của Quốc hội thẩm tra", ["Ủy ban Văn hóa và Xã hội của Quốc hội"], "committee of the Assembly"),
    ("Vụ DNNCN là đơn vị đầu mối", ["Vụ DNNCN"], "an abbreviation as a field; 'là đơn vị' says what it is"),
    ("Cục Thuế DNL rà soát", ["Cục Thuế DNL"], "an abbreviation goes on with a known name"),
    ("Trung tâm Phục vụ hành chính công tỉnh tiếp nhận", ["Trung tâm Phục vụ hành chính công tỉnh"], "'phục vụ' is in the name"),
    ("Tỉnh đoàn Thanh Lam xây dựng", ["Tỉnh đoàn Thanh Lam"], "youth union with a place"),
    ("Viện Hàn lâm Khoa học và Công nghệ Việt Nam nghiên cứu", ["Viện Hàn lâm Khoa học và Công nghệ Việt Nam"], "academy"),
    ("Thuế tỉnh phối hợp", ["Thuế tỉnh"], "tax office since 2025"),
    ("Thống kê tỉnh cung cấp số liệu", ["Thống kê tỉnh"], "statistics office since 2025"),
    # several bodies
    ("Sở Tài chính, Sở Nội vụ rà soát", ["Sở Tài chính", "Sở Nội vụ"], "a comma in front of a further named body parts"),
    ("Sở Tài chính và Sở Nội vụ rà soát", ["Sở Tài chính", "Sở Nội vụ"], "so does 'và'"),
    ("Sở Tài chính; Sở Nội vụ; UBND các xã khẩn trương", ["Sở Tài chính", "Sở Nội vụ", "UBND các xã"], "so does ';' where a party follows"),
    ("Sở Tài chính cùng Sở Nội vụ rà soát", ["Sở Tài chính", "Sở Nội vụ"], "so does 'cùng'"),
    ("Ban Tổ chức Tỉnh ủy, Sở Nội vụ và các cơ quan liên quan tham mưu", ["Ban Tổ chức Tỉnh ủy", "Sở Nội vụ", "các cơ quan liên quan"],
     "named bodies, then a group"),
    ("các sở, ban, ngành và UBND các xã, phường tổ chức", ["các sở, ban, ngành", "UBND các xã, phường"], "'và UBND' parts (guide)"),
    ("các sở, ban, ngành tổ chức", ["các sở, ban, ngành"], "commas inside one group stay"),
    ("các bộ, ngành, địa phương chủ động", ["các bộ, ngành, địa phương"], "commas inside one group stay"),
    ("các cấp ủy, tổ chức đảng lãnh đạo", ["các cấp ủy, tổ chức đảng"], "'tổ chức' here is an organisation"),
    ("các cơ quan, đơn vị, địa phương có liên quan thực hiện", ["các cơ quan, đơn vị, địa phương có liên quan"], "'có liên quan' ends the group"),
    ("các cấp, các ngành tập trung", ["các cấp", "các ngành"], "each repeated 'các' begins a party (guide)"),
    ("các ban của Tỉnh ủy, các đảng ủy trực thuộc quán triệt", ["các ban của Tỉnh ủy", "các đảng ủy trực thuộc"], "repeated 'các'"),
    ("các cơ quan liên quan thả cá giống", ["các cơ quan liên quan"], "a predicate that no list has: the group ends at 'liên quan'"),
    ("các hộ gia đình trên địa bàn tỉnh treo cờ", ["các hộ gia đình trên địa bàn tỉnh"], "a group ends at where it is"),
    ("các cơ quan được giao nhiệm vụ tại Kế hoạch này báo cáo kết quả", ["các cơ quan được giao nhiệm vụ tại Kế hoạch này"], "those that were given work, not all"),
    ("các sở, ngành được giao chủ trì nhiệm vụ tại Phụ lục xây dựng kế hoạch", ["các sở, ngành được giao chủ trì nhiệm vụ tại Phụ lục"], "'chủ trì' inside what tells who they are"),
    ("các cơ quan được phân công nhiệm vụ tại các khoản 1, 2 và 4 Điều này lập dự toán", ["các cơ quan được phân công nhiệm vụ tại các khoản 1, 2 và 4 Điều này"], "numbers in front of the article"),
    ("các đơn vị được phân công chủ động phối hợp", ["các đơn vị"], "must not match: no word of what was given"),
    ("Sở Y tế được giao nhiệm vụ tại mục 2 khẩn trương rà soát", ["Sở Y tế"], "must not match: a body named needs no telling"),
    ("các cơ quan liên quan đến dự án hoàn thành", ["các cơ quan liên quan đến dự án"], "must not cut: 'liên quan đến' goes on"),
    ("mỗi cơ quan, đơn vị xây dựng", ["mỗi cơ quan, đơn vị"], "'mỗi' begins a group"),
    ("Các Vụ, đơn vị, Cục thuế có liên quan triển khai", ["Các Vụ, đơn vị, Cục thuế có liên quan"], "must not part: a kind of body inside a group"),
    ("Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương chịu trách nhiệm",
     ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"], "a post with what it is of"),
    ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ chỉ đạo", ["Bộ trưởng, Thủ trưởng cơ quan ngang bộ"], "posts that share their bodies are one group"),
    ("các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Chủ tịch Ủy ban nhân dân các tỉnh tổ chức",
     ["các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ", "Chủ tịch Ủy ban nhân dân các tỉnh"], "a further post with its own bodies"),
    ("Chủ tịch Hội đồng thành viên, Tổng Giám đốc các tập đoàn, tổng công ty nhà nước chủ động",
     ["Chủ tịch Hội đồng thành viên, Tổng Giám đốc các tập đoàn, tổng công ty nhà nước"], "posts that share their bodies"),
    ("Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm", ["Thủ trưởng các cơ quan, đơn vị"], "post of a group"),
    ("Giám đốc Sở Tài chính phê duyệt", ["Giám đốc Sở Tài chính"], "post of one body"),
    ("Giám đốc Sở Tài chính, Giám đốc Sở Nội vụ rà soát", ["Giám đốc Sở Tài chính", "Giám đốc Sở Nội vụ"], "two posts"),
    ("Chánh Văn phòng Tỉnh ủy đôn đốc", ["Chánh Văn phòng Tỉnh ủy"], "post of an office"),
    ("Tổng Thư ký Quốc hội - Chủ nhiệm Văn phòng Quốc hội kịp thời tổng hợp", ["Tổng Thư ký Quốc hội - Chủ nhiệm Văn phòng Quốc hội"],
     "two posts of one person joined by a dash"),
    ("Người đứng đầu cấp ủy gương mẫu", ["Người đứng đầu cấp ủy"], "a function that stands for its holder"),
    ("Lãnh đạo Ban Dân nguyện phối hợp", ["Lãnh đạo Ban Dân nguyện"], "'lãnh đạo' as the people who lead"),
    ("các Bộ: Công an, Tài chính, Văn hóa, Thể thao và Du lịch và các cơ quan liên quan đề xuất",
     ["Công an", "Tài chính", "Văn hóa, Thể thao và Du lịch", "các cơ quan liên quan"], "fields behind 'các Bộ:' are parties"),
    ("các Sở: Nội vụ, Tư pháp có ý kiến", ["Nội vụ", "Tư pháp"], "fields behind 'các Sở:'"),
    ("Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tuyên truyền",
     ["Mặt trận Tổ quốc Việt Nam", "các tổ chức chính trị - xã hội"], "body and group"),
    ("VNPT, Viettel phối hợp", ["VNPT", "Viettel"], "names without a head"),
    ("Thông tấn xã Việt Nam, Đài Truyền hình Việt Nam, Đài Tiếng nói Việt Nam tăng cường",
     ["Thông tấn xã Việt Nam", "Đài Truyền hình Việt Nam", "Đài Tiếng nói Việt Nam"], "three bodies"),
    ("Đoàn đại biểu Quốc hội và đại biểu Quốc hội dành thời gian", ["Đoàn đại biểu Quốc hội", "đại biểu Quốc hội"], "body and people"),
    # spoilt letters: found where certain, printed as they stand
    ("Bộ Văn hóa, Thé thao và Du lịch chủ trì", ["Bộ Văn hóa, Thé thao và Du lịch"], "a spoilt accent inside a long name"),
    ("Sở Văn hoá, Thê thao và Ðu lịch chủ trì", ["Sở Văn hoá, Thê thao và Ðu lịch"], "the scan's 'Ð' is not 'Đ'"),
    ("Bộ Tài chính chủ tri xây dựng", ["Bộ Tài chính"], "the order word has lost its accent"),
    ("Vụ TCCB khan trương nghiên cứu", ["Vụ TCCB"], "'khan trương' for 'khẩn trương'"),
    ("Cục TTKT va các Cục Thuế địa phương rà soát", ["Cục TTKT", "các Cục Thuế địa phương"], "'va' for 'và'"),
    ("các cơ quan liên quan đây mạnh tuyên truyền", ["các cơ quan liên quan"], "'đây mạnh' for 'đẩy mạnh'"),
    ("Uy ban Thường vụ Quốc hội xem xét", ["Uy ban Thường vụ Quốc hội"], "'Uy ban' for 'Ủy ban'"),
    ("Vụ DNNCN chủ | dong phối hợp", ["Vụ DNNCN"], "a scan's stroke inside an order word"),
    # other spellings
    ("Uỷ ban nhân dân tỉnh quyết định", ["Uỷ ban nhân dân tỉnh"], "'Uỷ' beside 'Ủy'"),
    ("Sở khoa học và công nghệ chủ trì", ["Sở khoa học và công nghệ"], "small letters in a name"),
    ("SỞ TÀI CHÍNH chủ trì", ["SỞ TÀI CHÍNH"], "capitals"),
    ("Công An tỉnh chủ trì", ["Công An tỉnh"], "a capital too many"),
    # appositions
    ("Sở Nội vụ - Cơ quan Thường trực Ban Chỉ đạo rà soát", ["Sở Nội vụ"], "an apposition is left off (guide)"),
    ("Sở Nội vụ (Cơ quan Thường trực Ban Chỉ đạo) rà soát", ["Sở Nội vụ"], "a bracket ends the name"),
    # no party
    ("Tăng cường kiểm tra", [], "must not match: a verb"),
    ("Ban hành kế hoạch", [], "must not match: 'Ban' of 'ban hành'"),
    ("Bộ máy tinh gọn", [], "must not match: 'bộ máy' is no ministry"),
    ("Cơ sở hạ tầng số", [], "must not match: 'cơ sở'"),
    ("Báo cáo kết quả", [], "must not match: 'báo cáo' is no newspaper"),
    ("Tổ chức hội nghị", [], "must not match: a verb at the beginning"),
    ("Hội nghị trực tuyến", [], "must not match: 'hội nghị' is no association"),
    ("các giải pháp đột phá", [], "must not match: 'các' before a thing"),
    ("các tính năng mới", [], "must not match: one syllable without its accent is another word"),
    ("các nhiệm vụ trọng tâm", [], "must not match: 'các' before a thing"),
    ("những kết quả đạt được", [], "must not match: 'những' before a thing"),
    ("Chủ trì, phối hợp với Sở Nội vụ", [], "must not match: a role, not a party"),
    ("Thực hiện nghiêm Nghị quyết", [], "must not match: a verb"),
    ("Nâng cao nhận thức", [], "must not match: a verb"),
    ("Xây dựng cơ sở dữ liệu", [], "must not match: the verb, not the ministry of that name"),
    ("Đầu tư hạ tầng", [], "must not match: a verb"),
]  # fmt: skip

CELLS = [
    ("Sở Tài chính", ["Sở Tài chính"], "one body"),
    ("Sở Tài chính, Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], "a list"),
    ("Sở Tài chính; các sở, ngành liên quan", ["Sở Tài chính", "các sở, ngành liên quan"], "body and group"),
    ("Sở Tài chính Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], "lines of the cell run together"),
    ("Sở Tài chính UBND các xã, phường", ["Sở Tài chính", "UBND các xã, phường"], "lines run together, another head"),
    ("Bộ Công an Các bộ, ngành", ["Bộ Công an", "Các bộ, ngành"], "lines run together, a group begins with a capital"),
    ("- Sở Tài chính - Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], "dashes as bullets"),
    ("+ Sở Tài chính + Sở Nội vụ", ["Sở Tài chính", "Sở Nội vụ"], "plus signs as bullets"),
    ("Sở TT&TT/Sở KHCN", ["Sở TT&TT", "Sở KHCN"], "a slash between bodies"),
    ("UBND xã/phường", ["UBND xã/phường"], "must not part: a slash between levels"),
    ("VTV, VOV, TTXVN", ["VTV", "VOV", "TTXVN"], "abbreviations"),
    ("Tập đoàn, doanh nghiệp công nghệ số", ["Tập đoàn, doanh nghiệp công nghệ số"], "must not part: nouns that share what follows"),
    ("Bộ Khoa học và Công nghệ, Bộ", ["Bộ Khoa học và Công nghệ"], "a bare noun is the rest of a name that was cut"),
    ("Địa phương", ["Địa phương"], "a group in one word fills a cell"),
    ("Sở Tài chính (chủ trì)", ["Sở Tài chính"], "a note in brackets is left off"),
    ("Đề nghị Viện kiểm sát nhân dân tối cao", ["Viện kiểm sát nhân dân tối cao"], "the request is no part of the name"),
    ("Các sở, ban, ngành; UBND các xã", ["Các sở, ban, ngành", "UBND các xã"], "groups parted by ';'"),
    ("Các tỉnh, thành phố trực thuộc TW", ["Các tỉnh, thành phố trực thuộc TW"], "one group"),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Nội vụ"], "commas of two kinds"),
    ("Ban Tổ chức Tỉnh ủy, Sở Nội vụ, cơ quan, đơn vị, địa phương có liên quan",
     ["Ban Tổ chức Tỉnh ủy", "Sở Nội vụ", "cơ quan, đơn vị, địa phương có liên quan"], "a group without 'các' at the end of a list"),
    ("Trường Đại học Hòa Long", ["Trường Đại học Hòa Long"], "a name of no list"),
    ("Phòng Quản lý khoa học", ["Phòng Quản lý khoa học"], "a division"),
]  # fmt: skip

PREDICATES = [
    ("Ban Tổ chức Tỉnh ủy rà soát", "rà soát", "'tổ chức' is the board's name"),
    ("các tổ chức đảng quán triệt", "quán triệt", "'tổ chức' is a noun behind 'các'"),
    ("cơ quan tham mưu trình", "trình", "'tham mưu' says which agency"),
    ("Ban Chỉ đạo tỉnh họp, thống nhất", "thống nhất", "'chỉ đạo' is the committee's name"),
    ("đơn vị chủ trì báo cáo", "báo cáo", "'chủ trì' says which unit"),
    ("nâng cao trình độ", "nâng cao", "the first word of work"),
    ("trình độ dân trí", None, "must not match: 'trình độ' is a noun"),
    ("cử tri", None, "must not match: 'cử tri' is a noun"),
    ("đổi mới sáng tạo", None, "must not match: the noun innovation"),
    ("quản lý nhà nước", None, "must not match: the noun state management"),
    ("các nhà đầu tư nước ngoài", None, "must not match: 'nhà đầu tư' is an investor"),
    ("đây nhanh tiến độ hoàn thành", "đây nhanh", "'đây nhanh' for 'đẩy nhanh'"),
    ("Sở Kế hoạch và Đầu tư", None, "must not match: capitals are a name"),
    ("báo cáo viên các cấp", None, "must not match: 'báo cáo viên' is a person"),
]  # fmt: skip

BODIES = [
    ("Sở Tài chính tỉnh Bà Rịa - Vũng Tàu và", "Sở Tài chính tỉnh Bà Rịa - Vũng Tàu", "a province of two names"),
    ("UBND tỉnh, thành phố", "UBND tỉnh, thành phố", "two levels"),
    ("Ban Chỉ đạo về khoa học tỉnh", "Ban Chỉ đạo", "a known body; its matter follows"),
    ("Hội đồng xét tặng danh hiệu tỉnh họp", "Hội đồng xét tặng danh hiệu tỉnh", "a council up to its level"),
    ("Văn phòng Ban Chỉ đạo", "Văn phòng Ban Chỉ đạo", "office of a body"),
    ("Văn phòng Sở Nội vụ", "Văn phòng", "a department behind another name stands for itself"),
    ("Sở Tài chính quản lý", "Sở Tài chính", "must not take 'quản' for 'quận'"),
    ("Sở Tài chính tính toán", "Sở Tài chính", "must not take 'tính' for 'tỉnh'"),
    ("không có tên nào", "", "must not match: no name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), PROSE)
def test_parties_in_prose(text: str, expected: list[str], reason: str) -> None:
    assert [f.text for f in read_parties(flow(text))[0]] == expected, reason
    assert begins_party(text) == bool(expected), reason


@pytest.mark.parametrize(("text", "expected", "reason"), CELLS)
def test_parties_in_a_cell(text: str, expected: list[str], reason: str) -> None:
    assert [f.text for f in read_parties(flow(text), cell=True)[0]] == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), PREDICATES)
def test_the_word_that_ends_a_name(text: str, expected: str | None, reason: str) -> None:
    found = find_predicate(text, 0)
    assert (text[found.start() : found.end()] if found else None) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), BODIES)
def test_the_end_of_a_body(text: str, expected: str, reason: str) -> None:
    assert text[: body_end(text, 0)] == expected, reason


def test_a_party_is_printed_as_it_stands() -> None:
    text = "Giao Sở Văn hoá, Thê thao và Du lịch chủ trì"
    source = "x" * 7 + text
    moved = Flow(text, range(7, 7 + len(text)), range(8, 8 + len(text)))
    (party,), _ = read_parties(moved, 5)
    (span,) = party.spans()
    assert source[span.start : span.end] == "Sở Văn hoá, Thê thao và Du lịch"
