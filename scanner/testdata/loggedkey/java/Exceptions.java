package fixtures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.base.Preconditions;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Exceptions {

    private static final Logger log = LoggerFactory.getLogger(Exceptions.class);

    static class AuthException extends RuntimeException {
        AuthException(String message) {
            super(message);
        }
    }

    static class InvalidTokenException extends RuntimeException {
        InvalidTokenException(String token) {
            super("invalid token " + token); // leak
        }
    }

    static class MissingTokenException extends RuntimeException {
        MissingTokenException(String parameter) {
            super("no token in parameter " + parameter); // fine
        }
    }

    void throwConcat(String apiKey) {
        throw new IllegalArgumentException("unknown api key " + apiKey); // leak
    }

    void throwNameOnly() {
        throw new IllegalStateException("API_KEY is not set; get an api key at https://example.com/keys"); // fine
    }

    void throwFormatted(String user, String password) throws IOException {
        throw new IOException(String.format("login %s:%s refused", user, password)); // leak
    }

    void throwFormattedUser(String user, String password) throws IOException {
        throw new IOException(String.format("login %s refused, password has %d characters", user, password.length())); // fine
    }

    void throwOwnClass(String clientSecret) {
        throw new AuthException("client secret %s is wrong".formatted(clientSecret)); // leak
    }

    void throwWithCause(String accessToken, Exception cause) {
        // leak next
        throw new RuntimeException(
            "refresh of " + accessToken + " failed",
            cause);
    }

    void throwCauseOnly(String accessToken, Exception cause) {
        throw new RuntimeException("refresh of the access token failed", cause); // fine
    }

    void messageVariable(String passphrase) {
        String message = "cannot open the key store with " + passphrase;
        throw new SecurityException(message); // leak
    }

    void validation(String password) {
        if (password.length() < 12) {
            throw new IllegalArgumentException("password must have 12 characters, not " + password.length()); // fine
        }
    }

    void requireNonNullMessage(Object client, String apiKey) {
        Objects.requireNonNull(client, "no client for " + apiKey); // leak
    }

    void requireNonNullSupplier(Object session, String token) {
        Objects.requireNonNull(session, () -> "no session for " + token); // leak
    }

    void requireNonNullName(String apiKey) {
        Objects.requireNonNull(apiKey, "apiKey"); // fine
    }

    void preconditions(String apiKey) {
        Preconditions.checkArgument(apiKey.startsWith("key-"), "unexpected api key %s", apiKey); // leak
    }

    void preconditionsPrefix(String apiKey) {
        Preconditions.checkArgument(apiKey.startsWith("key-"), "the api key must start with %s", "key-"); // fine
    }

    void assertStatement(String password) {
        assert password.length() > 8 : "short password " + password; // leak
    }

    void assertStatementText(String password) {
        assert password != null : "password must be given"; // fine
    }

    String orElseThrow(Optional<String> user, String token) {
        return user.orElseThrow(() -> new AuthException("no user for token " + token)); // leak
    }

    String orElseThrowText(Optional<String> token) {
        return token.orElseThrow(() -> new AuthException("no token given")); // fine
    }

    void printedAtOnce(String secret, Exception cause) {
        new RuntimeException("cannot use " + secret, cause).printStackTrace(); // leak
    }

    void printedUnknown(Runnable useToken) {
        try {
            useToken.run();
        } catch (RuntimeException tokenError) {
            tokenError.printStackTrace(); // fine
        }
    }

    void caught(Map<String, String> secrets) {
        try {
            secrets.get("api_key").trim();
        } catch (NullPointerException e) {
            log.error("api key missing: {}", e.getMessage()); // fine
        }
    }

    void caughtWithValue(Runnable call, String apiKey) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.error("call with {} failed: {}", apiKey, e.getMessage()); // leak
        }
    }

    void rethrown(Runnable call, String refreshToken) {
        try {
            call.run();
        } catch (IllegalStateException e) {
            throw new AuthException(e.getMessage() + " (token " + refreshToken + ")"); // leak
        }
    }

    void supplierOfException(Optional<Object> account, String password) {
        Supplier<RuntimeException> failure = () -> new AuthException("bad password");
        account.orElseThrow(failure); // fine
    }

    void junitMessage(String token, boolean accepted) {
        assertTrue(accepted, "server refused token " + token); // leak
    }

    void junitFail(String apiKey) {
        fail("should not have worked with " + apiKey); // leak
    }

    void junitNames(Map<String, String> parameters) {
        assertEquals("password", parameters.keySet().iterator().next()); // fine
    }

    void junitNotNull(String token) {
        assertNotNull(token, "the login must return a token"); // fine
    }

    void switchThrow(int status, String apiKey) {
        switch (status) {
            case 401 -> throw new AuthException("401 with key " + apiKey); // leak
            case 429 -> throw new AuthException("429, the key has used up its quota"); // fine
            default -> log.info("status {} for the api key", status); // fine
        }
    }

    void uncaughtHandler() {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> log.error("secret sync died in {}", thread.getName(), error)); // fine
    }
}
