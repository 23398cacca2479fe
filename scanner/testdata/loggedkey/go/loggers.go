// Package loggers has the loggers that take texts and formats.
package loggers

import (
	"context"
	"io"
	stdlog "log"
	"log/syslog"
	"math"
	"os"

	"github.com/golang/glog"
	"github.com/sirupsen/logrus"
	log "github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"k8s.io/klog/v2"
)

var logger = stdlog.New(os.Stderr, "app: ", stdlog.LstdFlags|stdlog.Lshortfile)

var sugar = zap.Must(zap.NewProduction()).Sugar()

func std(apiKey string) {
	stdlog.Println("api key", apiKey) // leak
}

func stdFormat(user, password string) {
	stdlog.Printf("login %s with %s", user, password) // leak
}

func stdFormatUser(user, password string) {
	if !allowed(user, password) {
		stdlog.Printf("login %s with wrong password", user) // fine
	}
}

func stdFatal(accessToken string) {
	stdlog.Fatalf("token %v was refused", accessToken) // leak
}

func stdFatalText() {
	stdlog.Fatal("ACCESS_TOKEN is empty") // fine
}

func stdPanic(clientSecret string) {
	stdlog.Panicln("bad client secret:", clientSecret) // leak
}

func stdOutput(passphrase string) {
	stdlog.Output(2, "passphrase "+passphrase) // leak
}

func stdWriter(sessionToken string) {
	io.WriteString(stdlog.Writer(), sessionToken) // leak
}

func own(refreshToken string) {
	logger.Printf("refreshing with %.60s", refreshToken) // leak
}

func ownPrefix(keyID string) {
	l := stdlog.New(os.Stdout, "["+keyID+"] ", 0)
	l.Print("token refreshed") // fine
}

func local(authToken string) {
	l := stdlog.New(os.Stdout, "", 0)
	l.SetPrefix("auth ")
	l.Print(authToken) // leak
}

func toFunction(token string) {
	logf := stdlog.Printf
	logf("token: %s", token) // leak
}

func passedFunction(secret string, debugf func(format string, args ...any)) {
	debugf("secret has %d bytes", len(secret)) // fine
}

func logarithm(password string) float64 {
	log := func(x float64) float64 { return math.Log2(x) }
	bits := log(float64(len(password)))
	stdlog.Printf("password has about %.1f bits", bits) // fine
	return bits
}

func mathLog(apiKey string) {
	stdlog.Println(math.Log(float64(len(apiKey)))) // fine
}

func logrusPlain(apiKey string) {
	logrus.Info("api key ", apiKey) // leak
}

func logrusFormat(clientSecret string) {
	log.Debugf("client secret is %s", clientSecret) // leak
}

func logrusLine(password string) {
	log.Warnln("password", password, "is weak") // leak
}

func logrusText(password string) {
	if len(password) < 8 {
		log.Warn("password is weak") // fine
	}
}

func logrusField(token string) {
	log.WithField("token", token).Info("signed in") // leak
}

func logrusFieldID(tokenID string) {
	log.WithField("token_id", tokenID).Info("signed in") // fine
}

func logrusFields(user, accessToken string) {
	// leak next
	log.WithFields(log.Fields{
		"user":         user,
		"access_token": accessToken,
	}).Debug("token received")
}

func logrusFieldsLength(user, accessToken string) {
	// fine next
	log.WithFields(log.Fields{
		"user":         user,
		"access_token": len(accessToken) > 0,
	}).Debug("token received")
}

func logrusEntry(secret string, ctx context.Context) {
	entry := logrus.WithContext(ctx).WithField("component", "vault")
	entry.Tracef("read %q", secret) // leak
}

func logrusNew(privateKey string) {
	l := logrus.New()
	l.SetFormatter(&logrus.JSONFormatter{})
	l.SetLevel(logrus.TraceLevel)
	l.Log(logrus.TraceLevel, "private key: ", privateKey) // leak
}

func logrusError(err error, password string) error {
	if err = connect(password); err != nil {
		log.WithError(err).Error("cannot connect with the password given") // fine
	}
	return err
}

func logrusErrorBoth(err error, password string) {
	log.WithError(err).WithField("with", password).Error("cannot connect") // leak
}

func logrusBound(bearerToken string) *logrus.Entry {
	return logrus.WithFields(logrus.Fields{"bearer": bearerToken}) // leak
}

func logrusFunction(apiKey string) {
	log.DebugFn(func() []any { return []any{"api key", apiKey} }) // leak
}

func glogPlain(apiKey string) {
	glog.Infof("calling with %s", apiKey) // leak
}

func glogVerbose(password string) {
	if glog.V(2) {
		glog.Info("password=", password) // leak
	}
}

func glogChained(accessToken string) {
	glog.V(4).Infof("bearer %s", accessToken) // leak
}

func glogExit(n int) {
	glog.Exitf("%d api keys are expired", n) // fine
}

func klogPlain(token string) {
	klog.Warningf("token %s is about to expire", token) // leak
}

func klogErrorDepth(clientSecret string) {
	klog.ErrorDepth(1, "rejected ", clientSecret) // leak
}

func klogStructured(secretName, namespace string) {
	klog.InfoS("secret updated", "secret", klog.KRef(namespace, secretName)) // fine
}

func klogStructuredValue(secretName, password string) {
	klog.InfoS("secret updated", "name", secretName, "password", password) // leak
}

func klogErrorS(err error, bootstrapToken string) {
	klog.V(5).ErrorS(err, "join failed", "bootstrapToken", bootstrapToken) // leak
}

func sugaredFormat(apiKey string) {
	sugar.Infof("key: %s", apiKey) // leak
}

func sugaredPlain(password string) {
	sugar.Debug("password is ", password) // leak
}

func sugaredName(name string) {
	sugar.Errorf("secret %s not found", name) // fine
}

func toSyslog(token string) error {
	w, err := syslog.New(syslog.LOG_NOTICE, "tool")
	if err != nil {
		return err
	}
	return w.Warning("token " + token + " refused") // leak
}

func toSyslogText() error {
	w, err := syslog.Dial("udp", "localhost:514", syslog.LOG_ERR, "tool")
	if err != nil {
		return err
	}
	return w.Err("token refused") // fine
}

type journal struct{ entries [][]byte }

func (j *journal) Append(entry []byte) { j.entries = append(j.entries, entry) }

func writeAhead(log *journal, sealedSecret []byte) {
	log.Append(sealedSecret) // fine: the log of a database
}

func allowed(user, password string) bool { return user != "" && password != "" }

func connect(password string) error { return nil }
