"""Where the model computes, with cards that are only told of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from detector.device import choose_device
from detector.embedded_model import LABELS
from detector.errors import ModelError
from detector.nli import load_scorer
from detector.nli_scorer import ROW_STEP, NliScorer
from detector.processor import has_cuda_driver

GB = 2**30


@dataclass(frozen=True)
class Card:
    """What torch.cuda would say."""

    here: bool = True
    bf16: bool = True
    free: int = 20 * GB

    def is_available(self) -> bool:
        return self.here

    def is_bf16_supported(self) -> bool:
        return self.bf16

    def mem_get_info(self) -> tuple[int, int]:
        return self.free, 24 * GB


NONE = Card(here=False)

# card, precision asked, processor has bf16: device, number, pairs at once
CHOICES = [
    ("no card", NONE, "auto", True, ("cpu", "bf16", 32)),
    ("no card, old processor", NONE, "auto", False, ("cpu", "fp32", 32)),
    ("no card, fp32 asked", NONE, "fp32", True, ("cpu", "fp32", 32)),
    ("a new card", Card(), "auto", True, ("cuda", "bf16", 128)),
    ("a card without bf16", Card(bf16=False), "auto", True, ("cuda", "fp16", 128)),
    ("fp32 on a card", Card(), "fp32", True, ("cuda", "fp32", 128)),
    ("a huge card", Card(free=400 * GB), "auto", False, ("cuda", "bf16", 1024)),
    ("a small card", Card(free=4 * GB), "auto", True, ("cuda", "bf16", 32)),
    ("a card that others filled", Card(free=1 * GB), "auto", True, ("cpu", "bf16", 32)),
]


@pytest.mark.parametrize(
    ("card", "asked", "cpu_has_bf16", "chosen"),
    [case[1:] for case in CHOICES],
    ids=[case[0] for case in CHOICES],
)
def test_device(card, asked, cpu_has_bf16, chosen):
    device = choose_device(card, asked, cpu_has_bf16=cpu_has_bf16, cuda_driver=card.here)
    assert (device.name, device.number, device.batch_size) == chosen


@pytest.mark.parametrize(
    ("card", "driver", "told"),
    [
        (NONE, False, ""),
        (Card(), True, ""),
        (NONE, True, "this torch cannot use a card"),
        (Card(free=GB), True, "only 1024 MB free"),
    ],
)
def test_whoever_expects_a_card_is_told_why_none_is_used(card, driver, told):
    note = choose_device(card, cpu_has_bf16=True, cuda_driver=driver).note
    assert told in note
    assert bool(note) == bool(told)


def test_scores_of_another_device_are_other_scores_in_the_cache():
    marks = {
        choose_device(card, asked, cpu_has_bf16=True, cuda_driver=False).mark
        for card in (NONE, Card(), Card(bf16=False))
        for asked in ("auto", "fp32")
    }
    assert marks == {"", "+bf16", "+cuda-bf16", "+cuda-fp16", "+cuda-fp32"}


def test_a_given_batch_size_holds():
    assert choose_device(Card(), cpu_has_bf16=True, cuda_driver=True, batch_size=7).batch_size == 7


def test_the_note_is_told_by_the_scorer(monkeypatch):
    monkeypatch.setattr("detector.nli.has_cuda_driver", lambda **_: True)
    assert "install a CUDA build" in load_scorer(cuda=NONE).note


@pytest.mark.parametrize(
    ("installed", "visible", "expected"),
    [
        (True, None, True),
        (True, "0", True),
        (True, "", False),
        (True, "-1", False),
        (False, None, False),
    ],
)
def test_a_driver_is_known_by_its_file(tmp_path, installed, visible, expected):
    file = tmp_path / "version"
    if installed:
        file.write_text("NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54\n")
    assert has_cuda_driver(file, visible) == expected


class SmallCard:
    """Classifies by the first token, and has no memory for more than `most` pairs at once."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.sizes: list[int] = []

    def __call__(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        size = len(batch["input_ids"])
        self.sizes.append(size)
        if size > self.most:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return batch["input_ids"][:, :1].float() * torch.tensor([[0.1, 0.2, 0.3]])


class Letters:
    """A tokenizer of single letters."""

    def __call__(self, premises, hypotheses, **_):
        pairs = zip(premises, hypotheses, strict=True)
        return {"input_ids": [[ord(c) % 7 for c in p + h] for p, h in pairs]}

    def pad(self, features, *, max_length, **_):
        ids = [row["input_ids"] + [0] * (max_length - len(row["input_ids"])) for row in features]
        return {"input_ids": torch.tensor(ids)}


def scorer_on(card: SmallCard) -> NliScorer:
    return NliScorer(
        name="letters",
        revision="1",
        classifier=card,
        tokenizer=Letters(),
        columns=range(len(LABELS)),
        max_tokens=64,
        batch_size=256,
    )


PREMISES = [f"{number:03} pairs" for number in range(300)]


def test_a_batch_that_does_not_fit_a_card_is_halved_with_the_same_scores():
    hypotheses = ["of letters"] * len(PREMISES)
    wide, narrow = SmallCard(most=256), SmallCard(most=64)
    expected = scorer_on(wide).score(PREMISES, hypotheses)
    assert np.array_equal(scorer_on(narrow).score(PREMISES, hypotheses), expected)
    assert narrow.sizes[:3] == [256, 128, 64]
    assert narrow.sizes.count(256) == narrow.sizes.count(128) == 1  # what did not fit is remembered


def test_a_card_without_memory_for_the_least_batch_is_an_error_with_a_remedy():
    with pytest.raises(ModelError, match="CUDA_VISIBLE_DEVICES= detector"):
        scorer_on(SmallCard(most=ROW_STEP - 1)).score(PREMISES, PREMISES)
