"""What a sentence claims: whose figure, of what, when, within what, how certain."""

# ruff: noqa: E501  (one row of a table is one line)

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detector.cleaning import clean
from detector.language import detect_language
from detector.paths import default_configs
from detector.pipeline import extract_claims
from detector.records import Article
from detector.settings import load_settings
from detector.word_search import contains_any, ends_with_any, starts_with_any

SETTINGS = load_settings(default_configs())
PUBLISHED = date(2024, 12, 20)


def claims_of(text: str, published: date = PUBLISHED) -> pd.DataFrame:
    lang = detect_language(text)
    article = Article("a.txt", "a.txt", text, clean(text), "", "", lang, published, "field")
    return extract_claims([article], SETTINGS)


def told(text: str) -> list[str]:
    """Every claim as `value | entity | metric | period | modality`, sorted by place."""
    frame = claims_of(text).sort_values("char_start", kind="stable")
    return [
        f"{c.value_text} | {c.entity} | {c.metric} | {period(c)} | {c.modality}"
        for c in frame.itertuples()
    ]


def period(claim: object) -> str:
    start, end, basis = claim.period_start, claim.period_end, claim.period_basis
    return "-" if basis in {"article_date", "unknown"} else f"{start}/{end}"


CASES = {
    "all of a country is that country, and nationwide is where the article is": (
        "2023年全法粮食产量为6000万吨,全德失业率为6.1%。",
        [
            "6000万吨 | 法国 | grain_output | 2023-01-01/2023-12-31 | actual",
            "6.1% | 德国 | unemployment_rate | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "nationwide is in the country that the article names": (
        "Wages in Texas rose, Halden Bank said of the U.S. market. Nationwide, the unemployment rate was 4.1%.",
        ["4.1% | 美国 | unemployment_rate | - | actual"],
    ),
    "those whose goods are bought own no imports": (
        "2023年我国进口煤炭4.7亿吨。自印尼、俄罗斯和加拿大进口的煤炭分别为2.2亿吨、9500万吨和800万吨。",
        [
            "4.7亿吨 | 中国 | coal_imports | 2023-01-01/2023-12-31 | actual",
            "2.2亿吨 | 中国 | coal_imports | 2023-01-01/2023-12-31 | actual",
            "9500万吨 | 中国 | coal_imports | 2023-01-01/2023-12-31 | actual",
            "800万吨 | 中国 | coal_imports | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "who expects a harvest does not have it": (
        "该国国家作物供应公司(Agrob)预计2023年阿根廷小麦产量为1800万吨。",
        ["1800万吨 | 阿根廷 | wheat_output | 2023-01-01/2023-12-31 | forecast"],
    ),
    "a platform does not have what it has most of": (
        '"Dark Harbour" is over. Dark Harbour remains Halvia\'s most popular series, with 265.2 million views.',
        ["265.2 million | Dark Harbour | views | - | actual"],
    ),
    "a line is of none of its ends": (
        "朔陵铁路开通三年。昆明至河内国际旅客列车2023年运送旅客68.3万人次。",
        ["68.3万人次 | 朔陵铁路 | passengers | 2023-01-01/2023-12-31 | actual"],
    ),
    "the same of trains between two places": (
        "The Arvel Railway is busy. Trains that run between Hanoi and Kunming carried 638,000 passengers in 2023.",
        ["638,000 passengers | Arvel Railway | passengers | 2023-01-01/2023-12-31 | actual"],
    ),
    "whoever runs something owns the figures": (
        "经营岚浦海洋公园与青屿乐园的朔陵文旅2023年营收12亿元。",
        ["12亿元 | 朔陵文旅 | revenue | 2023-01-01/2023-12-31 | actual"],
    ),
    "so does its operator": (
        "岚浦海洋公园运营方青屿文旅2023年营收12亿元。",
        ["12亿元 | 青屿文旅 | revenue | 2023-01-01/2023-12-31 | actual"],
    ),
    "a league before a club and a cup in a reason own nothing": (
        "德甲岚州俱乐部2023年营收3亿欧元;转播收入受无缘亚冠影响下滑22%,至1.2亿欧元。",
        [
            "3亿欧元 | 岚州俱乐部 | revenue | 2023-01-01/2023-12-31 | actual",
            "22% | 岚州俱乐部 | broadcast_revenue_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "1.2亿欧元 | 岚州俱乐部 | broadcast_revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "goods carried behind passengers, and a part of them": (
        "截至2024年6月30日，浩吉铁路累计运送旅客250万人次、货物520万吨，其中140万吨为跨境货物。",
        [
            "250万人次 | 浩吉铁路 | passengers_to_date | 2024-06-30/2024-06-30 | actual",
            "520万吨 | 浩吉铁路 | freight_carried_to_date | 2024-06-30/2024-06-30 | actual",
            "140万吨 | 浩吉铁路 | freight_carried | 2024-06-30/2024-06-30 | actual",
        ],
    ),
    "a part of whom something befell": (
        "The quake hurt 762 people in Norway, 99 of whom were hospitalised. It killed 12 people in Sweden.",
        [
            "762 people | 挪威 | injured | - | actual",
            "99 | 挪威 | hospitalised | - | actual",
            "12 people | 瑞典 | deaths | - | actual",
        ],
    ),
    "a share of those who were vaccinated": (
        "The proportion of adults in Norway fully vaccinated slipped to 92.5% in 2024.",
        [
            "92.5% | 挪威 | vaccination_rate | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "a time alone in its clause, and what takes up the figure before": (
        "挪威2024年有游客410万人次。2023年，这个数字是320万。",
        [
            "410万人次 | 挪威 | visitors | 2024-01-01/2024-12-31 | actual",
            "320万 | 挪威 | visitors | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what is built has a name of its own": (
        "岚浦跨海大桥全长36公里，岚川隧道全长12公里。",
        [
            "36公里 | 岚浦跨海大桥 | length_km | - | actual",
            "12公里 | 岚川隧道 | length_km | - | actual",
        ],
    ),
    "income related to a part, and what is made in a week": (
        "岚山汽车2024年营收2820亿元，云业务相关收入为20亿元。该公司一周生产5000辆汽车。",
        [
            "2820亿元 | 岚山汽车 | revenue | 2024-01-01/2024-12-31 | actual",
            "20亿元 | 岚山汽车 | revenue | 2024-01-01/2024-12-31 | actual",
            "5000辆 | 岚山汽车 | vehicles_produced_each_week | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "who holds a place, right before the name": (
        "2024年比亚迪销量为427万辆；排名第二的吉利汽车为217万辆。",
        [
            "427万辆 | 比亚迪 | vehicle_sales | 2024-01-01/2024-12-31 | actual",
            "第二 | 吉利汽车 | market_rank | 2024-01-01/2024-12-31 | actual",
            "217万辆 | 吉利汽车 | vehicle_sales | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "who is only told by its brand": (
        "TikTok母公司字节跳动公布2024会计年度业绩，营收34亿元；营业利益5.6亿元。",
        [
            "34亿元 | 字节跳动 | revenue | 2024-01-01/2024-12-31 | actual",
            "5.6亿元 | 字节跳动 | operating_profit | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "no part of it: the day on which it was said": (
        "Orvo Foods said on Tuesday operating profit rose to $65 million in 2024, although sales in Europe fell to $20 million.",
        [
            "$65 million | Orvo Foods | operating_profit | 2024-01-01/2024-12-31 | actual",
            "$20 million | Orvo Foods | sales_value | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "of names alone, the measure of the sentence before": (
        "2024年广州失业人数为52万人。深圳和东莞分别为43万人和42万人。",
        [
            "52万人 | 广州 | unemployed | 2024-01-01/2024-12-31 | actual",
            "43万人 | 深圳 | unemployed | 2024-01-01/2024-12-31 | actual",
            "42万人 | 东莞 | unemployed | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "of a name alone with its 's": (
        "Norway's minimum wage rose to 190 kroner in 2024. Sweden's went up to 160 kroner.",
        [
            "190 kroner | 挪威 | minimum_wage | 2024-01-01/2024-12-31 | actual",
            "160 kroner | 瑞典 | minimum_wage | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "who stands for a party": (
        "岚山党候选人王志远和青云党候选人李海涛的得票率分别为41.15%和38.2%。",
        [
            "41.15% | 王志远 | vote_share | - | actual",
            "38.2% | 李海涛 | vote_share | - | actual",
        ],
    ),
    "the place that a clause goes on about": (
        "Kenya had 12 cholera deaths in May, fewer than Uganda, where 120 people died.",
        [
            "12 cholera deaths | 肯尼亚 | deaths | 2024-05-01/2024-05-31 | actual",
            "120 people | 乌干达 | deaths | 2024-05-01/2024-05-31 | actual",
        ],
    ),
    "a place in which somebody does it": (
        "Orvo Foods opened 12 shops in Spain, where it now has 60 shops.",
        [
            "12 shops | Orvo Foods | new_stores | - | actual",
            "60 shops | Orvo Foods | stores | - | actual",
        ],
    ),
    "who finished a race": (
        "2024年柏林马拉松共有48000名跑者完赛。The Chicago Marathon had 52,000 finishers in 2024.",
        [
            "48000名 | 柏林马拉松 | finishers | 2024-01-01/2024-12-31 | actual",
            "52,000 | 芝加哥马拉松 | finishers | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "a conjunct without its verb has an owner of its own": (
        "Toyota sold 41,200 vehicles in May 2024 and Honda about 38,500.",
        [
            "41,200 vehicles | 丰田 | vehicle_sales | 2024-05-01/2024-05-31 | actual",
            "38,500 | 本田 | vehicle_sales | 2024-05-01/2024-05-31 | actual",
        ],
    ),
    "so has one whose owner has but a possessive": (
        "Toyota's revenue was $5.2 billion in 2023 and Honda's $3.1 billion.",
        [
            "$5.2 billion | 丰田 | revenue | 2023-01-01/2023-12-31 | actual",
            "$3.1 billion | 本田 | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the share of a market of goods is of that market": (
        "Orlen Foods holds 31% of the frozen fish market, according to the research firm Tarnwick. Net debt was $4.2 billion. Orlen Foods said so.",
        [
            "31% | Orlen Foods | market_share | - | actual",
            "$4.2 billion | Orlen Foods | net_debt | - | actual",
        ],
    ),
    "a share of the global market is nobody's but its holder's": (
        "Marrow has 23% of the global scooter market.",
        [
            "23% |  | market_share | - | actual",
        ],
    ),
    "a trade leader is what a sentence named before as an object": (
        "其中近三成来自宁德时代。这家电池龙头上市时,发行价为52.8港元,募资36.4亿港元。",
        [
            "52.8港元 | 宁德时代 | offer_price | - | actual",
            "36.4亿港元 | 宁德时代 | ipo_proceeds | - | actual",
        ],
    ),
    "so many bodies that are counted are no name": (
        "香港公布报告。竞争激烈,而五所资助大学每年的首年学额约1.2万个。",
        [
            "五所 | 中国香港 | 资助大学每年 | - | actual",
            "1.2万个 | 中国香港 | places | - | actual",
        ],
    ),
    "cases of the year so far run from its beginning": (
        "截至8月20日,秘鲁今年累计报告登革热病例5120例,死亡14例。",
        [
            "5120例 | 秘鲁 | cases | 2024-01-01/2024-08-20 | actual",
            "14例 | 秘鲁 | deaths | 2024-01-01/2024-08-20 | actual",
        ],
    ),
    "so in English": (
        "As of Sept. 15, Peru had recorded 5,120 dengue cases this year.",
        [
            "5,120 dengue cases | 秘鲁 | cases | 2024-01-01/2024-09-15 | actual",
        ],
    ),
    "a weekday of last week is a day": (
        "决赛上周三在岚州举行,现场观众4.1万人。",
        [
            "4.1万人 |  | attendance | 2024-12-11/2024-12-11 | actual",
        ],
    ),
    "what is on order is no fleet": (
        "Halden Air operates 88 planes and has 23 jets on order. Halden Air is growing.",
        [
            "88 planes | Halden Air | fleet_size | - | actual",
            "23 jets | Halden Air | backlog_units | - | actual",
        ],
    ),
    "what is on order needs no noun, and its maker is no owner": (
        "Halden Air took delivery of six Airbus jets and still has 23 on order. Halden Air is growing.",
        [
            "23 | Halden Air | backlog_units | - | actual",
        ],
    ),
    "some of them, behind their number": (
        "At the end of 2023 Halden Air's fleet stood at 88 aircraft, 21 of them leased.",
        [
            "88 aircraft | Halden Air | fleet_size | 2023-12-31/2023-12-31 | actual",
            "21 | Halden Air | fleet_size | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "a part told in a sentence of its own": (
        "Brisk Media had 12.4 million users in March 2024. Of the total, 3.1 million were in Spain. Brisk Media is growing.",
        [
            "12.4 million users | Brisk Media | users | 2024-03-01/2024-03-31 | actual",
            "3.1 million | Brisk Media | users | 2024-03-01/2024-03-31 | actual",
        ],
    ),
    "a verb behind and is that of the next number": (
        "Halden Air operates 40 Boeing planes and carried 6 million passengers in 2023. Halden Air is growing.",
        [
            "40 | Halden Air | boeing planes | - | actual",
            "6 million passengers | Halden Air | passengers | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "add-ons are no fee": (
        "Leeds signed winger Aron Velde from Genk for a fixed fee of €21 million; a further €3 million is payable in add-ons. Velde is 22.",
        [
            "€21 million | Aron Velde | transfer_fee | - | actual",
            "€3 million | Aron Velde | add_ons | - | actual",
        ],
    ),
    "what somebody else had forecast is none": (
        "Iceland received 2.2 million visitors in 2023, well above the 1.9 million its tourist board had forecast.",
        [
            "2.2 million visitors | 冰岛 | visitors | 2023-01-01/2023-12-31 | actual",
            "1.9 million | 冰岛 | visitors | 2023-01-01/2023-12-31 | forecast",
        ],
    ),
    "what a figure is compared with dates none behind it": (
        "2024年第四季度，岚山电力营收10.81亿元。毛利率为33.1%，而三季度为31.2%；净利润1.2亿元。",
        [
            "10.81亿元 | 岚山电力 | revenue | 2024-10-01/2024-12-31 | actual",
            "33.1% | 岚山电力 | gross_margin | 2024-10-01/2024-12-31 | actual",
            "31.2% | 岚山电力 | gross_margin | 2024-07-01/2024-09-30 | actual",
            "1.2亿元 | 岚山电力 | net_profit | 2024-10-01/2024-12-31 | actual",
        ],
    ),
    "a quarter of Taiwan's press, said but of another figure": (
        "岚山电力第四季的營收為51億元，第三季則為48億元；淨利5.1億元。",
        [
            "51億元 | 岚山电力 | revenue | 2024-10-01/2024-12-31 | actual",
            "48億元 | 岚山电力 | revenue | 2024-07-01/2024-09-30 | actual",
            "5.1億元 | 岚山电力 | net_profit | 2024-10-01/2024-12-31 | actual",
        ],
    ),
    "a mean over the quarter that the results are of, of people who use an app": (
        "Skein Media posted revenue of $1.2 billion for the fourth quarter of 2024. An average of 34.2 million people a day used its app.",
        [
            "$1.2 billion | Skein Media | revenue | 2024-10-01/2024-12-31 | actual",
            "34.2 million people | Skein Media | daily_active_users | 2024-10-01/2024-12-31 | actual",
        ],
    ),
    "people who open an app each month": (
        "岚山电力2024年每月有3100万人登录其应用。",
        [
            "3100万人 | 岚山电力 | monthly_active_users | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "the hours of all users are not those of one": (
        "岚山电力公布2024年第四季度财报，营收12亿元。用户总使用时长27亿小时。",
        [
            "12亿元 | 岚山电力 | revenue | 2024-10-01/2024-12-31 | actual",
            "27亿小时 | 岚山电力 | total_time_spent | 2024-10-01/2024-12-31 | actual",
        ],
    ),
    "a forecast between two sums is of the noun before it": (
        "Orvo Games had a net loss of $20 million in 2024. It now expects bookings of between $210 million and $230 million in 2025.",
        [
            "$20 million | Orvo Games | net_loss | 2024-01-01/2024-12-31 | actual",
            "$210 million and $230 million | Orvo Games | net_bookings | 2025-01-01/2025-12-31 | forecast",
        ],
    ),
    "what clubs spent in a transfer window, of which the next sentence goes on": (
        "Halden United spent a record £41 million on new players in the 2023 summer transfer window. Zennor laid out £38 million, but spent £9 million on its stadium.",
        [
            "£41 million | Halden United | transfer_spending | 2023-06-01/2023-08-31 | actual",
            "£38 million | Zennor | transfer_spending | 2023-06-01/2023-08-31 | actual",
        ],
    ),
    "the same of clubs in Chinese, each with its sum": (
        "2023年夏窗关闭，Halden引援总支出为4100万元，Orvo和Zennor分别花费3800万元和2900万元。",
        [
            "4100万元 | Halden | transfer_spending | 2023-06-01/2023-08-31 | actual",
            "3800万元 | Orvo | transfer_spending | 2023-06-01/2023-08-31 | actual",
            "2900万元 | Zennor | transfer_spending | 2023-06-01/2023-08-31 | actual",
        ],
    ),
    "a housing estate, in full and for short": (
        "青浦云栖苑火灾已造成19人死亡。起火的云栖苑共有1948个单位。",
        [
            "19人 | 青浦云栖苑 | deaths | - | actual",
            "1948个 | 青浦云栖苑 | 单位 | - | actual",
        ],
    ),
    "a growth alone behind the figure of a place is of that place": (
        "Visitor numbers in Lisbon reached 4.3 million in 2023, down 7% on 2022.",
        [
            "4.3 million | 里斯本 | visitors | 2023-01-01/2023-12-31 | actual",
            "7% | 里斯本 | visitors_growth_yoy | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "casualties that are only added to others are of the same place": (
        "The death toll from the landslide in Nepal rose to 33, with 58 injured.",
        [
            "33 | 尼泊尔 | deaths | - | actual",
            "58 | 尼泊尔 | injured | - | actual",
        ],
    ),
    "where people were killed, which is no country that killed": (
        "A bus crash in Bolivia killed 17 people. A ferry sank in southern Chile, killing 9. At least 44 people died in eastern Kenya.",
        [
            "17 people | 玻利维亚 | deaths | - | actual",
            "9 | 智利 | deaths | - | actual",
            "44 people | 肯尼亚 | deaths | - | actual",
        ],
    ),
    "the month that a value moved from is the one before": (
        "Coal imports by Japan dropped to 11.7 million tons in January from 13.2 million tons in December.",
        [
            "11.7 million tons | 日本 | coal_imports | 2024-01-01/2024-01-31 | actual",
            "13.2 million tons | 日本 | coal_imports | 2023-12-01/2023-12-31 | actual",
        ],
    ),
    "passengers on trains, and what a value fell by before": (
        "Passenger numbers on Italy's high-speed trains rose to 58 million in 2023. China's new home prices fell 5% in January after dropping 5.2% in December.",
        [
            "58 million | 意大利 | passengers | 2023-01-01/2023-12-31 | actual",
            "5% | 中国 | home_prices_index_growth_yoy | 2024-01-01/2024-01-31 | actual",
            "5.2% | 中国 | home_prices_index_growth_yoy | 2023-12-01/2023-12-31 | actual",
        ],
    ),
    "a company that tells its own result behind it": (
        "Operating profit fell to $1.7 billion in 2023, engine maker Torven Aero said on Thursday.",
        ["$1.7 billion | Torven Aero | operating_profit | 2023-01-01/2023-12-31 | actual"],
    ),
    "whoever is no company only tells of it": (
        "Operating profit fell to $1.7 billion in 2023, Chief Executive Tom Hanley said. Revenue rose to $6 billion in 2023, Reuters reported.",
        [
            "$1.7 billion |  | operating_profit | 2023-01-01/2023-12-31 | actual",
            "$6 billion |  | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what an insertion leaves out is no measure and parts no clause": (
        "Average weekly earnings in Britain, excluding bonuses, grew 4.7% in October.",
        ["4.7% | 英国 | weekly_pay_growth_yoy | 2024-10-01/2024-10-31 | actual"],
    ),
    "what is raised to a value is no sum that was raised": (
        "Germany's minimum wage was raised to 12.41 euros an hour in January 2024.",
        ["12.41 euros | 德国 | minimum_wage | 2024-01-01/2024-01-31 | actual"],
    ),
    "a price at which trading settled is no settlement": (
        "Brent crude futures settled down 77 cents, or 1.03%, at $73.81 a barrel.",
        ["$73.81 | 布伦特原油 | oil_price | - | actual"],
    ),
    "who is bought, called a rival before the name": (
        "Bolter agreed to buy German rival Aptenau for 1.2 billion pounds.",
        ["1.2 billion pounds | Aptenau | deal_value | - | actual"],
    ),
    "a month between higher and than": (
        "House prices in Spain were 4% higher in October than a year earlier.",
        ["4% | 西班牙 | home_price_growth_yoy | 2024-10-01/2024-10-31 | actual"],
    ),
    "who exports, behind from": (
        "Exports from Germany to China fell 4% to 7 billion euros in October.",
        [
            "4% | 德国 | exports_value_growth_yoy | 2024-10-01/2024-10-31 | actual",
            "7 billion euros | 德国 | exports_value | 2024-10-01/2024-10-31 | actual",
        ],
    ),
    "worldwide behind another figure owns nothing": (
        'Made on a budget of $21 million, the horror film "Hollowing" has grossed $130 million worldwide.',
        [
            "$21 million |  | budget | - | actual",
            "$130 million | Hollowing | box_office | - | actual",
        ],
    ),
    "a port's boxes, counted and weighed": (
        "Container volumes at Rotterdam were up 2.5% at 133 million tonnes in 2023. Port Selmouth moved 7.7 million twenty-foot equivalent units in 2023.",
        [
            "2.5% | 鹿特丹 | container_throughput_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "133 million tonnes | 鹿特丹 | container_tonnage | 2023-01-01/2023-12-31 | actual",
            "7.7 million twenty-foot equivalent units | Port Selmouth | container_throughput | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a body called as another country's is that of the place before it": (
        "2023年全球央行净购金871吨，其中匈牙利央行增持31.5吨，居各国首位；11月塞尔维亚央行将基准利率下调至6.5%。",
        [
            "871吨 | 全球央行 | gold_purchases | 2023-01-01/2023-12-31 | actual",
            "31.5吨 | 匈牙利 | gold_purchases | 2023-01-01/2023-12-31 | actual",
            "6.5% | 塞尔维亚央行 | interest_rate | 2023-11-01/2023-11-30 | actual",
        ],
    ),
    "what a central bank keeps is its country's": (
        "我国央行今年仍在买入：黄金储备2023年12月末为6187万盎司，今年3月末达到6274万盎司，3月末外汇储备为32457亿美元。",
        [
            "6187万盎司 | 中国 | gold_reserves | 2023-12-31/2023-12-31 | actual",
            "6274万盎司 | 中国 | gold_reserves | 2024-03-31/2024-03-31 | actual",
            "32457亿美元 | 中国 | reserves | 2024-03-31/2024-03-31 | actual",
        ],
    ),
    "what it holds in ounces, and the end of the year that the text speaks of": (
        "Central banks bought 871 tonnes of gold in 2023. Hungary's central bank, which resumed buying in May 2023, held 3.14 million troy ounces at the end of the year.",
        [
            "871 tonnes |  | gold_purchases | 2023-01-01/2023-12-31 | actual",
            "May 2023 | 匈牙利 | held_date | 2023-05-01/2023-05-31 | actual",
            "3.14 million troy ounces | 匈牙利 | gold_reserves | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "how often a rocket was launched": (
        "Halden Space launched its reusable rockets 37 times in 2023.",
        [
            "37 times | Halden Space | space_launches | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "launch attempts, called so and but attempts": (
        "India made 17 orbital launch attempts in 2023. Worldwide, there were 211 attempts during the year.",
        [
            "17 | 印度 | space_launches | 2023-01-01/2023-12-31 | actual",
            "211 | 全球 | space_launches | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a place has nothing worldwide": (
        "Canada counted 351,000 births in 2023. Globally, births fell 2% to 131 million.",
        [
            "351,000 | 加拿大 | births | 2023-01-01/2023-12-31 | actual",
            "2% | 全球 | births_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "131 million | 全球 | births | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the whole of which countries are parts is the world's": (
        "岚山火箭7日在京发布白皮书。白皮书显示，2023年全球共进行211次航天发射，其中印度17次，日本13次。",
        [
            "211次 | 全球 | space_launches | 2023-01-01/2023-12-31 | actual",
            "17次 | 印度 | space_launches | 2023-01-01/2023-12-31 | actual",
            "13次 | 日本 | space_launches | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a company has something worldwide": (
        "岚山汽车公布，2023年全球共售出43.7万辆汽车。",
        [
            "43.7万辆 | 岚山汽车 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the firms of a trade are none of a name": (
        "火箭公司忙着扩产\n\n2023年，中国共进行73次航天发射，其中仅岚山航天集团的朔风系列火箭就发射了31次。",
        [
            "73次 | 中国 | space_launches | 2023-01-01/2023-12-31 | actual",
            "31次 | 岚山航天集团 | space_launches | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what was spent on trips": (
        "People in Fujian made 73.1 million domestic trips in 2023 and spent 61.4 billion yuan on them.",
        [
            "73.1 million domestic trips | 福建 | domestic_trips | 2023-01-01/2023-12-31 | actual",
            "61.4 billion yuan | 福建 | tourism_spending | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a time that only dates a clause said in passing": (
        "Halden Motors, which listed in 2021, sold 5.2 million cars.",
        [
            "5.2 million cars | Halden Motors | vehicle_sales | - | actual",
        ],
    ),
    "... but not one with a figure": (
        "Halden Motors, which in 2023 sold 5.2 million cars, earned $3.1 billion.",
        [
            "5.2 million cars | Halden Motors | vehicle_sales | 2023-01-01/2023-12-31 | actual",
            "$3.1 billion | Halden Motors | profit | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a median is no average, in its own words or alone": (
        "2024年，挪威居民人均可支配收入31.2万元，中位数27.5万元，增长4%。2024年，丹麦居民人均可支配收入的中位数为26.1万元，人均消费支出19.4万元。",
        [
            "31.2万元 | 挪威 | disposable_income | 2024-01-01/2024-12-31 | actual",
            "27.5万元 | 挪威 | disposable_income_median | 2024-01-01/2024-12-31 | actual",
            "4% | 挪威 | disposable_income_growth_yoy_median | 2024-01-01/2024-12-31 | actual",
            "26.1万元 | 丹麦 | disposable_income_median | 2024-01-01/2024-12-31 | actual",
            "19.4万元 | 丹麦 | consumer_spending | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "the same in English; what people spend is of the year told before": (
        "In 2024 the median disposable income in Norway was $41,900. Per capita consumer spending came to $28,300.",
        [
            "$41,900 | 挪威 | disposable_income_median | 2024-01-01/2024-12-31 | actual",
            "$28,300 | 挪威 | consumer_spending | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "those whom a list of parts is of": (
        "2024年，云南城镇、农村居民人均可支配收入分别为46000元、19000元。",
        [
            "46000元 | 云南 | disposable_income | 2024-01-01/2024-12-31 | actual",
            "19000元 | 云南 | disposable_income | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "a clause that only names a part tells the measure spoken of": (
        "Norway's per capita disposable income was $41,000 in 2024. City dwellers had $44,000 and rural residents $33,100.",
        [
            "$41,000 | 挪威 | disposable_income | 2024-01-01/2024-12-31 | actual",
            "$44,000 | 挪威 | disposable_income | 2024-01-01/2024-12-31 | actual",
            "$33,100 | 挪威 | disposable_income | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "no place stands in the name of a storm, whose toll is that of the place it struck": (
        "颱風「納加沙」在越南造成21人死亡。颱風卡加沙已致菲律賓5人死亡。",
        ["21人 | 越南 | deaths | - | actual", "5人 | 菲律宾 | deaths | - | actual"],
    ),
    "the toll of a storm in English": (
        "Typhoon Kalmi had left 23 people dead and 61 injured in Vietnam. Guangdong province, where Kalmi made landfall, relocated 1.4 million people.",
        [
            "23 people | 越南 | deaths | - | actual",
            "61 | 越南 | injured | - | actual",
            "1.4 million people | 广东 | evacuated | - | actual",
        ],
    ),
    "a part of a sentence opens with another place": (
        "在福建，全省累计转移人员36.8万人；在海南，风暴期间共有47人因受伤到医院求诊。",
        ["36.8万人 | 福建 | evacuated | - | actual", "47人 | 海南 | injured | - | actual"],
    ),
    "a bracket that only says when a fiscal year ended": (
        "岚山集团公布2024财政年度（截至去年6月底止）业绩，收入71亿元，扭转上一年度亏损2.6亿元的局面。",
        [
            "71亿元 | 岚山集团 | revenue | 2024-01-01/2024-12-31 | actual",
            "2.6亿元 | 岚山集团 | loss | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "each kind of credit has a flow of its own": (
        "2024年上半年，对实体经济发放的人民币贷款增加8.2万亿元，同比多增1.1万亿元；外币贷款折合人民币减少35亿元，同比多减60亿元；委托贷款增加47亿元。",
        [
            "8.2万亿元 |  | loans_to_economy | 2024-01-01/2024-06-30 | actual",
            "1.1万亿元 |  | loans_to_economy_change_yoy | 2024-01-01/2024-06-30 | actual",
            "35亿元 |  | 外币贷款_lost | 2024-01-01/2024-06-30 | actual",
            "60亿元 |  | 外币贷款_lost_change_yoy | 2024-01-01/2024-06-30 | actual",
            "47亿元 |  | 委托贷款_added | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "loans of a term are those of the borrower told before": (
        "2024年10月住户贷款增加320亿元，其中，短期贷款减少15亿元，中长期贷款增加335亿元。",
        [
            "320亿元 |  | 住户贷款_added | 2024-10-01/2024-10-31 | actual",
            "15亿元 |  | 住户短期贷款_lost | 2024-10-01/2024-10-31 | actual",
            "335亿元 |  | 住户中长期贷款_added | 2024-10-01/2024-10-31 | actual",
        ],
    ),
    "a sum that moved is of the noun before it, not of the profit": (
        "岚山股份称，净利润增幅较大，股权激励费用同比减少约800万元，理财收益同比增加1200万元。",
        [
            "800万元 | 岚山股份 | 股权激励费用_change_yoy | - | actual",
            "1200万元 | 岚山股份 | 理财收益_change_yoy | - | actual",
        ],
    ),
    "what was not done is another measure": (
        "2024年上半年，全国检察机关批准逮捕3100人，不批准逮捕900人；决定起诉5200人，不起诉1400人。",
        [
            "3100人 | 中国 | arrests | 2024-01-01/2024-06-30 | actual",
            "900人 | 中国 | arrests_refused | 2024-01-01/2024-06-30 | actual",
            "5200人 | 中国 | prosecutions | 2024-01-01/2024-06-30 | actual",
            "1400人 | 中国 | not_prosecuted | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "behind the quarters of a half the text goes on about the half": (
        "2024年上半年，越南进出口突破3万亿元，其中一季度、二季度分别达到1.4万亿元和1.7万亿元。一般贸易进出口2.1万亿元。",
        [
            "3万亿元 | 越南 | trade_value | 2024-01-01/2024-06-30 | actual",
            "1.4万亿元 | 越南 | trade_value | 2024-01-01/2024-03-31 | actual",
            "1.7万亿元 | 越南 | trade_value | 2024-04-01/2024-06-30 | actual",
            "2.1万亿元 | 越南 | trade_value | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "each year of a range has its value": (
        "2021年至2023年，岚山股份营业收入分别约为3.1亿元、3.6亿元、4.2亿元；净利润分别为2900万元、3300万元、4100万元。",
        [
            "3.1亿元 | 岚山股份 | revenue | 2021-01-01/2021-12-31 | actual",
            "3.6亿元 | 岚山股份 | revenue | 2022-01-01/2022-12-31 | actual",
            "4.2亿元 | 岚山股份 | revenue | 2023-01-01/2023-12-31 | actual",
            "2900万元 | 岚山股份 | net_profit | 2021-01-01/2021-12-31 | actual",
            "3300万元 | 岚山股份 | net_profit | 2022-01-01/2022-12-31 | actual",
            "4100万元 | 岚山股份 | net_profit | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "events whose date stands behind them": (
        "豆包上线于2023年8月。ChatGPT was launched in November 2022. It bought a startup founded in 2019.",
        [
            "2023年8月 | 豆包 | launch_date | 2023-08-01/2023-08-31 | actual",
            "November 2022 | ChatGPT | launch_date | 2022-11-01/2022-11-30 | actual",
        ],
    ),
    "the date of the news is not that of a death": (
        "10月29日，哈维尔宣布其夫张岚山去世。",
        ["10月29日 | 哈维尔 | announcement_date | 2024-10-29/2024-10-29 | actual"],
    ),
    "a channel is where somebody publishes, and launches nothing": (
        "8月10日，“岚州市人民政府发布”微信公众号发文通报事故情况。",
        [],
    ),
    "provinces out of all provinces are counted for what they did": (
        "31个省份中，共有12个省份跑赢全国平均增速。",
        [],
    ),
    "the growth of a margin is no margin": (
        "2024年上半年，岚山股份毛利率同比增长2.6%。",
        ["2.6% | 岚山股份 | gross_margin_growth_yoy | 2024-01-01/2024-06-30 | actual"],
    ),
    "a fall that widened is one on the year still": (
        "2024年上半年，越南出口同比下降4.1%，降幅较一季度扩大1.5个百分点。",
        [
            "4.1% | 越南 | exports_value_growth_yoy | 2024-01-01/2024-06-30 | actual",
            "1.5个百分点 | 越南 | exports_value_growth_yoy_change_since | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "points below two times at once": (
        "2024年7月末，越南广义货币余额8万亿元，增速分别比上月末和上年同期低0.3个和1.1个百分点。",
        [
            "8万亿元 | 越南 | broad_money | 2024-07-31/2024-07-31 | actual",
        ],
    ),
    "goods of any kind behind the word for trade": (
        "2024年上半年，越南进口金属矿及矿砂17亿元，进口消费品25亿元。",
        [
            "17亿元 | 越南 | 金属矿及矿砂 imports_value | 2024-01-01/2024-06-30 | actual",
            "25亿元 | 越南 | 消费品 imports_value | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "cases taken in are not those closed": (
        "2024年上半年，全国法院新收案件52万件；审结47万件。",
        [
            "52万件 | 中国 | cases_received | 2024-01-01/2024-06-30 | actual",
            "47万件 | 中国 | cases_closed | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "ways of planting are told apart": (
        "2024年，越南完成造林34万公顷，其中人工造林30万公顷，飞播造林2万公顷。",
        [
            "34万公顷 | 越南 | forest_area | 2024-01-01/2024-12-31 | actual",
            "30万公顷 | 越南 | forest_planted_by_hand | 2024-01-01/2024-12-31 | actual",
            "2万公顷 | 越南 | forest_sown_from_air | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "what crept up to a value is at it": (
        "The jobless rate in Halvia edged up to 5.3% in May 2024, while inflation ticked up to 2.6%.",
        [
            "5.3% | Halvia | unemployment_rate | 2024-05-01/2024-05-31 | actual",
            "2.6% |  | cpi_growth_yoy | 2024-05-01/2024-05-31 | actual",
        ],
    ),
    "a share of so much more than at a time is growth": (
        "Quillon Foods' revenue was 6.4% higher in 2023 than a year earlier.",
        [
            "6.4% | Quillon Foods | revenue_growth_yoy | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what payrolls rose by are the jobs themselves": (
        "2024年8月，哈尔维亚共和国非农就业仅增加5.2万人。",
        [
            "5.2万人 | 哈尔维亚共和国 | new_jobs | 2024-08-01/2024-08-31 | actual",
        ],
    ),
    "what payrolls rose by are the jobs themselves (2)": (
        "Employers in Halvia added just 61,000 jobs in May 2024. Nonfarm payrolls rose by 48,000 in June 2024.",
        [
            "61,000 jobs | Halvia | new_jobs | 2024-05-01/2024-05-31 | actual",
            "48,000 | Halvia | new_jobs | 2024-06-01/2024-06-30 | actual",
        ],
    ),
    "two kinds of power together are neither, unless each has its own number": (
        "2023年底，河北省风电和太阳能发电装机合计6400万千瓦。2024年河北省新增风电、光伏装机900万千瓦。",
        [
            "6400万千瓦 | 河北 | wind_solar_capacity | 2023-12-31/2023-12-31 | actual",
            "900万千瓦 | 河北 | wind_solar_capacity_added | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "two kinds of power together are neither, unless each has its own number (2)": (
        "2023年底，河北省风电和光伏装机分别为2600万千瓦和3800万千瓦。2024年新增风电310万千瓦、光伏590万千瓦。",
        [
            "2600万千瓦 | 河北 | wind_capacity | 2023-12-31/2023-12-31 | actual",
            "3800万千瓦 | 河北 | solar_capacity | 2023-12-31/2023-12-31 | actual",
            "310万千瓦 | 河北 | wind_capacity_added | 2024-01-01/2024-12-31 | actual",
            "590万千瓦 | 河北 | solar_capacity_added | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "two kinds of power together are neither, unless each has its own number (3)": (
        "Halvia's wind and solar capacity reached 64 GW at the end of 2023.",
        [
            "64 GW | Halvia | wind_solar_capacity | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "power is installed, or stands there, of a kind behind its figure": (
        "Germany installed a record 14 gigawatts of solar power and 3.2 gigawatts of wind power in 2023. By the end of 2023 the country had 82 GW of solar and 69 GW of wind. Total generating capacity stood at 251 GW.",
        [
            "14 gigawatts | 德国 | solar_capacity_added | 2023-01-01/2023-12-31 | actual",
            "3.2 gigawatts | 德国 | wind_capacity_added | 2023-01-01/2023-12-31 | actual",
            "82 GW | 德国 | solar_capacity | 2023-12-31/2023-12-31 | actual",
            "69 GW | 德国 | wind_capacity | 2023-12-31/2023-12-31 | actual",
            "251 GW | 德国 | installed_capacity | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "a unit left out is that of the figure before, of the next goods too": (
        "Corn output in Brazil grew 2.4% to 131.2 million tons in 2023 and wheat 3.8% to 8.1 million, while the soybean crop slipped 1.2% to 154.6 million.",
        [
            "2.4% | 巴西 | corn_output_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "131.2 million tons | 巴西 | corn_output | 2023-01-01/2023-12-31 | actual",
            "3.8% | 巴西 | wheat_output_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "8.1 million | 巴西 | wheat_output | 2023-01-01/2023-12-31 | actual",
            "1.2% |  | soybean_output_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "154.6 million |  | soybean_output | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a name's bare output is of the goods that were told": (
        "Germany made 35.4 million tonnes of crude steel in 2023, down 3.9%, while Brazil's output rose 2.2% to 31.9 million.",
        [
            "35.4 million tonnes | 德国 | steel_output | 2023-01-01/2023-12-31 | actual",
            "3.9% | 德国 | steel_output_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "2.2% | 巴西 | steel_output_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "31.9 million | 巴西 | steel_output | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "autumn grain is a part of the harvest": (
        "2023年河北省粮食产量3810万吨，其中秋粮产量2320万吨。",
        [
            "3810万吨 | 河北 | grain_output | 2023-01-01/2023-12-31 | actual",
            "2320万吨 | 河北 | autumn_grain_output | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "mills and farmers of a country export for it": (
        "Brazilian farmers shipped 98.3 million tonnes of soybeans abroad in 2023.",
        [
            "98.3 million tonnes | 巴西 | soybean exports | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a tour and a team own figures, and no place that they come from": (
        '英国歌手贝丝的"流星巡演"6日在悉尼落幕。巡演举办86场演出，观众318万人次。',
        [
            "86场 | 流星巡演 | events_held | - | actual",
            "318万人次 | 流星巡演 | attendance | - | actual",
        ],
    ),
    "a tour and a team own figures, and no place that they come from (2)": (
        "亚运会闭幕，日本代表团共获得51枚金牌。",
        [
            "51枚 | 日本 | gold_medals | - | actual",
        ],
    ),
    "shows are held, and a seat has a price": (
        "The Comet Tour closed after 86 shows. About 3.18 million people attended, paying an average of $142 a seat.",
        [
            "86 shows | Comet Tour | events_held | - | actual",
            "3.18 million people | Comet Tour | attendance | - | actual",
            "$142 | Comet Tour | ticket_price | - | actual",
        ],
    ),
    "a dateline owns nothing": (
        "PARIS - U.S. employers added 61,000 jobs in May 2024, and the unemployment rate held at 3.9%.",
        [
            "61,000 jobs | 美国 | new_jobs | 2024-05-01/2024-05-31 | actual",
            "May 2024 | 美国 | held_date | 2024-05-01/2024-05-31 | actual",
            "3.9% | 美国 | unemployment_rate | 2024-05-01/2024-05-31 | actual",
        ],
    ),
    "a drug makes up sales, and no profit": (
        "Pfizer had sales of 58.5 billion dollars in 2023 and an operating profit of 12.2 billion; Humira accounted for 8.3 billion dollars.",
        [
            "58.5 billion dollars | 辉瑞 | revenue | 2023-01-01/2023-12-31 | actual",
            "12.2 billion | 辉瑞 | operating_profit | 2023-01-01/2023-12-31 | actual",
            "8.3 billion dollars | 修美乐 | sales_value | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "each share is paid something for a time": (
        "Quillon Bank will pay 64 cents a share for 2023. Shareholders of Quillon Bank will receive $31.50 a share in cash.",
        [
            "64 cents | Quillon Bank | dividend_per_share | 2023-01-01/2023-12-31 | actual",
            "$31.50 | Quillon Bank | share_price | - | forecast",
        ],
    ),
    "a list of names goes on over what the next one is": (
        "2023年，抗癌药Keytruda和免疫药Opdivo销售额分别为250.1亿美元和90.9亿美元。",
        [
            "250.1亿美元 | Keytruda | sales_value | 2023-01-01/2023-12-31 | actual",
            "90.9亿美元 | Opdivo | sales_value | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "who registers for an exam applies": (
        "Some 412,000 students have registered for the entrance exam in 2024.",
        [
            "412,000 students |  | applicants | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "an act with an object is done so many times": (
        "维克航天公司2023年发射远星火箭14次。",
        [
            "14次 | 维克航天公司 | space_launches | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "years right before their values": (
        "安徽社会消费品零售总额变化情况：2021年408亿元2022年397亿元2023年1-6月227亿元。",
        [
            "408亿元 | 安徽 | retail_sales | 2021-01-01/2021-12-31 | actual",
            "397亿元 | 安徽 | retail_sales | 2022-01-01/2022-12-31 | actual",
            "227亿元 | 安徽 | retail_sales | 2023-01-01/2023-06-30 | actual",
        ],
    ),
    "the month before that growth is measured from": (
        "11 月 1-10 日，中国乘用车市场零售 31 万辆，同比去年同期下降 2%，较上月同期增长 7%。",
        [
            "31 万辆 | 中国 | vehicle_retail | 2024-11-01/2024-11-10 | actual",
            "2% | 中国 | vehicle_retail_growth_yoy | 2024-11-01/2024-11-10 | actual",
            "7% | 中国 | vehicle_retail_growth_qoq | 2024-11-01/2024-11-10 | actual",
        ],
    ),
    "several together, of which none is named": (
        "2024年上半年，四大航司合计实现归母净利润18亿元。中国国航净利润3亿元。",
        [
            "四大 |  | 航司 | 2024-01-01/2024-06-30 | actual",
            "18亿元 |  | net_profit | 2024-01-01/2024-06-30 | actual",
            "3亿元 | 中国国航 | net_profit | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "what was wished for or applied for then": (
        "12月9日，周岚在电话中表达了欢迎北陵尽快加入联盟的愿望。周岚去年提交了上市申请。11月6日的提审是周岚卸任市长以来第三次。",
        [],
    ),
    "whoever sold something in a country": (
        "2024年上半年，大众在中国市场共售出 35850 辆新车。",
        ["35850 辆 |  | vehicle_sales | 2024-01-01/2024-06-30 | actual"],
    ),
    "the province that a city leads": (
        "2024年安徽GDP增长6%。芜湖继续领跑全省，GDP达到2841亿元。",
        [
            "6% | 安徽 | gdp_growth_yoy | 2024-01-01/2024-12-31 | actual",
            "2841亿元 | 芜湖 | gdp | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "a fund is no figure of its manager": (
        "8月8日，岚山创新成长混合(LOF)A最新单位净值为2.38元，累计净值为3.41元，较前一交易日下跌0.34%。",
        [
            "2.38元 | 岚山创新成长混合(LOF)A | 单位净值 | 2024-08-08/2024-08-08 | actual",
            "3.41元 | 岚山创新成长混合(LOF)A | 累计净值 | 2024-08-08/2024-08-08 | actual",
            "0.34% | 岚山创新成长混合(LOF)A | 累计净值_growth_qoq | 2024-08-08/2024-08-08 | actual",
        ],
    ),
    "what is founded or built in a place is not the place": (
        "2024年7月26日，襄阳市青年联谊会分会成立大会召开。当日，襄阳志愿者走进市场，助力襄阳创建文明城市。8月16日，武汉轨道交通29号线一体化车控室正式完工。",
        [],
    ),
    "nor are its banks that failed": (
        "3月，一系列地区性银行破产，引发了人们对美国金融体系的担忧。",
        [],
    ),
    "a place may have been founded itself": (
        "越南于1945年9月2日成立。",
        ["1945年9月2日 | 越南 | founding_date | 1945-09-02/1945-09-02 | actual"],
    ),
    "whoever an apposed part belongs to does nothing": (
        "Orvela，岚山集团旗下的芯片设计部门，计划于2025年1月在纳斯达克上市。",
        [],
    ),
    "jobs of firms are counted apart from all jobs": (
        "美国11月私营部门新增就业人数为21.4万，新增非农就业岗位为16.3万。",
        [
            "21.4万 | 美国 | private_jobs | 2024-11-01/2024-11-30 | actual",
            "16.3万 | 美国 | new_jobs | 2024-11-01/2024-11-30 | actual",
        ],
    ),
    "wages of some earners are not those of the country": (
        "美国11月工资同比增长4.1%。那些低收入群体的工资则同比增长3%。",
        [
            "4.1% | 美国 | salary_growth_yoy | 2024-11-01/2024-11-30 | actual",
            "3% |  | salary_growth_yoy | 2024-11-01/2024-11-30 | actual",
        ],
    ),
    "a price that somebody needs is none": (
        "因为科威特需要每桶92美元的油价来支付开支。",
        ["92美元 | 科威特 | oil_price | - | hypothetical"],
    ),
    "a year that is built upon is not that of the growth": (
        "岚山股份拥有门店300家，在2022年基础上增加40%。",
        [
            "300家 | 岚山股份 | stores | - | actual",
            "40% | 岚山股份 | stores_growth_yoy | - | actual",
        ],
    ),
    "the year of a value that moved to another": (
        "岚山股份销售额自2012年的37亿元持续增长至2023年的131亿元。",
        [
            "37亿元 | 岚山股份 | sales_value | 2012-01-01/2012-12-31 | actual",
            "131亿元 | 岚山股份 | sales_value | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what is only added has a time of its own": (
        "岚山股份2023年分红17亿元，加上半年报分红，年度派息20亿元。",
        [
            "17亿元 | 岚山股份 | dividend | 2023-01-01/2023-12-31 | actual",
            "20亿元 | 岚山股份 | dividend | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a whole of which somebody has a share is its own": (
        "微软占英伟达2023年70亿美元收入的21%。",
        [
            "70亿美元 | 英伟达 | revenue | 2023-01-01/2023-12-31 | actual",
            "21% | 微软 | revenue_share | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a market has no revenue": (
        "2024年，中国市场营收同比增长56%。",
        ["56% |  | revenue_growth_yoy | 2024-01-01/2024-12-31 | actual"],
    ),
    "a company that only fell did so on the exchange": (
        "理想汽车第三季度营收286亿元，同比增长28%。热门股普跌，理想汽车跌7%。",
        [
            "286亿元 | 理想汽车 | revenue | 2024-07-01/2024-09-30 | actual",
            "28% | 理想汽车 | revenue_growth_yoy | 2024-07-01/2024-09-30 | actual",
            "7% | 理想汽车 | share_price_growth_yoy | - | actual",
        ],
    ),
    "a company's brand is the company": (
        "搜狐2023年营收7亿美元。搜狐品牌广告收入为2亿美元。",
        [
            "7亿美元 | 搜狐 | revenue | 2023-01-01/2023-12-31 | actual",
            "2亿美元 | 搜狐 | advertising | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "parcels carried are those told before, and no fleet is carried": (
        "Velmar couriers delivered 90 million parcels in 2023, up 12%. Tarro Express, the largest, handled 34 million; Orlan and Pesk carried 26 million and 23 million respectively. Arvelo Air has 300 aircraft. It carried 5 million in 2023.",
        [
            "90 million parcels |  | parcels | 2023-01-01/2023-12-31 | actual",
            "12% |  | parcels_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "34 million | Tarro Express | parcels | 2023-01-01/2023-12-31 | actual",
            "26 million | Orlan | parcels | 2023-01-01/2023-12-31 | actual",
            "23 million | Pesk | parcels | 2023-01-01/2023-12-31 | actual",
            "300 aircraft | Arvelo Air | fleet_size | - | actual",
            "5 million | Arvelo Air | passengers | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "sales at home are none of homes": (
        "The Orlan Car Association, which counts passenger cars at home, put November sales at 240,000.",
        [
            "240,000 | Orlan Car Association | vehicle_sales | 2024-11-01/2024-11-30 | actual",
        ],
    ),
    "a conjunction is nothing counted": (
        "The Tarro Museum had 8.7 million visitors in 2023. It hopes to receive 12 million once its roof is done.",
        [
            "8.7 million visitors | Tarro Museum | visitors | 2023-01-01/2023-12-31 | actual",
            "12 million | Tarro Museum | visitors | 2023-01-01/2023-12-31 | target",
        ],
    ),
    "what is compared with is of whoever is named there": (
        "瓦尔德2023年外国游客3554万人次,略少于科伦纳的3687万人次。",
        [
            "3554万人次 | 瓦尔德 | inbound_visitors | 2023-01-01/2023-12-31 | actual",
            "3687万人次 | 科伦纳 | inbound_visitors | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a name of common words before its Latin one": (
        "发行商潮汐互动(Tidewell Interactive)表示,《星海》售出410万套。\n潮汐互动上调2026财年的营收预测至13.8亿美元。",
        [
            "410万套 | 星海 | units_sold | - | actual",
            "13.8亿美元 | Tidewell Interactive | revenue | 2026-01-01/2026-12-31 | forecast",
        ],
    ),
    "the maker of a product is the company spoken of": (
        "云图公司Nordlyx宣布融资3亿美元。这家 Pelora 开发商2023年营收5亿美元,目前企业客户约3万家。",
        [
            "3亿美元 | Nordlyx | funding | - | actual",
            "5亿美元 | Nordlyx | revenue | 2023-01-01/2023-12-31 | actual",
            "3万家 | Nordlyx | customers | - | actual",
        ],
    ),
    "turnout is that of the city whose mayor was elected": (
        "Anja Reskova, a former tram driver, will be the next mayor of Dorvan. Turnout was 63.4%. The port city has 1.86 million registered voters.",
        [
            "63.4% | Dorvan | turnout | - | actual",
            "1.86 million registered voters | Dorvan | voters | - | actual",
        ],
    ),
    "the northern city of a name is that name": (
        "The northern city of Shuolan brought in 1.43 million tonnes of summer grain in 2023. The crop was sown on 208,000 hectares.",
        [
            "1.43 million tonnes | Shuolan | summer_grain_output | 2023-01-01/2023-12-31 | actual",
            "208,000 hectares | Shuolan | sown_area | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the largest group is nobody told of before": (
        "Japan welcomed 36.87 million foreign visitors in 2023, the Orvik Tourism Organization said. South Koreans were the largest group at 8.82 million.",
        [
            "36.87 million foreign visitors | 日本 | inbound_visitors | 2023-01-01/2023-12-31 | actual",
            "8.82 million | 日本 | inbound_visitors | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what only places have is of the whole country that is named": (
        "国家铁路公司宣布。2023年,国家铁路发送货物39.9亿吨;全国铁路固定资产投资8056亿元。截至2023年底,全国铁路营业里程达16.2万公里,其中高铁4.8万公里。",
        [
            "39.9亿吨 | 国家铁路公司 | freight_carried | 2023-01-01/2023-12-31 | actual",
            "8056亿元 | 中国 | fixed_investment | 2023-01-01/2023-12-31 | actual",
            "16.2万公里 | 中国 | railway_length | 2023-12-31/2023-12-31 | actual",
            "4.8万公里 | 中国 | high_speed_rail_length | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "a fee that a club paid is the player's": (
        "特罗队签下边锋卢卡斯·凯恩。特罗俱乐部支付的固定转会费是5600万欧元;这名22岁好手2023年攻进14球。",
        [
            "5600万欧元 | 卢卡斯·凯恩 | transfer_fee | - | actual",
            "14球 | 卢卡斯·凯恩 | goals | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "those who came are the event's, whoever played since": (
        "2023年亚运会决赛在南川奥体中心打响,云川队击败岚浦队,现场观众62329人。樟南机场2023年接待旅客6770万人次。",
        [
            "62329人 | 亚运会 | attendance | 2023-01-01/2023-12-31 | actual",
            "6770万人次 | 樟南机场 | passengers | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a sum behind a verb of moving is no lower end of a range": (
        "Shares of Tessaly Inc. rose $2.10 to $38.55. Its offer price was $12 to $14.",
        [
            "$2.10 | Tessaly Inc | share_price_change_qoq | - | actual",
            "$38.55 | Tessaly Inc | share_price | - | actual",
            "$12 to $14 | Tessaly Inc | offer_price | - | actual",
        ],
    ),
    "the places behind figures of a list are those of each": (
        "GDP growth was 1.5% in Spain and 2.2% in Malta in 2023.",
        [
            "1.5% | 西班牙 | gdp_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "2.2% | 马耳他 | gdp_growth_yoy | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "shares that were up or closed down": (
        "Shares in Tessaly were down 56 cents at $7.97. Shares of Orvik Corp. closed up 3.1 percent at $14.20.",
        [
            "56 cents | Tessaly | share_price_change_qoq | - | actual",
            "$7.97 | Tessaly | share_price | - | actual",
            "3.1 percent | Orvik Corp | share_price_growth_qoq | - | actual",
            "$14.20 | Orvik Corp | share_price | - | actual",
        ],
    ),
    "shares are a company's, wherever it sits": (
        "Shares in Palvane Foods, a UK grocer, have closed down 18%.",
        [
            "18% |  | share_price_growth_qoq | - | actual",
        ],
    ),
    "what an index and oil closed at": (
        "The Dow closed at 10,385.48. A barrel of US crude oil closed up $2.80 at $51.15 in New York.",
        [
            "10,385.48 | 道琼斯指数 | index_level | - | actual",
            "$2.80 | WTI原油 | oil_price_change_qoq | - | actual",
            "$51.15 | WTI原油 | oil_price | - | actual",
        ],
    ),
    "a month of delivery dates no price": (
        "Brent crude for November delivery rose 45 cents to $46.20 a barrel.",
        [
            "45 cents | 布伦特原油 | oil_price_change_qoq | - | actual",
            "$46.20 | 布伦特原油 | oil_price | - | actual",
        ],
    ),
    "of several nouns of a phrase the last names it": (
        "Corvane Bridge operator Palway had revenue of $5 billion in 2023. Europe's biggest airline Tessaly Air had revenue of $4 billion in 2023.",
        [
            "$5 billion | Palway | revenue | 2023-01-01/2023-12-31 | actual",
            "$4 billion | Tessaly Air | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what somebody is buying owns no profit": (
        "The Spanish bank which is buying Tessaly made a profit of $2 billion in 2023.",
        [
            "$2 billion |  | profit | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what a measure was cut by is no value of it": (
        "Corvane restated its earnings by $4.4 billion in 2023. It will cut its debt by $3 billion and its workforce by 1,920.",
        [],
    ),
    "the two companies are no count": (
        "Corvane and Palvane, the two companies that make it, are among the world's three largest makers. The two countries signed.",
        [],
    ),
    "how often is no multiple": (
        "The Bank of Norway raised interest rates five times in 2023.",
        [],
    ),
    "those who were asked are no growth": (
        "Corvane said orders rose 5% in 2023. Of the firms asked, 30% saw orders rise and 27% saw them fall. More than 31% of the shops said they would hire.",
        [
            "5% | Corvane | order_value_growth_yoy | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a part of its staff is no growth": (
        "Corvane issued a profit warning and said it would cut nearly 5 percent of its work force.",
        [],
    ),
    "what is sold by those who are counted": (
        "Corvane has more than 12,000 advisers selling insurance.",
        [
            "12,000 |  | advisers | - | actual",
        ],
    ),
    "a number of somebody's members is no sum": (
        "More than 800,000 Tessaly Society members share a profit.",
        [
            "800,000 |  | tessaly society members | - | actual",
        ],
    ),
    "what was published or is an adjective dates no thing": (
        "Corvane's output for May 2023 was released on Friday, showing growth. Spending rose in 2023 according to figures released by Palvane Research.",
        [],
    ),
    "only states have presidents": (
        "Corvane Motors President Nils Harbrook said it had 40 shops. Ana Lind is president of the Tessaly Textile Council.",
        [
            "40 shops | Corvane Motors | stores | - | actual",
        ],
    ),
    "who led an attack is none of whose dead are told": (
        "A rebel leader, Sami Aldoran, spoke on Friday of attacks that killed 430 people in 2023.",
        [
            "430 people |  | deaths | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "where a text was filed nobody died": (
        "BAGHDAD: Fifteen people were killed in a blast that hit a hotel in the northern city of Tessaly.",
        [
            "Fifteen people |  | deaths | - | actual",
        ],
    ),
    "the stretch behind a figure goes before a day": (
        "Birds were dropped over Thailand yesterday to end a war that led to the deaths of more than 500 people in 2023.",
        [
            "500 people |  | deaths | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what each share earns is no price of it": (
        "Analysts expect Corvane Inc. to earn 45 cents a share in 2025. Palvane Inc. expects earnings of $1.20 a share in 2025, up from its earlier forecast of $1.10.",
        [
            "45 cents | Corvane Inc | earnings_per_share | 2025-01-01/2025-12-31 | forecast",
            "$1.20 | Palvane Inc | earnings_per_share | 2025-01-01/2025-12-31 | forecast",
            "$1.10 | Palvane Inc | earnings_per_share | 2025-01-01/2025-12-31 | forecast",
        ],
    ),
    "a verb before a measure is none of it": (
        "Data showed lending fell to $25 billion in November 2023. Only 11% regarded themselves as rich. Corvane, which is 25% owned by Palvane, cut 40 jobs.",
        [
            "$25 billion |  | lending | 2023-11-01/2023-11-30 | actual",
            "40 jobs | Corvane | jobs_cut | - | actual",
        ],
    ),
    "the code of its shares is no other name of a company": (
        "Palvane Inc. (PLV.N) said net profit rose 29% in 2023. Orvik Corp ORVK.O said revenue was $5 billion in 2023. Tessaly (TSL) said on Friday that it had 40 stores.",
        [
            "29% | Palvane Inc | net_profit_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "$5 billion | Orvik Corp | revenue | 2023-01-01/2023-12-31 | actual",
            "40 stores | Tessaly | stores | - | actual",
        ],
    ),
    "an agency that files a text owns none of its figures": (
        "Ferry sinks off Morocco (AP) AP - A ferry sank off Morocco in 2023, killing 24 people.",
        [
            "24 people | 摩洛哥 | deaths | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a dateline amid a line ends the headline": (
        "Corvane profit up OSLO (Wire) - Corvane Foods had revenue of $5 billion in 2023.",
        [
            "$5 billion | Corvane Foods | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the verb of a headline is no part of a name": (
        "Orvik Steel Wins $408 Million Army Contract\nOrvik Steel had revenue of $5 billion in 2023.",
        [
            "$408 Million | Orvik Steel | army contract | - | actual",
            "$5 billion | Orvik Steel | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a title amid capitals parts two names": (
        "Corvane Corp. President Nils Harbrook said it had 4,000 employees in 2023.",
        [
            "4,000 employees | Corvane Corp | headcount | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "whoever heads a ministry is a person, who has no deaths": (
        "Kuwaiti Oil Minister Sami Aldoran said 30 people died in 2023.",
        [
            "30 people |  | deaths | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the price of a deal is that of what is bought": (
        "Corvane agreed to buy Palvane Foods for $200 million in 2023. Tessaly Works was acquired by Corvane for $3 billion in 2023. Palvane bought Orvik Steel for $4 billion in 2023.",
        [
            "$200 million | Palvane Foods | deal_value | 2023-01-01/2023-12-31 | actual",
            "$3 billion | Tessaly Works | deal_value | 2023-01-01/2023-12-31 | actual",
            "$4 billion | Orvik Steel | deal_value | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what a sum is to change it does not measure": (
        "Corvane sold assets worth $3 billion in 2023 to cut debt.",
        [],
    ),
    "those whom soldiers kill are not of their country": (
        "U.S. troops killed 12 militants in Baghdad in 2023.",
        [
            "12 militants | 巴格达 | deaths | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a country that kills has not lost them": (
        "Israel kills 5 in 2023.",
        [
            "5 |  | deaths | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a number behind killed at least, and what befell others": (
        "A bomb killed at least 50 in Baghdad in 2023 and wounded about 90 in the city. Bombs killed 12 and 30 others were wounded in 2023.",
        [
            "50 | 巴格达 | deaths | 2023-01-01/2023-12-31 | actual",
            "90 | 巴格达 | injured | 2023-01-01/2023-12-31 | actual",
            "12 | 巴格达 | deaths | 2023-01-01/2023-12-31 | actual",
            "30 | 巴格达 | injured | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what shares did, and the drop in something else": (
        "Shares of Corvane Corp. fell 4% in 2023 after a 12% drop in revenue.",
        [
            "4% | Corvane Corp | share_price_growth_qoq | 2023-01-01/2023-12-31 | actual",
            "12% |  | revenue_growth_yoy | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what a price rose by and what it rose to": (
        "Corvane Corp. said on Friday that it had 40 stores. Corvane shares rose 50 cents to $24 in 2023. Revenue rose by $5 million to $24 million in 2023.",
        [
            "40 stores | Corvane Corp | stores | - | actual",
            "50 cents | Corvane Corp | share_price_change_qoq | 2023-01-01/2023-12-31 | actual",
            "$24 | Corvane Corp | share_price | 2023-01-01/2023-12-31 | actual",
            "$5 million | Corvane Corp | revenue_change_yoy | 2023-01-01/2023-12-31 | actual",
            "$24 million | Corvane Corp | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a price climbs above a level and closes up by an amount": (
        "Oil prices climbed above $43 in May 2023. Tencent shares closed at $46.75 in 2023, up 70 cents.",
        [
            "$43 |  | oil_price | 2023-05-01/2023-05-31 | actual",
            "$46.75 | 腾讯 | share_price | 2023-01-01/2023-12-31 | actual",
            "70 cents | 腾讯 | share_price_change_qoq | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a country serves no sentence": (
        "A soldier in Iraq was sentenced to 8 months in prison in 2023. Nils Harbrook was sentenced to 18 months in prison in 2023.",
        [
            "8 months |  | sentence_length | 2023-01-01/2023-12-31 | actual",
            "18 months | Nils Harbrook | sentence_length | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "who is ordered to pay has not ordered for that sum": (
        "A jury ordered Corvane Corp. to pay $40 million in 2023.",
        [
            "$40 million | Corvane Corp | damages | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what would be invested, and a sign behind the dollar's": (
        "Tencent would invest $2 billion in chips in 2025. Tencent had revenue of $A93 million in 2023.",
        [
            "$2 billion | 腾讯 | investment | 2025-01-01/2025-12-31 | forecast",
            "$A93 million | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the first word behind a dateline is no name": (
        "OSLO - Employers cut the unemployment rate to 5.4% in 2023.",
        [
            "5.4% |  | unemployment_rate | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a purchase is dated of what was bought, and one of no name is none of the buyer": (
        "In 2021 Nokia bought Fenrowe Networks. In 2022 Corvane Foods was bought by Nestle. In 2023 Apple said that each song bought plays anywhere.",
        [
            "2021 | Fenrowe Networks | acquisition_date | 2021-01-01/2021-12-31 | actual",
            "2022 | Corvane Foods | acquisition_date | 2022-01-01/2022-12-31 | actual",
        ],
    ),
    "what was beaten is a forecast, what beat it is none": (
        "Siemens beat profit forecasts, posting revenue of 21 billion euros in 2023. Nokia's sales were lower than expected at 5 billion euros in 2023. Uber beat its forecast of $40 billion.",
        [
            "21 billion euros | 西门子 | revenue | 2023-01-01/2023-12-31 | actual",
            "5 billion euros | 诺基亚 | revenue | 2023-01-01/2023-12-31 | actual",
            "$40 billion | 优步 | revenue | 2023-01-01/2023-12-31 | forecast",
        ],
    ),
    "a share of staff is one of layoffs only where some are told of": (
        "Women hold 30% of the workforce at Nokia. Philips cut 8% of its workforce in 2023.",
        [
            "8% | 飞利浦 | layoff_share | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "one in five of them is no count": (
        "In 2023 one in five cars sold by Kia was electric, and one in every 20 vehicles in Chile.",
        [],
    ),
    "the growth of a trade is none of its country's": (
        "Chile's economy grew 2% in 2023. It was led by growth of 9% in the key mining sector.",
        ["2% | 智利 | gdp_growth_yoy | 2023-01-01/2023-12-31 | actual"],
    ),
    "layoffs are a fact once they are announced, in both languages, unless they lie ahead": (
        "eBay will cut 1,000 jobs. eBay is eliminating 1,000 positions. 西门子宣布裁员1000人。西门子将裁员1000人。eBay plans to lay off 1,000 workers in 2026.",
        [
            "1,000 jobs | eBay | jobs_cut | - | actual",
            "1,000 positions | eBay | jobs_cut | - | actual",
            "1000人 | 西门子 | layoffs | - | actual",
            "1000人 | 西门子 | layoffs | - | actual",
            "1,000 workers | eBay | layoffs | 2026-01-01/2026-12-31 | target",
        ],
    ),
    "what somebody now sees is a forecast, and so is what it saw before": (
        "Uber now sees full-year revenue of $45 billion, up from $43 billion.",
        [
            "$45 billion | 优步 | revenue | 2024-01-01/2024-12-31 | forecast",
            "$43 billion | 优步 | revenue | - | forecast",
        ],
    ),
    "a headline's quarter is the one that the text says the end of": (
        "甲骨文第二财季营收141亿美元\n甲骨文公布截至2024年11月30日的第二财季业绩，营收141亿美元。",
        [
            "141亿美元 | 甲骨文 | revenue | 2024-09-01/2024-11-30 | actual",
            "141亿美元 | 甲骨文 | revenue | 2024-09-01/2024-11-30 | actual",
        ],
    ),
    "the same day is no day of a quarter spoken of": (
        "诺华公布2024年第三季度财报。同日，诺华宣布裁员680人。",
        [
            "同日 | 诺华 | announcement_date | 2024-12-20/2024-12-20 | actual",
            "680人 | 诺华 | layoffs | 2024-12-20/2024-12-20 | actual",
        ],
    ),
    "a figure of several is none of the one that is named as an example": (
        "Nine carmakers including Ford delivered 840,000 cars. 全国有14个省份GDP超过4万亿元。比亚迪等9家车企共交付新车95万辆。",
        [
            "840,000 cars |  | vehicle_deliveries | - | actual",
            "14个 | 中国 | 省份 | - | actual",
            "4万亿元 |  | gdp | - | actual",
            "9家 |  | 车企 | - | actual",
            "95万辆 |  | vehicle_deliveries | - | actual",
        ],
    ),
    "a wide comma between thousands parts no clause": (
        "约310，000名居民被疏散。",
        ["310，000名 |  | evacuated | - | actual"],
    ),
    "how many places there are is no figure of what is there": (
        "公司在德国等17个国家开设了520家门店。公司在11个省份拥有门店。",
        [
            "17个 |  | 国家 | - | actual",
            "520家 |  | new_stores | - | actual",
            "11个 |  | 省份 | - | actual",
        ],
    ),
    "an academic year is one of two as a season is": (
        "Enrolment at Marbeck University reached 9,400 in the 2021-22 academic year.",
        ["9,400 | Marbeck University | students | 2021-07-01/2022-06-30 | actual"],
    ),
    "what was sold goes on as the count that was told": (
        "The album has sold 2.9 million copies in Japan, with 4.4 million sold worldwide.",
        [
            "2.9 million copies |  | copies_sold | - | actual",
            "4.4 million |  | copies_sold | - | actual",
        ],
    ),
    "a score is no count, nor is the second year of a season": (
        "The 2021–22 epidemic killed 410 people. Voters backed the plan after a 6-3 ruling. Quillon Rovers beat Marbeck with a 4–2 win in front of 18,400 spectators.",
        [
            "410 people |  | deaths | - | actual",
            "18,400 spectators | Quillon Rovers | attendance | - | actual",
        ],
    ),
    "of what one holds, only a stake is one": (
        "The mayor holds a 52% approval rating. Quillon Bank holds 52% of Marbeck Foods.",
        [
            "52% |  | approval_rating | - | actual",
            "52% | Quillon Bank | shareholding | - | actual",
        ],
    ),
    "who rates works or counts their takings owns no figure": (
        "On Rotten Tomatoes, the series holds a rating of 77% based on 41 reviews. Metacritic gives it a score of 68.",
        [
            "77% |  | rating | - | actual",
            "41 |  | reviews | - | actual",
        ],
    ),
    "the whole of what was new is told behind it": (
        "The state reported 60 new cases, taking the total to 118. Quillon Foods opened 14 new stores in May, bringing its total to 530.",
        [
            "60 new cases |  | new_cases | - | actual",
            "118 |  | cases | - | actual",
            "14 new stores | Quillon Foods | new_stores | 2024-05-01/2024-05-31 | actual",
            "530 | Quillon Foods | stores | 2024-05-01/2024-05-31 | actual",
        ],
    ),
    "sales told as a count go on as one": (
        "Quillon sold 3 million copies of the game in 2022 and 2 million copies in 2023, bringing total sales to 5 million.",
        [
            "3 million copies | Quillon | copies_sold | 2022-01-01/2022-12-31 | actual",
            "2 million copies | Quillon | copies_sold | 2023-01-01/2023-12-31 | actual",
            "5 million | Quillon | copies_sold | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "when something began is no period of what it did since": (
        "The bridge was completed in 2011 and cost $52 million. Quillon Foods was founded in 1987 and employs 4,100 people.",
        [
            "$52 million |  | cost | - | actual",
            "4,100 people | Quillon Foods | headcount | - | actual",
        ],
    ),
    "each of two figures has the time behind it, whatever verb stands between": (
        "A total of 310 cars were sold in 2021 and 1,450 in 2022. The town had a population of 7,310 at the 2020 census.",
        [
            "310 cars |  | vehicle_sales | 2021-01-01/2021-12-31 | actual",
            "1,450 |  | vehicle_sales | 2022-01-01/2022-12-31 | actual",
            "7,310 |  | population | 2020-01-01/2020-12-31 | actual",
        ],
    ),
    "who sold so many is no whole world": (
        "The novelist has sold over 40 million books worldwide. It took in $30 million worldwide, against a budget of $12 million.",
        [
            "40 million |  | books sold | - | actual",
            "$30 million |  | box_office | - | actual",
            "$12 million |  | budget | - | actual",
        ],
    ),
    "workers who did something are no headcount": (
        "Some 340 workers at the plant tested positive. About 2,100 workers are employed at the plant.",
        [
            "2,100 workers |  | headcount | - | actual",
        ],
    ),
    "a number of how many places is no figure of what was found there": (
        "Cases were found in 14 out of 21 districts. The airline flies Boeing 737 and 767 aircraft.",
        [],
    ),
    "the parts that something has, and what was recorded, are counted": (
        "The network ordered a third season of 12 episodes. The town recorded 1,300 complaints filed in May.",
        [
            "12 |  | episodes | - | actual",
            "1,300 |  | complaints | 2024-05-01/2024-05-31 | actual",
        ],
    ),
    "no bureau has the illness that it confirmed": (
        "The Vermont Department of Health has confirmed 210 cases of measles.",
        [
            "210 cases |  | confirmed_cases | - | actual",
        ],
    ),
    "the verb behind and is that of the next figure": (
        "The film was made for $20 million and grossed $64.5 million.",
        [
            "$64.5 million |  | box_office | - | actual",
        ],
    ),
    "a name does not lie across two words": (
        "园区加强生产管理,产量达到38万吨。",
        [
            "38万吨 |  | output_tonnes | - | actual",
        ],
    ),
    "what people do behind their counter is not who they are": (
        "12名消防员正在现场作业。三位部长抵达日内瓦。",
        [
            "12名 |  | rescuers | - | actual",
            "三位 |  | 部长 | - | actual",
        ],
    ),
    "re-employment and settled migrants are their own measures": (
        "城镇新增就业820万人,失业人员再就业390万人。今年建成高标准农田5000万亩,300万农业转移人口落户。",
        [
            "820万人 |  | new_jobs | - | actual",
            "390万人 |  | reemployed | - | actual",
            "5000万亩 |  | high_standard_farmland | 2024-01-01/2024-12-31 | actual",
            "300万 |  | settled_migrants | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "guidance is a forecast, and growth that it is for is one of money": (
        "百度将2025年营收指引上调至60亿元。For 2025 Baidu guides for sales growth of 13%.",
        [
            "60亿元 | 百度 | revenue | 2025-01-01/2025-12-31 | forecast",
            "13% | 百度 | revenue_growth_yoy | 2025-01-01/2025-12-31 | forecast",
        ],
    ),
    "what grew behind another figure, and profit per share, are no growth of it": (
        "Baidu said revenue grew 14% in 2023 while volume rose 2%. Its profit was $6 billion, up 12% per share.",
        [
            "14% | 百度 | revenue_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "$6 billion | 百度 | profit | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what stands in one list with a forecast of a time not over is one, too": (
        "百度预计第四季度营收350亿元,净利润60亿元。",
        [
            "350亿元 | 百度 | revenue | 2024-10-01/2024-12-31 | forecast",
            "60亿元 | 百度 | net_profit | 2024-10-01/2024-12-31 | forecast",
        ],
    ),
    "a date that had its figure leaves the next one its own time": (
        "截至9月末,腾讯用户超过4100万;三季度营收116亿元,截至9月末,百度在2024年前三季度的累计用户超过2亿。",
        [
            "4100万 | 腾讯 | users | 2024-09-30/2024-09-30 | actual",
            "116亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "2亿 | 百度 | cumulative_users | 2024-09-30/2024-09-30 | actual",
        ],
    ),
    "the subject is carried over clauses": (
        "根据QuestMobile数据,截至9月份,AIGC APP月活规模已经达到7912.8万,"
        "其中,豆包月活用户为4197.6万。",
        [
            "7912.8万 | AIGC APP | monthly_active_users | 2024-09-01/2024-09-30 | actual",
            "4197.6万 | 豆包 | monthly_active_users | 2024-09-01/2024-09-30 | actual",
        ],
    ),
    "what a sum for nobody knows what grew by is no growth of the figure before": (
        "百度2023年毛利率为12.1%。该公司还在人工智能上砸了4.09亿元,同比增长27.6%。",
        ["12.1% | 百度 | gross_margin | 2023-01-01/2023-12-31 | actual"],
    ),
    "a number before its metric": (
        "Kimi疯狂烧钱换增长,3800万的月活让对手紧张。",
        ["3800万 | Kimi | monthly_active_users | - | actual"],
    ),
    "from X down to Y: the first and the last quarter of the range": (
        "据晚点报道,前三个季度,字节中国区单季度广告同比增速从40%左右跌至17%以内。",
        [
            "40% | 字节跳动 | advertising_growth_yoy | 2024-01-01/2024-03-31 | actual",
            "17% | 字节跳动 | advertising_growth_yoy | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "from X up to Y in one year: X is the year before": (
        "2024年,理想汽车交付量从37.6万辆增长到50万辆。",
        [
            "37.6万辆 | 理想汽车 | vehicle_deliveries | 2023-01-01/2023-12-31 | actual",
            "50万辆 | 理想汽车 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "up from a value a year earlier": (
        "Xiaomi shipped 38.2 million phones in the third quarter, from 30 million a year earlier.",
        [
            "38.2 million phones | 小米 | shipments | 2024-07-01/2024-09-30 | actual",
            "30 million | 小米 | shipments | 2023-07-01/2023-09-30 | actual",
        ],
    ),
    "a quarter told by its number alone": (
        "Xiaomi shipped 1.2 million phones in the second quarter and 1.45 million in the third.",
        [
            "1.2 million phones | 小米 | shipments | 2024-04-01/2024-06-30 | actual",
            "1.45 million | 小米 | shipments | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "years are no end of a range": (
        "Baidu's revenue rose from 5 billion yuan in 2022 to 437.6 billion yuan in 2023.",
        [
            "5 billion yuan | 百度 | revenue | 2022-01-01/2022-12-31 | actual",
            "437.6 billion yuan | 百度 | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what a value is compared with is of the year before, and of no time where none is told": (
        "百度今年上半年营收5亿元,去年同期为4亿元。",
        [
            "5亿元 | 百度 | revenue | 2024-01-01/2024-06-30 | actual",
            "4亿元 | 百度 | revenue | 2023-01-01/2023-06-30 | actual",
        ],
    ),
    "a dateline is neither time nor owner": (
        "LONDON, Dec 18 (Wire) - Baidu's revenue was 5 billion yuan.",
        ["5 billion yuan | 百度 | revenue | - | actual"],
    ),
    "a company named before whoever says so": (
        "Baidu had 5,000 employees, Corvane Research said. The company had 40 stores.",
        [
            "5,000 employees | 百度 | headcount | - | actual",
            "40 stores | 百度 | stores | - | actual",
        ],
    ),
    "the owner behind a metric": (
        "Smartphone shipments by Xiaomi in China came to 9 million last year.",
        ["9 million | 小米 | shipments | 2023-01-01/2023-12-31 | actual"],
    ),
    "a coined name before a suffix, whatever the tokeniser makes of it": (
        "去年,昱塔零售实现净利润5亿元。昱塔零售有门店30家。",
        [
            "5亿元 | 昱塔零售 | net_profit | 2023-01-01/2023-12-31 | actual",
            "30家 | 昱塔零售 | stores | - | actual",
        ],
    ),
    "a time of comparison is not the figure's": (
        "豆包通用模型日均tokens使用量超4万亿,较7个月前首发时增长了33倍。",
        [
            "4万亿 | 豆包大模型 | daily_tokens | - | actual",
            "7个月前 | 豆包大模型 | launch_date | 2024-05-01/2024-05-31 | actual",
            "33倍 | 豆包大模型 | daily_tokens_growth_multiple | - | actual",
        ],
    ),
    "values one by one for names one by one": (
        "2024年,理想、蔚来、小鹏的交付量分别为50.05万辆、22.20万辆和19.01万辆。",
        [
            "50.05万辆 | 理想汽车 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
            "22.20万辆 | 蔚来 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
            "19.01万辆 | 小鹏汽车 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "one value said of each": (
        "通义千问、文心一言均拥有上亿客户。",
        [
            "上亿 | 通义千问 | customers | - | actual",
            "上亿 | 文心一言 | customers | - | actual",
        ],
    ),
    "a list closed by 等 is one group": (
        "Kimi、豆包、星野等国内十款大模型产品,合计投放超625万条广告。",
        [
            "十款 | 国内十款大模型产品 | 大模型产品 | - | actual",
            "625万条 | 国内十款大模型产品 | ad_count | - | actual",
        ],
    ),
    "a condition is no fact": (
        "若是豆包真能取得1亿月活,算力是不够的。",
        ["1亿 | 豆包 | monthly_active_users | - | hypothetical"],
    ),
    "a target is no result, and a part takes over the plan": (
        "字节跳动2025年的资本开支预计将达到1600亿元,其中约900亿元将用于AI算力的采购。",
        [
            "1600亿元 | 字节跳动 | capital_spending | 2025-01-01/2025-12-31 | forecast",
            "900亿元 | 字节跳动 | compute_spending | 2025-01-01/2025-12-31 | forecast",
        ],
    ),
    "denied": (
        "字节跳动否认营收达到1500亿美元。",
        ["1500亿美元 | 字节跳动 | revenue | - | denied"],
    ),
    "a conversion in brackets": (
        "今年二季度,字节收入增长超过40%,达到290亿美元,上半年营收540亿美元(约合人民币3922亿元)。",
        [
            "40% | 字节跳动 | revenue_growth_yoy | 2024-04-01/2024-06-30 | actual",
            "290亿美元 | 字节跳动 | revenue | 2024-04-01/2024-06-30 | actual",
            "540亿美元 | 字节跳动 | revenue | 2024-01-01/2024-06-30 | actual",
            "3922亿元 | 字节跳动 | revenue | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "ranks, each with its region": (
        "豆包成为全球排名第二,国内排名第一的AI app。",
        [
            "豆包 | 中国AI应用 | first_place | - | actual",
            "第二 | 豆包 | market_rank | - | actual",
            "第一 | 豆包 | market_rank | - | actual",
        ],
    ),
    "a superlative as predicate is a first place": (
        "豆包是国内用户最多的AI应用。",
        [
            "豆包 | 中国AI应用 | first_place_by_users | - | actual",
            "最多 | 豆包 | market_rank | - | actual",
        ],
    ),
    "a superlative as adjective is none": ("豆包需要最大的流量池。", []),
    "dates of events": (
        "周畅2017年7月入职阿里。去年11月,承载字节AI野心的Flow部门正式成立。",
        [
            "2017年7月 | 周畅 | entry_date | 2017-07-01/2017-07-31 | actual",
            "去年11月 | Flow | founding_date | 2023-11-01/2023-11-30 | actual",
        ],
    ),
    "what is founded is not who founds it": (
        "字节跳动并在2016年成立了AI Lab。",
        ["2016年 | AI Lab | founding_date | 2016-01-01/2016-12-31 | actual"],
    ),
    "the figure of the one compared with": (
        "比亚迪2024年销量427.2万辆,超越特斯拉的179万辆。",
        [
            "427.2万辆 | 比亚迪 | vehicle_sales | 2024-01-01/2024-12-31 | actual",
            "179万辆 | 特斯拉 | vehicle_sales | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "an English list without verbs": (
        "NIO delivered 221,970 vehicles in 2024, XPeng 190,068 and Li Auto 500,508.",
        [
            "221,970 vehicles | 蔚来 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
            "190,068 | 小鹏汽车 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
            "500,508 | 理想汽车 | vehicle_deliveries | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "two English metrics joined by and": (
        "Meituan's 2024 revenue rose 22% to RMB 337.6 billion and adjusted net profit came in at "
        "RMB 43.8 billion.",
        [
            "22% | 美团 | revenue_growth_yoy | 2024-01-01/2024-12-31 | actual",
            "RMB 337.6 billion | 美团 | revenue | 2024-01-01/2024-12-31 | actual",
            "RMB 43.8 billion | 美团 | adjusted_net_profit | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "whoever gives a figure does not own it": (
        "DeepSeek-V3的训练成本约为557.6万美元,但SemiAnalysis估计该公司的硬件支出超过5亿美元。",
        [
            "557.6万美元 | DeepSeek-V3 | cost | - | actual",
            "5亿美元 | DeepSeek-V3 | hardware_spending | - | estimate",
        ],
    ),
    "a metric that no table lists": (
        "棱川微电子2024年第三季度洁净室达标率为96.4%。",
        ["96.4% | 棱川微电子 | 洁净室达标率 | 2024-07-01/2024-09-30 | actual"],
    ),
    "a target told in the clause before": (
        "蔚来汽车的目标是,2025年营收达到100亿元。",
        ["100亿元 | 蔚来 | revenue | 2025-01-01/2025-12-31 | target"],
    ),
    "a forecast told in the clause before": (
        "分析师预计,蔚来汽车2024年营收为100亿元。",
        ["100亿元 | 蔚来 | revenue | 2024-01-01/2024-12-31 | forecast"],
    ),
    "a target that was missed makes no target of the result": (
        "蔚来汽车没有达到目标,2023年营收为100亿元。",
        ["100亿元 | 蔚来 | revenue | 2023-01-01/2023-12-31 | actual"],
    ),
    "a target before a colon": (
        "Meituan's target: revenue of 100 billion yuan in 2025.",
        ["100 billion yuan | 美团 | revenue | 2025-01-01/2025-12-31 | target"],
    ),
    "the second of two quarters in one place": (
        "Xiaomi said it had shipped 1.1 million phones in Indonesia in the second quarter "
        "and 1.45 million in the third.",
        [
            "1.1 million phones | 小米 | shipments | 2024-04-01/2024-06-30 | actual",
            "1.45 million | 小米 | shipments | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "the same period as the sentence before": (
        "特斯拉2024年上半年营收为500亿元。同期净利润为30亿元。",
        [
            "500亿元 | 特斯拉 | revenue | 2024-01-01/2024-06-30 | actual",
            "30亿元 | 特斯拉 | net_profit | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "a scope inside the words of a metric": (
        "截至11月底,广东省今年累计确诊登革热病例12480例。",
        ["12480例 | 广东 | confirmed_cases | 2024-01-01/2024-11-30 | actual"],
    ),
    "a foreign name that no dictionary has": (
        "2024年上半年,居首的是奥斯特兰港,完成集装箱吞吐量460万标准箱。",
        [
            "居首 | 奥斯特兰港 | market_rank | 2024-01-01/2024-06-30 | actual",
            "460万标准箱 | 奥斯特兰港 | container_throughput | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "what an owner runs, named behind what it is": (
        "奎尔马克传媒(Quillmark Media)旗下流媒体平台芬诺拉(Fennora)11月付费用户为4100万。",
        ["4100万 | Fennora | paying_users | 2024-11-01/2024-11-30 | actual"],
    ),
    "the share that a plain noun makes up": (
        "美团2023年营收为100亿元,骑手占28.1%。",
        [
            "100亿元 | 美团 | revenue | 2023-01-01/2023-12-31 | actual",
            "28.1% | 美团 | couriers share | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the noun that was sold, not a vehicle": (
        "In 2023 Meituan sold 31,000 umbrellas.",
        ["31,000 | 美团 | umbrellas sold | 2023-01-01/2023-12-31 | actual"],
    ),
    "a metric of the article's own words has one name in both languages": (
        "In 2023 net bookings at Tencent were $268 million. 2023年腾讯净预订额为2.68亿美元。",
        [
            "$268 million | 腾讯 | net_bookings | 2023-01-01/2023-12-31 | actual",
            "2.68亿美元 | 腾讯 | net_bookings | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a word that another word hides": (
        "Tencent had revenue of $2.1 billion in 2023.",
        ["$2.1 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual"],
    ),
    "the whole of which a number is a part is no figure of its own": (
        "In 2023 Tencent won 142 of the 300 seats.",
        ["142 | 腾讯 | seats | 2023-01-01/2023-12-31 | actual"],
    ),
    "goals scored are no targets": (
        "In 2023 Chelsea scored 27 goals.",
        ["27 goals | 切尔西 | goals | 2023-01-01/2023-12-31 | actual"],
    ),
    "the time of saying is not that of the figure": (
        "Tencent said last week that revenue was $2.1 billion between April and June.",
        ["$2.1 billion | 腾讯 | revenue | 2024-04-01/2024-06-30 | actual"],
    ),
    "a time that makes up the next clause": (
        "Tencent had revenue of $2.1 billion, a record set in 2023.",
        ["$2.1 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual"],
    ),
    "a comparison with the year before goes on about the same quarter": (
        "In the third quarter Tencent's revenue was $2.1 billion. Net profit was $180 million, "
        "compared with $150 million a year earlier.",
        [
            "$2.1 billion | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "$180 million | 腾讯 | net_profit | 2024-07-01/2024-09-30 | actual",
            "$150 million | 腾讯 | net_profit | 2023-07-01/2023-09-30 | actual",
        ],
    ),
    "a change of a result is over the period that the article reports on": (
        "In the third quarter Tencent's revenue was $2.1 billion.\n\nNet profit fell 18% to $180 "
        "million.",
        [
            "$2.1 billion | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "18% | 腾讯 | net_profit_growth_yoy | 2024-07-01/2024-09-30 | actual",
            "$180 million | 腾讯 | net_profit | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "the base of a comparison does not date what follows it": (
        "今年三季度腾讯营收为8亿元,上年同期为7亿元;净利润2亿元。",
        [
            "8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "7亿元 | 腾讯 | revenue | 2023-07-01/2023-09-30 | actual",
            "2亿元 | 腾讯 | net_profit | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "a name that opens a sentence and does what companies do": (
        "In brief. Zennor shipped 8.4 million phones in 2023.",
        ["8.4 million phones | Zennor | shipments | 2023-01-01/2023-12-31 | actual"],
    ),
    "a noun that opens a sentence is no name": (
        "In brief. Tourists spent $2.3 billion in 2023.",
        ["$2.3 billion |  | tourism_spending | 2023-01-01/2023-12-31 | actual"],
    ),
    "who is behind another has the number with it": (
        "Meituan's market share was 9.5% in 2023, behind Tencent with 12.1%.",
        [
            "9.5% | 美团 | market_share | 2023-01-01/2023-12-31 | actual",
            "12.1% | 腾讯 | market_share | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "whose sales, where the noun counted comes behind": (
        "Sales of Zennor Reach reached 5.2 million copies in 2023.",
        ["5.2 million copies | Zennor Reach | copies_sold | 2023-01-01/2023-12-31 | actual"],
    ),
    "what is done without a noun of measure": (
        "In 2023 Tencent paid out 6.8m euros in compensation.",
        ["6.8m euros | 腾讯 | compensation | 2023-01-01/2023-12-31 | actual"],
    ),
    "a metric of each is another metric": (
        "In 2023 Meituan's average revenue per subscriber was 9.12 yuan.",
        ["9.12 yuan | 美团 | revenue_per_user | 2023-01-01/2023-12-31 | actual"],
    ),
    "a total without a time is of the one that the article reports on": (
        "Zennor shipped 8.4 million phones in 2023.\n\nOrmel's shipments rose 4% to 3.1 million units.",
        [
            "8.4 million phones | Zennor | shipments | 2023-01-01/2023-12-31 | actual",
            "4% | Ormel | shipments_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "3.1 million units | Ormel | shipments | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a state without a time is of the article's day": (
        "三季度腾讯营收为8亿元。腾讯门店数为3200家。",
        [
            "8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "3200家 | 腾讯 | stores | - | actual",
        ],
    ),
    "the state of the next one is of the same time": (
        "截至9月末,腾讯门店数为3200家。百度门店数为1800家。",
        [
            "3200家 | 腾讯 | stores | 2024-09-30/2024-09-30 | actual",
            "1800家 | 百度 | stores | 2024-09-30/2024-09-30 | actual",
        ],
    ),
    "of the month and the quarter, what the article opened with": (
        "腾讯11月交付3.1万辆。\n\n百度11月交付2.2万辆;三季度交付6.5万辆。美团交付1.9万辆。",
        [
            "3.1万辆 | 腾讯 | vehicle_deliveries | 2024-11-01/2024-11-30 | actual",
            "2.2万辆 | 百度 | vehicle_deliveries | 2024-11-01/2024-11-30 | actual",
            "6.5万辆 | 百度 | vehicle_deliveries | 2024-07-01/2024-09-30 | actual",
            "1.9万辆 | 美团 | vehicle_deliveries | 2024-11-01/2024-11-30 | actual",
        ],
    ),
    "a clause that only tells when": (
        "腾讯2023年净利润为9亿元,同比增长5%。11月为1亿元,10月则为2亿元。",
        [
            "9亿元 | 腾讯 | net_profit | 2023-01-01/2023-12-31 | actual",
            "5% | 腾讯 | net_profit_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "1亿元 | 腾讯 | net_profit | 2024-11-01/2024-11-30 | actual",
            "2亿元 | 腾讯 | net_profit | 2024-10-01/2024-10-31 | actual",
        ],
    ),
    "the same in English": (
        "Tencent's revenue was $9 billion in 2023. The figure was $8 billion in 2022.",
        [
            "$9 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
            "$8 billion | 腾讯 | revenue | 2022-01-01/2022-12-31 | actual",
        ],
    ),
    "the former value of a forecast that was raised": (
        "Xiaomi raised its forecast for 2024 deliveries to 130,000 vehicles from 120,000.",
        [
            "130,000 vehicles | 小米 | vehicle_deliveries | 2024-01-01/2024-12-31 | forecast",
            "120,000 | 小米 | vehicle_deliveries | - | forecast",
        ],
    ),
    "a sum and what it was made in": (
        "Tencent took in 226 million yuan ($31 million) in advertising revenue in 2023.",
        [
            "226 million yuan | 腾讯 | advertising | 2023-01-01/2023-12-31 | actual",
            "$31 million | 腾讯 | advertising | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a month earlier is no rate": (
        "Kimi had 36 million users in October, up from 32 million a month earlier.",
        [
            "36 million users | Kimi | users | 2024-10-01/2024-10-31 | actual",
            "32 million | Kimi | users | 2024-09-01/2024-09-30 | actual",
        ],
    ),
    "the same quarter of the year behind a base": (
        "Xiaomi shipped 42 million phones, versus 37 million in the second quarter of 2023.",
        [
            "42 million phones | 小米 | shipments | 2024-04-01/2024-06-30 | actual",
            "37 million | 小米 | shipments | 2023-04-01/2023-06-30 | actual",
        ],
    ),
    "the quarter is none of a base": (
        "In the third quarter of 2024 Xiaomi shipped 42 million phones. Tencent's revenue was "
        "$7 billion, versus $6 billion in the third quarter of 2023. Baidu made $5 billion in "
        "revenue in the quarter.",
        [
            "42 million phones | 小米 | shipments | 2024-07-01/2024-09-30 | actual",
            "$7 billion | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "$6 billion | 腾讯 | revenue | 2023-07-01/2023-09-30 | actual",
            "$5 billion | 百度 | revenue | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "each number with its time behind it": (
        "Xiaomi shipped 4 million phones in the January-March period and 5 million phones in the "
        "one that followed.",
        [
            "4 million phones | 小米 | shipments | 2024-01-01/2024-03-31 | actual",
            "5 million phones | 小米 | shipments | 2024-04-01/2024-06-30 | actual",
        ],
    ),
    "what adds up, from January to the day": (
        "截至11月30日,小米今年累计交付12万辆。",
        ["12万辆 | 小米 | vehicle_deliveries | 2024-01-01/2024-11-30 | actual"],
    ),
    "a quarter reported on": (
        "Tencent reported third-quarter revenue of $23 billion.",
        ["$23 billion | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual"],
    ),
    "what analysts had expected": (
        "In 2023 Tencent made $9 billion in revenue, missing the $9.3 billion analysts had forecast.",
        [
            "$9 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
            "$9.3 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | forecast",
        ],
    ),
    "a value before, over its conversion": (
        "In 2023 Tencent's revenue tripled to 13.8 billion yuan ($1.9 billion) from 4.5 billion "
        "yuan.",
        [
            "13.8 billion yuan | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
            "$1.9 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
            "4.5 billion yuan | 腾讯 | revenue | - | actual",
        ],
    ),
    "the time of a base is not spoken of further": (
        "Tencent's revenue rose 3.9% in November from a year earlier, up from 3.7% in October. "
        "The growth was 2.9% without games.",
        [
            "3.9% | 腾讯 | revenue_growth_yoy | 2024-11-01/2024-11-30 | actual",
            "3.7% | 腾讯 | revenue_growth_yoy | 2024-10-01/2024-10-31 | actual",
            "2.9% | 腾讯 | revenue_growth_yoy | 2024-11-01/2024-11-30 | actual",
        ],
    ),
    "what grew, though no table lists it": (
        "In 2023 Tencent's revenue rose 3.9%. Gasoline was up 4.4%.",
        ["3.9% | 腾讯 | revenue_growth_yoy | 2023-01-01/2023-12-31 | actual"],
    ),
    "the time of a base is none of the next clause": (
        "Tencent's revenue fell to $3 billion in 2023 from a record $10 billion in 2021, with "
        "132,000 employees staying.",
        [
            "$3 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
            "$10 billion | 腾讯 | revenue | 2021-01-01/2021-12-31 | actual",
            "132,000 employees | 腾讯 | headcount | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what would come of talks is no fact": (
        "Tencent, valued at $300 billion in March, is in talks over a sale that would value it at $400 billion.",
        [
            "$300 billion | 腾讯 | valuation | 2024-03-01/2024-03-31 | actual",
            "$400 billion | 腾讯 | valuation | 2024-03-01/2024-03-31 | forecast",
        ],
    ),
    "of two measures of one kind of goods the first is the first": (
        "2023年,中国新能源汽车产销分别完成958.7万辆和949.5万辆。",
        [
            "958.7万辆 | 中国 | vehicle_production | 2023-01-01/2023-12-31 | actual",
            "949.5万辆 | 中国 | nev_sales | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "what somebody has is what the sentence goes on about": (
        "Tesla's Model 3 was a popular car in Norway in 2023, with 20,100 deliveries.",
        [
            "20,100 deliveries | Model 3 | vehicle_deliveries | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a part of what is planned has the time of the plan": (
        "美团2025年计划投入120亿元,其中35亿元用于骑手补贴。",
        [
            "120亿元 | 美团 | capital_spending | 2025-01-01/2025-12-31 | target",
            "35亿元 | 美团 | subsidy | 2025-01-01/2025-12-31 | target",
        ],
    ),
    "what is sought is no fact": (
        "OpenAI is in talks to raise $10 billion at a valuation of $150 billion.",
        [
            "$10 billion | OpenAI | funding | - | rumour",
            "$150 billion | OpenAI | valuation | - | rumour",
        ],
    ),
    "why something will be done is a fact": (
        "Starbucks will cut 200 stores after quarterly revenue fell to $9.1 billion.",
        [
            "200 stores | 星巴克 | closed_stores | - | forecast",
            "$9.1 billion | 星巴克 | revenue | - | actual",
        ],
    ),
    "the time of what is forecast": (
        "Tencent employs 36,000 people and forecasts revenue of $5 billion for 2025.",
        [
            "36,000 people | 腾讯 | headcount | - | actual",
            "$5 billion | 腾讯 | revenue | 2025-01-01/2025-12-31 | forecast",
        ],
    ),
    "both ends of a change of what no table lists": (
        "2023年腾讯机柜由2.64万台减至1.32万台。",
        [
            "2.64万台 | 腾讯 | 机柜 | 2022-01-01/2022-12-31 | actual",
            "1.32万台 | 腾讯 | 机柜 | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the currency of the sum before": (
        "Tencent should reach 30 billion euros in revenue this year, against a target of 20 "
        "billion.",
        [
            "30 billion euros | 腾讯 | revenue | 2024-01-01/2024-12-31 | forecast",
            "20 billion | 腾讯 | revenue | - | target",
        ],
    ),
    "the record before": (
        "Tencent had revenue of $9 billion in 2023, up 12% from a year earlier and above the "
        "previous high of $8 billion set in 2021.",
        [
            "$9 billion | 腾讯 | revenue | 2023-01-01/2023-12-31 | actual",
            "12% | 腾讯 | revenue_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "$8 billion | 腾讯 | revenue | 2021-01-01/2021-12-31 | actual",
        ],
    ),
    "the quarter that a report is of, and its fiscal year": (
        "Tencent's revenue for the quarter ended Sept. 30 was $9 billion. For the fiscal year, "
        "revenue came to $35 billion.",
        [
            "$9 billion | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "$35 billion | 腾讯 | revenue | 2023-10-01/2024-09-30 | actual",
        ],
    ),
    "how much is in one of what is counted": (
        "2023年百度出口量达5440万袋(每袋60公斤)。",
        ["5440万袋 | 百度 | exports | 2023-01-01/2023-12-31 | actual"],
    ),
    "a time that says which thing is meant": (
        "截至12月3日,美团11月28日推出的无人车已交付900辆。",
        ["900辆 | 美团 | vehicle_deliveries | 2024-12-03/2024-12-03 | actual"],
    ),
    "a year that is over, though more was expected of its end": (
        "12月腾讯营收1亿元,高于预期的9000万元。全年营收12亿元。",
        [
            "1亿元 | 腾讯 | revenue | 2024-12-01/2024-12-31 | actual",
            "9000万元 |  | revenue | 2024-12-01/2024-12-31 | forecast",
            "12亿元 | 腾讯 | revenue | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "two quarters reported on leave a total without one": (
        "一季度腾讯营收为8亿元。三季度腾讯营收为9亿元。\n\n腾讯净利润为2亿元。",
        [
            "8亿元 | 腾讯 | revenue | 2024-01-01/2024-03-31 | actual",
            "9亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "2亿元 | 腾讯 | net_profit | - | actual",
        ],
    ),
    "of several, a total is of what the paragraph spoke of last": (
        "一季度腾讯营收为8亿元。\n\n三季度腾讯营收为9亿元。腾讯净利润为2亿元。",
        [
            "8亿元 | 腾讯 | revenue | 2024-01-01/2024-03-31 | actual",
            "9亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "2亿元 | 腾讯 | net_profit | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "neither a rate nor a running total is of the quarter": (
        "Zennor shipped 8.4 million phones in 2023. Ormel's shipments could reach 3.1 million "
        "phones. Tarrow's shipments run to 5 million phones a year. Venla shipped 60 million phones "
        "in all.",
        [
            "8.4 million phones | Zennor | shipments | 2023-01-01/2023-12-31 | actual",
            "3.1 million phones | Ormel | shipments | - | actual",
            "5 million phones | Tarrow | shipments | - | actual",
            "60 million phones | Venla | shipments | - | actual",
        ],
    ),
    "another value of what was told already is of a part": (
        "三季度腾讯营收为8亿元。收入为2亿元。",
        [
            "8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "2亿元 | 腾讯 | revenue | - | actual",
        ],
    ),
    "a part that is named is of the time of the whole": (
        "三季度腾讯营收为8亿元。海棠系列收入为2亿元。",
        [
            "8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "2亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "a result is not of the day that it was published": (
        "腾讯11月13日晚披露三季度业绩,营收为8亿元。百度11月14日公告,净利润为2亿元。",
        [
            "11月13日 | 腾讯 | announcement_date | 2024-11-13/2024-11-13 | actual",
            "8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "2亿元 | 百度 | net_profit | 2024-07-01/2024-09-30 | actual",
        ],
    ),
    "an opening without figures names the time": (
        "腾讯公布2024年第三季度业绩\n\n腾讯营收为8亿元。",
        ["8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual"],
    ),
    "what came up from an earlier year is not of that year": (
        "Zennor's shipments rose to 9.5 million units from 9 million in 2022.",
        [
            "9.5 million units | Zennor | shipments | 2023-01-01/2023-12-31 | actual",
            "9 million | Zennor | shipments | 2022-01-01/2022-12-31 | actual",
        ],
    ),
    "a state at the end of a year is of its last day": (
        "2023年百度营收为8亿元,年末门店数为3200家。",
        [
            "8亿元 | 百度 | revenue | 2023-01-01/2023-12-31 | actual",
            "3200家 | 百度 | stores | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "who ended the year with something has it that day, and sold over the year": (
        "Meituan's revenue was $3 billion in 2023. Tencent sold 5,200 cars and ended the year with "
        "310 stores.",
        [
            "$3 billion | 美团 | revenue | 2023-01-01/2023-12-31 | actual",
            "5,200 cars | 腾讯 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
            "310 stores | 腾讯 | stores | 2023-12-31/2023-12-31 | actual",
        ],
    ),
    "期末 is the last day of what was reported on": (
        "三季度百度营收为8亿元,期末门店数为3200家。",
        [
            "8亿元 | 百度 | revenue | 2024-07-01/2024-09-30 | actual",
            "3200家 | 百度 | stores | 2024-09-30/2024-09-30 | actual",
        ],
    ),
    "the base of a comparison dates no later sentence": (
        "三季度腾讯营收为8亿元,上年同期为7亿元。毛利率为31%,上年同期为29%。",
        [
            "8亿元 | 腾讯 | revenue | 2024-07-01/2024-09-30 | actual",
            "7亿元 | 腾讯 | revenue | 2023-07-01/2023-09-30 | actual",
            "31% | 腾讯 | gross_margin | 2024-07-01/2024-09-30 | actual",
            "29% | 腾讯 | gross_margin | 2023-07-01/2023-09-30 | actual",
        ],
    ),
    "what a sum came from is no value it is compared with": (
        "The Lumen tour grossed $140 million from 75 concerts.",
        [
            "$140 million | Lumen | box_office | - | actual",
            "75 concerts | Lumen | events_held | - | actual",
        ],
    ),
    "growth since years before is none on the year": (
        "Baidu sold 5,000 cars in 2023, up 4% on the previous year and 10% higher than in 2019.",
        [
            "5,000 cars | 百度 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
            "4% | 百度 | vehicle_sales_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "10% | 百度 | vehicle_sales_growth_since | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a deal values whoever stands between the verb and the sum": (
        "Baidu raised $300 million in a round that values the Beijing-based company at $4 billion.",
        [
            "$300 million | 百度 | funding | - | actual",
            "$4 billion | 百度 | valuation | - | actual",
        ],
    ),
    "the sum of a round is no valuation": (
        "The deal values Baidu at $4 billion after a $300 million Series B round.",
        [
            "$4 billion | 百度 | valuation | - | actual",
            "$300 million | 百度 | funding | - | actual",
        ],
    ),
    "who leads a round has no share in what it values": (
        "小米完成3亿元B轮融资,由腾讯领投1亿元,投后估值达40亿元。",
        [
            "3亿元 | 小米 | funding | - | actual",
            "1亿元 | 腾讯 | investment | - | actual",
            "40亿元 | 小米 | valuation | - | actual",
        ],
    ),
    "the latter is the last name before": (
        "腾讯以1亿元领投小米的融资,后者的估值达到40亿元。",
        [
            "1亿元 | 腾讯 | investment | - | actual",
            "40亿元 | 小米 | valuation | - | actual",
        ],
    ),
    "the latter is nobody where its name is not known": (
        "腾讯收购了青岚科技,后者2024年营收5亿元。",
        [
            "5亿元 |  | revenue | 2024-01-01/2024-12-31 | actual",
        ],
    ),
    "a company described by when it was founded, which dates nothing": (
        "百度营收5亿元。这家成立于2000年的公司在2024年6月融资6亿元,当时估值为58亿元。",
        [
            "5亿元 | 百度 | revenue | - | actual",
            "6亿元 | 百度 | funding | 2024-06-01/2024-06-30 | actual",
            "58亿元 | 百度 | valuation | 2024-06-01/2024-06-30 | actual",
        ],
    ),
    "a relative clause is about the name before it, also behind what it is": (
        "Baidu trailed Xiaomi, the Beijing maker of phones, which shipped 5 million phones last year.",
        [
            "5 million phones | 小米 | shipments | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the next of a ranking, with the value alone": (
        "Baidu sold 5,000 cars in 2023, followed by Xiaomi with 4,000. BYD came third with 3,000.",
        [
            "5,000 cars | 百度 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
            "4,000 | 小米 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
            "3,000 | 比亚迪 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "who did another act has no value of what was told before": (
        "Baidu produced 5,000 umbrellas in 2023. Xiaomi added 400.",
        [
            "5,000 | 百度 | umbrellas produced | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a share of one part is that of no other one": (
        "Of the orders, Norland yards took 25% and Sudland yards 52%.",
        [
            "25% | Norland | norland yards share | - | actual",
            "52% | Sudland | sudland yards share | - | actual",
        ],
    ),
    "a share of the whole is not the whole's": (
        "我国造船完工量4818万载重吨,占全球的55.7%。",
        [
            "4818万载重吨 | 中国 | ship_completions_dwt | - | actual",
            "55.7% | 中国 | ship_completions_dwt_share | - | actual",
        ],
    ),
    "dwt and cgt are no one measure": (
        "去年全国造船完工量4818万载重吨,新接订单量2500万修正总吨。",
        [
            "4818万载重吨 | 中国 | ship_completions_dwt | 2023-01-01/2023-12-31 | actual",
            "2500万修正总吨 | 中国 | ship_orders_cgt | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a growth of what was added is none of the stock, whose total follows": (
        "2023年,全国新增光伏装机216GW,同比增长148%,累计装机达609GW。",
        [
            "216GW | 中国 | solar_capacity_added | 2023-01-01/2023-12-31 | actual",
            "148% | 中国 | solar_capacity_added_growth_yoy | 2023-01-01/2023-12-31 | actual",
            "609GW | 中国 | solar_capacity | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a noun behind a physical figure, and a verb before one": (
        "比亚迪以15GW的硅片出货量居首。百度组件出货8GW。",
        [
            "15GW | 比亚迪 | wafers delivered | - | actual",
            "居首 | 比亚迪 | market_rank | - | actual",
            "8GW | 百度 | panels delivered | - | actual",
        ],
    ),
    "so many times is how often": (
        "The Baidu app was downloaded 12 million times in 2023.",
        [
            "12 million times |  | downloads | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a place in what a company is called owns nothing": (
        "OpenAI raised $4 billion. The San Francisco company was valued at $30 billion in March 2024.",
        [
            "$4 billion | OpenAI | funding | - | actual",
            "$30 billion | OpenAI | valuation | 2024-03-01/2024-03-31 | actual",
        ],
    ),
    "a former name is no owner": (
        "Baidu, formerly Xiaomi, sold 5,000 cars in 2023.",
        [
            "5,000 cars | 百度 | vehicle_sales | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "the champion is the name right behind": (
        "百度排名第二,冠军小米卖出5000辆汽车。",
        [
            "第二 | 百度 | market_rank | - | actual",
            "冠军 | 小米 | market_rank | - | actual",
            "小米 | 汽车 | first_place_by_sales | - | actual",
            "5000辆 | 小米 | vehicle_sales | - | actual",
        ],
    ),
    "the year of a target is not that of the next figure": (
        "今年上半年,百度营收5亿元,完成全年目标的40%;小米营收9亿元。",
        [
            "5亿元 | 百度 | revenue | 2024-01-01/2024-06-30 | actual",
            "9亿元 | 小米 | revenue | 2024-01-01/2024-06-30 | actual",
        ],
    ),
    "a whole named in the sentence is not whoever tells of it": (
        "霍兰德数据显示,2023年全球新船订单量为4000万修正总吨,同比下降5%。",
        [
            "4000万修正总吨 | 全球 | ship_orders_cgt | 2023-01-01/2023-12-31 | actual",
            "5% | 全球 | ship_orders_cgt_growth_yoy | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a bank or yard of a group is not the group": (
        "小米重工去年营收26亿元。",
        [
            "26亿元 | 小米重工 | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "capitals with a Chinese name behind them": (
        "HD青岚重工去年营收26亿元。",
        [
            "26亿元 | HD青岚重工 | revenue | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "a name that opens with what is no noun": (
        "自然历史博物馆排名第二,参观人数为603万。",
        [
            "第二 | 自然历史博物馆 | market_rank | - | actual",
            "603万 | 自然历史博物馆 | visitors | - | actual",
        ],
    ),
    "the name of a show in quotation marks of either script": (
        "「星河巡演」去年共演出80場,票房20億元。",
        [
            "80場 | 星河巡演 | events_held | 2023-01-01/2023-12-31 | actual",
            "20億元 | 星河巡演 | box_office | 2023-01-01/2023-12-31 | actual",
        ],
    ),
    "how long something took dates no other figure": (
        "历时21个月的“星河巡演”上周日在温哥华收官。149场演出共吸引1016万名观众,门票总收入20亿元。",
        [
            "21个月 | 星河巡演 | duration | 2024-12-15/2024-12-15 | actual",
            "149场 | 星河巡演 | events_held | - | actual",
            "1016万名 | 星河巡演 | attendance | - | actual",
            "20亿元 | 星河巡演 | box_office | - | actual",
        ],
    ),
    "averages of each match are one measure": (
        "2023年,曼联场均上座人数为73815人,利物浦场均60340人。",
        [
            "73815人 | 曼联 | average_attendance | 2023-01-01/2023-12-31 | actual",
            "60340人 | 利物浦 | average_attendance | 2023-01-01/2023-12-31 | actual",
        ],
    ),
}


MEASURED = {
    "a counter of many things decides nothing": (
        "《远岸》全球销量突破300万套。",
        ["300万套 units_sold volume"],
    ),
    "but beside words of housing": (
        "楼盘开盘三天售出住宅120套。",
        ["120套 dwellings_sold homes_sold"],
    ),
    "whatever was sold is counted in one family": (
        "The studio sold 31,000 umbrellas.",
        ["31,000 umbrellas sold|volume"],
    ),
    "deaths in a population are deaths": (
        "2024年死亡人口12万人。",
        ["12万人 population_deaths deaths"],
    ),
    "a verb of change behind a value compared with is no metric": (
        "2024年出生人口9.4万人,比2023年的9.1万人有所回升。",
        ["9.4万人 births births", "9.1万人 births births"],
    ),
    "what is compared with, before a change in percent": (
        "6月揽收包裹8.9万件,较5月的9.2万件减少3.3%。",
        [
            "8.9万件 parcels parcels",
            "9.2万件 parcels parcels",
            "3.3% parcels_growth_qoq parcels_growth_qoq",
        ],
    ),
    "added to a stock": (
        "美团2023年新增订阅用户12万。",
        ["12万 paying_users_added paying_users_added"],
    ),
    "the same in English": (
        "In 2023 Meituan added 120,000 subscribers.",
        ["120,000 subscribers paying_users_added paying_users_added"],
    ),
    "before the noun": (
        "Net new subscribers at Meituan reached 120,000.",
        ["120,000 paying_users_added paying_users_added"],
    ),
    "taken from a stock": ("美团关闭了61家门店。", ["61家 closed_stores stores"]),
    "as an amount of change that names its base": (
        "门店数较上年末增加61家。",
        ["61家 stores_change_ytd stores_change_ytd"],
    ),
    "a verb of change that is the metric's own word": (
        "美团裁减3500个岗位。",
        ["3500个 layoffs layoffs"],
    ),
    "medals by what they are made of": (
        "代表团获得12枚金牌、9枚银牌、7枚铜牌,总计28枚奖牌。",
        [
            "12枚 gold_medals medals",
            "9枚 silver_medals medals",
            "7枚 bronze_medals medals",
            "28枚 medals medals",
        ],
    ),
    "with the noun behind the last only": (
        "They won 12 gold, 9 silver and 7 bronze medals.",
        ["12 gold_medals medals", "9 silver_medals medals", "7 bronze_medals medals"],
    ),
    "goods of one kind": (
        "矿产铜产量10.7万吨,矿产金产量7.3吨。",
        ["10.7万吨 copper output|output_tonnes", "7.3吨 gold output|output_tonnes"],
    ),
    "behind the number": (
        "It produced 107,000 tonnes of copper and 7.3 tonnes of gold.",
        ["107,000 tonnes copper output|output_tonnes", "7.3 tonnes gold output|output_tonnes"],
    ),
    "that the table lists by itself": (
        "It imported 105,000 tonnes of soybeans.",
        ["105,000 tonnes soybean_imports soybean_imports"],
    ),
    "in a unit that no metric of the table has": (
        "葡萄酒产量为330万百升。",
        ["330万百升 wine output|wine output"],
    ),
    "the same in English, over a change": (
        "Wine output fell 23.5% to 3.3 million hectolitres.",
        [
            "23.5% wine output_growth_yoy|wine output_growth_yoy",
            "3.3 million hectolitres wine output|wine output",
        ],
    ),
    "a known noun behind modifiers that say nothing": (
        "图书馆总借阅量为320万册。",
        ["320万册 loans_of_books loans_of_books"],
    ),
    "an act, whatever is done": (
        "The library made 3.2 million loans.",
        ["3.2 million loans_of_books loans_of_books"],
    ),
    "a noun longer than the word of the table in it": (
        "理赔案件为230万件。",
        ["230万件 claims_filed claims_filed"],
    ),
    "what is spent on": (
        "It spent 1.8 billion yuan on R&D.",
        ["1.8 billion yuan rd_spending rd_spending"],
    ),
    "and spent on something else": (
        "It spent 54 billion yuan on R&D and 3 billion yuan on advertising.",
        ["54 billion yuan rd_spending rd_spending", "3 billion yuan ad_spending ad_spending"],
    ),
    "things are no money": ("It exported 14,000 buses.", ["14,000 buses exported|buses"]),
    "of each, behind the number": (
        "The railway carried 4.1 million passengers, or 11,200 a day.",
        ["4.1 million passengers passengers passengers", "11,200 passengers_each_day passengers"],
    ),
    "a share of no named whole is one of the market": (
        "甲牌份额为15.2%。",
        ["15.2% market_share market_share"],
    ),
    "money, where the growth leads to money": (
        "Sales rose 26.6% to 1.4 billion yuan.",
        [
            "26.6% sales_value_growth_yoy revenue_growth_yoy",
            "1.4 billion yuan sales_value revenue",
        ],
    ),
    "what something fell by, and to": (
        "Applicants fell by 7,000 to 135,000.",
        ["7,000 applicants_change_yoy applicants_change_yoy", "135,000 applicants applicants"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MEASURED.values(), ids=list(MEASURED))
def test_what_a_figure_measures(text: str, expected: list[str]) -> None:
    claims = claims_of(text).sort_values("char_start", kind="stable")
    told = [(c.value_text, c.metric, c.family) for c in claims.itertuples()]
    assert [" ".join(t) for t in told] == [e.replace("|", " ") for e in expected]


TOLD_TWICE = [
    ("甲公司2024年卖出杯子30万只。", "In 2024 it sold 300,000 pieces."),
    ("该站全年新增光伏装机277兆瓦。", "It added 277 MW of solar capacity."),
    ("门急诊量达851万人次。", "The hospital handled 8.51 million outpatient visits."),
    ("动力电池装车量246吉瓦时。", "EV battery installations were 246 GWh."),
    ("净移民人数为7.3万人。", "Net migration was 73,000."),
    ("该馆共有6.5万册藏书。", "The library holds 65,000 books."),
    ("共征集签名14万个。", "The petition collected 140,000 signatures."),
    ("出生率为6.77‰。", "The birth rate was 6.77 per 1,000 people."),
    ("啤酒出口1.9亿升。", "It exported 190 million litres of beer."),
    ("共有99人住院。", "It had 99 people hospitalised."),
    ("1月私人住宅楼价上升3.2%。", "Home prices rose 3.2% in January."),
    ("1月确诊麻疹1356例。", "It confirmed 1,356 measles cases in January."),
    ("预告片获得5300万次观看。", "The trailer drew 53 million views."),
    ("录取本科生3800人。", "The college admitted 3,800 undergraduates."),
]


@pytest.mark.parametrize(("chinese", "english"), TOLD_TWICE, ids=[e for _, e in TOLD_TWICE])
def test_one_metric_told_in_two_languages_is_one(chinese: str, english: str) -> None:
    one, two = (claims_of(text).iloc[0] for text in (chinese, english))
    assert (one.family, one.definition, one.unit) == (
        two.family,
        two.definition,
        two.unit,
    )


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_what_a_sentence_claims(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "word", "held"),
    [("the group of 12", "up", False), ("markup", "up", False), ("up 3%", "up", True)],
)
def test_cue_words_are_whole_words(text: str, word: str, held: bool) -> None:
    assert contains_any(text, (word,)) == held
    assert bool(starts_with_any(text, (word,))) == text.startswith("up ")
    assert not ends_with_any(f"{text} x{word}", (word,))


def test_of_cue_words_the_longest_counts_and_none_hides_another() -> None:
    words = ("reached", "have reached", "ad revenue", "revenue")
    assert ends_with_any("sales have Reached", words) == "have reached"
    assert starts_with_any("have reached 5", words) == "have reached"
    assert contains_any("it had revenue of 5", words)
    assert not contains_any("ad revenues", words)
    assert not contains_any("anything", ())
    assert ends_with_any("İstanbul reached", words) == "reached"


def test_a_name_is_one_under_all_its_forms_and_across_articles() -> None:
    """A gloss in one article joins the Chinese name of it to the English one of another."""
    texts = {
        "zh.txt": "棱川微电子股份有限公司(Lengchuan Microelectronics,下称“棱川”)发布年报。"
        "2023年,棱川营收12亿元。",
        "en.txt": "Lengchuan Microelectronics reported revenue of 1.3 billion yuan in 2023.",
    }
    articles = [
        Article(name, name, text, clean(text), "", "", "zh-Hans", PUBLISHED, "field")
        for name, text in texts.items()
    ]
    claims = extract_claims(articles, SETTINGS)
    assert set(claims.loc[claims["metric"] == "revenue", "entity"]) == {claims["entity"].iloc[0]}


def test_the_outlet_of_an_article_owns_no_figure_of_it() -> None:
    text = "2024-12-20 BBC News\nMarket calm\n\nProfits fell 5% in 2023."
    article = Article("a.txt", "a.txt", text, clean(text), "", "BBC News", "en", PUBLISHED, "field")
    assert set(extract_claims([article], SETTINGS)["entity"]) == {""}


def test_the_scope_of_a_figure() -> None:
    claims = claims_of(
        "尽管ChatGPT仍以超3亿月活遥遥领先(APP+web用户),豆包海外版Cici的MAU也有1267万。"
    )
    assert dict(zip(claims["value_text"], claims["scope"], strict=True)) == {
        "3亿": "app|web",
        "1267万": "overseas",
    }


def test_quotes_are_slices_of_the_original_file() -> None:
    """Traditional script, inserted pinyin and all."""
    seed = next(Path("seeds").glob("001_*.txt")) if Path("seeds").is_dir() else None
    text = seed.read_text(encoding="utf-8") if seed else "微軟耗資數(shù)億美元。"
    article = Article("s", "s", text, clean(text), "", "", "zh-Hant", PUBLISHED, "field")
    claims = extract_claims([article], SETTINGS)
    assert len(claims)
    for claim in claims.itertuples():
        assert text[claim.char_start : claim.char_end] == claim.value_text
        assert claim.quote in " ".join(text.split())


def test_ids_do_not_depend_on_what_stands_before() -> None:
    text = "豆包月活用户为4197.6万。"
    assert set(claims_of(text)["claim_id"]) == set(claims_of("今天天气很好。\n" + text)["claim_id"])


PIECES = st.sampled_from(
    [
        "豆包",
        "Kimi",
        "月活",
        "营收",
        "达到",
        "超",
        "3亿",
        "40%",
        "从",
        "跌至",
        "(",
        ")",
        ",",
        "。",
        "2024年",
        "其中",
        "分别为",
        "、",
        "和",
        "均",
        "若",
        "BYD",
        " sold ",
        "5,000",
        "\n",
        "“",
        "第一",
        "最大的",
        "是",
    ]
)


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_every_claim_slices_back(text: str) -> None:
    for claim in claims_of(text).itertuples():
        assert text[claim.char_start : claim.char_end] == claim.value_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [("去年,甲公司营收为8亿元。", "-"), ("2023年,甲公司营收为8亿元。", "2023-01-01/2023-12-31")],
)
def test_last_year_is_no_surer_than_the_date_it_counts_from(text: str, expected: str) -> None:
    article = Article("a.txt", "a.txt", text, clean(text), "", "", "zh-Hans", PUBLISHED, "inferred")
    [claim] = extract_claims([article], SETTINGS).itertuples()
    assert claim.period_start == "2023-01-01"
    assert period(claim) == expected


FALLS = [
    ("腾讯2024年净利润同比下降3.1%。", -3.1, -3.1, "exact"),
    ("腾讯2024年净利润同比变化为-3.1%。", -3.1, -3.1, "exact"),
    ("腾讯2024年净利润同比增长3.1%。", 3.1, 3.1, "exact"),
    ("腾讯2024年净利润同比下降约3.1%。", -3.1, -3.1, "about"),
    ("腾讯2024年净利润同比下降超过9%。", None, -9.0, "under"),
    ("腾讯2024年净利润增速下降至3.1%。", 3.1, 3.1, "exact"),
    ("Tencent's net profit fell 3.1% in 2024.", -3.1, -3.1, "exact"),
    ("Tencent's net profit was down by 3.1 percent in 2024.", -3.1, -3.1, "exact"),
    ("Tencent reported a 3.1% decline in net profit in 2024.", -3.1, -3.1, "exact"),
    ("Tencent's net profit growth fell to 3.1% in 2024.", 3.1, 3.1, "exact"),
]


@pytest.mark.parametrize(("text", "low", "high", "hedge"), FALLS, ids=[f[0] for f in FALLS])
def test_a_fall_is_a_growth_below_zero(text, low, high, hedge):
    [claim] = claims_of(text).itertuples()
    assert claim.metric == "net_profit_growth_yoy"
    told = [None if pd.isna(bound) else bound for bound in (claim.value_low, claim.value_high)]
    assert (told, claim.hedge) == ([low, high], hedge)


def test_what_fell_by_one_count_did_not_grow_by_it():
    texts = {"a": "腾讯2024年净利润同比下降3.1%。", "b": "腾讯2024年净利润同比增长3.1%，财报说。"}
    articles = [
        Article(name, name, text, clean(text), "", "", "zh-Hans", PUBLISHED, "field")
        for name, text in texts.items()
    ]
    claims = extract_claims(articles, SETTINGS)
    assert claims["representative_id"].nunique() == 2


LISTS = [
    (
        "去年全国生铁、粗钢、钢材产量分别为8.5亿吨、10.5亿吨和14亿吨，分别下降2%、1.7%和3.1%。",
        [
            "pig_iron output 8.5e8",
            "steel_output 10.5e8",
            "finished_steel_output 14e8",
            "pig_iron output_growth -2",
            "steel_output_growth -1.7",
            "finished_steel_output_growth -3.1",
        ],
    ),
    (
        "去年全国造船完工量48载重吨，手持订单量90载重吨，分别占全球的55.7%和63.1%。",
        [
            "ship_completions_dwt 48",
            "ship_order_book_dwt 90",
            "ship_completions_dwt_share 55.7",
            "ship_order_book_dwt_share 63.1",
        ],
    ),
    (
        "腾讯2024年营收为152.3亿元，净利润18.6亿元，分别同比增长12.4%和下降3.1%。",
        ["revenue 15.23e9", "net_profit 1.86e9", "revenue_growth 12.4", "net_profit_growth -3.1"],
    ),
    (
        "腾讯2024年营收和净利润分别为152.3亿元和18.6亿元，同比分别增长12.4%和3.1%。",
        ["revenue 15.23e9", "net_profit 1.86e9", "revenue_growth 12.4", "net_profit_growth 3.1"],
    ),
    (
        "腾讯2024年营收152.3亿元、净利润18.6亿元，同比分别下降12.4%、3.1%。",
        ["revenue 15.23e9", "net_profit 1.86e9", "revenue_growth -12.4", "net_profit_growth -3.1"],
    ),
    (
        "Tencent reported revenue of $2.1 billion and net profit of $180 million, up 4% and 9% "
        "respectively.",
        ["revenue 2.1e9", "net_profit 180e6", "revenue_growth 4", "net_profit_growth 9"],
    ),
    (
        "Tencent's revenue and net profit were $2.1 billion and $180 million respectively.",
        ["revenue 2.1e9", "net_profit 180e6"],
    ),
]


MATCHED = [
    (
        "Zennor, Palix and Orvo held 31.2%, 22.5% and 11.8% of the market, respectively.",
        ["Zennor 31.2 -", "Palix 22.5 -", "Orvo 11.8 -"],
    ),
    (
        "Palix and the little-known maker b-one shipped 3.2 million and 1.1 million phones "
        "respectively.",
        [" 3.2e6 -", " 1.1e6 -"],
    ),
    (
        "Tencent sold 4.1 million and 4.5 million phones in 2022 and 2023 respectively.",
        ["腾讯 4.1e6 2022-01-01/2022-12-31", "腾讯 4.5e6 2023-01-01/2023-12-31"],
    ),
    (
        "2023年腾讯营收为7亿元，净利润3亿元；百度和美团的净利润分别为2亿元和1亿元。",
        [
            "腾讯 7e8 2023-01-01/2023-12-31",
            "腾讯 3e8 2023-01-01/2023-12-31",
            "百度 2e8 2023-01-01/2023-12-31",
            "美团 1e8 2023-01-01/2023-12-31",
        ],
    ),
    (
        "Zennor and Palix sold 42 and 17 planes, respectively, in 2023.",
        ["Zennor 42 2023-01-01/2023-12-31", "Palix 17 2023-01-01/2023-12-31"],
    ),
    (
        "2023年腾讯和百度的营收分别为5亿元和6亿元。两家公司的净利润分别为2亿元和1亿元。",
        [
            "腾讯 5e8 2023-01-01/2023-12-31",
            "百度 6e8 2023-01-01/2023-12-31",
            "腾讯 2e8 2023-01-01/2023-12-31",
            "百度 1e8 2023-01-01/2023-12-31",
        ],
    ),
    (
        "2022年和2023年，腾讯的营收分别为5亿元和6亿元。",
        ["腾讯 5e8 2022-01-01/2022-12-31", "腾讯 6e8 2023-01-01/2023-12-31"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MATCHED, ids=[case[0] for case in MATCHED])
def test_each_number_of_a_list_goes_to_its_name_or_time(text, expected):
    claims = claims_of(text).sort_values("char_start", kind="stable")
    told = [(c.entity, c.value_low, period(c)) for c in claims.itertuples()]
    wanted = [item.split(" ") for item in expected]
    assert told == [(name, pytest.approx(float(value)), when) for name, value, when in wanted]


LIMITS = [
    ("我国自印尼、俄罗斯进口的煤炭分别为2.2亿吨和9500万吨。", ["印度尼西亚", "俄罗斯"]),
    ("昆明至北京旅客列车运送旅客68.3万人次。", ["line 北京|line 昆明"]),
    ("《雾港》第三季上线。前两季的观看次数分别为2.6亿次和1.9亿次。", ["season 1", "season 2"]),
    (
        '"Dark Harbour" is over. The third and final season drew 60.1 million views. Season two had 68 million views.',
        ["season 3", "season 2"],
    ),
    ("2023年末,全国60岁及以上人口29697万人。", ["age_60_up"]),
    ("2023年末,全国16至59岁劳动年龄人口86481万人。", ["age_16_59"]),
    ("2023年末,全国0-15岁人口24789万人。", ["age_0_15"]),
    ("2023年末,全国城镇常住人口93267万人,男性人口72032万人。", ["urban", "male"]),
    ("Japan's population aged 65 and over was 36.2 million in 2023.", ["age_65_up"]),
    ("In 2023 Japan had 36.2 million people aged 65 or older.", ["age_65_up"]),
    ("2023年全球智能手机出货11.7亿部,其中苹果2.35亿部、三星2.27亿部。", ["phones", "", ""]),
    ("In 2023 the Louvre in Paris welcomed 8.7 million visitors.", [""]),
    ("In 2023 Tesla sold 12,100 electric cars.", ["electric"]),
    ("In 2023 Tesla sold 12,100 new cars.", [""]),
    ("In 2023 Tesla delivered 17,200 cars in Europe.", ["欧洲"]),
    ("2023年特斯拉在欧洲交付1.72万辆。", ["欧洲"]),
    ("In 2023 Meituan added 46 researchers and had 612 researchers.", ["added", ""]),
    ("In 2023 Meituan sold 31,000 umbrellas.", ["umbrellas"]),
    ("2023年美团售出雨伞3万把。", ["雨伞"]),
    ("2023年美团售出新车5万辆。", [""]),
    ("2023年美团机队规模为142架，其中38架为租赁飞机。", ["", "租赁飞机"]),
]


@pytest.mark.parametrize(("text", "scopes"), LIMITS, ids=[case[0] for case in LIMITS])
def test_what_limits_a_figure_besides_the_listed_scopes(text, scopes):
    claims = claims_of(text).sort_values("char_start", kind="stable")
    assert claims["scope"].tolist() == scopes


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[case[0] for case in LISTS])
def test_each_number_of_a_list_goes_to_its_metric(text, expected):
    claims = claims_of(text).sort_values("char_start", kind="stable")
    told = zip(claims["metric"], claims["value_low"], strict=True)
    wanted = [(name, float(value)) for name, value in (item.rsplit(" ", 1) for item in expected)]
    assert [(m.removesuffix("_yoy"), pytest.approx(v)) for m, v in wanted] == [
        (m.removesuffix("_yoy"), v) for m, v in told
    ]


def test_a_list_whose_names_are_not_all_known_gives_its_numbers_to_nobody():
    claims = claims_of("三季度，大型、中型的和岚屿科技的市场份额分别为31.2%、22.5%和11.8%。")
    assert set(claims["entity"]) == {""}


def test_words_that_run_together_are_no_times():
    claims = claims_of("Quillon Works' revenue was $5 billion lastmonth, nextweek and thisyear.")
    assert claims["period_basis"].tolist() == ["article_date"]


def test_a_target_named_target_is_actual():
    claims = claims_of("Target's revenue was $106 billion in 2023.")
    assert claims["modality"].tolist() == ["actual"]


def test_a_year_before_something_measured_dates_no_event():
    claims = claims_of("2023年我国造船完工量4232万载重吨。")
    assert "date" not in set(claims["unit"])


@pytest.mark.parametrize(
    "text",
    [
        "2015年10月，岚山电子电竞联盟成立。",
        "岚山电子发布新战略。8年前，第一个人工合成的细胞诞生。",
        "岚山一中建于城东，由岚山电子有限公司于2001年创办。",
        "2023年5月6日，学校创办方岚山电子接管了食堂。",
        "2023年三季度，岚山电子两款新手机上市。",
        "2023年9月，岚山电子在“岚山上市10周年”之际换帅。",
        "2023年9月，岚山电子分拆旗下教育品牌。",
        "岚山电子和临江电子同期成立。",
        "据5月6日报道，岚山电子担心几周前刚刚上市的新款手机卖不动。",
        "岚山市第十一中学建立于1950年，是新中国成立后的第一所中学。",
    ],
)
def test_what_befell_another_is_no_event_of_who_is_spoken_of(text: str):
    claims = claims_of(text)
    dated = claims[(claims["unit"] == "date") & (claims["family"] != "announcement_date")]
    assert dated["entity"].tolist() == []


def test_a_bare_quarter_count_is_no_first_quarter():
    claims = claims_of("岚山电子在过去的一个季度营收62亿元，第三个季度营收70亿元。")
    assert claims["period_start"].tolist()[-1] == "2024-07-01"
    assert "2024-01-01" not in claims["period_start"].tolist()


def test_accounting_rules_and_depositary_shares_are_nobodys():
    text = "按美国通用会计准则（GAAP）计，2023年毛利润为1.1亿美元，每股美国存托股派息0.3美元。"
    assert set(claims_of(text)["entity"]) == {""}


def test_adjusted_earnings_per_share_are_another_measure():
    claims = claims_of("岚山电子2023年每股收益7.62元，调整后每股收益9.60元。")
    assert claims["definition"].tolist() == ["", "adjusted"]


def test_how_long_something_lasts_has_no_growth_of_what_was_told_before():
    claims = claims_of("岚山App2023年9月日活达到1.5亿，同比增长19%，用户使用时长同比增长68%。")
    assert claims["value_text"].tolist() == ["1.5亿", "19%"]


# What a careful reader would make of ordinary sentences: add a row for every one that is misread.
# text | value: owner, metric, lowest value, period (- where the text states none), scope | ...
READINGS = """
# changes are no levels, and what they are measured from tells them apart
临江银行不良贷款率1.21%，较年初下降0.03个百分点。 | 1.21%: 临江银行, bad_loan_ratio, 1.21, -, | 0.03个百分点: 临江银行, bad_loan_ratio_change_ytd, -0.03, -,
临江银行拨备覆盖率312.5%，较上年末提高8.4个百分点。 | 8.4个百分点: 临江银行, 拨备覆盖率_change_ytd, 8.4, -,
临江银行总资产2.36万亿元，存款余额1.78万亿元，比年初增加920亿元，同比增长8.2%。 | 920亿元: 临江银行, deposits_change_ytd, 92e9, -, | 8.2%: 临江银行, deposits_growth_yoy, 8.2, -,
岭澳汽车前三季度净利润56.2亿元，比去年同期多9.8亿元。 | 56.2亿元: 岭澳汽车, net_profit, 5.62e9, 2024-01-01/2024-09-30, | 9.8亿元: 岭澳汽车, net_profit_change_yoy, 9.8e8, 2024-01-01/2024-09-30,
昆岳航空机队规模达142架，较年初净增9架。 | 9架: 昆岳航空, fleet_size_change_ytd, 9, -,
新北市登革熱累計確診126例，較上週新增12例。 | 12例: 新北市, cases_added, 12, -,
9月CPI同比下降0.3%，环比上涨0.1%。 | 0.3%: , cpi_growth_yoy, -0.3, 2024-09-01/2024-09-30, | 0.1%: , cpi_growth_qoq, 0.1, 2024-09-01/2024-09-30,
盛寧科技9月營收128.6億元，月增6.2%、年增18.4%。 | 6.2%: 盛宁科技, revenue_growth_qoq, 6.2, 2024-09-01/2024-09-30, | 18.4%: 盛宁科技, revenue_growth_yoy, 18.4, 2024-09-01/2024-09-30,
盛寧科技毛利率58.8%，季減0.2個百分點，年增1.0個百分點。 | 0.2個百分點: 盛宁科技, gross_margin_change_qoq, -0.2, -, | 1.0個百分點: 盛宁科技, gross_margin_change_yoy, 1.0, -,
岚屿科技外汇储备333亿美元，较8月末上升16亿美元。 | 16亿美元: 岚屿科技, reserves_change_qoq, 1.6e9, -,
客户复购率较上年末上升2.3个百分点。 | 2.3个百分点: , 客户复购率_change_ytd, 2.3, -,
2023年，全国充电桩增量为422.2万台。 | 422.2万台: 中国, charging_piles_added, 4.222e6, 2023-01-01/2023-12-31,
# a name that is a cue word is none
Target's comparable sales fell 1.9% in 2023. | 1.9%: Target, same_store_sales_growth_yoy, -1.9, 2023-01-01/2023-12-31,
# a share is of what it is a part of
岚屿科技研发投入42.6亿元，占营收的12.8%。 | 12.8%: 岚屿科技, rd_spending_share, 12.8, -,
# of each
云栖酒店集团入住率78.6%，每间可售房收入336元。 | 336元: 云栖酒店集团, revenue_each_room, 336, -,
锦阳机场发送旅客98.5万人次，日均32.8万人次。 | 32.8万人次: 锦阳机场, passengers_each_day, 328000, -,
# parts and stretches are not the whole
蓝港集团集装箱吞吐量1236万标准箱，其中外贸箱量842万标准箱。 | 842万标准箱: 蓝港集团, container_throughput, 8.42e6, -, 外贸箱量
沐野茶集门店总数8460家，其中加盟店7910家。 | 7910家: 沐野, franchised_stores, 7910, -,
岚屿科技营收273亿元，车费收入113亿元。 | 273亿元: 岚屿科技, revenue, 2.73e10, -, | 113亿元: 岚屿科技, revenue, 1.13e10, -, 车费
岚屿科技营收273亿元，批发收入113亿元，附加收入21亿元。 | 273亿元: 岚屿科技, revenue, 2.73e10, -, | 113亿元: 岚屿科技, revenue, 1.13e10, -, 批发 | 21亿元: 岚屿科技, revenue, 2.1e9, -, 附加
岚屿科技服务业务在截至1月29日的2023财年营收373亿元。 | 373亿元: 岚屿科技, revenue, 3.73e10, 2023-01-01/2023-12-31, services
岚屿科技斩获收入273亿元。 | 273亿元: 岚屿科技, revenue, 2.73e10, -,
《星港谜案》首日票房1.26亿元，累计票房突破8亿元大关。 | 1.26亿元: 星港谜案, box_office, 1.26e8, -, first_day | 8亿元: 星港谜案, box_office, 8e8, -,
《星港谜案》上映十天售出410万张票。 | 410万张: 星港谜案, units_sold, 4.1e6, -, first_10_days
Zennor Reach sold 4.1 million copies in its first two weeks. | 4.1 million copies: Zennor Reach, copies_sold, 4.1e6, -, first_2_weeks
In the first three weeks on sale Zennor Reach sold 5 million copies. | 5 million copies: Zennor Reach, copies_sold, 5e6, -, first_3_weeks
# growth is measured from the month or quarter that stands behind it, and each of two from its own
Orvane Toys reported January revenue of $80 million, up 12% from December and 30% from a year earlier. | 12%: Orvane Toys, revenue_growth_qoq, 12, 2024-01-01/2024-01-31, | 30%: Orvane Toys, revenue_growth_yoy, 30, 2024-01-01/2024-01-31,
Orvane Toys shipped 5 million dolls in the second quarter of 2024, down 8% from the first quarter. | 8%: Orvane Toys, shipments_growth_qoq, -8, 2024-04-01/2024-06-30,
Chile's exports reached $5 billion in February 2024, up 5% from the same month last year. | 5%: 智利, exports_value_growth_yoy, 5, 2024-02-01/2024-02-29,
# shipments of a known thing are so many of that delivered, and new solar is capacity added
Orvane's module shipments came to 82 GW in 2023. Its storage shipments were 3.2 GWh in 2023. | 82 GW: Orvane, panels delivered, 8.2e7, 2023-01-01/2023-12-31, | 3.2 GWh: Orvane, energy_storage delivered, 3.2e6, 2023-01-01/2023-12-31,
Chile added a record 2.4 GW of solar capacity in 2023. | 2.4 GW: 智利, solar_capacity_added, 2.4e6, 2023-01-01/2023-12-31,
Wind installations in Chile totaled 1.3 GW in 2023. | 1.3 GW: 智利, wind_capacity_added, 1.3e6, 2023-01-01/2023-12-31,
# a profit or a headcount is the company's, whatever line of its goods the text has just told of
Orvane Toys posted a net profit of 3 billion yuan in 2023. Sales of Zennor reached 2 billion yuan. Operating profit was 4 billion yuan. | 2 billion yuan: Zennor, sales_value, 2e9, 2023-01-01/2023-12-31, | 4 billion yuan: Orvane Toys, operating_profit, 4e9, 2023-01-01/2023-12-31,
华润啤酒2023年营收389亿元。旗下ZENNOR系列贡献30亿元，注册会员人数突破4600万。 | 30亿元: ZENNOR, revenue, 3e9, 2023-01-01/2023-12-31, | 4600万: 华润啤酒, registered_members, 4.6e7, -,
# what describes a thing told of before means that, but not another one
Starbucks had 7,685 stores in 2023. The American coffee chain employed 60,000 people in 2023. | 60,000 people: 星巴克, headcount, 60000, 2023-01-01/2023-12-31,
星巴克2023年拥有7685家门店。这家美国公司员工达6万人。 | 6万人: 星巴克, headcount, 60000, -,
# of all that a company earned, what one of its lines did
云栖酒业2023年营收341亿元。系列酒收入46.8亿元，黄酒收入20亿元。 | 46.8亿元: 云栖酒业, revenue, 4.68e9, 2023-01-01/2023-12-31, 系列酒 | 20亿元: 云栖酒业, revenue, 2e9, 2023-01-01/2023-12-31, 黄酒
岚屿科技营收273亿元。智能手机收入118亿元，互联网服务34亿元。 | 118亿元: 岚屿科技, revenue, 1.18e10, -, smartphones | 34亿元: 岚屿科技, revenue, 3.4e9, -, internet_services
Orvane Motors had revenue of 54 billion yuan in 2023. Smartphones brought in 19 billion yuan, while home appliances made 10 billion yuan. | 19 billion yuan: Orvane Motors, revenue, 1.9e10, 2023-01-01/2023-12-31, smartphones | 10 billion yuan: Orvane Motors, revenue, 1e10, 2023-01-01/2023-12-31, home_appliances
# whose crowns a text means, and of what a bare number beside a sum is one
Calder Pharma had revenue of 290 billion Danish kroner in 2023. Net profit came to 101 billion kroner. | 101 billion kroner: Calder Pharma, net_profit, 1.01e11, 2023-01-01/2023-12-31,
Sales of Zennor rose to 58.2 billion yuan in 2023, while Ozalic brought in 12.3 billion. | 12.3 billion: Ozalic, sales_value, 1.23e10, 2023-01-01/2023-12-31,
# goods that the number counts own it, not whoever sold them; the first one is not the second
Nintendo sold 3.5 million Switch 2 consoles. The original Switch has sold 152 million units. | 3.5 million: 任天堂Switch 2, vehicle_sales, 3.5e6, -, | 152 million units: Switch, vehicle_sales, 1.52e8, -,
# who opens a clause with the number that it ranks with
运营商中，充得快以70.9万台的公共充电桩居首。 | 70.9万台: 充得快, public_charging_piles, 709000, -,
# capitals before 品牌 or an income are a name; the brand of a company is a part of it
安踏体育2023年营收623亿元，ZERA贡献226亿元，安踏主品牌303亿元。 | 226亿元: ZERA, revenue, 2.26e10, 2023-01-01/2023-12-31, | 303亿元: 安踏, revenue, 3.03e10, 2023-01-01/2023-12-31, brand
# what only a name and a light verb stand before is one of what was told before
卢浮宫2023年接待参观者887万人次，大英博物馆则有582万人次。 | 582万人次: 大英博物馆, visitors, 5.82e6, 2023-01-01/2023-12-31,
The Louvre welcomed 8.9 million visitors in 2023. The British Museum drew 5.8 million. | 5.8 million: 大英博物馆, visitors, 5.8e6, 2023-01-01/2023-12-31,
# a whole country named behind one of its places, a city that only describes
河南考生131万人。全国共设7926个考点。 | 7926个: 中国, 考点, 7926, -,
Starbucks had 7,685 stores. The Seattle-based coffee chain had 361,000 employees. | 361,000 employees: 星巴克, headcount, 361000, -,
# what is done to what, by either word
卢浮宫吸引780万人次参观。 | 780万人次: 卢浮宫, visitors, 7.8e6, -,
香港2023年购金12吨。 | 12吨: 中国香港, gold_purchases, 12, 2023-01-01/2023-12-31,
上海马拉松报名人数25万，参赛人数3.8万。 | 25万: 上海马拉松, applicants, 2.5e5, -, | 3.8万: 上海马拉松, participants, 38000, -,
# names that stand in lists, behind what they are, or beside whoever they are measured against
第三季度，曜辰汽车、岚屿科技和沃峤集团的市场份额分别为31.2%、22.5%和11.8%。 | 31.2%: 曜辰汽车, market_share, 31.2, 2024-07-01/2024-09-30, | 11.8%: 沃峤集团, market_share, 11.8, 2024-07-01/2024-09-30,
曜辰、沃峤、岚屿三家公司的营收分别为312亿元、225亿元、118亿元。 | 312亿元: 曜辰, revenue, 3.12e10, -, | 225亿元: 沃峤, revenue, 2.25e10, -, | 118亿元: 岚屿, revenue, 1.18e10, -,
三季度，三星、苹果、小米分别以19.0%、18.2%和13.5%的市场份额位居前三。 | 19.0%: 三星电子, market_share, 19, 2024-07-01/2024-09-30, | 13.5%: 小米, market_share, 13.5, 2024-07-01/2024-09-30,
岚屿科技市场份额18.3%，仅次于曜石电子的23.6%。 | 18.3%: 岚屿科技, market_share, 18.3, -, | 23.6%: 曜石电子, market_share, 23.6, -,
岚屿科技市场份额18.3%，低于行业龙头的23.6%。 | 18.3%: 岚屿科技, market_share, 18.3, -, | 23.6%: , market_share, 23.6, -,
棱川微电子股份有限公司(下称“棱川”)发布年报。2023年,棱川营收12亿元。 | 12亿元: 棱川微电子股份有限公司, revenue, 1.2e9, 2023-01-01/2023-12-31,
岭澳汽车毛利率为18.9%。 | 18.9%: 岭澳汽车, gross_margin, 18.9, -,
曜途汽车以7.9万辆的销量位列第三。 | 7.9万辆: 曜途汽车, vehicle_sales, 79000, -,
# what stands beside a figure and is none of its owner's, nor its measure
2021年，小米营销费用达25亿元，占营收的19%；2022年进一步增至31亿元，占营收的21%。 | 31亿元: 小米, marketing_spending, 3.1e9, 2022-01-01/2022-12-31,
岚屿科技第三季度一般管理费用为2400万元，同比增长41%。 | 2400万元: 岚屿科技, administrative_expenses, 2.4e7, 2024-07-01/2024-09-30, | 41%: 岚屿科技, administrative_expenses_growth_yoy, 41, 2024-07-01/2024-09-30,
2023年，小米拥有令特斯拉望尘莫及的41%的营收增速。 | 41%: 小米, revenue_growth_yoy, 41, 2023-01-01/2023-12-31,
苹果2023年的市场份额为14%，稍微落后小米的15%，但其收入却增长了27%。 | 27%: 苹果, revenue_growth_yoy, 27, 2023-01-01/2023-12-31,
岚游科技（NASDAQ：LAYO）今天发布财报，2023年总营收2.4亿美元。 | 2.4亿美元: 岚游科技, revenue, 2.4e8, 2023-01-01/2023-12-31,
京东2023年第三季度美国通用会计准则营业亏损为4200万美元。 | 4200万美元: 京东, operating_loss, 4.2e7, 2023-07-01/2023-09-30,
小米2023年按照美国通用会计准则的净利润为12亿元；不按照美国通用会计准则计算，2023年净利润为19亿元，相比之下2022年净利润为14亿元。 | 12亿元: 小米, net_profit, 1.2e9, 2023-01-01/2023-12-31, | 19亿元: 小米, net_profit, 1.9e9, 2023-01-01/2023-12-31, non_gaap | 14亿元: 小米, net_profit, 1.4e9, 2022-01-01/2022-12-31, non_gaap
2022年，中国露营市场规模已达到310亿元。 | 310亿元: 中国, industry_size, 3.1e10, 2022-01-01/2022-12-31, 露营
2022年我国充电宝整体产业规模达到90亿元，同比增长4%。 | 90亿元: 中国, industry_size, 9e9, 2022-01-01/2022-12-31, 充电宝 | 4%: 中国, industry_size_growth_yoy, 4, 2022-01-01/2022-12-31, 充电宝
苹果在越南市场2022年销量为62万部，低于一年前的约71万部。 | 62万部: 苹果, units_sold, 6.2e5, 2022-01-01/2022-12-31, 越南 | 71万部: 苹果, units_sold, 7.1e5, 2021-01-01/2021-12-31, 越南
小米2023年营收增长12%。对于7%的增长速度，以及京东销量的增长，他感到满意。 | 7%: 小米, revenue_growth_yoy, 7, 2023-01-01/2023-12-31,
问及小米2023年19%的研发投入下滑幅度时，他没有回答。 | 19%: 小米, rd_spending_growth_yoy, -19, 2023-01-01/2023-12-31,
# whoever announces a figure is not whose it is
国家统计局今日公布，2023年末全国人口14.1亿人。全年出生人口902万人。 | 14.1亿人: 中国, population, 1.41e9, 2023-12-31/2023-12-31, | 902万人: 中国, births, 9.02e6, 2023-01-01/2023-12-31,
瀚州省邮政管理局日前公布，全省快递业务量48.6亿件。 | 48.6亿件: 瀚州省, parcels, 4.86e9, -,
海关总署：2023年出口23.8万亿元。 | 23.8万亿元: 中国, exports_value, 2.38e13, 2023-01-01/2023-12-31,
Births rose to 9.5 million in 2023, the National Bureau of Statistics said. | 9.5 million: 中国, births, 9.5e6, 2023-01-01/2023-12-31,
岚屿影业公告，《南桥往事》累计票房14.2亿元。公司净利润2.1亿元。该片观影人次3400万。 | 14.2亿元: 南桥往事, box_office, 1.42e9, -, | 2.1亿元: 岚屿影业, net_profit, 2.1e8, -, | 3400万: 南桥往事, admissions, 3.4e7, -,
"Harbour: Nightfall" has sold 3 million copies. Developer Quillon Works said sales had passed 2 million copies in 2023. The studio has 40 employees. | 2 million copies: Harbour: Nightfall, copies_sold, 2e6, 2023-01-01/2023-12-31, | 40 employees: Quillon Works, headcount, 40, -,
# the marks of a name part no clauses
《星港:谜案》上线三天，截至8月23日播放量为870万。 | 870万: 星港:谜案, views, 8.7e6, 2024-08-23/2024-08-23,
# a platform is where, not whose
《星港谜案》发售三天，Steam最高同时在线人数达到22万。 | 22万: 星港谜案, concurrent_users, 2.2e5, -, steam
Steam最高同时在线人数达到3800万。 | 3800万: Steam平台, concurrent_users, 3.8e7, -, steam
# a country behind a name, or before what only companies have, is a part of the company
麦当劳中国营收56亿元，门店数达6500家。 | 56亿元: 麦当劳, revenue, 5.6e9, -, domestic | 6500家: 麦当劳, stores, 6500, -, domestic
麦当劳营收256亿美元。中国门店数达6500家，上海门店500家。 | 6500家: 麦当劳, stores, 6500, -, domestic | 500家: 麦当劳, stores, 500, -, 上海
Volkswagen's China deliveries fell to 2.9 million in 2023. The group delivered 9.2 million vehicles worldwide. | 2.9 million: 大众汽车, vehicle_deliveries, 2.9e6, 2023-01-01/2023-12-31, domestic | 9.2 million vehicles: 大众汽车, vehicle_deliveries, 9.2e6, -, global
In Japan, Uniqlo had 790 stores. | 790 stores: 优衣库, stores, 790, -, 日本
# a team stands for its country
巴黎奥运会上，法国代表团获得16枚金牌，日本队获得20枚金牌。 | 16枚: 法国, gold_medals, 16, -, | 20枚: 日本, gold_medals, 20, -,
Team USA took 40 gold medals. | 40: 美国, gold_medals, 40, -,
# what belongs to a whole trade or a part of it is not the last company's
宁德时代装车量达339GWh。该行业全年装车量达894GWh。 | 894GWh: , battery_installations, 8.94e8, 2024-01-01/2024-12-31,
Toyota sold 10.8 million vehicles in 2023. The industry sold 88 million. | 88 million: , vehicle_sales, 8.8e7, 2023-01-01/2023-12-31,
全国铁路发送旅客5亿人次，全国博物馆接待观众14亿人次。 | 14亿人次: 中国, visitors, 1.4e9, -, 博物馆
比亚迪动力电池装车量达153GWh。 | 153GWh: 比亚迪, battery_installations, 1.53e8, -,
# a text goes on about the whole behind its parts
新加坡2023年接待旅客1360万人次。其中，中国旅客136万人次。全年旅游收入272亿新元。 | 272亿新元: 新加坡, tourism_spending, 2.72e10, 2023-01-01/2023-12-31,
# a growth behind a share, a part, other goods of one list
2023年，华为出货4750万部，份额16.6%，同比大增50.2%。 | 50.2%: 华为, shipments_growth_yoy, 50.2, 2023-01-01/2023-12-31,
2023年中国航天发射68次，其中商业发射12次。 | 68次: 中国, space_launches, 68, 2023-01-01/2023-12-31, | 12次: 中国, space_launches, 12, 2023-01-01/2023-12-31, 商业发射
# a growth behind the figure of a second owner is the second one's
岚屿汽车交付50万辆，同比增长33.1%；沃峤汽车22万辆，增长38.7%；曜途汽车19万辆，下降3.4%。 | 33.1%: 岚屿汽车, vehicle_deliveries_growth_yoy, 33.1, -, | 38.7%: 沃峤汽车, vehicle_deliveries_growth_yoy, 38.7, -, | 3.4%: 曜途汽车, vehicle_deliveries_growth_yoy, -3.4, -,
北京GDP为49843亿元，增长5.2%；上海53926亿元，增长5.0%。 | 53926亿元: 上海, gdp, 5.3926e12, -, | 5.0%: 上海, gdp_growth_yoy, 5, -,
Apple shipped 58 million phones, up 3%, Samsung 56 million, down 1%, and Xiaomi 41 million, up 5%. | 56 million: 三星电子, shipments, 5.6e7, -, | 1%: 三星电子, shipments_growth_yoy, -1, -, | 5%: 小米, shipments_growth_yoy, 5, -,
# the year before is that before the one spoken of, not before the article's
蓝港乐园2022年接待游客1470万人次，较上年的1400万增长5%。 | 1470万人次: 蓝港乐园, visitors, 1.47e7, 2022-01-01/2022-12-31, | 1400万: 蓝港乐园, visitors, 1.4e7, 2021-01-01/2021-12-31, | 5%: 蓝港乐园, visitors_growth_yoy, 5, 2022-01-01/2022-12-31,
Halvia welcomed 36.87 million visitors in 2023, topping the 2019 record of 31.88 million. | 31.88 million: Halvia, visitors, 3.188e7, 2019-01-01/2019-12-31,
# what a number is of each share
Quillon Works' net income climbed 19% to $28.2 billion, or $2.31 a share. | $2.31: Quillon Works, earnings_per_share, 2.31, -,
Quillon Works' dividend was $0.80 a share and its stock closed at $190 a share. | $0.80: Quillon Works, dividend_per_share, 0.8, -, | $190: Quillon Works, share_price, 190, -,
# what grew is what the value behind it counts
Quillon Works' bookings reached $46.8 billion and trips grew 18% to 3.3 billion. | 18%: Quillon Works, trips_growth_yoy, 18, -,
# a year's worth of a month's income is no income; a country's figures are no company's
岚屿科技年化收入约5亿美元。 | 5亿美元: 岚屿科技, annualised_revenue, 5e8, -,
腾讯营收5亿元。6月CPI同比上涨0.1%。 | 0.1%: , cpi_growth_yoy, 0.1, 2024-06-01/2024-06-30,
# where the reason for a figure lies does not limit it
Quillon Works' revenue fell 12% to 17.2 billion euros as shoppers in China stayed away. | 17.2 billion euros: Quillon Works, revenue, 1.72e10, -,
# what a growth leaves out makes it another one
按固定汇率计算，岚屿集团营收增长15%。 | 15%: 岚屿集团, revenue_constant_currency_growth_yoy, 15, -,
岚屿集团营收增长13%，按固定汇率计算增长15%。 | 13%: 岚屿集团, revenue_growth_yoy, 13, -, | 15%: 岚屿集团, revenue_constant_currency_growth_yoy, 15, -,
岚屿集团按可比口径营收下降12%。 | 12%: 岚屿集团, revenue_comparable_growth_yoy, -12, -, 可比口径
Quillon Works' revenue was up 15% at constant exchange rates and 13% at current exchange rates. | 15%: Quillon Works, revenue_constant_currency_growth_yoy, 15, -, | 13%: Quillon Works, revenue_growth_yoy, 13, -,
Quillon Works' revenue grew 4.2% organically, and profit rose 12%. | 4.2%: Quillon Works, revenue_organic_growth_yoy, 4.2, -, | 12%: Quillon Works, profit_growth_yoy, 12, -,
# a scope word in a longer name limits nothing
香港国际机场旅客吞吐量5310万人次。 | 5310万人次: 香港国际机场, passengers, 5.31e7, -,
China's wheat output was 140.1 million tonnes in 2023, and corn 289 million tonnes. | 289 million tonnes: 中国, corn_output, 2.89e8, 2023-01-01/2023-12-31,
# who counts is not the company of the sentence before
Orvane Motors reported revenue of 54 billion yuan in 2023. According to Datagrove, the company's net profit reached 3.7 billion yuan in 2023. | 3.7 billion yuan: Orvane Motors, net_profit, 3.7e9, 2023-01-01/2023-12-31,
Orvane Motors reported revenue of 54 billion yuan in 2023. Data from Datagrove showed the company employed 5,000 people in 2023. | 5,000 people: Orvane Motors, headcount, 5000, 2023-01-01/2023-12-31,
# a business beside the whole, the profit beside the revenue, a time that a metric's word reaches into
岚屿科技营收273亿元，公司终端业务收入113亿元。 | 273亿元: 岚屿科技, revenue, 2.73e10, -, | 113亿元: 岚屿科技, revenue, 1.13e10, -, 终端
Orvane Motors had revenue of 54 billion yuan in 2023. Its battery leasing revenue was 3 billion yuan. | 54 billion yuan: Orvane Motors, revenue, 5.4e10, 2023-01-01/2023-12-31, | 3 billion yuan: Orvane Motors, revenue, 3e9, 2023-01-01/2023-12-31, battery leasing
Orvane Motors posted record quarterly revenue of 5 billion yuan. | 5 billion yuan: Orvane Motors, revenue, 5e9, -,
Orvane Motors earned 5 billion yuan on revenue of 54 billion yuan in 2023. | 54 billion yuan: Orvane Motors, revenue, 5.4e10, 2023-01-01/2023-12-31,
岭澳汽车前七个月销量62万辆。 | 62万辆: 岭澳汽车, vehicle_sales, 6.2e5, 2024-01-01/2024-07-31,
# people have votes, too
川普获得312张选举人票。 | 312张: 特朗普, electoral_votes, 312, -,
# both ends of a change
岭澳汽车前三季度净利润由46.4亿元升至56.2亿元。 | 46.4亿元: 岭澳汽车, net_profit, 4.64e9, 2023-01-01/2023-09-30, | 56.2亿元: 岭澳汽车, net_profit, 5.62e9, 2024-01-01/2024-09-30,
岭澳汽车毛利率由去年同期的17.2%提高至18.9%。 | 18.9%: 岭澳汽车, gross_margin, 18.9, -,
青岚茶饮门店数由上年末的4380家增至5120家。 | 4380家: 青岚茶饮, stores, 4380, 2023-12-01/2023-12-31, | 5120家: 青岚茶饮, stores, 5120, -,
岭澳汽车2023年营收从2022年的500亿元增至600亿元。 | 500亿元: 岭澳汽车, revenue, 5e10, 2022-01-01/2022-12-31, | 600亿元: 岭澳汽车, revenue, 6e10, 2023-01-01/2023-12-31,
曜途汽车全年销量目标由60万辆下调至50万辆。 | 60万辆: 曜途汽车, vehicle_sales, 6e5, -, | 50万辆: 曜途汽车, vehicle_sales, 5e5, 2024-01-01/2024-12-31,
# goods of a kind are a part of whose they are, not a trade of their own; two kinds are two
岭澳汽车2023年销量62万辆。新能源汽车全年销售21万辆，出口5.6万辆。 | 21万辆: 岭澳汽车, vehicle_sales, 2.1e5, 2023-01-01/2023-12-31, nev | 5.6万辆: 岭澳汽车, vehicles_exported, 56000, 2023-01-01/2023-12-31, nev
2023年，中国汽车出口491万辆，其中新能源汽车出口120.3万辆。 | 491万辆: 中国, vehicle_exports, 4.91e6, 2023-01-01/2023-12-31, | 120.3万辆: 中国, vehicles_exported, 1.203e6, 2023-01-01/2023-12-31, nev
岭澳汽车2023年销量62万辆，其中纯电动15万辆，插混6万辆。 | 15万辆: 岭澳汽车, vehicle_sales, 1.5e5, 2023-01-01/2023-12-31, bev | 6万辆: 岭澳汽车, vehicle_sales, 60000, 2023-01-01/2023-12-31, phev
Toyota delivered 10.3 million vehicles in 2023. Deliveries of all-electric vehicles rose to 104,000. The group had 380,000 employees. | 104,000: 丰田, vehicle_deliveries, 104000, 2023-01-01/2023-12-31, bev | 380,000 employees: 丰田, headcount, 380000, -,
# a word for two measures
11月，岭澳汽车产销分别完成6.2万辆和5.9万辆，同比分别增长3%和8%。 | 6.2万辆: 岭澳汽车, vehicle_production, 62000, 2024-11-01/2024-11-30, | 5.9万辆: 岭澳汽车, vehicle_sales, 59000, 2024-11-01/2024-11-30, | 3%: 岭澳汽车, vehicle_production_growth_yoy, 3, 2024-11-01/2024-11-30, | 8%: 岭澳汽车, vehicle_sales_growth_yoy, 8, 2024-11-01/2024-11-30,
# the goods that a bare number counts
Toyota sold 10.3 million vehicles in 2023. Exports rose 4% to 950,000. | 950,000: 丰田, vehicles_exported, 950000, 2023-01-01/2023-12-31,
Japan's exports of passenger cars fell to 310,000 in May. | 310,000: 日本, vehicles_exported, 310000, 2024-05-01/2024-05-31, passenger_cars
# where a company's figure is from is no owner of it
Toyota delivered 2.4 million cars in the third quarter. Sales in Japan fell 5% to 340,000 while those in Europe rose to 290,000. | 340,000: 丰田, vehicle_sales, 340000, 2024-07-01/2024-09-30, 日本 | 290,000: 丰田, vehicle_sales, 290000, 2024-07-01/2024-09-30, 欧洲
丰田汽车三季度交付240万辆，北美市场交付61万辆；西欧地区则为29万辆，日本为34万辆。 | 61万辆: 丰田, vehicle_deliveries, 610000, 2024-07-01/2024-09-30, 北美 | 29万辆: 丰田, vehicle_deliveries, 290000, 2024-07-01/2024-09-30, 西欧 | 34万辆: 丰田, vehicle_deliveries, 340000, 2024-07-01/2024-09-30, 日本
Toyota sold 640,000 cars in Japan and 230,000 in North America. | 640,000 cars: 丰田, vehicle_sales, 640000, -, 日本 | 230,000: 丰田, vehicle_sales, 230000, -, 北美
In Japan, its home market, Toyota sold 340,000 cars. | 340,000 cars: 丰田, vehicle_sales, 340000, -, 日本
Nike's revenue in Greater China was 1.7 billion dollars, while Japan brought in 0.3 billion dollars. | 1.7 billion dollars: 耐克, revenue, 1.7e9, -, 大中华区 | 0.3 billion dollars: 耐克, revenue, 3e8, -, 日本
# whom one trades with
韩国2023年出口6322亿美元，其中对美出口1157亿美元，对越南出口535亿美元。 | 6322亿美元: 韩国, exports_value, 6.322e11, 2023-01-01/2023-12-31, | 1157亿美元: 韩国, exports_value, 1.157e11, 2023-01-01/2023-12-31, 美国 | 535亿美元: 韩国, exports_value, 5.35e10, 2023-01-01/2023-12-31, 越南
South Korea's exports were 632 billion dollars in 2023. Exports to Vietnam fell to 53.5 billion dollars. | 53.5 billion dollars: 韩国, exports_value, 5.35e10, 2023-01-01/2023-12-31, 越南
# a growth is of the time of the figure right before it, and of the later of two years
2023年，全省零售额9000亿元，增长6%，其中12月800亿元，增长7.4%。 | 6%: , retail_sales_growth_yoy, 6, 2023-01-01/2023-12-31, | 7.4%: , retail_sales_growth_yoy, 7.4, 2023-12-01/2023-12-31,
岭澳汽车2023年营收600亿元，2022年为500亿元，增长20%。 | 20%: 岭澳汽车, revenue_growth_yoy, 20, 2023-01-01/2023-12-31,
# what a growth is compared with is of its own time, and what comes behind is not
Japan's industrial output fell 2.8% in May after a 3.4% drop in April, and retail sales climbed 3%. | 2.8%: 日本, industrial_output_growth_yoy, -2.8, 2024-05-01/2024-05-31, | 3.4%: 日本, industrial_output_growth_yoy, -3.4, 2024-04-01/2024-04-30, | 3%: 日本, retail_sales_growth_yoy, 3, 2024-05-01/2024-05-31,
# what is not told as the subject did not move
Quillon Works shares fell 4% after a 12% drop in quarterly revenue. | 4%: Quillon Works, share_price_growth_qoq, -4, -, | 12%: Quillon Works, revenue_growth_yoy, -12, -,
# at constant prices; an abbreviation in a bracket
2023年，浙江省生产总值8.25万亿元，按不变价格计算，增长6.0%。 | 6.0%: 浙江, gdp_growth_yoy, 6, 2023-01-01/2023-12-31,
5月全国居民消费价格(CPI)同比上涨0.3%。 | 0.3%: 中国, cpi_growth_yoy, 0.3, 2024-05-01/2024-05-31,
# the country that a text opens with has what no company has
上半年我国经济运行如何？前三季度，GDP为94.97万亿元。 | 94.97万亿元: 中国, gdp, 9.497e13, 2024-01-01/2024-09-30,
# by any order of words; new lines are not the whole network; a high-speed line is not high
全国铁路前三季度发送旅客33.3亿人次。 | 33.3亿人次: 中国, rail_passengers, 3.33e9, 2024-01-01/2024-09-30, rail
2023年全国铁路投产新线3637公里，其中高铁2776公里。 | 3637公里: 中国, railway_opened, 3.637e6, 2023-01-01/2023-12-31, rail | 2776公里: 中国, high_speed_rail_opened, 2.776e6, 2023-01-01/2023-12-31,
The high-speed network stretched 3,900 kilometers. | 3,900 kilometers: , high_speed_rail_length, 3.9e6, -,
# what one classifier counted, behind a sum
岚屿快递上半年业务量48.6亿件，收入352.7亿元。6月完成4.9亿件。 | 4.9亿件: 岚屿快递, parcels, 4.9e8, 2024-06-01/2024-06-30,
# the growth of a whole trade's figure is not the speaker's
国家邮政局公布，前10月，邮政行业业务量1500亿件，同比增长16.3%。 | 1500亿件: , parcels, 1.5e11, 2024-01-01/2024-10-31, | 16.3%: , parcels_growth_yoy, 16.3, 2024-01-01/2024-10-31,
# what stands in the results of a quarter, and what is a mean; an aside leaves the next figure its time open
腾讯三季度营收1672亿元。月活跃账户13.82亿，日活跃用户平均3亿。2022年全年营收5546亿元。研发投入179亿元。 | 13.82亿: 腾讯, monthly_active_users, 1.382e9, 2024-07-01/2024-09-30, | 3亿: 腾讯, daily_active_users, 3e8, 2024-07-01/2024-09-30, | 179亿元: 腾讯, rd_spending, 1.79e10, -,
# whose they are, not what they are
Quillon Works, the Swedish games maker, had revenue of 5 billion yuan. | 5 billion yuan: Quillon Works, revenue, 5e9, -,
岭澳汽车和曜途汽车前三季度分别销售62万辆和50万辆。 | 62万辆: 岭澳汽车, vehicle_sales, 6.2e5, 2024-01-01/2024-09-30, | 50万辆: 曜途汽车, vehicle_sales, 5e5, 2024-01-01/2024-09-30,
# a stretch told by its end; a quarter before what the whole world had; one under way that is expected
岭澳汽车公布截至2024年6月底止中期业绩，营收130亿元。 | 130亿元: 岭澳汽车, revenue, 1.3e10, 2024-01-01/2024-06-30,
鸿海第三季全球出货3万台。 | 3万台: 鸿海, shipments, 30000, 2024-07-01/2024-09-30, global
Netflix expects 290 million subscribers in the fourth quarter. | 290 million subscribers: 网飞, paying_users, 2.9e8, 2024-10-01/2024-12-31,
# the last such weekday; from January to a day, whatever the order of the words
The death toll from floods in Kenya had risen to 412 as of Tuesday. | 412: 肯尼亚, deaths, 412, 2024-12-17/2024-12-17,
截至上周三，秘鲁的死亡人数为31人。 | 31人: 秘鲁, deaths, 31, 2024-12-11/2024-12-11,
Kenya has exported 1.2 million tons of tea so far this year, as of Nov. 27. | 1.2 million tons: 肯尼亚, tea exports, 1.2e6, 2024-01-01/2024-11-27,
巴西今年以来的大豆出口量截至11月底已达9529万吨。 | 9529万吨: 巴西, soybean exports, 9.529e7, 2024-01-01/2024-11-30,
# since an event, and what is the highest since then
Turnout in Peru reached 82.5%, the highest since voting became compulsory in 1993. | 82.5%: 秘鲁, turnout, 82.5, -,
Since its launch in March 2019, Duolingo has gained 12 million users. | 12 million users: Duolingo, users_added, 1.2e7, 2019-03-01/2024-12-20,
# what an event is like was so on its day; what was done in a year is of that year
2月12日发生的6.4级地震已造成秘鲁31人死亡。 | 6.4级: , magnitude, 6.4, 2024-02-12/2024-02-12,
秘魯11月28日發生規模7.1地震。 | 7.1: 秘鲁, magnitude, 7.1, 2024-11-28/2024-11-28,
秘鲁去年旅游收入30.9亿美元，比2019年旺季创下的23.6亿美元高出三成。 | 23.6亿美元: 秘鲁, tourism_spending, 2.36e9, 2019-01-01/2019-12-31,
# a place behind the next number is where that holds
秘鲁遭遇地震。 The magnitude-6.4 quake also killed 31 people in Lima. | 6.4: 秘鲁, magnitude, 6.4, -,
# what happened to people who are workers, and what is done by a plant of so many
An explosion killed 5 workers; 12 workers were injured. | 5 workers: , deaths, 5, -, | 12 workers: , injured, 12, -,
A fire at a plant with 500 workers killed 3 people. | 500 workers: , headcount, 500, -,
# a whole of which the next clause tells a part is nobody's; parties of any word
前进党赢得大选。在新一届众议院500个席位中，前进党获得151席，为泰党获得141席。 | 500个: , seats, 500, -, | 151席: 前进党, seats_won, 151, -, | 141席: 为泰党, seats_won, 141, -,
选择党拿下20.8%的选票，较上届多一倍。选择党占125席。 | 20.8%: 选择党, vote_share, 20.8, -,
# our country's figure is no company's, an event's nobody's, a country's no state's
中粮集团去年营收超过6000亿元。我国去年进口玉米1364万吨。 | 1364万吨: 中国, corn imports, 1.364e7, 2023-01-01/2023-12-31,
挪威队以16金排名第一。本届赛事共有1270名运动员参加。 | 1270名: , participants, 1270, -,
Sao Paulo state reported 60 deaths. The country reported 6,216 deaths in 2023. | 6,216 deaths: , deaths, 6216, 2023-01-01/2023-12-31,
# medals by their metal alone; where they were won owns none
挪威队以16金8银13铜排名第一。 | 16金: 挪威, gold_medals, 16, -, | 8银: 挪威, silver_medals, 8, -, | 13铜: 挪威, bronze_medals, 13, -,
Norway led the table at the Games with 16 golds. | 16: 挪威, gold_medals, 16, -,
# who took part in an event
巴黎奥运会法国代表团获得16枚金牌，共64枚奖牌。 | 16枚: 法国, gold_medals, 16, -, | 64枚: 法国, medals, 64, -,
# whom a club paid for; he who is not named is not the club
夏窗关闭，曼城以6000万英镑从多特蒙德签下挪威前锋哈兰德，本赛季他打进36球。 | 6000万英镑: 哈兰德, transfer_fee, 6e7, 2024-06-01/2024-08-31, | 36球: 哈兰德, goals, 36, -,
Real Madrid completed the signing of Jude Bellingham for a record fee of 103 million euros. | 103 million euros: Jude Bellingham, transfer_fee, 1.03e8, -,
Manchester City won on Sunday. The Norway striker scored 36 goals last season. | 36 goals: , goals, 36, -,
# what a word counted before counts no other thing; a counted noun ends before a time and a number
Lionel Messi scored 20 goals in 28 league games. | 28: , league games, 28, -,
省内6家剧院去年上座率为81%。 | 6家: , theatres, 6, 2023-01-01/2023-12-31,
# the name of a league is no "more than"
中超16支球队。 | 16支: 中超, teams, 16, -,
# a sum of which only a limit is said
英伟达2024年采购额393亿美元，其中数据中心业务356亿美元。 | 356亿美元: 英伟达, 数据中心业务, 3.56e10, 2024-01-01/2024-12-31, data_center
# how many more it was than before is a change; what it is with another one is a sum
Starbucks had 38,000 stores in 2023, 2,300 more than in 2022. | 2,300: 星巴克, stores_change_yoy, 2300, 2023-01-01/2023-12-31,
Starbucks had 38,000 stores in 2023, 200 fewer than a year earlier. | 200: 星巴克, stores_change_yoy, -200, 2023-01-01/2023-12-31,
2023年，三星出货2.27亿部，与苹果合计4.62亿部。 | 4.62亿部: 三星电子, shipments, 4.62e8, 2023-01-01/2023-12-31, with 苹果
# bare sales are money, unless who has them makes what is counted
Sales at Quillon Works rose 8% in 2023. | 8%: Quillon Works, sales_value_growth_yoy, 8, 2023-01-01/2023-12-31,
Toyota said sales fell 3.7% in 2023. | 3.7%: 丰田, vehicle_sales_growth_yoy, -3.7, 2023-01-01/2023-12-31,
Quillon Works' revenue was 3.2 billion euros in 2023, and its Zennor sales reached 1.3 billion. | 1.3 billion: Zennor, sales_value, 1.3e9, 2023-01-01/2023-12-31,
# in an English text, sums go on in the currency of the one before
Quillon Works' revenue was 3.2 billion euros in 2023. Wegovy, its obesity drug, brought in 1.3 billion. | 1.3 billion: Wegovy, revenue, 1.3e9, 2023-01-01/2023-12-31,
# what a bank calls its operating income
Quillon Bank said operating income slipped to 3.5 billion euros in 2023. | 3.5 billion euros: Quillon Bank, revenue, 3.5e9, 2023-01-01/2023-12-31,
# a brand that somebody owns, sells or makes is no owner of what stands behind it
Quillon Works, the retailer that owns the Zennor chain in Spain, said revenue rose to 3.2 billion euros in 2023. | 3.2 billion euros: Quillon Works, revenue, 3.2e9, 2023-01-01/2023-12-31,
Nvidia's revenue was $26 billion in 2023. The chipmaker sold no Zennor chips to China, and its profit was $9 billion. | $9 billion: 英伟达, profit, 9e9, 2023-01-01/2023-12-31,
Quillon Works had revenue of $4 billion in 2023. Net profit, lifted by its Zennor pumps, reached $1.1 billion. | $1.1 billion: Quillon Works, net_profit, 1.1e9, 2023-01-01/2023-12-31,
Quillon Works' revenue rose to $4 billion in 2023, helped by Zennor, whose revenue jumped to $1 billion. | $1 billion: Zennor, revenue, 1e9, 2023-01-01/2023-12-31,
布鲁姆公布截至6月底止中期业绩，净利润8亿元。ZENNOR所属的ARVELO系列收入4.1亿元，占总收入34%。毛利率升至70%。 | 34%: ARVELO, revenue_share, 34, 2024-01-01/2024-06-30, | 70%: 布鲁姆, gross_margin, 70, 2024-01-01/2024-06-30,
阿里巴巴上季收入2801亿元。阿里云收入317亿元。净利润464亿元。 | 464亿元: 阿里, net_profit, 4.64e10, 2024-07-01/2024-09-30,
恒瑞医药2023年营收228亿元。这家江苏药企去年研发投入61亿元。 | 61亿元: 恒瑞医药, rd_spending, 6.1e9, 2023-01-01/2023-12-31,
Xiaomi's revenue was 270 billion yuan in 2023. It delivered more than 136,000 SU7 sedans. In the fourth quarter of 2023 alone, revenue was 73 billion yuan. | 73 billion yuan: 小米, revenue, 7.3e10, 2023-10-01/2023-12-31,
# what a name grew to; a noun that no table lists grew by itself
Anta's revenue was 62 billion yuan in 2023. FILA, once its main engine, grew 16% to 25 billion yuan. | 25 billion yuan: FILA, revenue, 2.5e10, 2023-01-01/2023-12-31,
# a time that a value is compared with is none that the text reports on
Pop Mart's revenue rose to 4.5 billion yuan in the first half of 2024, already more than the 4.2 billion yuan it made in the whole of 2022. Net profit rose to 0.9 billion yuan. | 0.9 billion yuan: 泡泡玛特, net_profit, 9e8, 2024-01-01/2024-06-30,
# how far off a value may be parts no clause
Quillon Works expects revenue of $43 billion, plus or minus 2%, in the first quarter of 2025. | $43 billion: Quillon Works, revenue, 4.3e10, 2025-01-01/2025-03-31,
# when a fiscal quarter ended
行政院主計總處公布，全國11月失業率3.36%，日本央行昨天維持利率0.5%。 | 3.36%: 中国台湾, unemployment_rate, 3.36, 2024-11-01/2024-11-30, | 0.5%: 日本央行, interest_rate, 0.5, 2024-12-19/2024-12-19,
中國國家統計局公布，11月全國城鎮失業率5%。 | 5%: 中国, unemployment_rate, 5, 2024-11-01/2024-11-30, urban
本港11月失業率3.1%，就業不足率1.2%，全港零售額318億港元。 | 3.1%: 中国香港, unemployment_rate, 3.1, 2024-11-01/2024-11-30, | 1.2%: 中国香港, underemployment_rate, 1.2, 2024-11-01/2024-11-30, | 318億港元: 中国香港, retail_sales, 3.18e10, 2024-11-01/2024-11-30,
聯海電子2024年第三季稅後純益52.3億元，營益率30.5%，每股純益2.15元。 | 52.3億元: 联海电子, net_profit, 5.23e9, 2024-07-01/2024-09-30, | 30.5%: 联海电子, operating_margin, 30.5, 2024-07-01/2024-09-30, | 2.15元: 联海电子, earnings_per_share, 2.15, 2024-07-01/2024-09-30,
財政部公布台灣11月出口411億美元，出超82億美元，外銷訂單金額527億美元。 | 82億美元: 中国台湾, trade_surplus, 8.2e9, 2024-11-01/2024-11-30, | 527億美元: 中国台湾, export_orders, 5.27e10, 2024-11-01/2024-11-30,
岚屿科技预计本季度营收为80亿元，而分析师预期为92亿元。 | 92亿元: 岚屿科技, revenue, 9.2e9, 2024-10-01/2024-12-31,
岚屿科技公布财报，净利润为人民币34亿元，与上年同期的人民币20亿元相比增长70%，实际营收为90亿元。 | 20亿元: 岚屿科技, net_profit, 2e9, -, | 90亿元: 岚屿科技, revenue, 9e9, -,
挪威一处隧道火灾致3死12伤，九死一生的司机说，2名伤员已送医。 | 3死: 挪威, deaths, 3, -, | 12伤: 挪威, injured, 12, -,
微软公布，截至9月30日的2025财年第一财季营收为656亿美元。 | 656亿美元: 微软, revenue, 6.56e10, 2024-07-01/2024-09-30,
Microsoft's revenue was $65.6 billion in the second quarter of fiscal 2025, which ended on Sept. 30. | $65.6 billion: 微软, revenue, 6.56e10, 2024-07-01/2024-09-30,
Nvidia reported revenue of $30 billion for its fiscal second quarter ended July 28, up 122% from a year earlier. | 122%: 英伟达, revenue_growth_yoy, 122, 2024-04-01/2024-06-30,
# final and interim dividends are no whole ones, and what all shares get is no small sum
布鲁姆控股拟派末期股息每股130.98港仙，全年股息合共175.48港仙。 | 130.98港仙: 布鲁姆控股, final_dividend, 1.3098, -, | 175.48港仙: 布鲁姆控股, dividend_per_share, 1.7548, -,
HSBC paid an interim dividend of 36 US cents per share for 2023. | 36 US cents: 汇丰, interim_dividend, 0.36, 2023-01-01/2023-12-31,
# a bare day behind Chinese punctuation
布鲁姆港气象台表示：22日的最高气温为29摄氏度。 | 29摄氏度: 布鲁姆港, temperature, 29, 2024-12-22/2024-12-22,
# before and after a day that is over: no figure of that day
Before 2020, Huawei had sold 170 million phones. | 170 million phones: 华为, units_sold, 1.7e8, -,
# whom a word stands for is not the world
The film has grossed $214 million worldwide. | $214 million: , box_office, 2.14e8, -, global
It shipped 5 million units worldwide in 2023. | 5 million units: , shipments, 5e6, 2023-01-01/2023-12-31, global
There were 6 million dengue cases worldwide in 2023. | 6 million dengue cases: 全球, cases, 6e6, 2023-01-01/2023-12-31, dengue
# titles of two runs of capitals; no name where the parts are names of their own
The documentary Harbour of Glass has grossed $5 million. | $5 million: Harbour of Glass, box_office, 5e6, -,
Otto Breaks the Lighthouse grossed $52 million. | $52 million: Otto Breaks the Lighthouse, box_office, 5.2e7, -,
Sales of Zennor reached 10 million units in 2023. | 10 million units: Zennor, vehicle_sales, 1e7, 2023-01-01/2023-12-31,
Users of Zennor spent more. Zennor's revenue was $2 million. | $2 million: Zennor, revenue, 2e6, -,
# of prices that move by the day growth is not on the year, and an index has no share price
截至收盘，深证成指报于10,123.5点，下跌0.37%。 | 10,123.5点: 深证成指, index_level, 10123.5, -, | 0.37%: 深证成指, index_level_growth_qoq, -0.37, -,
恒指收涨，恒生科技指数上涨2.4%。 | 2.4%: 恒生科技指数, index_level_growth_qoq, 2.4, -,
2023年全年，沪指下跌3.7%，深成指下跌13.54%。 | 13.54%: 深证成指, index_level_growth_qoq, -13.54, 2023-01-01/2023-12-31,
The S&P 500 gained 24% in 2023, while the Nasdaq rose 43%. | 24%: 标普500, index_level_growth_qoq, 24, 2023-01-01/2023-12-31, | 43%: 纳斯达克指数, index_level_growth_qoq, 43, 2023-01-01/2023-12-31,
沪锌期货领跌，主力合约收于每吨23620元，较前一交易日结算价下跌450元，跌幅1.9%。 | 23620元: 锌期货, commodity_price, 23620, -, | 1.9%: 锌期货, commodity_price_growth_qoq, -1.9, -,
Boeing shares fell 4.2% to $172.5. | 4.2%: 波音, share_price_growth_qoq, -4.2, -, | $172.5: 波音, share_price, 172.5, -,
# a surplus, a loss that widened
韩国2023年贸易逆差99.7亿美元，收窄79.1%。 | 79.1%: 韩国, trade_deficit_growth_yoy, -79.1, 2023-01-01/2023-12-31,
# which of the areas, which of the profits
布鲁姆大学占地面积约20公顷，总建筑面积约8万平方米。 | 20公顷: 布鲁姆大学, site_area, 2e5, -, | 8万平方米: 布鲁姆大学, building_area, 8e4, -,
空客2023年调整后息税前利润58.4亿欧元，息税前利润46亿欧元。 | 58.4亿欧元: 空中客车, adjusted_ebit, 5.84e9, 2023-01-01/2023-12-31, | 46亿欧元: 空中客车, ebit, 4.6e9, 2023-01-01/2023-12-31,
中国中免2023年实现每股基本盈利3.25元，增长33%。 | 3.25元: 中国中免, earnings_per_share, 3.25, 2023-01-01/2023-12-31,
詹姆斯当晚得到27分和11个篮板。 | 27分: 詹姆斯, points_scored, 27, -, | 11个: 詹姆斯, rebounds, 11, -,
# the income of a trade is that of no whole country, and of no bureau
Japan's restaurant industry had sales of 30 trillion yen in 2023. The sector employed 4.1 million people. | 30 trillion yen: 日本, sales_value, 3e13, 2023-01-01/2023-12-31, restaurant | 4.1 million people: 日本, headcount, 4.1e6, -,
The revenue of Vietnam's telecom sector reached $5.6 billion in 2023. | $5.6 billion: 越南, revenue, 5.6e9, 2023-01-01/2023-12-31, telecoms
工信部公布，2023年软件业务收入12.3万亿元，电信行业收入1.68万亿元。 | 12.3万亿元: 中国, revenue, 1.23e13, 2023-01-01/2023-12-31, software | 1.68万亿元: 中国, revenue, 1.68e12, 2023-01-01/2023-12-31, telecoms
2023年，全国物流行业业务收入13.2万亿元；快递业务收入1.2万亿元。 | 13.2万亿元: 中国, revenue, 1.32e13, 2023-01-01/2023-12-31, logistics | 1.2万亿元: 中国, revenue, 1.2e12, 2023-01-01/2023-12-31, parcels
# a part of what was counted before is no other goods
Vietnam's post handled 5.2 million parcels in 2023, with 1.1 million of them delivered in June. | 5.2 million parcels: 越南, parcels, 5.2e6, 2023-01-01/2023-12-31, | 1.1 million: 越南, parcels, 1.1e6, 2023-06-01/2023-06-30,
# seasons over two years, and the one before, unless the one named may itself be the last
2022-23赛季意甲场均观众29503人，上赛季为20021人。 | 29503人: 意甲, average_attendance, 29503, 2022-07-01/2023-06-30, | 20021人: 意甲, average_attendance, 20021, 2021-07-01/2022-06-30,
In the 2022/23 Bundesliga season, attendance was 12.1 million. Last season it was 13.2 million. | 12.1 million: 德甲, attendance, 1.21e7, 2022-07-01/2023-06-30, | 13.2 million: 德甲, attendance, 1.32e7, -,
2023赛季中超现场观众244万人次。 | 244万人次: 中超, attendance, 2.44e6, 2023-01-01/2023-12-31,
# what a float fetched, at what price, and how often it was subscribed
Zennor's float priced at HK$21.5 a share and brought in HK$3.2 billion. | HK$21.5: Zennor, offer_price, 21.5, -, | HK$3.2 billion: Zennor, ipo_proceeds, 3.2e9, -,
Luckin's Hong Kong listing raised HK$3.2 billion. | HK$3.2 billion: 瑞幸, ipo_proceeds, 3.2e9, -,
布鲁姆公开发售获得88倍认购，在纽交所挂牌募资4.1亿美元。 | 88倍: 布鲁姆, oversubscription_ratio, 88, -, | 4.1亿美元: 布鲁姆, ipo_proceeds, 4.1e8, -,
# the place that opens a sentence has all its figures, and each part of a whole its own
Brazil had 98,000 cases in 2023. In Europe, cases reached 12,000 in 2023, with 30 deaths. | 98,000 cases: 巴西, cases, 98000, 2023-01-01/2023-12-31, | 12,000: 欧洲, cases, 12000, 2023-01-01/2023-12-31, | 30 deaths: 欧洲, deaths, 30, 2023-01-01/2023-12-31,
# a text about an illness goes on about it, but what else killed people is no illness
2023年非洲霍乱病例22万例。其中苏丹报告病例约1.2万例，尼泊尔约2300例。 | 22万例: 非洲, cases, 220000, 2023-01-01/2023-12-31, cholera | 1.2万例: 苏丹, cases, 12000, 2023-01-01/2023-12-31, cholera | 2300例: 尼泊尔, cases, 2300, 2023-01-01/2023-12-31, cholera
Cholera cases in Sudan rose to 9,700 in 2023. Yemen reported 3,100 cases and 12 deaths. Floods in Yemen killed 70 people. | 9,700: 苏丹, cases, 9700, 2023-01-01/2023-12-31, cholera | 3,100 cases: 也门, cases, 3100, 2023-01-01/2023-12-31, cholera | 12 deaths: 也门, deaths, 12, 2023-01-01/2023-12-31, cholera | 70 people: 也门, deaths, 70, -,
# a short name with a capital may end a sentence
Deaths from measles in 2023 reached 310 in Peru. Chile reported 2,200 cases. | 310: 秘鲁, deaths, 310, 2023-01-01/2023-12-31, measles | 2,200 cases: 智利, cases, 2200, -, measles
# the last months of a year are no time up to the news
Tesla delivered 484,507 cars in the last three months of 2023, and 170,000 in the final two months of the year. | 484,507 cars: 特斯拉, vehicle_deliveries, 484507, 2023-10-01/2023-12-31, | 170,000: 特斯拉, vehicle_deliveries, 170000, 2023-11-01/2023-12-31,
# what was added is no whole, whatever stands before the number
Spotify added a record 38 million subscribers in 2023, taking its total past 602 million. | 38 million subscribers: Spotify, paying_users_added, 3.8e7, 2023-01-01/2023-12-31, | 602 million: Spotify, paying_users, 6.02e8, 2023-01-01/2023-12-31,
Luckin ended 2023 with 16,200 stores after adding 7,900. | 7,900: 瑞幸, new_stores, 7900, 2023-12-31/2023-12-31,
# a company's sales in English are its revenue, but none on its platform, by contract or of goods
Nike's sales fell 12% to $10.3 billion in 2023. | 12%: 耐克, revenue_growth_yoy, -12, 2023-01-01/2023-12-31, | $10.3 billion: 耐克, revenue, 1.03e10, 2023-01-01/2023-12-31,
Country Garden's contracted sales fell to 90 billion yuan in 2023. | 90 billion yuan: 碧桂园, sales_value, 9e10, 2023-01-01/2023-12-31,
JD.com's sales on Singles' Day reached 90 billion yuan. | 90 billion yuan: 京东, sales_value, 9e10, 2024-11-11/2024-11-11,
Sales of Zennor rose to $2 billion in 2023. | $2 billion: Zennor, sales_value, 2e9, 2023-01-01/2023-12-31,
# who is valued is described; who raised money may open a sentence; what was carried was told before
Quillon raised $3 billion in a deal valuing the maker of Palix at $18 billion. | $3 billion: Quillon, funding, 3e9, -, | $18 billion: Quillon, valuation, 1.8e10, -,
Indian couriers delivered 5 billion parcels in 2023. ZTO Express handled 1.4 billion; YTO, Yunda and STO carried 1.2 billion, 1.1 billion and 0.9 billion respectively. | 1.4 billion: 中通快递, parcels, 1.4e9, 2023-01-01/2023-12-31, | 1.1 billion: 韵达, parcels, 1.1e9, 2023-01-01/2023-12-31,
The airline carried 5 million in May 2023. | 5 million: , passengers, 5e6, 2023-05-01/2023-05-31,
前三季度全国固定资产投资(不含农户)同比增长3.2%。 | 3.2%: 中国, fixed_investment_growth_yoy, 3.2, 2024-01-01/2024-09-30,
# with how much somebody holds a place, of what the sentence before told
2024年11月新能源车零售销量74万辆。比亚迪以21万辆居首，吉利以11.4万辆位列第二。 | 21万辆: 比亚迪, vehicle_retail, 2.1e5, 2024-11-01/2024-11-30, | 11.4万辆: 吉利汽车, vehicle_retail, 1.14e5, 2024-11-01/2024-11-30,
Tablet shipments reached 3.4 million in November 2024. Apple led with 1,200,000, followed by Lenovo with 814,000 and Samsung with 663,000. | 1,200,000: 苹果, shipments, 1.2e6, 2024-11-01/2024-11-30, | 814,000: 联想, shipments, 8.14e5, 2024-11-01/2024-11-30,
2024年国庆档总票房21.1亿元，观影人次5200万。其中《布鲁姆谣》以8.4亿元居首，《银街1911》4.8亿元次之，《铁衣传2》仅收9600万元。 | 8.4亿元: 布鲁姆谣, box_office, 8.4e8, 2024-10-01/2024-10-07, | 4.8亿元: 银街1911, box_office, 4.8e8, 2024-10-01/2024-10-07, | 9600万元: 铁衣传2, box_office, 9.6e7, 2024-10-01/2024-10-07,
《布鲁姆谣》《银街1911》分列前二，票房分别为8.4亿和4.8亿元。 | 8.4亿: 布鲁姆谣, box_office, 8.4e8, -, | 4.8亿元: 银街1911, box_office, 4.8e8, -,
# a film's name may end in a number, and whom it stars earned nothing
Silver Street 1911, a detective comedy starring Otto Kell, took $227 million over the holiday. | $227 million: Silver Street 1911, box_office, 2.27e8, -,
Silver Street 1911 had grossed $353 million. | $353 million: Silver Street 1911, box_office, 3.53e8, -,
# what was earned is no loss
廉航布鲁姆快运全年亏损4亿元，上年则赚4.33亿元。 | 4亿元: 布鲁姆快运, loss, 4e8, 2024-01-01/2024-12-31, | 4.33亿元: 布鲁姆快运, profit, 4.33e8, 2023-01-01/2023-12-31,
# where travellers come from owns none of their figures, where they go does
泰国2023年接待外国游客2815万人次，其中中国游客352万人次，马来西亚462万人次。 | 352万人次: 泰国, visitors, 3.52e6, 2023-01-01/2023-12-31, from 中国 | 462万人次: 泰国, visitors, 4.62e6, 2023-01-01/2023-12-31, from 马来西亚
韩国2023年访韩游客达1103万人次。中国大陆访韩游客202万人次。 | 1103万人次: 韩国, visitors, 1.103e7, 2023-01-01/2023-12-31, | 202万人次: 韩国, visitors, 2.02e6, 2023-01-01/2023-12-31, from 中国
Vietnam welcomed 3.6 million visitors from South Korea in 2023. Chinese tourists numbered 1.74 million, followed by Taiwan with 0.85 million. | 3.6 million visitors: 越南, visitors, 3.6e6, 2023-01-01/2023-12-31, from 韩国 | 1.74 million: 越南, visitors, 1.74e6, 2023-01-01/2023-12-31, from 中国 | 0.85 million: 越南, visitors, 8.5e5, 2023-01-01/2023-12-31, from 中国台湾
2023年访日外国人消费总额5.3万亿日元。 | 5.3万亿日元: 日本, tourism_spending, 5.3e12, 2023-01-01/2023-12-31,
# what a figure is compared with is of no time of its own, or of a year before where growth on the year is told
Etsy's third-quarter net loss narrowed to $12 million, compared with a loss of $48 million. | $12 million: Etsy, net_loss, 1.2e7, 2024-07-01/2024-09-30, | $48 million: Etsy, loss, 4.8e7, -,
Puma made an operating profit of 57 million euros in the third quarter, against an operating loss of 77 million euros. | 77 million euros: Puma, operating_loss, 7.7e7, -,
唯品会第三季度净亏损2亿元，而此前亏损3.1亿元。 | 2亿元: 唯品会, net_loss, 2e8, 2024-07-01/2024-09-30, | 3.1亿元: 唯品会, loss, 3.1e8, -,
Etsy's third-quarter revenue rose 4% year on year to $662 million from $636 million. | $662 million: Etsy, revenue, 6.62e8, 2024-07-01/2024-09-30, | $636 million: Etsy, revenue, 6.36e8, 2023-07-01/2023-09-30,
# what each share had of a sum parts it from no time, and is no source of what the sum is compared with
Kraft reported net income of $892 million, or $0.22 per share, in the third quarter, versus $1.2 billion, or $0.30 per share, a year earlier. | $892 million: Kraft, net_profit, 8.92e8, 2024-07-01/2024-09-30, | $0.22: Kraft, earnings_per_share, 0.22, 2024-07-01/2024-09-30, | $1.2 billion: Kraft, net_profit, 1.2e9, 2023-07-01/2023-09-30, | $0.30: Kraft, earnings_per_share, 0.3, 2023-07-01/2023-09-30,
Ford said third-quarter profit was $892 million, or 22 cents a share, down from $1.2 billion, or 30 cents a share. | 22 cents: 福特, earnings_per_share, 0.22, 2024-07-01/2024-09-30, | $1.2 billion: 福特, profit, 1.2e9, -, | 30 cents: 福特, earnings_per_share, 0.3, -,
Pfizer reported net income of $3 billion, or $0.53 per share, compared with a loss of $2.4 billion, or $0.42 per share, a year earlier. | $3 billion: 辉瑞, net_profit, 3e9, -, | $0.53: 辉瑞, earnings_per_share, 0.53, -,
# where somebody is from, or of which place it is the first, owns nothing
Revenue at France's Danone rose to 6.8 billion euros in the third quarter. | 6.8 billion euros: 达能, revenue, 6.8e9, 2024-07-01/2024-09-30,
Norway's Finance Ministry said exports were 9 billion dollars in November. | 9 billion dollars: 挪威, exports_value, 9e9, 2024-11-01/2024-11-30,
Stockholm-based Spotify said it had 640 million users in September. | 640 million users: Spotify, users, 6.4e8, 2024-09-01/2024-09-30,
The port, Asia's busiest, handled 3.9 million containers in November. | 3.9 million containers: , container_throughput, 3.9e6, 2024-11-01/2024-11-30,
仁寶公布第三季財報，營收2,200億元。AI伺服器營收季增60%。 | 60%: 仁宝, revenue_growth_qoq, 60, 2024-07-01/2024-09-30, servers
# a place that no table lists opens a sentence as a listed one does; states are places in both languages
In Halvia, builders finished 5,400 homes in 2023. | 5,400 homes: Halvia, homes, 5400, 2023-01-01/2023-12-31,
Karnataka led the states with 2.1 GW of wind capacity in 2023. | 2.1 GW: 卡纳塔克, wind_capacity, 2.1e6, 2023-01-01/2023-12-31,
泰米尔纳德邦2023年新增风电装机1.2吉瓦。 | 1.2吉瓦: 泰米尔纳德, wind_capacity_added, 1.2e6, 2023-01-01/2023-12-31,
# capitals that no table knows have the number behind them, not the name before
9月泰国摩托车销量为14万辆，其中本田11万辆，SYM 2.3万辆。 | 11万辆: 本田, vehicle_sales, 110000, 2024-09-01/2024-09-30, motorcycles | 2.3万辆: , vehicle_sales, 23000, 2024-09-01/2024-09-30, motorcycles
广州两轮车销量为12万辆。 | 12万辆: 广州, vehicle_sales, 120000, -, two_wheelers
# how much there is of what there was is no growth, and of no earlier time
Munich Airport handled 37 million passengers in 2023, up 17% from a year earlier but still 23% below 2019. | 17%: Munich Airport, passengers_growth_yoy, 17, 2023-01-01/2023-12-31, | 23%: Munich Airport, passengers_growth_since, -23, 2023-01-01/2023-12-31,
深圳机场2023年旅客吞吐量5273万人次，恢复至2019年的99.6%。 | 99.6%: 深圳宝安国际机场, passengers_recovery, 99.6, 2023-01-01/2023-12-31,
Passenger numbers at Gatwick in 2023 were 88% of pre-pandemic levels. | 88%: 盖特威克机场, passengers_recovery, 88, 2023-01-01/2023-12-31,
松岭机场2023年旅客量3610万人次，较2022年增长84.2%，比2019年减少4.1%。 | 84.2%: 松岭机场, passengers_growth_yoy, 84.2, 2023-01-01/2023-12-31, | 4.1%: 松岭机场, passengers_growth_since, -4.1, 2023-01-01/2023-12-31,
# growth right behind a figure is of whose figure that is
Novo's Ozempic sales rose 26% to $1.9 billion, while Wegovy brought in $787 million in the third quarter, up 43%. | 43%: Wegovy, sales_value_growth_yoy, 43, 2024-07-01/2024-09-30,
# metros, trials and new stores
高雄捷運2023年運量5,300萬人次，日均14.5萬人次。 | 5,300萬人次: 高雄捷运, passengers, 5.3e7, 2023-01-01/2023-12-31, | 14.5萬人次: 高雄捷运, passengers_each_day, 145000, 2023-01-01/2023-12-31,
Kaohsiung Metro carried 53 million riders in 2023. | 53 million: 高雄捷运, ridership, 5.3e7, 2023-01-01/2023-12-31,
该试验共纳入820名患者，患者服药36周后平均减重9.4%。 | 820名: , trial_participants, 820, -, | 9.4%: , weight_loss, 9.4, -,
Chipotle plans to open 300 stores in 2025. | 300 stores: 奇波雷, new_stores, 300, 2025-01-01/2025-12-31,
# which goods: of a market, or of a maker of several
Global PC shipments rose 4.1% to 61.2 million units in 2023. | 61.2 million units: 全球, shipments, 6.12e7, 2023-01-01/2023-12-31, computers
2023年全球个人电脑出货6120万台。 | 6120万台: 全球, shipments, 6.12e7, 2023-01-01/2023-12-31, computers
Global smartphone shipments fell to 1.17 billion units in 2023. | 1.17 billion units: 全球, shipments, 1.17e9, 2023-01-01/2023-12-31, phones
小米2023年平板出货量510万台，手机出货量1.46亿台。 | 510万台: 小米, shipments, 5.1e6, 2023-01-01/2023-12-31, tablets | 1.46亿台: 小米, shipments, 1.46e8, 2023-01-01/2023-12-31,
# the list ends with "respectively", and what goes on is of another
Palix and Zennor shipped 12.8 million and 9.6 million units, respectively, while Orvo shipped 5.5 million Kites, up 14%. | 9.6 million units: Zennor, shipments, 9.6e6, -, | 5.5 million: Orvo, shipments, 5.5e6, -, | 14%: Orvo, shipments_growth_yoy, 14, -,
# where a piece was filed is no subject
OSLO - Sweden's fertility rate rose. About 100,300 babies were born in 2023 and 42,422 couples got married. | 100,300: 瑞典, births, 100300, 2023-01-01/2023-12-31, | 42,422 couples: 瑞典, marriages, 42422, 2023-01-01/2023-12-31,
百胜中国去年净增1,571家门市，年底共有16,395家，其中必胜客为3,274家。 | 1,571家: 百胜中国, new_stores, 1571, 2023-01-01/2023-12-31, | 16,395家: 百胜中国, stores, 16395, 2023-12-31/2023-12-31, | 3,274家: 必胜客, stores, 3274, 2023-12-31/2023-12-31,
# people at home, of their country; a sequel under its number; what the others are compared with
Japanese moviegoers spent 51 million yuan over the holiday. | 51 million yuan: 日本, box_office, 5.1e7, -,
《铁衣传第二部：长夜》票房4.8亿元。《铁衣传2》观影人次0.1亿。 | 4.8亿元: 铁衣传第二部：长夜, box_office, 4.8e8, -, | 0.1亿: 铁衣传第二部：长夜, admissions, 1e7, -,
Vietnam had 3.2 million Chinese visitors in 2023, fewer than Thailand's 3.5 million. | 3.2 million: 越南, visitors, 3.2e6, 2023-01-01/2023-12-31, from 中国
Boeing earned $5.2 billion in 2023. | $5.2 billion: 波音, profit, 5.2e9, 2023-01-01/2023-12-31,
2023年访日游客全年消费额为5.3万亿日元。 | 5.3万亿日元: 日本, tourism_spending, 5.3e12, 2023-01-01/2023-12-31,
布鲁姆航空公布截至去年12月底止全年业绩，股东应占溢利89.8亿元。 | 89.8亿元: 布鲁姆航空, net_profit, 8.98e9, 2023-01-01/2023-12-31,
# whoever a text introduces by sex and people; the short name of a company before the code of its shares
陆远航，男，汉族，1966年6月出生，1988年8月加入中国共产党。 | 1966年6月: 陆远航, birth_date, nan, 1966-06-01/1966-06-30, | 1988年8月: 陆远航, joining_date, nan, 1988-08-01/1988-08-31,
截至12月19日收盘，*ST棱川(600999)报收于8.46元，上涨4.96%，换手率0.74%，成交量2.35万手。 | 8.46元: *ST棱川, share_price, 8.46, 2024-12-19/2024-12-19, | 0.74%: *ST棱川, turnover_rate, 0.74, 2024-12-19/2024-12-19, | 2.35万手: *ST棱川, 成交量, 23500, 2024-12-19/2024-12-19,
# registered names, whatever word of the trade is in them, and not the place that they begin with
公开信息显示，上海青禾谷养老服务有限公司2014年成立，员工300人。 | 300人: 上海青禾谷养老服务有限公司, headcount, 300, -, | 2014年: 上海青禾谷养老服务有限公司, founding_date, nan, 2014-01-01/2014-12-31,
杭州峤石电子股份有限公司2023年实现营业收入12亿元。 | 12亿元: 杭州峤石电子股份有限公司, revenue, 1.2e9, 2023-01-01/2023-12-31,
# words that a tokeniser takes for names, whoever reports, and the guess of a name across a word
加大力度，全市新增就业5万人。 | 5万人: , new_jobs, 50000, -,
2023年，岚浦市实现地区生产总值1200亿元。第三产业增加值600亿元。 | 1200亿元: 岚浦市, gdp, 1.2e11, 2023-01-01/2023-12-31, | 600亿元: 岚浦市, value_added, 6e10, 2023-01-01/2023-12-31, tertiary
棱川环保集团有限公司现将公司经营数据公告如下。2023年，发电量为11.5亿度。 | 11.5亿度: 棱川环保集团有限公司, power_output, 1.15e9, 2023-01-01/2023-12-31,
岚浦晚报记者获悉，全市新增就业5万人。 | 5万人: , new_jobs, 50000, -,
# whoever compiles an index, and an index that has no sums of money
7月德国Markit制造业PMI为42.3，法国为45.1。 | 42.3: 德国, manufacturing_pmi, 42.3, 2024-07-01/2024-07-31, | 45.1: 法国, manufacturing_pmi, 45.1, 2024-07-01/2024-07-31,
12月19日，深证成指报收于10500点。眼科板块主力资金净流出641.55万元。 | 10500点: 深证成指, index_level, 10500, 2024-12-19/2024-12-19,
# a place or a body whose name begins that of another, or of what it published
2023年，岚浦区GDP达到1372亿元。岚浦区委宣传部介绍，全区常住人口96万人。 | 1372亿元: 岚浦区, gdp, 1.372e11, 2023-01-01/2023-12-31,
民政部印发《民政部关于婚姻登记工作的意见》。民政部公布，2023年全国结婚登记683万对。 | 683万对: 中国, marriages, 6.83e6, 2023-01-01/2023-12-31,
# of which part of its economy a figure of a place is
2023年，江苏民营企业进出口1.2万亿元，增长5.6%，外商投资企业进出口1.3万亿元，下降8.2%。 | 1.2万亿元: 江苏, trade_value, 1.2e12, 2023-01-01/2023-12-31, 民营企业 | 5.6%: 江苏, trade_value_growth_yoy, 5.6, 2023-01-01/2023-12-31, 民营企业 | 8.2%: 江苏, trade_value_growth_yoy, -8.2, 2023-01-01/2023-12-31, 外商投资企业
2023年，浙江第一产业投资增长5.2%，第二产业投资增长8.1%。 | 5.2%: 浙江, investment_growth_yoy, 5.2, 2023-01-01/2023-12-31, primary | 8.1%: 浙江, investment_growth_yoy, 8.1, 2023-01-01/2023-12-31, secondary
2023年，浙江核电、风电、火电投资同比分别增长16.1%、14.3%和3.0%。 | 16.1%: 浙江, investment_growth_yoy, 16.1, 2023-01-01/2023-12-31, 核电 | 3.0%: 浙江, investment_growth_yoy, 3, 2023-01-01/2023-12-31, 火电
2023年，全国电源工程完成投资9319亿元。其中，风电2761亿元，增长34.3%。 | 9319亿元: 中国, investment, 9.319e11, 2023-01-01/2023-12-31, 电源 | 2761亿元: 中国, investment, 2.761e11, 2023-01-01/2023-12-31, 风电 | 34.3%: 中国, investment_growth_yoy, 34.3, 2023-01-01/2023-12-31, 风电
2023年，云南规模以上文化企业实现营业收入593亿元。文化服务业实现营业收入307亿元。 | 593亿元: 云南, revenue, 5.93e10, 2023-01-01/2023-12-31, 文化企业 | 307亿元: 云南, revenue, 3.07e10, 2023-01-01/2023-12-31, 文化服务业
# all of a province or a city is that of whose office reports it, and no place of another size
甘肃省统计局公布2023年全省经济运行情况，全省地区生产总值5300亿元。 | 5300亿元: 甘肃, gdp, 5.3e11, 2023-01-01/2023-12-31,
江苏2023年GDP破12万亿元。据苏州市统计局数据，全市实现地区生产总值2.2万亿元。 | 12万亿元: 江苏, gdp, 1.2e13, 2023-01-01/2023-12-31, | 2.2万亿元: 苏州, gdp, 2.2e12, 2023-01-01/2023-12-31,
浙江省统计局发布数据。2023年，全省实现生产总值8.2万亿元；其中，杭州生产总值2万亿元。 | 8.2万亿元: 浙江, gdp, 8.2e12, 2023-01-01/2023-12-31, | 2万亿元: 杭州, gdp, 2e12, 2023-01-01/2023-12-31,
兰州2023年GDP增长3.9%，全省增长6.4%。 | 3.9%: 兰州, gdp_growth_yoy, 3.9, 2023-01-01/2023-12-31, | 6.4%: , gdp_growth_yoy, 6.4, 2023-01-01/2023-12-31,
# two words for two measures before the same numbers; a half year whose last character begins no word
他说，从产销量来看，2023年上半年新能源汽车产销分别完成了378.8万辆和374.7万辆。 | 378.8万辆: 新能源汽车, vehicle_production, 3.788e6, 2023-01-01/2023-06-30, | 374.7万辆: 新能源汽车, nev_sales, 3.747e6, 2023-01-01/2023-06-30,
# what as many growths that follow a matched list are of
2023年，无锡和南通GDP分别为1.5万亿元、1.2万亿元，同比增长6.0%、5.8%。 | 6.0%: 无锡, gdp_growth_yoy, 6, 2023-01-01/2023-12-31, | 5.8%: 南通, gdp_growth_yoy, 5.8, 2023-01-01/2023-12-31,
2023年，棱川电器的营业收入和净利润分别为71亿元和6亿元，同比增长6.6%和7.0%。 | 6.6%: 棱川电器, revenue_growth_yoy, 6.6, 2023-01-01/2023-12-31, | 7.0%: 棱川电器, net_profit_growth_yoy, 7, 2023-01-01/2023-12-31,
2023年，无锡和南通GDP分别为1.5万亿元、1.2万亿元，增长5.9%，其中工业增长7%。 | 5.9%: 南通, gdp_growth_yoy, 5.9, 2023-01-01/2023-12-31,
# growth in dollars is not that in the currency of the country, and whoever reports GDP has none
China's exports grew 5.9% in dollar terms in 2023. | 5.9%: 中国, exports_value_in_dollars_growth_yoy, 5.9, 2023-01-01/2023-12-31,
澎湃新闻（www.thepaper.cn）12月18日从浙江经济运行情况新闻发布会获悉，2023年浙江实现生产总值82553亿元。 | 82553亿元: 浙江, gdp, 8.2553e12, 2023-01-01/2023-12-31,
2023年欧元区GDP增长0.4%。 | 0.4%: 欧元区, gdp_growth_yoy, 0.4, 2023-01-01/2023-12-31,
# whom a place trades with is a limit of its figure
2023年，宁波对最大贸易伙伴欧盟进出口2500亿元，自东盟进口1600亿元。 | 2500亿元: 宁波, trade_value, 2.5e11, 2023-01-01/2023-12-31, 欧盟 | 1600亿元: 宁波, imports_value, 1.6e11, 2023-01-01/2023-12-31, 东盟
2023年，丰田在华售出8.8万辆，同比下降2.8%。 | 8.8万辆: 丰田, vehicle_sales, 88000, 2023-01-01/2023-12-31, domestic
# dates of what is called back are none of its making
特斯拉召回生产日期在2023年2月5日至5月16日的部分电动汽车，共计234辆。 | 234辆: 特斯拉, vehicle_recalls, 234, 2023-02-05/2023-05-16, electric
# what was another outlet's headline
原标题：2023年百度营收30亿元，净利润降四成 | 30亿元: 百度, revenue, 3e9, 2023-01-01/2023-12-31,
# taxes that are not paid, and a PMI that does not say whose
2023年全国税收收入18.1万亿元，新增减税降费2.2万亿元。 | 18.1万亿元: 中国, tax_revenue, 1.81e13, 2023-01-01/2023-12-31, | 2.2万亿元: 中国, tax_cuts, 2.2e12, 2023-01-01/2023-12-31,
2024年11月，法国的PMI跌至46.6，制造业PMI为45.1。 | 46.6: 法国, pmi, 46.6, 2024-11-01/2024-11-30, | 45.1: 法国, manufacturing_pmi, 45.1, 2024-11-01/2024-11-30,
# the rain of a whole place is not that of its wettest spot or hour
12月19日，岚浦市平均降雨量39.1毫米，城区平均48.8毫米；最大降雨量出现在三流沟，为143.8毫米；最大小时雨强41.7毫米。 | 39.1毫米: 岚浦市, mean_rainfall, 0.0391, 2024-12-19/2024-12-19, | 48.8毫米: 岚浦市, mean_rainfall, 0.0488, 2024-12-19/2024-12-19, inner_city | 143.8毫米: 岚浦市, highest_rainfall, 0.1438, 2024-12-19/2024-12-19, | 41.7毫米: 岚浦市, hourly_rainfall, 0.0417, 2024-12-19/2024-12-19,
# a sum in a bracket converts the one before, and says nothing else
Marlowe Foods earned 4.1bn rupees ($49m; £39m) in 2023, against 3.6bn a year earlier. | $49m: Marlowe Foods, profit, 4.9e7, 2023-01-01/2023-12-31, | £39m: Marlowe Foods, profit, 3.9e7, 2023-01-01/2023-12-31, | 3.6bn: Marlowe Foods, profit, 3.6e9, 2022-01-01/2022-12-31,
# a time behind the first of two values is of that one only
Profit at Siemens rose from 5bn euros in 2021 to 7bn euros. | 5bn euros: 西门子, profit, 5e9, 2021-01-01/2021-12-31, | 7bn euros: 西门子, profit, 7e9, -,
In 2023, Siemens' profit rose from 5bn euros a year earlier to 7bn euros. | 5bn euros: 西门子, profit, 5e9, 2022-01-01/2022-12-31, | 7bn euros: 西门子, profit, 7e9, 2023-01-01/2023-12-31,
# a day on which a result is told is not when it was earned
Last week, Siemens reported an annual profit of 5bn euros. | 5bn euros: 西门子, profit, 5e9, -,
# a country's adjective right before what only countries have; "us" is none
Spanish unemployment rose to 12.3% in March 2024. The US trade gap was $68bn in March 2024. | 12.3%: 西班牙, unemployment_rate, 12.3, 2024-03-01/2024-03-31, | $68bn: 美国, trade_deficit, 6.8e10, 2024-03-01/2024-03-31,
Officials told us inflation fell to 3% in March 2024. | 3%: , cpi_growth_yoy, 3, 2024-03-01/2024-03-31,
Nokia sold 3 million phones in 2023. Its US exports fell 5% in 2023. | 5%: 诺基亚, exports_value_growth_yoy, -5, 2023-01-01/2023-12-31, 美国
# X, the country's largest, is no word for the country
US inflation fell. Corvane, the country's largest lender, was told last year to pay a $125m fine. | $125m: Corvane, fine, 1.25e8, 2023-01-01/2023-12-31,
# whoever has it stands right before it, whoever tells of it
The central bank published figures showing Peru's economy grew 2.4% in 2023. | 2.4%: 秘鲁, gdp_growth_yoy, 2.4, 2023-01-01/2023-12-31,
Chile's economy grew 2% in 2023. The rise, the second-biggest in the region after Peru, brought unemployment down to 8%. | 8%: 智利, unemployment_rate, 8, 2023-01-01/2023-12-31,
Lanpu's economy grew 5.6% year on year in the first half of 2023 to 3.19 trillion yuan. | 3.19 trillion yuan: Lanpu, gdp, 3.19e12, 2023-01-01/2023-06-30,
# sales of a country are no cars; places of sale are not what grew
US retail sales recovered. Sales rose 1.2% in March 2024. Sales at furniture and hardware stores rose 0.6% in March 2024. | 1.2%: 美国, sales_value_growth_yoy, 1.2, 2024-03-01/2024-03-31, | 0.6%: 美国, sales_value_growth_yoy, 0.6, 2024-03-01/2024-03-31,
# which economist speaks is told by whom he works for
Norway recovered. Ingrid Solberg, senior US economist at Corvane Markets, was surprised. Unemployment fell to 3.9%. | 3.9%: 挪威, unemployment_rate, 3.9, -,
# a fall of so many cents is no price; one from month to month is none on the year
Brent crude closed down 43 cents at $74.10 a barrel. | 43 cents: 布伦特原油, oil_price_change_qoq, -0.43, -, | $74.10: 布伦特原油, oil_price, 74.1, -,
Spanish house prices rose 0.9% in October 2024, the first monthly rise since May. | 0.9%: 西班牙, home_price_growth_qoq, 0.9, 2024-10-01/2024-10-31,
# a mobile network is no app, and domestic is not Chinese
Corvane's stake in the mobile network was cut to 49% in 2023. | 49%: Corvane, shareholding, 49, 2023-01-01/2023-12-31,
# where a piece was filed, for which pages, and which paper tells of it, are no owners
（财经·国际）百度2023年在印度收入增长5%。 | 5%: 百度, revenue_growth_yoy, 5, 2023-01-01/2023-12-31, 印度
  某社岚浦12月10日新媒体专电（记者某某）百度2023年营收5亿元。 | 5亿元: 百度, revenue, 5e8, 2023-01-01/2023-12-31,
《岚浦邮报》报道，下载量达3万次。 | 3万次: , downloads, 30000, -,
# a list of what is traded, of which nobody knows one
12月19日，棕榈油期货主力合约收于每吨3733元；而油菜籽期货主力合约收于每吨4070元；鸭蛋延续跌势，主力合约收于每吨2200元。 | 3733元: 棕榈油期货, commodity_price, 3733, 2024-12-19/2024-12-19, | 4070元: 油菜籽期货, commodity_price, 4070, 2024-12-19/2024-12-19, | 2200元: , commodity_price, 2200, 2024-12-19/2024-12-19,
# a mean of years is no growth of the last one
2023年，江苏地区生产总值增长6.3%，两年平均增长3.6%。 | 6.3%: 江苏, gdp_growth_yoy, 6.3, 2023-01-01/2023-12-31, | 3.6%: 江苏, gdp_average_annual_growth_yoy, 3.6, 2023-01-01/2023-12-31,
# an officer speaks for a bureau, whose the figure is not; of whom it is, of which people
农业农村部规划司司长林某在发布会上表示，2023年农村居民人均可支配收入增长7.6%。 | 7.6%: 中国, disposable_income_growth_yoy, 7.6, 2023-01-01/2023-12-31, rural
# what a person does is no figure of the place or the body spoken of before
岚浦酒店有员工50人。他参加了18场演出。 | 18场: , events_held, 18, -,
# a founding dates no figure of what is; 1988年出生的 is of whom it stands before
棱川酒店成立于1985年，员工300人。 | 300人: 棱川酒店, headcount, 300, -,
2003年成立的百度推出了新品。 | 2003年: 百度, founding_date, nan, 2003-01-01/2003-12-31,
# listed companies by how they announce, and without what a broker does to them
棱川新材公告，净利润为2亿元。 | 2亿元: 棱川新材, net_profit, 2e8, -,
首予棱川半导体(600999)买入评级。2023年营收5亿元。 | 5亿元: 棱川半导体, revenue, 5e8, 2023-01-01/2023-12-31,
瑞银将百度的目标价定为210美元。 | 210美元: 百度, price_target, 210, -,
# a name in quotation marks that nobody knows
百度总部在北京。“棱川之家”的股价上涨19%。 | 19%: , share_price_growth_qoq, 19, -,
# a space parts the clauses of a headline; new cases and deaths are not all of them
巴西新增新冠肺炎确诊病例6166例 累计确诊超939万例。 | 6166例: 巴西, new_cases, 6166, -, covid | 939万例: 巴西, confirmed_cases, 9.39e6, -, covid
巴西新增死亡病例12例，累计死亡病例33541例。 | 12例: 巴西, new_deaths, 12, -, | 33541例: 巴西, deaths, 33541, -,
# a time since which it is a record; a day still to come
2023年12月，巴西进出口规模创2013年4月以来单月新高，达385亿美元。 | 385亿美元: 巴西, trade_value, 3.85e10, 2023-12-01/2023-12-31,
百度将于11日上市。 | 11日: 百度, listing_date, nan, 2025-01-11/2025-01-11,
# sales online are no retail sales of all kinds, taxes on imports no imports
中国网上零售额10万亿元，社会消费品零售总额40万亿元。 | 10万亿元: 中国, online_retail_sales, 1e13, -, | 40万亿元: 中国, retail_sales, 4e13, -,
2023年，巴西进口环节税达173亿元。 | 173亿元: 巴西, import_taxes, 1.73e10, 2023-01-01/2023-12-31,
# the home market implies no country's profit; a name inside what was counted is no subject
报告期内，公司拓展国内市场，净利润2亿元。 | 2亿元: , net_profit, 2e8, -, domestic
中国军队参加了24项联合国行动，累计派出人员3.1万人次。 | 3.1万人次: 中国, 累计派出人员, 31000, -,
# a month that names a contract is no time
布伦特2月原油期货收于每桶73.2美元，涨幅1.4%。 | 73.2美元: 布伦特, oil_price, 73.2, -, | 1.4%: 布伦特, oil_price_growth_qoq, 1.4, -,
# what one kind of investors bought, sold or lent is none of the others'
岚浦科技主力资金净流出3.6万元，游资资金净流出38.1万元，散户资金净流入41.7万元，融资净买入5.2万元。 | 3.6万元: 岚浦科技, net_outflow, 3.6e4, -, main_funds | 38.1万元: 岚浦科技, net_outflow, 3.81e5, -, hot_money | 41.7万元: 岚浦科技, net_inflow, 4.17e5, -, retail_investors | 5.2万元: 岚浦科技, margin_net_buying, 5.2e4, -,
# bonds of other terms
意大利10年期国债收益率升至3.4%，西班牙三十年期国债收益率为3.9%。 | 3.4%: 意大利, bond_yield, 3.4, -, 10-year | 3.9%: 西班牙, bond_yield, 3.9, -, 30-year
# since when something is the highest is no time of a figure
10月出口为2023年3月以来的最高水平，进口额达2.1亿美元。 | 2.1亿美元: , imports_value, 2.1e8, 2024-10-01/2024-10-31,
# the months up to a day; what a year before was so many times less
截至11月20日，当月已售出新房5200套。 | 5200套: , dwellings_sold, 5200, 2024-11-01/2024-11-20, new_build
诺基亚10月收入3.2亿元，飙升至上年同期的约2.6倍。 | 2.6倍: 诺基亚, revenue_ratio, 2.6, 2024-10-01/2024-10-31,
# a time that something is compared with
与2021年相比，诺基亚的员工数量增加了6%。 | 6%: 诺基亚, headcount_growth_yoy, 6, -,
雷诺9月份销量出现四个月来首次月度下滑，降至9.8万辆。 | 9.8万辆: 雷诺, vehicle_sales, 9.8e4, 2024-09-01/2024-09-30,
# another index, and what is traded on it
国企指数涨2.1%，红筹指数跌0.4%，道指期货涨0.2%。 | 2.1%: 国企指数, index_level_growth_qoq, 2.1, -, | 0.4%: 红筹指数, index_level_growth_qoq, -0.4, -, | 0.2%: 道琼斯指数期货, index_level_growth_qoq, 0.2, -,
# with whom a country trades; what is left of a whole is not the whole
智利对沿线国家进出口增长9%，对秘鲁进出口增长4%。 | 9%: 智利, trade_value_growth_yoy, 9, -, 沿线国家 | 4%: 智利, trade_value_growth_yoy, 4, -, 秘鲁
岚州遭7架无人机袭击，其中3架被击落，另外4架无人机坠毁。 | 4架: 岚州, missiles_fired, 4, -, rest
# when something began is no time of what it has now
诺基亚成立于1865年，是设备制造商，员工8.6万人。 | 8.6万人: 诺基亚, headcount, 86000, -,
# the shares of a company moved, and no index
停牌一年后，诺基亚昨日复牌，收盘下跌6.1%。 | 6.1%: 诺基亚, share_price_growth_qoq, -6.1, 2024-12-19/2024-12-19,
# where something is listed is not listed itself, and what was founded is none of what stands behind
海禾股份2007年在国内上市。 | 2007年: 海禾股份, listing_date, nan, 2007-01-01/2007-12-31,
诺基亚2012年成立起已在智利开设300家门店。 | 2012年: 诺基亚, founding_date, nan, 2012-01-01/2012-12-31,
# those who travel to a place are its visitors, wherever they are from
2023年访港旅客共3250万人次。内地旅客有2510万人次，国际旅客212万人次。 | 3250万人次: 中国香港, inbound_visitors, 3.25e7, 2023-01-01/2023-12-31, | 2510万人次: 中国香港, visitors, 2.51e7, 2023-01-01/2023-12-31, from 中国 | 212万人次: 中国香港, inbound_visitors, 2.12e6, 2023-01-01/2023-12-31, overseas
浦东机场2023年旅客吞吐量5200万人次，国际旅客900万人次。 | 900万人次: 上海浦东国际机场, passengers, 9e6, 2023-01-01/2023-12-31, overseas
Malta welcomed 3.1 million tourists in 2023. Italy sent 530,000 of them, France 290,000. | 530,000: 马耳他, visitors, 530000, 2023-01-01/2023-12-31, from 意大利 | 290,000: 马耳他, visitors, 290000, 2023-01-01/2023-12-31, from 法国
2023年，冰岛接待外国游客220万人次，英国贡献了27万人次。 | 27万人次: 冰岛, visitors, 270000, 2023-01-01/2023-12-31, from 英国
# what is there is not the place
Hong Kong had 32.5 million visitors in 2023. Its airport served 39.4 million passengers. | 39.4 million passengers: 香港国际机场, passengers, 3.94e7, 2023-01-01/2023-12-31,
Malta had 3.1 million visitors in 2023. The island's airport handled 7.8 million passengers. | 7.8 million passengers: , passengers, 7.8e6, 2023-01-01/2023-12-31,
# a time of what growth fell short of
Norvik Airport handled 2.3 million passengers in 2023, up 31% but still short of the 3.1 million of 2019. | 31%: Norvik Airport, passengers_growth_yoy, 31, 2023-01-01/2023-12-31,
# whose a figure is that another's is compared with, and who goes on
Nokia sold 4.1 million phones in 2023, against 5.2 million for Ericsson, and earned €320 million. | 5.2 million: 爱立信, units_sold, 5.2e6, 2023-01-01/2023-12-31, | €320 million: 诺基亚, profit, 3.2e8, 2023-01-01/2023-12-31,
# what a company lost in a year
Nokia lost 270 million euros in 2023 on revenue of 3.1 billion euros. | 270 million euros: 诺基亚, net_loss, 2.7e8, 2023-01-01/2023-12-31,
Nokia lost 270 million euros before tax in 2023. | 270 million euros: 诺基亚, loss, 2.7e8, 2023-01-01/2023-12-31,
# a second list of the same names
2023年，诺基亚和爱立信的营收分别为22亿元和24亿元，净利润分别为3亿元和2亿元，组件出货量分别为4.1GW和5.2GW。 | 3亿元: 诺基亚, net_profit, 3e8, 2023-01-01/2023-12-31, | 5.2GW: 爱立信, panels delivered, 5.2e6, 2023-01-01/2023-12-31,
# of which schools
2023年挪威小学招生6.1万人，在校生47万人。初中招生6.4万人。 | 6.1万人: 挪威, enrolment_new, 61000, 2023-01-01/2023-12-31, primary_school | 47万人: 挪威, students, 470000, 2023-01-01/2023-12-31, primary_school | 6.4万人: 挪威, enrolment_new, 64000, 2023-01-01/2023-12-31, junior_secondary
Norway's primary schools took in 61,000 new pupils in 2023; junior high schools, still full, took in 64,000. | 64,000: 挪威, enrolment_new, 64000, 2023-01-01/2023-12-31, junior_secondary
# what a sentence named has a number in the next
Norway is closing its kindergartens. Their number fell by more than 400 to 5,300 in 2023. | 5,300: 挪威, schools, 5300, 2023-01-01/2023-12-31, kindergarten
# what is said of a measure in passing
Nokia posted its results. Operating profit, which leaves out gains on investments, rose 9% to 1.2 billion euros in 2023. | 1.2 billion euros: 诺基亚, operating_profit, 1.2e9, 2023-01-01/2023-12-31,
# a bare day dates what is done on it, and nothing where somebody only spoke then
智利17日发行政府债券31亿元。 | 31亿元: 智利, bond_issue, 31e8, 2024-12-17/2024-12-17,
诺基亚18日在岚州表示，员工总数达7.1万人。 | 7.1万人: 诺基亚, headcount, 71000, -,
记者18日从智利统计局获悉，智利接待游客47万人次。 | 47万人次: 智利, visitors, 47e4, -,
# the points of an index, and on which day of the week it had them
恒生指数周四报19752点，跌1.1%。 | 19752点: 恒生指数, index_level, 19752, 2024-12-19/2024-12-19, | 1.1%: 恒生指数, index_level_growth_qoq, -1.1, 2024-12-19/2024-12-19,
# what two measures grew by is of who had both
元旦假期3天，智利接待游客41万人次，旅游收入7亿元，同比分别增长8%和5%。 | 8%: 智利, visitors_growth_yoy, 8, 2024-01-01/2024-01-01, | 5%: 智利, tourism_spending_growth_yoy, 5, 2024-01-01/2024-01-01,
# who imposes a fine does not pay it; a trade is none of its firms
岚州地方法院判令诺基亚赔偿3亿元。 | 3亿元: 诺基亚, damages, 3e8, -,
欧盟委员会对诺基亚处以2亿欧元罚款。 | 2亿欧元: 诺基亚, fine, 2e8, -,
诺基亚被岚州地方法院判处罚款4亿元。 | 4亿元: 诺基亚, fine, 4e8, -,
岚州地方法院判处钱某有期徒刑9年。 | 9年: , sentence_length, 9, -,
人形机器人企业青砚动力完成2亿元A轮融资。 | 2亿元: , funding, 2e8, -,
# the 年 of a year opens no word
智利去年产煤310万吨，今年产钢52万吨。 | 310万吨: 智利, coal_output, 31e5, 2023-01-01/2023-12-31, | 52万吨: 智利, steel_output, 52e4, 2024-01-01/2024-12-31,
# dividends by the ten shares, and of all
诺基亚拟每10股派发现金红利13.5元，合计拟派发42亿元。 | 13.5元: 诺基亚, dividend_per_ten_shares, 13.5, -, | 42亿元: 诺基亚, dividend, 42e8, -,
岚州28日发生5.1级地震，震源深度12千米。 | 12千米: 岚州, quake_depth, 12000, 2024-11-28/2024-11-28,
# the bureaus, the years and the numbers of Taiwan's press
財政部統計，112年第4季出口912億美元，出超21億美元。 | 912億美元: 中国台湾, exports_value, 912e8, 2023-10-01/2023-12-31, | 21億美元: 中国台湾, trade_surplus, 21e8, 2023-10-01/2023-12-31,
台灣去年貸款餘額3兆2150億元。 | 3兆2150億元: 中国台湾, loans, 32150e8, 2023-01-01/2023-12-31,
岚州大學112學年度招生名額812名。 | 812名: 岚州大学, places, 812, 2023-07-01/2024-06-30,
# what points at something, a document or a measure ends or makes no name
凌川电子公布业绩。这两项指标均超预期。在欧洲市场，上一季度的营收为11.4亿美元。 | 11.4亿美元: 凌川电子, revenue, 1.14e9, 2024-07-01/2024-09-30, 欧洲
阿里当季收入613亿元，阿里当季净利润52亿元。 | 52亿元: 阿里, net_profit, 5.2e9, 2024-10-01/2024-12-31,
凌川电子公布，集团税前利润（EBT）为7.3亿元，利润（EBT）占比65%。 | 7.3亿元: 凌川电子, pretax_profit, 7.3e8, -,
# a move told again as a percentage
诺基亚股价周四下跌2.4元或3.1%。 | 3.1%: 诺基亚, share_price_growth_qoq, -3.1, 2024-12-19/2024-12-19,
The Dow fell 412 points, or 1.2%, on Thursday. | 1.2%: 道琼斯指数, index_level_growth_qoq, -1.2, -,
# a total since the beginning is none of the year told before
蔚来2023年交付21万辆，累计交付量突破64万辆。 | 21万辆: 蔚来, vehicle_deliveries, 21e4, 2023-01-01/2023-12-31, | 64万辆: 蔚来, vehicle_deliveries_to_date, 64e4, -,
截至11月底，岚州航空累计载客820万人次。 | 820万人次: 岚州航空, passengers_to_date, 82e5, 2024-11-30/2024-11-30,
国庆假期，岚州累计接待游客38万人次。 | 38万人次: 岚州, visitors, 38e4, 2024-10-01/2024-10-07,
# of how much a price is
岚州鸡蛋价格为每公斤9.8元，猪肉价格为每公斤22.4元。 | 22.4元: 岚州, pork_price, 22.4, -,
岚州成交楼面价每平方米8200元。 | 8200元: 岚州, land_price, 8200, -,
# kinds of crops, one of which has the name of a company
岚州2023年苹果种植面积30亩，产量6吨。 | 30亩: 岚州, apple sown_area, 20000, 2023-01-01/2023-12-31, | 6吨: 岚州, apple output, 6, 2023-01-01/2023-12-31,
岚州大蒜种植面积60亩，玉米种植面积90亩。 | 60亩: 岚州, garlic sown_area, 40000, -, | 90亩: 岚州, corn sown_area, 60000, -,
# the losses of a branch of business are none of the whole
诺基亚物联网业务三季度经营亏损2.3亿元，授权业务预计今年亏损5亿元。 | 2.3亿元: 诺基亚, operating_loss, 2.3e8, 2024-07-01/2024-09-30, 物联网 | 5亿元: 诺基亚, loss, 5e8, 2024-01-01/2024-12-31, licensing
# a whole and a part of it; what was saved; patents of three sorts; ships and land
岚州党获得议会160个席位中的43席。 | 43席: 岚州党, seats, 43, -,
岚州警方挽回损失3200万元。 | 3200万元: 岚州, losses_recovered, 32e6, -,
诺基亚2023年授权发明专利812件，有效发明专利6400件。 | 812件: 诺基亚, patents_granted, 812, 2023-01-01/2023-12-31, | 6400件: 诺基亚, patents_in_force, 6400, 2023-01-01/2023-12-31,
江桥造船2023年交付散货船14艘。 | 14艘: 江桥造船, ship_deliveries, 14, 2023-01-01/2023-12-31,
岚州12月19日成交2宗地块，成交总价8.2亿元。 | 2宗: 岚州, land_plots_sold, 2, 2024-12-19/2024-12-19,
# indices of a place, and what they moved by in a week
岚州11月住宅租金指數報118.3點，按月升0.6%。 | 118.3點: 岚州, 住宅租金指数, 118.3, 2024-11-01/2024-11-30, | 0.6%: 岚州, 住宅租金指数_growth_qoq, 0.6, 2024-11-01/2024-11-30,
上证指数19日收于3370点，跌0.4%，全周累计下跌0.7%。 | 0.4%: 上证指数, index_level_growth_qoq, -0.4, 2024-12-19/2024-12-19, | 0.7%: 上证指数, index_level_growth_qoq, -0.7, 2024-12-16/2024-12-22,
# from when a wage holds that is called the lowest
岚州自2025年3月1日起最低工资标准调整为2150元。 | 2150元: 岚州, minimum_wage, 2150, 2025-03-01/,
该隧道重庆至宜宾段全长85公里。 | 85公里: , length_km, 85000, -,
全台農業損失1.2億元，以台南市損失4820萬元最多。 | 4820萬元: 中国台湾, economic_loss, 482e5, -, 台南
岚州高铁最高时速350公里。 | 350公里: 岚州, speed, 350, -,
# owners and years of Taiwan's press
台電去年虧損420億元，113年售電量2450億度，健保署統計113年門診3億次。 | 420億元: 台湾电力, loss, 42e9, 2023-01-01/2023-12-31,
台灣高鐵11月旅運量652萬人次。 | 652萬人次: 台湾高铁, passengers, 652e4, 2024-11-01/2024-11-30,
# who reports or counts owns no figure
来源：澎湃新闻。凌川电子完成登记，营业收入增至39.8亿元。 | 39.8亿元: 凌川电子, revenue, 3.98e9, -,
华为发布新品。报道显示，2024年第三季度全球智能手机出货量达2.19亿台。 | 2.19亿台: 全球, shipments, 2.19e8, 2024-07-01/2024-09-30, phones
苹果发布新品。Canalys发布报告，2024年第三季度全球平板电脑出货量达3190万台。 | 3190万台: 全球, shipments, 3.19e7, 2024-07-01/2024-09-30, tablets
华为发布新品。2024年第三季度全球智能手机出货量达2190万台。 | 2190万台: 华为, shipments, 2.19e7, 2024-07-01/2024-09-30, global
# what came in from goods is theirs
苹果来自于iPad的营收为21.4亿美元，去年同期为20.9亿美元。 | 21.4亿美元: iPad, revenue, 2.14e9, -, | 20.9亿美元: iPad, revenue, 2.09e9, -,
# who came to a place is a visitor
今年11月访港旅客达361万人次。 | 361万人次: 中国香港, inbound_visitors, 3.61e6, 2024-11-01/2024-11-30,
# the quarter whose results are announced on a day
12月18日消息，凌川电子今日发布第三季度财报。业绩显示，营收为51.4亿元。 | 51.4亿元: 凌川电子, revenue, 5.14e9, 2024-07-01/2024-09-30,
凌川电子今日发布2025财年第二财季财报。财报显示，第二财季营收为51.4亿元。 | 51.4亿元: 凌川电子, revenue, 5.14e9, 2024-07-01/2024-09-30,
苹果发布新一季度财报，营收为51.4亿元。 | 51.4亿元: 苹果, revenue, 5.14e9, 2024-07-01/2024-09-30,
# the quarter or half that results are told to end on, and what is of it
青岚集团11月20日公布截至2024年9月30日止季度业绩。季内收入为31.2亿元。物流集团收入5.6亿元。 | 31.2亿元: 青岚集团, revenue, 3.12e9, 2024-07-01/2024-09-30, | 5.6亿元: 青岚集团, revenue, 5.6e8, 2024-07-01/2024-09-30, logistics
# the part that is named behind the word for income
Halden Group's revenue rose 5% to 24.8 billion yuan in 2023, as sales at its cloud arm grew 34% to 3.8 billion. | 3.8 billion: Halden Group, sales_value, 3.8e9, 2023-01-01/2023-12-31, cloud
Orvane Group's profit at its insurance unit fell 4% to 300 million euros in 2023. | 300 million euros: Orvane Group, profit, 3e8, 2023-01-01/2023-12-31, insurance
# who is left out owns nothing
青岚集团2023年收入50亿元,同比增长5%;若不计已出售的腾讯和苹果,同比增长15%。 | 15%: 青岚集团, revenue_growth_yoy, 15, 2023-01-01/2023-12-31, excluding
# a number that the reader knows is what another is compared with, and dates nothing else
Orvane sold 3.2 million cars in 2023, above the 2.9 million of 2022, while revenue rose 5% to 40 billion euros. | 2.9 million: Orvane, vehicle_sales, 2.9e6, 2022-01-01/2022-12-31, | 40 billion euros: Orvane, revenue, 4e10, 2023-01-01/2023-12-31,
# a year that stands for the same part of it
Orvane sold 320,000 cars in the first quarter of 2024, more than the 290,000 of 2023. | 290,000: Orvane, vehicle_sales, 290000, 2023-01-01/2023-03-31,
Orvane sold 320,000 cars in the first quarter of 2024, compared with 1.3 million in 2023. | 1.3 million: Orvane, vehicle_sales, 1.3e6, 2023-01-01/2023-12-31,
# the summer of this year
今夏中国电影票房达98亿元。 | 98亿元: 中国, box_office, 9.8e9, 2024-06-01/2024-08-31,
# what an economy grew to, and whoever it outdid
Vietnam, home to many factories, saw its economy expand 7.1% to $476 billion in 2023, faster than Thailand, which grew 2.5%. | 7.1%: 越南, gdp_growth_yoy, 7.1, 2023-01-01/2023-12-31, | $476 billion: 越南, gdp, 4.76e11, 2023-01-01/2023-12-31, | 2.5%: 泰国, gdp_growth_yoy, 2.5, 2023-01-01/2023-12-31,
# those who fell ill and died, and of what
2023年全球估计有850万人罹患结核病,98万人死于该病,死者中有11万人为艾滋病病毒感染者。 | 850万人: 全球, new_cases, 8.5e6, 2023-01-01/2023-12-31, tuberculosis | 98万人: 全球, deaths, 980000, 2023-01-01/2023-12-31, tuberculosis | 11万人: 全球, confirmed_cases, 110000, 2023-01-01/2023-12-31, hiv|死者
泰国2023年有1.2万人死于车祸。 | 1.2万人: 泰国, deaths, 12000, 2023-01-01/2023-12-31, 车祸
Measles killed 107,500 people in 2023, the World Health Organization said. About 9 million people caught the virus, of whom 3 million were newly diagnosed. | 107,500 people: 全球, deaths, 107500, 2023-01-01/2023-12-31, measles | 9 million people: 全球, new_cases, 9e6, 2023-01-01/2023-12-31, measles | 3 million: 全球, newly_diagnosed, 3e6, 2023-01-01/2023-12-31, measles
# the next place of a list of shares
巴西和印度2023年大豆产量分别占全球的40%和4%,中国占5%。 | 5%: 中国, soybean_output_share, 5, 2023-01-01/2023-12-31, global
# countries placed by who came from them
2023年访韩旅客1103万人次,日本232万人次居冠,中国也有201万5千人次。 | 232万人次: 韩国, visitors, 2.32e6, 2023-01-01/2023-12-31, from 日本 | 201万5千人次: 韩国, visitors, 2015000, 2023-01-01/2023-12-31, from 中国
Thailand welcomed 28 million foreign visitors in 2023. Malaysia was the largest source market with 4.6 million, followed by China with 3.5 million. | 4.6 million: 泰国, visitors, 4.6e6, 2023-01-01/2023-12-31, from 马来西亚 | 3.5 million: 泰国, visitors, 3.5e6, 2023-01-01/2023-12-31, from 中国
法国2023年接待外国游客1亿人次。西班牙8500万人次居次。 | 8500万人次: 西班牙, inbound_visitors, 8.5e7, 2023-01-01/2023-12-31,
# journeys abroad
South Koreans made 22.7 million trips abroad in 2023. | 22.7 million trips: 韩国, outbound_travellers, 2.27e7, 2023-01-01/2023-12-31,
# one of two that were named, all of them, and some whom nobody knows
特斯拉和比亚迪去年都推出了新车,前者交付178万辆,后者交付427万辆。 | 178万辆: 特斯拉, vehicle_deliveries, 1780000, 2023-01-01/2023-12-31, | 427万辆: 比亚迪, vehicle_deliveries, 4270000, 2023-01-01/2023-12-31,
Crews contained the Marlow and Orvane fires. Together they left 19 people dead. | 19 people: , deaths, 19, -,
# what the same verb counted before
The Marlow Fire burned 5,000 acres and destroyed more than 2,600 structures, while the Orvane Fire burned 900 acres and destroyed 1,310. | 1,310: Orvane Fire, houses_destroyed, 1310, -,
# what the champion, the runner-up and all others have of the prize money
The Halden Open will pay players $9 million this year, 20% more than the $7.5 million of 2023. The singles champions will each receive $500,000, while first-round losers get $11,000. | $9 million: Halden Open, prize_money, 9e6, 2024-01-01/2024-12-31, | $500,000: Halden Open, champion_prize, 500000, 2024-01-01/2024-12-31, | $11,000: Halden Open, first_round_prize, 11000, 2024-01-01/2024-12-31,
Mara Lindqvist took home 300,000 euros for winning the tournament in 2023. | 300,000 euros: Mara Lindqvist, prize_money, 300000, 2023-01-01/2023-12-31,
# net profit of those who hold ordinary shares
青岚集团2023年归属于普通股股东的净利润为2.5亿元。 | 2.5亿元: 青岚集团, ordinary_net_profit, 2.5e8, 2023-01-01/2023-12-31,
"""

ROWS = [row.split(" | ") for row in READINGS.strip().splitlines() if not row.startswith("#")]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_careful_reader_makes_of_a_sentence(row: list[str]):
    claims = claims_of(row[0])
    for wanted in row[1:]:
        value, _, told = wanted.partition(": ")
        entity, metric, low, when, scope = (part.strip() for part in told.split(","))
        found = next(c for c in claims.itertuples() if c.value_text == value)
        got = (found.entity, found.metric, period(found), found.scope)
        assert got == (entity, metric, when, scope)
        assert found.value_low == pytest.approx(float(low), nan_ok=True)


@pytest.mark.parametrize(
    "text",
    [
        "国际金价上涨1.2%。岚浦科技涨6%。",
        "岚浦股份现金占净值比5.6%。基金经理任职期间累计回报38.2%。",
        "自2018年在国内资本市场上市至今，增速一直不低。",
        "草案将对智利的基金实施最低1000万元的资产规模限制。",
        "小米2023年营收900亿元。雷军谈到了当年的5亿赌局。",
        "小米员工2.1万人。公关称小米有70名未领到奖金的员工。",
        "小米员工2.1万人。小米让数百名员工休假。",
        "小米2023年营收900亿元。收入过20亿元的企业数有所增加。",
    ],
)
def test_what_another_figure_measured_is_none_of_the_next(text: str):
    before, _, behind = text.rpartition("。")[0].rpartition("。")
    assert behind
    assert len(claims_of(text)) == (len(claims_of(before)) if before else 0)


@pytest.mark.parametrize(
    "text",
    [
        "3月9日，小米创始人在高交会的论坛上介绍了成果。",
        "2023年1-9月，京东以超过31%的线上市场份额保持领先。",
        "今年3月，成立九年的小米提交了文件。",
        "9日，京东、小米等12家企业联合发起成立浙江省网络诚信联盟。",
        "“双11”前夕，小米正式成立。",
        "小米论坛专家委员会于2015年正式成立。",
        "岚川资本官网显示成立于2013年，由小米雷军创办。",
    ],
)
def test_an_event_of_a_body_that_nobody_knows_is_none_of_a_name_beside_it(text: str):
    claims = claims_of(text)
    dated = claims[claims["metric"].isin(["founding_date", "listing_date"])]
    assert not set(dated["entity"]) & {"小米", "京东", "浙江", "浙江省"}


def test_when_a_staff_was_the_largest_is_not_known():
    claims = claims_of("小米员工已有3100人（全盛期超过4200人）。")
    assert list(claims["period_basis"]) == ["article_date", "unknown"]


def test_what_analysts_expected_of_a_quarter_that_is_over_is_no_figure_of_it():
    claims = claims_of("此前7位分析师平均预计，小米2024年第三季度营收为21亿美元。")
    assert list(claims[claims["metric"] == "revenue"]["modality"]) == ["forecast"]


def test_the_price_of_a_model_is_none_of_its_maker():
    assert "小米" not in set(claims_of("小米9青春版售价1398元。")["entity"])


def test_the_growth_of_goods_of_a_kind_is_of_that_kind_already():
    claims = claims_of("2023年岚浦芒果出口5000吨，是上年的3倍，其中九成芒果出口地为沿线国家。")
    assert set(claims["metric"]) == {"mango exports", "mango exports_value_ratio"}


def test_another_kind_of_power_is_none_of_the_kind_before():
    claims = claims_of("截至2023年底,智利光伏装机9.1GW,风电4.6GW。")
    assert list(claims["value_text"]) == ["9.1GW"]


YUAN = {
    "the currency that the article names once": ("新台幣683億元;淨利21.7億元", ["TWD", "TWD"]),
    "no other than the yuan": ("683億元;淨利21.7億元", ["CNY", "CNY"]),
    "the yuan more often": ("12億港元;淨利人民幣21.7億元,人民幣3億元", ["HKD", "CNY", "CNY"]),
}


def test_the_yuan_beside_another_is_that_of_who_reports_in_it():
    claims = claims_of("台积电2023年营收21617亿元新台币,每股盈余32.34元。")
    assert list(claims["unit"]) == ["TWD", "TWD"]
    claims = claims_of("台积电2023年营收21617亿元新台币(约合4930亿元)。")
    assert list(claims["unit"]) == ["TWD", "CNY"]


@pytest.mark.parametrize(("figures", "units"), YUAN.values(), ids=YUAN)
def test_whose_yuan_an_article_in_traditional_characters_means(figures, units):
    text = f"盛寧科技營收{figures}。"
    article = Article("a.txt", "a.txt", text, clean(text), "", "", "zh-Hant", PUBLISHED, "field")
    claims = extract_claims([article], SETTINGS).sort_values("char_start", kind="stable")
    assert list(claims["unit"]) == units


@pytest.mark.parametrize(("named", "unit"), [("", "TWD"), (",資產人民幣9億元", "CNY")])
def test_the_yuan_of_who_reports_in_another_where_the_article_names_none(named, unit):
    text = f"台積電營收683億元{named}。"
    article = Article("a.txt", "a.txt", text, clean(text), "", "", "zh-Hant", PUBLISHED, "field")
    claims = extract_claims([article], SETTINGS).sort_values("char_start", kind="stable")
    assert claims["unit"].iloc[0] == unit


HOMES = {
    "Taiwan's": ("樂透彩春節銷售額87億元，全台彩券行增至4200家。", "TWD"),
    "Hong Kong's": ("本港私人屋苑成交總值28億元。", "HKD"),
    "a place's": ("香港庫房收入870億元，北京及內地旅客增加。", "HKD"),
    "nobody's": ("岚浦科技營收28億元。", "CNY"),
}


@pytest.mark.parametrize(("text", "unit"), HOMES.values(), ids=HOMES)
def test_the_yuan_is_that_of_the_place_at_home_in_the_article(text, unit):
    article = Article("a.txt", "a.txt", text, clean(text), "", "", "zh-Hant", PUBLISHED, "field")
    claims = extract_claims([article], SETTINGS)
    assert claims[claims["value_text"].str.endswith("元")]["unit"].iloc[0] == unit


def test_a_year_expected_early_in_the_next_is_the_one_told_before():
    lost = claims_of("岚浦光伏去年组件出货量82吉瓦，预计全年亏损5亿元。", date(2025, 2, 3))
    assert period(list(lost.itertuples())[-1]) == "2024-01-01/2024-12-31"
    more = claims_of("蔚来去年交付22万辆，预计全年交付44万辆。", date(2025, 2, 3))
    assert period(list(more.itertuples())[-1]) == "2025-01-01/2025-12-31"


def test_a_plan_in_the_name_of_a_programme_is_none():
    claims = claims_of("“春苗”计划至今收到1.2万宗申请。")
    assert list(claims["modality"]) == ["actual"]


CURRENCIES = {
    "crowns of the country named in the sentence": (
        "Quillon Works reported sales of 290 billion Danish crowns and net profit of 101 billion crowns.",
        ["DKK", "DKK"],
    ),
    "rupees of sums in crores, whatever stands beside them": (
        "Quillon Works posted revenue of 2,300 crore ($275 million) and a net profit of 310 crore.",
        ["INR", "USD", "INR"],
    ),
    "of trillions, as that of the sum before": (
        "台積電2023年第二季營收新台幣4808.4億元，全年營收2.16兆元。",
        ["TWD", "TWD"],
    ),
    "that of a sum, not of what it is converted to": (
        "Quillon Works earned 4.3bn rupees ($98m; £52m) in 2023, against 2.7bn in 2022.",
        ["INR", "USD", "GBP", "INR"],
    ),
    "that of the sum before, not of what that was converted to": (
        "Quillon Works' revenue was 3.2 billion euros ($3.5 billion) in 2023. Net profit reached 1.3 billion.",
        ["EUR", "USD", "EUR"],
    ),
    "that of the sum before, in English": (
        "Quillon Works' revenue was 3.2 billion euros in 2023. Net profit reached 1.3 billion.",
        ["EUR", "EUR"],
    ),
}


@pytest.mark.parametrize(("text", "units"), CURRENCIES.values(), ids=CURRENCIES)
def test_a_currency_left_out_is_that_of_the_text(text: str, units: list[str]):
    assert list(claims_of(text).sort_values("char_start")["unit"]) == units


def test_each_of_a_works_takings_has_the_region_behind_it():
    claims = claims_of(
        "Harbour Lights grossed $61.5 million in the United States and Canada, and $28.1 million"
        " in other countries, for a worldwide total of $89.6 million."
    ).sort_values("char_start")
    assert list(claims["scope"]) == ["北美", "overseas", "global"]
    claims = claims_of("Harbour Lights grossed $7 million in Japan and $3 million overseas.")
    assert list(claims.sort_values("char_start")["scope"]) == ["日本", "overseas"]


LIMITED = {
    "each sector of a list that ends in 等产业": (
        "2024年，全国汽车、建材、能源等产业投资分别增长27.1%、13.4%、9.9%。",
        ["汽车", "建材", "能源"],
    ),
    "sectors whose names hold an and": (
        "2024年，全国汽车制造业、电气机械和器材制造业增加值分别增长12.1%、14.7%。",
        ["汽车制造业", "电气机械和器材制造业"],
    ),
    "each part of a list behind 其中": (
        "2024年，越南查处各类交通违法行为5万起，其中饮酒驾驶144起，无证驾驶93起；受理案件20起。",
        ["", "饮酒驾驶", "无证驾驶", ""],
    ),
    "the law that cases of courts are of": (
        "2024年，全国法院审结民商事一审案件71万件，审结行政一审案件12万件。",
        ["civil_cases|法院", "administrative_cases"],
    ),
    "men and women who compete": (
        "6100名运动员参赛，男子运动员有3200人，女子运动员有2900人。",
        ["", "male", "female"],
    ),
    "growth of goods in a matched list": (
        "2024年，商用车产销累计完成41.2万辆和43.5万辆，同比分别增长6.9%和5.8%。",
        ["commercial_vehicles"] * 4,
    ),
    "what it is whose price fell": (
        "2024年7月，全国食品价格同比下降1.4%，服务价格上涨1.1%。",
        ["食品", "服务"],
    ),
    "the part of which a growth is": (
        "2024年7月，越南居民消费价格同比下降0.4%。其中，城市下降0.3%，农村下降0.6%。",
        ["", "城市", "rural"],
    ),
    "what a sum was spent on": (
        "岚山电子2024年上半年在芯片设施上投入了23亿元。",
        ["芯片设施"],
    ),
    "the firms whose trade is told": (
        "2024年上半年，浙江省跨境电商进出口19.6亿元，增长8%；进口消费品39亿元，浙江进出口总值51.6亿元。",
        ["跨境电商", "跨境电商", "", ""],
    ),
    "a part of which only the share of all is told": (
        "2024年，中国普惠性幼儿园在园幼儿310万人，占全部在园幼儿的九成。",
        ["share", "share"],
    ),
    "the market that the text speaks of": (
        "2024年第三季度，越南智能手机市场出货量410万部。\n小米以21%的市场份额居首，出货量为86万部。",
        ["", "越南", "", "越南"],
    ),
    "a market that only limits what one seller has there": (
        "2024年，岚山电子海外手机出货量为1290万部。2024年，该公司的手机出货量为2626万部。",
        ["overseas", ""],
    ),
    "the others of the paragraph are in it too": (
        "Huawei shipped 47.5 million smartphones in Vietnam in 2024. Apple's shipments fell 5% to 44.4 million units.",
        ["越南", "越南", "越南"],
    ),
    "those of the next paragraph are not": (
        "Huawei shipped 47.5 million smartphones in Vietnam in 2024.\nApple's shipments fell 5% to 44.4 million units.",
        ["越南", "", ""],
    ),
    "the same in English": (
        "Shipments of smartphones in Vietnam reached 4.1 million units in the third quarter of 2024. Xiaomi's shipments rose 5% to 860,000 units.",
        ["", "越南", "越南"],
    ),
    "the goods of which a part is told": (
        "11月，本田在全球销售了 8200 辆纯电动汽车，其中约 3100 辆是在美国市场销售的。",
        ["bev|global", "bev|美国"],
    ),
    "the second growth of one figure, and its running total": (
        "2024年11月，中国乘用车市场零售销量31万辆，同比增长2%，环比增长7%；前11个月累计零售290万辆。",
        ["passenger_cars"] * 4,
    ),
    "the sector that others are counted in": (
        "2024年上半年，中国税务部门为包含小微企业在内的民营经济纳税人新增减税降费69亿元。",
        ["民营经济"],
    ),
    "the sector of the clause before, which this one goes on about": (
        "2024年上半年，中国机械工业实现出口39亿美元，增长14%；实现贸易顺差24亿美元，增长41%。",
        ["机械工业"] * 4,
    ),
    "what the name of a measure leaves out by itself, and what is left out before it": (
        "2024年5月，日本剔除食品和能源后的核心CPI同比上涨2.4%。不计特别股息，丰田2023年每股派息60日元。",
        ["", "excluding"],
    ),
    "what an index only touched": (
        "12月10日，创业板指跌1.09%。12月10日，创业板指一度跌逾2%。",
        ["", "at_times"],
    ),
    "a list of parts that matches one of numbers": (
        "2024年，云南城镇、农村居民人均可支配收入分别为46000元、19000元，分别增长4.1%和6.3%。",
        ["urban", "rural", "urban", "rural"],
    ),
    "the part of each number, of two in one clause": (
        "Norway's per capita disposable income was $41,000 in 2024. City dwellers had $44,000 and rural residents $33,100.",
        ["", "urban", "rural"],
    ),
    "clauses that name but a part": (
        "2024年，挪威失业率4.1%。城镇居民为5.2%，农村居民3.1%。",
        ["", "urban", "rural"],
    ),
    "a part named before the time of its figure": (
        "岚山电子云服务业务2023年营收12亿元，来自授权业务的收入为3亿元。授权业务2022年2亿元的营收创下新高。",
        ["digital cloud", "licensing", "licensing"],
    ),
    "that part, of which the text spoke": (
        "岚山电子2023年营收90亿元。2024年，该业务的营收为691亿元。",
        ["", "该业务"],
    ),
    "a level that the growth of a part led to": (
        "2023年，岚山电子平板电脑收入下降15%，达到41亿元。",
        ["tablets", "tablets"],
    ),
    "the rules by which a figure is told": (
        "岚山电子发布财报。在非美国通用会计准则（Non-GAAP）下，2023年毛利润为1.3亿美元。按美国通用会计准则（GAAP）计，2023年毛利润为1.1亿美元。",
        ["non_gaap", ""],
    ),
    "the part of a match in which something was scored": (
        "第一节，岚山男篮中锋周峻就砍下12分。全场他得到31分。",
        ["quarter_of_match", ""],
    ),
    "the illness that broke out": (
        "挪威霍乱疫情结束。挪威共报告病例762例。",
        ["cholera"],
    ),
    "the illness whose outbreak was told of": (
        "An outbreak of cholera hit Norway. Norway has had 762 cases.",
        ["cholera"],
    ),
    "a region is no part by its noun": (
        "苹果2023年欧洲地区营收达202亿美元。",
        ["欧洲"],
    ),
}


@pytest.mark.parametrize(("text", "scopes"), LIMITED.values(), ids=LIMITED)
def test_what_a_figure_is_limited_to(text: str, scopes: list[str]):
    assert list(claims_of(text).sort_values("char_start", kind="stable")["scope"]) == scopes


@pytest.mark.parametrize(
    ("published", "told"),
    [(date(2025, 3, 5), "-"), (date(2025, 3, 20), "2025-03-04/2025-03-04")],
    ids=["of the news", "of two weeks before"],
)
def test_the_day_on_which_it_was_said_dates_what_was_said_longer_ago(published: date, told: str):
    claims = claims_of("3月4日小米创始人雷军透露，公司现有员工4.37万人。", published)
    assert [period(c) for c in claims.itertuples() if c.metric == "headcount"] == [told]
