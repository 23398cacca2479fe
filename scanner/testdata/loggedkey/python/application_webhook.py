"""Receives events, checks their signature and passes them on."""
import hashlib
import hmac
import json
import logging
import os

import httpx
from fastapi import APIRouter, HTTPException, Request

router = APIRouter()
logger = logging.getLogger(__name__)

WEBHOOK_SECRET = os.environ.get("WEBHOOK_SECRET", "")
FORWARD_URL = os.environ.get("FORWARD_URL", "http://worker:8080/events")


def sign(body: bytes) -> str:
    return hmac.new(WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()


def key_of(event: dict) -> str:
    """The key under which an event is stored; nothing secret."""
    return f"{event['type']}:{event['id']}"


@router.on_event("startup")
async def check():
    if not WEBHOOK_SECRET:
        logger.warning("WEBHOOK_SECRET is not set, signatures are not checked")  # fine
    else:
        logger.info("webhook secret of %d characters", len(WEBHOOK_SECRET))  # fine


@router.post("/hook")
async def receive(request: Request):
    body = await request.body()
    given = request.headers.get("X-Signature", "")
    if WEBHOOK_SECRET and not hmac.compare_digest(given, sign(body)):
        logger.warning("bad signature from %s", request.client.host)  # fine
        logger.debug("checked with %r", WEBHOOK_SECRET)  # leak
        raise HTTPException(401, "signature does not match")  # fine
    event = json.loads(body)
    event_key = key_of(event)
    match event:
        case {"type": "token.revoked", "token_id": token_id}:
            logger.info("token %s revoked", token_id)  # fine
        case {"type": "token.created", "token": token}:
            logger.info("new token %s", token)  # leak
        case {"type": kind}:
            logger.info("%s stored as %s", kind, event_key)  # fine
    forward_token = os.environ["FORWARD_TOKEN"]
    headers = {"Authorization": f"Bearer {forward_token}"}
    async with httpx.AsyncClient(timeout=5) as client:
        try:
            reply = await client.post(FORWARD_URL, json=event, headers=headers)
        except httpx.HTTPError as error:
            logger.exception("cannot forward to %s with %s", FORWARD_URL, headers)  # leak
            raise HTTPException(502, "worker is away") from error  # fine
    return {"forwarded": reply.is_success, "key": event_key}  # fine
