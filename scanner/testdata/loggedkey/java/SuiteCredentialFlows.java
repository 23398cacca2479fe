package samples.flows;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import lombok.extern.slf4j.Slf4j;
import org.slf4j.MDC;

@Slf4j
class CredentialFlows {

    record Login(String user, String password) {}

    static class Account {
        private final String name;
        private final String password;

        Account(String name, String password) {
            this.name = name;
            this.password = password;
        }

        String getName() {
            return name;
        }

        String getPassword() {
            return password;
        }

        @Override
        public String toString() {
            return "Account{name=" + name + "}";
        }
    }

    static class Mailer {
        private String host;
        private String smtpPassword;

        void setSmtpPassword(String value) {
            this.smtpPassword = value;
        }

        void connect() {
            log.info("connecting to {}", this.host); // fine
            log.info("authenticating with {}", this.smtpPassword); // leak
            log.info("authenticating: {}", this.smtpPassword != null); // fine
        }
    }

    void recordToString(String user, String password) {
        Login login = new Login(user, password);
        log.info("login {}", login); // leak
        log.info("login {}", login.user()); // fine
        log.info("login {}", login.password()); // leak
    }

    void getter(Account account) {
        System.out.println("name " + account.getName()); // fine
        System.out.println("password " + account.getPassword()); // leak
        System.out.println("account " + account); // fine
    }

    void builder(String user, String secret) {
        StringBuilder line = new StringBuilder();
        line.append("user=").append(user);
        line.append(" secret=").append(secret);
        log.debug(line.toString()); // leak
    }

    void builderWithout(String user, String secret) {
        StringBuilder line = new StringBuilder();
        line.append("user=").append(user);
        line.append(" secret=").append(secret.isEmpty() ? "no" : "yes");
        log.debug(line.toString()); // fine
    }

    void map(String user, String apiSecret) {
        Map<String, String> values = new HashMap<>();
        values.put("user", user);
        values.put("apiSecret", apiSecret);
        log.info("values {}", values); // leak
        log.info("values {}", values.size()); // fine
        log.info("names {}", values.keySet()); // fine
    }

    void list(String password) {
        List<String> command = new ArrayList<>(List.of("mysqldump", "--user=backup"));
        command.add("--password=" + password);
        System.out.println("running " + String.join(" ", command)); // leak
    }

    void listWithout(String password) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("mysqldump", "--user=backup");
        builder.environment().put("MYSQL_PWD", password); // fine
        System.out.println("running " + builder.command()); // fine
        builder.start();
    }

    private void write(String text) {
        System.out.println("[app] " + text); // leak
    }

    void throughHelper(String accessToken) {
        write("token " + accessToken);
    }

    private String jdbcUrl(String host, String user, String password) {
        return "jdbc:mysql://" + host + "/app?user=" + user + "&password=" + password;
    }

    void connectionString(String host, String user, String password) {
        String url = jdbcUrl(host, user, password);
        log.info("connecting to {}", host); // fine
        log.info("connecting with {}", url); // leak
    }

    private static String mask(String value) {
        return value == null ? "null" : "****";
    }

    void masked(String apiKey, String token) {
        log.info("key {}", mask(apiKey)); // fine
        String hidden = mask(token);
        System.out.println("token " + hidden); // fine
    }

    void properties(Properties config) {
        log.info("url {}", config.getProperty("db.url.host")); // fine
        log.info("password {}", config.getProperty("db.password")); // leak
        String name = config.getProperty("db.user");
        log.info("user {}", name); // fine
    }

    void optional() {
        Optional<String> key = Optional.ofNullable(System.getenv("SENDGRID_API_KEY"));
        log.info("key present: {}", key.isPresent()); // fine
        log.info("key: {}", key.orElse("none")); // leak
    }

    void ternary(boolean verbose, String password) {
        String shown = verbose ? password : "(hidden)";
        System.out.println("password " + shown); // leak
    }

    void presence(String password) {
        String shown = password != null ? "given" : "absent";
        System.out.println("password " + shown); // fine
    }

    void concatAssign(String token) {
        String curl = "curl -H 'Authorization: Bearer ";
        curl += token;
        curl += "'";
        log.debug(curl); // leak
    }

    void mdc(String accessToken, String requestId) {
        MDC.put("requestId", requestId); // fine
        log.info("started with {}", accessToken); // leak
        log.info("started {}", requestId); // fine
    }

    static class AuthException extends RuntimeException {
        AuthException(String message) {
            super(message);
        }
    }

    void customException(String user, String password) {
        String message = "cannot authenticate " + user + " with " + password;
        throw new AuthException(message); // leak
    }

    void customExceptionGood(String user, String password) {
        String message = "cannot authenticate " + user;
        if (password.isEmpty()) {
            throw new AuthException(message); // fine
        }
    }

    void requireNonNull(String password) {
        Objects.requireNonNull(password, "password must not be null"); // fine
        log.info("password checked"); // fine
    }

    void outgoing(String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://example.org/me"))
            .header("Authorization", "Bearer " + token)
            .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(answer.statusCode()); // fine
        System.out.println("asked " + request.uri()); // fine
    }

    void lambda(List<Account> accounts) {
        accounts.forEach(a -> System.out.println(a.getPassword())); // leak
        accounts.forEach(a -> System.out.println(a.getName())); // fine
    }

    void multiLine(String user, String clientSecret) {
        // leak next
        log.warn(
            "client {} presented {}",
            user,
            clientSecret);
        // fine next
        log.warn(
            "client {} presented {}",
            user,
            "a secret");
    }

    void trimmed(String rawPassword) {
        String cleaned = rawPassword.trim();
        log.trace("password after trimming: {}", cleaned); // leak
        log.trace("password changed by trimming: {}", cleaned.length() != rawPassword.length()); // fine
    }
}
