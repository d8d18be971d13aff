"""The NLI scorer: the embedded model, and tiny Hugging Face models made on the spot."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    BertModel,
    DebertaV2Config,
    DebertaV2ForSequenceClassification,
    PreTrainedTokenizerFast,
    XLMRobertaConfig,
    XLMRobertaForSequenceClassification,
)

from detector import hugging_face, nli_eval
from detector.embedded_model import LABELS
from detector.encoder import Encoder, Shape
from detector.errors import ModelError
from detector.model_identity import EMBEDDED_FOLDER, REVISION_FILE
from detector.nli import load_scorer, score_both_directions
from detector.nli_scorer import NliScorer, label_columns
from tests.commands import in_a_new_python

WORDS = [
    *("revenue", "users", "reached", "fell", "in", "2023", "2024", "to", "of", "the", "company"),
    *("over", "nearly", "10", "20", "30"),
]
SPECIAL = {"cls": "<s>", "pad": "<pad>", "sep": "</s>", "unk": "<unk>"}
SIZES: dict[str, Any] = {
    "vocab_size": len(WORDS) + 4,
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "max_position_embeddings": 66,
    "pad_token_id": 1,
}
SHAPES = {
    "bert": (BertConfig, BertForSequenceClassification),
    "xlm-roberta": (XLMRobertaConfig, XLMRobertaForSequenceClassification),
    "deberta-v2": (DebertaV2Config, DebertaV2ForSequenceClassification),
}
THREE = {0: "contradiction", 1: "entailment", 2: "neutral"}


def tiny_tokenizer() -> PreTrainedTokenizerFast:
    """A word-level tokenizer over a dozen words."""
    vocabulary = {word: index for index, word in enumerate([*SPECIAL.values(), *WORDS])}
    model = models.WordLevel(vocabulary, unk_token=SPECIAL["unk"])
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> $B:1 </s>:1",
        special_tokens=[("<s>", 0), ("</s>", 2)],
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        **{f"{name}_token": text for name, text in SPECIAL.items()},
    )


def save_tiny(folder: Path, shape: str, id2label: dict[int, str]) -> Any:
    """Save a random model of a shape under folder; returns it for comparison."""
    torch.manual_seed(7)
    config_class, model_class = SHAPES[shape]
    config = config_class(**SIZES, id2label=id2label, label2id={v: k for k, v in id2label.items()})
    model = model_class(config).eval()
    with torch.no_grad():  # random heads are too timid to tell labels apart
        for parameter in model.parameters():
            parameter.normal_(std=0.3)
    model.save_pretrained(folder)
    tiny_tokenizer().save_pretrained(folder)
    return model


def sentences(count: int) -> tuple[list[str], list[str]]:
    """Random premises and hypotheses of varied length."""
    generator = np.random.default_rng(3)
    texts = [" ".join(generator.choice(WORDS, generator.integers(2, 20))) for _ in range(2 * count)]
    return texts[:count], texts[count:]


@pytest.fixture(scope="module")
def embedded() -> NliScorer:
    """The model that ships with the package."""
    return load_scorer()


def test_labels_agree_with_the_evaluation_module() -> None:
    """nli_eval repeats the labels because it must not import torch."""
    assert nli_eval.LABELS == LABELS


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_columns_follow_the_models_own_label_order(tmp_path: Path, shape: str) -> None:
    """Whatever order the model has, scores come as entailment, neutral, contradiction."""
    model = save_tiny(tmp_path, shape, {0: "CONTRADICTION", 1: "Entailment", 2: "neutral"})
    scorer = load_scorer(tmp_path)
    premise, hypothesis = "revenue reached 10 in 2023", "revenue fell to 20 in 2023"
    with torch.inference_mode():
        inputs = tiny_tokenizer()(premise, hypothesis, return_tensors="pt")
        if shape == "xlm-roberta":
            inputs.pop("token_type_ids", None)
        contradiction, entailment, neutral = model(**inputs).logits.softmax(-1)[0].tolist()
    scores = scorer.score([premise], [hypothesis])
    assert scores.dtype == np.float32
    np.testing.assert_allclose(scores[0], [entailment, neutral, contradiction], atol=1e-4)
    assert scorer.name == str(tmp_path)


def test_scores_do_not_depend_on_order_or_company(tmp_path: Path) -> None:
    """Shuffled, alone or repeated, a pair gets the same bytes."""
    save_tiny(tmp_path, "bert", THREE)
    scorer = load_scorer(tmp_path, batch_size=8)
    premises, hypotheses = sentences(60)
    scores = scorer.score(premises, hypotheses)
    order = np.random.default_rng(5).permutation(60)
    shuffled = scorer.score([premises[i] for i in order], [hypotheses[i] for i in order])
    assert shuffled.tobytes() == scores[order].tobytes()
    alone = scorer.score([premises[17]] * 3, [hypotheses[17]] * 3)
    assert alone.tobytes() == scores[[17, 17, 17]].tobytes()


def test_equal_pairs_reach_the_model_once(tmp_path: Path, capsys: Any) -> None:
    """The progress bar counts distinct pairs, on stderr."""
    save_tiny(tmp_path, "bert", THREE)
    scorer = load_scorer(tmp_path)
    scores = scorer.score(["users 10"] * 50, ["users 20"] * 50, progress=True)
    captured = capsys.readouterr()
    assert scores.shape == (50, 3)
    assert "1/1" in captured.err
    assert captured.out == ""


def test_both_directions_swap_the_roles(tmp_path: Path) -> None:
    """Backward scores are those of the swapped call."""
    save_tiny(tmp_path, "bert", THREE)
    scorer = load_scorer(tmp_path)
    a, b = sentences(5)
    forward, backward = score_both_directions(scorer, a, b)
    assert forward.tobytes() == scorer.score(a, b).tobytes()
    assert backward.tobytes() == scorer.score(b, a).tobytes()
    with pytest.raises(ValueError, match="5 texts against 4"):
        score_both_directions(scorer, a, b[:4])


def test_no_pairs_give_an_empty_table(tmp_path: Path) -> None:
    """An empty run is not an error."""
    save_tiny(tmp_path, "bert", THREE)
    assert load_scorer(tmp_path).score([], []).shape == (0, 3)


def test_overlong_texts_are_cut(tmp_path: Path) -> None:
    """A text beyond the model's positions is truncated, not a crash."""
    save_tiny(tmp_path, "xlm-roberta", THREE)
    scores = load_scorer(tmp_path).score(["users reached " * 200], ["users 10"])
    assert np.isclose(scores.sum(), 1.0, atol=1e-3)


def test_revision_of_a_local_model_follows_its_content(tmp_path: Path) -> None:
    """Copies share a revision; other weights have another."""
    save_tiny(tmp_path / "a", "bert", THREE)
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    save_tiny(tmp_path / "c", "deberta-v2", THREE)
    revisions = [load_scorer(tmp_path / name).revision for name in "abc"]
    assert revisions[0] == revisions[1] != revisions[2]


def test_two_class_model_is_refused_with_the_reason(tmp_path: Path) -> None:
    """Without a neutral class, unrelated claims would be contradictions."""
    save_tiny(tmp_path, "bert", {0: "entailment", 1: "not_entailment"})
    with pytest.raises(ModelError, match=r"2 classes .*three are needed.*unrelated"):
        load_scorer(tmp_path)


@pytest.mark.parametrize(
    "names", [("LABEL_0", "LABEL_1", "LABEL_2"), ("positive", "neutral", "negative")]
)
def test_unnamed_or_other_classes_are_refused(names: tuple[str, ...]) -> None:
    """An order that is not stated is not guessed."""
    with pytest.raises(ModelError, match="set id2label"):
        label_columns("some/model", dict(enumerate(names)))


def test_missing_folder_says_what_to_give(tmp_path: Path) -> None:
    """One line, with the next step."""
    for model in (tmp_path / "absent", str(tmp_path / "absent")):
        with pytest.raises(ModelError, match="no such folder") as caught:
            load_scorer(model)
        assert "\n" not in str(caught.value)
        assert caught.value.exit_code == 2


def test_unreachable_hub_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that cannot be fetched is one line that offers a local folder."""

    def unreachable(*_: Any, **__: Any) -> None:
        raise OSError("We couldn't connect\nand much more")

    monkeypatch.setattr(hugging_face.AutoConfig, "from_pretrained", unreachable)
    with pytest.raises(
        ModelError, match="download the model elsewhere and give its folder"
    ) as caught:
        load_scorer("owner/name")
    assert "\n" not in str(caught.value)


def test_weights_that_can_carry_code_are_refused(tmp_path: Path) -> None:
    """A folder with only pickled weights does not load."""
    model = save_tiny(tmp_path, "bert", THREE)
    (tmp_path / "model.safetensors").unlink()
    torch.save(model.state_dict(), tmp_path / "pytorch_model.bin")
    with pytest.raises(ModelError, match="safetensors"):
        load_scorer(tmp_path)


def test_altered_embedded_model_is_refused(tmp_path: Path) -> None:
    """One flipped byte in any recorded file stops the load."""
    folder = tmp_path / "model"
    shutil.copytree(EMBEDDED_FOLDER, folder)
    weights = folder / "model.safetensors"
    with weights.open("r+b") as stream:
        stream.seek(-1, 2)
        last = stream.read(1)
        stream.seek(-1, 2)
        stream.write(bytes([last[0] ^ 1]))
    with pytest.raises(ModelError, match="checksum differs"):
        load_scorer(folder)
    weights.unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        load_scorer(folder)


def test_embedded_model_loads_in_two_seconds_and_is_small(embedded: NliScorer) -> None:
    """Start-up and repository size stay bearable; the first load has warmed the imports."""
    seconds = []
    for _ in range(3):
        started = time.process_time()  # of this process, whatever else the machine does
        load_scorer()
        seconds.append(time.process_time() - started)
    assert min(seconds) < 2.0
    record = json.loads((EMBEDDED_FOLDER / REVISION_FILE).read_text("utf-8"))
    assert embedded.name == "embedded"
    assert embedded.revision.partition("+")[0] == record["revision"]
    sizes = {path.name: path.stat().st_size for path in EMBEDDED_FOLDER.iterdir()}
    assert sizes["model.safetensors"] <= 40_000_000
    assert max(sizes.values()) <= 60_000_000


SANITY = [
    ("2024年，该公司的营业收入为3376亿元。", "2024年，该公司的营业收入为3376亿元。", "entailment"),
    ("2024年，该公司的营业收入为3376亿元。", "2024年该公司营收3276亿元。", "contradiction"),
    ("2023年，该公司的营业收入为2767亿元。", "2024年，该公司的营业收入为3376亿元。", "neutral"),
    (
        "The app had 300 million users.",
        "The app had 100 million users.",
        "contradiction",
    ),
    ("A man is sleeping on a bench.", "A man is running a marathon.", "contradiction"),
    ("一个男人在公园里跑步。", "一个人在户外。", "entailment"),
    ("该公司于2013年成立。", "The company was founded in 2015.", "contradiction"),
]


@pytest.mark.parametrize(("premise", "hypothesis", "label"), SANITY)
def test_embedded_model_knows_plain_cases(
    embedded: NliScorer, premise: str, hypothesis: str, label: str
) -> None:
    """Cases so plain that a model which fails them is broken, in both languages and across."""
    scores = embedded.score([premise], [hypothesis])
    assert LABELS[int(scores[0].argmax())] == label


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("The app had 300 million users.", "The app had fewer than 100 million users."),
        ("该应用有3亿用户。", "该应用的用户超过5亿。"),
    ],
)
def test_embedded_model_compares_a_figure_with_a_bound(
    embedded: NliScorer, premise: str, hypothesis: str
) -> None:
    """It reads which number is the greater from the marks."""
    scores = embedded.score([premise], [hypothesis])
    assert LABELS[int(scores[0].argmax())] == "contradiction"


def test_embedded_scores_do_not_depend_on_order_or_company(embedded: NliScorer) -> None:
    """The same bytes for a pair alone, among others, and in another order."""
    premises = [premise for premise, _, _ in SANITY] * 2
    hypotheses = [hypothesis for _, hypothesis, _ in SANITY] + [text for text, _, _ in SANITY]
    scores = embedded.score(premises, hypotheses)
    backwards = embedded.score(premises[::-1], hypotheses[::-1])
    assert backwards[::-1].tobytes() == scores.tobytes()
    assert embedded.score(premises[3:4], hypotheses[3:4]).tobytes() == scores[3:4].tobytes()


@pytest.mark.parametrize("lengths", [(12, 12), (12, 7, 3), (1,)], ids=str)
def test_the_encoder_gives_what_transformers_gives(lengths: tuple[int, ...]) -> None:
    """The same weights by the same names, and the same states of all tokens that count."""
    torch.manual_seed(3)
    shape = Shape(
        vocab_size=50,
        hidden_size=24,
        num_hidden_layers=3,
        num_attention_heads=4,
        intermediate_size=40,
        max_position_embeddings=16,
        type_vocab_size=2,
        layer_norm_eps=1e-12,
    )
    theirs = BertModel(BertConfig(**asdict(shape)), add_pooling_layer=False).eval()
    ours = Encoder(shape, torch.nn.Embedding(50, 24)).eval()
    ours.load_state_dict(theirs.state_dict())
    width = max(lengths)
    batch = {
        "input_ids": torch.randint(50, (len(lengths), width)),
        "token_type_ids": torch.randint(2, (len(lengths), width)),
        "attention_mask": torch.tensor([[1] * n + [0] * (width - n) for n in lengths]),
    }
    with torch.inference_mode():
        expected, got = theirs(**batch)[0], ours(**batch)[0]
    for n, one, two in zip(lengths, expected, got, strict=True):
        torch.testing.assert_close(one[:n], two[:n])


def test_the_embedded_model_needs_no_transformers() -> None:
    """A check of one article would wait for it longer than for anything else."""
    code = (
        "import sys; from detector.nli import load_scorer; "
        "load_scorer().score(['a'], ['b']); print('transformers' in sys.modules)"
    )
    assert in_a_new_python(code) == "False\n"
