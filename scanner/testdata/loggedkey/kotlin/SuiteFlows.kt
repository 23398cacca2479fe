package samples.flows

import com.google.gson.Gson
import io.ktor.client.HttpClient
import io.ktor.client.request.get
import io.ktor.client.request.header
import io.ktor.http.HttpHeaders
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.request.header
import io.ktor.server.request.receiveParameters
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import org.slf4j.LoggerFactory
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestHeader
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.bind.annotation.RestController
import java.sql.DriverManager
import java.sql.SQLException
import java.util.Base64
import java.util.Properties

private val log = LoggerFactory.getLogger("flows")

data class Login(val user: String, val password: String)

class Mailer(private val host: String, private val smtpPassword: String) {
    private fun describe() = "$host/$smtpPassword"

    fun connect() {
        log.info("connecting to {}", host) // fine
        log.info("authenticating with {}", smtpPassword) // leak
        log.debug(describe()) // leak
        log.info("password given: {}", smtpPassword.isNotEmpty()) // fine
    }
}

class Holder(private val name: String, private val token: String) {
    override fun toString() = "Holder($name)"

    fun report() {
        println(this) // fine
        println("token $token") // leak
        println("token of ${token.length} characters") // fine
    }
}

class AuthException(message: String) : RuntimeException(message)

fun dataClass(user: String, password: String) {
    val login = Login(user, password)
    println(login) // leak
    println(login.user) // fine
    println("logged in with ${login.password}") // leak
}

fun copied(login: Login) {
    val safe = login.copy(password = "***")
    println(safe) // fine
}

fun destructured(login: Login) {
    val (user, password) = login
    println(user) // fine
    println(password) // leak
}

fun map(user: String, apiSecret: String) {
    val values = mutableMapOf("user" to user)
    values["secret"] = apiSecret
    println(values) // leak
    println(values.keys) // fine
    println(values["user"]) // fine
}

fun configured(config: Map<String, String>) {
    println(config["region"]) // fine
    println(config["client_secret"]) // leak
    println("client_secret" in config) // fine
}

fun properties(settings: Properties) {
    log.info("host {}", settings.getProperty("smtp.host")) // fine
    log.info("password {}", settings.getProperty("smtp.password")) // leak
}

fun note(text: String) {
    println("[note] $text") // leak
}

fun throughNote(apiKey: String) {
    note("key $apiKey")
}

fun quietNote(text: String) {
    println("[quiet] $text") // fine
}

fun throughQuietNote(apiKey: String) {
    quietNote("key of length ${apiKey.length}")
}

fun jdbcUrl(host: String, user: String, password: String) = "jdbc:postgresql://$host/app?user=$user&password=$password"

fun connect(host: String, user: String, dbPassword: String) {
    val url = jdbcUrl(host, user, dbPassword)
    log.info("connecting to {}", host) // fine
    log.info("connecting to {}", url) // leak
    try {
        DriverManager.getConnection(url) // fine
    } catch (e: SQLException) {
        log.error("no connection, state {}", e.sqlState) // fine
    }
}

fun mask(value: String?): String = if (value == null) "(none)" else "****"

fun masked(token: String) {
    println(mask(token)) // fine
    val shown = mask(token)
    println("token $shown") // fine
}

fun builder(user: String, secret: String) {
    val line = buildString {
        append("user=").append(user)
        append(" secret=").append(secret)
    }
    println(line) // leak
}

fun joined(password: String) {
    val arguments = mutableListOf("mysqldump", "--user=backup")
    arguments.add("--password=$password")
    println(arguments.joinToString(" ")) // leak
}

fun processEnvironment(password: String) {
    val process = ProcessBuilder("mysqldump", "--user=backup")
    process.environment()["MYSQL_PWD"] = password // fine
    println(process.command()) // fine
}

fun encoded(user: String, password: String) {
    val header = "Basic " + Base64.getEncoder().encodeToString("$user:$password".toByteArray())
    log.trace(header) // leak
}

fun serialized(user: String, password: String) {
    println(Gson().toJson(mapOf("user" to user, "password" to password))) // leak
    println(Gson().toJson(mapOf("user" to user))) // fine
}

suspend fun outgoing(client: HttpClient, accessToken: String) {
    val response = client.get("https://example.org/me") {
        header(HttpHeaders.Authorization, "Bearer $accessToken") // fine
    }
    println(response.status) // fine
}

fun failing(user: String, password: String) {
    val message = "$user cannot log in with $password"
    throw AuthException(message) // leak
}

fun failingQuietly(user: String, password: String) {
    if (password.isEmpty()) throw AuthException("$user gave no password") // fine
}

fun branch(verbose: Boolean, password: String) {
    val shown = if (verbose) password else "(hidden)"
    println(shown) // leak
}

fun presence(password: String?) {
    val shown = if (password != null) "given" else "absent"
    println(shown) // fine
}

fun scoped(token: String?) {
    token?.let { println("token $it") } // leak
    token?.let { println("token given") } // fine
}

fun each(accounts: List<Login>) {
    accounts.forEach { println(it.user) } // fine
    accounts.forEach { println(it.password) } // leak
}

fun severalLines(user: String, passphrase: String) {
    // leak next
    log.warn(
        "{} gave {}",
        user,
        passphrase,
    )
    // fine next
    log.warn(
        "{} gave {} letters",
        user,
        passphrase.length,
    )
}

fun Route.accounts() {
    post("/login") {
        val form = call.receiveParameters()
        val password = form["password"]
        log.info("login of {}", form["user"]) // fine
        log.info("login with {}", password) // leak
        call.respondText("welcome") // fine
    }
    get("/key") {
        val key = System.getenv("PAYMENT_API_KEY")
        call.respondText("key $key") // leak
    }
    get("/me") {
        val authorization = call.request.header("Authorization")
        if (authorization == null) {
            call.respond(HttpStatusCode.Unauthorized, "authorization missing") // fine
        } else {
            call.respond(HttpStatusCode.Forbidden, "cannot use $authorization") // leak
        }
    }
}

@RestController
class SettingsController {
    @GetMapping("/state")
    fun state(): ResponseEntity<Boolean> {
        return ResponseEntity.ok(System.getenv("PAYMENT_API_KEY") != null) // fine
    }

    @GetMapping("/whoami")
    fun whoami(@RequestHeader("Authorization") authorization: String): ResponseEntity<String> {
        log.info("authorization {}", authorization) // leak
        return ResponseEntity.ok("somebody") // fine
    }

    @PostMapping("/password")
    fun change(@RequestParam newPassword: String): ResponseEntity<String> {
        if (newPassword.length < 10) {
            return ResponseEntity.badRequest().body("$newPassword is too short") // leak
        }
        return ResponseEntity.ok("changed") // fine
    }
}
