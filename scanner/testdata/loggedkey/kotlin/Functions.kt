package fixtures

import org.slf4j.Logger
import org.slf4j.LoggerFactory

private val log: Logger = LoggerFactory.getLogger("functions")

// a helper that prints what it is given

private fun say(text: String) {
    println(text) // leak
}

fun greet(apiKey: String) {
    say("hello $apiKey")
}

// a helper that is only ever given a number

private fun report(count: Int) {
    println("counted $count") // fine
}

fun reportPassword(password: String) = report(password.length)

// functions that return a key

private fun loadToken(store: Map<String, String>): String = store.getValue("access_token")

fun showLoaded(store: Map<String, String>) {
    println("loaded ${loadToken(store)}") // leak
}

private fun connection(host: String, password: String): String {
    return "postgres://app:$password@$host/app"
}

fun showConnection(host: String, dbPassword: String) {
    log.info("connecting to {}", connection(host, dbPassword)) // leak
}

private fun endpoint(host: String, password: String): String {
    val scheme = if (password.isEmpty()) "http" else "https"
    return "$scheme://$host"
}

fun showEndpoint(host: String, dbPassword: String) {
    log.info("connecting to {}", endpoint(host, dbPassword)) // fine
}

// extension functions

private fun String.quoted() = "\"$this\""

fun showQuoted(clientSecret: String) {
    println(clientSecret.quoted()) // leak
}

private fun String.masked() = take(2) + "*".repeat(10)

fun showMasked(clientSecret: String) {
    println(clientSecret.masked()) // fine
}

private fun String?.state() = if (isNullOrBlank()) "unset" else "set"

fun showState(adminPassword: String?) {
    println("admin password: ${adminPassword.state()}") // fine
}

private fun String.dump() {
    System.err.println("dump: $this") // leak
}

fun dumpToken(sessionToken: String) {
    sessionToken.dump()
}

// functions that redact

private fun redact(value: String): String = when {
    value.length <= 8 -> "***"
    else -> value.first() + "***" + value.last()
}

fun showRedacted(apiKey: String) {
    log.warn("key {} refused", redact(apiKey)) // fine
}

private fun conceal(@Suppress("UNUSED_PARAMETER") value: String) = "<concealed>"

fun showConcealed(password: String) {
    log.warn("password {}", conceal(password)) // fine
}

// default and named arguments

fun withDefault(key: String = "{stripe}") {
    println("starting with $key") // leak high
}

private fun describe(name: String, apiKey: String = "", region: String = "eu") = "$name/$apiKey/$region"

fun showNamed(given: String, secretKey: String) {
    println(describe(region = "us", name = given, apiKey = secretKey)) // leak
}

fun showOthers(given: String) {
    println(describe(region = "us", name = given)) // fine
}

private fun regionOnly(region: String, apiKey: String) = "region $region"

fun showRegion(apiKey: String) {
    println(regionOnly(apiKey = apiKey, region = "us")) // fine
}

// functions as values

fun higherOrder(apiKey: String) {
    val wrap: (String) -> String = { "[$it]" }
    println(wrap(apiKey)) // leak
}

fun higherOrderHarmless(apiKey: String) {
    val wrap: (String) -> String = { "[${it.length}]" }
    println(wrap(apiKey)) // fine
}

private inline fun <T> timed(block: () -> T): T {
    val started = System.nanoTime()
    return block().also { log.debug("took {} ns", System.nanoTime() - started) } // fine
}

fun showTimed(store: Map<String, String>) {
    val password = timed { store["password"] }
    println(password) // leak
}

private fun traced(vararg parts: String) {
    println(parts.joinToString(" ")) // leak
}

fun traceLogin(user: String, password: String) = traced(user, "/", password)

// what an unknown function makes of a key

interface Gateway {
    fun login(name: String, password: String): String
    fun check(token: String): Boolean
}

fun unknownResult(gateway: Gateway, name: String, password: String) {
    val user = gateway.login(name, password)
    println("welcome $user") // fine
}

fun unknownCheck(gateway: Gateway, token: String) {
    println("accepted: ${gateway.check(token)}") // fine
}

tailrec fun unwrap(secret: String): String = if (secret.startsWith("(")) unwrap(secret.drop(1)) else secret

fun showUnwrapped(secret: String) {
    println(unwrap(secret)) // leak
}
