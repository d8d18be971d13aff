"""Articles whose figures fit together, or do not: written by hand, read by the real extraction."""

from __future__ import annotations

from typing import Final, NamedTuple


class Case(NamedTuple):
    """The texts of one or more articles, and the derived rules they must set off ("" for none)."""

    name: str
    articles: tuple[str, ...]
    rule: str


ZH = "2025年3月5日讯 "
EN = "March 5, 2025. "

CASES: Final = (
    # Growth that does not fit.
    Case(
        "a year's growth and a base with one wrong digit",
        (ZH + "比亚迪2024年销量为427.2万辆，同比增长41.3%。比亚迪2023年销量为382.4万辆。",),
        "growth_misfit",
    ),
    Case(
        "the base stands in another article",
        (
            ZH + "比亚迪2024年销量为427.2万辆，同比增长41.3%。",
            "2024年1月9日讯 比亚迪2023年销量为202.4万辆，居行业第一。",
        ),
        "growth_misfit",
    ),
    Case(
        "growth on the quarter before, ten times too large",
        (
            "2024年11月20日讯 蔚来2024年第三季度交付量为61855辆，环比增长80%。"
            "2024年第二季度，蔚来交付量为57373辆。",
        ),
        "growth_misfit",
    ),
    Case(
        "from one value to the other in one sentence",
        (ZH + "美团2024年营收从2023年的2767亿元增长52%至3376亿元。",),
        "growth_misfit",
    ),
    Case(
        "a fall larger than the two values tell",
        (ZH + "特斯拉2024年交付量为179万辆，同比下降11%。特斯拉2023年交付量为181万辆。",),
        "growth_misfit",
    ),
    Case(
        "a rise where the values fall",
        (ZH + "特斯拉2024年交付量为179万辆，同比增长11%。特斯拉2023年交付量为181万辆。",),
        "growth_misfit",
    ),
    Case(
        "Traditional characters",
        ("2025年3月5日訊 蔚來2024年銷量為22.2萬輛，同比增長38.7%。蔚來2023年銷量為26萬輛。",),
        "growth_misfit",
    ),
    Case(
        "English, two sentences",
        (
            EN + "Tesla delivered 1.79 million vehicles in 2024, up 10% year on year. "
            "Tesla delivered 1.81 million vehicles in 2023.",
        ),
        "growth_misfit",
    ),
    Case(
        "English, from and to",
        (
            EN + "Meituan's revenue rose 22% from 276.7 billion yuan in 2023 "
            "to 437.6 billion yuan in 2024.",
        ),
        "growth_misfit",
    ),
    Case(
        "Chinese growth, English base with a slipped point",
        (
            ZH + "美团2024年营收为3376亿元，同比增长22%。",
            "March 20, 2024. Meituan's revenue in 2023 was 27.67 billion yuan.",
        ),
        "growth_misfit",
    ),
    Case(
        "half years",
        (
            "2024年8月29日讯 比亚迪2024年上半年营收为3011亿元，同比增长15.8%。",
            "2023年8月29日讯 比亚迪2023年上半年营收为2001亿元。",
        ),
        "growth_misfit",
    ),
    Case(
        "more than the quarter before",
        ("2024年11月20日讯 蔚来2024年第三季度交付量为61855辆，比上季度的57373辆增长28%。",),
        "growth_misfit",
    ),
    # Growth that fits, or that nobody can check.
    Case(
        "growth within rounding",
        (ZH + "比亚迪2024年销量为427.2万辆，同比增长41.3%。比亚迪2023年销量为302.4万辆。",),
        "",
    ),
    Case(
        "growth within coarse rounding",
        (ZH + "比亚迪2024年销量为427万辆，同比增长41%。比亚迪2023年销量为300万辆。",),
        "",
    ),
    Case(
        "about so much growth",
        (ZH + "美团2024年营收为3376亿元，同比增长约21%。美团2023年营收为2767亿元。",),
        "",
    ),
    Case(
        "growth over a floor",
        (ZH + "美团2024年营收为3376亿元，同比增长超20%。美团2023年营收为2767亿元。",),
        "",
    ),
    Case(
        "growth on the year beside the quarter before",
        (
            "2024年11月20日讯 蔚来2024年第三季度交付量为61855辆，同比增长11.6%。"
            "2024年第二季度，蔚来交付量为57373辆。",
        ),
        "",
    ),
    Case(
        "growth of profit beside revenue",
        (ZH + "美团2024年营收为3376亿元，净利润同比增长158%。美团2023年营收为2767亿元。",),
        "",
    ),
    Case(
        "growth in constant currency",
        (
            EN + "Tesla's revenue was $97.7 billion in 2024, up 8% year on year in constant "
            "currency. Tesla's revenue was $96.8 billion in 2023.",
        ),
        "",
    ),
    Case(
        "a fall by the same figures",
        (ZH + "特斯拉2024年交付量为179万辆，同比下降1.1%。特斯拉2023年交付量为181万辆。",),
        "",
    ),
    Case(
        "slower growth is no fall",
        (ZH + "比亚迪2024年销量为427.2万辆，销量增速下降至41.3%。比亚迪2023年销量为302.4万辆。",),
        "",
    ),
    Case(
        "a rise in percentage points",
        (ZH + "比亚迪2024年营收为7771亿元，同比提高29个百分点。比亚迪2023年营收为6023亿元。",),
        "",
    ),
    Case(
        "growth against an earlier year",
        (ZH + "比亚迪2024年销量为427.2万辆，较2021年增长477%。比亚迪2023年销量为302.4万辆。",),
        "",
    ),
    Case(
        "a compound rate",
        (ZH + "比亚迪2024年销量为427.2万辆，三年复合增长率为79%。比亚迪2023年销量为302.4万辆。",),
        "",
    ),
    Case(
        "a target grows as it likes",
        (ZH + "比亚迪2024年销量为427.2万辆。比亚迪计划2025年销量同比增长80%，达到550万辆。",),
        "",
    ),
    Case(
        "growth of one part beside the whole",
        (
            ZH + "小米2024年营收为3659亿元。小米2024年海外营收同比增长9%。"
            "小米2023年营收为2710亿元。",
        ),
        "",
    ),
    Case(
        "English, values that fit",
        (
            EN + "Meituan's revenue rose 22% from 276.7 billion yuan in 2023 "
            "to 337.6 billion yuan in 2024.",
        ),
        "",
    ),
    Case(
        "two currencies",
        (
            ZH + "美团2024年营收为3376亿元，同比增长22%。",
            "March 20, 2024. Meituan's revenue in 2023 was $39 billion.",
        ),
        "",
    ),
    Case(
        "growth of the last year behind two years' values",
        (ZH + "比亚迪销量从2022年的186.9万辆增长到2024年的427.2万辆，同比增长41.3%。",),
        "",
    ),
    Case(
        "a segment that no scope names",
        (ZH + "腾讯2024年增值服务收入为3192亿元，同比增长7%。腾讯2023年营收为6090亿元。",),
        "",
    ),
    Case(
        "up from a year earlier",
        (
            "January 10, 2025. Tesla delivered 495,570 vehicles in the fourth quarter of 2024, "
            "up 2% from 484,507 vehicles a year earlier.",
        ),
        "",
    ),
    Case(
        "both bases in one sentence",
        (
            "2025年1月10日讯 特斯拉2024年第四季度交付量为49.6万辆，环比增长7%，同比增长2%。"
            "2024年第三季度，特斯拉交付量为46.3万辆。2023年第四季度，特斯拉交付量为48.5万辆。",
        ),
        "",
    ),
    # Parts above their whole.
    Case(
        "a model above its maker",
        (
            ZH + "特斯拉2024年交付量为179万辆。",
            "2025年2月1日讯 Model Y 2024年交付量为210万辆。",
        ),
        "part_exceeds_whole",
    ),
    Case(
        "English model above its maker",
        (
            EN + "Tesla delivered 1.79 million vehicles in 2024.",
            "February 1, 2025. Deliveries of the Model Y reached 2.1 million vehicles in 2024.",
        ),
        "part_exceeds_whole",
    ),
    Case(
        "half a year of a model above the maker's year",
        (
            ZH + "特斯拉2024年交付量为179万辆。",
            "2025年2月1日讯 2024年上半年，Model Y交付量为201万辆。",
        ),
        "part_exceeds_whole",
    ),
    Case(
        "wheat above all grain",
        ("2024年12月20日讯 河南2024年粮食产量为1344亿斤，小麦产量为1757亿斤。",),
        "part_exceeds_whole",
    ),
    Case(
        "a model below its maker",
        (
            ZH + "特斯拉2024年交付量为179万辆。",
            "2025年2月1日讯 Model Y 2024年交付量为110万辆。",
        ),
        "",
    ),
    Case(
        "a model's year above the maker's quarter",
        (
            ZH + "特斯拉2024年第四季度交付量为49.6万辆。",
            "2025年2月1日讯 Model Y 2024年交付量为110万辆。",
        ),
        "",
    ),
    Case(
        "a target for a model",
        (
            ZH + "特斯拉2024年交付量为179万辆。",
            "2024年2月1日讯 特斯拉的目标是Model Y 2024年交付量达到210万辆。",
        ),
        "",
    ),
    Case(
        "orders are not deliveries",
        (
            ZH + "特斯拉2024年交付量为179万辆。",
            "2025年2月1日讯 Model Y 2024年订单量为210万辆。",
        ),
        "",
    ),
    Case(
        "another maker's model",
        (
            ZH + "理想汽车2024年交付量为50万辆。",
            "2025年2月1日讯 Model Y 2024年交付量为110万辆。",
        ),
        "",
    ),
    # Sums above their total.
    Case(
        "two models above their maker",
        (
            ZH + "特斯拉2024年交付量为179万辆。Model Y 2024年交付量为121万辆，"
            "Model 3 2024年交付量为86万辆。",
        ),
        "sum_exceeds_total",
    ),
    Case(
        "at home and abroad above all",
        (
            ZH + "小米2024年营收为3659亿元。小米2024年国内营收为2732亿元。"
            "小米2024年海外营收为1927亿元。",
        ),
        "sum_exceeds_total",
    ),
    Case(
        "English, at home and abroad",
        (
            EN + "Xiaomi's revenue was 365.9 billion yuan in 2024. "
            "Xiaomi's domestic revenue was 273.2 billion yuan in 2024. "
            "Xiaomi's overseas revenue was 192.7 billion yuan in 2024.",
        ),
        "sum_exceeds_total",
    ),
    Case(
        "users of two apps above those of all",
        (
            "2024年10月20日讯 2024年9月，AIGC APP月活跃用户为7912.8万。",
            "2024年10月21日讯 2024年9月，豆包月活跃用户为4197.6万，Kimi月活跃用户为3800万。",
        ),
        "sum_exceeds_total_unclear",
    ),
    Case(
        "shares of one market above 100%",
        (
            "2025年8月5日讯 2025年第二季度，三星市场份额为40%，小米市场份额为35%，"
            "vivo市场份额为38%。",
        ),
        "shares_exceed_all",
    ),
    Case(
        "English shares of one market",
        (
            "August 5, 2025. In the second quarter of 2025, Samsung had a market share of 40%, "
            "Xiaomi had a market share of 35% and Oppo had a market share of 38%.",
        ),
        "shares_exceed_all",
    ),
    Case(
        "at home and abroad make all",
        (
            ZH + "小米2024年营收为3659亿元。小米2024年国内营收为2132亿元。"
            "小米2024年海外营收为1527亿元。",
        ),
        "",
    ),
    Case(
        "two models below their maker",
        (
            ZH + "特斯拉2024年交付量为179万辆。Model Y 2024年交付量为111万辆，"
            "Model 3 2024年交付量为56万辆。",
        ),
        "",
    ),
    Case(
        "models of unlike years",
        (
            ZH + "特斯拉2024年交付量为179万辆。Model Y 2024年交付量为111万辆，"
            "Model 3 2023年交付量为86万辆。",
        ),
        "",
    ),
    Case(
        "shares of one market below 100%",
        (
            "2025年8月5日讯 2025年第二季度，三星市场份额为30%，小米市场份额为25%，"
            "vivo市场份额为18%。",
        ),
        "",
    ),
    Case(
        "shares of two quarters",
        ("2025年8月5日讯 2025年第二季度，三星市场份额为60%。2025年第一季度，小米市场份额为55%。",),
        "",
    ),
    Case(
        "shares of markets of their own",
        (
            "2025年8月5日讯 2025年第二季度，三星在韩国的市场份额为70%，苹果在美国的市场份额为55%，"
            "小米在印度的市场份额为20%。",
        ),
        "",
    ),
    Case(
        "shares of markets of their own, which no table lists",
        (
            "2025年8月5日讯 2025年第二季度，三星在奥森德拉州的市场份额为70%，"
            "苹果在朔陵市的市场份额为55%，小米在岚浦市的市场份额为20%。",
        ),
        "shares_exceed_all_unclear",
    ),
    # Shares that do not fit part and whole.
    Case(
        "a share with a wrong digit",
        (ZH + "小米2024年海外营收为1527亿元，占总营收的62%。小米2024年营收为3659亿元。",),
        "share_misfit",
    ),
    Case(
        "an English share with a wrong digit",
        (
            EN + "Xiaomi's overseas revenue in 2024 was 152.7 billion yuan, accounting for 62% "
            "of total revenue. Xiaomi's revenue in 2024 was 365.9 billion yuan.",
        ),
        "share_misfit",
    ),
    Case(
        "a Traditional share with a wrong digit",
        ("2025年3月5日訊 小米2024年海外營收為1527億元，佔總營收的14%。小米2024年營收為3659億元。",),
        "share_misfit",
    ),
    Case(
        "a share that fits",
        (ZH + "小米2024年海外营收为1527亿元，占总营收的41.7%。小米2024年营收为3659亿元。",),
        "",
    ),
    Case(
        "a share of something else",
        (ZH + "小米2024年海外营收为1527亿元，占行业营收的3%。小米2024年营收为3659亿元。",),
        "",
    ),
    # Prices and numbers that do not make the revenue.
    Case(
        "tickets",
        ("2025年1月2日讯 2024年中国电影票房为625亿元，观影人次为10.1亿，平均票价为42.3元。",),
        "product_misfit",
    ),
    Case(
        "journeys",
        (
            "2024年10月9日讯 2024年国庆假期，国内出游人次为7.65亿，"
            "国内出游总花费为7008亿元，人均花费为1916元。",
        ),
        "product_misfit",
    ),
    Case(
        "tickets that fit",
        ("2025年1月2日讯 2024年中国电影票房为425亿元，观影人次为10.1亿，平均票价为42.3元。",),
        "",
    ),
    Case(
        "journeys that fit",
        (
            "2024年10月9日讯 2024年国庆假期，国内出游人次为7.65亿，"
            "国内出游总花费为7008亿元，人均花费为916元。",
        ),
        "",
    ),
)

KNOWN_MISSES: Final = frozenset({"English, from and to"})
"""Cases that go unseen: extraction reads "in 2023 to 437.6 billion" as one range."""
