// Command sync copies orders from a shop to a ledger every few minutes.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"time"

	"github.com/rs/zerolog"
	"github.com/rs/zerolog/log"
	"github.com/spf13/viper"
)

const testKey = "{stripe}"

type page struct {
	Orders        []json.RawMessage `json:"orders"`
	NextPageToken string            `json:"next_page_token"`
}

type job struct {
	shop, ledger         string
	shopKey, ledgerToken string
	log                  zerolog.Logger
}

func configure() (*job, error) {
	j := &job{shop: viper.GetString("shop.url"), ledger: viper.GetString("ledger.url")}
	j.shopKey = viper.GetString("shop.api_key")
	if j.shopKey == "" {
		log.Warn().Msg("shop.api_key is not configured, the test key is used") // fine
		j.shopKey = testKey
		log.Debug().Str("key", testKey).Msg("test key") // leak high
	}
	j.ledgerToken = os.Getenv("LEDGER_TOKEN")
	if j.ledgerToken == "" {
		return nil, errors.New("LEDGER_TOKEN is not set") // fine
	}
	j.log = log.With().Str("shop", j.shop).Int("token_length", len(j.ledgerToken)).Logger() // fine
	return j, nil
}

func (j *job) fetch(ctx context.Context, pageToken string) (*page, error) {
	u := fmt.Sprintf("%s/orders?%s", j.shop, url.Values{"api_key": {j.shopKey}, "page_token": {pageToken}}.Encode())
	j.log.Debug().Msgf("GET %s", u) // leak
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("shop with key %s: %w", j.shopKey, err) // leak
	}
	defer resp.Body.Close()
	var p page
	if err := json.NewDecoder(resp.Body).Decode(&p); err != nil {
		return nil, fmt.Errorf("page %q of orders: %w", pageToken, err) // fine
	}
	j.log.Info().Int("orders", len(p.Orders)).Str("next_page_token", p.NextPageToken).Msg("page read") // fine
	return &p, nil
}

func (j *job) push(ctx context.Context, order json.RawMessage) error {
	headers := map[string]string{"Authorization": "Bearer " + j.ledgerToken, "Content-Type": "application/json"}
	j.log.Trace().Interface("headers", headers).Msg("pushing") // leak
	return post(ctx, j.ledger, headers, order)                 // fine
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	j, err := configure()
	if err != nil {
		log.Fatal().Err(err).Msg("no key, no sync") // fine
	}
	log.Info().Str("ledger", j.ledger).Bool("key_set", j.shopKey != "").Msg("starting") // fine
	for pageToken := ""; ctx.Err() == nil; time.Sleep(time.Minute) {
		p, err := j.fetch(ctx, pageToken)
		if err != nil {
			continue
		}
		for i, order := range p.Orders {
			if err := j.push(ctx, order); err != nil {
				log.Error().Err(err).Int("order", i).Msg("ledger token refused?") // fine
			}
		}
		pageToken = p.NextPageToken
	}
	fmt.Fprintln(os.Stderr, "stopped, token was", j.ledgerToken) // leak
}

func post(ctx context.Context, to string, headers map[string]string, body []byte) error {
	return ctx.Err()
}
