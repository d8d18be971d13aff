"""The work of a run on a Ray cluster: parts of it as tasks, and the model in actors.

Ray carries names of parts, nothing else: what a part holds is read from and written to `Parts`. A
worker or a node that is lost costs what it was at; Ray does tasks again elsewhere, and texts go to
the actors that are left. A driver that is lost is run again, and finds what was done.
"""

from __future__ import annotations

import signal
import socket
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pandas as pd
import ray
from ray.exceptions import RayActorError, RayError, RayTaskError

from detector.cache import key_of
from detector.claim_cache import code_version
from detector.errors import InputError, ModelError, WorkerError, first_line
from detector.extraction import ArticleReading, Extractor
from detector.logs import log
from detector.pairing import BlockPairs, joined
from detector.part_work import (
    ARTICLES_IN_PART,
    CLAIMS_IN_PART,
    TEXTS_IN_PART,
    buckets,
    pair_bucket,
    read_articles,
    readings_of,
    score_texts,
    scores_of,
    table_of_articles,
    tables_of_texts,
)
from detector.parts import OUTCOME, Kind, Parts
from detector.paths import default_configs
from detector.pipeline import Engine, extractor_of
from detector.records import Article
from detector.score_cache import made_by
from detector.scoring import Probabilities, Scorer
from detector.settings import Settings, load_settings
from detector.stages import packed

_LOSSES: Final = 5
"""How often a part may end the process that works on it before the run is given up."""
_AHEAD: Final = 4
"""Parts for each processor that are under way or wait their turn."""
_FEWEST: Final = 4
"""Processors that a cluster is taken to have at least: one that grows may begin with none."""
_PATIENCE: Final = 10.0
"""Seconds in which the head of a cluster should answer."""

LoadModel = Callable[[Path], Scorer]
"""Loads the model, given the folder of the configuration."""
Outcome = tuple[pd.DataFrame, Any]
"""What work on a part comes to: a table, and facts of it."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker has to know of a run: where its parts are, its configuration, its code."""

    parts: str
    configs: tuple[tuple[str, bytes], ...]
    code: str
    load: LoadModel


@contextmanager
def ray_engine(
    address: str, parts: Parts, config: Path | None, load: LoadModel, *, fresh: bool = False
) -> Iterator[Engine]:
    """Give what works on the Ray cluster at `address`, with the parts of its work in `parts`.

    With `fresh`, parts that other runs have done are done again. Raises InputError when there is no
    such cluster, WorkerError when it is lost, or when a part is lost again and again.
    """
    parts.prepare()
    files = sorted((config or default_configs()).glob("*.yaml"))
    configs = tuple((path.name, path.read_bytes()) for path in files)
    with _connected(address):
        cluster = _Cluster(parts, Order(parts.url, configs, code_version(), load), fresh=fresh)
        try:
            yield Engine(
                _ClusterScorer(cluster),
                cluster.read_all,
                cluster.in_blocks,
                articles_at_once=cluster.ahead * ARTICLES_IN_PART,
                texts_at_once=cluster.ahead * TEXTS_IN_PART,
                claims_at_once=cluster.ahead * CLAIMS_IN_PART,
            )
        except RayError as error:
            raise WorkerError(
                f"Ray gave up: {first_line(error)}; run again once the cluster is well: what was "
                f"done lies in {parts.url}"
            ) from error
        log.info(f"ray: {cluster.done} parts done, {cluster.found} found in {parts.url}")


@contextmanager
def _connected(address: str) -> Iterator[None]:
    """Be a driver of the cluster."""
    former = signal.getsignal(signal.SIGTERM)  # Ray puts its own in place of it
    try:
        _knock(address)
        ray.init(address, log_to_driver=False, configure_logging=False)
    except Exception as error:  # Ray raises the bare one too
        raise InputError(
            f"--ray-address {address}: no Ray cluster reached ({first_line(error)}); start one "
            "with `ray start --head`, or give the address that it prints"
        ) from error
    try:
        with _terminable(former):
            yield
    finally:
        ray.shutdown()


def _knock(address: str) -> None:
    """Raise OSError where nothing answers at HOST:PORT, for which Ray would try for minutes."""
    host, colon, port = address.rpartition(":")
    if colon:
        socket.create_connection((host, int(port)), timeout=_PATIENCE).close()


@contextmanager
def _terminable(former: Any) -> Iterator[None]:
    """Let SIGTERM do what it did, although what waits in Ray ends at KeyboardInterrupt alone."""
    terminated = False

    def interrupt(*_: object) -> None:
        nonlocal terminated
        terminated = True
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        if terminated and callable(former):
            former(signal.SIGTERM, None)
        raise
    finally:
        signal.signal(signal.SIGTERM, former)


# At the driver ------------------------------------------------------------------------------------


class _Cluster:
    """Has parts done that are not yet; `done` counts them, `found` those that were."""

    def __init__(self, parts: Parts, order: Order, *, fresh: bool) -> None:
        self.order = ray.put(order)
        self.parts = parts
        self.done = 0
        self.found = 0
        resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
        self.processors = max(1, int(resources.get("CPU", 0)))
        self.cards = int(resources.get("GPU", 0))
        self.ahead = _AHEAD * max(_FEWEST, self.processors)
        self._made_by = key_of(order.code, *(part for file in order.configs for part in file))
        self._fresh = fresh
        self._do = ray.remote(max_retries=_LOSSES)(_do)

    def read_all(self, articles: Iterable[Article]) -> Iterator[tuple[Article, ArticleReading]]:
        """Each article with its reading, in order."""
        batches: deque[list[Article]] = deque()
        for table, _ in self._outcomes("articles", _tables_of(articles, batches)):
            yield from zip(batches.popleft(), readings_of(table), strict=True)

    def in_blocks(self, representatives: pd.DataFrame) -> BlockPairs:
        """Pair and compare by bucket of blocks."""
        outcomes = self._outcomes("claims", buckets(representatives))
        return joined([BlockPairs(pairs, cut) for pairs, cut in outcomes])

    def begin(self, kind: Kind, table: pd.DataFrame, made_by: bytes) -> tuple[str, Outcome | None]:
        """Name the work on `table`, and give what it came to if it is done; if not, write it."""
        name = key_of(made_by, kind, packed(table)).hex()
        made = None if self._fresh else self.parts.read(OUTCOME[kind], name)
        if made is None:
            self.parts.write(kind, name, table)
        else:
            self.found += 1
        return name, made

    def end(self, kind: Kind, name: str) -> Outcome:
        """What a worker wrote; raises InputError where that is not to be seen from here."""
        made = self.parts.read(OUTCOME[kind], name)
        if made is None:
            raise _not_shared(self.parts)
        self.done += 1
        return made

    def _outcomes(self, kind: Kind, tables: Iterable[pd.DataFrame]) -> Iterator[Outcome]:
        """What the work on each of `tables` comes to, in order; some are under way ahead."""
        begun: deque[tuple[str, Outcome | None, Any]] = deque()
        source = iter(tables)
        while True:
            for table in islice(source, self.ahead - len(begun)):
                name, made = self.begin(kind, table, self._made_by)
                begun.append((name, made, made or self._do.remote(kind, name, self.order)))
            if not begun:
                return
            name, made, task = begun.popleft()
            if made is None:
                _result(task)
            yield made or self.end(kind, name)


def _tables_of(
    articles: Iterable[Article], batches: deque[list[Article]]
) -> Iterator[pd.DataFrame]:
    """Cut `articles` into tables; what each was made of is put to `batches`."""
    source = iter(articles)
    while batch := list(islice(source, ARTICLES_IN_PART)):
        batches.append(batch)
        yield table_of_articles(batch)


class _ClusterScorer:
    """The model as actors of the cluster have loaded it, one on each card, or on each processor.

    Texts are handed only to actors that have loaded it: one that is lost is replaced, and where
    there is no room for another, those that are left go on.
    """

    def __init__(self, cluster: _Cluster) -> None:
        self._cluster = cluster
        # An actor sees no card unless it asks for one.
        self._cards = 1 if cluster.cards else 0
        self._most = cluster.cards or cluster.processors
        self._actor: Any = ray.remote(num_cpus=1, num_gpus=self._cards)(_Actor)
        self._starting: dict[Any, Any] = {}
        self._idle: list[Any] = []
        self._losses = 0

    @property
    def name(self) -> str:
        """The model's name or path."""
        return self._identity[0]

    @property
    def revision(self) -> str:
        """Its weights and how the machines of the cluster compute with them."""
        return self._identity[1]

    @cached_property
    def _identity(self) -> tuple[str, str]:
        identity: tuple[str, str] = _result(
            ray.remote(num_gpus=self._cards)(_identity).remote(self._cluster.order)
        )
        return identity

    def score(
        self,
        premises: Sequence[str],
        hypotheses: Sequence[str],
        *,
        progress: bool = False,  # noqa: ARG002 - that of the cache tells of more
    ) -> Probabilities:
        """Probabilities of each pair, float32 (n, 3), as the model gives them."""
        made = dict(
            self._cluster.begin("texts", table, made_by(self))
            for table in tables_of_texts(premises, hypotheses)
        )
        missing = [name for name, known in made.items() if known is None]
        self._have_scored(missing)
        made |= {name: self._cluster.end("texts", name) for name in missing}
        return scores_of([known[0] for known in made.values() if known])

    def _have_scored(self, names: list[str]) -> None:
        waiting = deque(names)
        busy: dict[Any, tuple[Any, str]] = {}
        while waiting or busy:
            self._start(min(len(waiting) + len(busy), self._most) - len(busy))
            while waiting and self._idle:
                actor, name = self._idle.pop(), waiting.popleft()
                busy[actor.score.remote(name)] = actor, name
            [task], _ = ray.wait([*busy, *self._starting])
            actor, name = busy.pop(task) if task in busy else (self._starting.pop(task), "")
            try:
                _result(task)
            except RayActorError:
                self._losses += 1
                if self._losses > _LOSSES:
                    raise
                waiting.extend([name] if name else [])
            else:
                self._losses = 0
                self._idle.append(actor)

    def _start(self, wanted: int) -> None:
        """Start actors until so many are idle or starting."""
        for _ in range(wanted - len(self._idle) - len(self._starting)):
            actor = self._actor.remote(self._cluster.order)
            self._starting[actor.load.remote(self.name, self.revision)] = actor


def _result(task: Any) -> Any:
    """What `task` returned; raises what it raised."""
    try:
        return ray.get(task)
    except RayTaskError as error:
        raise error.cause from error


def _not_shared(parts: Parts) -> InputError:
    return InputError(
        f"{parts.url}: what one machine of the cluster wrote there another does not see; name a "
        "place with --parts that all of them share"
    )


# At a worker --------------------------------------------------------------------------------------


def _do(kind: Kind, name: str, order: Order) -> None:
    """Do a part of the work, other than what needs the model."""
    parts, table = _part(kind, name, order)
    settings, extractor = _tools(order.configs)
    if kind == "articles":
        parts.write(OUTCOME[kind], name, read_articles(table, extractor))
    else:
        parts.write(OUTCOME[kind], name, *pair_bucket(table, settings))


class _Actor:
    """Has loaded the model, and scores the texts of one part after another."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._scorer: Scorer | None = None

    def load(self, name: str, revision: str) -> None:
        """Raises ModelError where the model is another one on this machine."""
        self._scorer = _scorer(self._order)
        if (self._scorer.name, self._scorer.revision) != (name, revision):
            raise ModelError(
                f"{name}: one machine of the cluster has revision {revision}, another "
                f"{self._scorer.revision}; let the model run on machines of one kind"
            )
        self._scorer.score([], [])  # one of known identity is loaded when it first scores

    def score(self, name: str) -> None:
        """Score the texts of a part."""
        assert self._scorer is not None  # noqa: S101
        parts, table = _part("texts", name, self._order)
        parts.write(OUTCOME["texts"], name, score_texts(table, self._scorer))


def _identity(order: Order) -> tuple[str, str]:
    """Name and revision of the model as a worker has it."""
    scorer = _scorer(order)
    return scorer.name, scorer.revision


def _scorer(order: Order) -> Scorer:
    with _folder(order.configs) as config:
        return order.load(config)


def _part(kind: Kind, name: str, order: Order) -> tuple[Parts, pd.DataFrame]:
    if order.code != code_version():
        raise WorkerError(
            "a machine of the cluster has another version of detector, of Python or of the "
            "libraries than the one that started the run; install the same on all"
        )
    parts = Parts(order.parts)
    made = parts.read(kind, name)
    if made is None:
        raise _not_shared(parts)
    return parts, made[0]


@lru_cache(maxsize=1)
def _tools(configs: tuple[tuple[str, bytes], ...]) -> tuple[Settings, Extractor]:
    """The configuration and what reads articles by it: made once in each worker."""
    with _folder(configs) as folder:
        settings = load_settings(folder)
    return settings, extractor_of(settings)


@contextmanager
def _folder(configs: tuple[tuple[str, bytes], ...]) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        for name, content in configs:
            (Path(folder) / name).write_bytes(content)
        yield Path(folder)
