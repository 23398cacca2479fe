// Package failures has errors, panics and exits whose message has a key.
package failures

import (
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	pkgerrors "github.com/pkg/errors"
	"github.com/spf13/cobra"
	"golang.org/x/oauth2"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

var errNoToken = errors.New("no token") // fine

var errBadPassword = fmt.Errorf("password must have %d characters", 12) // fine

func errorf(apiKey string) error {
	return fmt.Errorf("unknown api key %s", apiKey) // leak
}

func errorfQuoted(user, password string) error {
	return fmt.Errorf("login of %s with %q refused", user, password) // leak
}

func errorfWrapped(err error, token string) error {
	return fmt.Errorf("using token %v: %w", token, err) // leak
}

func errorfWrappedOnly(err error) error {
	return fmt.Errorf("refreshing the access token: %w", err) // fine
}

func errorfLength(apiKey string) error {
	return fmt.Errorf("api key has %d characters, want 40", len(apiKey)) // fine
}

func errorsNew(token string) error {
	return errors.New("token " + token + " is expired") // leak
}

func errorsNewText(token string) error {
	if token == "" {
		return errors.New("token is empty") // fine
	}
	return errNoToken
}

func errorsNewSprint(clientSecret string) error {
	return errors.New(fmt.Sprint("wrong client secret: ", clientSecret)) // leak
}

func assignedMessage(passphrase string) error {
	message := "cannot open the key store with " + passphrase
	return errors.New(message) // leak
}

func namedError(secret string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("secret %s: %w", secret, err) // leak
		}
	}()
	return rotate(secret)
}

func namedErrorText(secret string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rotating the secret: %v", r) // fine
		}
	}()
	return rotate(secret)
}

func joinedErrors(first error, refreshToken string) error {
	return errors.Join(first, fmt.Errorf("refresh with %s failed", refreshToken)) // leak
}

func returnedPair(password string) (int, error) {
	if len(password) > 72 {
		return 0, fmt.Errorf("password %s is longer than bcrypt takes", password) // leak
	}
	return len(password), nil
}

type apiError struct {
	Status  int
	Message string
}

func (e *apiError) Error() string { return fmt.Sprintf("%d: %s", e.Status, e.Message) }

func ownError(accessToken string) error {
	return &apiError{Status: 401, Message: "bad token " + accessToken} // leak
}

func ownErrorText(accessToken string) error {
	return &apiError{Status: 401, Message: "bad access token"} // fine
}

type missingKeyError struct{ keyName string }

func (e missingKeyError) Error() string { return "key " + e.keyName + " is missing" }

func ownErrorName(name string) error {
	return missingKeyError{keyName: name} // fine
}

func panicked(apiKey string) {
	panic("bad api key " + apiKey) // leak
}

func panickedFormat(password string) {
	panic(fmt.Sprintf("password %q does not match", password)) // leak
}

func panickedError(secretKey string) {
	panic(fmt.Errorf("secret key %s is malformed", secretKey)) // leak
}

func panickedText(apiKey string) {
	if apiKey == "" {
		panic("api key must not be empty") // fine
	}
}

func panickedValue(token string) {
	panic(token) // leak
}

func fatal(clientSecret string) {
	log.Fatalln("cannot continue with", clientSecret) // leak
}

func exited(password string) {
	fmt.Fprintf(os.Stderr, "wrong password %s\n", password) // leak
	os.Exit(1)
}

func exitedText(status int) {
	fmt.Fprintln(os.Stderr, "password refused with", status) // fine
	os.Exit(status)
}

func wrapped(err error, token string) error {
	return pkgerrors.Wrapf(err, "token %s", token) // leak
}

func wrappedText(err error) error {
	return pkgerrors.Wrap(err, "loading the api key") // fine
}

func wrappedMessage(err error, signingSecret string) error {
	return pkgerrors.WithMessage(err, "signing with "+signingSecret) // leak
}

func grpcStatus(bearerToken string) error {
	return status.Errorf(codes.Unauthenticated, "token %q is not valid", bearerToken) // leak
}

func grpcStatusText() error {
	return status.Error(codes.Unauthenticated, "missing authorization token") // fine
}

func grpcStatusConcat(password string) error {
	return status.Error(codes.InvalidArgument, "password "+password+" is too weak") // leak
}

func retrieved(err error) {
	var retrieve *oauth2.RetrieveError
	if errors.As(err, &retrieve) {
		log.Println("token endpoint answered", retrieve.Response.StatusCode) // fine
	}
}

func loggedAgain(err error, apiKey string) {
	if err != nil {
		log.Printf("api key %s: %v", apiKey, err) // leak
	}
}

func comparedErrors(token string) {
	if err := rotate(token); errors.Is(err, errNoToken) || errors.Is(err, io.EOF) {
		log.Println("token not rotated:", err) // fine
	}
}

func cobraRun(cmd *cobra.Command, args []string) error {
	token, err := cmd.Flags().GetString("token")
	if err != nil {
		return fmt.Errorf("flag --token: %w", err) // fine
	}
	if len(args) == 0 {
		return fmt.Errorf("nothing to do with token %s", token) // leak
	}
	return nil
}

func closureError(clientSecret string) func() error {
	return func() error {
		return fmt.Errorf("exchange failed: secret=%s", clientSecret) // leak
	}
}

func channelError(privateKey string, failures chan<- error) {
	failures <- fmt.Errorf("cannot parse %s", privateKey) // leak
}

func rotate(secret string) error {
	if len(secret) < 16 {
		return errBadPassword
	}
	return nil
}
