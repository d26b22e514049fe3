"""The page of a reading as a reader meets it: in Chromium, from disk, the network cut off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Locator, Page, expect

from nq57graph import assets
from nq57graph.draw.reading.page import reading_page
from nq57graph.model.reading import Reading, SectionMention, TaskMention
from nq57graph.model.text import Source, Span

if TYPE_CHECKING:
    from conftest import Watched

pytestmark = pytest.mark.browser

FIRST, SECOND = "d0.task.II.2.b1", "d0.task.II.2.b2"
PAYLOAD = '</script><img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>'
NARROW = {"width": 390, "height": 844}


@pytest.fixture
def opened(watched: Watched, reading: Reading, tmp_path: Path) -> Page:
    return watched.open(reading_page(reading, lang="vi"), tmp_path)


@pytest.fixture
def paged(watched: Watched, scanned: Reading, images: dict[int, bytes], tmp_path: Path) -> Page:
    return watched.open(reading_page(scanned, images, "vi", [(2, "chữ mờ")]), tmp_path)


def entry(page: Page, name: str) -> Locator:
    return page.locator(f'[data-entry="{name}"]')


def in_view(page: Page, inner: str, outer: str) -> Any:
    """Whether the first element ``inner`` stands within the pane ``outer``, its top at least."""
    return page.evaluate(
        """([inner, outer]) => {
          const [a, b] = [inner, outer].map((each) => document.querySelector(each).getBoundingClientRect());
          return a.top >= b.top - 1 && a.top < b.bottom;
        }""",
        [inner, outer],
    )


def chosen_words(page: Page) -> str:
    return " ".join(" ".join(page.locator("#text mark.chosen").all_inner_texts()).split())


# ── it opens, and asks nobody ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_page_opens_and_complains_of_nothing(
    watched: Watched, scanned: Reading, images: dict[int, bytes], tmp_path: Path, size: tuple[int, int]
) -> None:
    watched.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = watched.open(reading_page(scanned, images, "vi"), tmp_path)
    page.locator("#views button").first.click()
    expect(page.locator(".paper img").first).to_be_visible()
    assert page.evaluate("document.querySelector('.paper img').naturalWidth") == 210
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page itself never scrolls sideways"
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "only its two panes scroll"


@pytest.mark.parametrize("path", sorted((assets.example_workspace() / "documents").glob("*.txt")), ids=lambda p: p.stem)
def test_every_mark_shows_the_words_at_its_offsets(watched: Watched, tmp_path: Path, path: Path) -> None:
    from nq57graph.pipeline import read_file

    reading = read_file(path)
    page = watched.open(reading_page(reading), tmp_path)
    for task in (task for document in reading.documents for task in document.tasks):
        shown = page.evaluate(
            "id => nq57.wordsOf(nq57.entries.find((each) => each.id === id).mark)", f"d0.task.{task.path}"
        )
        words = [reading.source.text[span.start : span.end] for span in task.mention.spans]
        assert ["".join(each.split()) for each in shown] == ["".join(each.split()) for each in words], task.path
    assert watched.complaints == []


# ── from entries to words and back ────────────────────────────────────────────────────────────────────────────────


def test_clicking_a_task_shows_its_words(opened: Page) -> None:
    entry(opened, FIRST).locator(".words").click()
    assert "Xây dựng bộ tiêu chí" in chosen_words(opened)
    assert "và trình Ban Chỉ đạo tỉnh đề án" in chosen_words(opened), "the second segment, too"
    assert in_view(opened, "#text mark.task.chosen", "#scroll")
    tags = opened.locator("#text mark.task.chosen").evaluate_all("all => all.map((each) => each.dataset.tag)")
    assert tags == ["▸ II.2.b1 1/2", "▸ II.2.b1 2/2"]
    expect(entry(opened, FIRST)).to_have_class("entry task chosen")
    lit = set(opened.locator("#text mark.lit").evaluate_all("all => all.map((each) => each.classList[0])"))
    assert {"task", "lead", "support", "deadline", "product", "addressee"} <= lit, "all that is said of the task"


def test_clicking_words_shows_the_task(opened: Page) -> None:
    opened.locator("#text mark.task", has_text="rà soát dữ liệu").click(position={"x": 300, "y": 8})
    expect(entry(opened, SECOND)).to_have_class("entry task chosen")
    assert in_view(opened, ".entry.chosen", "#entries")


def test_the_innermost_mark_is_meant(opened: Page) -> None:
    opened.locator("#text mark.support").first.click()
    assert chosen_words(opened) == "Sở Tài chính"
    expect(entry(opened, FIRST)).to_have_class("entry task chosen")


def test_words_for_several_tasks_lead_to_each_in_turn(opened: Page) -> None:
    lead = opened.locator("#text mark.lead")
    lead.click()
    expect(entry(opened, FIRST)).to_have_class("entry task chosen")
    expect(entry(opened, SECOND)).to_have_class("entry task also")
    lead.click()
    expect(entry(opened, SECOND)).to_have_class("entry task chosen")
    lead.click()
    expect(entry(opened, FIRST)).to_have_class("entry task chosen")


def test_what_is_inherited_is_marked_and_leads_to_its_heading(opened: Page) -> None:
    inherited = entry(opened, FIRST).locator(".lead .inherited")
    expect(inherited).to_have_text("thừa kế từ II.2")
    inherited.click()
    assert chosen_words(opened).startswith("Sở Khoa học và Công nghệ chủ trì")
    expect(entry(opened, SECOND).locator(".via .inherited")).to_have_text("thừa kế từ phần mở đầu")


def test_a_value_leads_to_its_words(opened: Page) -> None:
    entry(opened, FIRST).locator(".deadline .go").click()
    assert chosen_words(opened) == "trước ngày 15/5/2026"
    assert in_view(opened, "#text mark.deadline.chosen", "#scroll")


def test_an_entry_leads_to_another(opened: Page) -> None:
    entry(opened, SECOND).locator(".same-as .go").click()
    expect(entry(opened, FIRST)).to_have_class("entry task chosen")
    assert in_view(opened, ".entry.chosen", "#entries")


def test_what_is_not_stated_is_said(opened: Page) -> None:
    expect(entry(opened, "d0.header.0").locator("dd.parent")).to_have_text("(không nêu)")
    expect(entry(opened, FIRST).locator(":scope > .ghost")).to_have_text("(không nêu): qua")
    expect(entry(opened, SECOND).locator(":scope > .ghost")).to_have_text(
        "(không nêu): phối hợp · sản phẩm · trình, gửi"
    )


def test_sentences_that_gave_no_task_and_parts_passed_over_are_listed(opened: Page) -> None:
    opened.locator(".group-unread .entry").click()
    assert chosen_words(opened) == "Yêu cầu các xã báo cáo."
    opened.locator(".group-passed .entry").click()
    assert chosen_words(opened) == "KẾT QUẢ"
    expect(opened.locator(".group-notes .entry")).to_have_text("Trang 2 không đọc được.")


# ── keyboard ──────────────────────────────────────────────────────────────────────────────────────────────────────


def focused(page: Page) -> Any:
    return page.evaluate("document.activeElement.dataset.entry || document.activeElement.className.split(' ')[0]")


def test_the_keyboard_walks_marks_and_crosses_over(opened: Page) -> None:
    opened.focus("#scroll")
    opened.keyboard.press("Tab")
    assert focused(opened) == "field", "the first mark"
    for _ in range(20):
        if opened.evaluate("nq57.state.entry") == FIRST and focused(opened) == "task":
            break
        opened.keyboard.press("ArrowDown")
    assert focused(opened) == "task"
    assert in_view(opened, ".entry.chosen", "#entries"), "the reading follows"
    opened.keyboard.press("Enter")
    assert focused(opened) == FIRST
    opened.keyboard.press("ArrowDown")
    assert focused(opened) == SECOND
    assert "rà soát dữ liệu" in chosen_words(opened), "the source follows"
    opened.keyboard.press("Enter")
    assert focused(opened) == "task"
    opened.keyboard.press("Escape")
    assert opened.locator(".chosen, .lit").count() == 0


def test_the_keyboard_reaches_the_values_of_the_entry_chosen(opened: Page) -> None:
    opened.evaluate("id => nq57.chooseEntry(id)", FIRST)
    entry(opened, FIRST).focus()
    opened.keyboard.press("Tab")
    assert focused(opened) == "go"
    opened.keyboard.press("Enter")
    assert focused(opened) == "lead", "Enter on a value goes to its words"
    buttons = entry(opened, SECOND).locator("button").evaluate_all("all => all.map((each) => each.tabIndex)")
    assert set(buttons) == {-1}, "not through the values of every entry"


def test_typing_filters_the_reading(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("ra soat du lieu")
    expect(entry(opened, FIRST)).to_be_hidden()
    expect(entry(opened, SECOND)).to_be_visible()
    expect(entry(opened, "d0.section.II")).to_be_visible()
    expect(opened.locator(".group-people")).to_be_hidden()
    opened.fill("#search", "không có gì như thế")
    expect(opened.locator("#nothing")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(entry(opened, FIRST)).to_be_visible()


# ── what is shown ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_kinds_of_marks_can_be_left_out(opened: Page) -> None:
    style = "() => getComputedStyle(document.querySelector('#text mark.lead')).borderBottomStyle"
    assert opened.evaluate(style) == "solid"
    opened.locator("#kinds label", has_text="chủ trì").locator("input").uncheck()
    assert opened.evaluate(style) == "none"


def test_kinds_differ_without_colour(opened: Page) -> None:
    look = """() => [...document.querySelectorAll("#kinds mark")].map((each) => [
      getComputedStyle(each, "::before").content, each.className])"""
    signs = {sign: kind for sign, kind in opened.evaluate(look) if kind != "doubtful"}
    assert len(signs) == opened.locator("#kinds mark").count()
    assert "none" not in signs


def test_the_language_changes_everywhere(opened: Page) -> None:
    opened.evaluate("id => nq57.chooseEntry(id)", FIRST)
    opened.click("#language")
    expect(entry(opened, FIRST).locator(".lead .inherited")).to_have_text("inherited from II.2")
    expect(entry(opened, FIRST)).to_have_class("entry task chosen")
    expect(opened.locator(".group-findings .words")).to_have_text("two times")
    assert opened.get_attribute("html", "lang") == "en"
    assert opened.title() == "Thông báo 09-TB/BCĐ: the reading"


def test_several_documents_of_a_file(watched: Watched, reading: Reading, tmp_path: Path) -> None:
    other = replace(reading, heading=replace(reading.heading, number="10-TB/BCĐ"))
    page = watched.open(reading_page(replace(reading, attached=(other,))), tmp_path)
    assert page.locator(".chapter").count() == 2
    page.select_option("#documents", "1")
    assert in_view(page, '[data-chapter="1"]', "#entries")
    page.click(".to-group:has-text('Nhiệm vụ')")
    assert in_view(page, '[data-group="1-tasks"]', "#entries"), "the groups are those of the document looked at"


def test_a_narrow_screen_shows_both_or_either(watched: Watched, reading: Reading, tmp_path: Path) -> None:
    watched.page.set_viewport_size(NARROW)
    page = watched.open(reading_page(reading), tmp_path)
    wide = """() => [...document.querySelectorAll("body *:not(.groups *)")]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map((each) => each.outerHTML.slice(0, 90))"""
    assert page.evaluate(wide) == []
    page.click("#panes [value=source]")
    expect(page.locator("#reading")).to_be_hidden()
    page.locator("#text mark.task").first.click(position={"x": 120, "y": 8})
    expect(page.locator("#reading")).to_be_visible()
    assert in_view(page, ".entry.chosen", "#entries")
    page.click("#panes [value=reading]")
    expect(page.locator("#source")).to_be_hidden()
    entry(page, SECOND).locator(".words").click()
    assert in_view(page, "#text mark.task.chosen", "#scroll")


def test_printing_shows_all_of_it(opened: Page, tmp_path: Path) -> None:
    opened.emulate_media(media="print")
    expect(opened.locator("#text .line").last).to_be_visible()
    expect(opened.locator("#entries .entry").last).to_be_visible()
    expect(opened.locator("#panes")).to_be_hidden()
    assert opened.evaluate("getComputedStyle(document.querySelector('#scroll')).overflow") == "visible"


# ── images of pages ───────────────────────────────────────────────────────────────────────────────────────────────


def test_words_stand_on_the_image_where_they_were_read(paged: Page, scanned: Reading) -> None:
    expect(paged.locator("#leaves")).to_be_visible()
    expect(paged.locator("#text")).to_be_hidden()
    paged.evaluate("id => nq57.chooseEntry(id)", FIRST)
    word = paged.locator("#leaves .word.product").first
    placed = word.evaluate(
        """(each) => { const [a, b] = [each, each.closest(".paper")].map((e) => e.getBoundingClientRect());
           return [(a.left - b.left) / b.width, (a.top - b.top) / b.height]; }"""
    )
    product = scanned.tasks[0].product
    assert product
    (box,) = [w.box for w in scanned.source.words if w.span.start == product.spans[0].start]
    assert placed == pytest.approx(box[:2], abs=0.002)
    word.click()
    assert paged.evaluate("nq57.marks[nq57.state.mark].kind") == "product"
    expect(entry(paged, FIRST)).to_have_class("entry task chosen")


def test_a_task_on_a_later_page_is_scrolled_to(paged: Page) -> None:
    paged.evaluate("id => nq57.chooseEntry(id)", SECOND)
    assert in_view(paged, "#leaves .word.chosen", "#scroll")
    assert paged.evaluate("document.querySelector('#leaves .word.chosen').closest('.leaf').dataset.leaf") == "3"
    assert paged.locator("#leaves .word.chosen[data-tag]").first.get_attribute("data-tag") == "▸ II.2.b2 ↓"


def test_a_page_that_was_not_read_is_shown_as_such(paged: Page) -> None:
    name = "() => getComputedStyle(document.querySelector('.leaf.refused .leaf-name'), '::before').content"
    assert paged.evaluate(name) == '"trang 2 · không đọc: chữ mờ"'
    paged.locator(".leaf.refused").scroll_into_view_if_needed()
    expect(paged.locator(".leaf.refused img")).to_be_visible()
    assert paged.locator(".leaf.refused .word").count() == 0
    paged.click("#views [value=text]")
    sign = paged.locator("#text .leaf-sign.refused")
    assert sign.get_attribute("data-label") == "trang 2 · không đọc: chữ mờ"


def test_doubtful_words_are_marked_in_both_views(paged: Page) -> None:
    paged.evaluate("id => nq57.chooseEntry(id)", FIRST)
    word = paged.locator("#leaves .word.doubtful")
    word.hover()
    title = word.get_attribute("title") or ""
    assert title.startswith("'Tài' · độ tin cậy 41 %")
    paged.click("#views [value=text]")
    expect(paged.locator("#text mark.doubtful")).to_have_text("Tài")


def test_changing_the_view_keeps_the_place(paged: Page) -> None:
    paged.evaluate("id => nq57.chooseEntry(id)", SECOND)
    paged.click("#views [value=text]")
    assert in_view(paged, "#text mark.chosen", "#scroll")
    paged.click("#views [value=pages]")
    assert in_view(paged, "#leaves .word.chosen", "#scroll")


def test_only_images_near_the_eye_are_there(
    watched: Watched, scanned: Reading, images: dict[int, bytes], tmp_path: Path
) -> None:
    many = dict.fromkeys(range(1, 51), images[1])
    page = watched.open(reading_page(scanned, many), tmp_path)
    expect(page.locator(".paper img").first).to_be_visible()
    assert page.locator(".leaf").count() == 50
    assert page.locator(".paper img").count() < 10
    page.evaluate("document.querySelector('.leaf:last-child').scrollIntoView()")
    expect(page.locator(".leaf:last-child img")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.locator(".paper img").count() < 10
    assert page.locator(".leaf:first-child img").count() == 0


def test_the_keyboard_walks_over_pages(paged: Page) -> None:
    paged.evaluate("id => nq57.chooseEntry(id)", FIRST)
    paged.locator("#leaves .word.chosen").first.focus()
    for _ in range(12):
        paged.keyboard.press("ArrowDown")
        assert paged.evaluate("document.activeElement.className.startsWith('word')")
    assert paged.evaluate("document.activeElement.closest('.leaf').dataset.leaf") == "3"


# ── size ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_long_document_is_shown_where_it_is_asked_for(watched: Watched, tmp_path: Path) -> None:
    """166,000 characters and 300 tasks: parts out of sight are not laid out, and yet each is found."""
    line = "Sở Khoa học và Công nghệ xây dựng kế hoạch số {n:03} về " + "dữ liệu dùng chung, " * 25 + "\n"
    text = "II. NHIỆM VỤ\n" + "".join(line.format(n=n) for n in range(300))
    found = [text.index(f"Sở Khoa học và Công nghệ xây dựng kế hoạch số {n:03}") for n in range(300)]
    from nq57graph.model.reading import Heading, Mention

    def words(start: int, end: int) -> Mention:
        return Mention(text[start:end], (Span(start, end),))

    tasks = tuple(TaskMention(f"II.{n}", words(at, text.index("\n", at)), "II") for n, at in enumerate(found))
    source = Source("dài.txt", "", text)
    page = watched.open(
        reading_page(Reading(source, Heading(), sections=(SectionMention("II", words(4, 12)),), tasks=tasks)), tmp_path
    )
    assert len(text) > 160_000
    for n in (299, 0, 150):
        page.evaluate("id => nq57.chooseEntry(id, null, { there: true })", f"d0.task.II.{n}")
        page.wait_for_timeout(100)
        assert f"kế hoạch số {n:03}" in chosen_words(page)
        assert in_view(page, "#text mark.task.chosen", "#scroll")
        assert in_view(page, ".entry.chosen", "#entries")
    assert watched.complaints == []


# ── what must never run ───────────────────────────────────────────────────────────────────────────────────────────


def test_no_text_runs_as_script(watched: Watched, reading: Reading, images: dict[int, bytes], tmp_path: Path) -> None:
    """An attack in the text, under every mark, in names and in notes."""
    text = reading.source.text.replace("dữ liệu", PAYLOAD)
    grown = len(text) - len(reading.source.text)
    first = reading.tasks[0]
    (finding,) = reading.findings
    attacked = replace(
        reading,
        source=replace(reading.source, text=text, file=f"{PAYLOAD}.txt"),
        heading=replace(reading.heading, number=PAYLOAD, title=PAYLOAD),
        tasks=(replace(first, path=PAYLOAD, mention=replace(first.mention, text=PAYLOAD)),),
        notes=(PAYLOAD,),
        findings=(replace(finding, note=PAYLOAD, note_en=PAYLOAD),),
        annexes=(PAYLOAD,),
    )
    assert grown > 0
    page = watched.open(reading_page(attacked, images, "vi", [(1, PAYLOAD), (2, PAYLOAD), (3, PAYLOAD)]), tmp_path)
    for each in page.evaluate("nq57.entries.map((each) => each.id)"):
        page.evaluate("id => nq57.chooseEntry(id, null, { there: true })", each)
    page.click("#views [value=text]")
    page.locator("#text mark.task").first.hover()
    page.click("#language")
    assert page.evaluate("window.__pwned") is None
    assert page.evaluate("document.querySelectorAll('a, iframe, [onerror], #text img, #entries img').length") == 0
    assert page.evaluate("document.scripts.length") == 2 + len(images)
    assert watched.complaints == []
