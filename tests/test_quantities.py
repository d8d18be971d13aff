"""What counts as an amount, what it is worth, and what only looks like one."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from detector.config import load_yaml
from detector.quantities import (
    HedgesConfig,
    QuantityFinder,
    QuantityMention,
    UnitsConfig,
    find_quantities,
)

CONFIGS = Path(__file__).parent.parent / "configs"
UNITS = load_yaml(CONFIGS / "units.yaml", UnitsConfig)
HEDGES = load_yaml(CONFIGS / "hedges.yaml", HedgesConfig)
FINDER = QuantityFinder(UNITS, HEDGES)

# text | span | low | high | unit | hedge | form  ("-" is an open bound)
AMOUNTS = """
死亡病例 全年 = 37 | 37 | 37 | 37 | count | exact | cardinal
每股派息35港仙 | 35港仙 | 0.35 | 0.35 | HKD | exact | money
a dividend of 41 pence a share | 41 pence | 0.41 | 0.41 | GBP | exact | money
豆包月活用户为4197.6万,远高于文小言 | 4197.6万 | 41976000 | 41976000 | count | exact | cardinal
豆包App以5998万MAU的成绩 | 5998万 | 59980000 | 59980000 | count | exact | cardinal
累计用户规模已成功超越1.6亿 | 1.6亿 | 1.6e8 | - | count | over | cardinal
ChatGPT仍以超3亿月活遥遥领先 | 3亿 | 3e8 | - | count | over | cardinal
下载量稳定维持在80万 | 80万 | 8e5 | 8e5 | count | about | cardinal
使用了上万张英伟达A100芯片 | 上万张 | 1e4 | - | count | at_least | approximate_word
部署了几十万张GPU | 几十万张 | 1e5 | 1e6 | count | order_of_magnitude | approximate_word
大卡最多也就几万张 | 几万张 | 1e4 | 1e5 | count | order_of_magnitude | approximate_word
Azure的60多个数据中心 | 60多个 | 60 | 70 | count | over | cardinal
飞书等50余个业务 | 50余个 | 50 | 60 | count | over | cardinal
投入不下10亿元的投流费用 | 10亿元 | 1e9 | - | CNY | at_least | money
日均调用量超15亿次 | 15亿次 | 1.5e9 | - | count | over | cardinal
实现近5000亿元GMV | 5000亿元 | - | 5e11 | CNY | nearly | money
总和(约1000亿元) | 1000亿元 | 1e11 | 1e11 | CNY | about | money
达到600-900亿美元水平 | 600-900亿美元 | 6e10 | 9e10 | USD | range | money
将贡献600-900亿,这其中 | 600-900亿 | 6e10 | 9e10 | count | range | cardinal
达到200-300亿美金的采购需求 | 200-300亿美金 | 2e10 | 3e10 | USD | range | money
MAU可能已到达2000万量级 | 2000万 | 2e7 | 2e7 | count | order_of_magnitude | cardinal
增速从40%左右跌落 | 40% | 40 | 40 | percent | about | percent
跌至17%以内 | 17% | - | 17 | percent | under | percent
价钱要低95%以上 | 95% | 95 | - | percent | at_least | percent
增速还能维持在50%以上 | 50% | 50 | - | percent | at_least | percent
留存率达到34.5% | 34.5% | 34.5 | 34.5 | percent | exact | percent
总营收的60%~75%将来自 | 60%~75% | 60 | 75 | percent | range | percent
几乎占据总投放量的84% | 84% | - | 84 | percent | nearly | percent
时增长了33倍 | 33倍 | 33 | 33 | times | exact | multiple
定价是1千Tokens 0.8厘 | 0.8厘 | 0.0008 | 0.0008 | CNY | exact | money
定价为是1千Tokens5厘钱 | 5厘钱 | 0.005 | 0.005 | CNY | exact | money
每百万输入Tokens1元 | 1元 | 1 | 1 | CNY | exact | money
每次0.8分钱 | 0.8分钱 | 0.008 | 0.008 | CNY | exact | money
字节营收超千亿美元 | 千亿美元 | 1e11 | - | USD | over | money
动辄千万元级别的单子 | 千万元 | 1e7 | 1e7 | CNY | order_of_magnitude | money
动辄几十上百亿的投入 | 几十上百亿 | 1e9 | - | count | order_of_magnitude | approximate_word
下探至两三百万元 | 两三百万元 | 2e6 | 3e6 | CNY | range | money
甚至只需数十万元 | 数十万元 | 1e5 | 1e6 | CNY | order_of_magnitude | money
耗资数亿美元 | 数亿美元 | 1e8 | 1e9 | USD | order_of_magnitude | money
8位数年薪 | 8位数 | 1e7 | 99999999 | count | order_of_magnitude | approximate_word
拥有上亿级其余客户 | 上亿 | 1e8 | - | count | order_of_magnitude | approximate_word
豆包距离上亿用户还有一段距离 | 上亿 | - | 1e8 | count | under | approximate_word
顺利进入3万亿市值俱乐部 | 3万亿 | 3e12 | - | count | at_least | cardinal
约合人民币3922亿元 | 3922亿元 | 3.922e11 | 3.922e11 | CNY | about | money
发展还不足两年时间 | 两年 | - | 2 | years | under | duration
AI才出来一年半的时间 | 一年半 | 1.5 | 1.5 | years | exact | duration
时隔四年对离职员工 | 四年 | 4 | 4 | years | exact | duration
接下来的12个工作日中 | 12个工作日 | 12 | 12 | workdays | exact | duration
春节假期8天 | 8天 | 8 | 8 | days | exact | duration
耗时24年建成 | 24年 | 24 | 24 | years | exact | duration
用了3年多 | 3年多 | 3 | 4 | years | over | duration
AI战略也就40分 | 40分 | 40 | 40 | points | exact | cardinal
过去两个季度 | 两个 | 2 | 2 | count | exact | cardinal
Flow下设三个部门 | 三个 | 3 | 3 | count | exact | cardinal
拥有六大业务板块 | 六大 | 6 | 6 | count | exact | cardinal
宣布两款模型免费 | 两款 | 2 | 2 | count | exact | cardinal
说的3家主要需求方 | 3家 | 3 | 3 | count | exact | cardinal
拥有了近20款AI应用 | 20款 | - | 20 | count | nearly | cardinal
以3:0一致裁决 | 3:0 | 3 | 3 | count | exact | ratio
一千二百万 | 一千二百万 | 1.2e7 | 1.2e7 | count | exact | cardinal
三点五亿 | 三点五亿 | 3.5e8 | 3.5e8 | count | exact | cardinal
共1亿2000万元 | 1亿2000万元 | 1.2e8 | 1.2e8 | CNY | exact | money
共3万5020户 | 3万5020户 | 35020 | 35020 | count | exact | cardinal
共1亿2345万6780元 | 1亿2345万6780元 | 123456780 | 123456780 | CNY | exact | money
十几万 | 十几万 | 1e5 | 2e5 | count | range | cardinal
3000多万用户 | 3000多万 | 3e7 | 4e7 | count | over | cardinal
5亿多元 | 5亿多元 | 5e8 | 6e8 | CNY | over | money
占到七成 | 七成 | 70 | 70 | percent | exact | percent
七八成用户 | 七八成 | 70 | 80 | percent | range | percent
百分之三十 | 百分之三十 | 30 | 30 | percent | exact | percent
三分之一 | 三分之一 | 33.3333 | 33.3333 | percent | exact | ratio
百余家企业 | 百余家 | 100 | 200 | count | over | cardinal
近百家企业 | 百家 | - | 100 | count | nearly | cardinal
十来个 | 十来个 | 10 | 10 | count | about | cardinal
翻了一番 | 翻了一番 | 2 | 2 | times | exact | multiple
五千万上下 | 五千万 | 5e7 | 5e7 | count | about | cardinal
国内出游5.01亿人次 | 5.01亿人次 | 5.01e8 | 5.01e8 | count | exact | cardinal
用了2048块H800 | 2048块 | 2048 | 2048 | count | exact | cardinal
成本仅 560 万美元 | 560 万美元 | 5.6e6 | 5.6e6 | USD | exact | money
支出超过 5 亿美元 | 5 亿美元 | 5e8 | - | USD | over | money
融资高达30亿元 | 30亿元 | 3e9 | 3e9 | CNY | exact | money
不超过5% | 5% | - | 5 | percent | under | percent
不低于10亿元 | 10亿元 | 1e9 | - | CNY | at_least | money
未超过3亿 | 3亿 | - | 3e8 | count | under | cardinal
售价20万元以下 | 20万元 | - | 2e5 | CNY | under | money
最近3年 | 3年 | 3 | 3 | years | exact | duration
同比下降9% | 9% | 9 | 9 | percent | exact | percent
增速-6.5% | -6.5% | -6.5 | -6.5 | percent | exact | percent
提高3个百分点 | 3个百分点 | 3 | 3 | percentage_points | exact | percent
小米SU7,20%-30%之间 | 20%-30% | 20 | 30 | percent | range | percent
1.5亿到2亿元 | 1.5亿到2亿元 | 1.5e8 | 2e8 | CNY | range | money
三到五亿元 | 三到五亿元 | 3e8 | 5e8 | CNY | range | money
5000-1万元 | 5000-1万元 | 5000 | 1e4 | CNY | range | money
2-3年 | 2-3年 | 2 | 3 | years | range | duration
新台币683亿元 | 683亿元 | 6.83e10 | 6.83e10 | TWD | exact | money
新台币约683亿元 | 683亿元 | 6.83e10 | 6.83e10 | TWD | about | money
收入240.9亿澳门元 | 240.9亿澳门元 | 2.409e10 | 2.409e10 | MOP | exact | money
突破20亿大关 | 20亿 | 2e9 | - | count | over | cardinal
人民币300亿 | 300亿 | 3e10 | 3e10 | CNY | exact | money
销量达到12345。 | 12345 | 12345 | 12345 | count | exact | cardinal
成为全球排名第二,国内 | 第二 | 2 | 2 | rank | exact | ordinal
国内排名第一的AI app | 第一 | 1 | 1 | rank | exact | ordinal
排在第22位。 | 第22位 | 22 | 22 | rank | exact | ordinal
居行业第一。 | 第一 | 1 | 1 | rank | exact | ordinal
中国第一的桂冠 | 第一 | 1 | 1 | rank | exact | ordinal
ranked second by revenue | second | 2 | 2 | rank | exact | ordinal
the No. 1 maker | No. 1 | 1 | 1 | rank | exact | ordinal
reached 42 million users | 42 million users | 4.2e7 | 4.2e7 | count | exact | cardinal
revenue of $29 billion | $29 billion | 2.9e10 | 2.9e10 | USD | exact | money
up 3.6 times | 3.6 times | 3.6 | 3.6 | times | exact | multiple
$1.5 billion to $2 billion | $1.5 billion to $2 billion | 1.5e9 | 2e9 | USD | range | money
between $1.5bn and $2bn | $1.5bn and $2bn | 1.5e9 | 2e9 | USD | range | money
$1.5-2 billion | $1.5-2 billion | 1.5e9 | 2e9 | USD | range | money
rose 22% to RMB 337.6 billion | 22% | 22 | 22 | percent | exact | percent
came to RMB 337.6 billion | RMB 337.6 billion | 3.376e11 | 3.376e11 | CNY | exact | money
80bn yuan | 80bn yuan | 8e10 | 8e10 | CNY | exact | money
€1.2bn | €1.2bn | 1.2e9 | 1.2e9 | EUR | exact | money
HK$300 million | HK$300 million | 3e8 | 3e8 | HKD | exact | money
a $500k grant | $500k | 5e5 | 5e5 | USD | exact | money
sold 4.27 million vehicles | 4.27 million vehicles | 4.27e6 | 4.27e6 | count | exact | cardinal
December sales were 514,809. | 514,809 | 514809 | 514809 | count | exact | cardinal
up 41 percent | 41 percent | 41 | 41 | percent | exact | percent
nearly 60 million | 60 million | - | 6e7 | count | nearly | cardinal
about 160 million admissions | 160 million admissions | 1.6e8 | 1.6e8 | count | about | cardinal
users topped 770 million | 770 million | 7.7e8 | - | count | over | cardinal
over $5 billion | $5 billion | 5e9 | - | USD | over | money
more than 300 million | 300 million | 3e8 | - | count | over | cardinal
more than the 300 million | 300 million | 3e8 | 3e8 | count | exact | cardinal
no more than 5 million | 5 million | - | 5e6 | count | under | cardinal
up to 5 million | 5 million | - | 5e6 | count | under | cardinal
edged up to 5 million | 5 million | 5e6 | 5e6 | count | exact | cardinal
went up to 3.1% | 3.1% | 3.1 | 3.1 | percent | exact | percent
at least 3,000 employees | 3,000 employees | 3000 | - | count | at_least | cardinal
fewer than 200 stores | 200 stores | - | 200 | count | under | cardinal
about a third of users | a third | 33.3333 | 33.3333 | percent | about | ratio
two million cars | two million cars | 2e6 | 2e6 | count | exact | cardinal
tens of millions | tens of millions | 1e7 | 1e8 | count | order_of_magnitude | approximate_word
产量28.6亿斤 | 28.6亿斤 | 1.43e6 | 1.43e6 | tonnes | exact | cardinal
output of 1.43 million tonnes | 1.43 million tonnes | 1.43e6 | 1.43e6 | tonnes | exact | cardinal
查获5千克 | 5千克 | 0.005 | 0.005 | tonnes | exact | cardinal
黄金储备7,412万盎司 | 7,412万盎司 | 2305.39 | 2305.39 | tonnes | exact | cardinal
过火面积1500亩 | 1500亩 | 1e6 | 1e6 | m2 | exact | cardinal
burned 100 hectares | 100 hectares | 1e6 | 1e6 | m2 | exact | cardinal
about 12 square kilometres | 12 square kilometres | 1.2e7 | 1.2e7 | m2 | about | cardinal
高铁里程4.8万公里 | 4.8万公里 | 4.8e7 | 4.8e7 | m | exact | cardinal
a 500-kilometre line | 500-kilometre | 5e5 | 5e5 | m | exact | cardinal
时速350公里/小时 | 350公里/小时 | 350 | 350 | km_h | exact | cardinal
发电500千瓦时 | 500千瓦时 | 500 | 500 | kWh | exact | cardinal
手持订单1938万修正总吨 | 1938万修正总吨 | 19380000 | 19380000 | cgt | exact | cardinal
完工4818万载重吨 | 4818万载重吨 | 48180000 | 48180000 | dwt | exact | cardinal
用电量3亿度 | 3亿度 | 3e8 | 3e8 | kWh | exact | cardinal
装机120万千瓦 | 120万千瓦 | 1.2e6 | 1.2e6 | kW | exact | cardinal
a 1.2-gigawatt plant | 1.2-gigawatt | 1.2e6 | 1.2e6 | kW | exact | cardinal
日产1200万桶/日 | 1200万桶/日 | 1.2e7 | 1.2e7 | barrels | exact | cardinal
浓度为29.3微克/立方米 | 29.3微克/立方米 | 29.3 | 29.3 | ug_m3 | exact | cardinal
45亿立方米天然气 | 45亿立方米 | 4.5e9 | 4.5e9 | m3 | exact | cardinal
最高41.2℃ | 41.2℃ | - | 41.2 | celsius | under | cardinal
低至零下20摄氏度 | 零下20摄氏度 | -20 | -20 | celsius | exact | cardinal
气温达40度 | 40度 | 40 | 40 | count | exact | cardinal
发生里氏6.4级地震 | 6.4级 | 6.4 | 6.4 | magnitude | exact | cardinal
a magnitude 6.4 earthquake | 6.4 | 6.4 | 6.4 | magnitude | exact | cardinal
a magnitude-6.4 earthquake | 6.4 | 6.4 | 6.4 | magnitude | exact | cardinal
a 6.4-magnitude quake | 6.4-magnitude | 6.4 | 6.4 | magnitude | exact | cardinal
沪指报3012.45点 | 3012.45点 | 3012.45 | 3012.45 | points | exact | cardinal
12.5 million head of cattle | 12.5 million head | 1.25e7 | 1.25e7 | animals | exact | cardinal
接种1.2亿剂次 | 1.2亿剂次 | 1.2e8 | 1.2e8 | count | exact | cardinal
三具遗体 | 三具 | 3 | 3 | count | exact | cardinal
two dozen people | two dozen people | 24 | 24 | count | exact | cardinal
killed twenty-two people | twenty-two people | 22 | 22 | count | exact | cardinal
45,000 12-inch wafers a month | 45,000 12-inch wafers | 45000 | 45000 | count | exact | cardinal
2 million paying subscribers | 2 million paying subscribers | 2e6 | 2e6 | count | exact | cardinal
At least 300 Israeli soldiers | 300 | 300 | - | count | at_least | cardinal
sold 500,000 BYD cars | 500,000 | 5e5 | 5e5 | count | exact | cardinal
$5 million orders | $5 million | 5e6 | 5e6 | USD | exact | money
death toll rises to 126 after | 126 | 126 | 126 | count | exact | cardinal
left four missing | four | 4 | 4 | count | exact | cardinal
killing 45 and injuring 120. | 120 | 120 | 120 | count | exact | cardinal
PMI rose to 49.8 in May from 49.5 in April | 49.5 | 49.5 | 49.5 | percent | exact | percent
PMI为50.1，比上月 | 50.1 | 50.1 | 50.1 | percent | exact | percent
fell 1.2% to 2987.6. | 1.2% | 1.2 | 1.2 | percent | exact | percent
判处有期徒刑10年 | 10年 | 10 | 10 | years | exact | duration
判处有期徒刑一年 | 一年 | 1 | 1 | years | exact | duration
获刑12年6个月 | 12年6个月 | 12.5 | 12.5 | years | exact | duration
sentenced to 12 years and 6 months | 12 years and 6 months | 12.5 | 12.5 | years | exact | duration
paid out 6.8m euros in | 6.8m euros | 6.8e6 | 6.8e6 | EUR | exact | money
carried 4.2m passengers | 4.2m passengers | 4.2e6 | 4.2e6 | count | exact | cardinal
1.1m foreign visitors | 1.1m foreign visitors | 1.1e6 | 1.1e6 | count | exact | cardinal
a profit of 1,240 crore rupees | 1,240 crore rupees | 1.24e10 | 1.24e10 | INR | exact | money
rose to Rs 18,500 crore from | Rs 18,500 crore | 1.85e11 | 1.85e11 | INR | exact | money
共41，634名律师 | 41，634名 | 41634 | 41634 | count | exact | cardinal
有58 000名士兵 | 58 000名 | 58000 | 58000 | count | exact | cardinal
拨款3个亿元 | 3个亿元 | 3e8 | 3e8 | CNY | exact | money
has 12 lakh customers | 12 lakh | 1.2e6 | 1.2e6 | count | exact | cardinal
set aside 480 million crowns for | 480 million crowns | 4.8e8 | 4.8e8 | crowns | exact | money
营业收入34.6亿克朗 | 34.6亿克朗 | 3.46e9 | 3.46e9 | crowns | exact | money
12.4 million hectolitres | 12.4 million hectolitres | 1.24e9 | 1.24e9 | litres | exact | cardinal
for fiscal 2026 to $1.38bn | $1.38bn | 1.38e9 | 1.38e9 | USD | exact | money
a 10-year prison sentence | 10-year | 10 | 10 | years | exact | duration
产量分别为59和51亿吨 | 59 | 5.9e9 | 5.9e9 | tonnes | exact | cardinal
销量依次为40、27和20台 | 40 | 40 | 40 | count | exact | cardinal
earned $12.7 and $7.4 billion, respectively | $12.7 | 1.27e10 | 1.27e10 | USD | exact | money
carried out 12 flights, up from 9 in 2023 | 9 | 9 | 9 | count | exact | cardinal
is aiming for between 75 and 80 this year | 75 and 80 | 75 | 80 | count | range | cardinal
Between 30 and 35 vessels cross each day | 30 and 35 vessels | 30 | 35 | count | range | cardinal
holds 5m troy ounces | 5m troy ounces | 155.517384 | 155.517384 | tonnes | exact | cardinal
"""

NO_AMOUNTS = [
    "11月1日,2018百度世界大会",
    "2024年",
    "11月13日",
    "9月份",
    "2025-01-02",
    "2025/1/2",
    "2018年至2021年创立",
    "北京时间14日",
    "10:30",
    "8时30分",
    "24年AI战略",
    "2025财年",
    "2025款车型",
    "12年前",
    "今年前11个月",
    "第三季度",
    "前三季度",
    "一、二月",
    "二〇二四年",
    "30日留存率",
    "GPT-4",
    "GPT5",
    "H800",
    "A100",
    "视觉思考模型k1",
    "DeepSeek-V3",
    "Llama 3.1 405B",
    "可灵1.6版本",
    "《哪吒2》",
    "32k模型",
    "128k",
    "电话400-820-8820",
    "010-12345678",
    "13812345678",
    "https://example.com/2024/123456万",
    "a5@example.com",
    "每百万输入Tokens",
    "一个 一些 一种 一家 一次 一年 一天",
    "一步步 一方面 一下 一次性 一举 一骑绝尘",
    "万一 千万别去 十分重要 五花八门 千家万户 万事通 百模大战",
    "百度 通义千问 三星 一汽 六小虎 四维图新 五粮液 零一万物",
    "第三方 第一版 第一阶段 第一梯队 第一修正案 全球第一款",
    "二次开发 三代 几乎 数据 上半年",
    "线上万人",
    "5 May 2024",
    "Feb. 10",
    "Q3",
    "in 2024 sales rose",
    "fiscal 2025",
    "FY2025",
    "the first quarter",
    "a third party",
    "one of them",
    "a 5-star hotel",
    "早上8点",
    "3头部企业 40发布 10处罚 2024年度",
    "一度 两面 两头 三度夺冠",
    "20 years ago",
    "a 12-year-old boy",
    "In 2024 cases rose",
    "5 May flights resumed",
    "Boeing 737 planes",
    "Flight 370 passengers",
    "PMI below the 50 mark",
    "at 10 in the morning",
    "no one injured",
]

# text -> half width that rounding leaves open
MARGINS = [
    ("4197.6万", 500),
    ("560万", 50_000),
    ("50万", 5_000),
    ("3亿", 5e7),
    ("卖出500,508", 0.5),
    ("22%", 0.5),
    ("41.3%", 0.05),
    ("-6.5%", 0.05),
    ("11款", 0),
    ("8天", 0),
    ("超3亿", 0),
    ("600-900亿", 0),
    ("2000万量级", 0),
    ("约30倍", 0.5),
    ("28.6亿斤", 2500),
    ("6公里", 500),
    ("1.2 million hectares", 5e8),
    ("magnitude 7", 0.5),
]


def rows() -> list[list[str]]:
    lines = [line for line in AMOUNTS.splitlines() if line]
    return [[cell.strip() for cell in line.split(" | ")] for line in lines]


def only(text: str, span: str) -> QuantityMention:
    found = [m for m in FINDER.find(text) if text[m.start : m.end] == span]
    assert len(found) == 1, [text[m.start : m.end] for m in FINDER.find(text)]
    return found[0]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_amounts_are_read_as_worded(row: list[str]) -> None:
    text, span, low, high, unit, hedge, form = row
    mention = only(text, span)
    quantity = mention.quantity
    assert quantity.low == (None if low == "-" else pytest.approx(float(low), rel=1e-5))
    assert quantity.high == (None if high == "-" else pytest.approx(float(high), rel=1e-5))
    assert (quantity.unit, quantity.hedge, mention.form) == (unit, hedge, form)


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_dates_names_and_idioms_hold_no_amount(text: str) -> None:
    assert [text[m.start : m.end] for m in FINDER.find(text)] == []


@pytest.mark.parametrize(("text", "margin"), MARGINS)
def test_margin_is_half_of_what_the_last_digit_leaves_open(text: str, margin: float) -> None:
    (mention,) = FINDER.find(text)
    assert mention.quantity.margin == pytest.approx(margin)


def test_change_from_one_value_to_another_is_two_amounts() -> None:
    text = "增速从10%到20%"
    assert [text[m.start : m.end] for m in FINDER.find(text)] == ["10%", "20%"]


def test_hedge_words_are_outside_the_span_and_inside_the_outer_one() -> None:
    text = "已经超过了10万张(含海外),增长40%左右"
    first, second = FINDER.find(text)
    assert text[first.outer_start : first.outer_end] == "超过了10万张"
    assert text[second.outer_start : second.outer_end] == "40%左右"


@pytest.mark.parametrize(
    ("text", "classifier"),
    [
        ("11款", "款"),
        ("5.01亿人次", "人次"),
        ("4 million vehicles", "vehicles"),
        ("3亿", ""),
        ("2,300 new cases", "cases"),
        ("4.1 million TEUs", "teus"),
        ("存栏4.3亿头", "头"),
    ],
)
def test_the_counter_is_kept_as_written(text: str, classifier: str) -> None:
    assert find_quantities(text, UNITS, HEDGES)[0].classifier == classifier


NEWSLIKE = st.text(
    st.sampled_from(
        "0123456789,.:-% 一二三十百千万亿几数上多余来半分之第点元年月日个超近约成倍$kGPT的。"
    )
)


@settings(max_examples=400, deadline=None)
@given(NEWSLIKE | st.text())
@example("0分之0")
def test_any_text_gives_mentions_in_order_without_overlap(text: str) -> None:
    end = 0
    for mention in FINDER.find(text):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.outer_start <= mention.start
        assert mention.end <= mention.outer_end <= len(text)
        end = mention.end
        low, high = mention.quantity.low, mention.quantity.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        assert mention.quantity.margin >= 0


@given(
    st.integers(1, 99_999_999),
    st.sampled_from(["", "万", "亿", "万亿", " million", " billion", " trillion"]),
    st.integers(0, 3),
)
def test_formatted_numbers_come_back_with_their_value(
    mantissa: int, scale: str, places: int
) -> None:
    number = Decimal(mantissa).scaleb(-places)
    factor = Decimal(UNITS.scales[scale.strip()]) if scale else Decimal(1)
    (mention,) = FINDER.find(f"营收{number:,f}{scale}美元")
    assert mention.quantity.low == float(number * factor)


@given(st.integers(2, 99_999_999))
def test_chinese_numerals_come_back_with_their_value(value: int) -> None:
    text = f"{chinese_numeral(value)}辆"
    (mention,) = FINDER.find(f"交付{text}")
    assert mention.quantity.low == value


def chinese_numeral(value: int) -> str:
    """Write a whole number below 10^8 as a careful author would."""
    head, tail = divmod(value, 10_000)
    if not head:
        return "两" if tail == 2 else section(tail)
    gap = "零" if 0 < tail < 1000 else ""
    return f"{section(head)}万{gap}{section(tail)}"


def section(value: int) -> str:
    written, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = bool(written) and not digit
    return written


@pytest.mark.parametrize(
    "unit", ["1", "万", "一二三", ", ", "1, ", "1,", "1 ", "一个", "1.", "数", "上", "a"]
)
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    """A megabyte takes under a second or two of processor time, whatever it repeats."""
    text = (unit * 1_000_000)[:1_000_000]
    began = time.process_time()
    FINDER.find(text)
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("above the 11.6 million of 2023", "exact"),
        ("more than the 290,000 of a year earlier", "exact"),
        ("sales passed the 5 million mark", "over"),
        ("more than 290,000", "over"),
    ],
)
def test_a_number_that_is_known_is_compared_with_and_no_bound(text: str, hedge: str):
    assert FINDER.find(text)[0].quantity.hedge == hedge
