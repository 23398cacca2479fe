// Login, change of password and reset for a web shop.
const crypto = require("node:crypto");
const bcrypt = require("bcrypt");
const express = require("express");
const bunyan = require("bunyan");
const debug = require("debug")("shop:login");
const { users, mailer } = require("./stores");

const log = bunyan.createLogger({ name: "login" });
const router = express.Router();

router.post("/login", async (req, res, next) => {
  const { email, password } = req.body;
  if (!email || !password) {
    log.info({ email, passwordGiven: Boolean(password) }, "incomplete login"); // fine
    return res.status(422).json({ error: "Email and password are required" }); // fine
  }
  debug("login %o", req.body.password); // leak
  try {
    const user = await users.byEmail(email);
    const ok = user && (await bcrypt.compare(password, user.passwordHash));
    if (!ok) {
      log.warn({ email, attempted: password }, "wrong password"); // leak
      return res.status(401).json({ error: "Wrong email or password" }); // fine
    }
    req.session.userId = user.id;
    log.info({ user: user.id, passwordChangedAt: user.passwordChangedAt }, "logged in"); // fine
    res.redirect("/account");
  } catch (err) {
    log.error({ err }, "login failed"); // fine
    next(err);
  }
});

router.post("/reset", async (req, res) => {
  const resetToken = crypto.randomBytes(24).toString("base64url");
  const url = new URL("/reset/confirm", req.app.locals.origin);
  url.searchParams.set("token", resetToken);
  await users.rememberReset(req.body.email, crypto.createHash("sha256").update(resetToken).digest("hex"));
  if (process.env.NODE_ENV === "production") await mailer.send(req.body.email, "reset", { url });
  else console.log(`reset link: ${url.href}`); // leak
  res.json({ message: "We sent you a link to reset your password" }); // fine
});

router.post("/password", async (req, res) => {
  const { oldPassword, newPassword } = req.body;
  const problems = [];
  if (newPassword.length < 12) problems.push("password.tooShort");
  if (oldPassword === newPassword) problems.push("password.unchanged");
  if (problems.length > 0) {
    log.info({ user: req.session.userId, problems }, "password refused"); // fine
    log.trace("refused password was %s", newPassword); // leak
    return res.status(422).json({ problems }); // fine
  }
  await users.setPasswordHash(req.session.userId, await bcrypt.hash(newPassword, 12));
  log.info({ user: req.session.userId }, "password changed"); // fine
  res.sendStatus(204);
});

module.exports = router;
