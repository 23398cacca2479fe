"""Fetches data frames with a key and counts tokens on the way."""
import asyncio
import os

import aiohttp
from loguru import logger
from rich.console import Console

console = Console()


class Source:
    def __init__(self, name, key=None):
        self.name = name
        self._key = key or os.environ["DATAFRAMER_API_KEY"]
        self.tokens = 0

    async def fetch(self, http, path):
        headers = {"Authorization": f"Bearer {self._key}"}
        async with http.get(path, headers=headers) as reply:
            if reply.status == 403:
                logger.error("{} refused, is DATAFRAMER_API_KEY right?", path)  # fine
                return []
            rows = await reply.json()
        for row in rows:
            self.tokens += len(row["text"].split())
        logger.debug("{name}: {rows} rows, {tokens} tokens", name=self.name, rows=len(rows), tokens=self.tokens)  # fine
        return rows

    def describe(self):
        console.print(f"[bold]{self.name}[/bold] ({self.tokens} tokens, key {self._key[:3]}...)")  # fine


async def sync(paths, dataframer_key, verbose=False):
    if verbose:
        console.log("key in use:", dataframer_key)  # leak high
    source = Source("frames", dataframer_key)
    async with aiohttp.ClientSession("https://api.example.com") as http:
        results = await asyncio.gather(*(source.fetch(http, path) for path in paths))
    source.describe()
    return [row for rows in results for row in rows]


async def check(access_token):
    async with aiohttp.ClientSession(headers={"X-Token": access_token}) as http:
        try:
            async with http.get("https://api.example.com/me") as reply:
                me = await reply.json()
        except aiohttp.ClientError as error:
            logger.opt(exception=error).warning("check failed for {}", access_token)  # leak
            return None
    logger.info("key belongs to {}", me["name"])  # fine
    return me


def main():
    key = "{dataframer}"
    paths = ["/frames/1", "/frames/2"]
    rows = asyncio.run(sync(paths, key))
    console.print(f"{len(rows)} rows from {len(paths)} frames")  # fine
    if not rows:
        raise SystemExit(f"nothing came with key {key}")  # leak high
