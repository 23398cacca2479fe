package fixtures;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Functions {

    private static final Logger log = LoggerFactory.getLogger(Functions.class);

    // a helper that prints what it is given

    static void say(String text) {
        System.out.println(text); // leak
    }

    static void greet(String apiKey) {
        say("hello " + apiKey);
    }

    // a helper that prints the number it is given

    static void count(int n) {
        System.out.println("counted " + n); // fine
    }

    static void countPassword(String password) {
        count(password.length());
    }

    // a function that returns the key

    static String loadApiKey(Map<String, String> store) {
        return store.get("api_key");
    }

    static void showLoaded(Map<String, String> store) {
        System.out.println("loaded " + loadApiKey(store)); // leak
    }

    static String fetch(Map<String, String> store) {
        String password = store.get("password");
        return password;
    }

    static void showFetched(Map<String, String> store) {
        String value = fetch(store);
        log.info("value {}", value); // leak
    }

    // a function that returns a message with the key in it

    static String connectionText(String host, String password) {
        return "connect to " + host + " with " + password;
    }

    static void showConnection(String host, String dbPassword) {
        System.out.println(connectionText(host, dbPassword)); // leak
    }

    static String hostText(String host, String password) {
        return "connect to " + host + (password == null ? " without password" : "");
    }

    static void showHost(String host, String dbPassword) {
        System.out.println(hostText(host, dbPassword)); // fine
    }

    // a function that hands its argument back

    static <T> T identity(T value) {
        return value;
    }

    static void showIdentity(String accessToken) {
        System.out.println(identity(accessToken)); // leak
    }

    static String firstNonEmpty(String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }

    static void showFirst(String apiKey, String fallbackSecret) {
        System.out.println("using " + firstNonEmpty(apiKey, fallbackSecret)); // leak
    }

    // functions of this file that redact

    static String mask(String secret) {
        if (secret == null || secret.length() < 8) {
            return "****";
        }
        return "****" + secret.substring(secret.length() - 4);
    }

    static void showMasked(String apiKey) {
        System.out.println("using " + mask(apiKey)); // fine
    }

    static String hide(String ignored) {
        return "<hidden>";
    }

    static void showHidden(String password) {
        log.info("login with {}", hide(password)); // fine
    }

    static boolean strong(String password) {
        return password.length() >= 12 && password.chars().anyMatch(Character::isDigit);
    }

    static void showStrong(String password) {
        System.out.println("strong enough: " + strong(password)); // fine
    }

    // two steps

    static String bearer(String token) {
        return "Bearer " + token;
    }

    static Map<String, String> headersFor(String token) {
        return Map.of("Authorization", bearer(token), "Accept", "application/json");
    }

    static void showHeaders(String accessToken) {
        log.debug("request headers {}", headersFor(accessToken)); // leak
    }

    static void showHeaderNames(String accessToken) {
        log.debug("request headers {}", headersFor(accessToken).keySet()); // fine
    }

    // varargs and format wrappers

    static void trace(String format, Object... arguments) {
        System.err.println(String.format(format, arguments)); // leak
    }

    static void traced(String user, String password) {
        trace("%s logs in with %s", user, password);
    }

    static void step(String format, Object... arguments) {
        System.err.printf(format, arguments); // fine
    }

    static void stepped(String user, String password) {
        step("%s: password of %d characters%n", user, password.length());
    }

    // overloads: a parameter filled in by another method

    static void connect(String host) {
        connect(host, "{stripe}");
    }

    static void connect(String host, String value) {
        log.info("connecting to {} with {}", host, value); // leak high
    }

    // what an unknown function makes of a key

    static void unknownResult(HttpClient client, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.example.com/me"))
            .header("Authorization", "Bearer " + token)
            .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.body()); // fine
    }

    interface Auth {
        String login(String name, String password);

        boolean check(String token);
    }

    static void unknownLogin(Auth auth, String name, String password) {
        String userId = auth.login(name, password);
        log.info("logged in as {}", userId); // fine
    }

    static void unknownCheck(Auth auth, String token) {
        log.info("token accepted: {}", auth.check(token)); // fine
    }

    // functions as values

    static void applied(String apiKey) {
        Function<String, String> wrap = text -> "[" + text + "]";
        System.out.println(wrap.apply(apiKey)); // leak
    }

    static void appliedConstant(String apiKey) {
        Function<String, String> conceal = text -> "[concealed]";
        System.out.println(conceal.apply(apiKey)); // fine
    }

    static String recursion(String secret, int depth) {
        if (depth == 0) {
            return secret;
        }
        return "(" + recursion(secret, depth - 1) + ")";
    }

    static void showRecursion(String secret) {
        System.out.println(recursion(secret, 3)); // leak
    }

    static String argumentOf(String[] args, String name) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return args[i + 1];
            }
        }
        return null;
    }

    static void fromArguments(String[] args) {
        String apiKey = argumentOf(args, "--api-key");
        System.out.println("key from the command line: " + apiKey); // leak
    }

    static void otherArgument(String[] args) {
        String keyFile = argumentOf(args, "--api-key-file");
        System.out.println("key file: " + keyFile); // fine
    }
}
