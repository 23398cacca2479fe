// A client of a REST interface with retries and a token that is refreshed.
"use strict";

const pino = require("pino");

class ApiClient {
  #clientSecret;
  #accessToken = null;
  #expiresAt = 0;

  constructor({ baseUrl, clientId, clientSecret, logger = pino({ name: "api-client" }) }) {
    if (!clientSecret) throw new Error("ApiClient needs a clientSecret"); // fine
    this.baseUrl = baseUrl;
    this.clientId = clientId;
    this.#clientSecret = clientSecret;
    this.logger = logger;
    this.logger.debug({ baseUrl, clientId, secretLength: clientSecret.length }, "client made"); // fine
  }

  async #authorize() {
    if (this.#accessToken && Date.now() < this.#expiresAt) return this.#accessToken;
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: this.clientId,
      client_secret: this.#clientSecret,
    });
    this.logger.trace(`POST /oauth/token ${body}`); // leak
    const response = await fetch(`${this.baseUrl}/oauth/token`, { method: "POST", body });
    if (!response.ok) {
      throw new Error(`no token for ${this.clientId}: ${response.status}`); // fine
    }
    const answer = await response.json();
    this.#accessToken = answer.access_token;
    this.#expiresAt = Date.now() + answer.expires_in * 1000;
    this.logger.info({ expiresIn: answer.expires_in, tokenType: answer.token_type }, "new access token"); // fine
    this.logger.debug({ token: this.#accessToken }, "new access token"); // leak
    return this.#accessToken;
  }

  async request(path, { method = "GET", retries = 3, headers = {} } = {}) {
    const token = await this.#authorize();
    const sent = { ...headers, accept: "application/json", authorization: `Bearer ${token}` };
    for (let attempt = 1; attempt <= retries; attempt++) {
      this.logger.debug({ path, attempt, headers: Object.keys(sent) }, "request"); // fine
      const response = await fetch(this.baseUrl + path, { method, headers: sent });
      if (response.ok) return response.json();
      if (response.status === 401) {
        this.#accessToken = null;
        this.logger.warn({ path, sent }, "token refused"); // leak
      }
      await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
    }
    throw new Error(`${method} ${path} failed ${retries} times with ${sent.authorization}`); // leak
  }
}

module.exports = { ApiClient };
