"""Answers to requests."""
import logging
import os

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from fastapi import FastAPI, Header, HTTPException
from flask import Flask, current_app, jsonify, make_response, request

app = Flask(__name__)
api = FastAPI()
log = logging.getLogger(__name__)


@app.route("/debug/config")
def debug_config():
    return jsonify({"secret": current_app.config["SECRET_KEY"]})  # leak


@app.route("/debug/config/summary")
def debug_summary():
    return jsonify({"secret_configured": bool(current_app.config["SECRET_KEY"])})  # fine


@app.route("/login", methods=["POST"])
def login():
    username = request.form["username"]
    password = request.form["password"]
    app.logger.info("login of %s", username)  # fine
    app.logger.info("login of %s with %s", username, password)  # leak
    return "welcome " + username  # fine


@app.route("/whoami")
def whoami():
    auth = request.headers.get("Authorization")
    log.debug("authorization header: %s", auth)  # leak
    log.debug("user agent: %s", request.headers.get("User-Agent"))  # fine
    return {"authenticated": auth is not None}  # fine


@app.route("/echo")
def echo_headers():
    log.info("headers: %s", dict(request.headers))  # leak
    log.info("path: %s", request.path)  # fine
    return "ok"  # fine


@app.route("/register", methods=["POST"])
def register():
    body = request.get_json()
    password = body["password"]
    if len(password) < 10:
        return "password '%s' is too short" % password, 400  # leak
    return "created", 201  # fine


@app.route("/key")
def key_in_response():
    response = make_response("your key: " + os.environ["PAYMENT_API_KEY"])  # leak
    return response


def django_leak(request):
    return HttpResponse("db password: " + settings.DATABASE_PASSWORD)  # leak


def django_json(request):
    return JsonResponse({"client_secret": os.environ["OAUTH_CLIENT_SECRET"]})  # leak


def django_fine(request):
    password = request.POST["password"]
    request.user.set_password(password)  # fine
    return HttpResponse("password changed")  # fine


def django_log_post(request):
    log.info("reset for %s", request.POST["email"])  # fine
    log.info("new password %s", request.POST["new_password"])  # leak
    return JsonResponse({"status": "ok"})  # fine


@api.get("/items")
def items(x_api_key: str = Header()):
    if x_api_key != os.environ["EXPECTED_API_KEY"]:
        raise HTTPException(status_code=403, detail=f"invalid key {x_api_key}")  # leak
    return {"items": []}  # fine


@api.get("/things")
def things(x_api_key: str = Header()):
    if x_api_key != os.environ["EXPECTED_API_KEY"]:
        raise HTTPException(status_code=403, detail="invalid key")  # fine
    return {"things": []}  # fine


@app.errorhandler(500)
def server_error(error):
    log.error("request failed: %s", request.path)  # fine
    return jsonify(error="internal", hint="check your api key"), 500  # fine
