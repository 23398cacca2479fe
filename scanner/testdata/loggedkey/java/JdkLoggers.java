package fixtures;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class JdkLoggers {

    private static final Logger LOGGER = Logger.getLogger(JdkLoggers.class.getName());
    private static final System.Logger PLATFORM = System.getLogger("fixtures");
    private final Logger logger = Logger.getLogger("instance");

    void infoConcat(String apiKey) {
        LOGGER.info("configured with " + apiKey); // leak
    }

    void infoConfigured(String apiKey) {
        LOGGER.info("api key configured: " + (apiKey != null)); // fine
    }

    void instanceFieldLogger(String password) {
        this.logger.warning("rejected password " + password); // leak
    }

    void levelAndParameter(String accessToken) {
        LOGGER.log(Level.FINE, "access token is {0}", accessToken); // leak
    }

    void levelAndArray(String user, String password) {
        LOGGER.log(Level.INFO, "user {0} password {1}", new Object[] {user, password}); // leak
    }

    void levelAndOtherParameter(String user) {
        LOGGER.log(Level.INFO, "password of {0} was changed", user); // fine
    }

    void supplier(String clientSecret) {
        LOGGER.fine(() -> "client secret " + clientSecret); // leak
    }

    void supplierWithLevel(String signingSecret) {
        LOGGER.log(Level.FINER, () -> String.format("signing with %s", signingSecret)); // leak
    }

    void supplierOfCount(List<String> apiKeys) {
        LOGGER.finest(() -> "rotating " + apiKeys.size() + " keys"); // fine
    }

    void withSourceMethod(String token) {
        LOGGER.logp(Level.INFO, "Client", "connect", "token " + token); // leak
    }

    void enteringWithParameter(String password) {
        LOGGER.entering("Login", "check", password); // leak
    }

    void enteringWithUser(String user, String password) {
        LOGGER.entering("Login", "checkPassword", user); // fine
    }

    String exitingWithResult(String refreshToken) {
        LOGGER.exiting("Tokens", "refresh", refreshToken); // leak
        return refreshToken;
    }

    void severeWithCause(String user, Exception cause) {
        LOGGER.log(Level.SEVERE, "could not check the password of " + user, cause); // fine
    }

    void localLogger(Map<String, String> settings) {
        Logger audit = Logger.getLogger("audit");
        audit.config("smtp password: " + settings.get("smtp_password")); // leak
    }

    void localLoggerKeys(Map<String, String> settings) {
        Logger audit = Logger.getLogger("audit");
        audit.config("settings present: " + settings.keySet()); // fine
    }

    void anonymousLogger(String secretKey) {
        Logger.getAnonymousLogger().severe(secretKey); // leak
    }

    void record(String apiKey) {
        LogRecord record = new LogRecord(Level.INFO, "using " + apiKey);
        LOGGER.log(record); // leak
    }

    void platformLogger(String authToken) {
        PLATFORM.log(System.Logger.Level.INFO, "auth token {0}", authToken); // leak
    }

    void platformSupplier(String passphrase) {
        PLATFORM.log(System.Logger.Level.DEBUG, () -> "passphrase=" + passphrase); // leak
    }

    void platformExpiry(long tokenExpiresAt) {
        PLATFORM.log(System.Logger.Level.INFO, "token expires at {0}", tokenExpiresAt); // fine
    }

    void guarded(String sessionToken) {
        if (LOGGER.isLoggable(Level.FINE)) {
            LOGGER.fine("session token: " + sessionToken); // leak
        }
    }

    void loggerNamedForSecrets() {
        Logger passwordLogger = Logger.getLogger("com.example.password");
        passwordLogger.info("password policy loaded"); // fine
    }
}
