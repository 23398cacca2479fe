// Receives the webhooks of a payment service.
const crypto = require("node:crypto");
const express = require("express");
const winston = require("winston");
const Stripe = require("stripe");

const router = express.Router();
const log = winston.createLogger({ transports: [new winston.transports.Console()] });
const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET;
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);

log.info(`webhooks are ${webhookSecret ? "verified" : "not verified"}`); // fine
log.debug("webhook secret: %s", webhookSecret); // leak

function verify(body, header) {
  const [timestamp, signature] = header.split(",").map((part) => part.split("=")[1]);
  const expected = crypto.createHmac("sha256", webhookSecret).update(`${timestamp}.${body}`).digest("hex");
  log.debug("signature %s, expected %s", signature, expected); // fine
  return crypto.timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}

router.post("/webhook", express.raw({ type: "*/*" }), async (req, res) => {
  const header = req.headers["stripe-signature"];
  if (!header) {
    log.warn("webhook without signature", { ip: req.ip }); // fine
    return res.status(400).json({ error: "signature missing" }); // fine
  }
  if (!verify(req.body, header)) {
    log.error(`bad signature, is ${webhookSecret} the right secret?`); // leak
    return res.status(400).json({ error: "signature wrong" }); // fine
  }
  const event = JSON.parse(req.body.toString("utf8"));
  switch (event.type) {
    case "charge.succeeded":
      log.info("charged", { id: event.data.object.id, idempotencyKeyUsed: Boolean(event.request) }); // fine
      break;
    case "account.updated": {
      const account = await stripe.accounts.retrieve(event.account);
      log.info("account updated", { id: account.id }); // fine
      break;
    }
    default:
      log.warn("unknown event", { type: event.type, authorization: req.headers.authorization }); // leak
  }
  res.json({ received: true }); // fine
});

router.get("/webhook/debug", (req, res) => {
  res.json({ endpoint: "/webhook", secret: webhookSecret }); // leak
});

module.exports = router;
