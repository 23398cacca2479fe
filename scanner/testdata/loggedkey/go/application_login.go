// Package login signs users in.
package login

import (
	"database/sql"
	"errors"
	"net/http"
	"os"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
	"github.com/rs/zerolog"
	"golang.org/x/crypto/bcrypt"
)

type handler struct {
	db        *sql.DB
	log       zerolog.Logger
	jwtSecret []byte
}

type credentials struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

func newHandler(db *sql.DB, log zerolog.Logger) *handler {
	secret := os.Getenv("JWT_SECRET")
	if len(secret) < 32 {
		log.Fatal().Int("length", len(secret)).Msg("JWT_SECRET is too short") // fine
	}
	log.Debug().Str("jwt", secret).Msg("handler ready") // leak
	return &handler{db: db, log: log, jwtSecret: []byte(secret)}
}

func (h *handler) login(c *gin.Context) {
	var given credentials
	if err := c.ShouldBindJSON(&given); err != nil {
		h.log.Warn().Err(err).Msg("bad login request")                                   // fine
		c.JSON(http.StatusBadRequest, gin.H{"error": "email and password are required"}) // fine
		return
	}
	h.log.Debug().Interface("body", given).Msg("login") // leak
	var id int
	var passwordHash []byte
	err := h.db.QueryRow("select id, password_hash from users where email = $1", given.Email).Scan(&id, &passwordHash)
	if errors.Is(err, sql.ErrNoRows) {
		h.log.Info().Str("email", given.Email).Msg("no such user")                 // fine
		c.JSON(http.StatusUnauthorized, gin.H{"error": "wrong email or password"}) // fine
		return
	}
	if bcrypt.CompareHashAndPassword(passwordHash, []byte(given.Password)) != nil {
		h.log.Warn().Str("email", given.Email).Msgf("wrong password %q", given.Password) // leak
		c.JSON(http.StatusUnauthorized, gin.H{"error": "wrong email or password"})       // fine
		return
	}
	claims := jwt.MapClaims{"sub": id, "exp": time.Now().Add(time.Hour).Unix()}
	accessToken, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(h.jwtSecret)
	if err != nil {
		h.log.Error().Err(err).Int("user", id).Msg("cannot sign the token") // fine
		c.Status(http.StatusInternalServerError)
		return
	}
	h.log.Info().Int("user", id).Bool("token_issued", accessToken != "").Msg("signed in") // fine
	c.JSON(http.StatusOK, gin.H{"access_token": accessToken, "token_type": "bearer"})     // leak
}
