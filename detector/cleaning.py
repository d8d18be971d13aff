"""Clean text for matching, with the place of every character in the original.

Nothing here guesses words: characters are dropped or exchanged one for one, and damaged bytes are
put back only where the rest of the text proves what they were.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import takewhile
from typing import Final, NamedTuple

import opencc

from detector.records import CleanText

HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_PASSES: Final = 4
"""Most rounds of repair; one that changes nothing ends them (real pages need two)."""

_LONGEST_SHIFT: Final = 200
"""Characters a byte-shifted run may have; the longest seen has 9."""


class Edit(NamedTuple):
    """Replace text[start:end] by `new`, all of which comes from that place."""

    start: int
    end: int
    new: str


def clean(text: str, *, start: int = 0, end: int | None = None) -> CleanText:
    """Clean text[start:end]; the offsets of the result count from the beginning of `text`."""
    stop = len(text) if end is None else end
    return clean_mapped(CleanText(text[start:stop], range(start, stop), range(start + 1, stop + 1)))


def clean_mapped(source: CleanText) -> CleanText:
    """Clean a text that already has a map to its original, such as the text of an HTML page."""
    mapped = apply_edits(source, _unprintable(source.text))
    mapped = _same_length(mapped, _to_half_width(mapped.text))
    may_be_shifted = has_pinyin_insertions(mapped.text)
    for _ in range(_PASSES):
        before = mapped.text
        mapped = apply_edits(mapped, _shifted_runs(mapped.text, in_damaged_page=may_be_shifted))
        mapped = apply_edits(mapped, _pinyin_insertions(mapped.text))
        mapped = apply_edits(mapped, _stray_tags(mapped.text))
        if mapped.text == before:
            break
    mapped = apply_edits(mapped, _share_codes(mapped.text))
    mapped = apply_edits(mapped, _datelines(mapped.text))
    mapped = apply_edits(mapped, _script_gaps(mapped.text))
    return _same_length(mapped, to_simplified(mapped.text))


def has_pinyin_insertions(text: str) -> bool:
    """Whether at least one Han character is followed by its own pinyin in brackets."""
    return next(_pinyin_insertions(text), None) is not None


# --- the map ---------------------------------------------------------------------------------


def apply_edits(source: CleanText, edits: Iterable[Edit]) -> CleanText:
    """Apply `edits`, which are sorted and do not overlap; the same object if there are none."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0

    def keep(upto: int) -> None:
        if upto > at:
            pieces.append(source.text[at:upto])
            starts.extend(source.starts[at:upto])
            ends.extend(source.ends[at:upto])

    for edit in edits:
        keep(edit.start)
        pieces.append(edit.new)
        for _ in edit.new:
            starts.append(source.starts[edit.start])
            ends.append(source.ends[edit.end - 1])
        at = edit.end
    if at == 0:
        return source
    keep(len(source.text))
    return CleanText("".join(pieces), starts, ends)


def _same_length(source: CleanText, text: str) -> CleanText:
    if text is source.text:
        return source
    return CleanText(text, source.starts, source.ends)


# --- characters that carry no text -----------------------------------------------------------

_DROPPED: Final = re.compile(
    "\r\n|\r|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufeff\ufff9-\ufffb]+"
)


def _unprintable(text: str) -> Iterator[Edit]:
    """Drop control and zero-width characters; CR LF and CR become LF."""
    for match in _DROPPED.finditer(text):
        yield Edit(match.start(), match.end(), "\n" if match[0][0] == "\r" else "")


_SCRIPT_GAP: Final = re.compile(rf"(?<=[{HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=[{HAN}])")


def _script_gaps(text: str) -> Iterator[Edit]:
    """Drop the space that some typesetters put between Han characters and Latin ones."""
    for match in _SCRIPT_GAP.finditer(text):
        yield Edit(match.start(), match.end(), "")


_KEPT_WIDE: Final = frozenset("，；：！？")
"""Chinese punctuation that has an ASCII twin and stays as it is."""

_HALF_WIDTH: Final = {
    **{0xFF01 + i: chr(0x21 + i) for i in range(0x5E) if chr(0xFF01 + i) not in _KEPT_WIDE},
    0xFFE5: "¥",
    0xFFE0: "¢",
    0xFFE1: "£",
    **dict(zip(map(ord, "「」『』"), "“”‘’", strict=True)),
    0x2028: "\n",
    0x2029: "\n",
    0x0085: "\n",
    **dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_WIDE: Final = re.compile("[" + "".join(re.escape(chr(code)) for code in _HALF_WIDTH) + "]")


def _to_half_width(text: str) -> str:
    """Full-width ASCII (but not ，；：！？) to half width, 「」 to “”, odd spaces to a space.

    The length stays the same.
    """
    return text.translate(_HALF_WIDTH) if _WIDE.search(text) else text


_STRAY_TAG: Final = re.compile(
    r"</?p>|<br ?/?>|(?<=\?)/p>|(?P<inline></?(?:a|b|i|font|nobr)(?: [^<>\n]{1,300})?>)",
    re.IGNORECASE,
)


def _stray_tags(text: str) -> Iterator[Edit]:
    """Tags left in plain text: those of paragraphs become line breaks, those of words nothing."""
    for match in _STRAY_TAG.finditer(text):
        yield Edit(match.start(), match.end(), "" if match["inline"] else "\n")


# --- what wires put into their lines ------------------------------------------------------------

_CODE: Final = r"[A-Z]{2,5}\d?\.[A-Z]{1,3}"
_SHARE_CODE: Final = re.compile(
    r" (?<=[A-Za-z.] )(?:"
    rf"[(<](?:{_CODE}|(?:[A-Z]{{2,6}}|Nasdaq): ?[A-Z]{{1,5}}(?:\.[A-Z]{{1,3}})?)"
    rf"(?:[:;,] [^()<>\n]{{1,40}})?[)>]|(?<=[a-z.] ){_CODE}(?=[ ,]))"
)
"""Behind a company's name: Halden Inc. (NYSE: HLD), Halden (HLDN.O), Halden Inc HLDN.O said."""

_CREDIT: Final = re.compile(
    r" \(([A-Za-z][A-Za-z.&/ ]{1,30})\)(?P<again> \1)? ?(?:—+|–|--?) (?=[\"'“‘]?[A-Z])"
)
_FILED_AT: Final = re.compile(
    r"(?<=[^\s:]) [A-Z][A-Z.'’/-]{2,20}(?: [A-Z][A-Z.'’/-]{1,20}){0,2}"
    r"(?:,? [A-Z][a-z][a-z.]{1,15})?"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?\Z"
)
_FILED_REACH: Final = 80
"""Characters in which place and day stand before the name of the agency."""


def _share_codes(text: str) -> Iterator[Edit]:
    """Drop the code of a company's shares behind its name, which names nobody else."""
    if "." in text or ":" in text:
        for match in _SHARE_CODE.finditer(text):
            yield Edit(match.start(), match.end(), "")


def _datelines(text: str) -> Iterator[Edit]:
    """A dateline amid a line becomes the line break between headline and text: Oil up OSLO (AP) -.

    So does an agency's name that is told twice: Oil up (AP) AP -.
    """
    for match in _CREDIT.finditer(text):
        begin = max(0, match.start() - _FILED_REACH)
        begin = max(begin, text.rfind("\n", begin, match.start()) + 1)
        filed = _FILED_AT.search(text, begin, match.start())
        if filed or match["again"]:
            yield Edit(filed.start() if filed else match.start(), match.end(), "\n")


# --- pinyin inserted after characters: 國內(nèi) -----------------------------------------------

_TONED: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_SYLLABLE: Final = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:ai?|a(?:ng?|o)|ei?|eng?|er|i(?:a(?:ng?|o)?|e|ng?|ong|u)?"
    r"|o(?:u|ng)?|u(?:a(?:i|ng?)?|e|i|n|o)?|v(?:e|n|an)?)"
)
_INSERTION: Final = re.compile(rf"(?<=[{HAN}])(?:\([a-z{_TONED}]{{1,6}}\))+")


def _pinyin_insertions(text: str) -> Iterator[Edit]:
    """`(nèi)` after a Han character; an English gloss such as (ai) has no tone mark and stays."""
    for match in _INSERTION.finditer(text):
        words = match[0][1:-1].split(")(")
        toned = list(takewhile(is_toned_syllable, words))
        if toned:
            length = sum(len(word) + 2 for word in toned)
            yield Edit(match.start(), match.start() + length, "")


@lru_cache(maxsize=4096)
def is_toned_syllable(word: str) -> bool:
    """Whether `word` is one pinyin syllable that bears a tone mark (or ü)."""
    plain = "".join(
        "v" if char in "ǖǘǚǜü" else unicodedata.normalize("NFD", char)[0] for char in word
    )
    return plain != word and _SYLLABLE.fullmatch(plain) is not None


# --- text whose bytes were shifted -------------------------------------------------------------
#
# The tool that inserts pinyin works on GBK bytes and also hits where the second byte of one
# character and the first of the next look like a third. What follows is read one byte off until
# an ASCII byte brings it back into step:
#
#   或將在該領域   BBF2 8CA2 D4DA D593 EE49 ..   F28C is 驅, so `(qū)` goes between F28C and A2
#   或?qū)⒃谠擃I域   BBF2 8C28 71 A8B1 29 A2D4 DAD5 93EE 49    8C28 is no character: `?`
#
# The same happens with a full-width ？ (A3BF) or ！ (A3A1) found across `。` (A1A3) and the next
# character: 。考慮到 -> ??紤]到, and with a closing tag at the end: 。</p> -> ..啤?/p>.

_INSERTED: Final = """
nèi 內  yè 業頁葉  chuàng 創  jù 據劇懼  jié 節結潔  zhàn 戰佔  xiàn 現線縣憲獻  shù 數術樹  wǎng 網
jīng 經驚鯨  fā 發  yōu 優憂  xù 續緒  diào 調  tiáo 調條  chǎn 產剷  guī 規龜歸  tǒng 統
lián 聯連蓮憐  wěn 穩  zhì 質製幟滯  tài 態  qū 驅區軀  qí 齊騎  guó 國  huì 會匯繪  jì 計記際濟紀繼
lì 麗勵歷厲  shì 勢視試適飾  shí 時實識  zhǒng 種  zhòng 眾  zǒng 總  zǔ 組  zé 則擇責澤  zhǎng 漲
cháng 長場償  dān 單擔  dàn 彈  dǎng 黨  dí 敵  diàn 電墊  duì 對隊  guān 關觀  guǎng 廣  huá 華
huà 劃話畫  huán 環還  huò 獲貨  jí 級極  jià 價  jiǎn 簡檢減  jiàn 見間漸鍵  kuàng 況礦  lùn 論
mài 賣  mǎi 買  néng 能  qì 氣  qián 錢  qiáng 強  què 確  rèn 認  shè 設  shēng 聲
shū 書輸  tí 題  tǐ 體  tóu 頭  tú 圖  tuán 團  wéi 維為圍  wèi 衛  wèn 問  wù 務  xué 學
yì 義藝億議  yuán 員園圓  yùn 運  zī 資  zhuān 專
"""
"""Pinyin and the traditional characters it is inserted after, as far as met or common."""

_INSERTED_AFTER: Final = dict(zip(_INSERTED.split()[::2], _INSERTED.split()[1::2], strict=True))

_SHIFTED: Final = re.compile(
    rf"(?<=[{HAN}])(?:\?([a-z]{{0,4}}[{_TONED}][a-z]{{0,3}})\)|\?([?!？！])(?=[{HAN}?]))"
)


def _shifted_runs(text: str, *, in_damaged_page: bool) -> Iterator[Edit]:
    """Put runs read one byte off back where that is proved.

    Proof is: the lead byte that was lost is the only one that fits the pinyin (or begins 。), the
    run gets back into step by itself, and all its characters are common ones. The second kind
    (`??`, `?!`) looks like emphasis, so the page must show the damage elsewhere as well.
    """
    if "?" not in text:
        return
    after = 0
    for match in _SHIFTED.finditer(text):
        if match.start() < after:
            continue
        if match[1]:
            edit = _after_pinyin(text, match)
        else:
            edit = _after_full_stop(text, match) if in_damaged_page else None
        if edit:
            after = edit.end
            yield edit


def _after_pinyin(text: str, match: re.Match[str]) -> Edit | None:
    """`?qū)` + a run: the lost byte is the second one of a character that is read qū."""
    before = _gbk(text[match.start() - 1])
    wanted = _INSERTED_AFTER.get(match[1], "")
    leads = {_gbk(char)[1:] for char in wanted if _gbk(char)[:1] == before[1:]}
    if len(leads) != 1:
        return None
    run = _realigned(text, match.end(), leads.pop())
    return Edit(match.start(), run.end, run.new) if run else None


def _after_full_stop(text: str, match: re.Match[str]) -> Edit | None:
    """`?` + ？ or ！: the bytes A1 A3 of 。 and the first byte of what follows."""
    lead = b"\xbf" if match[2] in "?？" else b"\xa1"
    if text.startswith("?/p>", match.end()):
        closes = lead == b"\xa1" and _quote_is_open(text, match.start())
        return Edit(match.start(), match.end() + 4, "。”\n") if closes else None
    run = _realigned(text, match.end(), lead)
    return Edit(match.start(), run.end, "。" + run.new) if run else None


def _realigned(text: str, start: int, lead: bytes) -> Edit | None:
    """Read text[start:] with the byte `lead` put before it, up to where it is in step again."""
    pending, out = lead, ""
    for at in range(start, min(len(text), start + _LONGEST_SHIFT)):
        char = text[at]
        if char == "?" and text.startswith("?/p>", at):
            # the last character lost its second byte; after a sentence that is 。 (A1A3)
            return Edit(start, at + 4, out + "。\n") if pending == b"\xa1" and out else None
        raw = _gbk(char)
        whole = _common_character(pending + raw[:1])
        if not whole:
            return None
        out += whole
        pending = raw[1:]
        if not pending:
            return Edit(start, at + 1, out)
    return None


def _gbk(char: str) -> bytes:
    """One or two bytes, or none for a character that GBK lacks."""
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return b""


@cache
def _common_character(raw: bytes) -> str:
    """Decode two bytes of GBK; "" unless they are punctuation or a character in everyday use."""
    try:
        char = raw.decode("gbk")
    except UnicodeDecodeError:
        return ""
    return char if len(char) == 1 and is_common(char) else ""


@cache
def is_common(char: str) -> bool:
    """Whether a character is Chinese punctuation or, simplified, in level 1 of GB 2312 (3755)."""
    try:
        row = simplified_character(char).encode("gb2312")[0]
    except UnicodeEncodeError:
        return False
    return row in (0xA1, 0xA3) or 0xB0 <= row <= 0xD7


def _quote_is_open(text: str, end: int) -> bool:
    """Whether the paragraph that ends at `end` has a “ without its ”."""
    paragraph = text[max(text.rfind("\n", 0, end), end - 10 * _LONGEST_SHIFT, 0) : end]
    return paragraph.rfind("“") > paragraph.rfind("”")


# --- Traditional to Simplified -----------------------------------------------------------------


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def _changed_by(config: str) -> frozenset[str]:
    """Find the Han characters that an opencc configuration exchanges when they stand alone."""
    convert = _converter(config).convert
    blocks = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))
    return frozenset(char for char in map(chr, blocks) if convert(char) != char)


@cache
def traditional_characters() -> frozenset[str]:
    """Characters that only Traditional Chinese uses."""
    return _changed_by("t2s")


@cache
def simplified_characters() -> frozenset[str]:
    """Characters that only Simplified Chinese uses."""
    return _changed_by("s2t") - traditional_characters()


@cache
def simplified_character(char: str) -> str:
    """Give the Simplified form of a character; itself where that would not be one character."""
    simple: str = _converter("t2s").convert(char)
    return simple if len(simple) == 1 else char


def to_simplified(text: str) -> str:
    """Traditional to Simplified, of the same length.

    opencc's `t2s` looks at phrases (乾坤 stays, 餅乾 becomes 饼干). Where a phrase would change the
    length, characters are converted one by one. `t2s` leaves Simplified text alone, which its
    Taiwanese sisters (`tw2s`) do not.
    """
    for _ in range(_PASSES):
        if traditional_characters().isdisjoint(text):
            break
        simple: str = _converter("t2s").convert(text)
        if len(simple) != len(text):
            simple = "".join(map(simplified_character, text))
        if simple == text:
            break
        text = simple
    return text
