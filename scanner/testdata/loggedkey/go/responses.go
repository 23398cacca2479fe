// Package responses answers requests with net/http and the usual frameworks.
package responses

import (
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"log"
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/go-chi/render"
	"github.com/gofiber/fiber/v2"
	"github.com/gorilla/mux"
	"github.com/labstack/echo/v4"
)

type server struct {
	apiKey string
	page   *template.Template
}

func write(w http.ResponseWriter, apiKey string) {
	w.Write([]byte("your key: " + apiKey)) // leak
}

func writeText(w http.ResponseWriter, apiKey string) {
	if apiKey == "" {
		w.WriteHeader(http.StatusUnauthorized)
		w.Write([]byte(`{"error": "api_key is missing"}`)) // fine
	}
}

func fprintf(w http.ResponseWriter, r *http.Request) {
	token := r.URL.Query().Get("token")
	fmt.Fprintf(w, "token %s accepted", token) // leak
}

func fprintln(w http.ResponseWriter, r *http.Request) {
	user, _, ok := r.BasicAuth()
	fmt.Fprintln(w, "hello", user, ok) // fine
}

func fprint(w http.ResponseWriter, r *http.Request) {
	user, secret, _ := r.BasicAuth()
	fmt.Fprint(w, user, "/", secret) // leak
}

func ioWrite(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, r.FormValue("password")) // leak
}

func ioWriteName(w http.ResponseWriter, r *http.Request) {
	io.WriteString(w, "password of "+r.FormValue("user")+" changed") // fine
}

func httpError(w http.ResponseWriter, r *http.Request) {
	auth := r.Header.Get("Authorization")
	http.Error(w, "bad credentials "+auth, http.StatusForbidden) // leak
}

func httpErrorText(w http.ResponseWriter, r *http.Request) {
	if r.Header.Get("Authorization") == "" {
		http.Error(w, "no Authorization header", http.StatusUnauthorized) // fine
	}
}

func encoded(w http.ResponseWriter, clientSecret string) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]string{"client_secret": clientSecret}) // leak
}

func encodedCount(w http.ResponseWriter, tokens []string) {
	json.NewEncoder(w).Encode(map[string]int{"tokens": len(tokens)}) // fine
}

func marshalled(w http.ResponseWriter, refreshToken string) {
	body, err := json.Marshal(struct {
		Refresh string `json:"refresh"`
	}{refreshToken})
	if err != nil {
		http.Error(w, "cannot encode the token", http.StatusInternalServerError) // fine
		return
	}
	w.Write(body) // leak
}

func (s *server) header(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Debug-Key", s.apiKey) // leak
	w.WriteHeader(http.StatusNoContent)
}

func (s *server) headerText(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer error="invalid_token"`) // fine
	w.WriteHeader(http.StatusUnauthorized)
}

func (s *server) forward(w http.ResponseWriter, r *http.Request) {
	req, _ := http.NewRequest(http.MethodGet, "https://api.example.com/items", nil)
	req.Header.Set("Authorization", "Bearer "+s.apiKey) // fine
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway) // fine
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body) // fine
}

func (s *server) render(w http.ResponseWriter, r *http.Request) {
	s.page.Execute(w, map[string]any{"Key": s.apiKey}) // leak
}

func (s *server) renderNamed(w http.ResponseWriter, r *http.Request) {
	s.page.ExecuteTemplate(w, "settings", struct{ HasKey bool }{s.apiKey != ""}) // fine
}

func loggedHeader(r *http.Request) {
	log.Println("auth:", r.Header.Get("Authorization")) // leak
}

func loggedHeaders(r *http.Request) {
	log.Printf("%s %s %v", r.Method, r.URL.Path, r.Header) // leak
}

func loggedRequest(r *http.Request) {
	log.Printf("%s %s from %s", r.Method, r.URL.Path, r.RemoteAddr) // fine
}

func loggedBearer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		log.Println("request with", token) // leak
		next.ServeHTTP(w, r)
	})
}

func loggedScheme(r *http.Request) {
	scheme := "none"
	if strings.HasPrefix(r.Header.Get("Authorization"), "Bearer ") {
		scheme = "bearer"
	}
	log.Println("auth scheme", scheme, "agent", r.Header.Get("User-Agent")) // fine
}

func cookie(r *http.Request) {
	sessionToken, err := r.Cookie("session_token")
	if err != nil {
		log.Println("no session cookie:", err) // fine
		return
	}
	log.Println("cookie", sessionToken.Value) // leak
}

func muxVars(w http.ResponseWriter, r *http.Request) {
	log.Println("reset with", mux.Vars(r)["token"]) // leak
	log.Println("reset for", mux.Vars(r)["user"])   // fine
}

func chiParam(w http.ResponseWriter, r *http.Request) {
	resetToken := chi.URLParam(r, "resetToken")
	render.PlainText(w, r, "unknown token "+resetToken) // leak
}

func chiJSON(w http.ResponseWriter, r *http.Request, apiKey string) {
	render.Status(r, http.StatusCreated)
	render.JSON(w, r, map[string]string{"key": apiKey}) // leak
}

func chiJSONMasked(w http.ResponseWriter, r *http.Request, apiKey string) {
	render.JSON(w, r, render.M{"key": apiKey[:4] + "..."}) // fine
}

func ginJSON(c *gin.Context, accessToken string) {
	c.JSON(http.StatusOK, gin.H{"debug": accessToken}) // leak
}

func ginJSONText(c *gin.Context) {
	c.JSON(http.StatusBadRequest, gin.H{"error": "password is required", "field": "password"}) // fine
}

func ginString(c *gin.Context) {
	c.String(http.StatusForbidden, "key %s may not do this", c.GetHeader("X-Api-Key")) // leak
}

func ginAbort(c *gin.Context, password string) {
	c.AbortWithStatusJSON(401, gin.H{"message": "wrong password " + password}) // leak
}

func ginHeader(c *gin.Context, requestID string) {
	c.Header("X-Request-Id", requestID) // fine
	c.Status(http.StatusNoContent)
}

func ginHeaderKey(c *gin.Context, internalToken string) {
	c.Header("X-Internal", internalToken) // leak
}

func ginBound(c *gin.Context) {
	var form struct {
		Email    string `json:"email" binding:"required"`
		Password string `json:"password" binding:"required"`
	}
	if err := c.ShouldBindJSON(&form); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()}) // fine
		return
	}
	log.Printf("sign-up %s %s", form.Email, form.Password) // leak
	c.JSON(http.StatusCreated, gin.H{"email": form.Email}) // fine
}

func ginSaved(c *gin.Context, token string) {
	c.Set("token", token) // fine
	c.Next()
}

func echoString(c echo.Context) error {
	password := c.FormValue("password")
	return c.String(http.StatusOK, "password is "+password) // leak
}

func echoJSON(c echo.Context, secret string) error {
	return c.JSON(http.StatusOK, echo.Map{"secret": secret}) // leak
}

func echoJSONState(c echo.Context, secret string) error {
	return c.JSON(http.StatusOK, echo.Map{"secret_set": secret != ""}) // fine
}

func echoError(c echo.Context) error {
	token := c.Request().Header.Get("Authorization")
	return echo.NewHTTPError(http.StatusUnauthorized, fmt.Sprintf("rejected %s", token)) // leak
}

func echoErrorText(c echo.Context) error {
	return echo.NewHTTPError(http.StatusUnauthorized, "token expired") // fine
}

func echoLogger(c echo.Context, apiKey string) {
	c.Logger().Infof("key=%s", apiKey) // leak
}

func fiberSend(c *fiber.Ctx, privateKey string) error {
	return c.SendString(privateKey) // leak
}

func fiberJSON(c *fiber.Ctx, authToken string) error {
	return c.Status(fiber.StatusOK).JSON(fiber.Map{"auth": authToken}) // leak
}

func fiberError(c *fiber.Ctx) error {
	return fiber.NewError(fiber.StatusUnauthorized, "bad key "+c.Get("Authorization")) // leak
}

func fiberErrorText(c *fiber.Ctx, key string) error {
	if c.Get("X-Api-Key") != key {
		return fiber.NewError(fiber.StatusUnauthorized, "bad X-Api-Key header") // fine
	}
	return c.Next()
}

func fiberSet(c *fiber.Ctx, secretKey string) error {
	c.Set("X-Key", secretKey) // leak
	return c.SendStatus(fiber.StatusOK)
}

func fiberLocals(c *fiber.Ctx, token string) error {
	c.Locals("token", token)            // fine
	return c.SendString("token stored") // fine
}
