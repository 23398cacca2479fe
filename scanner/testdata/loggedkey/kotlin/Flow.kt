package fixtures

import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext

fun renamed(apiKey: String) {
    val first = apiKey
    val second = first
    println(second) // leak
}

fun overwritten(initialToken: String) {
    var token = initialToken
    token = "<hidden>"
    println(token) // fine
}

fun letBlock(password: String?) {
    password?.let { println("password: $it") } // leak
}

fun letNamed(password: String?) {
    password?.let { given -> println("password of ${given.length} characters") } // fine
}

fun alsoReference(accessToken: String): String {
    return accessToken.also(::println) // leak
}

fun alsoText(accessToken: String): String =
    accessToken.also { println("access token loaded") } // fine

fun runReceiver(secret: String) {
    secret.run { println("<$this>") } // leak
}

fun runReceiverHash(secret: String) {
    secret.run { println(hashCode()) } // fine
}

fun applyReceiver(builder: StringBuilder, apiKey: String) {
    builder.apply {
        append("key ")
        append(apiKey)
    }
    println(builder.toString()) // leak
}

fun withReceiver(account: Account) {
    with(account) {
        println("$name has $privateToken") // leak
        println("$name has tokens: $tokenCount") // fine
    }
}

fun elvis(given: String?, fallbackPassword: String) {
    val chosen = given ?: fallbackPassword
    println("chosen: $chosen") // leak
}

fun elvisReturn(apiKey: String?) {
    val key = apiKey ?: return println("no api key given") // fine
    send(key) // fine
}

fun ifExpression(show: Boolean, token: String) {
    val shown = if (show) token else "***"
    println(shown) // leak
}

fun ifExpressionHarmless(token: String) {
    val shown = if (token.isEmpty()) "no token" else "a token"
    println(shown) // fine
}

fun whenExpression(mode: Int, clientSecret: String) {
    // leak next
    println(
        when (mode) {
            0 -> "nothing"
            1 -> clientSecret.take(2)
            else -> clientSecret
        }
    )
}

fun whenCondition(password: String) {
    val verdict = when {
        password.isBlank() -> "empty"
        password.length < 12 -> "short"
        password in setOf("changeme") -> "common"
        else -> "good"
    }
    println("the password is $verdict") // fine
}

fun whenSubject(load: () -> String?) {
    when (val apiToken = load()) {
        null -> println("no token") // fine
        else -> println("token $apiToken") // leak
    }
}

fun forLoop(credentials: List<String>, apiKeys: List<String>) {
    for ((index, value) in apiKeys.withIndex()) {
        println("$index: $value") // leak
    }
}

fun forLoopIndices(apiKeys: List<String>) {
    for (index in apiKeys.indices) {
        println("checking key $index") // fine
    }
}

fun pairDestructured(user: String, password: String) {
    val (left, right) = user to password
    println(left) // fine
    println(right) // leak
}

fun localFunction(apiSecret: String) {
    fun show() {
        println("secret is $apiSecret") // leak
    }
    show()
}

fun closure(passphrase: String): () -> Unit {
    return { println(passphrase) } // leak
}

fun closureCount(passphrases: Set<String>): () -> Unit = { println(passphrases.size) } // fine

fun launched(scope: CoroutineScope, refreshToken: String) {
    scope.launch(Dispatchers.IO) {
        println("refreshing $refreshToken") // leak
    }
}

suspend fun awaited(vault: SecretStore) = coroutineScope {
    val job = async { vault.readPassword("db") }
    println("read ${job.await()}") // leak
}

suspend fun awaitedStatus(vault: SecretStore, password: String) = coroutineScope {
    val job = async { vault.store("db", password) }
    println("stored: ${job.await()}") // fine
}

suspend fun context(vault: SecretStore) {
    val loaded = withContext(Dispatchers.IO) { vault.readPassword("mail") }
    println(loaded) // leak
}

fun blocking(vault: SecretStore) = runBlocking {
    val password = vault.readPassword("ftp")
    val accepted = vault.store("ftp-copy", password)
    println("copied the password: $accepted") // fine
}

fun collectedFlow(tokens: Flow<String>, accessTokens: Flow<String>): Flow<String> =
    accessTokens.map { "Bearer $it" }.onEach { println(it) } // leak

fun tryExpression(read: () -> String) {
    val password = try {
        read()
    } catch (e: IllegalStateException) {
        ""
    }
    println("[$password]") // leak
}

fun compound(password: String) {
    var line = "user=root"
    line += ";password=$password"
    println(line) // leak
}

fun takeIfHarmless(apiKey: String) {
    val hint = "demo mode".takeIf { apiKey.startsWith("demo-") }
    println(hint) // fine
}

fun smartCast(value: Any, password: Any) {
    if (password is String) println(password) // leak
}

private fun send(key: String) = key.isNotEmpty()

interface Account {
    val name: String
    val privateToken: String
    val tokenCount: Int
}

interface SecretStore {
    suspend fun readPassword(name: String): String
    suspend fun store(name: String, value: String): Boolean
}
