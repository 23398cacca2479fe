package fixtures;

import static com.google.common.flogger.LazyArgs.lazy;

import com.google.common.flogger.FluentLogger;
import java.util.concurrent.TimeUnit;
import lombok.extern.slf4j.Slf4j;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

class CommonsLogging {
    private static final Log LOG = LogFactory.getLog(CommonsLogging.class);
    private final Log log = LogFactory.getLog(getClass());

    void info(String apiKey) {
        LOG.info("api key: " + apiKey); // leak
    }

    void objectOnly(String accessToken) {
        log.debug(accessToken); // leak
    }

    void withCause(String password, Exception cause) {
        log.error("wrong password " + password, cause); // leak
    }

    void withCauseWithoutValue(String password, Exception cause) {
        log.error("wrong password (" + cause.getClass().getSimpleName() + ")", cause); // fine
    }

    void fatalName(String secretName) {
        LOG.fatal("no secret called " + secretName); // fine
    }
}

class JBossLogging {
    private static final org.jboss.logging.Logger LOGGER = org.jboss.logging.Logger.getLogger(JBossLogging.class);

    void printfStyle(String realm, String clientSecret) {
        LOGGER.infof("realm %s uses %s", realm, clientSecret); // leak
    }

    void messageFormatStyle(String password) {
        LOGGER.debugv("bind password {0}", password); // leak
    }

    void messageFormatStyleDn(String bindDn) {
        LOGGER.debugv("bind password read for {0}", bindDn); // fine
    }

    void levelStyle(String token) {
        LOGGER.logf(org.jboss.logging.Logger.Level.WARN, "token %s has expired", token); // leak
    }

    void levelStyleAge(long tokenAgeSeconds) {
        LOGGER.logf(org.jboss.logging.Logger.Level.WARN, "token has expired %d seconds ago", tokenAgeSeconds); // fine
    }

    void staticQuarkusLog(String apiSecret) {
        io.quarkus.logging.Log.errorf("api secret %s was refused", apiSecret); // leak
    }

    void putMdc(String refreshToken) {
        org.jboss.logging.MDC.put("refresh", refreshToken); // leak
    }
}

class Flogger {
    private static final FluentLogger logger = FluentLogger.forEnclosingClass();

    void direct(String apiKey) {
        logger.atInfo().log("key %s", apiKey); // leak
    }

    void lazily(String privateKey) {
        logger.atFine().log("private key %s", lazy(() -> privateKey.strip())); // leak
    }

    void rateLimited(String sessionToken) {
        logger.atWarning().atMostEvery(30, TimeUnit.SECONDS).log("stale session token %s", sessionToken); // leak
    }

    void causeOnly(Exception cause) {
        logger.atSevere().withCause(cause).log("token endpoint unreachable"); // fine
    }

    void causeAndValue(Exception cause, String password) {
        // leak next
        logger.atSevere()
            .withCause(cause)
            .log("cannot bind with %s", password);
    }

    void countOnly(int promptTokens, int maxTokens) {
        logger.atInfo().log("%d of %d tokens used", promptTokens, maxTokens); // fine
    }
}

@Slf4j
class LombokLogger {
    private String apiKey;

    void placeholder() {
        log.info("starting with {}", apiKey); // leak
    }

    void thisField() {
        log.info("starting with {}", this.apiKey.trim()); // leak
    }

    void started() {
        log.info("starting, api key {}", apiKey == null ? "missing" : "present"); // fine
    }
}

@lombok.extern.java.Log
class LombokJulLogger {
    void level(String clientSecret) {
        log.log(java.util.logging.Level.INFO, "client secret {0}", clientSecret); // leak
    }
}

class NotALogger {
    interface Git {
        Git log();

        Git add(String revision);
    }

    static double log(double x) {
        return Math.log(x) / Math.log(2);
    }

    double entropy(String password, int alphabet) {
        return password.length() * log(alphabet); // fine
    }

    double perplexity(double[] tokenProbabilities) {
        double sum = 0;
        for (double token : tokenProbabilities) {
            sum += log(token); // fine
        }
        return Math.exp(-sum / tokenProbabilities.length);
    }

    Git history(Git git, String tokenFile) {
        return git.log().add(tokenFile); // fine
    }

    interface Printer {
        void print(byte[] document);
    }

    void badge(Printer printer, byte[] passwordPolicySheet) {
        printer.print(passwordPolicySheet); // fine
    }
}
