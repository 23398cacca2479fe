// Command deploy uploads a build and tells a webhook.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/exec"
)

type target struct {
	host        string
	deployToken string
	hookSecret  string
}

func fromEnvironment() (*target, error) {
	token, ok := os.LookupEnv("DEPLOY_TOKEN")
	if !ok {
		return nil, fmt.Errorf("DEPLOY_TOKEN is not set") // fine
	}
	return &target{host: os.Getenv("DEPLOY_HOST"), deployToken: token, hookSecret: os.Getenv("HOOK_SECRET")}, nil
}

func (t *target) remote() string {
	return fmt.Sprintf("https://deploy:%s@%s/builds", t.deployToken, t.host)
}

func (t *target) describe() string {
	signed := "unsigned"
	if t.hookSecret != "" {
		signed = "signed"
	}
	return fmt.Sprintf("%s (%s webhook, token of %d characters)", t.host, signed, len(t.deployToken))
}

func (t *target) upload(archive string) error {
	remote := t.remote()
	log.Printf("uploading %s to %s", archive, remote) // leak
	cmd := exec.Command("curl", "--fail", "-T", archive, remote)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s failed: %w", cmd, err) // leak: the command's text has the address
	}
	return nil
}

func (t *target) notify(version string) error {
	if t.hookSecret == "" {
		log.Println("no HOOK_SECRET, nobody is told") // fine
		return nil
	}
	req, err := http.NewRequest(http.MethodPost, "https://"+t.host+"/hook", bytes.NewBufferString(version))
	if err != nil {
		return fmt.Errorf("webhook with %s: %w", t.hookSecret, err) // leak
	}
	req.Header.Set("X-Hook-Secret", t.hookSecret) // fine
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("webhook of %s: %w", version, err) // fine
	}
	log.Println("webhook with secret answered", resp.Status) // fine
	return resp.Body.Close()
}

func main() {
	verbose := flag.Bool("verbose", false, "say more")
	flag.Parse()
	dataframerKey := os.Getenv("DATAFRAMER_API_KEY")
	t, err := fromEnvironment()
	if err != nil {
		log.Fatal(err) // fine
	}
	log.Println("target:", t.describe()) // fine
	if *verbose {
		log.Printf("dataframer: %q", dataframerKey)          // leak high
		log.Printf("deploy token: %s...", t.deployToken[:6]) // leak low: six characters
	}
	if err := t.upload("build.tar.gz"); err != nil {
		log.Fatal("upload failed") // fine
	}
	if t.notify("1.4.0") != nil {
		log.Println("the webhook was not told") // fine
	}
}
