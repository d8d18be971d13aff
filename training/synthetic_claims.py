"""Generate pairs of claims about figures, ranks and events, labelled for NLI.

    python training/synthetic_claims.py OUT [--train 90000] [--dev 1500] [--test 3000] [--seed 0]

Languages: Simplified and Traditional Chinese, English, and pairs across them. Names are invented
or are places; metrics, names, sources and sentence templates of the test part never occur in the
training part (the dev part shares the training part's, with other draws).

What the labels say, and the shortcuts they avoid:

* contradiction: same subject, metric and period, and the two values cannot both be true. The two
  hedges ("over", "nearly", "about") are drawn before the label, and each label that a pair of
  hedges allows is as frequent as the others, so that a hedge is no sign of any.
* neutral: the date moved (as frequent as a changed value), another subject, another metric or
  definition, another scope, a forecast against a result, a hypothesis more exact than its premise.
  Equal values are as frequent here as changed ones, so that a value alone decides nothing.
* entailment: same value in other words, units, scripts, languages, precision or hedge.

Each row: premise, hypothesis, label, lang (zh | zh-hant | en | cross) and kind.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import opencc

Generator = random.Random


@dataclass(frozen=True)
class Metric:
    """A measured property: Chinese and English name, unit kind, and family of confusable ones."""

    zh: str
    en: str
    unit: str
    family: str
    subject: str
    magnitude: tuple[int, int]


@dataclass(frozen=True)
class Inventory:
    """Everything one part (train or test) draws from."""

    syllables: tuple[tuple[str, str], ...]
    suffixes: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, str], ...]
    metrics: tuple[Metric, ...]
    zh: tuple[str, ...]
    en: tuple[str, ...]
    zh_tails: tuple[str, ...]
    en_tails: tuple[str, ...]


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Parse 'zh|en, zh|en' into pairs."""
    items = [item.strip().split("|") for item in text.split(",")]
    return tuple((zh, en) for zh, en in items)


def metrics(text: str) -> tuple[Metric, ...]:
    """Parse one metric a line: zh|en|unit|family|subject|least and greatest power of ten."""
    rows = [line.strip().split("|") for line in text.strip().splitlines()]
    return tuple(
        Metric(zh, en, unit, family, subject, (int(low), int(high)))
        for zh, en, unit, family, subject, low, high in rows
    )


TRAIN = Inventory(
    syllables=pairs(
        "云|yun, 岚|lan, 星|xing, 澜|lan, 海|hai, 辰|chen, 瑞|rui, 博|bo, 嘉|jia, 恒|heng, 天|tian,"
        "启|qi, 华|hua, 明|ming, 远|yuan, 智|zhi, 领|ling, 凯|kai, 盛|sheng, 安|an, 东|dong, 立|li,"
        "信|xin, 联|lian, 飞|fei, 鸿|hong, 光|guang, 大|da, 新|xin, 金|jin, 乐|le, 思|si"
    ),
    suffixes=pairs(
        "科技| Technology, 集团| Group, 汽车| Auto, 控股| Holdings, 智能| AI, 网络| Network,"
        "传媒| Media, |, |, 银行| Bank, 电子| Electronics, 航空| Airlines"
    ),
    places=pairs(
        "广州|Guangzhou, 成都|Chengdu, 浙江省|Zhejiang, 江苏省|Jiangsu, 法国|France, 加拿大|Canada,"
        "越南|Vietnam, 武汉|Wuhan, 西安|Xi'an, 印度|India, 巴西|Brazil, 德国|Germany, 青岛|Qingdao,"
        "英国|Britain, 韩国|South Korea, 湖南省|Hunan, 美国|the United States, 墨西哥|Mexico"
    ),
    sources=pairs(
        "国家统计局|the National Bureau of Statistics, 公司财报|the company's report,"
        "路透社|Reuters, 第三方机构|a third-party tracker, 彭博社|Bloomberg,"
        "行业协会|the industry association, 官方公告|an official notice,"
        "易观|Analysys, 海关总署|the customs office, 新华社|Xinhua"
    ),
    people=pairs(
        "李明远|Li Mingyuan, 王思琪|Wang Siqi, 张海涛|Zhang Haitao, 陈嘉怡|Chen Jiayi,"
        "赵国栋|Zhao Guodong, 约翰·史密斯|John Smith, 刘洋|Liu Yang,"
        "玛丽·科恩|Mary Cohen, 孙立|Sun Li, 周敏|Zhou Min"
    ),
    lists=pairs(
        "全国民营企业榜|the list of private companies, 应用下载榜|the app download chart,"
        "全球品牌榜|the global brand ranking, 国内销量榜|the domestic sales ranking,"
        "城市竞争力榜|the city competitiveness ranking, 市场份额榜|the market share ranking"
    ),
    metrics=metrics(
        """
        月活跃用户数|monthly active users|person|users|app|6|9
        月活|MAU|person|users|app|6|9
        日活跃用户数|daily active users|person|users|app|5|8
        周活跃用户数|weekly active users|person|users|app|6|8
        注册用户数|registered users|person|users|app|6|9
        累计用户规模|cumulative users|person|users|app|7|9
        付费会员数|paying subscribers|person|users|app|5|8
        累计下载量|cumulative downloads|times|downloads|app|6|9
        单月下载量|monthly downloads|times|downloads|app|5|8
        营业收入|revenue|money|results|company|8|12
        营收|total revenue|money|results|company|8|12
        净利润|net profit|money|results|company|7|11
        经营成本|operating costs|money|results|company|8|11
        研发投入|R&D spending|money|results|company|7|11
        资本开支|capital expenditure|money|results|company|8|11
        市值|market value|money|worth|company|9|13
        融资额|funding raised|money|worth|company|7|10
        估值|valuation|money|worth|company|8|12
        新车交付量|vehicle deliveries|vehicle|cars|company|4|7
        新能源车销量|new energy vehicle sales|vehicle|cars|company|4|7
        汽车产量|vehicle production|vehicle|cars|company|4|7
        员工总数|number of employees|person|staff|company|3|6
        门店数量|number of stores|shop|staff|company|2|5
        手机出货量|smartphone shipments|device|devices|company|6|9
        电视出货量|television shipments|device|devices|company|6|8
        毛利率|gross margin|percent|share|company|1|2
        市场份额|market share|percent|share|company|1|2
        常住人口|resident population|person|people|place|6|9
        户籍人口|registered population|person|people|place|6|9
        地区生产总值|gross domestic product|money|economy|place|11|14
        财政收入|fiscal revenue|money|economy|place|10|13
        出口额|exports|money|economy|place|10|13
        进口额|imports|money|economy|place|10|13
        失业率|unemployment rate|percent|rates|place|1|2
        通胀率|inflation rate|percent|rates|place|1|2
        游客人数|number of visitors|person|tourism|place|6|8
        旅游收入|tourism revenue|money|tourism|place|9|12
        """
    ),
    zh=(
        "{p}，{e}的{m}达到{v}。",
        "{e}{p}{m}为{v}。",
        "据{s}统计，{p}{e}的{m}为{v}",
        "数据显示，{e}在{p}的{m}已达{v}。",
        "{s}公布，{e}{p}的{m}是{v}",
        "{p}，{e}{m}{v}。",
        "在{p}，{e}{m}达{v}，引发关注。",
        "从{m}看，{e}{p}达到{v}。",
    ),
    en=(
        "{E}'s {m} reached {v} in {p}.",
        "In {p}, {e} reported {m} of {v}.",
        "According to {s}, {m} at {e} stood at {v} in {p}.",
        "{E} had {m} of {v} in {p}",
        "{s} said {m} of {e} came to {v} in {p}.",
        "In {p}, {m} of {e} hit {v}, the company said.",
    ),
    zh_tails=("，{m}为{v}", "，同时{m}达到{v}", "；{m}则为{v}"),
    en_tails=(", while {m} came to {v}", ", with {m} of {v}", "; {m} stood at {v}"),
)

TEST = Inventory(
    syllables=pairs(
        "青|qing, 禾|he, 岩|yan, 松|song, 沐|mu, 川|chuan, 铭|ming, 德|de, 维|wei, 泰|tai, 朗|lang,"
        "晟|sheng, 奥|ao, 柏|bai, 谷|gu, 锦|jin"
    ),
    suffixes=pairs(
        "实业| Industries, 影业| Pictures, 能源| Energy, 物流| Logistics, |, 医药| Pharma"
    ),
    places=pairs(
        "厦门|Xiamen, 昆明|Kunming, 福建省|Fujian, 西班牙|Spain, 泰国|Thailand, 山东省|Shandong,"
        "埃及|Egypt, 意大利|Italy, 大连|Dalian, 智利|Chile"
    ),
    sources=pairs(
        "交通运输部|the transport ministry, 灯塔专业版|Beacon Pro, 法新社|AFP,"
        "年报|the annual report, 农业农村部|the agriculture ministry"
    ),
    people=pairs(
        "何文博|He Wenbo, 林若曦|Lin Ruoxi, 安娜·罗西|Anna Rossi, 郭建平|Guo Jianping,丁薇|Ding Wei"
    ),
    lists=pairs(
        "票房总榜|the box office chart, 港口吞吐量排行|the port throughput ranking,"
        "高校排行榜|the university ranking"
    ),
    metrics=metrics(
        """
        累计票房|cumulative box office|money|film|company|7|10
        观影人次|admissions|person|film|company|5|8
        发电量|power generation|energy|power|company|8|11
        装机容量|installed capacity|watt|power|company|8|11
        快递业务量|parcel volume|parcel|parcels|company|7|10
        派件成本|delivery costs|money|parcels|company|7|10
        粮食产量|grain output|tonne|farm|place|6|8
        水果产量|fruit output|tonne|farm|place|5|8
        旅客吞吐量|passenger throughput|person|port|place|6|8
        货物吞吐量|cargo throughput|tonne|port|place|6|9
        在校学生数|enrolled students|person|school|place|4|7
        专任教师数|full-time teachers|person|school|place|3|6
        入住率|occupancy rate|percent|hotel|place|1|2
        森林覆盖率|forest coverage|percent|hotel|place|1|2
        """
    ),
    zh=(
        "{e}{m}在{p}录得{v}，{s}称。",
        "{s}：{e}{p}{m}共计{v}",
        "记者获悉，{p}里{e}{m}一共是{v}。",
        "谈到{p}，{e}方面透露{m}最终为{v}",
    ),
    en=(
        "For {p}, {s} puts the {m} of {e} at {v}.",
        "{E} recorded {v} in {m} for {p}.",
        "{E} closed {p} with {m} amounting to {v}, {s} noted.",
    ),
    zh_tails=("，此外{m}录得{v}",),
    en_tails=(", alongside {m} amounting to {v}",),
)

UNITS_ZH = {
    "person": ("人", ""),
    "times": ("次",),
    "money": ("元", "元人民币"),
    "dollar": ("美元",),
    "vehicle": ("辆",),
    "shop": ("家",),
    "device": ("台",),
    "energy": ("千瓦时",),
    "watt": ("千瓦",),
    "parcel": ("件",),
    "tonne": ("吨",),
}
UNITS_EN = {
    "person": ("", " people"),
    "times": ("", " times"),
    "money": (" yuan", "RMB"),
    "dollar": ("$", " US dollars"),
    "vehicle": (" vehicles", " units"),
    "shop": (" stores", ""),
    "device": (" units",),
    "energy": (" kilowatt-hours", " kWh"),
    "watt": (" kilowatts", " kW"),
    "parcel": (" parcels",),
    "tonne": (" tonnes", " tons"),
}
HEDGES_ZH = {
    "exact": ("", "", ""),
    "about": ("约", "大约", "左右", "大概"),
    "over": ("超", "超过", "突破", "逾", "以上", "多"),
    "under": ("不足", "不到", "低于", "以下"),
    "nearly": ("近", "接近", "将近"),
}
HEDGES_EN = {
    "exact": ("",),
    "about": ("about ", "around ", "roughly ", "approximately "),
    "over": ("over ", "more than ", "above ", "at least "),
    "under": ("under ", "less than ", "below ", "fewer than "),
    "nearly": ("nearly ", "almost ", "close to "),
}
OPEN = ("over", "under")
LABELS_WANTED = ("entailment", "entailment", "neutral", "contradiction", "contradiction")
AFTER_ZH = {"左右", "以上", "以下", "多"}
SCOPES = pairs("国内|in China, 全球|worldwide, 海外|overseas, 子公司|at its subsidiaries")
MODALITIES_ZH = (
    *("预计{c}", "目标是{c}", "分析师预测，{c}", "有传闻称{c}", "公司计划：{c}"),
    *("公司否认了这一说法：{c}", "有关方面辟谣，并非{c}"),
)
MODALITIES_EN = (
    "Analysts expect the following: {c}",
    "It is only a target: {c}",
    "According to an unconfirmed rumour, {c}",
    "As planned for the future, {c}",
    "A spokesman denied the claim: {c}",
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
ZH_DIGITS = "零一二三四五六七八九"
to_traditional = opencc.OpenCC("s2t").convert


@dataclass(frozen=True)
class Period:
    """A year, a quarter or a month."""

    year: int
    part: int = 0
    kind: str = "year"


@dataclass(frozen=True)
class Claim:
    """What a sentence says; `scope` and `modality` index their lists, -1 for none."""

    entity: tuple[str, str]
    metric: Metric
    unit: str
    value: Decimal
    hedge: str
    period: Period
    scope: int = -1
    planned: bool = False


def draw_entity(inventory: Inventory, subject: str, rng: Generator) -> tuple[str, str]:
    """Draw a place, or an invented company or app."""
    if subject == "place":
        return rng.choice(inventory.places)
    chosen = rng.sample(inventory.syllables, rng.choice((2, 2, 3)))
    suffix = ("", "") if subject == "app" else rng.choice(inventory.suffixes)
    zh = "".join(syllable for syllable, _ in chosen) + suffix[0]
    return zh, "".join(reading for _, reading in chosen).capitalize() + suffix[1]


def draw_value(metric: Metric, rng: Generator) -> Decimal:
    """Draw a value with one to four significant digits within the metric's range."""
    digits = rng.choice((1, 2, 2, 3, 3, 4, 4))
    mantissa = rng.randint(10 ** (digits - 1), 10**digits - 1)
    power = rng.randint(*metric.magnitude) - digits
    return Decimal(mantissa).scaleb(power)


def draw_period(rng: Generator) -> Period:
    """Draw a recent period."""
    kind = rng.choice(("year", "month", "month", "quarter"))
    part = {"year": 0, "month": rng.randint(1, 12), "quarter": rng.randint(1, 4)}[kind]
    return Period(rng.randint(2012, 2026), part, kind)


def move_period(period: Period, rng: Generator) -> Period:
    """Another period: another year, another part of the year, or a part against the whole."""
    choice = rng.random()
    if period.kind == "year" or choice < 0.4:
        return replace(period, year=period.year + rng.choice((-2, -1, -1, 1, 1, 2)))
    if choice < 0.85:
        last = 12 if period.kind == "month" else 4
        return replace(
            period, part=rng.choice([part for part in range(1, last + 1) if part != period.part])
        )
    return Period(period.year)


def plain(value: Decimal) -> str:
    """Digits without an exponent or trailing zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def chinese_numeral(value: int) -> str:
    """Write a number from 1 to 9999 in Chinese numerals."""
    text, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, power)
        if digit:
            text += ("零" if gap and text else "") + ZH_DIGITS[digit] + unit
            gap = False
        else:
            gap = True
    return text[1:] if text.startswith("一十") else text


def scaled(value: Decimal, scales: tuple[tuple[str, int], ...], rng: Generator) -> tuple[str, str]:
    """Choose a number and scale word that say the value exactly without absurd digits."""
    options = []
    for word, power in scales:
        number = value.scaleb(-power)
        text = plain(number)
        if Decimal("0.1") <= number < 100_000 and len(text.replace(".", "")) <= 6:
            options.append((text, word))
    return rng.choice(options) if options else (plain(value), "")


def number_zh(value: Decimal, rng: Generator) -> str:
    """Write a value in Chinese notation: 万 and 亿, digits with or without commas, or numerals."""
    text, word = scaled(
        value, (("", 0), ("万", 4), ("万", 4), ("亿", 8), ("亿", 8), ("万亿", 12)), rng
    )
    number = Decimal(text)
    if word and number == int(number) and number < 10_000 and rng.random() < 0.12:
        return chinese_numeral(int(number)) + word
    if rng.random() < 0.2 and number >= 1000:
        text = f"{number:,f}"
    return text + word


def number_en(value: Decimal, rng: Generator) -> str:
    """Write a value in English notation."""
    words = (("", 0), (" million", 6), (" million", 6), (" billion", 9), (" billion", 9))
    text, word = scaled(value, (*words, (" trillion", 12)), rng)
    short = {" million": "m", " billion": "bn", " trillion": "tn", "": ""}[word]
    if "." not in text and len(text) > 3:
        text = f"{int(text):,}"
    return text + (short if rng.random() < 0.12 else word)


def value_zh(claim: Claim, rng: Generator) -> str:
    """Value with hedge and unit in Chinese."""
    hedge = rng.choice(HEDGES_ZH[claim.hedge])
    if claim.unit == "percent":
        body = f"{plain(claim.value)}%"
        hedge = "" if hedge == "多" else hedge
        if claim.hedge == "over" and not hedge:
            hedge = "超过"
    else:
        number = number_zh(claim.value, rng)
        if hedge == "多" and number[-1] not in "万亿":
            hedge = "超过"
        if hedge == "多":
            return number + hedge + rng.choice(UNITS_ZH[claim.unit])
        body = number + rng.choice(UNITS_ZH[claim.unit])
    return body + hedge if hedge in AFTER_ZH else hedge + body


def value_en(claim: Claim, rng: Generator) -> str:
    """Value with hedge and unit in English."""
    hedge = rng.choice(HEDGES_EN[claim.hedge])
    if claim.unit == "percent":
        return hedge + plain(claim.value) + rng.choice(("%", " percent"))
    unit = rng.choice(UNITS_EN[claim.unit])
    number = number_en(claim.value, rng)
    if unit in ("$", "RMB"):
        return hedge + unit + (" " if unit == "RMB" else "") + number
    return hedge + number + unit


def period_zh(period: Period, year_now: int | None, rng: Generator) -> str:
    """Name a period in Chinese, relative to the article's year where that is given."""
    names: dict[int | None, str] = {0: "今年", 1: "去年", 2: "前年"}
    gap = None if year_now is None else year_now - period.year
    year = names.get(gap, f"{period.year}年")
    if period.kind == "month":
        return f"{year}{period.part}月" + rng.choice(("", "", "份"))
    if period.kind == "quarter":
        return year + rng.choice((f"第{ZH_DIGITS[period.part]}季度", f"Q{period.part}"))
    return year + (rng.choice(("", "全年")) if gap not in names else "")


def period_en(period: Period, year_now: int | None, rng: Generator) -> str:
    """Name a period in English, fit to follow 'in'."""
    names: dict[int | None, str] = {0: "this year", 1: "last year"}
    gap = None if year_now is None else year_now - period.year
    year = names.get(gap, str(period.year))
    if period.kind == "month":
        month = MONTHS[period.part - 1]
        joiner = " " if year.isdigit() else " of "
        return rng.choice((month, month[:3] + ".")) + joiner + year
    if period.kind == "quarter":
        name = ("first", "second", "third", "fourth")[period.part - 1]
        return rng.choice((f"the {name} quarter of {year}", f"Q{period.part} of {year}"))
    return year


def prefix(language: str, inventory: Inventory, year: int, rng: Generator) -> str:
    """Date and source as the detector puts them before a claim."""
    zh, en = rng.choice(inventory.sources)
    date = f"{year}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    source = en if language == "en" else zh
    return rng.choice(
        (f"[{date} {source}] ", f"({date}, {source}) ", f"{date} {source}: ", f"[{date}] ")
    )


def sentence(claim: Claim, language: str, inventory: Inventory, rng: Generator) -> str:
    """Say a claim in one language, sometimes dated, planned, or beside another claim."""
    year_now, head = None, ""
    if rng.random() < 0.35:
        gap = rng.choice((0, 0, 1, 1, 2))
        head = prefix(language, inventory, claim.period.year + gap, rng)
        year_now = claim.period.year + gap if rng.random() < 0.5 else None
    text = body_en if language == "en" else body_zh
    said = head + text(claim, year_now, inventory, rng)
    return to_traditional(said) if language == "zh-hant" else said


def other_claim(claim: Claim, inventory: Inventory, rng: Generator) -> Claim | None:
    """Draw a second claim on the same subject from another family, to stand beside the first."""
    others = [
        metric
        for metric in inventory.metrics
        if metric.subject == claim.metric.subject and metric.family != claim.metric.family
    ]
    if not others or rng.random() > 0.35:
        return None
    metric = rng.choice(others)
    hedge = rng.choice(("exact", "exact", "about", "over"))
    return replace(
        claim, metric=metric, unit=metric.unit, value=draw_value(metric, rng), hedge=hedge
    )


def body_zh(claim: Claim, year_now: int | None, inventory: Inventory, rng: Generator) -> str:
    """Say a claim in Simplified Chinese."""
    metric = claim.metric.zh if claim.scope < 0 else SCOPES[claim.scope][0] + claim.metric.zh
    said = rng.choice(inventory.zh).format(
        p=period_zh(claim.period, year_now, rng),
        e=claim.entity[0],
        m=metric,
        v=value_zh(claim, rng),
        s=rng.choice(inventory.sources)[0],
    )
    beside = other_claim(claim, inventory, rng)
    if beside is not None:
        tail = rng.choice(inventory.zh_tails)
        said = said.rstrip("。") + tail.format(m=beside.metric.zh, v=value_zh(beside, rng)) + "。"
    return rng.choice(MODALITIES_ZH).format(c=said) if claim.planned else said


def body_en(claim: Claim, year_now: int | None, inventory: Inventory, rng: Generator) -> str:
    """Say a claim in English."""
    metric = claim.metric.en
    if claim.scope >= 0:
        metric = f"{metric} {SCOPES[claim.scope][1]}"
    said = rng.choice(inventory.en).format(
        p=period_en(claim.period, year_now, rng),
        e=claim.entity[1],
        E=claim.entity[1],
        m=metric,
        v=value_en(claim, rng),
        s=rng.choice(inventory.sources)[1],
    )
    beside = other_claim(claim, inventory, rng)
    if beside is not None:
        tail = rng.choice(inventory.en_tails)
        said = said.rstrip(".") + tail.format(m=beside.metric.en, v=value_en(beside, rng)) + "."
    said = rng.choice(MODALITIES_EN).format(c=said) if claim.planned else said
    return said[0].upper() + said[1:]


def draw_claim(inventory: Inventory, rng: Generator) -> Claim:
    """Draw a claim."""
    metric = rng.choice(inventory.metrics)
    unit = "dollar" if metric.unit == "money" and rng.random() < 0.3 else metric.unit
    entity = draw_entity(inventory, metric.subject, rng)
    scope = rng.randrange(len(SCOPES)) if metric.subject != "place" and rng.random() < 0.1 else -1
    return Claim(entity, metric, unit, draw_value(metric, rng), "exact", draw_period(rng), scope)


def rounded(value: Decimal, digits: int, *, up: bool | None = None) -> Decimal:
    """Value to so many significant digits: nearest, or up (True) or down (False)."""
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    count = value / step
    floor = Decimal(int(count))
    if up is None:
        floor = Decimal(int(count + Decimal("0.5")))
    elif up and floor != count:
        floor += 1
    return floor * step


def changed(value: Decimal, rng: Generator) -> Decimal:
    """Another value: one digit edited, two swapped, a factor of ten, or a ratio."""
    while True:
        choice = rng.random()
        digits = list(plain(value))
        places = [index for index, digit in enumerate(digits) if digit.isdigit() and digit != "0"]
        if choice < 0.4 and places:
            place = rng.choice(places[:2])
            digits[place] = rng.choice("123456789")
            new = Decimal("".join(digits))
        elif choice < 0.5 and len(places) > 1:
            digits[places[0]], digits[places[1]] = digits[places[1]], digits[places[0]]
            new = Decimal("".join(digits))
        elif choice < 0.62:
            new = value * rng.choice((10, Decimal("0.1")))
        else:
            new = value * Decimal(
                str(rng.choice((0.3, 0.5, 0.6, 0.7, 0.8, 1.25, 1.4, 1.7, 2.2, 3.1)))
            )
            new = rounded(new, rng.choice((1, 2, 3, 4)))
        if new > 0 and abs(new - value) / value >= Decimal("0.025"):
            return new


def interval(claim: Claim) -> tuple[Decimal, Decimal]:
    """Generous bounds of what a claim's value and hedge allow."""
    value = claim.value
    low, high = {
        "exact": ("0.995", "1.005"),
        "about": ("0.9", "1.1"),
        "over": ("1", "100000"),
        "under": ("0", "1"),
        "nearly": ("0.88", "1.0"),
    }[claim.hedge]
    return value * Decimal(low), value * Decimal(high)


def clash(first: Claim, second: Claim) -> bool:
    """Whether two claims' values cannot both be true, with a margin."""
    low_a, high_a = interval(first)
    low_b, high_b = interval(second)
    return high_a * Decimal("1.015") < low_b or high_b * Decimal("1.015") < low_a


def restate(claim: Claim, hedge: str, rng: Generator) -> Claim:
    """Give the same value less exactly, in a way that the original entails."""
    digits = rng.choice((1, 2, 2, 3))
    if hedge == "exact":
        return claim
    if hedge == "about":
        new = rounded(claim.value, max(2, digits))
    elif hedge == "over":
        new = rounded(claim.value * Decimal("0.985"), digits, up=False)
    elif hedge == "under":
        new = rounded(claim.value * Decimal("1.015"), digits, up=True)
    else:
        new = rounded(claim.value * Decimal("1.004"), 2, up=True)
        if new > claim.value * Decimal("1.1"):
            new = rounded(claim.value * Decimal("1.002"), 3, up=True)
    return replace(claim, value=new if new > 0 else claim.value, hedge=hedge)


def draw_hedge(rng: Generator) -> str:
    """Draw a hedge; exact in less than half of the draws."""
    return rng.choice(("exact", "exact", "exact", "about", "over", "over", "under", "nearly"))


Made = tuple[Claim, Claim, str, str]


def entails(first: Claim, second: Claim) -> bool:
    """Whether the first claim's value makes the second's true, read as the press means them."""
    low, high = interval(first) if first.hedge in OPEN else (first.value, first.value)
    low_b, high_b = interval(second)
    return low_b <= low and high <= high_b


def leaves_open(first: Claim, second: Claim) -> bool:
    """Whether the first value, a mere bound, allows the second as well as its contrary."""
    low, high = interval(first)
    low_b, high_b = interval(second)
    overlap = max(low, low_b) * Decimal("1.05") < min(high, high_b)
    return first.hedge in OPEN and overlap and not entails(first, second)


def value_label(first: Claim, second: Claim) -> str | None:
    """Label two claims that differ in value and hedge alone; None where readers would differ."""
    if clash(first, second):
        return "contradiction"
    if entails(first, second):
        return "entailment"
    return "neutral" if leaves_open(first, second) else None


def countable(claim: Claim) -> bool:
    """Whether the claim speaks of no half a shop."""
    return claim.unit in ("percent", "money", "dollar") or claim.value == int(claim.value)


def other_value(claim: Claim, hedge: str, rng: Generator) -> Claim:
    """Draw a second claim: the same value, the value restated under `hedge`, or another."""
    choice = rng.random()
    if choice < 0.25:
        return replace(claim, hedge=hedge)
    if choice < 0.5:
        return restate(claim, hedge, rng)
    return replace(claim, value=changed(claim.value, rng), hedge=hedge)


def make_value(inventory: Inventory, rng: Generator, wanted: str | None = None) -> Made:
    """One value against another, or itself: the label `wanted`, else any that the hedges allow."""
    while True:
        hedges = (draw_hedge(rng), draw_hedge(rng))
        label = wanted or rng.choice(LABELS_WANTED)
        for _ in range(40):
            first = replace(draw_claim(inventory, rng), hedge=hedges[0])
            second = other_value(first, hedges[1], rng)
            if not (countable(first) and countable(second)):
                continue
            if value_label(first, second) == label:
                return first, second, label, value_kind(label, hedges)


def value_kind(label: str, hedges: tuple[str, str]) -> str:
    """Name the kind of a pair for the reports."""
    if label == "neutral":
        return "vague"
    name = "same" if label == "entailment" else "value"
    if set(hedges) == {"exact"}:
        return f"{name}_exact" if name == "same" else name
    return f"{name}_hedged"


def make_clash(inventory: Inventory, rng: Generator) -> Made:
    """Contradiction: a changed value."""
    return make_value(inventory, rng, "contradiction")


def make_same(inventory: Inventory, rng: Generator) -> Made:
    """Entailment: the same value in other words."""
    return make_value(inventory, rng, "entailment")


def make_date(inventory: Inventory, rng: Generator) -> Made:
    """Neutral: the date moved, the value changed or not, hedged as contradictions are."""
    first, second, _, _ = make_clash(inventory, rng)
    if rng.random() < 0.25:
        second = replace(second, value=first.value, hedge=first.hedge)
    return first, replace(second, period=move_period(first.period, rng)), "neutral", "date"


def neutral_values(inventory: Inventory, rng: Generator) -> tuple[Claim, Claim]:
    """Two claims on one thing whose values agree or clash equally often."""
    make = rng.choice((make_clash, make_same))
    first, second, _, _ = make(inventory, rng)
    return first, second


def make_entity(inventory: Inventory, rng: Generator) -> Made:
    """Neutral: another subject."""
    first, second = neutral_values(inventory, rng)
    entity = draw_entity(inventory, first.metric.subject, rng)
    while entity == first.entity:
        entity = draw_entity(inventory, first.metric.subject, rng)
    return first, replace(second, entity=entity), "neutral", "entity"


def make_metric(inventory: Inventory, rng: Generator) -> Made:
    """Neutral: another metric or definition, of the same family where there is one."""
    synonyms = ({"月活", "月活跃用户数"}, {"营收", "营业收入"})
    while True:
        first, second = neutral_values(inventory, rng)
        others = [
            metric
            for metric in inventory.metrics
            if metric.family == first.metric.family
            and metric != first.metric
            and {metric.zh, first.metric.zh} not in synonyms
        ]
        if others:
            metric = rng.choice(others)
            unit = first.unit if metric.unit == first.metric.unit else metric.unit
            value = second.value if unit == second.unit else draw_value(metric, rng)
            second = replace(second, metric=metric, unit=unit, value=value)
            return first, second, "neutral", "metric"


def make_scope(inventory: Inventory, rng: Generator) -> Made:
    """Neutral: the whole against a part, or two parts, with clashing values."""
    first, second, _, _ = make_clash(inventory, rng)
    scopes = rng.sample(range(-1, len(SCOPES)), 2)
    return replace(first, scope=scopes[0]), replace(second, scope=scopes[1]), "neutral", "scope"


def make_planned(inventory: Inventory, rng: Generator) -> Made:
    """Neutral: a forecast, target, rumour or denial against a result."""
    first, second = neutral_values(inventory, rng)
    flags = rng.choice(((True, False), (False, True)))
    first, second = replace(first, planned=flags[0]), replace(second, planned=flags[1])
    return first, second, "neutral", "planned"


def language_pair(rng: Generator) -> tuple[str, str, str]:
    """Languages of premise and hypothesis, and the row's language."""
    choice = rng.random()
    if choice < 0.36:
        return "zh", "zh", "zh"
    if choice < 0.50:
        return "zh-hant", "zh-hant", "zh-hant"
    if choice < 0.57:
        first, second = rng.sample(("zh", "zh-hant"), 2)
        return first, second, "zh-hant"
    if choice < 0.77:
        return "en", "en", "en"
    first, second = rng.sample(("en", rng.choice(("zh", "zh", "zh-hant"))), 2)
    return first, second, "cross"


Row = dict[str, str]
Fact = tuple[tuple[str, str], tuple[str, str], str, str]


def rank_fact(inventory: Inventory, rng: Generator) -> Fact:
    """Make a rank in a list: changed is a contradiction; another list or year is not."""
    entity = draw_entity(inventory, rng.choice(("company", "place")), rng)
    chart, year, rank = rng.choice(inventory.lists), rng.randint(2012, 2026), rng.randint(1, 12)
    label = rng.choice(("entailment", "neutral", "contradiction"))
    chart_b, year_b, rank_b = chart, year, rank
    if label == "contradiction":
        rank_b = rng.choice([number for number in range(1, 13) if number != rank])
    elif label == "neutral" and rng.random() < 0.5:
        chart_b = rng.choice([other for other in inventory.lists if other != chart])
    elif label == "neutral":
        year_b = year + rng.choice((-1, 1, 2))
    if label == "neutral" and rng.random() < 0.6:
        rank_b = rng.randint(1, 12)
    return (
        rank_text(entity, chart, year, rank, rng),
        rank_text(entity, chart_b, year_b, rank_b, rng),
        label,
        "rank",
    )


def winner_fact(inventory: Inventory, rng: Generator) -> Fact:
    """Who leads a list: another name is a contradiction; in another list or year it is not."""
    subject = rng.choice(("company", "place"))
    entity, rival = draw_entity(inventory, subject, rng), draw_entity(inventory, subject, rng)
    chart, year = rng.choice(inventory.lists), rng.randint(2012, 2026)
    label = rng.choice(("entailment", "neutral", "contradiction"))
    if label == "entailment" or rival == entity:
        first, second = (winner_text(entity, chart, year, rng) for _ in range(2))
        return first, second, "entailment", "winner"
    chart_b, year_b = chart, year
    if label == "neutral" and rng.random() < 0.5:
        chart_b = rng.choice([other for other in inventory.lists if other != chart])
    elif label == "neutral":
        year_b = year + rng.choice((-2, -1, 1))
    named = entity if label == "neutral" and rng.random() < 0.4 else rival
    first = winner_text(entity, chart, year, rng)
    return first, winner_text(named, chart_b, year_b, rng), label, "winner"


def winner_text(
    entity: tuple[str, str], chart: tuple[str, str], year: int, rng: Generator
) -> tuple[str, str]:
    """Say who leads a list, in Chinese and English."""
    zh = rng.choice(
        (
            f"{year}年{chart[0]}的第一名是{entity[0]}。",
            f"{entity[0]}登顶{year}年{chart[0]}。",
            f"{year}年，{entity[0]}位居{chart[0]}首位。",
        )
    )
    en = rng.choice(
        (
            f"{entity[1]} topped {chart[1]} in {year}.",
            f"The leader of {chart[1]} in {year} was {entity[1]}.",
            f"In {year}, {entity[1]} came first on {chart[1]}.",
        )
    )
    return zh, en


def rank_text(
    entity: tuple[str, str], chart: tuple[str, str], year: int, rank: int, rng: Generator
) -> tuple[str, str]:
    """Say a rank in Chinese and English."""
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(rank, "th")
    numeral = chinese_numeral(rank)
    zh = rng.choice(
        (
            f"{entity[0]}在{year}年{chart[0]}中排名第{numeral}。",
            f"{year}年，{entity[0]}位列{chart[0]}第{rank}位。",
        )
    )
    en = rng.choice(
        (
            f"{entity[1]} ranked {rank}{suffix} in {chart[1]} in {year}.",
            f"In {year}, {entity[1]} was number {rank} on {chart[1]}.",
        )
    )
    return zh, en


@dataclass(frozen=True)
class Event:
    """Something that happened to a company once, in a month."""

    kind: str
    entity: tuple[str, str]
    product: tuple[str, str]
    year: int
    month: int


def event_fact(inventory: Inventory, rng: Generator) -> Fact:
    """Make a dated event that happens once: here another date is a contradiction."""
    entity = draw_entity(inventory, "company", rng)
    product = draw_entity(inventory, "app", rng)
    year, month = rng.randint(2005, 2026), rng.randint(1, 12)
    kind = rng.choice(("founded", "launched", "listed"))
    label = rng.choice(("entailment", "neutral", "contradiction"))
    event = other = Event(kind, entity, product, year, month)
    if label == "contradiction":
        year, month = rng.choice(
            ((year + rng.choice((-2, -1, 1, 3)), month), (year, month % 12 + 1))
        )
        other = replace(event, year=year, month=month)
    elif label == "neutral":
        moved = draw_entity(inventory, "company", rng)
        other = (
            replace(event, product=moved) if kind == "launched" else replace(event, entity=moved)
        )
        other = replace(other, year=year + rng.choice((0, 0, -1, 1)))
    return event_text(event, rng), event_text(other, rng), label, "event"


def event_text(event: Event, rng: Generator) -> tuple[str, str]:
    """Say an event in Chinese and English."""
    date, when = f"{event.year}年{event.month}月", f"{MONTHS[event.month - 1]} {event.year}"
    zh, en = event.entity
    if event.kind == "founded":
        said = rng.choice((f"{zh}成立于{date}。", f"{date}，{zh}正式成立。"))
        return said, rng.choice((f"{en} was founded in {when}.", f"{en} dates from {when}."))
    if event.kind == "launched":
        product_zh, product_en = event.product
        said = rng.choice((f"{zh}于{date}推出{product_zh}。", f"{product_zh}由{zh}在{date}发布。"))
        return said, f"{en} launched {product_en} in {when}."
    said = rng.choice((f"{zh}于{date}上市。", f"{date}，{zh}完成首次公开募股。"))
    return said, rng.choice((f"{en} went public in {when}.", f"{en} listed in {when}."))


def leader_fact(inventory: Inventory, rng: Generator) -> Fact:
    """Who heads a company or an organisation."""
    entity, person = draw_entity(inventory, "company", rng), rng.choice(inventory.people)
    label = rng.choice(("entailment", "neutral", "contradiction"))
    entity_b, person_b = entity, person
    if label == "contradiction":
        person_b = rng.choice([other for other in inventory.people if other != person])
    elif label == "neutral":
        entity_b = draw_entity(inventory, "company", rng)
        person_b = rng.choice((person, rng.choice(inventory.people)))
    return head_text(entity, person, rng), head_text(entity_b, person_b, rng), label, "leader"


def head_text(entity: tuple[str, str], person: tuple[str, str], rng: Generator) -> tuple[str, str]:
    """Who is chief executive, in Chinese and English."""
    zh = rng.choice((f"{entity[0]}首席执行官为{person[0]}。", f"{person[0]}担任{entity[0]}的CEO。"))
    en = rng.choice(
        (
            f"{person[1]} is the chief executive of {entity[1]}.",
            f"{entity[1]} is led by CEO {person[1]}.",
        )
    )
    return zh, en


def trend_fact(inventory: Inventory, rng: Generator) -> Fact:
    """Growth against decline, or one subject ahead of another."""
    metric = rng.choice([item for item in inventory.metrics if item.unit != "percent"])
    entity = draw_entity(inventory, metric.subject, rng)
    rival = draw_entity(inventory, metric.subject, rng)
    period = draw_period(rng)
    label = rng.choice(("entailment", "neutral", "contradiction"))
    other = period if label != "neutral" else move_period(period, rng)
    rate = plain(Decimal(rng.randint(11, 899)).scaleb(-1))
    if rng.random() < 0.6 or rival == entity:
        up = rng.random() < 0.5
        turned = {"contradiction": not up, "entailment": up}
        turn = turned[label] if label in turned else rng.random() < 0.5
        first = growth_text(Growth(entity, metric, period, up, rate), rng)
        second = growth_text(Growth(entity, metric, other, turn, rate), rng)
        return first, second, label, "trend"
    ahead = (rival, entity) if label != "entailment" and rng.random() < 0.9 else (entity, rival)
    if label == "contradiction":
        ahead = (rival, entity)
    first = ahead_text(entity, rival, metric, period, rng)
    return first, ahead_text(*ahead, metric, other, rng), label, "ahead"


@dataclass(frozen=True)
class Growth:
    """A change of a metric against the year before, up or down by a rate in percent."""

    entity: tuple[str, str]
    metric: Metric
    period: Period
    up: bool
    rate: str


def growth_text(growth: Growth, rng: Generator) -> tuple[str, str]:
    """Say a year-on-year change in Chinese and English."""
    zh_verb = rng.choice(("增长", "上升") if growth.up else ("下降", "下滑", "减少"))
    en_verb = rng.choice(
        ("rose", "grew", "increased") if growth.up else ("fell", "dropped", "declined")
    )
    zh_period, en_period = period_zh(growth.period, None, rng), period_en(growth.period, None, rng)
    subject_zh = growth.entity[0] + growth.metric.zh
    subject_en = f"{growth.entity[1]}'s {growth.metric.en}"
    return (
        f"{zh_period}，{subject_zh}同比{zh_verb}{growth.rate}%。",
        f"{subject_en} {en_verb} {growth.rate}% year on year in {en_period}.",
    )


def ahead_text(
    entity: tuple[str, str], rival: tuple[str, str], metric: Metric, period: Period, rng: Generator
) -> tuple[str, str]:
    """One subject ahead of another, in Chinese and English."""
    zh = rng.choice(
        (
            f"{period_zh(period, None, rng)}，{entity[0]}的{metric.zh}超过{rival[0]}。",
            f"{period_zh(period, None, rng)}，{rival[0]}的{metric.zh}不及{entity[0]}。",
        )
    )
    when, when_else = period_en(period, None, rng), period_en(period, None, rng)
    en = rng.choice(
        (
            f"{entity[1]} was ahead of {rival[1]} in {metric.en} in {when}.",
            f"In {when_else}, {rival[1]} trailed {entity[1]} in {metric.en}.",
        )
    )
    return zh, en


MAKERS: tuple[tuple[Callable[[Inventory, Generator], Made], float], ...] = (
    (make_value, 0.54),
    (make_date, 0.25),
    (make_entity, 0.05),
    (make_metric, 0.09),
    (make_scope, 0.03),
    (make_planned, 0.04),
)
FACTS = (rank_fact, winner_fact, event_fact, leader_fact, trend_fact)
FACT_SHARE = 0.15


def make_row(inventory: Inventory, rng: Generator) -> Row:
    """One labelled pair."""
    language_a, language_b, language = language_pair(rng)
    if rng.random() < FACT_SHARE:
        fact_a, fact_b, label, kind = rng.choice(FACTS)(inventory, rng)
        premise, hypothesis = say_fact(fact_a, language_a), say_fact(fact_b, language_b)
    else:
        make = rng.choices([item for item, _ in MAKERS], [weight for _, weight in MAKERS])[0]
        first, second, label, kind = make(inventory, rng)
        premise = sentence(first, language_a, inventory, rng)
        hypothesis = sentence(second, language_b, inventory, rng)
    if label == "contradiction" and rng.random() < 0.5:
        premise, hypothesis = hypothesis, premise
    return {
        "premise": premise,
        "hypothesis": hypothesis,
        "label": label,
        "lang": language,
        "kind": kind,
    }


def say_fact(texts: tuple[str, str], language: str) -> str:
    """Choose the fact's text in a language."""
    if language == "en":
        return texts[1]
    return to_traditional(texts[0]) if language == "zh-hant" else texts[0]


def write(path: Path, inventory: Inventory, count: int, rng: Generator) -> None:
    """Write `count` distinct pairs as gzipped JSON lines, byte-identical for a seed."""
    rows: dict[tuple[str, str], Row] = {}
    while len(rows) < count:
        row = make_row(inventory, rng)
        rows.setdefault((row["premise"], row["hypothesis"]), row)
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.values())
    path.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))
    print(f"{len(rows)} pairs -> {path}")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Generate synthetic claim pairs.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--train", type=int, default=90_000)
    parser.add_argument("--dev", type=int, default=1_500)
    parser.add_argument("--test", type=int, default=3_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    parts = {
        "train": (TRAIN, arguments.train),
        "dev": (TRAIN, arguments.dev),
        "test": (TEST, arguments.test),
    }
    for name, (inventory, count) in parts.items():
        rng = random.Random(f"{arguments.seed} {name}")
        write(arguments.out / f"synthetic.{name}.jsonl.gz", inventory, count, rng)


if __name__ == "__main__":
    main()
