package fixtures;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class Flow {

    private static final Logger log = LoggerFactory.getLogger(Flow.class);

    enum Kind { USER, PASSWORD, TOKEN }

    void assignedTwice(String apiKey) {
        String a = apiKey;
        final var b = a;
        System.out.println(b); // leak
    }

    void overwritten(String apiKey, Runnable use) {
        use.run();
        apiKey = "(cleared)";
        System.out.println(apiKey); // fine
    }

    void copyOverwritten(String password) {
        String shown = password;
        shown = "********";
        log.info("password {}", shown); // fine
    }

    void setToNull(String token) {
        token = null;
        System.out.println("after logout: " + token); // fine
    }

    void assignedInCondition(String accessToken) {
        String text;
        if (accessToken != null) {
            text = "token " + accessToken;
        } else {
            text = "no token";
        }
        System.out.println(text); // leak
    }

    void statesInCondition(String accessToken) {
        String text;
        if (accessToken != null) {
            text = "signed in";
        } else {
            text = "signed out";
        }
        System.out.println(text); // fine
    }

    void ternaryWithValue(String apiKey) {
        System.out.println(apiKey == null ? "no key" : apiKey); // leak
    }

    void ternaryOfTexts(String apiKey) {
        System.out.println("api key " + (apiKey == null || apiKey.isBlank() ? "unset" : "set")); // fine
    }

    void ternaryInvented(boolean verbose, String secret) {
        log.info("secret {}", verbose ? secret : "***"); // leak
    }

    void switchExpression(Kind kind, String user, String password) {
        String part = switch (kind) {
            case USER -> user;
            case PASSWORD -> password;
            default -> "none";
        };
        System.out.println(part); // leak
    }

    void switchOfLabels(Kind kind) {
        String label = switch (kind) {
            case USER -> "user";
            case PASSWORD -> "password";
            case TOKEN -> "token";
        };
        System.out.println(label); // fine
    }

    void switchWithYield(int attempt, String passphrase) {
        log.warn(switch (attempt) { // leak
            case 0 -> "first attempt";
            default -> {
                String text = "attempt with " + passphrase;
                yield text;
            }
        });
    }

    void oldSwitch(Kind kind, String apiToken) {
        switch (kind) {
            case TOKEN:
                System.out.println("token is " + apiToken); // leak
                break;
            case PASSWORD:
                System.out.println("password was asked for"); // fine
                break;
            default:
                break;
        }
    }

    void optionalIfPresent(Optional<String> apiKey) {
        apiKey.ifPresent(System.out::println); // leak
    }

    void optionalIsPresent(Optional<String> apiKey) {
        System.out.println("api key: " + apiKey.isPresent()); // fine
    }

    void optionalOrElse(String password) {
        String text = Optional.ofNullable(password).filter(p -> !p.isEmpty()).orElse("(none)");
        System.out.println(text); // leak
    }

    void optionalMappedToText(String password) {
        String text = Optional.ofNullable(password).map(p -> "given").orElse("missing");
        System.out.println(text); // fine
    }

    void optionalMappedToLength(Optional<String> clientSecret) {
        log.info("client secret has {} characters", clientSecret.map(String::length).orElse(0)); // fine
    }

    void optionalIfPresentOrElse(Optional<String> refreshToken) {
        refreshToken.ifPresentOrElse(
            t -> log.info("refresh token {}", t), // leak
            () -> log.info("no refresh token")); // fine
    }

    void requireNonNullElse(String secret) {
        log.info(Objects.requireNonNullElse(secret, "none")); // leak
    }

    void streamForEach(List<String> apiKeys) {
        apiKeys.stream().map(k -> "key: " + k).forEach(System.out::println); // leak
    }

    void streamPeek(List<String> accessTokens, Consumer<String> revoke) {
        accessTokens.stream()
            .filter(Objects::nonNull)
            .peek(t -> log.debug("revoking {}", t)) // leak
            .forEach(revoke);
    }

    void streamOfLengths(List<String> passwords) {
        passwords.stream().map(String::length).forEach(System.out::println); // fine
    }

    void streamFlatten(String user, String password) {
        Stream.of(user, password).map(String::trim).forEach(part -> System.out.print(part + " ")); // leak
    }

    void lambdaCapture(String apiKey) {
        Runnable later = () -> System.out.println("late " + apiKey); // leak
        later.run();
    }

    void lambdaCaptureUse(String apiKey, Consumer<String> connect) {
        Runnable later = () -> connect.accept(apiKey); // fine
        later.run();
    }

    void supplierOfSecret(String clientSecret) {
        Supplier<String> supplier = () -> clientSecret;
        System.out.println(supplier.get()); // leak
    }

    void consumerLambda(String password) {
        Consumer<String> say = text -> System.out.println("> " + text); // leak
        say.accept(password);
    }

    void anonymousClass(String sessionToken) {
        new Thread(new Runnable() {
            @Override
            public void run() {
                log.info("worker uses {}", sessionToken); // leak
            }
        }).start();
    }

    void future(String apiKey) {
        CompletableFuture.supplyAsync(() -> apiKey).thenAccept(k -> log.info("got {}", k)); // leak
    }

    void unknownFuture(CompletableFuture<Integer> status, String apiKey) {
        status.thenAccept(s -> log.info("api key check answered {}", s)); // fine
    }

    void forLoop(String[] passwords) {
        for (int i = 0; i < passwords.length; i++) {
            System.out.println(i + ": " + passwords[i]); // leak
        }
    }

    void forLoopIndex(String[] passwords) {
        for (int i = 0; i < passwords.length; i++) {
            System.out.println("password " + (i + 1) + " of " + passwords.length); // fine
        }
    }

    void enhancedFor(List<String> recoveryTokens) {
        for (String one : recoveryTokens) {
            System.out.println(one); // leak
        }
    }

    void whileLoop(String token, Supplier<String> refreshAccessToken) {
        while (token == null) {
            token = refreshAccessToken.get();
        }
        log.info("finally {}", token); // leak
    }

    void patternInstanceof(Object password) {
        if (password instanceof String text && !text.isEmpty()) {
            System.out.println("typed " + text); // leak
        }
    }

    void cast(Object secret) {
        String text = (String) secret;
        System.out.println(text); // leak
    }

    void castToNumber(String apiKey) {
        System.out.println((int) apiKey.charAt(0)); // fine
    }

    void comparison(String password, String repeated) {
        boolean same = password.equals(repeated);
        System.out.println("passwords are equal: " + same); // fine
    }

    void tryWithResourcesFile(Path target, String token) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(target))) {
            out.println("token=" + token); // fine
        }
    }

    void writeFile(Path target, String password) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(target)) {
            writer.write(password); // fine
        }
        System.out.println("password written to " + target); // fine
    }

    void tryWithResourcesStdout(String token) {
        try (PrintWriter out = new PrintWriter(System.out)) {
            out.format("token=%s", token); // leak
        }
    }

    void compoundConditionCount(List<String> apiKeys, int index) {
        int next = (index + 1) % apiKeys.size();
        log.info("switching to api key number {}", next); // fine
    }

    void synchronizedBlock(Object lock, String password) {
        synchronized (lock) {
            System.err.println(password); // leak
        }
    }

    void finallyBlock(String apiKey, Runnable call) {
        try {
            call.run();
        } finally {
            System.out.println("done with " + apiKey); // leak
        }
    }

    void splitParts(String password) {
        String[] words = password.split(" ");
        System.out.println(words[0]); // leak
    }

    void splitCount(String passphrase) {
        String[] words = passphrase.split(" ");
        System.out.println("a passphrase of " + words.length + " words"); // fine
    }
}
