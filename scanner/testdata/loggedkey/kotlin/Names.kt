package fixtures

import io.micrometer.core.instrument.MeterRegistry
import java.util.ResourceBundle
import java.util.StringTokenizer
import org.slf4j.LoggerFactory

private val log = LoggerFactory.getLogger("names")

data class Token(val kind: String, val text: String, val line: Int)

fun lexer(tokens: Sequence<Token>) {
    for (token in tokens) {
        println("${token.line}: ${token.kind} ${token.text}") // fine
    }
}

fun words(sentence: String) {
    val tokenizer = StringTokenizer(sentence)
    while (tokenizer.hasMoreTokens()) println(tokenizer.nextToken()) // fine
}

fun modelUsage(promptTokens: Int, completionTokens: Int, maxTokens: Int) {
    log.info("tokens: {} + {} of {}", promptTokens, completionTokens, maxTokens) // fine
}

fun page(nextPageToken: String?) {
    log.debug("next page {}", nextPageToken) // fine
}

fun publicKey(publicKey: String, keyId: String) {
    println("$keyId $publicKey") // fine
}

fun keyboard(keyboard: String, monkey: String) {
    println("$monkey types on $keyboard") // fine
}

fun database(primaryKey: Long, foreignKey: Long, sortKey: String) {
    log.info("{} -> {} by {}", primaryKey, foreignKey, sortKey) // fine
}

fun cacheKey(user: Long, day: Int) {
    val key = "quota:$user:$day"
    log.info("cache miss for {}", key) // fine
}

fun people(author: String, secretary: String, passenger: String) {
    println("$author, $secretary, $passenger") // fine
}

fun testRun(passed: Int, failed: Int) {
    println("$passed passed, $failed failed") // fine
}

fun csrfField(csrfParameterName: String, csrfHeaderName: String) {
    log.debug("csrf in {} or {}", csrfParameterName, csrfHeaderName) // fine
}

fun policy(passwordMinLength: Int, passwordPattern: Regex) {
    println("at least $passwordMinLength characters like $passwordPattern") // fine
}

fun age(passwordAgeDays: Int, tokenExpiresAt: String) {
    println("password is $passwordAgeDays days old, token ends $tokenExpiresAt") // fine
}

fun label(bundle: ResourceBundle) {
    println(bundle.getString("login.password.label")) // fine
}

fun labels() {
    val passwordLabel = "Password"
    val tokenPlaceholder = "Paste your token"
    println("$passwordLabel: $tokenPlaceholder") // fine
}

fun metric(registry: MeterRegistry, outcome: String) {
    registry.counter("token.refresh", "outcome", outcome).increment() // fine
}

fun paths(privateKeyPath: String, tokenFile: java.io.File) {
    println("reading $privateKeyPath and ${tokenFile.name}") // fine
}

fun endpoints(tokenUrl: String, authorizationEndpoint: String, passwordResetUrl: String) {
    log.info("{} {} {}", tokenUrl, authorizationEndpoint, passwordResetUrl) // fine
}

fun secretReference(secretName: String, secretVersion: Int) {
    log.info("rotated {} to version {}", secretName, secretVersion) // fine
}

fun flags(isTokenValid: Boolean, hasPassword: Boolean) {
    println("valid=$isTokenValid password=$hasPassword") // fine
}

fun board(playerTokens: Int, secretSantaPairs: List<String>) {
    println("$playerTokens tokens on the board, ${secretSantaPairs.size} pairs") // fine
}

fun hashes(passwordHash: String, apiKeyHash: String) {
    log.debug("{} {}", passwordHash, apiKeyHash) // fine
}

fun besideEachOther(apiKeyId: String, apiKey: String) {
    log.debug("{} is {}", apiKeyId, apiKey) // leak
}

fun shortNames(pwd: String, passwd: String) {
    println(pwd) // leak
    System.err.println(passwd) // leak
}

fun screamingNames(CLIENT_SECRET: String, GITHUB_TOKEN: String) {
    println(CLIENT_SECRET) // leak
    println("token $GITHUB_TOKEN") // leak
}

fun backticks(`api key`: String) {
    println("`api key`") // fine
}

fun dataframer(dataframerApiKey: String) {
    println("dataframer: $dataframerApiKey") // leak high
}
