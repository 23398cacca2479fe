// Package settings reads the settings of a server and says what it found.
package settings

import (
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"go.uber.org/zap"
)

// Settings are those of the server.
type Settings struct {
	Port        int
	DBUser      string
	DBPassword  string
	DBHost      string
	SMTPToken   string
	TokenHours  int
	SecretsFile string
}

// Load reads the settings from the environment.
func Load(logger *zap.Logger) (*Settings, error) {
	s := &Settings{
		DBUser:      env("DB_USER", "app"),
		DBPassword:  env("DB_PASSWORD", ""),
		DBHost:      env("DB_HOST", "localhost"),
		SMTPToken:   env("SMTP_TOKEN", ""),
		SecretsFile: env("SECRETS_FILE", "/etc/app/secrets.yaml"),
	}
	port, err := strconv.Atoi(env("PORT", "8080"))
	if err != nil {
		return nil, fmt.Errorf("PORT: %w", err) // fine
	}
	s.Port = port
	if s.DBPassword == "" {
		logger.Warn("DB_PASSWORD is empty", zap.String("user", s.DBUser)) // fine
	} else if len(s.DBPassword) < 12 {
		logger.Warn("weak DB_PASSWORD", zap.String("user", s.DBUser), zap.String("value", s.DBPassword)) // leak
	}
	if strings.ContainsAny(s.SMTPToken, " \t") {
		return nil, fmt.Errorf("SMTP_TOKEN %q has blanks", s.SMTPToken) // leak
	}
	logger.Info("settings read", zap.Int("port", s.Port), zap.String("secrets_file", s.SecretsFile)) // fine
	return s, nil
}

// DSN is how the database is opened.
func (s *Settings) DSN() string {
	return fmt.Sprintf("host=%s user=%s password=%s", s.DBHost, s.DBUser, s.DBPassword)
}

// LogValue leaves the secrets out.
func (s *Settings) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("port", s.Port), slog.String("db_host", s.DBHost))
}

// Report prints what is set.
func (s *Settings) Report() {
	slog.Info("settings", "all", s)        // fine
	slog.Debug("database", "dsn", s.DSN()) // leak
	for name, value := range map[string]string{"DB_PASSWORD": s.DBPassword, "SMTP_TOKEN": s.SMTPToken} {
		state := "unset"
		if value != "" {
			state = "set"
		}
		fmt.Fprintf(os.Stderr, "%s is %s\n", name, state) // fine
	}
	fmt.Fprintf(os.Stderr, "tokens live %d hours\n", s.TokenHours) // fine
}

func env(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	slog.Debug("default used", "variable", name) // fine
	return fallback
}
