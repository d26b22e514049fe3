"""Which words of two sequences are laid beside each other."""

from __future__ import annotations

import random
import time

import pytest

from nq57graph.resolve.alignment import Block, align


@pytest.mark.parametrize(
    ("first", "second", "blocks", "reason"),
    [
        ("a b c", "a b c", [(0, 0, 3)], "the same"),
        ("a b c", "", [], "nothing on one side"),
        ("a b c", "x y", [], "must not match: nothing in common"),
        ("a b c", "a x c", [(0, 0, 1), (2, 2, 1)], "a word replaced"),
        ("a b c", "a b x y c", [(0, 0, 2), (2, 4, 1)], "words put in"),
        ("a b c d", "a d", [(0, 0, 1), (3, 1, 1)], "words left out"),
        (
            "các đồng chí dự đồng chí N",
            "cá8 đồlg chí dựa đồng chí n",
            [(2, 2, 1), (4, 4, 2)],
            "as many words as can be",
        ),
    ],
)
def test_blocks(first: str, second: str, blocks: list[tuple[int, int, int]], reason: str) -> None:
    assert align(first.split(), second.split()) == tuple(Block(*block) for block in blocks), reason


@pytest.mark.parametrize("seed", range(40))
def test_blocks_are_the_same_words_and_rise(seed: int) -> None:
    chance = random.Random(seed)
    first, second = ([chance.choice("abcdefgh") for _ in range(chance.randrange(500))] for _ in range(2))
    end = other_end = 0
    for block in align(first, second):
        assert first[block.first : block.first + block.size] == second[block.second : block.second + block.size]
        assert block.first >= end and block.second >= other_end and block.size > 0
        end, other_end = block.first + block.size, block.second + block.size


def test_long_texts_keep_nearly_all_that_they_share() -> None:
    chance = random.Random(1)
    words = [f"w{chance.randrange(400)}" for _ in range(20_000)]
    misread = [word if chance.random() < 0.9 else "?" for word in words]
    shared = sum(block.size for block in align(words, misread))
    assert shared > 0.98 * sum(word != "?" for word in misread)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["x"] * 30_000, ["x", "y"] * 15_000),
        ([str(n) for n in range(30_000)], [str(n) for n in range(30_000, 0, -1)]),
    ],
    ids=["one word over and over", "the other way round"],
)
def test_hostile_texts_take_no_longer(first: list[str], second: list[str]) -> None:
    began = time.process_time()
    align(first, second)
    assert time.process_time() - began < 5
