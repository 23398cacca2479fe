package fixtures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.lang3.StringUtils;
import org.mindrot.jbcrypt.BCrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

class Cleaned {

    private static final Logger log = LoggerFactory.getLogger(Cleaned.class);
    private static final String MASK = "******";

    void firstFour(String apiKey) {
        log.info("key {}...", apiKey.substring(0, 4)); // fine
    }

    void firstEight(String apiKey) {
        log.info("key {}...", apiKey.substring(0, 8)); // leak low: eight characters
    }

    void lastFour(String apiKey) {
        System.out.println("..." + apiKey.substring(apiKey.length() - 4)); // fine
    }

    void lastTen(String accessToken) {
        System.out.println("..." + accessToken.substring(accessToken.length() - 10)); // leak low: ten characters
    }

    void firstWithMin(String secret) {
        System.out.println(secret.substring(0, Math.min(3, secret.length()))); // fine
    }

    void firstWithMinTwelve(String clientSecret) {
        System.out.println(clientSecret.substring(0, Math.min(12, clientSecret.length()))); // leak low: twelve characters
    }

    void commonsLeft(String token) {
        log.debug("token {}", StringUtils.left(token, 2)); // fine
    }

    void commonsLeftSix(String token) {
        log.debug("token {}", StringUtils.left(token, 6)); // leak low: six characters
    }

    void allButPrefix(String bearerToken) {
        log.debug("token {}", bearerToken.substring(3)); // leak
    }

    void sliceVariable(String apiKey) {
        String tail = apiKey.substring(apiKey.length() - 3);
        System.out.printf("key ending in %s%n", tail); // fine
    }

    void starsByLength(String password) {
        System.out.println("*".repeat(password.length())); // fine
    }

    void allCharactersReplaced(String password) {
        System.out.println(password.replaceAll(".", "*")); // fine
    }

    void commonsOverlay(String apiKey) {
        log.info("key {}", StringUtils.repeat('*', apiKey.length() - 4) + StringUtils.right(apiKey, 4)); // fine
    }

    void dashRemoved(String licenseSecret) {
        log.info("secret {}", licenseSecret.replace("-", "")); // leak
    }

    void constantMask(String password) {
        log.info("password={}", password == null ? "" : MASK); // fine
    }

    void valueReplacedByMask(String line, String password) {
        System.out.println(line.replace(password, MASK)); // fine
    }

    void builderMask(String token) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < token.length(); i++) {
            masked.append('#');
        }
        System.out.println("token: " + masked); // fine
    }

    void fillMask(String apiKey) {
        char[] masked = new char[apiKey.length()];
        Arrays.fill(masked, 'x');
        System.out.println(new String(masked)); // fine
    }

    void sha256(String apiKey) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
        log.info("key fingerprint {}", HexFormat.of().formatHex(digest)); // fine
    }

    void codecDigest(String password) {
        log.info("password sha {}", DigestUtils.sha256Hex(password)); // fine
    }

    void objectHash(String secret) {
        log.info("secret #{}", secret.hashCode()); // fine
    }

    void bcrypt(String password) {
        System.out.println("store this: " + BCrypt.hashpw(password, BCrypt.gensalt())); // fine
    }

    void encoder(PasswordEncoder encoder, String password) {
        String encoded = encoder.encode(password);
        System.out.println("{bcrypt}" + encoded); // fine
    }

    void encrypted(Cipher cipher, String password) throws Exception {
        byte[] encrypted = cipher.doFinal(password.getBytes(StandardCharsets.UTF_8));
        System.out.println(HexFormat.of().formatHex(encrypted)); // fine
    }

    void signature(String signingSecret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        log.debug("signature of the body {}", signature); // fine
    }

    void lengthInVariable(String clientSecret) {
        int n = clientSecret.length();
        log.info("client secret: {} characters", n); // fine
    }

    void emptiness(String token) {
        System.out.println("empty token: " + token.isEmpty()); // fine
    }

    void equality(String apiKey, String other) {
        log.info("same key: {}", apiKey.equals(other)); // fine
    }

    void inequality(char[] a, char[] password) {
        log.info("changed: {}", !Arrays.equals(a, password)); // fine
    }

    void prefixTest(String apiKey) {
        log.info("test mode: {}", apiKey.startsWith("test-")); // fine
    }

    void prefixText(String apiKey) {
        String mode = apiKey.contains("-live-") ? "live" : "test";
        log.info("running in {} mode", mode); // fine
    }

    void matches(String password) {
        System.out.println("has a digit: " + password.matches(".*\\d.*")); // fine
    }

    void indexOf(String authorization) {
        System.out.println("space at " + authorization.indexOf(' ')); // fine
    }

    void className(Object secret) {
        System.out.println("secret is a " + secret.getClass().getName()); // fine
    }

    void characterCount(String password) {
        long digits = password.chars().filter(Character::isDigit).count();
        System.out.println("the password has " + digits + " digits"); // fine
    }

    void bitLength(byte[] secretKey) {
        System.out.printf("%d bit key%n", secretKey.length * 8); // fine
    }

    void anyMatch(List<String> passwords) {
        log.info("one is too short: {}", passwords.stream().anyMatch(p -> p.length() < 8)); // fine
    }

    void strength(String password) {
        String verdict;
        if (password.length() > 16) {
            verdict = "strong";
        } else if (password.length() > 10) {
            verdict = "fair";
        } else {
            verdict = "weak";
        }
        System.out.println("password strength: " + verdict); // fine
    }

    void inParts(String apiKey) {
        log.info("key {}{}", apiKey.substring(0, 16), apiKey.substring(16)); // leak
    }

    void redactedByHelper(String apiToken) {
        log.info("token {}", redact(apiToken)); // fine
    }

    private static String redact(String value) {
        return value == null ? "null" : value.charAt(0) + "***";
    }

    void redactedLine(String line) {
        log.info(line.replaceAll("password=[^&\\s]+", "password=***")); // fine
    }
}
