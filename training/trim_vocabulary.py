"""Cut the backbone's vocabulary to the scripts the detector reads, and build its tokenizer.

Kept, in their old order, so that ids 0-3 stay the special tokens:

* pieces without letters (digits, punctuation, symbols);
* pieces of Han (Simplified and Traditional), kana, bopomofo and hangul;
* single letters of the Latin script, accented ones too, so that no Latin text is unknown;
* ASCII words that the segmentation of the 300,000 most frequent English words needs, by
  `wordfreq` (its data are CC BY-SA 4.0; only piece choices derive from them).

Unigram segmentation picks the best-scoring path, and no kept word's best path is touched.

The character map of `nmt_nfkc` is not part of the backbone's file. SentencePiece carries it in
every model trained with that rule, so a throw-away model is trained and its map reused.

Output folder: `tokenizer.json`, `tokenizer_config.json` and `kept_ids.npy` (int64, old ids).
"""

from __future__ import annotations

import argparse
import io
import json
import random
import string
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import wordfreq
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

SPACE = "▁"
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")
N_WORDS = 300_000
ACRONYM_LETTERS = 5


def script(character: str) -> str:
    """Coarse class of a character: none (not a letter), east_asian, latin or other."""
    name = unicodedata.name(character, "")
    if name.startswith(EAST_ASIAN):
        return "east_asian"
    if not character.isalpha():
        return "other" if unicodedata.category(character).startswith("M") else "none"
    return "latin" if "LATIN" in name else "other"


def kept_by_script(piece: str) -> bool:
    """Whether a piece stays whatever words need it."""
    text = piece.replace(SPACE, "")
    scripts = {script(character) for character in text}
    if scripts <= {"none", "east_asian"}:
        return True
    return len(text) == 1 and scripts == {"latin"}


def word_forms(words: Iterable[str]) -> Iterator[str]:
    """Each word as it occurs in text: after a space or a bracket; capitals only for acronyms."""
    for word in words:
        upper = (word.upper(),) if len(word) <= ACRONYM_LETTERS else ()
        yield from dict.fromkeys((word, word.capitalize(), *upper))
        yield "(" + word


def pieces_of_words(tokenizer: Tokenizer, words: list[str]) -> set[int]:
    """Ids that the segmentation of the words needs."""
    needed: set[int] = set()
    forms = list(word_forms(words))
    for start in range(0, len(forms), 20_000):
        for encoding in tokenizer.encode_batch_fast(
            forms[start : start + 20_000], add_special_tokens=False
        ):
            needed.update(encoding.ids)
    return needed


def character_map() -> bytes:
    """Get the compiled `nmt_nfkc` map, from a SentencePiece model trained on random letters."""
    generator = random.Random(0)
    lines = ["".join(generator.choices(string.ascii_lowercase, k=20)) for _ in range(200)]
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=model,
        vocab_size=60,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    proto: Any = sentencepiece_model_pb2.ModelProto()  # type: ignore[attr-defined]
    proto.ParseFromString(model.getvalue())
    return bytes(proto.normalizer_spec.precompiled_charsmap)


def build_tokenizer(pieces: list[tuple[str, float]], charsmap: bytes) -> Tokenizer:
    """Build an XLM-R style tokenizer; token type ids tell the two segments of a pair apart."""
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=SPECIAL.index("<unk>")))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(charsmap), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(prepend_scheme="always")]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s>:0 $A:0 </s>:0",
        pair="<s>:0 $A:0 </s>:0 </s>:1 $B:1 </s>:1",
        special_tokens=[("<s>", SPECIAL.index("<s>")), ("</s>", SPECIAL.index("</s>"))],
    )
    tokenizer.add_special_tokens(list(SPECIAL))
    return tokenizer


def choose(pieces: list[tuple[str, float]], charsmap: bytes, n_words: int) -> list[int]:
    """Old ids to keep, ascending."""
    words = wordfreq.top_n_list("en", n_words, wordlist="large")
    needed = pieces_of_words(build_tokenizer(pieces, charsmap), words)
    return [
        index
        for index, (piece, _) in enumerate(pieces)
        if index < len(SPECIAL)
        or (piece != "<mask>" and (index in needed or kept_by_script(piece)))
    ]


def main() -> None:
    """Command line: trim_vocabulary.py PIECES OUT."""
    parser = argparse.ArgumentParser(description="Trim the vocabulary, build the tokenizer.")
    parser.add_argument("pieces", type=Path, help="pieces.json of convert_backbone.py")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--words", type=int, default=N_WORDS, help="English words to cover")
    arguments = parser.parse_args()
    pieces = [(piece, score) for piece, score in json.loads(arguments.pieces.read_text("utf-8"))]
    charsmap = character_map()
    kept = choose(pieces, charsmap, arguments.words)
    arguments.out.mkdir(parents=True, exist_ok=True)
    tokenizer = build_tokenizer([pieces[index] for index in kept], charsmap)
    tokenizer.save(str(arguments.out / "tokenizer.json"), pretty=False)
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "model_max_length": 512,
        "model_input_names": ["input_ids", "token_type_ids", "attention_mask"],
    }
    (arguments.out / "tokenizer_config.json").write_text(
        json.dumps(config, indent=2) + "\n", "utf-8"
    )
    np.save(arguments.out / "kept_ids.npy", np.array(kept, dtype=np.int64))
    print(f"{len(kept)} of {len(pieces)} pieces -> {arguments.out}")


if __name__ == "__main__":
    main()
