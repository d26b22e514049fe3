"""The page as a reader meets it: in Chromium, from disk, the network cut off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from nq57graph.draw.layout import order_of
from nq57graph.draw.page import Quotes, cascade_page, drawn_lines, first_view

if TYPE_CHECKING:
    from conftest import Watched

    from nq57graph.trace import Cascade

pytestmark = pytest.mark.browser

ROOT = "doc-tw-nq-57-2024-12-22"
LAM_05 = "doc-song-lam-tinh-uy-nq-05-2025-02-10"
LAM_09 = "doc-song-lam-bcd-tb-09-2026-03-20"
THAO = "doc-03b1c2861cb7ac6d"
KHCN = "org-song-lam-so-khoa-hoc-va-cong-nghe"
TASK = f"{LAM_09}-II-2-b1"
SECTION = f"{LAM_09}-sec-II-2"

INK = """() => {
  const canvas = document.querySelector("#canvas canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let at = 3; at < pixels.length; at += 4) inked += pixels[at] > 0;
  return inked / (pixels.length / 4);
}"""


def visible(page: Page) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in page.evaluate("nq57.visible()")}


def click(page: Page, where: str) -> None:
    spot = page.evaluate(where)
    page.mouse.click(spot["x"], spot["y"])
    page.wait_for_timeout(450)  # vis waits for a second click before it tells of the first


# ── it draws, and asks nobody ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_page_draws_and_complains_of_nothing(
    watched: Watched, cascade: Cascade, tmp_path: Path, size: tuple[int, int]
) -> None:
    watched.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = watched.open(cascade_page(cascade), tmp_path)
    assert page.evaluate(INK) > 0.02
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith("file:")] == []
    assert len(watched.requests) == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page itself never scrolls sideways"


def test_it_stands_where_the_program_put_it(opened: Page, cascade: Cascade) -> None:
    places = first_view(cascade, drawn_lines(cascade, Quotes()), order_of(cascade)).places
    assert {each: (at["x"], at["y"]) for each, at in visible(opened).items()} == places


def test_nothing_overlaps_when_all_is_open(opened: Page) -> None:
    opened.click("#expand")
    shown = list(visible(opened).values())
    assert sum(each["id"].startswith(LAM_09) for each in shown) == 1 + 3 + 7
    for index, one in enumerate(shown):
        for other in shown[index + 1 :]:
            apart = (
                abs(one["x"] - other["x"]) >= (one["width"] + other["width"]) / 2
                or abs(one["y"] - other["y"]) >= (one["height"] + other["height"]) / 2
            )
            assert apart, (one["id"], other["id"])


def test_the_resolution_is_in_view_at_first(opened: Page) -> None:
    spot = opened.evaluate(f"nq57.onScreen('{ROOT}')")
    frame = opened.locator("#stage").bounding_box()
    assert frame is not None
    assert frame["x"] < spot["x"] < frame["x"] + frame["width"]
    assert frame["y"] < spot["y"] < frame["y"] + frame["height"]


# ── clicking ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_clicking_a_section_opens_its_tasks(opened: Page) -> None:
    assert TASK not in visible(opened)
    click(opened, f"nq57.onScreen('{SECTION}')")
    assert {TASK, f"{LAM_09}-II-2-b2"} <= visible(opened).keys()
    expect(opened.locator("#told")).to_contain_text("Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính:")
    click(opened, f"nq57.onScreen('{SECTION}')")
    assert TASK not in visible(opened)


def test_clicking_a_task_shows_its_sentence_and_where_it_stands(opened: Page) -> None:
    click(opened, f"nq57.onScreen('{SECTION}')")
    click(opened, f"nq57.onScreen('{TASK}')")
    told = opened.locator("#told")
    expect(told.locator("blockquote").first).to_contain_text(
        "Xây dựng bộ tiêu chí đánh giá việc thực hiện Nghị quyết số 57"
    )
    expect(told.locator("cite").first).to_have_text("09-TB/BCĐ · song-lam-09-tb-bcd-2026-03-20.txt · dòng 23 ")
    expect(told).to_contain_text("trước ngày 15/5/2026")
    expect(told).to_contain_text("kế thừa từ mục II.2")
    expect(told.locator(".crumbs")).to_contain_text("57-NQ/TW")
    expect(told).to_contain_text("PL.1")  # the same work


def test_clicking_a_line_shows_what_says_it(opened: Page) -> None:
    line = f"{ROOT}>{LAM_05}"
    click(opened, f"nq57.middleOf('{line}')")
    assert opened.evaluate("nq57.chosen()") == line
    told = opened.locator("#told")
    expect(told).to_contain_text("triển khai thực hiện")
    expect(told.locator("blockquote")).to_contain_text("57-NQ/TW")


def test_choosing_lights_the_path_and_nothing_else(opened: Page) -> None:
    dim = opened.evaluate(INK)
    opened.evaluate(f"nq57.select('{KHCN}')")
    assert opened.evaluate("nq57.lit()") == sorted(
        [
            ROOT,
            LAM_05,
            "doc-song-lam-bcd-kh-12-2026-01-15",
            LAM_09,
            SECTION,
            KHCN,
            *(f"{LAM_09}-{task}" for task in ("II-2-b1", "II-2-b2", "PL-1", "PL-2")),
        ]
    )
    assert dim > 0
    opened.keyboard.press("Escape")
    assert opened.evaluate("nq57.lit()") is None


# ── searching ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_search_finds_by_keyboard_and_without_accents(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("so khoa hoc va cong nghe")
    expect(opened.locator("#found li").first).to_contain_text("Sở Khoa học và Công nghệ")
    opened.keyboard.press("Enter")
    assert opened.evaluate("nq57.chosen()") in (KHCN, "org-song-thao-so-khoa-hoc-va-cong-nghe")
    expect(opened.locator("#found")).to_be_hidden()


def test_search_opens_what_hides_a_task(opened: Page) -> None:
    opened.fill("#search", "danh muc du lieu dung chung")
    opened.press("#search", "Enter")
    assert opened.evaluate("nq57.chosen()") == f"{LAM_09}-II-3-b2"
    assert f"{LAM_09}-II-3-b2" in visible(opened)


def test_search_shows_an_agency_that_leads_nothing(opened: Page) -> None:
    opened.fill("#search", "ban to chuc tinh uy")
    opened.press("#search", "Enter")
    assert "org-song-lam-ban-to-chuc-tinh-uy" in visible(opened)


def test_search_takes_d_for_the_crossed_letter(opened: Page) -> None:
    opened.fill("#search", "dang uy ubnd tinh")
    opened.press("#search", "Enter")
    assert opened.evaluate("nq57.chosen()") == "org-song-lam-dang-uy-ubnd-tinh"


def test_search_says_that_it_found_nothing(opened: Page) -> None:
    opened.fill("#search", "không có gì như thế")
    expect(opened.locator("#found")).to_have_text("Không tìm thấy.")


def test_arrow_keys_walk_the_picture(opened: Page) -> None:
    opened.focus("#stage")
    opened.keyboard.press("ArrowRight")
    assert opened.evaluate("nq57.chosen()") == ROOT
    opened.keyboard.press("ArrowRight")
    assert opened.evaluate("nq57.chosen()") == LAM_05
    opened.keyboard.press("ArrowRight")
    opened.keyboard.press("Enter")
    assert f"{LAM_05}-I-1" not in visible(opened) or opened.evaluate("nq57.chosen()") == f"{LAM_05}-sec-I"


# ── filters ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_province_leaves_only_what_comes_down_to_it(opened: Page) -> None:
    opened.select_option("#province", "Sông Thao")
    shown = visible(opened).keys()
    assert THAO in shown
    assert not any(each.startswith((LAM_05, LAM_09)) for each in shown)
    opened.click("#show-table")
    assert opened.locator("tbody tr:visible").count() == 2
    expect(opened.locator("caption")).to_contain_text("đang hiện 2 / 11 việc")


def test_an_agency_leaves_only_its_work(opened: Page) -> None:
    opened.select_option("#agency", KHCN)
    shown = visible(opened).keys()
    assert {ROOT, LAM_09, SECTION, KHCN} <= shown
    assert f"{LAM_09}-sec-II-3" not in shown
    opened.click("#show-table")
    assert opened.locator("tbody tr:visible").count() == 4
    opened.click("#reset")
    assert opened.locator("tbody tr:visible").count() == 11


def test_roles_are_shown_when_asked_for(opened: Page) -> None:
    line = f"{SECTION}>>org-song-lam-so-tai-chinh>support"
    assert line not in opened.evaluate("nq57.drawn()")
    opened.check("#roles input[value=support]")
    assert line in opened.evaluate("nq57.drawn()")
    opened.uncheck("#roles input[value=lead]")
    assert f"{SECTION}>>{KHCN}>lead" not in opened.evaluate("nq57.drawn()")


def test_an_empty_picture_says_why(opened: Page) -> None:
    opened.select_option("#agency", KHCN)
    opened.uncheck("#roles input[value=lead]")
    expect(opened.locator("#hint")).to_have_text("Không có việc nào khớp bộ lọc.")
    assert KHCN not in visible(opened)
    opened.click("#reset")
    assert LAM_09 in visible(opened)


# ── language, table, narrow screen ────────────────────────────────────────────────────────────────────────────────


def test_the_language_changes_everywhere(opened: Page) -> None:
    opened.evaluate(f"nq57.select('{TASK}')")
    opened.click("#language")
    expect(opened.locator("h1")).to_have_text("57-NQ/TW: from the resolution to each desk")
    expect(opened.locator("#told")).to_contain_text("inherited from mục II.2")
    expect(opened.locator("#show-table")).to_have_text("Table")
    assert opened.get_attribute("html", "lang") == "en"


def test_a_row_of_the_table_tells_the_same(opened: Page) -> None:
    opened.click("#show-table")
    opened.locator(f"tr[data-task='{TASK}'] td").nth(2).click()
    expect(opened.locator("#told blockquote").first).to_contain_text("Xây dựng bộ tiêu chí")


def test_nothing_is_wider_than_a_narrow_screen(watched: Watched, cascade: Cascade, tmp_path: Path) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open(cascade_page(cascade), tmp_path)
    page.click("#filters summary")
    page.click("#legend summary")
    page.evaluate(f"nq57.select('{KHCN}')")
    wide = """() => [...document.querySelectorAll("body *:not(#table *):not(#stage *):not(#columns *)")]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.outerHTML.slice(0, 90))"""
    assert page.evaluate(wide) == []


def test_a_narrow_screen_opens_with_documents_only(watched: Watched, cascade: Cascade, tmp_path: Path) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open(cascade_page(cascade), tmp_path)
    assert all(each.startswith("doc-") for each in visible(page))
    click(page, f"nq57.onScreen('{LAM_09}')")
    assert SECTION in visible(page)
    expect(page.locator("#panel")).to_be_visible()


# ── what must never run ───────────────────────────────────────────────────────────────────────────────────────────


def test_no_text_runs_as_script(watched: Watched, poisoned: Cascade, tmp_path: Path) -> None:
    page = watched.open(cascade_page(poisoned, unread=["<script>window.__pwned = 1</script>.txt"]), tmp_path)
    page.click("#expand")
    for each in sorted(poisoned):
        page.evaluate("id => nq57.select(id)", each)
    for line in page.evaluate("nq57.drawn()"):
        page.evaluate("id => nq57.select(id)", line)
    page.fill("#search", "so khoa hoc")
    spot = page.evaluate(f"nq57.onScreen('{LAM_09}')")
    page.mouse.move(spot["x"], spot["y"])
    page.click("#language")
    page.click("#show-table")
    assert page.evaluate("window.__pwned") is None
    assert page.evaluate("document.querySelectorAll('img, a, iframe, [onerror]').length") == 0
    assert page.evaluate("document.scripts.length") == 4
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith("file:")] == []
