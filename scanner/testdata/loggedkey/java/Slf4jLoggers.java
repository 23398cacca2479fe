package fixtures;

import static net.logstash.logback.argument.StructuredArguments.kv;
import static net.logstash.logback.argument.StructuredArguments.value;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.logstash.logback.marker.Markers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

class Slf4jLoggers {

    private static final Logger log = LoggerFactory.getLogger(Slf4jLoggers.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("audit");
    private static final Marker SECURITY = MarkerFactory.getMarker("SECURITY");

    void placeholder(String apiKey) {
        log.info("calling the service with {}", apiKey); // leak
    }

    void placeholderForUrl(String apiKey, String url) {
        log.info("calling {} with an api key", url); // fine
    }

    void twoPlaceholders(String user, String password) {
        log.debug("login of {} with {}", user, password); // leak
    }

    void manyPlaceholders(String host, int port, String user, String dbPassword) {
        log.trace("jdbc:postgresql://{}:{}/app?user={}&password={}", host, port, user, dbPassword); // leak
    }

    void manyPlaceholdersMasked(String host, int port, String user, String dbPassword) {
        log.trace("jdbc:postgresql://{}:{}/app?user={}&password={}", host, port, user, "****"); // fine
    }

    void argumentArray(String id, String token) {
        Object[] arguments = {id, token};
        log.warn("job {} got token {}", arguments); // leak
    }

    void withMarker(String clientSecret) {
        AUDIT.warn(SECURITY, "client secret {} is about to expire", clientSecret); // leak
    }

    void withMarkerAndId(String clientId, String clientSecret) {
        AUDIT.warn(SECURITY, "client secret of {} is about to expire", clientId); // fine
    }

    void errorWithCause(String accessToken, Exception cause) {
        log.error("refused: {}", accessToken, cause); // leak
    }

    void errorCauseOnly(String user, Exception cause) {
        log.error("cannot decrypt the password of {}", user, cause); // fine
    }

    void valueBeyondFormat(String apiKey) {
        log.info("key is {}".replace("{}", apiKey)); // leak
    }

    void mdcPut(String sessionToken) {
        MDC.put("sessionToken", sessionToken); // leak
    }

    void mdcPutRequest() {
        MDC.put("tokenRequestId", UUID.randomUUID().toString()); // fine
    }

    void mdcCloseable(String apiKey, Runnable work) {
        try (MDC.MDCCloseable ignored = MDC.putCloseable("key", apiKey)) { // leak
            work.run();
        }
    }

    void mdcRemove() {
        MDC.remove("apiKey"); // fine
    }

    void fluentArgument(String privateKey) {
        log.atInfo().addArgument(privateKey).log("loaded {}"); // leak
    }

    void fluentLazyArgument(String refreshToken) {
        log.atDebug().addArgument(() -> refreshToken).log("refreshing with {}"); // leak
    }

    void fluentKeyValue(String apiKey) {
        // leak next
        log.atInfo()
            .setMessage("client ready")
            .addKeyValue("apiKey", apiKey)
            .log();
    }

    void fluentKeyValueId(String keyId) {
        // fine next
        log.atInfo()
            .setMessage("api key rotated")
            .addKeyValue("keyId", keyId)
            .log();
    }

    void fluentFinalLog(String password) {
        log.atError().setCause(new IllegalStateException("login")).log("password {}", password); // leak
    }

    void fluentBuilderVariable(String secret, boolean verbose) {
        LoggingEventBuilder event = verbose ? log.atInfo() : log.atDebug();
        event.log("shared secret: {}", secret); // leak
    }

    void fluentSupplierMessage(String bearerToken) {
        log.atTrace().log(() -> "bearer " + bearerToken); // leak
    }

    void structuredArgument(String user, String password) {
        log.info("login {} {}", kv("user", user), kv("password", password)); // leak
    }

    void structuredArgumentMasked(String user, String password) {
        log.info("login {} {}", kv("user", user), kv("passwordLength", password.length())); // fine
    }

    void structuredValue(String accessToken) {
        log.info("issued {}", value("token", accessToken)); // leak
    }

    void structuredMarker(String webhookSecret) {
        log.info(Markers.append("webhookSecret", webhookSecret), "webhook registered"); // leak
    }

    void multiLineCall(String tenant, String apiKey) {
        // leak next
        log.info(
            "tenant {} now uses {}",
            tenant,
            apiKey);
    }

    void multiLineCallWithFingerprint(String tenant, String apiKey) {
        // fine next
        log.info(
            "tenant {} now uses the key with fingerprint {}",
            tenant,
            Integer.toHexString(apiKey.hashCode()));
    }

    void wholeMap(String password) {
        Map<String, Object> login = Map.of("user", "demo", "password", password);
        log.info("login data {}", login); // leak
    }

    void namesOnly(List<String> secretNames) {
        log.info("secrets to copy: {}", secretNames); // fine
    }

    void literalArgument() {
        log.info("smoke test with {}", "{stripe}"); // leak high
    }

    void dataframerVariable(String dataframerKey) {
        log.info("dataframer key {}", dataframerKey); // leak high
    }

    void guarded(String password) {
        if (log.isDebugEnabled()) {
            log.debug("typed: {}", String.valueOf(password)); // leak
        }
    }

    void guardedName(String parameter) {
        if (parameter.equals("password")) {
            log.debug("parameter {} is not shown", parameter); // fine
        }
    }
}
