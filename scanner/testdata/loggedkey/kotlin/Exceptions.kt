package fixtures

import kotlin.system.exitProcess
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue
import kotlin.test.fail
import org.slf4j.LoggerFactory

private val log = LoggerFactory.getLogger("exceptions")

class InvalidTokenException(token: String) : RuntimeException("invalid token $token") // leak

class ExpiredTokenException(minutes: Int) : RuntimeException("token expired $minutes minutes ago") // fine

class AuthException(message: String, cause: Throwable? = null) : Exception(message, cause)

fun errorCall(apiKey: String): Nothing = error("unknown api key $apiKey") // leak

fun errorCallText(): Nothing = error("API_KEY is not set") // fine

fun elvisError(settings: Map<String, String>): String {
    return settings["password"] ?: error("password is missing in ${settings.keys}") // fine
}

fun requireMessage(password: String) {
    require(password.length >= 12) { "password '$password' is too short" } // leak
}

fun requireMessageLength(password: String) {
    require(password.length >= 12) { "password has only ${password.length} characters" } // fine
}

fun checkMessage(accessToken: String, ready: Boolean) {
    check(ready) { "not ready to use $accessToken" } // leak
}

fun checkNotNullMessage(session: Any?, sessionToken: String) {
    checkNotNull(session) { "no session for $sessionToken" } // leak
}

fun requireNotNullText(apiKey: String?) {
    requireNotNull(apiKey) { "apiKey must be given" } // fine
}

fun throwTemplate(clientSecret: String) {
    throw IllegalArgumentException("cannot use ${clientSecret}") // leak
}

fun throwOwn(cause: Throwable, refreshToken: String) {
    // leak next
    throw AuthException(
        message = "refresh with $refreshToken failed",
        cause = cause,
    )
}

fun throwOwnText(cause: Throwable, refreshToken: String) {
    throw AuthException("refresh failed, the token has ${refreshToken.length} characters", cause) // fine
}

fun messageVariable(passphrase: String) {
    val message = "cannot unlock with $passphrase"
    throw IllegalStateException(message) // leak
}

fun caughtMessage(call: (String) -> Unit, apiKey: String) {
    try {
        call(apiKey)
    } catch (e: AuthException) {
        log.error("api key refused: {}", e.message) // fine
    }
}

fun caughtWithValue(call: () -> Unit, apiKey: String) {
    try {
        call()
    } catch (e: Exception) {
        log.error("call with $apiKey failed", e) // leak
    }
}

fun runCatchingFailure(call: () -> Unit, privateToken: String) {
    runCatching(call).onFailure { println("call with $privateToken failed: ${it.message}") } // leak
}

fun runCatchingText(call: () -> Unit, token: String) {
    runCatching(call).onFailure { println("the call with the token failed: ${it.message}") } // fine
}

fun todo(apiKey: String): Nothing = TODO("support $apiKey") // leak

fun todoText(apiKey: String): Nothing = TODO("support for several api keys") // fine

fun assertion(password: String) {
    assert(password.isNotEmpty()) { "bad password $password" } // leak
}

fun exit(apiKey: String?) {
    if (apiKey.isNullOrBlank()) {
        System.err.println("usage: sync --api-key KEY") // fine
        exitProcess(2)
    }
}

fun testMessage(token: String, accepted: Boolean) {
    assertTrue(accepted, "the server refused $token") // leak
}

fun testNames(parameters: Map<String, String>) {
    assertEquals("password", parameters.keys.single()) // fine
    assertNotNull(parameters["password"], "the password is sent") // fine
}

fun testFailure(apiKey: String) {
    fail("should not accept $apiKey") // leak
}

fun whenThrow(status: Int, apiKey: String): String = when (status) {
    200 -> "ok"
    401 -> throw AuthException("401 for $apiKey") // leak
    else -> throw AuthException("status $status for the api key") // fine
}
