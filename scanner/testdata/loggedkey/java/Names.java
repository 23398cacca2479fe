package fixtures;

import android.util.Log;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.StringTokenizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.validation.Errors;

class Names {

    private static final Logger log = LoggerFactory.getLogger(Names.class);

    interface Lexer {
        Token next();
    }

    interface Token {
        String text();

        int line();

        boolean isEnd();
    }

    void lexer(Lexer lexer) {
        for (Token token = lexer.next(); !token.isEnd(); token = lexer.next()) {
            System.out.println(token.line() + ": " + token.text()); // fine
        }
    }

    void stringTokenizer(String sentence) {
        StringTokenizer tokenizer = new StringTokenizer(sentence);
        while (tokenizer.hasMoreTokens()) {
            System.out.println(tokenizer.nextToken()); // fine
        }
        System.out.println(tokenizer); // fine
    }

    void words(String sentence) {
        String[] tokens = sentence.split("\\s+");
        System.out.println("the sentence has " + tokens.length + " tokens"); // fine
    }

    void modelUsage(int inputTokens, int outputTokens, int maxTokens) {
        log.info("tokens in {} out {} of {}", inputTokens, outputTokens, maxTokens); // fine
    }

    void page(String nextPageToken) {
        log.debug("fetching the page after {}", nextPageToken); // fine
    }

    void publicKey(PublicKey publicKey) {
        System.out.println(publicKey.getAlgorithm() + " " + publicKey); // fine
    }

    void keyId(String keyId, String kid) {
        log.info("signed with key {} ({})", keyId, kid); // fine
    }

    void keyboard(String keyboardLayout, int keyCode) {
        log.info("keyboard {} pressed {}", keyboardLayout, keyCode); // fine
    }

    void primaryKey(long primaryKey, String foreignKey, String sortKey) {
        log.info("row {} -> {} sorted by {}", primaryKey, foreignKey, sortKey); // fine
    }

    void secretary(String secretary, String author, String compass) {
        System.out.println(secretary + " and " + author + " bought a " + compass); // fine
    }

    void passed(int passed, int failed) {
        System.out.printf("%d passed, %d failed%n", passed, failed); // fine
    }

    void tokenType(String tokenType, boolean isTokenValid) {
        log.info("{} token valid={}", tokenType, isTokenValid); // fine
    }

    void resetUrl(String passwordResetUrl) {
        log.info("open {} to choose a new password", passwordResetUrl); // fine
    }

    void expiry(long tokenExpiry, long passwordAgeDays) {
        log.info("token expires {}, password is {} days old", tokenExpiry, passwordAgeDays); // fine
    }

    void csrfNames(CsrfToken csrfToken) {
        log.debug("csrf field {} header {}", csrfToken.getParameterName(), csrfToken.getHeaderName()); // fine
    }

    void passwordField(String passwordField) {
        System.out.println("please fill in " + passwordField); // fine
    }

    void passwordHint(int passwordAttempts) {
        System.out.println("wrong password, " + (3 - passwordAttempts) + " attempts left"); // fine
    }

    void apiKeyName(String apiKeyName, String apiKeyOwner) {
        log.info("api key {} of {} was revoked", apiKeyName, apiKeyOwner); // fine
    }

    void secretRotation(String secretArn, int secretVersion) {
        log.info("rotated {} to version {}", secretArn, secretVersion); // fine
    }

    void i18n(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", locale);
        System.out.println(bundle.getString("login.password.label")); // fine
    }

    void label() {
        String passwordLabel = "Password";
        System.out.println(passwordLabel + ":"); // fine
    }

    void errors(Errors errors) {
        errors.rejectValue("password", "password.tooShort", "The password is too short"); // fine
        log.info("{} errors in the password form", errors.getErrorCount()); // fine
    }

    void metric(MeterRegistry registry, String outcome) {
        registry.counter("token.refresh", "outcome", outcome).increment(); // fine
    }

    void metricTag(MeterRegistry registry, List<String> apiKeys) {
        registry.gauge("api.keys.active", apiKeys.size()); // fine
    }

    void cacheKey(String user, long epochDay) {
        String key = "quota:" + user + ":" + epochDay;
        log.debug("cache key {}", key); // fine
    }

    void mapLoop(Map<String, Integer> inventory) {
        inventory.forEach((key, count) -> System.out.println(key + " x " + count)); // fine
    }

    void tokenBucket(double tokensPerSecond, long bucketTokens) {
        log.info("bucket holds {} and fills with {}/s", bucketTokens, tokensPerSecond); // fine
    }

    void gameToken(String playerColor, int tokenPosition) {
        System.out.println(playerColor + " moves its token to " + tokenPosition); // fine
    }

    void secretSanta(Map<String, String> secretSantaPairs) {
        System.out.println(secretSantaPairs.size() + " pairs drawn"); // fine
    }

    void androidTag() {
        String apiKeyTag = "ApiKey";
        Log.d(apiKeyTag, "loader started"); // fine
    }

    void tlsFiles(String privateKeyFile, String certificateFile) {
        log.info("tls with {} and {}", certificateFile, privateKeyFile); // fine
    }

    void authorizationUrl(String authorizationUrl, String tokenEndpoint) {
        log.info("endpoints: {} {}", authorizationUrl, tokenEndpoint); // fine
    }

    void grantedAuthorities(List<String> authorities) {
        log.info("authorities {}", authorities); // fine
    }

    void placeholderTexts() {
        String apiKey = "changeme";
        String token = "<token>";
        System.out.println("api.key=" + apiKey + " token=" + token); // fine
    }

    void passwordPolicy(int passwordMinLength, String passwordPattern) {
        System.out.println("at least " + passwordMinLength + " characters, matching " + passwordPattern); // fine
    }

    void besideTheRealOne(String apiKeyId, String apiKey) {
        log.info("key {} has the value {}", apiKeyId, apiKey); // leak
    }

    void camelAndSnake(String API_SECRET, String stripeSecretKey) {
        System.out.println(stripeSecretKey); // leak
        System.out.println(API_SECRET); // leak
    }

    void shortNames(String pwd, String passwd) {
        System.out.println("1: " + pwd); // leak
        System.err.println("2: " + passwd); // leak
    }
}
