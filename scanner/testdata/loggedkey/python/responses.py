"""What web applications answer and log."""
import json
import logging

from aiohttp import web
from django.http import HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import render
from django.contrib import messages
from fastapi import FastAPI, Header, HTTPException
from flask import Flask, abort, flash, jsonify, make_response, render_template_string, request
from starlette.responses import PlainTextResponse, StreamingResponse

app = Flask(__name__)
api = FastAPI()
routes = web.RouteTableDef()
logger = logging.getLogger(__name__)


@app.route("/key")
def flask_text():
    api_key = app.config["API_KEY"]
    return f"the key is {api_key}"  # leak


@app.route("/key/known")
def flask_known():
    return "known" if app.config.get("API_KEY") else "unknown"  # fine


@app.get("/settings")
def flask_json():
    return jsonify(host=app.config["HOST"], db_password=app.config["DB_PASSWORD"])  # leak


@app.get("/settings/public")
def flask_json_public():
    return jsonify(host=app.config["HOST"], has_password=bool(app.config["DB_PASSWORD"]))  # fine


@app.post("/login")
def flask_form():
    app.logger.info("login of %s with %s", request.form["user"], request.form["password"])  # leak
    app.logger.info("login of %s", request.form["user"])  # fine
    return {"ok": True}


@app.get("/whoami")
def flask_headers():
    app.logger.debug("headers: %s", request.headers)  # leak
    app.logger.debug("agent: %s", request.headers.get("User-Agent"))  # fine
    return "", 204


@app.get("/bearer")
def flask_authorization():
    logger.warning("refused %s", request.headers.get("Authorization"))  # leak
    abort(401, description="the Authorization header is missing or wrong")  # fine


@app.get("/basic")
def flask_basic():
    print(request.authorization.username)  # fine
    print(request.authorization.password)  # leak
    return "", 204


@app.get("/abort")
def flask_abort():
    token = request.args.get("token", "")
    abort(403, f"token {token} may not do this")  # leak


@app.get("/made")
def flask_made():
    webhook_secret = app.config["WEBHOOK_SECRET"]
    response = make_response("secret: " + webhook_secret, 200)  # leak
    return response


@app.get("/flash")
def flask_flash():
    temporary_password = request.form["temporary_password"]
    flash(f"Your password is now {temporary_password}")  # leak
    flash("Your password was changed")  # fine
    return "", 204


@app.get("/template")
def flask_template():
    return render_template_string("<input type=password name=password value={{ value }}>", value="")  # fine


@app.before_request
def flask_before():
    logger.info("%s %s", request.method, request.path)  # fine


@app.errorhandler(401)
def flask_error(error):
    return {"error": "invalid_token", "detail": error.name}, 401  # fine


def django_response(request):
    return HttpResponse("session " + request.session["access_token"])  # leak


def django_json(request, user):
    return JsonResponse({"user": user.username, "api_token": user.api_token})  # leak


def django_json_form(request, form):
    return JsonResponse({"password": form.errors.get("password")}, status=400)  # fine


def django_forbidden(request):
    return HttpResponseForbidden("CSRF token missing or incorrect")  # fine


def django_meta(request):
    logger.error("auth failed: %s", request.META["HTTP_AUTHORIZATION"])  # leak


def django_post(request):
    print("POST", request.POST["password"])  # leak
    print("POST", sorted(request.POST))  # fine


def django_messages(request, new_password):
    messages.success(request, f"New password: {new_password}")  # leak
    messages.info(request, "Choose a password of 12 characters")  # fine


def django_render(request, form):
    return render(request, "password_reset.html", {"password_form": form})  # fine


@api.get("/token")
async def fastapi_dependency(authorization: str = Header()):
    logger.info("authorization: %s", authorization)  # leak
    return {"ok": True}


@api.get("/items")
async def fastapi_error(x_api_key: str = Header()):
    if len(x_api_key) != 32:
        raise HTTPException(status_code=401, detail=f"bad key {x_api_key}")  # leak
    raise HTTPException(status_code=403, detail="x_api_key has no access to items")  # fine


@api.post("/password")
async def fastapi_model(body: dict):
    logger.debug("changing to %s", body["new_password"])  # leak
    return {"message": "password changed"}  # fine


@api.get("/plain")
async def starlette_plain(client_secret: str):
    return PlainTextResponse(client_secret)  # leak


@api.middleware("http")
async def starlette_middleware(request, call_next):
    for name, value in request.headers.items():
        logger.debug("%s: %s", name, value)  # leak
    response = await call_next(request)
    logger.info("%s -> %d", request.url.path, response.status_code)  # fine
    return response


@api.get("/stream")
async def starlette_stream(rows: int = 3):
    return StreamingResponse((f"token {i}\n" for i in range(rows)))  # fine


@routes.get("/secret")
async def aiohttp_text(request):
    secret = request.app["secret"]
    return web.Response(text=f"secret={secret}")  # leak


@routes.get("/secret/length")
async def aiohttp_length(request):
    return web.json_response({"length": len(request.app["secret"])})  # fine


@routes.post("/exchange")
async def aiohttp_json(request):
    data = await request.post()
    access_token = await request.app["oauth"].exchange(data["code"])
    return web.json_response({"debug": access_token})  # leak


@routes.get("/denied")
async def aiohttp_error(request):
    raise web.HTTPUnauthorized(reason="Bearer token required")  # fine


@routes.get("/denied/value")
async def aiohttp_error_value(request):
    token = request.query["token"]
    raise web.HTTPForbidden(text="not for " + token)  # leak


@routes.get("/header")
async def aiohttp_header(request):
    print(request.headers.get("X-Auth-Token"))  # leak
    return web.Response(status=204)


def wsgi(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [environ["HTTP_AUTHORIZATION"].encode()]  # leak


class Handler:
    def do_GET(self):
        self.send_response(200)
        self.wfile.write(("key " + self.server.api_key).encode())  # leak
        self.log_message("served %s", self.path)  # fine

    def do_POST(self):
        self.send_error(403, "token is not valid")  # fine
        self.log_error("refused %s", self.headers["Authorization"])  # leak


def lambda_handler(event, context):
    print(json.dumps(event["headers"]))  # leak
    print(event["requestContext"]["requestId"])  # fine
    return {"statusCode": 401, "body": "missing token"}  # fine
