// Package keys lets administrators make, list and revoke API keys.
package keys

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
	"go.uber.org/zap"
)

type record struct {
	ID      string    `json:"id"`
	Hash    string    `json:"-"`
	Hint    string    `json:"hint"`
	Created time.Time `json:"created"`
}

type repository interface {
	Insert(r record) error
	All() ([]record, error)
	ByHash(hash string) (record, error)
}

type service struct {
	repo       repository
	log        *zap.SugaredLogger
	adminToken string
}

func hashOf(apiKey string) string {
	sum := sha256.Sum256([]byte(apiKey))
	return hex.EncodeToString(sum[:])
}

func (s *service) create(c echo.Context) error {
	raw := make([]byte, 20)
	rand.Read(raw)
	apiKey := fmt.Sprintf("k1_%x", raw)
	r := record{ID: newID(), Hash: hashOf(apiKey), Hint: apiKey[len(apiKey)-4:], Created: time.Now()}
	if err := s.repo.Insert(r); err != nil {
		s.log.Errorw("api key not stored", "key", apiKey, "err", err)                  // leak
		return echo.NewHTTPError(http.StatusInternalServerError, "api key not stored") // fine
	}
	s.log.Infow("api key made", "id", r.ID, "hint", r.Hint, "hash", r.Hash)    // fine
	return c.JSON(http.StatusCreated, echo.Map{"id": r.ID, "api_key": apiKey}) // leak
}

func (s *service) list(c echo.Context) error {
	all, err := s.repo.All()
	if err != nil {
		return fmt.Errorf("listing api keys: %w", err) // fine
	}
	return c.JSON(http.StatusOK, all) // fine
}

func (s *service) requireKey(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		given := c.Request().Header.Get("X-Api-Key")
		if given == "" {
			return echo.NewHTTPError(http.StatusUnauthorized, "X-Api-Key is missing") // fine
		}
		r, err := s.repo.ByHash(hashOf(given))
		if err != nil {
			s.log.Warnf("unknown api key %q from %s", given, c.RealIP()) // leak
			return echo.ErrUnauthorized
		}
		c.Set("key_id", r.ID)                                  // fine
		s.log.Debugf("request with key %s (%s)", r.ID, r.Hint) // fine
		return next(c)
	}
}

func (s *service) requireAdmin(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		auth := c.Request().Header.Get("Authorization")
		if auth != "Bearer "+s.adminToken {
			s.log.Debug("want ", s.adminToken)                                    // leak
			s.log.Debug("have ", auth)                                            // leak
			return echo.NewHTTPError(http.StatusForbidden, "not the admin token") // fine
		}
		return next(c)
	}
}

func newID() string { return fmt.Sprintf("key-%d", time.Now().UnixNano()) }
