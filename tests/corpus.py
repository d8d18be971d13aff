"""Synthetic articles: companies by metrics by months, where one outlet in seven differs."""

from __future__ import annotations

import random
from pathlib import Path

COMPANIES = ("腾讯", "阿里巴巴", "百度", "小米", "京东", "美团", "快手", "网易", "比亚迪", "拼多多")
METRICS = (
    "{company}{year}年{month}月的月活跃用户达到{value}万。",
    "{outlet}显示，{company}{year}年{month}月的营业收入为{value}万元。",
    "据{outlet}，{company}在{year}年{month}月的交付量约{value}万辆。",
    "In {month_name} {year}, {company} had {value},000 employees, {outlet} said.",
)
OUTLETS = ("QuestMobile", "IDC", "公司公告", "第三方数据")
MONTHS = ("January", "April", "July", "October")
FILLERS = (
    "业内人士认为，这一变化与市场环境有关。",
    "后续走势仍待观察。",
    "该公司没有回应置评请求。",
    "竞争对手也在调整策略。",
    "分析师提醒投资者注意风险。",
    "消费者的反应并不一致。",
    "有关部门表示将继续关注。",
    "这一领域近来备受瞩目。",
)

A_QUARTER_LATER = len(COMPANIES) * len(METRICS)
"""From this number on, articles tell of what the first ones tell, and are paired with them."""


def article_text(number: int) -> str:
    """One article: a figure of one company and metric for one month, told by one outlet."""
    chance = random.Random(number)
    company = COMPANIES[number % len(COMPANIES)]
    metric = METRICS[number // len(COMPANIES) % len(METRICS)]
    quarter = number // (len(COMPANIES) * len(METRICS)) % len(MONTHS)
    sentence = metric.format(
        company=company,
        year=2023 + number % 2,
        month=3 * quarter + 1,
        month_name=MONTHS[quarter],
        value=200 + 50 * quarter + (chance.randrange(40) if chance.random() < 0.15 else 0),
        outlet=chance.choice(OUTLETS),
    )
    around = chance.choices(FILLERS, k=12)
    return f"{company}动态\n\n{sentence}{''.join(around[:6])}\n\n{''.join(around[6:])}\n"


def write_corpus(folder: Path, count: int, first: int = 0) -> Path:
    """Write `count` articles into `folder`, those from number `first` on, always the same."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:05}.txt").write_text(article_text(number), "utf-8")
    return folder
