package fixtures;

import java.util.Objects;
import lombok.Builder;
import lombok.Data;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class FieldOfThis {
    private final String apiKey;
    private final String region;

    FieldOfThis(String apiKey, String region) {
        this.apiKey = apiKey;
        this.region = region;
    }

    void showKey() {
        System.out.println("key=" + this.apiKey); // leak
    }

    void showRegion() {
        System.out.println("api key is valid in " + this.region); // fine
    }

    void showWithoutThis() {
        System.out.println(apiKey); // leak
    }
}

class StoredUnderAnotherName {
    private String value;
    private int size;

    void remember(String clientSecret) {
        this.value = clientSecret;
        this.size = clientSecret.length();
    }

    void dump() {
        System.out.println("remembered " + value); // leak
    }

    void dumpSize() {
        System.out.println("remembered " + size); // fine
    }
}

class StaticFields {
    private static final Logger LOG = LoggerFactory.getLogger(StaticFields.class);
    private static final String API_KEY = "{dataframer}";
    static final String PASSWORD_PARAMETER = "password";
    static final String TOKEN_HEADER = "X-Auth-Token";
    static String adminPassword;
    static final String SECRET_NAME = "prod/payments";

    static void constant() {
        LOG.info("built with {}", API_KEY); // leak high
    }

    static void qualified() {
        System.out.println(StaticFields.adminPassword); // leak
    }

    static void parameterName() {
        LOG.info("reading parameter {}", PASSWORD_PARAMETER); // fine
    }

    static void headerName() {
        LOG.info("missing header " + TOKEN_HEADER); // fine
    }

    static void secretName() {
        LOG.info("reading secret {}", SECRET_NAME); // fine
    }
}

class Entities {
    interface User {
        String getName();

        String getPassword();

        String getPasswordHash();

        boolean hasPassword();

        Account getAccount();
    }

    interface Account {
        String getApiKey();

        String getApiKeyId();

        String accessToken();
    }

    void getter(User user) {
        System.out.println(user.getName() + " / " + user.getPassword()); // leak
    }

    void hashGetter(User user) {
        System.out.println(user.getName() + " / " + user.getPasswordHash()); // fine
    }

    void presence(User user) {
        System.out.println(user.getName() + " has a password: " + user.hasPassword()); // fine
    }

    void chainOfGetters(User user) {
        System.out.println(user.getAccount().getApiKey()); // leak
    }

    void chainToId(User user) {
        System.out.println(user.getAccount().getApiKeyId()); // fine
    }

    void recordStyleAccessor(Account account) {
        String text = account.accessToken();
        System.out.println(text); // leak
    }
}

class Records {
    private static final Logger log = LoggerFactory.getLogger(Records.class);

    record Login(String user, String password) {}

    record Session(String user, String token) {
        @Override
        public String toString() {
            return "Session[user=" + user + ", token=***]";
        }
    }

    record Page(int number, String nextPageToken) {}

    void accessor(Login login) {
        log.info("{} typed {}", login.user(), login.password()); // leak
    }

    void otherAccessor(Login login) {
        log.info("{} typed a password", login.user()); // fine
    }

    void wholeRecord(String user, String password) {
        Login login = new Login(user, password);
        log.info("{}", login); // leak
    }

    void wholeRecordMasked(String user, String token) {
        Session session = new Session(user, token);
        log.info("{}", session); // fine
    }

    void pagination(Page page) {
        log.info("page {} is followed by {}", page.number(), page.nextPageToken()); // fine
    }
}

class OwnToString {
    private final String host;
    private final String password;

    OwnToString(String host, String password) {
        this.host = host;
        this.password = password;
    }

    @Override
    public String toString() {
        return "OwnToString{host=" + host + ", password=" + password + "}";
    }

    static void show(String host, String password) {
        System.out.println(new OwnToString(host, password).toString()); // leak
    }
}

class MaskedToString {
    private final String host;
    private final String password;

    MaskedToString(String host, String password) {
        this.host = host;
        this.password = password;
    }

    @Override
    public String toString() {
        return "MaskedToString{host=" + host + ", password=" + (password == null ? "none" : "*****") + "}";
    }

    static void show(String host, String password) {
        System.out.println(new MaskedToString(host, password).toString()); // fine
    }
}

enum Provider {
    TEST("https://test.example.com", "{stripe}"),
    NONE("https://none.example.com", "");

    private final String url;
    private final String secret;

    Provider(String url, String secret) {
        this.url = url;
        this.secret = secret;
    }

    void show() {
        System.out.println(name() + " " + secret); // leak
    }

    void showUrl() {
        System.out.println(name() + " " + url); // fine
    }
}

enum TokenKind {
    ACCESS_TOKEN, REFRESH_TOKEN, API_KEY, PASSWORD;

    static void list() {
        for (TokenKind kind : values()) {
            System.out.println(kind.name()); // fine
        }
    }
}

class Outer {
    private final String secret;

    Outer(String secret) {
        this.secret = Objects.requireNonNull(secret, "secret must not be null"); // fine
    }

    class Inner {
        void show() {
            System.out.println("outer has " + Outer.this.secret); // leak
        }
    }

    static class Nested {
        private String bearerToken;

        Nested withToken(String token) {
            this.bearerToken = token;
            return this;
        }

        Nested print() {
            System.out.println(bearerToken); // leak
            return this;
        }
    }
}

class ClientBuilder {
    private static final Logger log = LoggerFactory.getLogger(ClientBuilder.class);
    private String endpoint;
    private String apiKey;

    ClientBuilder endpoint(String endpoint) {
        this.endpoint = endpoint;
        return this;
    }

    ClientBuilder apiKey(String apiKey) {
        log.trace("apiKey({})", apiKey); // leak
        this.apiKey = apiKey;
        return this;
    }

    Object build() {
        log.debug("client for {} is built, keyed={}", endpoint, apiKey != null); // fine
        return new Object[] {endpoint, apiKey};
    }
}

@Data
@Builder
class LombokCredentials {
    private String login;
    private String password;

    static void show(String login, String password) {
        LombokCredentials credentials = LombokCredentials.builder().login(login).password(password).build();
        System.out.println(credentials.getPassword()); // leak
    }

    static void showLogin(String login, String password) {
        LombokCredentials credentials = LombokCredentials.builder().login(login).password(password).build();
        System.out.println(credentials.getLogin()); // fine
    }
}

class Inheritance {
    static class Base {
        protected String clientSecret;
    }

    static class Derived extends Base {
        void show() {
            System.out.println("inherited " + super.clientSecret); // leak
        }
    }
}

class Holder<T> {
    private final T held;

    Holder(T held) {
        this.held = held;
    }

    T get() {
        return held;
    }

    static void show(String privateKey) {
        Holder<String> holder = new Holder<>(privateKey);
        System.out.println(holder.get()); // leak
    }
}
