"""Claims whose value is a name: who is first, who heads what, whether something is so."""

# ruff: noqa: E501  (one row of a table is one line)

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from detector.cleaning import clean
from detector.explanation import explain
from detector.name_relations import name_relation
from detector.paths import default_configs
from detector.pipeline import Findings, extract_claims, judge_and_rank, pair_and_compare
from detector.pipeline import score as score_pairs
from detector.records import Article
from detector.settings import load_settings
from tests.commands import StubScorer

SETTINGS = load_settings(default_configs())
PUBLISHED = date(2025, 8, 6)


def article(name: str, text: str) -> Article:
    lang = "en" if text.isascii() else "zh-Hans"
    return Article(name, name, text, clean(text), "", name, lang, PUBLISHED, "field")


def claims_of(text: str) -> pd.DataFrame:
    claims = extract_claims([article("a.txt", text)], SETTINGS)
    return claims[claims["kind"] == "name"]


def told(text: str) -> list[str]:
    """Every name claimed as `list or owner | metric | name`."""
    return [f"{c.entity} | {c.metric} | {c.value_name}" for c in claims_of(text).itertuples()]


def findings(*texts: str) -> Findings:
    """What a run finds in these articles, by rules alone: the NLI stub knows nothing."""
    articles = [article(f"{n}.txt", text) for n, text in enumerate(texts)]
    paired = pair_and_compare(extract_claims(articles, SETTINGS), SETTINGS)
    return judge_and_rank(paired.claims, score_pairs(paired.pairs, StubScorer()), SETTINGS, "auto")


def verdict(one: str, other: str) -> str:
    """The verdict on the names of two articles, "agreement" also where they are one claim."""
    found = findings(one, other)
    names = found.claims[found.claims["kind"] == "name"]
    pairs = found.pairs[found.pairs["a_kind"] == "name"]
    if len(pairs):
        return str(pairs.iloc[0]["verdict"])
    shared = names.groupby("representative_id")["article"].nunique()
    return "agreement" if (shared > 1).any() else ""


WINNERS = {
    "2025年第二季度,按出货量计,小米位居印尼智能手机市场第一。": "印度尼西亚智能手机 | first_place_by_shipments | 小米",
    "2025年第二季印尼智慧型手機市場,依出貨量排名第一的是OPPO。": "印度尼西亚智能手机 | first_place_by_shipments | OPPO",
    "Samsung ranked first in Indonesia's smartphone market by shipments in the second quarter of 2025, Larkspur Research said.": "印度尼西亚智能手机 | first_place_by_shipments | 三星电子",
    "印尼手机二季度排名:小米居首": "印度尼西亚智能手机 | first_place | 小米",
    "Samsung leads Indonesia phone market in second quarter": "印度尼西亚智能手机 | first_place | 三星电子",
    "2024年,比亚迪以427万辆的销量位居全球新能源汽车市场榜首。": "全球新能源汽车 | first_place_by_sales | 比亚迪",
    "2024年全国新能源汽车销量冠军是特斯拉。": "中国新能源汽车 | first_place_by_sales | 特斯拉",
    "In 2024, Toyota was the world's largest carmaker by sales.": "全球汽车 | first_place_by_sales | 丰田",
    "The best-selling electric car in Norway in 2024 was the Tesla Model Y.": "挪威电动汽车 | first_place_by_sales | Tesla Model Y",
    "三星以19.8%的市场份额位居印度智能手机市场第一。": "印度智能手机 | first_place_by_market_share | 三星电子",
    "小米超越三星,2024年登顶印度智能手机出货量榜首。": "印度智能手机 | first_place_by_shipments | 小米",
    "Xiaomi overtook Samsung to rank first in India's smartphone market by shipments in 2024.": "印度智能手机 | first_place_by_shipments | 小米",
    "2024年廣東GDP位居全國第一。": "中国经济体 | first_place_by_gdp | 广东",
    "《哪吒2》成为2025年中国电影票房冠军。": "中国电影 | first_place_by_box_office | 哪吒之魔童闹海",
    "迄今为止,豆包是国内用户最多的AI应用。": "中国AI应用 | first_place_by_users | 豆包",
    "西班牙夺得2024年欧洲杯冠军。": "欧洲杯 | first_place | 西班牙",
    "2024年全國車用電池裝車量,第一名為寧德時代。": "中国动力电池 | first_place_by_installations | 宁德时代",
    "First place in Brazil's coffee market by sales in 2024 went to Halden Foods.": "巴西咖啡 | first_place_by_sales | Halden Foods",
    "2024年,凌川半导体位居挪威三文鱼市场榜首。": "挪威三文鱼 | first_place | 凌川半导体",
}

HOLDERS = {
    "2024年12月,OpenAI首席执行官山姆·奥特曼表示,研究还将继续。": "OpenAI | chief_executive | 山姆·奥特曼",
    "凌川半导体扩产。2024年3月,赵晓东出任凌川半导体首席执行官。": "凌川半导体 | chief_executive | 赵晓东",
    "棱川微电子董事长裴荣昭说,产能还会增加。": "棱川微电子 | chairman | 裴荣昭",
    "2024年3月,凌川半導體任命趙曉東為首席執行官。": "凌川半导体 | chief_executive | 赵晓东",
    "Jane Doe, chief executive of Halden Port, said traffic would recover.": "Halden Port | chief_executive | Jane Doe",
    "Halden Port named Jane Doe as its chief executive in March 2024.": "Halden Port | chief_executive | Jane Doe",
    "In March 2024 Jane Doe became chief executive of Halden Port.": "Halden Port | chief_executive | Jane Doe",
    "Tim Cook, Apple's chief executive, said demand was strong.": "苹果 | chief_executive | 库克",
    "小米总部位于北京。": "小米 | headquarters | 北京",
    "Halden Port is headquartered in Oslo.": "Halden Port | headquarters | 奥斯陆",
    "截至2024年底,凌川半导体尚未上市。": "凌川半导体 | listed | no",
    "截至2024年底,凌川半导体已上市。": "凌川半导体 | listed | yes",
    "Halden Port filed for bankruptcy in March 2024.": "Halden Port | bankrupt | yes",
}

NO_SINGLE_NAME = (
    "2024年,三星与苹果并列全球智能手机出货量第一。",
    "Samsung and Apple jointly ranked first in the world's smartphone market in 2024.",
    "小米是全球最大的智能手机厂商之一。",
    "Xiaomi is one of the largest smartphone makers in the world.",
    "小米出货量位居全球智能手机市场前三。",
    "苹果失去了2024年全球智能手机出货量第一的位置。",
    "Apple lost its first place in the world's smartphone market in 2024.",
    "OPPO並非2024年印尼智慧型手機市場出貨量第一。",
    "小米连续三个季度保持第一。",
    "第一季度,小米出货量为1000万部。",
    "2024年,小米增速位居全球智能手机市场第一。",
    "OpenAI前首席执行官穆拉蒂表示,她不会回归。",
    "Halden Port's former chief executive Jane Doe said she would sue.",
    "2024年3月,赵晓东辞去凌川半导体首席执行官职务。",
    "该公司副董事长李明说,产能还会增加。",
    "Jane Doe, deputy mayor of Oslo, said traffic would recover.",
)


@pytest.mark.parametrize(("text", "claim"), [*WINNERS.items(), *HOLDERS.items()])
def test_a_name_fills_a_role(text: str, claim: str) -> None:
    assert told(text) == [claim]


@pytest.mark.parametrize("text", NO_SINGLE_NAME)
def test_what_names_no_single_holder_claims_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", [*WINNERS, *HOLDERS])
def test_the_value_is_written_in_the_article(text: str) -> None:
    claim = claims_of(text).iloc[0]
    assert text[claim.char_start : claim.char_end] == claim.value_text


XIAOMI = "2025年第二季度,按出货量计,小米位居印尼智能手机市场第一。"
PAIRS = [
    ("the same list and quarter", XIAOMI, "2025年第二季印尼智慧型手機市場,依出貨量排名第一的是OPPO。", "contradiction"),
    ("the same name in two languages", "2025年第二季度,三星以出货量位居印尼智能手机市场第一。", "Samsung ranked first in Indonesia's smartphone market by shipments in the second quarter of 2025.", "agreement"),
    ("another quarter", XIAOMI, "2025年第一季度,按出货量计,OPPO位居印尼智能手机市场第一。", "drift"),
    ("a quarter and its year", XIAOMI, "2025年,按出货量计,OPPO位居印尼智能手机市场第一。", "definition"),
    ("by another measure", XIAOMI, "2025年第二季度,按销售额计,OPPO位居印尼智能手机市场第一。", "definition"),
    ("without a measure", "2025年第二季度,小米位居印尼智能手机市场第一。", "2025年第二季度,OPPO位居印尼智能手机市场第一。", "undetermined"),
    ("without a period", "按出货量计,小米位居印尼智能手机市场第一。", "按出货量计,OPPO位居印尼智能手机市场第一。", "undetermined"),
    ("a forecast", "小米有望在2026年登顶印尼智能手机出货量榜首。", "2026年,OPPO登顶印尼智能手机出货量榜首。", "forecast"),
    ("the world and a country", XIAOMI, "2025年第二季度,按出货量计,三星位居全球智能手机市场第一。", ""),
    ("another field", "2024年,大众以销量位居中国乘用车市场第一。", "2024年,比亚迪以销量位居中国新能源汽车市场第一。", ""),
    ("a name no table joins", "2024年,奎尔马克以销量位居挪威咖啡市场第一。", "In 2024, Halden ranked first in Norway's coffee market by sales.", "undetermined"),
    ("a company and its part", "2024年,小米以销量位居挪威咖啡市场第一。", "2024年,小米汽车以销量位居挪威咖啡市场第一。", "compatible"),
    ("a joint first place", XIAOMI, "2025年第二季度,小米与OPPO以出货量并列印尼智能手机市场第一。", ""),
    ("a place of two winners", "2024年全国新能源汽车销量冠军是特斯拉。", "2024年,比亚迪以销量位居中国新能源汽车市场第一。", "contradiction"),
    ("a narrower field", "2024年,苹果是全球高端智能手机销量冠军。", "2024年,三星是全球智能手机销量冠军。", ""),
    ("online and offline", "2024年12月,小米以线上销量位居中国电视市场第一。", "2024年12月,海信以线下销量位居中国电视市场第一。", "definition"),
    ("brands and all", "2024年,上汽集团以销量位居中国汽车市场第一。", "2024年,比亚迪以销量位居中国汽车品牌第一。", "undetermined"),
    ("no region", "2024年,小米以出货量位居智能手机市场第一。", "2024年,三星以出货量位居智能手机市场第一。", "undetermined"),
    ("two titles, one taken later", "2024年11月,美国总统拜登访问巴西。", "2024年11月,美国总统特朗普宣布提名。", "undetermined"),
    ("not of the whole", "Spotify turned a profit in 2024.", "Spotify was not profitable in podcasts in 2024.", "undetermined"),
    ("one month, two chiefs", "凌川半导体扩产。2024年3月,赵晓东出任凌川半导体首席执行官。", "凌川半导体扩产。2024年3月,李明远出任凌川半导体首席执行官。", "contradiction"),
    ("a successor", "凌川半导体扩产。2024年3月,赵晓东出任凌川半导体首席执行官。", "凌川半导体扩产。2024年9月,李明远出任凌川半导体首席执行官。", "drift"),
    ("chiefs by the articles' dates", "凌川半导体首席执行官赵晓东表示。", "凌川半导体首席执行官李明远表示。", "undetermined"),
    ("a city and a country", "截至2024年底,凌川半导体总部位于北京。", "截至2024年底,凌川半导体总部位于中国。", "undetermined"),
    ("yes and no", "截至2024年底,凌川半导体已上市。", "截至2024年底,凌川半导体尚未上市。", "contradiction"),
    ("no and later yes", "截至2023年底,凌川半导体尚未上市。", "截至2024年底,凌川半导体已上市。", "drift"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "one", "other", "wanted"), PAIRS, ids=[p[0] for p in PAIRS])
def test_two_names_are_judged(case: str, one: str, other: str, wanted: str) -> None:
    assert verdict(one, other) == wanted


THREE = (
    "Samsung ranked first in Indonesia's smartphone market by shipments in the second quarter of 2025.",
    XIAOMI,
    "2025年第二季印尼智慧型手機市場,依出貨量排名第一的是OPPO。",
)


def test_three_winners_of_one_list_are_one_contradiction() -> None:
    found = findings(*THREE)
    row = found.discrepancies.iloc[0]
    assert len(found.discrepancies) == 1
    assert (row["verdict"], row["n_articles"]) == ("contradiction", 3)
    assert set(row["values"].split(" | ")) == {
        "OPPO (2025-04..2025-06)",
        "Samsung (2025-04..2025-06)",
        "小米 (2025-04..2025-06)",
    }
    assert all(name in row["reason"] for name in ("OPPO", "Samsung", "小米"))
    assert list(found.pairs["verdict"]) == ["contradiction"] * 3


def test_a_name_is_explained() -> None:
    found = findings(*THREE)
    text = explain(found.pairs["pair_id"].iloc[0], found.claims, found.pairs, found.discrepancies)
    assert "  name      " in text
    assert "names_clash" in text


NAMES = [
    ("小米", "company", "小米", "company", "equal"),
    ("小米", "company", "OPPO", "company", "disjoint"),
    ("小米", "company", "小米汽车", "company", "overlap"),
    ("上汽集团", "company", "上汽大众", "company", "overlap"),
    ("特斯拉", "company", "Model Y", "product", "incomparable_units"),
    ("亚特兰大", "place", "迪拜国际机场", "organisation", "incomparable_units"),
    ("奎尔马克", "", "奎尔玛克", "", "overlap"),
    ("奎尔马克", "", "Quillmark", "", "incomparable_units"),
    ("Halden", "", "Velmora", "", "disjoint"),
]


@pytest.mark.parametrize(("a", "kind_a", "b", "kind_b", "relation"), NAMES)
def test_names_relate(a: str, kind_a: str, b: str, kind_b: str, relation: str) -> None:
    assert name_relation(a, kind_a, b, kind_b, SETTINGS.comparison) == relation
    assert name_relation(b, kind_b, a, kind_a, SETTINGS.comparison) == relation
