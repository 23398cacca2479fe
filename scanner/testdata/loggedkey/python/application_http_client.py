"""A client of an HTTP API that renews its token and tries again."""
import logging
import random
import time
from dataclasses import dataclass, field

import requests

logger = logging.getLogger(__name__)


class ApiError(Exception):
    """An answer that was not 2xx."""


@dataclass
class Client:
    base_url: str
    client_id: str
    client_secret: str = field(repr=False)
    retries: int = 3
    _token: str = field(default="", init=False, repr=False)

    def renew(self):
        reply = requests.post(
            f"{self.base_url}/oauth/token",
            data={"grant_type": "client_credentials"},
            auth=(self.client_id, self.client_secret),
            timeout=10,
        )
        if reply.status_code != 200:
            logger.error("no token for %s/%s", self.client_id, self.client_secret)  # leak
            raise ApiError(f"token endpoint answered {reply.status_code}")  # fine
        body = reply.json()
        self._token = body["access_token"]
        logger.debug("new token, type %s, %d s", body["token_type"], body["expires_in"])  # fine

    def _headers(self):
        return {"Accept": "application/json", "Authorization": f"Bearer {self._token}"}

    def get(self, path, **params):
        for attempt in range(1, self.retries + 1):
            if not self._token:
                self.renew()
            headers = self._headers()
            logger.debug("GET %s %s", path, headers)  # leak
            reply = requests.get(self.base_url + path, params=params, headers=headers, timeout=10)
            if reply.status_code == 401:
                logger.info("token refused, attempt %d of %d", attempt, self.retries)  # fine
                self._token = ""
                continue
            if reply.status_code >= 500:
                pause = 2 ** attempt + random.random()
                logger.warning("%d, waiting %.1f s", reply.status_code, pause)  # fine
                time.sleep(pause)
                continue
            return reply.json()
        raise ApiError(f"gave up on {path} with token {self._token}")  # leak

    def pages(self, path):
        page_token = None
        while True:
            page = self.get(path, page_token=page_token)
            yield from page["items"]
            page_token = page.get("next_page_token")
            if page_token is None:
                return
            logger.debug("next page of %s: %s", path, page_token)  # fine
