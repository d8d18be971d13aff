"""The periods of time expressions, as tables: add a row for every expression that is misread."""

# ruff: noqa: E501  (one row of a table is one line)

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detector.config import load_yaml
from detector.periods import PeriodFinder, PeriodMention, PeriodsConfig
from detector.records import Period

CONFIG = Path(__file__).parent.parent / "configs" / "periods.yaml"
FINDER = PeriodFinder(load_yaml(CONFIG, PeriodsConfig))

# text, published, then the words, first day, last day, granularity, basis and kind of the only
# mention, or of the last one where there are several
CHINESE = """
气象台表示，22日的最高气温 | 2024-12-28 | 22日 | 2024-12-22 | 2024-12-22 | day | relative | during
通知称：3日起停运 | 2024-12-28 | 3日 | 2024-12-03 | 2024-12-28 | range | relative | since
7月全国期货市场成交 | 2024-12-20 | 7月 | 2024-07-01 | 2024-07-31 | month | relative | during
9月举行 | 2024-07-20 | 9月 | - | - | month | unknown | during
截至上周三,死亡人数 | 2024-12-20 | 上周三 | 2024-12-11 | 2024-12-11 | day | relative | as_of
截至11月底,豆包用户超1.6亿 | 2024-12-20 | 11月底 | 2024-11-30 | 2024-11-30 | day | relative | as_of
11月13日早上,一则消息 | 2024-12-20 | 11月13日 | 2024-11-13 | 2024-11-13 | day | relative | during
截至2024年3月1日的财年营收 | 2024-12-20 | 2024年3月1日的财年 | 2023-03-02 | 2024-03-01 | range | explicit | since
截至9月30日的一季净利润 | 2024-12-20 | 9月30日的一季 | 2024-07-01 | 2024-09-30 | range | relative | since
从2023年年中开始,抢人 | 2024-12-20 | 2023年年中 | 2023-06-01 | 2024-12-20 | range | explicit | since
在2023年12月报道 | 2024-12-20 | 2023年12月 | 2023-12-01 | 2023-12-31 | month | explicit | during
2024年以来,字节拥有近20款应用 | 2024-12-20 | 2024年 | 2024-01-01 | 2024-12-20 | range | explicit | since
2027年,收入会达到600-900亿美元 | 2024-12-20 | 2027年 | 2027-01-01 | 2027-12-31 | year | explicit | during
龙头5月20日上市 | 2024-12-20 | 5月20日 | 2024-05-20 | 2024-05-20 | day | relative | during
决赛上周六举行 | 2024-12-20 | 上周六 | 2024-12-14 | 2024-12-14 | day | relative | during
决赛上星期六举行 | 2024-12-20 | 上星期六 | 2024-12-14 | 2024-12-14 | day | relative | during
上周一季度财报发布 | 2024-12-20 | 一季度 | 2024-01-01 | 2024-03-31 | quarter | relative | during
前三个季度,广告增速下滑 | 2024-12-20 | 前三个季度 | 2024-01-01 | 2024-09-30 | range | relative | during
首三季收入112亿元 | 2024-12-20 | 首三季 | 2024-01-01 | 2024-09-30 | range | relative | during
首季营收312亿元 | 2024-12-20 | 首季 | 2024-01-01 | 2024-03-31 | quarter | relative | during
首十个月累计收入980亿元 | 2024-12-20 | 首十个月 | 2024-01-01 | 2024-10-31 | range | relative | during
第三季大尺寸面板出货1200万片 | 2024-12-20 | 第三季 | 2024-07-01 | 2024-09-30 | quarter | relative | during
2024年第三季收入为312亿元 | 2024-12-20 | 2024年第三季 | 2024-07-01 | 2024-09-30 | quarter | explicit | during
暑期档票房119.7亿元 | 2024-12-20 | 暑期档 | 2024-06-01 | 2024-08-31 | range | relative | during
国庆档票房18.35亿元 | 2024-12-20 | 国庆档 | 2024-10-01 | 2024-10-07 | range | relative | during
前三季度,广告增速下滑 | 2024-12-20 | 前三季度 | 2024-01-01 | 2024-09-30 | range | relative | during
过去两个季度均没有达成 | 2024-12-20 | 过去两个季度 | 2024-04-01 | 2024-09-30 | range | relative | since
今年一、二月(合并统计) | 2024-12-20 | 今年一、二月 | 2024-01-01 | 2024-02-29 | range | relative | during
三月同比增速下滑 | 2024-12-20 | 三月 | 2024-03-01 | 2024-03-31 | month | relative | during
二季度后,增速跌至30% | 2024-12-20 | 二季度 | 2024-04-01 | 2024-06-30 | quarter | relative | during
当地时间12月6日,法院裁定 | 2024-12-20 | 12月6日 | 2024-12-06 | 2024-12-06 | day | relative | during
北京时间14日,在大会上 | 2024-12-20 | 14日 | 2024-12-14 | 2024-12-14 | day | relative | during
北京时间29日,在大会上 | 2024-12-20 | 29日 | 2024-11-29 | 2024-11-29 | day | relative | during
截至2024年10月,访问量 | 2024-12-20 | 2024年10月 | 2024-10-01 | 2024-10-31 | month | explicit | as_of
在今年11月的榜上 | 2024-12-25 | 今年11月 | 2024-11-01 | 2024-11-30 | month | relative | during
而在年初,月活仅173万 | 2024-12-25 | 年初 | 2024-01-01 | 2024-01-31 | month | relative | during
到今年3月份,登顶 | 2024-12-25 | 今年3月份 | 2024-03-01 | 2024-03-31 | month | relative | as_of
到去年11月份这种趋势 | 2024-12-25 | 去年11月份 | 2023-11-01 | 2023-11-30 | month | relative | as_of
截至2024年11月初,日均 | 2024-12-25 | 2024年11月初 | 2024-11-01 | 2024-11-10 | ten_days | explicit | as_of
截至2024年12月中旬,日均 | 2024-12-25 | 2024年12月中旬 | 2024-12-11 | 2024-12-20 | ten_days | explicit | as_of
科技浪潮中,12月中旬成为 | 2024-12-22 | 12月中旬 | 2024-12-11 | 2024-12-20 | ten_days | relative | during
截至2024年12月中旬,较7个月前增长 | 2024-12-25 | 7个月前 | 2024-05-01 | 2024-05-31 | month | relative | during
截至10月29日,过去三个月内超2500条 | 2024-12-25 | 过去三个月 | 2024-07-30 | 2024-10-29 | range | relative | since
预计2024年将赚得5亿 | 2024-12-25 | 2024年 | 2024-01-01 | 2024-12-31 | year | explicit | during
今年前11个月,728个 | 2024-12-25 | 今年前11个月 | 2024-01-01 | 2024-11-30 | range | relative | during
是2023 年全年的3.6倍 | 2024-12-25 | 2023 年全年 | 2023-01-01 | 2023-12-31 | year | explicit | during
经过2024一年的激战 | 2024-12-25 | 2024 | 2024-01-01 | 2024-12-31 | year | explicit | during
进入2024年下半年 | 2024-12-25 | 2024年下半年 | 2024-07-01 | 2024-12-31 | half | explicit | during
在年中便遇冷 | 2024-12-25 | 年中 | 2024-06-01 | 2024-07-31 | range | relative | during
在5月15日的大会上 | 2024-05-25 | 5月15日 | 2024-05-15 | 2024-05-15 | day | relative | during
迄今为止,推出11款 | 2024-05-25 | 迄今为止 | 2024-05-25 | 2024-05-25 | day | relative | as_of
就在两天前,刚刚发布 | 2024-12-18 | 两天前 | 2024-12-16 | 2024-12-16 | day | relative | during
后者于8月加入 | 2024-12-10 | 8月 | 2024-08-01 | 2024-08-31 | month | relative | during
2017年7月入职 | 2024-12-10 | 2017年7月 | 2017-07-01 | 2017-07-31 | month | explicit | during
今年7月,他离职 | 2024-12-10 | 今年7月 | 2024-07-01 | 2024-07-31 | month | relative | during
去年11月,成立 | 2024-12-10 | 去年11月 | 2023-11-01 | 2023-11-30 | month | relative | during
截至9月份,月活7912.8万 | 2024-12-10 | 9月份 | 2024-09-01 | 2024-09-30 | month | relative | as_of
今年初,周亚辉曾言,也就40分 | 2024-12-10 | 今年初 | 2024-01-01 | 2024-01-31 | month | relative | during
字节24年AI战略 | 2024-12-10 | 24年 | 2024-01-01 | 2024-12-31 | year | explicit | during
12年前,诞生 | 2024-12-10 | 12年前 | 2012-01-01 | 2012-12-31 | year | relative | during
去年,营收超千亿美元 | 2024-12-10 | 去年 | 2023-01-01 | 2023-12-31 | year | relative | during
早在2012年,自研 | 2024-12-10 | 2012年 | 2012-01-01 | 2012-12-31 | year | explicit | during
在2018年至2021年创立 | 2024-12-10 | 2018年至2021年 | 2018-01-01 | 2021-12-31 | range | explicit | during
今年二季度,增长超40% | 2024-12-10 | 今年二季度 | 2024-04-01 | 2024-06-30 | quarter | relative | during
上半年总计营收540亿 | 2024-12-10 | 上半年 | 2024-01-01 | 2024-06-30 | half | relative | during
自12月5日起,连续12场 | 2024-12-10 | 12月5日 | 2024-12-05 | 2024-12-10 | range | relative | since
二〇二四年 | 2024-12-10 | 二〇二四年 | 2024-01-01 | 2024-12-31 | year | explicit | during
二零二四年十一月 | 2024-12-10 | 二零二四年十一月 | 2024-11-01 | 2024-11-30 | month | explicit | during
2024/12/18 | 2024-12-20 | 2024/12/18 | 2024-12-18 | 2024-12-18 | day | explicit | during
2024.12.18 | 2024-12-20 | 2024.12.18 | 2024-12-18 | 2024-12-18 | day | explicit | during
2018-2021年 | 2024-12-20 | 2018-2021年 | 2018-01-01 | 2021-12-31 | range | explicit | during
1-2月 | 2024-12-20 | 1-2月 | 2024-01-01 | 2024-02-29 | range | relative | during
10月1日至7日 | 2024-12-20 | 10月1日至7日 | 2024-10-01 | 2024-10-07 | range | relative | during
2024年10月至12月 | 2025-03-20 | 2024年10月至12月 | 2024-10-01 | 2024-12-31 | range | explicit | during
11月至次年1月 | 2025-03-20 | 11月至次年1月 | 2024-11-01 | 2025-01-31 | range | relative | during
2025年春节假期8天 | 2025-02-05 | 2025年春节假期 | 2025-01-28 | 2025-02-04 | range | explicit | during
今年春节旅游火热 | 2025-02-06 | 今年春节 | 2025-01-28 | 2025-02-04 | range | relative | during
去年春节的人次 | 2025-02-06 | 去年春节 | 2024-02-10 | 2024-02-17 | range | relative | during
双十一成交 | 2024-12-20 | 双十一 | 2024-11-11 | 2024-11-11 | day | relative | during
2024年成绩:12月单月销量 | 2025-01-02 | 12月 | 2024-12-01 | 2024-12-31 | month | explicit | during
2024年成绩。海外全年售出 | 2025-01-02 | 全年 | 2024-01-01 | 2024-12-31 | year | relative | during
回顾2024:小鹏低于年初28万辆的目标 | 2025-01-06 | 年初 | 2024-01-01 | 2024-01-31 | month | explicit | during
2025财年营收增长。第四财季营收393亿 | 2025-02-27 | 第四财季 | 2024-10-01 | 2024-12-31 | quarter | relative | during
2025财年营收增长。2025年第四季度营收393亿 | 2025-02-27 | 2025年第四季度 | 2025-10-01 | 2025-12-31 | quarter | explicit | during
第四财季营收629亿 | 2018-11-02 | 第四财季 | 2018-07-01 | 2018-09-30 | quarter | relative | during
第四财季营收629亿,预计第一财季营收900亿 | 2018-11-02 | 第一财季 | 2018-10-01 | 2018-12-31 | quarter | relative | during
第四财季营收629亿,第三财季营收533亿 | 2018-11-02 | 第三财季 | 2018-04-01 | 2018-06-30 | quarter | relative | during
revenue in its fiscal second quarter | 2024-11-20 | fiscal second quarter | 2024-07-01 | 2024-09-30 | quarter | relative | during
2024财年第二财季营收3亿元 | 2024-12-20 | 2024财年第二财季 | 2024-04-01 | 2024-06-30 | quarter | explicit | during
公布2027财年第一财季财报。该公司第一财季营收3亿元 | 2026-08-05 | 第一财季 | 2026-04-01 | 2026-06-30 | quarter | relative | during
预计2027财年第三财季营收 | 2026-02-05 | 2027财年第三财季 | 2027-07-01 | 2027-09-30 | quarter | explicit | during
2025财年第四季度 | 2025-02-27 | 2025财年第四季度 | 2024-10-01 | 2024-12-31 | quarter | relative | during
2024年Q3 | 2024-12-20 | 2024年Q3 | 2024-07-01 | 2024-09-30 | quarter | explicit | during
24Q2 | 2024-12-20 | 24Q2 | 2024-04-01 | 2024-06-30 | quarter | explicit | during
2Q24 | 2024-12-20 | 2Q24 | 2024-04-01 | 2024-06-30 | quarter | explicit | during
Q1-Q3 | 2024-12-20 | Q1-Q3 | 2024-01-01 | 2024-09-30 | range | relative | during
12月活动 | 2024-12-20 | 12月 | 2024-12-01 | 2024-12-31 | month | relative | during
近三年 | 2024-12-31 | 近三年 | 2022-01-01 | 2024-12-31 | range | article_date | since
2018年之前,销量不足2亿部 | 2024-12-20 | 2018年 | - | - | year | unknown | until
2027年之前,销量将达2亿部 | 2024-12-20 | 2027年 | 2027-01-01 | 2027-12-31 | year | explicit | until
2025年底前完成 | 2024-12-20 | 2025年底 | 2025-12-01 | 2025-12-31 | month | explicit | until
截至年底 | 2024-11-20 | 年底 | 2024-12-31 | 2024-12-31 | day | relative | as_of
上月底发布 | 2025-01-10 | 上月底 | 2024-12-21 | 2024-12-31 | ten_days | relative | during
昨日宣布 | 2025-01-01 | 昨日 | 2024-12-31 | 2024-12-31 | day | relative | during
12月销量 | 2025-01-02 | 12月 | 2024-12-01 | 2024-12-31 | month | relative | during
截至11月底 | 2025-01-02 | 11月底 | 2024-11-30 | 2024-11-30 | day | relative | as_of
统计局9日公布 | 2024-12-20 | 9日 | 2024-12-09 | 2024-12-09 | day | relative | during
截至2024年3月31日的财年营收3亿元。公司预计本财年 | 2024-05-20 | 本财年 | 2024-04-01 | 2025-03-31 | range | relative | during
截至2024年3月31日的财年业绩。全年营收3亿元 | 2024-05-20 | 全年 | 2023-04-01 | 2024-03-31 | range | relative | during
截至今年3月底的2023财年,营收3亿元 | 2024-05-20 | 2023财年 | 2023-01-01 | 2023-12-31 | year | explicit | during
2023/24财年,营收3亿元 | 2024-12-20 | 2023/24财年 | 2024-01-01 | 2024-12-31 | year | explicit | during
2023-2024财政年度收入3亿元 | 2024-12-20 | 2023-2024财政年度 | 2024-01-01 | 2024-12-31 | year | explicit | during
in the 2023-24 financial year | 2024-12-20 | 2023-24 financial year | 2024-01-01 | 2024-12-31 | year | explicit | during
revenue in fiscal 2023/24 | 2024-12-20 | fiscal 2023/24 | 2024-01-01 | 2024-12-31 | year | explicit | during
revenue in the 2024 financial year | 2024-12-20 | 2024 | 2024-01-01 | 2024-12-31 | year | explicit | during
23/24财年营收3亿元 | 2024-12-20 | 23/24财年 | 2024-01-01 | 2024-12-31 | year | explicit | during
截至6月30日的上财年营收3亿元 | 2024-12-20 | 6月30日的上财年 | 2023-07-01 | 2024-06-30 | range | relative | since
2024/25年度大豆产量 | 2024-12-20 | 2024/25年度 | 2024-07-01 | 2025-06-30 | range | explicit | during
1,356 cases this year as of Aug. 5 | 2024-12-20 | this year as of Aug. 5 | 2024-01-01 | 2024-08-05 | range | relative | during
2024年,截至6月30日月活1.2亿 | 2024-12-20 | 6月30日 | 2024-06-30 | 2024-06-30 | day | explicit | as_of
revenue rose in the year ended Sept. 30. In the fourth quarter, sales | 2024-12-20 | fourth quarter | 2024-07-01 | 2024-09-30 | quarter | relative | during
上个会计年度(截至6月30日)营收 | 2024-12-20 | 上个会计年度(截至6月30日 | 2023-07-01 | 2024-06-30 | range | relative | since
截至9月29日的第四财季营收5亿元。就整个财年而言,营收 | 2024-12-20 | 整个财年 | - | - | year | unknown | during
截至9月30日共售5万台,上半财年营收 | 2024-12-20 | 上半财年 | 2024-04-01 | 2024-09-30 | half | relative | during
6月售5万辆,次月售6万辆 | 2024-12-20 | 次月 | 2024-07-01 | 2024-07-31 | month | relative | during
四季度营收 | 2025-01-15 | 四季度 | 2024-10-01 | 2024-12-31 | quarter | relative | during
上半年营收 | 2025-01-15 | 上半年 | 2024-01-01 | 2024-06-30 | half | relative | during
预计3月发布 | 2025-01-15 | 3月 | 2025-03-01 | 2025-03-31 | month | relative | during
2月29日发布 | 2025-03-15 | 2月29日 | 2024-02-29 | 2024-02-29 | day | relative | during
第二季度营收5亿元,期末门店数 | 2024-12-20 | 期末 | 2024-06-30 | 2024-06-30 | day | relative | during
2023年营收5亿元。年末门店数 | 2024-03-20 | 年末 | 2023-12-01 | 2023-12-31 | month | relative | during
2023年营收5亿元。预计年末门店数 | 2024-03-20 | 年末 | 2024-12-01 | 2024-12-31 | month | relative | during
前三季度营收 | 2024-04-20 | 前三季度 | 2023-01-01 | 2023-09-30 | range | relative | during
去年第四季度营收5亿元,上季度为4亿元 | 2024-04-20 | 上季度 | 2023-07-01 | 2023-09-30 | quarter | relative | during
截至3月31日的第四财季,营收 | 2024-04-20 | 3月31日的第四财季 | 2024-01-01 | 2024-03-31 | range | relative | since
今年“双11”期间 | 2024-12-20 | 今年“双11” | 2024-11-11 | 2024-11-11 | day | relative | during
2024年“五一”假期出游 | 2024-05-20 | 2024年“五一”假期 | 2024-05-01 | 2024-05-05 | range | explicit | during
"五一"档期票房 | 2024-05-20 | "五一"档 | 2024-05-01 | 2024-05-05 | range | relative | during
截至2024年9月30日止三个月,营收 | 2024-12-20 | 2024年9月30日止三个月 | 2024-07-01 | 2024-09-30 | range | explicit | since
截至9月30日止季度业绩 | 2024-12-20 | 9月30日止季度 | 2024-07-01 | 2024-09-30 | range | relative | since
截至9月30日止季度业绩。本季度资本开支 | 2024-12-20 | 本季度 | 2024-07-01 | 2024-09-30 | quarter | relative | during
截至9月30日止季度业绩。预计本季度资本开支 | 2024-12-20 | 本季度 | 2024-10-01 | 2024-12-31 | quarter | relative | during
上季营收5亿元 | 2024-12-20 | 上季 | 2024-07-01 | 2024-09-30 | quarter | relative | during
截至三季度末,门店 | 2024-12-20 | 三季度末 | 2024-09-30 | 2024-09-30 | day | relative | as_of
披露一季报,营收 | 2024-12-20 | 一季报 | 2024-01-01 | 2024-03-31 | range | relative | during
2023年半年报显示 | 2024-12-20 | 2023年半年报 | 2023-01-01 | 2023-06-30 | range | explicit | during
2月底 | 2024-03-15 | 2月底 | 2024-02-21 | 2024-02-29 | ten_days | relative | during
从去年8.4%的峰值降至10月的3.2% | 2024-12-20 | 10月 | 2024-10-01 | 2024-10-31 | month | relative | as_of
自2012年的37亿元增长至 | 2024-12-20 | 2012年 | 2012-01-01 | 2012-12-31 | year | explicit | during
第三季度营收53亿元,相比去年的57亿元 | 2024-12-20 | 去年 | 2023-07-01 | 2023-09-30 | quarter | relative | year_before
"""

ENGLISH = """
After June 2018, the channel had | 2024-12-20 | June 2018 | 2018-06-01 | 2024-12-20 | range | explicit | since
up 5% after June 2018 sales of 4 million | 2024-12-20 | June 2018 | 2018-06-01 | 2018-06-30 | month | explicit | during
Before 2020, it sold 5 million | 2024-12-20 | 2020 | - | - | year | unknown | until
412 dead as of late Tuesday | 2024-12-20 | late Tuesday | 2024-12-17 | 2024-12-17 | day | relative | as_of
so far this year, as of Nov. 27 | 2024-12-20 | so far this year, as of Nov. 27 | 2024-01-01 | 2024-11-27 | range | relative | since
the best result since the merger in 2019 | 2024-12-20 | 2019 | 2019-01-01 | 2024-12-20 | range | explicit | since
38 in the second quarter and 35 in the first. | 2025-07-24 | the first | 2025-01-01 | 2025-03-31 | quarter | relative | during
88% in the second quarter from 84% a year earlier | 2025-07-24 | a year earlier | 2024-04-01 | 2024-06-30 | quarter | relative | year_before
82% in the second quarter, versus 79% in the same quarter of 2023 | 2025-07-24 | the same quarter of 2023 | 2023-04-01 | 2023-06-30 | quarter | explicit | year_before
88% in the second quarter and 86% in the previous quarter | 2025-07-24 | the previous quarter | 2025-01-01 | 2025-03-31 | quarter | relative | during
grossed 8.3 billion as of Feb. 10, with | 2025-02-11 | Feb. 10 | 2025-02-10 | 2025-02-10 | day | relative | as_of
sold 4.27 million in 2024, up 41 percent from a year earlier | 2025-01-03 | 2024 | 2024-01-01 | 2024-12-31 | year | explicit | during
December sales were 514,809 | 2025-01-03 | December | 2024-12-01 | 2024-12-31 | month | relative | during
sold it in 2024. Tesla delivered less in the same year | 2025-01-03 | the same year | 2024-01-01 | 2024-12-31 | year | relative | during
Meituan's 2024 revenue rose | 2025-03-22 | 2024 | 2024-01-01 | 2024-12-31 | year | explicit | during
revenue for fiscal 2025 | 2025-02-26 | fiscal 2025 | 2025-01-01 | 2025-12-31 | year | explicit | during
revenue for fiscal 2025, up. Fourth-quarter revenue was | 2025-02-26 | Fourth-quarter | 2024-10-01 | 2024-12-31 | quarter | relative | during
Q4 FY2025 | 2025-02-26 | Q4 FY2025 | 2024-10-01 | 2024-12-31 | quarter | relative | during
Q4 2024 | 2025-02-26 | Q4 2024 | 2024-10-01 | 2024-12-31 | quarter | explicit | during
in the third quarter | 2024-12-20 | third quarter | 2024-07-01 | 2024-09-30 | quarter | relative | during
February 10, 2025 | 2025-03-20 | February 10, 2025 | 2025-02-10 | 2025-02-10 | day | explicit | during
10 Feb 2025 | 2025-03-20 | 10 Feb 2025 | 2025-02-10 | 2025-02-10 | day | explicit | during
2025-02-10 | 2025-03-20 | 2025-02-10 | 2025-02-10 | 2025-02-10 | day | explicit | during
fell in March | 2024-12-20 | March | 2024-03-01 | 2024-03-31 | month | relative | during
first half of 2024 | 2024-12-20 | first half of 2024 | 2024-01-01 | 2024-06-30 | half | explicit | during
profit in the full year 2022 | 2024-12-20 | the full year 2022 | 2022-01-01 | 2022-12-31 | year | explicit | during
profit for full-year 2022 | 2024-12-20 | full-year 2022 | 2022-01-01 | 2022-12-31 | year | explicit | during
the three months to June | 2024-12-20 | three months to June | 2024-04-01 | 2024-06-30 | range | relative | since
the three months to 31 August | 2024-12-20 | three months to 31 August | 2024-06-01 | 2024-08-31 | range | relative | since
the year to 31 March 2024 | 2024-12-20 | year to 31 March 2024 | 2023-04-01 | 2024-03-31 | range | explicit | since
nine months ended Sept. 30, 2024 | 2024-12-20 | nine months ended Sept. 30, 2024 | 2024-01-01 | 2024-09-30 | range | explicit | since
has grown since 2020 | 2024-12-20 | 2020 | 2020-01-01 | 2024-12-20 | range | explicit | since
in early 2024 | 2024-12-20 | early 2024 | 2024-01-01 | 2024-03-31 | range | explicit | during
in late November | 2024-12-20 | late November | 2024-11-21 | 2024-11-30 | ten_days | relative | during
rose last quarter | 2024-12-20 | last quarter | 2024-07-01 | 2024-09-30 | quarter | relative | during
rose last year | 2024-12-20 | last year | 2023-01-01 | 2023-12-31 | year | relative | during
from 2018 to 2021 | 2024-12-20 | 2018 to 2021 | 2018-01-01 | 2021-12-31 | range | explicit | during
by the end of 2025 | 2024-12-20 | the end of 2025 | 2025-12-31 | 2025-12-31 | day | explicit | as_of
in the June quarter | 2024-12-20 | June quarter | 2024-04-01 | 2024-06-30 | quarter | relative | during
in the April-June quarter | 2024-12-20 | April-June quarter | 2024-04-01 | 2024-06-30 | quarter | relative | during
in the March quarter of 2023 | 2024-12-20 | March quarter of 2023 | 2023-01-01 | 2023-03-31 | quarter | explicit | during
in January-February 2024 | 2024-12-20 | January-February 2024 | 2024-01-01 | 2024-02-29 | range | explicit | during
in Nov-Feb 2024 | 2024-12-20 | Nov-Feb 2024 | 2023-11-01 | 2024-02-29 | range | explicit | during
carried between April and June | 2024-12-20 | April and June | 2024-04-01 | 2024-06-30 | range | relative | during
for the quarter ended June 30 | 2024-12-20 | quarter ended June 30 | 2024-04-01 | 2024-06-30 | range | relative | since
in the year to March 1, 2024 | 2024-12-20 | year to March 1, 2024 | 2023-03-02 | 2024-03-01 | range | explicit | since
in the week ending January 12 | 2024-12-20 | week ending January 12 | 2024-01-06 | 2024-01-12 | range | relative | since
stood at 5 at the end of June | 2024-12-20 | the end of June | 2024-06-30 | 2024-06-30 | day | relative | as_of
at the end of the second quarter | 2024-12-20 | the end of the second quarter | 2024-06-30 | 2024-06-30 | day | relative | as_of
sold 5 in the second quarter and 9 in the quarter | 2024-12-20 | the quarter | 2024-04-01 | 2024-06-30 | quarter | relative | during
had 5 at the end of June and sold 9 in the quarter | 2024-12-20 | the quarter | 2024-04-01 | 2024-06-30 | quarter | relative | during
In 2023 it grew; its full-year harvest guidance | 2024-12-20 | full-year | 2024-01-01 | 2024-12-31 | year | relative | during
it expects full-year revenue of 5 | 2025-02-14 | full-year | 2025-01-01 | 2025-12-31 | year | relative | during
公司6日公布年报，全年营收50亿元 | 2025-02-08 | 全年 | 2024-01-01 | 2024-12-31 | year | relative | during
公司预计全年营收50亿元 | 2025-03-14 | 全年 | 2025-01-01 | 2025-12-31 | year | relative | during
公司预计全年净利润5亿元 | 2025-01-14 | 全年 | 2024-01-01 | 2024-12-31 | year | relative | during
its fiscal second quarter ended Jan. 31, 2025 | 2025-03-01 | fiscal second quarter ended Jan. 31, 2025 | 2024-11-01 | 2025-01-31 | range | explicit | since
9 in the third quarter, versus 8 in the year-ago quarter | 2024-12-20 | the year-ago quarter | 2023-07-01 | 2023-09-30 | quarter | relative | year_before
it ended June with 4 million users | 2024-12-20 | June | 2024-06-30 | 2024-06-30 | day | relative | as_of
it closed 2023 with 310 stores | 2024-12-20 | 2023 | 2023-12-31 | 2023-12-31 | day | explicit | as_of
sold 5 in 2023 and ended the year with 310 stores | 2024-12-20 | the year | 2023-12-31 | 2023-12-31 | day | relative | as_of
sold 5 in 2023. Debt was 3 at the end of the year | 2024-12-20 | the year | 2023-12-31 | 2023-12-31 | day | relative | as_of
sold 5 in 2023. Debt, which fell in May 2023, was 3 at the end of the year | 2024-12-20 | the year | 2023-12-31 | 2023-12-31 | day | relative | as_of
made 88 million trips during the 2023 National Day and Mid-Autumn holiday | 2024-12-20 | 2023 National Day and Mid-Autumn holiday | 2023-09-29 | 2023-10-06 | range | explicit | during
sold 5 in the third quarter. Profit in the period was 3 | 2024-12-20 | the period | 2024-07-01 | 2024-09-30 | quarter | relative | during
sold 5 in the third quarter. Profit for the quarter was 3 | 2024-12-20 | the quarter | 2024-07-01 | 2024-09-30 | quarter | relative | during
in the last quarter of 2023 | 2024-12-20 | last quarter of 2023 | 2023-10-01 | 2023-12-31 | quarter | explicit | during
in the holiday quarter | 2024-02-20 | holiday quarter | 2023-10-01 | 2023-12-31 | range | relative | during
in the fiscal year that began in July | 2024-12-20 | fiscal year that began in July | 2024-07-01 | 2025-06-30 | range | relative | during
in its current fiscal year (ending May 2025) | 2024-12-20 | its current fiscal year (ending May 2025 | 2024-06-01 | 2025-05-31 | range | explicit | since
sold 5 in January-March and 9 in the one that followed | 2024-12-20 | the one that followed | 2024-04-01 | 2024-06-30 | quarter | relative | during
in the 12 months ended in June | 2024-12-20 | 12 months ended in June | 2023-07-01 | 2024-06-30 | range | relative | since
at end-September it had 5 | 2024-12-20 | end-September | 2024-09-30 | 2024-09-30 | day | relative | as_of
during this year's National Day holiday | 2024-12-20 | this year's National Day holiday | 2024-10-01 | 2024-10-07 | range | relative | during
over the past three months | 2024-12-31 | the past three months | 2024-10-01 | 2024-12-31 | range | article_date | since
"""

NO_PERIODS = """
月活7912.8万 | 30日留存率 | 也就40分 | 今日头条 | 日本 | 月之暗面 | 周鸿祎 | 季军 | 豆包3月活 | 年轻人 | 百年老店
时隔四年 | 狂飙了两年后 | 12个工作日 | 一年半的时间 | 一年多前 | 十周年 | 8位数年薪 | 月球 | 日活 | 用了2048块H800
10年期国债 | 奥迪Q5 | H100 | 版本2.0 | 3.5亿元 | 在2024个城市 | 13月 | 上季在法甲打入5球
上映3日 | 为期5日的 | 行政拘留10日 | 20日涨幅 | 7日年化收益 | 周五公布 | 3月交货的黄金 | 纽约12月WTI原油期货 | 首次季度亏损 | 四年来首次月度下滑
sold 5 in the quarter | It may rise | the march on | We met 2024 people | from a year earlier | 24-hour | 3 times | 1.73 million at | up 12% on a year earlier | higher on the year before
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def day(text: str) -> date | None:
    """A day of a table; - is one that nobody knows."""
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize("row", rows(CHINESE) + rows(ENGLISH), ids=lambda row: row[0][:40])
def test_an_expression_covers_these_days(row: list[str]) -> None:
    text, published, words, start, end, granularity, basis, kind = row
    found = FINDER.find(text, day(published))[-1]
    period = found.period
    assert text[found.start : found.end] == words
    assert (period.start, period.end) == (day(start), day(end))
    assert (period.granularity, period.basis, found.kind) == (granularity, basis, kind)


@pytest.mark.parametrize("text", [cell for row in rows(NO_PERIODS) for cell in row])
def test_these_are_no_periods(text: str) -> None:
    assert FINDER.find(text, date(2024, 12, 20)) == []


def test_an_as_of_date_ends_a_since() -> None:
    [found] = FINDER.find("2024年以来(截止11月15日),合计投放超625万条", date(2024, 12, 25))
    assert found.period == Period(date(2024, 1, 1), date(2024, 11, 15), "range", "explicit")
    assert found.kind == "since"


def test_the_bare_period_is_that_of_the_words_without_their_cue() -> None:
    [found] = FINDER.find("自12月5日起", date(2024, 12, 10))
    assert (found.bare.start, found.bare.end) == (date(2024, 12, 5), date(2024, 12, 5))
    assert (found.outer_start, found.outer_end) == (0, 7)


@pytest.mark.parametrize(
    "text", ["去年11月", "11月底", "过去三个月", "昨日", "12年前", "年初", "本月"]
)
def test_without_a_publication_date_a_relative_word_has_no_days(text: str) -> None:
    [found] = FINDER.find(text, None)
    assert (found.period.start, found.period.end, found.period.basis) == (None, None, "unknown")


def test_without_a_publication_date_the_text_before_gives_the_year() -> None:
    found = FINDER.find("2024年成绩。截至11月底", None)
    anchored = FINDER.find("截至11月底", None, anchor=found[0].period)
    assert found[-1].period.end == anchored[0].period.end == date(2024, 11, 30)


def test_the_base_of_a_comparison_gives_no_year() -> None:
    found = FINDER.find("较2022年增长30%,11月达到5998万,较去年同期增长", date(2024, 12, 10))
    assert [m.period.start for m in found] == [date(2022, 1, 1), date(2024, 11, 1)]


def ordered(found: list[PeriodMention], text: str) -> bool:
    edges = [0, *(e for m in found for e in (m.outer_start, m.outer_end)), len(text)]
    inner = all(m.outer_start <= m.start < m.end <= m.outer_end for m in found)
    return edges == sorted(edges) and inner


FRAGMENTS = [
    *[
        "2024",
        "年",
        "月",
        "日",
        "11",
        "3",
        "一",
        "十",
        "前",
        "后",
        "今年",
        "去年",
        "季度",
        "第",
        "Q3",
        "以来",
        "截至",
        "至",
        "底",
        "初",
        "-",
        "~",
        ".",
        "。",
        ",",
    ],
    *[
        "May ",
        "early ",
        "2025",
        "fiscal ",
        " ago",
        "0",
        "99",
        "the ",
        " months to ",
        "春节",
        "至今",
    ],
]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("预计本财年营收", date(2024, 5, 20)),
        ("reported fourth-quarter revenue", date(2024, 10, 30)),
    ],
)
def test_a_fiscal_year_that_the_text_does_not_tell_has_no_days(text: str, published: date) -> None:
    [found] = FINDER.find(text, published)
    assert (found.period.start, found.period.basis) == (None, "unknown")


@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)),
    st.none() | st.dates(),
)
def test_any_text_gives_ordered_mentions(text: str, published: date | None) -> None:
    found = FINDER.find(text, published)
    assert ordered(found, text)
    for mention in found:
        period = mention.period
        assert period.start is None or period.end is None or period.start <= period.end


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0:%B} {0.day}, {0.year}"]),
    st.none() | st.dates(),
)
def test_a_written_date_is_that_date(when: date, form: str, published: date | None) -> None:
    [found] = FINDER.find(form.format(when), published)
    assert found.period == Period(when, when, "day", "explicit")


@pytest.mark.parametrize("unit", ["1", "年", "1月", "2024年", "一", "截至", "early ", "2024-"])
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        FINDER.find(text, date(2024, 12, 20))
        return time.process_time() - start

    assert seconds(24_000) < 4 * 4 * max(seconds(6_000), 0.01)
