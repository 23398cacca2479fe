package fixtures;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Base64;
import java.util.Formatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

class Formatting {

    void plus(String apiKey) {
        System.out.println("using key " + apiKey); // leak
    }

    void plusLength(String apiKey) {
        System.out.println("key has " + apiKey.length() + " characters"); // fine
    }

    void bare(String password) {
        System.out.print(password); // leak
    }

    void promptOnly() {
        System.out.print("Password: "); // fine
    }

    void printfOneArgument(String accessToken) {
        System.out.printf("token=%s%n", accessToken); // leak
    }

    void printfIndexedArguments(String user, String passphrase) {
        System.out.printf("%2$s came with %1$s%n", passphrase, user); // leak
    }

    void printfNamesOnly(int found) {
        System.out.printf("%s: %d occurrences%n", "api_key", found); // fine
    }

    void printfPresence(String host, String password) {
        System.out.printf("host=%s password=%b%n", host, password != null); // fine
    }

    void formatWithLocale(String clientSecret) {
        System.out.format(Locale.ROOT, "%-40s|%n", clientSecret); // leak
    }

    void stringFormat(String host, String dbPassword) {
        String line = String.format("connecting to %s with %s", host, dbPassword);
        System.out.println(line); // leak
    }

    HttpRequest.Builder formatForHeader(HttpRequest.Builder builder, String token) {
        String value = String.format("Bearer %s", token);
        return builder.header("Authorization", value); // fine
    }

    void formattedMethod(String refreshToken) {
        System.err.println("refresh with %s".formatted(refreshToken)); // leak
    }

    void formattedTernary(String password) {
        System.out.println("password=%s".formatted(password.isEmpty() ? "empty" : "given")); // fine
    }

    void joinParts(String user, String password, String host) {
        System.out.println("ftp://" + String.join(":", user, password) + "@" + host); // leak
    }

    void joinFieldNames() {
        System.out.println("required: " + String.join(", ", "username", "password", "api_key")); // fine
    }

    void concatMethod(String secret) {
        System.out.println("the shared secret is ".concat(secret).concat(".")); // leak
    }

    void builderChain(String user, String apiToken) {
        StringBuilder line = new StringBuilder("login ");
        line.append(user).append('/').append(apiToken);
        System.out.println(line); // leak
    }

    void builderInOneExpression(String privateKey) {
        System.out.println(new StringBuilder().append("key: ").append(privateKey).toString()); // leak
    }

    int builderLengthOnly(String apiToken) {
        StringBuilder body = new StringBuilder("token=");
        body.append(apiToken);
        System.out.println("sending " + body.length() + " bytes"); // fine
        return body.length();
    }

    void bufferInsert(String password) {
        StringBuffer text = new StringBuffer(" is the new one");
        text.insert(0, password);
        System.out.println(text.toString()); // leak
    }

    void plusAssign(String region, String secretAccessKey) {
        String summary = "region=" + region;
        summary += " secret=" + secretAccessKey;
        System.out.println(summary); // leak
    }

    void joiner(String login, String password) {
        StringJoiner parts = new StringJoiner(", ", "[", "]");
        parts.add(login);
        parts.add(password);
        System.out.println(parts); // leak
    }

    void textBlockFormatted(String user, String apiKey) {
        String banner = """
            user:    %s
            api key: %s
            """.formatted(user, apiKey);
        System.out.print(banner); // leak
    }

    void textBlockUsage() {
        // fine next
        System.out.println("""
            Usage:
              export API_KEY=<your key>
              System.out.println(apiKey) will show it
            """);
    }

    void messageFormat(String webhookSecret) {
        System.out.println(MessageFormat.format("signing with {0}", webhookSecret)); // leak
    }

    void messageFormatUsage(long totalTokens) {
        System.out.println(MessageFormat.format("{0} tokens used by this prompt", totalTokens)); // fine
    }

    void formatterOnStdout(String sessionToken) {
        Formatter out = new Formatter(System.out);
        out.format("session token %s%n", sessionToken); // leak
        out.flush();
    }

    void templateReplace(String accessToken) {
        String template = "curl -H 'Authorization: Bearer {token}' https://api.example.com/v1/jobs";
        System.out.println(template.replace("{token}", accessToken)); // leak
    }

    void templateUnfilled(String accessToken) {
        String template = "curl -H 'Authorization: Bearer {token}' https://api.example.com/v1/jobs";
        System.out.println(template.replace("{token}", "$TOKEN")); // fine
    }

    void basicCredentials(String user, String password) {
        String pair = user + ":" + password;
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        System.out.println("Authorization: Basic " + encoded); // leak
    }

    void percentEncoded(String accessToken) {
        System.out.println("https://api.example.com/?access_token=" + URLEncoder.encode(accessToken, StandardCharsets.UTF_8)); // leak
    }

    void hexOfBytes(byte[] privateKey) {
        System.out.println(HexFormat.of().formatHex(privateKey)); // leak
    }

    void trimmedAndUpper(String apiKey) {
        System.out.println(apiKey.strip().toUpperCase(Locale.ROOT)); // leak
    }

    void viaStringWriter(String password) {
        StringWriter buffer = new StringWriter();
        PrintWriter out = new PrintWriter(buffer);
        out.printf("pw=%s", password);
        out.flush();
        System.out.println(buffer); // leak
    }

    void collected(List<String> apiKeys) {
        System.out.println(apiKeys.stream().collect(Collectors.joining("\n"))); // leak
    }

    void collectedCount(List<String> apiKeys) {
        System.out.println(apiKeys.stream().filter(k -> !k.isBlank()).count() + " keys loaded"); // fine
    }

    void literalInPlace() {
        System.out.println("demo account uses {dataframer}"); // leak high
    }

    void literalUnderHarmlessName() {
        String greeting = "{stripe}";
        System.out.println("hello " + greeting); // leak high
    }

    void placeholderLiteral() {
        String apiKey = "YOUR_API_KEY";
        System.out.println("put your key instead of " + apiKey); // fine
    }

    void emptyDefault() {
        String password = "";
        System.out.println("default password is '" + password + "'"); // fine
    }

    void commentedOut(String apiKey, Runnable connect) {
        /* System.out.println(apiKey); */ connect.run(); // fine
    }

    void writerOnStdout(String apiKey) {
        PrintWriter out = new PrintWriter(System.out, true);
        out.println(apiKey); // leak
    }

    void charsOneByOne(String password) {
        for (char c : password.toCharArray()) {
            System.out.print(c); // leak
        }
    }

    void conditionOnly(String password) {
        if (password.contains(" ")) {
            System.out.println("the password must not contain a space"); // fine
        }
    }
}
