// Package structured has the loggers that take fields.
package structured

import (
	"context"
	"errors"
	"log/slog"
	"os"

	"github.com/go-logr/logr"
	"github.com/hashicorp/go-hclog"
	"github.com/rs/zerolog"
	zlog "github.com/rs/zerolog/log"
	"go.uber.org/zap"
)

var errRefused = errors.New("refused")

func slogPairs(user, apiKey string) {
	slog.Info("request", "user", user, "api_key", apiKey) // leak
}

func slogPairsCount(user string, tokenCount int) {
	slog.Info("request", "user", user, "token_count", tokenCount) // fine
}

func slogMessage(password string) {
	slog.Warn("weak password: " + password) // leak
}

func slogAttr(token string) {
	slog.Debug("signed in", slog.String("token", token)) // leak
}

func slogAttrBool(token string) {
	slog.Debug("signed in", slog.Bool("token", token != "")) // fine
}

func slogAny(clientSecret []byte) {
	slog.Error("cannot sign", slog.Any("with", clientSecret)) // leak
}

func slogInt(clientSecret []byte) {
	slog.Error("cannot sign", slog.Int("secret_bytes", len(clientSecret))) // fine
}

func slogGroup(user, password string) {
	slog.Info("login", slog.Group("credentials", slog.String("user", user), slog.String("password", password))) // leak
}

func slogGroupPairs(user, password string) {
	// fine next
	slog.Info("login",
		slog.Group("credentials", "user", user, "password", "[redacted]"),
		"rounds", bcryptCost(password),
	)
}

func slogAttrVariable(accessToken string) {
	attr := slog.String("auth", "Bearer "+accessToken)
	slog.LogAttrs(context.Background(), slog.LevelDebug, "request", attr) // leak
}

func slogLogAttrs(ctx context.Context, keyID string) {
	slog.LogAttrs(ctx, slog.LevelInfo, "key rotated", slog.String("key_id", keyID)) // fine
}

func slogContext(ctx context.Context, refreshToken string) {
	slog.ErrorContext(ctx, "refresh failed", "refresh_token", refreshToken, "err", errRefused) // leak
}

func slogLevel(ctx context.Context, logger *slog.Logger, passphrase string) {
	logger.Log(ctx, slog.LevelWarn, "no match", "passphrase", passphrase) // leak
}

func slogWith(sessionToken string) {
	slog.With("session", sessionToken).Info("opened") // leak
}

func slogWithID(logger *slog.Logger, sessionID string) {
	logger.With("session_id", sessionID).Info("session token renewed") // fine
}

func slogBound(logger *slog.Logger, apiKey string) *slog.Logger {
	return logger.With(slog.String("key", apiKey)) // leak
}

func slogWithGroup(logger *slog.Logger, authToken string) {
	request := logger.WithGroup("request")
	request.Info("sent", "header", authToken) // leak
}

func slogOwn(privateKey string) {
	logger := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelDebug}))
	logger.Debug("loaded", "pem", privateKey) // leak
}

type secretValue string

// LogValue hides it from slog.
func (secretValue) LogValue() slog.Value { return slog.StringValue("[secret]") }

func slogValuer(password string) {
	slog.Info("login", "password", secretValue(password)) // fine
}

func slogArgs(user, token string) {
	args := []any{"user", user}
	args = append(args, "token", token)
	slog.Info("signed in", args...) // leak
}

func slogKeys(secrets map[string]string) {
	for name := range secrets {
		slog.Info("loaded", "secret", name) // fine
	}
}

func zapString(logger *zap.Logger, apiKey string) {
	logger.Info("request", zap.String("api_key", apiKey)) // leak
}

func zapStringName(logger *zap.Logger, apiKeyName string) {
	logger.Info("request", zap.String("api_key", apiKeyName)) // fine
}

func zapMany(logger *zap.Logger, user, password string, attempt int) {
	// leak next
	logger.Warn("login failed",
		zap.String("user", user),
		zap.Int("attempt", attempt),
		zap.String("given", password),
	)
}

func zapManyFine(logger *zap.Logger, user, password string, attempt int) {
	// fine next
	logger.Warn("login failed",
		zap.String("user", user),
		zap.Int("attempt", attempt),
		zap.Bool("password_given", password != ""),
	)
}

func zapBytes(signingSecret []byte) {
	zap.L().Debug("signing", zap.ByteString("secret", signingSecret)) // leak
}

func zapReflect(creds struct{ User, Password string }) {
	zap.L().Error("no access", zap.Reflect("password", creds.Password)) // leak
}

func zapWith(logger *zap.Logger, accessToken string) {
	logger.With(zap.String("bearer", accessToken)).Info("ready") // leak
}

func zapFields(token string) {
	fields := []zap.Field{zap.String("method", "GET")}
	fields = append(fields, zap.String("token", token))
	zap.L().Info("request", fields...) // leak
}

func zapNamed(logger *zap.Logger, clientID, clientSecret string) {
	oauth := logger.Named("client_secret")
	oauth.Info("exchange", zap.String("client_id", clientID), zap.Int("secret_length", len(clientSecret))) // fine
}

func zapCheck(logger *zap.Logger, secret string) {
	if entry := logger.Check(zap.DebugLevel, "decrypted"); entry != nil {
		entry.Write(zap.String("plain", secret)) // leak
	}
}

func sugaredPairs(sugar *zap.SugaredLogger, webhookSecret string) {
	sugar.Infow("webhook registered", "url", "https://hooks.example.com", "secret", webhookSecret) // leak
}

func sugaredWith(sugar *zap.SugaredLogger, user, password string) {
	sugar.With("user", user, "pw", password).Debug("bind") // leak
}

func sugaredPairsHidden(sugar *zap.SugaredLogger, webhookSecret string) {
	sugar.Infow("webhook registered", "secret", webhookSecret[:3]+"...") // fine
}

func zerologChain(apiKey string) {
	zlog.Info().Str("api_key", apiKey).Msg("request") // leak
}

func zerologFormat(password string) {
	zlog.Debug().Msgf("password is %s", password) // leak
}

func zerologLines(user, accessToken string) {
	// leak next
	zlog.Warn().
		Str("user", user).
		Str("token", accessToken).
		Err(errRefused).
		Msg("refused")
}

func zerologLinesFine(user, accessToken string) {
	// fine next
	zlog.Warn().
		Str("user", user).
		Int("token_length", len(accessToken)).
		Err(errRefused).
		Msg("token refused")
}

func zerologBytes(logger zerolog.Logger, privateKey []byte) {
	logger.Trace().Hex("key", privateKey).Send() // leak
}

func zerologDict(clientID, clientSecret string) {
	zlog.Info().Dict("oauth", zerolog.Dict().Str("id", clientID).Str("secret", clientSecret)).Send() // leak
}

func zerologBool(token *string) {
	zlog.Info().Bool("token", token != nil).Msg("configuration read") // fine
}

func zerologAny(cookieSecret string) {
	zlog.Error().Interface("secret", cookieSecret).Msg("cookie not signed") // leak
}

func zerologContext(logger zerolog.Logger, tenant string) zerolog.Logger {
	return logger.With().Str("tenant", tenant).Str("component", "secrets").Logger() // fine
}

func zerologContextToken(logger zerolog.Logger, apiToken string) zerolog.Logger {
	return logger.With().Str("tenant_token", apiToken).Logger() // leak
}

func zerologPrint(passphrase string) {
	zlog.Print("passphrase: ", passphrase) // leak
}

func hclogPairs(token string) {
	hclog.Default().Info("renewed", "token", token) // leak
}

func hclogFormat(logger hclog.Logger, secretPath, password string) {
	logger.Error("cannot read", "value", hclog.Fmt("%s=%s", secretPath, password)) // leak
}

func hclogPath(logger hclog.Logger, secretPath string) {
	logger.Error("cannot read the secret", "path", secretPath) // fine
}

func hclogNamed(clientSecret string) {
	logger := hclog.New(&hclog.LoggerOptions{Name: "auth", Level: hclog.Debug})
	logger.Named("oauth").Trace("exchange", "secret", clientSecret) // leak
}

func logrInfo(log logr.Logger, password string) {
	log.Info("database ready", "password", password) // leak
}

func logrVerbose(ctx context.Context, bearerToken string) {
	logr.FromContextOrDiscard(ctx).V(1).Info("calling", "bearer", bearerToken) // leak
}

func logrError(log logr.Logger, err error, secretName string) {
	log.Error(err, "unable to fetch secret", "secretName", secretName) // fine
}

func logrValues(log logr.Logger, apiKey string) {
	log.WithValues("key", apiKey).Info("reconciling") // leak
}

func logrName(log logr.Logger, secretRef string) {
	log.WithName("password-rotation").Info("secret rotated", "ref", secretRef) // fine
}

func bcryptCost(string) int { return 12 }
