// Package environment reads keys from variables, flags, files and people.
package environment

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"syscall"

	"github.com/AlecAivazis/survey/v2"
	"github.com/joho/godotenv"
	"github.com/kelseyhightower/envconfig"
	"github.com/knadh/koanf/v2"
	"github.com/manifoldco/promptui"
	"github.com/spf13/cobra"
	"github.com/spf13/viper"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

var (
	tokenFlag = flag.String("token", "", "API token")
	maxTokens = flag.Int("max-tokens", 1024, "most tokens of an answer")
	keyFile   = flag.String("key-file", "key.pem", "file of the private key")
)

func getenv() {
	fmt.Println("key:", os.Getenv("STRIPE_SECRET_KEY")) // leak
}

func getenvDataframer() {
	fmt.Println("key:", os.Getenv("DATAFRAMER_API_KEY")) // leak high
}

func getenvHarmless() {
	fmt.Println(os.Getenv("HOME"), os.Getenv("LOG_LEVEL"), os.Getenv("KEYBOARD_LAYOUT")) // fine
}

func getenvAssigned() {
	v := os.Getenv("GITHUB_TOKEN")
	log.Printf("cloning with %s", v) // leak
}

func getenvDefault() {
	value := os.Getenv("DB_PASSWORD")
	if value == "" {
		value = "postgres"
	}
	log.Println("connecting with", value) // leak
}

func getenvMissing() {
	if os.Getenv("GITHUB_TOKEN") == "" {
		log.Fatal("GITHUB_TOKEN must be set") // fine
	}
}

func lookup() {
	if v, ok := os.LookupEnv("OPENAI_API_KEY"); ok {
		fmt.Fprintln(os.Stderr, "found", v) // leak
	}
}

func lookupOnly() {
	_, ok := os.LookupEnv("OPENAI_API_KEY")
	fmt.Println("OPENAI_API_KEY set:", ok) // fine
}

func lookupLength() {
	if secret, ok := os.LookupEnv("WEBHOOK_SECRET"); ok {
		fmt.Println("WEBHOOK_SECRET has", len(secret), "characters") // fine
	}
}

const tokenVariable = "SLACK_BOT_TOKEN"

func byConstant() {
	log.Println(tokenVariable, "is needed")         // fine
	log.Println("token:", os.Getenv(tokenVariable)) // leak
}

func allOfThem() {
	fmt.Println(os.Environ()) // leak
}

func allInLoop() {
	for _, pair := range os.Environ() {
		fmt.Println(pair) // leak
	}
}

func allNames() {
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		fmt.Println(name) // fine
	}
}

func allCount() {
	fmt.Println(len(os.Environ()), "variables") // fine
}

func expand() {
	fmt.Println(os.ExpandEnv("curl -H 'Authorization: Bearer $API_TOKEN'")) // leak
}

func expandHarmless() {
	fmt.Println(os.ExpandEnv("$HOME/.config/secrets.toml")) // fine
}

func required(names ...string) {
	for _, name := range names {
		if os.Getenv(name) == "" {
			fmt.Fprintf(os.Stderr, "%s is not set\n", name) // fine
		}
	}
}

func checkAll() {
	required("API_KEY", "CLIENT_SECRET", "DB_PASSWORD")
}

func setenv(password string) {
	os.Setenv("PGPASSWORD", password) // fine
	fmt.Println("PGPASSWORD set")     // fine
}

func flags() {
	flag.Parse()
	log.Printf("token=%s", *tokenFlag)                            // leak
	log.Printf("max-tokens=%d key-file=%s", *maxTokens, *keyFile) // fine
}

func flagVar() {
	var password string
	fs := flag.NewFlagSet("login", flag.ExitOnError)
	fs.StringVar(&password, "password", "", "password of the account") // fine
	fs.Parse(os.Args[1:])
	fmt.Println("got", password) // leak
}

func flagLocal() {
	p := flag.String("password", "", "password")
	flag.Parse()
	fmt.Println("given:", *p) // leak
}

func flagSet() {
	flag.Visit(func(f *flag.Flag) {
		fmt.Println("set:", f.Name) // fine
	})
}

func viperString() {
	fmt.Println(viper.GetString("api_key")) // leak
}

func viperNested() {
	log.Printf("db password %s", viper.GetString("database.password")) // leak
}

func viperHarmless() {
	log.Println(viper.GetInt("max_tokens"), viper.IsSet("api_key"), viper.ConfigFileUsed()) // fine
}

func viperUnmarshalled() {
	var cfg struct{ Host, ClientSecret string }
	if err := viper.Unmarshal(&cfg); err != nil {
		log.Fatalf("configuration: %v", err) // fine
	}
	log.Println("client secret", cfg.ClientSecret) // leak
}

func koanfString(k *koanf.Koanf) {
	fmt.Println("secret", k.String("oauth.client_secret")) // leak
	fmt.Println("id", k.String("oauth.client_id"))         // fine
}

func dotenv() {
	env, err := godotenv.Read(".env")
	if err != nil {
		log.Fatal("no .env with API_KEY: ", err) // fine
	}
	fmt.Println("from .env:", env["API_KEY"]) // leak
}

type specification struct {
	Port     int
	APIToken string `split_words:"true" required:"true"`
}

func envconfigured() {
	var s specification
	envconfig.MustProcess("app", &s)
	log.Println("port", s.Port)      // fine
	log.Println("token", s.APIToken) // leak
}

func cobraCommand() *cobra.Command {
	var apiKey string
	cmd := &cobra.Command{
		Use:   "login",
		Short: "Store an API key",
		RunE: func(cmd *cobra.Command, args []string) error {
			cmd.Println("storing the api key")             // fine
			cmd.Printf("api key: %s\n", apiKey)            // leak
			fmt.Fprintln(cmd.OutOrStdout(), "key", apiKey) // leak
			return nil
		},
	}
	cmd.Flags().StringVar(&apiKey, "api-key", "", "API key") // fine
	return cmd
}

func cobraFlag(cmd *cobra.Command) {
	secret, _ := cmd.Flags().GetString("client-secret")
	cmd.PrintErrln("using", secret) // leak
}

func cobraChanged(cmd *cobra.Command) {
	if !cmd.Flags().Changed("password") {
		cmd.PrintErrln("--password not given") // fine
	}
}

func urfave(c *cli.Context) error {
	fmt.Fprintln(c.App.Writer, "user", c.String("user")) // fine
	fmt.Println("token", c.String("token"))              // leak
	return nil
}

func readPassword() {
	fmt.Print("Password: ") // fine
	raw, err := term.ReadPassword(int(syscall.Stdin))
	if err != nil {
		log.Fatal("reading password:", err) // fine
	}
	fmt.Println()                     // fine
	fmt.Printf("you typed %s\n", raw) // leak
}

func readPasswordLength() {
	pw, _ := term.ReadPassword(int(os.Stdin.Fd()))
	fmt.Println("\npassword of", len(pw), "characters read") // fine
}

func readLine() {
	fmt.Fprint(os.Stderr, "API key: ") // fine
	apiKey, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	fmt.Fprintf(os.Stderr, "checking %s", apiKey) // leak
}

func scanned() {
	var passphrase string
	fmt.Print("Passphrase: ") // fine
	fmt.Scanln(&passphrase)
	fmt.Println("opening with", passphrase) // leak
}

func surveyed() {
	var answer string
	survey.AskOne(&survey.Password{Message: "Password:"}, &answer) // fine
	fmt.Println("answer was", answer)                              // leak
}

func prompted() {
	prompt := promptui.Prompt{Label: "Token", Mask: '*'}
	token, err := prompt.Run()
	if err != nil {
		fmt.Println("prompt for the token failed:", err) // fine
		return
	}
	fmt.Println("token is", token) // leak
}
