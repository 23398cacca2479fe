// Package apiclient calls an API, renews its token and tries again.
package apiclient

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// A Client calls the API.
type Client struct {
	base         string
	clientID     string
	clientSecret string
	accessToken  string
	expires      time.Time
	log          *slog.Logger
}

// New returns a client; nothing is sent yet.
func New(base, clientID, clientSecret string, log *slog.Logger) *Client {
	log.Info("client made", "base", base, "client_id", clientID, "has_secret", clientSecret != "") // fine
	return &Client{base: base, clientID: clientID, clientSecret: clientSecret, log: log}
}

func (c *Client) renew(ctx context.Context) error {
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {c.clientID}, "client_secret": {c.clientSecret}}
	c.log.Debug("renewing the access token", "form", form.Encode()) // leak
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+"/token", strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("token endpoint: %w", err) // fine
	}
	defer resp.Body.Close()
	var answer struct {
		AccessToken string `json:"access_token"`
		ExpiresIn   int    `json:"expires_in"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return fmt.Errorf("answer of the token endpoint: %w", err) // fine
	}
	c.accessToken = answer.AccessToken
	c.expires = time.Now().Add(time.Duration(answer.ExpiresIn) * time.Second)
	c.log.Info("token renewed", "expires", c.expires) // fine
	return nil
}

// Get asks for a path, at most three times.
func (c *Client) Get(ctx context.Context, path string) (*http.Response, error) {
	for attempt := 1; attempt <= 3; attempt++ {
		if time.Now().After(c.expires) {
			if err := c.renew(ctx); err != nil {
				return nil, err
			}
		}
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, nil)
		if err != nil {
			return nil, err
		}
		req.Header.Set("Authorization", "Bearer "+c.accessToken) // fine
		resp, err := http.DefaultClient.Do(req)
		switch {
		case err != nil:
			c.log.Warn("request failed", "attempt", attempt, "headers", req.Header, "err", err) // leak
		case resp.StatusCode == http.StatusUnauthorized:
			c.log.Warn("token refused", "attempt", attempt, "token", c.accessToken[:12]) // leak low: twelve characters
			c.expires = time.Time{}
		default:
			c.log.Debug("answered", "status", resp.StatusCode, "token_length", len(c.accessToken)) // fine
			return resp, nil
		}
	}
	return nil, fmt.Errorf("%s: gave up, last token was %s", path, c.accessToken) // leak
}
