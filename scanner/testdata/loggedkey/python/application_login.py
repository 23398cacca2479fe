"""Login and change of password of a web application."""
import secrets

import structlog
from flask import Blueprint, abort, flash, jsonify, request, session
from werkzeug.security import check_password_hash, generate_password_hash

from .models import User, db

bp = Blueprint("login", __name__, url_prefix="/account")
log = structlog.get_logger(__name__)


@bp.post("/login")
def login():
    name = request.form.get("user", "")
    password = request.form.get("password", "")
    if not password:
        log.info("login_without_password", user=name)  # fine
        flash("Please enter your password.")  # fine
        return jsonify(error="password_required"), 400  # fine
    user = User.query.filter_by(name=name).first()
    if user is None:
        log.warning("unknown_user", user=name, tried=password)  # leak
        abort(401, "Wrong user name or password")  # fine
    if not check_password_hash(user.password_hash, password):
        log.warning("wrong_password", user=name, length=len(password))  # fine
        abort(401, "Wrong user name or password")  # fine
    session_token = secrets.token_urlsafe(32)
    session["id"] = session_token
    log.info("logged_in", user=name, session=session_token)  # leak
    return jsonify(user=name)


@bp.post("/password")
def change_password():
    user = User.query.get(session["user_id"])
    old, new = request.form["old_password"], request.form["new_password"]
    problems = []
    if len(new) < 12:
        problems.append("The new password needs 12 characters")
    if old == new:
        problems.append("The new password must differ")
    if problems:
        log.info("password_refused", problems=problems)  # fine
        log.debug("password_refused_detail", candidate=new)  # leak
        return jsonify(errors=problems), 422  # fine
    user.password_hash = generate_password_hash(new)
    db.session.commit()
    log.info("password_changed", user=user.name)  # fine
    return jsonify(ok=True)


@bp.post("/reset")
def reset_password():
    reset_token = secrets.token_hex(16)
    link = f"{request.host_url}reset?token={reset_token}"
    print("reset link:", link)  # leak
    return jsonify(message="A link to reset your password is on its way.")  # fine
