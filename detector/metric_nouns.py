"""What the nouns of news are called in both languages, also those made of several known words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_LONGEST_NOUN = 24
"""Characters at the end of a text in which a known noun is looked for."""


class NounTable:
    """Names of nouns: foreign guests and 外籍住客 are one, as both parts of each are known."""

    def __init__(
        self,
        nouns: Mapping[str, tuple[str, ...]],
        modifiers: Mapping[str, tuple[str, ...]],
        plain_modifiers: Iterable[str],
        plain_heads: Iterable[str],
    ) -> None:
        self._noun_of = _codes(nouns)
        self._modifier_of = _codes(modifiers) | dict.fromkeys(plain_modifiers, "")
        self._heads = tuple(sorted(plain_heads, key=len, reverse=True))

    @property
    def words(self) -> Iterable[str]:
        """The words of all nouns, in lower case."""
        return self._noun_of

    def name_of(self, phrase: str) -> str:
        """The name that both languages share for what `phrase` names, else `phrase` itself.

        A phrase is known whole, or as a known noun behind known modifiers (electric | buses); a
        head that only says that something is counted (保单|数量) adds nothing.
        """
        lowered = phrase.lower()
        for text in (lowered, *self._headless(lowered)):
            for noun, before in self._splits(text):
                codes = self._modifiers(before)
                if codes is not None:
                    return " ".join([*sorted(codes), noun])
        return phrase

    def known_at_end(self, text: str) -> str:
        """The longest known Chinese noun that `text` ends with, "" if there is none."""
        tail = text[-_LONGEST_NOUN:].lower()
        found = (tail[n:] for n in range(len(tail) - 1) if not tail[n].isascii())
        return next((word for word in found if word in self._noun_of), "")

    def without_head(self, phrase: str) -> str:
        """`phrase` without a head that only says that something is counted: 种群|数量."""
        return next(self._headless(phrase), phrase)

    def _headless(self, text: str) -> Iterator[str]:
        for head in self._heads:
            if text.endswith(head) and len(text) > len(head):
                yield text[: -len(head)].rstrip()
                return

    def _splits(self, text: str) -> Iterator[tuple[str, str]]:
        """Each known noun at the end of `text`, the longest first, with what stands before it."""
        for at in range(len(text)):
            noun = self._noun_of.get(text[at:])
            latin = at > 0 and text[at].isascii() and text[at - 1] != " "
            if noun and not latin:
                yield noun, text[:at].strip()

    def _modifiers(self, text: str) -> set[str] | None:
        """The codes of the modifiers that `text` consists of, None where a part is unknown."""
        if not text:
            return set()
        for end in range(len(text), 0, -1):
            code = self._modifier_of.get(text[:end])
            if code is None or (text[:end].isascii() and text[end : end + 1].strip()):
                continue
            rest = self._modifiers(text[end:].lstrip())
            if rest is not None:
                return rest | ({code} if code else set())
        return None


def _codes(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {word.lower(): code for code, listed in words.items() for word in listed}
