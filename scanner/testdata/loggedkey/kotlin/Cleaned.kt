package fixtures

import java.security.MessageDigest
import javax.crypto.Cipher
import javax.crypto.Mac
import org.slf4j.LoggerFactory
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder

private val log = LoggerFactory.getLogger("cleaned")

fun firstFour(apiKey: String) {
    log.info("key {}...", apiKey.take(4)) // fine
}

fun firstEight(apiKey: String) {
    log.info("key {}...", apiKey.take(8)) // leak low: eight characters
}

fun lastFour(accessToken: String) {
    println("...${accessToken.takeLast(4)}") // fine
}

fun lastTwelve(accessToken: String) {
    println("...${accessToken.takeLast(12)}") // leak low: twelve characters
}

fun substringOfThree(clientSecret: String) {
    println(clientSecret.substring(0, 3) + "***") // fine
}

fun substringOfTen(clientSecret: String) {
    println(clientSecret.substring(0, 10)) // leak low: ten characters
}

fun substringRange(password: String) {
    println(password.substring(0..1)) // fine
}

fun sliceRange(apiKey: String) {
    println(apiKey.slice(0..2)) // fine
}

fun sliceRangeOfSix(apiKey: String) {
    println(apiKey.slice(0..5)) // leak low: six characters
}

fun withoutPrefix(bearerToken: String) {
    println(bearerToken.removePrefix("Bearer ")) // leak
}

fun firstCharacter(secret: String) {
    println("starts with ${secret.first()}") // fine
}

fun padded(apiKey: String) {
    println(apiKey.takeLast(4).padStart(apiKey.length, '*')) // fine
}

fun paddedWhole(apiKey: String) {
    println(apiKey.padEnd(64)) // leak
}

fun starsMapped(password: String) {
    println(password.map { '*' }.joinToString("")) // fine
}

fun starsByPattern(password: String) {
    println(password.replace(Regex("."), "*")) // fine
}

fun spacesByPattern(password: String) {
    println(password.replace(Regex("\\s+"), " ")) // leak
}

fun lineCleaned(line: String, password: String) {
    println(line.replace(password, "***")) // fine
}

fun digest(apiKey: String) {
    val digest = MessageDigest.getInstance("SHA-256").digest(apiKey.toByteArray())
    log.info("fingerprint {}", digest.joinToString("") { "%02x".format(it) }) // fine
}

fun hex(secretKey: ByteArray) {
    log.info("bytes {}", secretKey.joinToString("") { "%02x".format(it) }) // leak
}

fun signature(mac: Mac, signingSecret: ByteArray, body: String) {
    mac.init(javax.crypto.spec.SecretKeySpec(signingSecret, "HmacSHA256"))
    log.debug("signature {}", mac.doFinal(body.toByteArray()).size) // fine
}

fun bcrypt(password: String) {
    println(BCryptPasswordEncoder().encode(password)) // fine
}

fun encrypted(cipher: Cipher, token: String) {
    val sealed = cipher.doFinal(token.toByteArray())
    println(sealed.toList()) // fine
}

fun hash(secret: String) {
    println("secret #${secret.hashCode()}") // fine
}

fun presence(apiKey: String?) {
    log.info("api key given: {}", apiKey != null) // fine
}

fun emptiness(password: String?) {
    log.info("password empty: ${password.isNullOrEmpty()}") // fine
}

fun compared(password: String, repeated: String) {
    println("same: ${password == repeated}, different: ${password.compareTo(repeated)}") // fine
}

fun contained(token: String, revokedTokens: Set<String>) {
    println("revoked: ${token in revokedTokens}") // fine
}

fun counted(password: String) {
    println("digits: ${password.count { it.isDigit() }}, upper: ${password.any(Char::isUpperCase)}") // fine
}

fun typed(secret: Any) {
    println("secret is a ${secret::class.simpleName}") // fine
}

fun propertyName(apiKey: String) {
    println("missing: ${::clientToken.name}") // fine
}

fun lineCount(privateKey: String) {
    println("private key of ${privateKey.lines().size} lines") // fine
}

fun erased(password: CharArray) {
    password.fill('x')
    println(password.size) // fine
}

fun numberOfBits(secretKey: ByteArray) {
    println("a key of ${secretKey.size * 8} bits") // fine
}

fun nullified(initialToken: String?) {
    var token: String? = initialToken
    token = null
    println("token is now $token") // fine
}

fun halves(apiKey: String) {
    println(apiKey.chunked(8).joinToString("-")) // leak
}

fun maskedByRange(apiKey: String) {
    val masked = apiKey.replaceRange(2, apiKey.length, "…")
    println(masked) // fine
}

val clientToken: String = ""
