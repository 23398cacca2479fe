// Command config shows and changes the settings of a command line tool.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

type settings struct {
	URL       string `json:"url"`
	APIKey    string `json:"api_key"`
	MaxTokens int    `json:"max_tokens"`
}

func (s settings) masked() string {
	if len(s.APIKey) < 8 {
		return "(unset)"
	}
	return s.APIKey[:4] + "..."
}

func load(path string) (*settings, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return &settings{URL: "https://api.example.com"}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("settings with api_key: %w", err) // fine
	}
	var s settings
	return &s, json.Unmarshal(data, &s)
}

func (s *settings) save(path string) error {
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600) // fine
}

func show(path string, reveal bool) error {
	s, err := load(path)
	if err != nil {
		return err
	}
	fmt.Printf("url         %s\n", s.URL)       // fine
	fmt.Printf("max tokens  %d\n", s.MaxTokens) // fine
	fmt.Printf("api key     %s\n", s.masked())  // fine
	if reveal {
		fmt.Printf("            %s\n", s.APIKey) // leak
	}
	return nil
}

func set(path, name, value string) error {
	s, err := load(path)
	if err != nil {
		return err
	}
	switch name {
	case "url":
		s.URL = value
	case "api_key":
		s.APIKey = value
		fmt.Fprintf(os.Stderr, "old settings replaced, key is now %q\n", s.APIKey) // leak
	default:
		return fmt.Errorf("unknown setting %q, try url or api_key", name) // fine
	}
	return s.save(path)
}

func main() {
	home, _ := os.UserConfigDir()
	path := filepath.Join(home, "tool", "settings.json")
	var reveal bool
	root := &cobra.Command{Use: "config", RunE: func(*cobra.Command, []string) error { return show(path, reveal) }}
	root.Flags().BoolVar(&reveal, "reveal", false, "print the api key")
	root.AddCommand(&cobra.Command{Use: "set NAME VALUE", Args: cobra.ExactArgs(2), RunE: func(_ *cobra.Command, args []string) error {
		return set(path, args[0], args[1])
	}})
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "config:", err) // fine
		os.Exit(1)
	}
}
