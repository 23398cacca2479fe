// Package secretsmanagers gets keys from where they are kept.
package secretsmanagers

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"log/slog"

	secretmanager "cloud.google.com/go/secretmanager/apiv1"
	"cloud.google.com/go/secretmanager/apiv1/secretmanagerpb"
	"github.com/99designs/keyring"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/Azure/azure-sdk-for-go/sdk/azidentity"
	"github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
	"github.com/docker/docker-credential-helpers/client"
	vault "github.com/hashicorp/vault/api"
	gokeyring "github.com/zalando/go-keyring"
	"golang.org/x/oauth2/clientcredentials"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
)

func awsSecret(ctx context.Context, svc *secretsmanager.Client) {
	out, err := svc.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("prod/db")})
	if err != nil {
		log.Fatalf("secret prod/db: %v", err) // fine
	}
	fmt.Println(*out.SecretString) // leak
}

func awsSecretName(ctx context.Context, svc *secretsmanager.Client, secretID string) {
	out, err := svc.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &secretID})
	if err == nil {
		fmt.Println(*out.Name, *out.ARN, aws.ToTime(out.CreatedDate)) // fine
	}
}

func awsSecretAssigned(ctx context.Context, svc *secretsmanager.Client) {
	out, _ := svc.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("prod/mail")})
	value := aws.ToString(out.SecretString)
	slog.Debug("read", "value", value) // leak
}

func awsSecretParsed(ctx context.Context, svc *secretsmanager.Client) {
	out, _ := svc.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: aws.String("prod/db")})
	var db struct{ Username, Password string }
	if err := json.Unmarshal([]byte(*out.SecretString), &db); err != nil {
		log.Println("secret prod/db is no JSON") // fine
		return
	}
	log.Println("db user", db.Username, "password", db.Password) // leak
}

func awsParameter(ctx context.Context, svc *ssm.Client) {
	out, err := svc.GetParameter(ctx, &ssm.GetParameterInput{
		Name:           aws.String("/prod/api_key"),
		WithDecryption: aws.Bool(true),
	})
	if err != nil {
		log.Fatal(err) // fine
	}
	apiKey := *out.Parameter.Value
	fmt.Printf("/prod/api_key is %s\n", apiKey) // leak
}

func awsCredentials(ctx context.Context) {
	cfg, _ := config.LoadDefaultConfig(ctx)
	creds, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		log.Fatal(err) // fine
	}
	fmt.Println(creds.AccessKeyID, creds.Source) // fine
	fmt.Println(creds.SecretAccessKey)           // leak
	fmt.Println(creds.SessionToken)              // leak
}

func awsClient(ctx context.Context) {
	cfg, _ := config.LoadDefaultConfig(ctx)
	svc := secretsmanager.NewFromConfig(cfg)
	list, err := svc.ListSecrets(ctx, &secretsmanager.ListSecretsInput{})
	if err != nil {
		log.Fatal("listing secrets: ", err) // fine
	}
	for _, s := range list.SecretList {
		fmt.Println(*s.Name) // fine
	}
}

func gcpSecret(ctx context.Context, c *secretmanager.Client, name string) {
	result, err := c.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: name})
	if err != nil {
		log.Fatalf("access of secret %s: %v", name, err) // fine
	}
	log.Printf("plaintext: %s", string(result.Payload.Data)) // leak
}

func gcpSecretName(ctx context.Context, c *secretmanager.Client, name string) {
	result, _ := c.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: name})
	log.Println("secret version", result.Name, len(result.Payload.Data)) // fine
}

func gcpSecretLatest(ctx context.Context, c *secretmanager.Client) (password string) {
	result, _ := c.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: "projects/p/secrets/db/versions/latest"})
	password = string(result.GetPayload().GetData())
	log.Println("password is now", password) // leak
	return password
}

func azureSecret(ctx context.Context, c *azsecrets.Client) {
	resp, err := c.GetSecret(ctx, "storage", "", nil)
	if err != nil {
		log.Fatal("secret storage:", err) // fine
	}
	fmt.Println(*resp.Value) // leak
}

func azureSecretID(ctx context.Context, c *azsecrets.Client) {
	resp, _ := c.GetSecret(ctx, "storage", "", nil)
	fmt.Println(resp.ID.Name(), resp.ID.Version()) // fine
}

func azureToken(ctx context.Context) {
	cred, _ := azidentity.NewDefaultAzureCredential(nil)
	accessToken, err := cred.GetToken(ctx, policy.TokenRequestOptions{Scopes: []string{"https://vault.azure.net/.default"}})
	if err != nil {
		log.Fatal(err) // fine
	}
	log.Println("expires", accessToken.ExpiresOn) // fine
	log.Println("token", accessToken.Token)       // leak
}

func vaultRead(c *vault.Client) {
	secret, err := c.Logical().Read("secret/data/db")
	if err != nil {
		log.Fatal("vault:", err) // fine
	}
	fmt.Println(secret.Data["password"])                // leak
	fmt.Println(secret.LeaseDuration, secret.Renewable) // fine
}

func vaultKV(ctx context.Context, c *vault.Client) {
	kv, err := c.KVv2("secret").Get(ctx, "db")
	if err != nil {
		log.Fatal(err) // fine
	}
	value, ok := kv.Data["password"].(string)
	if !ok {
		log.Fatalf("secret db has no text as password but %T", kv.Data["password"]) // fine
	}
	fmt.Println("read", value)                         // leak
	fmt.Println("version", kv.VersionMetadata.Version) // fine
}

func vaultToken(c *vault.Client, token string) {
	c.SetToken(token)                     // fine
	log.Println("vault at", c.Address())  // fine
	log.Println("vault token", c.Token()) // leak
}

func vaultLogin(c *vault.Client, roleID, secretID string) {
	auth, err := c.Logical().Write("auth/approle/login", map[string]any{"role_id": roleID, "secret_id": secretID})
	if err != nil {
		log.Fatal("approle:", err) // fine
	}
	c.SetToken(auth.Auth.ClientToken)                    // fine
	log.Println("logged in with", auth.Auth.ClientToken) // leak
}

func kubernetesSecret(ctx context.Context, c kubernetes.Interface) {
	secret, err := c.CoreV1().Secrets("prod").Get(ctx, "db", metav1.GetOptions{})
	if err != nil {
		log.Fatalf("secret prod/db: %v", err) // fine
	}
	fmt.Println(secret.Name, secret.Namespace, len(secret.Data)) // fine
	fmt.Println(string(secret.Data["password"]))                 // leak
}

func goKeyring(user string) {
	v, err := gokeyring.Get("tool", user)
	if err != nil {
		log.Println("nothing in the keyring for", user) // fine
		return
	}
	fmt.Println("from keyring:", v) // leak
}

func goKeyringSet(user, password string) {
	if err := gokeyring.Set("tool", user, password); err != nil { // fine
		log.Fatal("keyring: ", err) // fine
	}
	fmt.Println("password of", user, "is in the keyring") // fine
}

func ringItem(ring keyring.Keyring) {
	item, err := ring.Get("api-token")
	if err != nil {
		return
	}
	token := string(item.Data)
	fmt.Println(item.Key, item.Label) // fine
	fmt.Println(token)                // leak
}

func dockerHelper() {
	creds, err := client.Get(client.NewShellProgramFunc("docker-credential-pass"), "https://registry.example.com")
	if err != nil {
		log.Fatal("docker credentials:", err) // fine
	}
	fmt.Println(creds.Username) // fine
	fmt.Println(creds.Secret)   // leak
}

func oauth(ctx context.Context, clientID, clientSecret string) {
	conf := clientcredentials.Config{ClientID: clientID, ClientSecret: clientSecret, TokenURL: "https://auth.example.com/token"}
	token, err := conf.Token(ctx)
	if err != nil {
		log.Fatal("no token for ", conf.ClientID, ": ", err) // fine
	}
	log.Println(token.TokenType, token.Expiry, token.Valid()) // fine
	log.Println(token.AccessToken)                            // leak
	log.Println(conf.ClientSecret)                            // leak
}
