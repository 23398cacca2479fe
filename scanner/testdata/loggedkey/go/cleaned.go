// Package cleaned has what is left of a key when it was cleaned, and by mistake.
package cleaned

import (
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"log"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/bcrypt"
)

func firstFour(apiKey string) {
	fmt.Printf("key %s...\n", apiKey[:4]) // fine
}

func firstEight(apiKey string) {
	fmt.Printf("key %s...\n", apiKey[:8]) // leak low: eight characters
}

func lastFour(token string) {
	fmt.Println("..." + token[len(token)-4:]) // fine
}

func lastTen(token string) {
	fmt.Println("..." + token[len(token)-10:]) // leak low: ten characters
}

func middle(secret string) {
	fmt.Println(secret[2:5]) // fine
}

func allButPrefix(secret string) {
	fmt.Println(secret[3:]) // leak
}

func bothEnds(password string) {
	fmt.Println(password[:2] + strings.Repeat("*", len(password)-4) + password[len(password)-2:]) // fine
}

func sliceOfBytes(privateKey []byte) {
	log.Printf("%x", privateKey[:16]) // leak low: sixteen bytes
}

func oneByte(password string) {
	fmt.Printf("%c***\n", password[0]) // fine
}

func wholeSlice(accessToken string) {
	fmt.Println(accessToken[:]) // leak
}

func limited(apiKey string) {
	fmt.Println(apiKey[:min(len(apiKey), 3)]) // fine
}

func sha(apiKey string) {
	fmt.Printf("%x\n", sha256.Sum256([]byte(apiKey))) // fine
}

func shaInSteps(password string) {
	h := sha1.New()
	h.Write([]byte(password))
	fmt.Println(hex.EncodeToString(h.Sum(nil))) // fine
}

func signature(signingSecret, body []byte) {
	mac := hmac.New(sha256.New, signingSecret)
	mac.Write(body)
	log.Println("signature", base64.StdEncoding.EncodeToString(mac.Sum(nil))) // fine
}

func fnvHash(token string) {
	h := fnv.New64a()
	h.Write([]byte(token))
	fmt.Println(h.Sum64()) // fine
}

func bcryptHash(password string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	fmt.Println(string(hash)) // fine
	return nil
}

func argon(password string, salt []byte) {
	fmt.Println(hex.EncodeToString(argon2.IDKey([]byte(password), salt, 1, 64*1024, 4, 32))) // fine
}

func encodedOnly(password string) {
	fmt.Println(base64.URLEncoding.EncodeToString([]byte(password))) // leak
}

func length(password string) {
	fmt.Println(len(password), utf8.RuneCountInString(password)) // fine
}

func compared(apiKey, expected string) {
	fmt.Println(apiKey == expected, strings.Compare(apiKey, expected)) // fine
}

func constantTime(token, want []byte) {
	log.Println("equal:", subtle.ConstantTimeCompare(token, want) == 1) // fine
}

func macEqual(secret, other []byte) {
	log.Println("equal:", hmac.Equal(secret, other)) // fine
}

func predicates(token string) {
	fmt.Println(strings.HasPrefix(token, "ey"), strings.Contains(token, "."), strings.Count(token, ".")) // fine
}

func position(token string) {
	fmt.Println(strings.IndexByte(token, '.')) // fine
}

func reflected(secret any) {
	fmt.Println(reflect.TypeOf(secret), reflect.ValueOf(secret).Kind()) // fine
}

func present(password *string) {
	fmt.Println("password given:", password != nil) // fine
}

func scrubbed(line, password string) {
	fmt.Println(strings.ReplaceAll(line, password, "***")) // fine
}

func dashesRemoved(licenseSecret string) {
	fmt.Println(strings.ReplaceAll(licenseSecret, "-", "")) // leak
}

var tokenPattern = regexp.MustCompile(`token=[^&\s]+`)

func scrubbedByPattern(line string) {
	fmt.Println(tokenPattern.ReplaceAllString(line, "token=***")) // fine
}

func starredByPattern(password string) {
	fmt.Println(regexp.MustCompile(`.`).ReplaceAllString(password, "*")) // fine
}

func matched(token string) {
	fmt.Println(tokenPattern.MatchString(token)) // fine
}

func found(line string) {
	accessToken := tokenPattern.FindString(line)
	fmt.Println("found", accessToken) // leak
}

func stars(password string) {
	hidden := make([]rune, 0, len(password))
	for range password {
		hidden = append(hidden, '*')
	}
	fmt.Println(string(hidden)) // fine
}

func zeroed(privateKey []byte) {
	for i := range privateKey {
		privateKey[i] = 0
	}
	fmt.Println("private key wiped:", len(privateKey)) // fine
}

func reversed(password string) {
	r := []rune(password)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	fmt.Println(string(r)) // leak
}

func state(apiKey string) {
	status := "missing"
	if apiKey != "" {
		status = "configured"
	}
	fmt.Println("api key is", status) // fine
}

func redacted(apiKey string) {
	shown := redactKey(apiKey)
	fmt.Println("api key:", shown) // fine
}

func redactKey(k string) string {
	switch {
	case k == "":
		return "(none)"
	case len(k) <= 8:
		return "****"
	}
	return "****" + k[len(k)-3:]
}

type masker struct{ show int }

func (m masker) Mask(s string) string { return s[:m.show] + "..." }

func byMethod(password string) {
	fmt.Println(masker{show: 2}.Mask(password)) // fine
}

func encrypted(seal func([]byte) []byte, secret []byte) {
	ciphertext := seal(secret)
	fmt.Printf("%x\n", ciphertext) // fine
}

func statistics(password string) {
	var upper, digits int
	for _, r := range password {
		switch {
		case r >= 'A' && r <= 'Z':
			upper++
		case r >= '0' && r <= '9':
			digits++
		}
	}
	fmt.Printf("password has %d capitals and %d digits\n", upper, digits) // fine
}

func parts(jwtToken string) {
	fmt.Println("parts of the token:", len(strings.Split(jwtToken, "."))) // fine
}

func firstPart(apiToken string) {
	p := strings.Split(apiToken, "-")
	fmt.Println(p[len(p)-1]) // leak
}

func hashedKey(apiKey string) {
	hash := sha256.Sum256([]byte(apiKey))
	cacheKey := "quota:" + hex.EncodeToString(hash[:])
	log.Println("cache key", cacheKey) // fine
}

func cutPrefix(apiKey string) {
	rest, ok := strings.CutPrefix(apiKey, "{prefix}")
	fmt.Println("looks like an api key:", ok) // fine
	fmt.Println(rest)                         // leak
}
