package fixtures;

import java.util.Map;
import org.apache.logging.log4j.CloseableThreadContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.StringMapMessage;

class Log4jLoggers {

    private static final Logger LOG = LogManager.getLogger();
    private static final Logger FORMATTED = LogManager.getFormatterLogger("formatted");

    void placeholder(String apiKey) {
        LOG.info("api key {}", apiKey); // leak
    }

    void placeholderLabel(String label) {
        LOG.info("api key {} created", label); // fine
    }

    void argumentSupplier(String password) {
        LOG.debug("typed password: {}", () -> password); // leak
    }

    void messageSupplier(String clientSecret) {
        LOG.trace(() -> "client secret is " + clientSecret); // leak
    }

    void messageSupplierState(String clientSecret) {
        LOG.trace(() -> "client secret is " + (clientSecret.isBlank() ? "blank" : "present")); // fine
    }

    void levelFirst(String accessToken) {
        LOG.log(Level.WARN, "old access token {}", accessToken); // leak
    }

    void printfMethod(String user, String password) {
        LOG.printf(Level.INFO, "%s/%s", user, password); // leak
    }

    void formatterLogger(String refreshToken) {
        FORMATTED.info("refresh token %s", refreshToken); // leak
    }

    void formatterLoggerSeconds(int tokenLifetimeSeconds) {
        FORMATTED.info("token lifetime %d s", tokenLifetimeSeconds); // fine
    }

    void threadContext(String authToken) {
        ThreadContext.put("authToken", authToken); // leak
    }

    void threadContextUser(String user) {
        ThreadContext.put("tokenOwner", user); // fine
    }

    void closeableContext(String apiKey, Runnable work) {
        try (CloseableThreadContext.Instance ctx = CloseableThreadContext.put("apiKey", apiKey)) { // leak
            work.run();
        }
    }

    void contextStack(String bearerToken) {
        ThreadContext.push(bearerToken); // leak
    }

    void builderApi(String secretKey) {
        LOG.atInfo().withLocation().log("secret key {}", secretKey); // leak
    }

    void builderApiVersion(int secretVersion) {
        LOG.atInfo().withLocation().log("secret version {}", secretVersion); // fine
    }

    void mapMessage(String password) {
        LOG.info(new StringMapMessage().with("event", "login").with("password", password)); // leak
    }

    void mapMessageEvent(String user) {
        LOG.info(new StringMapMessage().with("event", "password_changed").with("user", user)); // fine
    }

    void parameterizedMessage(String apiSecret) {
        LOG.error(new ParameterizedMessage("signed by {}", apiSecret)); // leak
    }

    String entryAndExit(String user, String password) {
        LOG.traceEntry("login({}, {})", user, password); // leak
        return user;
    }

    String exitValue(Map<String, String> store) {
        String token = store.get("access_token");
        return LOG.traceExit(token); // leak
    }

    void fatal(String masterPassword) {
        LOG.fatal("vault cannot be opened with " + masterPassword); // leak
    }

    void fatalPath(String privateKeyPath) {
        LOG.fatal("cannot read the private key at " + privateKeyPath); // fine
    }

    void always(String passphrase) {
        LOG.always().log("passphrase: {}", passphrase); // leak
    }
}
