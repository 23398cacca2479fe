package samples.basic;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.logging.log4j.LogManager;
import org.slf4j.LoggerFactory;

public class ClearTextLogging {
    private static final Logger JUL = Logger.getLogger(ClearTextLogging.class.getName());
    private static final org.slf4j.Logger SLF4J = LoggerFactory.getLogger(ClearTextLogging.class);
    private static final org.apache.logging.log4j.Logger LOG4J = LogManager.getLogger();
    private static final Log COMMONS = LogFactory.getLog(ClearTextLogging.class);

    void printlnBad(String user, String password) {
        System.out.println("user: " + user); // fine
        System.out.println("password: " + password); // leak
    }

    void printfBad(String user, String pwd) {
        System.out.printf("%s logs in with %s%n", user, pwd); // leak
        System.out.printf("%s logs in%n", user); // fine
    }

    void stderrBad(String apiKey) {
        System.err.println(apiKey); // leak
        System.err.println(apiKey.length()); // fine
    }

    void julBad(String accessToken) {
        JUL.info("token " + accessToken); // leak
        JUL.info("token received"); // fine
    }

    void julLevelBad(String secretKey) {
        JUL.log(Level.WARNING, "secret key {0} was rejected", secretKey); // leak
        JUL.log(Level.WARNING, "secret key {0} was rejected", secretKey.isEmpty()); // fine
    }

    void julSupplierBad(String clientSecret) {
        JUL.fine(() -> "client secret: " + clientSecret); // leak
        JUL.fine(() -> "client secret is blank: " + clientSecret.isBlank()); // fine
    }

    void slf4jBad(String userName, String userPassword) {
        SLF4J.info("Login of {} using {}", userName, userPassword); // leak
        SLF4J.info("Login of {}", userName); // fine
    }

    void slf4jDebugBad(String refreshToken) {
        SLF4J.debug("refreshing with {}", refreshToken); // leak
        SLF4J.debug("refreshing, has token: {}", refreshToken != null); // fine
    }

    void slf4jFluentBad(String bearerToken) {
        SLF4J.atInfo().addKeyValue("token", bearerToken).log("calling backend"); // leak
        SLF4J.atInfo().addKeyValue("endpoint", "/v1/items").log("calling backend"); // fine
    }

    void log4jBad(String privateKey, String publicKey) {
        LOG4J.error("cannot parse {}", privateKey); // leak
        LOG4J.error("cannot parse {}", publicKey); // fine
    }

    void log4jFormatBad(String dbPassword) {
        LOG4J.warn(String.format("database password is %s", dbPassword)); // leak
        LOG4J.warn(String.format("database password has %d characters", dbPassword.length())); // fine
    }

    void commonsBad(String passphrase) {
        COMMONS.debug("unlock with " + passphrase); // leak
        COMMONS.debug("unlock with passphrase"); // fine
    }

    void environmentBad() {
        String token = System.getenv("GITHUB_TOKEN");
        System.out.println("using " + token); // leak
        System.out.println("using home " + System.getenv("HOME")); // fine
    }

    void environmentDirectBad() {
        SLF4J.info("aws: {}", System.getenv("AWS_SECRET_ACCESS_KEY")); // leak
        SLF4J.info("aws: {}", System.getenv("AWS_REGION")); // fine
    }

    void wholeEnvironmentBad() {
        JUL.info("environment: " + System.getenv()); // leak
        JUL.info("environment entries: " + System.getenv().size()); // fine
    }

    void systemPropertyBad() {
        String keyStorePassword = System.getProperty("javax.net.ssl.keyStorePassword");
        System.out.println("store: " + System.getProperty("javax.net.ssl.keyStore")); // fine
        System.out.println("store password: " + keyStorePassword); // leak
    }

    void consoleBad(Console console) {
        char[] password = console.readPassword("Password: ");
        console.printf("you typed %s%n", new String(password)); // leak
        Arrays.fill(password, ' ');
        console.printf("thank you%n"); // fine
    }

    void exceptionBad(String password) {
        if (password.length() < 8) {
            throw new IllegalArgumentException("Password too short: " + password); // leak
        }
        if (password.isBlank()) {
            throw new IllegalArgumentException("Password is blank"); // fine
        }
    }

    void exceptionFormatBad(String token) {
        if (!token.contains(".")) {
            throw new IllegalStateException(String.format("malformed token %s", token)); // leak
        }
    }

    void assertBad(String apiToken) {
        assert apiToken.length() == 40 : "unexpected token " + apiToken; // leak
        assert !apiToken.isBlank() : "blank token"; // fine
    }

    void catchGood(String url, String user, String password) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            System.out.println("connected, autocommit " + connection.getAutoCommit()); // fine
        } catch (SQLException e) {
            JUL.log(Level.SEVERE, "cannot connect as " + user, e); // fine
        }
    }

    void hashGood(String password) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
        System.out.println("digest " + HexFormat.of().formatHex(digest)); // fine
    }

    void maskGood(String apiKey) {
        String masked = "*".repeat(apiKey.length());
        LOG4J.info("key {}", masked); // fine
        LOG4J.info("key {}", apiKey.replaceAll(".", "*")); // fine
    }

    void lastFourGood(String apiKey) {
        SLF4J.info("key ends in {}", apiKey.substring(apiKey.length() - 4)); // fine
    }

    void overwrittenGood(String password) {
        password = "[removed]";
        SLF4J.info("password {}", password); // fine
    }

    void comparisonGood(String password, String repeated) {
        System.out.println("equal: " + password.equals(repeated)); // fine
    }

    void soundAlikesGood(String passwordField, String tokenType, int maxTokens, long keyId) {
        SLF4J.info("field {} type {}", passwordField, tokenType); // fine
        SLF4J.info("limit {} key id {}", maxTokens, keyId); // fine
    }

    void soundAlikesMoreGood(String secretary, String keyboardLayout, String passwordHint, boolean hasPassword) {
        System.out.println(secretary + " types on " + keyboardLayout); // fine
        System.out.println("has a password: " + hasPassword); // fine
    }

    void base64Bad(String user, String password) {
        String credentials = user + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        SLF4J.info("Authorization: Basic {}", encoded); // leak
    }

    void printWriterFileGood(String privateKey, String path) throws IOException {
        try (PrintWriter writer = new PrintWriter(path)) {
            writer.println(privateKey); // fine
        }
        System.out.println("wrote " + path); // fine
    }

    void streamBad(String signingKey) {
        PrintStream out = System.out;
        out.println(signingKey); // leak
        out.println("signed"); // fine
    }
}
