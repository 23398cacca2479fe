package samples.basic

import android.util.Log
import io.github.oshai.kotlinlogging.KotlinLogging
import org.slf4j.LoggerFactory
import timber.log.Timber
import java.io.File
import java.security.MessageDigest
import java.util.logging.Level
import java.util.logging.Logger

private const val TAG = "samples"
private val jul: Logger = Logger.getLogger("samples")
private val slf4j = LoggerFactory.getLogger("samples")
private val klog = KotlinLogging.logger {}

fun printlnBad(user: String, password: String) {
    println(user) // fine
    println(password) // leak
}

fun printlnTemplate(user: String, password: String) {
    println("$user logs in with $password") // leak
    println("$user logs in with ${password.length} characters") // fine
}

fun printBad(apiKey: String) {
    print("key " + apiKey) // leak
    print("key " + apiKey.isNotEmpty()) // fine
}

fun systemOutBad(accessToken: String) {
    System.out.println("token $accessToken") // leak
    System.out.println("token accepted") // fine
}

fun systemErrBad(clientSecret: String?) {
    System.err.println(clientSecret) // leak
    System.err.println(clientSecret != null) // fine
}

fun formatBad(user: String, pwd: String) {
    println("%s uses %s".format(user, pwd)) // leak
    println("%s uses %d letters".format(user, pwd.length)) // fine
}

fun julBad(privateKey: String) {
    jul.info("private key $privateKey") // leak
    jul.info("private key loaded") // fine
}

fun julLevelBad(passphrase: String) {
    jul.log(Level.WARNING, "phrase {0} refused", passphrase) // leak
    jul.log(Level.WARNING, "phrase of {0} letters refused", passphrase.length) // fine
}

fun slf4jBad(user: String, dbPassword: String) {
    slf4j.info("{} uses {}", user, dbPassword) // leak
    slf4j.info("{} connects", user) // fine
}

fun slf4jErrorBad(refreshToken: String, cause: Exception) {
    slf4j.error("cannot refresh with $refreshToken", cause) // leak
    slf4j.error("cannot refresh", cause) // fine
}

fun kotlinLoggingBad(secretKey: String) {
    klog.info { "secret key $secretKey" } // leak
    klog.info { "secret key of ${secretKey.length} characters" } // fine
}

fun kotlinLoggingDebug(authToken: String) {
    klog.debug { "auth " + authToken } // leak
    klog.debug { "auth done" } // fine
}

fun androidBad(userPassword: String) {
    Log.d(TAG, "password: $userPassword") // leak
    Log.d(TAG, "password: ${"*".repeat(userPassword.length)}") // fine
}

fun androidErrorBad(apiToken: String) {
    Log.e(TAG, "token " + apiToken + " refused") // leak
    Log.w(TAG, apiToken) // leak
    Log.e(TAG, "token refused") // fine
}

fun timberBad(bearerToken: String) {
    Timber.d("bearer %s", bearerToken) // leak
    Timber.i("bearer given") // fine
}

fun environmentBad() {
    val token = System.getenv("GITHUB_TOKEN")
    println("using $token") // leak
    println("home ${System.getenv("HOME")}") // fine
}

fun environmentElvis() {
    val key = System.getenv("SENDGRID_API_KEY") ?: "none"
    println(key) // leak
}

fun environmentPresence() {
    val given = System.getenv("SENDGRID_API_KEY") != null
    println("sendgrid: $given") // fine
}

fun environmentWhole() {
    println(System.getenv()) // leak
    println(System.getenv().size) // fine
}

fun consoleBad() {
    val password = String(System.console().readPassword("Password: "))
    println("you typed $password") // leak
    println("thanks") // fine
}

fun requireBad(password: String) {
    require(password.length >= 8) { "password too short: $password" } // leak
    require(password.isNotBlank()) { "password is blank" } // fine
}

fun checkBad(token: String) {
    check(token.contains('.')) { "malformed token $token" } // leak
    check(token.isNotEmpty()) { "token is empty" } // fine
}

fun errorBad(apiKey: String): Nothing {
    error("invalid key $apiKey") // leak
}

fun throwBad(signingKey: String) {
    if (signingKey.length < 32) {
        throw IllegalArgumentException("weak key: " + signingKey) // leak
    }
    if (signingKey.isBlank()) {
        throw IllegalStateException("blank key") // fine
    }
}

fun hashGood(password: String) {
    val digest = MessageDigest.getInstance("SHA-256").digest(password.toByteArray())
    println(digest.joinToString("") { "%02x".format(it) }) // fine
}

fun maskGood(apiKey: String) {
    val masked = "*".repeat(apiKey.length)
    println(masked) // fine
    println(apiKey.map { '*' }.joinToString("")) // fine
}

fun lastFourGood(apiKey: String) {
    println("ends in ${apiKey.takeLast(4)}") // fine
}

fun overwrittenGood(initial: String) {
    var password = initial
    check(password.isNotEmpty()) // fine
    password = "***"
    println(password) // fine
}

fun comparisonGood(password: String, confirmation: String) {
    println(password == confirmation) // fine
    println("blank: ${password.isBlank()}") // fine
}

fun fileGood(privateKey: String, path: String) {
    File(path).writeText(privateKey) // fine
    println("saved to $path") // fine
}

fun soundAlikesGood(passwordField: String, tokenType: String, maxTokens: Int, keyId: Long) {
    println("$passwordField $tokenType") // fine
    slf4j.info("{} {}", maxTokens, keyId) // fine
}

fun moreSoundAlikesGood(publicKey: String, secretary: String, tokenCount: Int, hasPassword: Boolean) {
    println(publicKey) // fine
    Log.i(TAG, "$secretary $tokenCount $hasPassword") // fine
}
