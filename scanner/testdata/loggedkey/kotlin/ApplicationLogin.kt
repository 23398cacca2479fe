package fixtures

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.call
import io.ktor.server.request.receiveParameters
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.post
import org.slf4j.LoggerFactory

private val log = LoggerFactory.getLogger("login")
private const val MAX_FAILURES = 5

interface Users {
    fun find(name: String): StoredUser?
    fun verify(user: StoredUser, password: String): Boolean
    fun setPassword(user: StoredUser, password: String)
}

data class StoredUser(val name: String, val passwordHash: String, val failures: Int)

data class ChangeRequest(val name: String, val oldPassword: String, val newPassword: String)

fun Route.login(users: Users) {
    post("/login") {
        val form = call.receiveParameters()
        val name = form["name"].orEmpty()
        val password = form["password"].orEmpty()
        log.debug("login form has the fields {}", form.names()) // fine
        val user = users.find(name)
        if (user == null) {
            log.warn("nobody is called {} (tried {})", name, password) // leak
            call.respond(HttpStatusCode.Unauthorized, "Unknown name or wrong password") // fine
            return@post
        }
        if (user.failures >= MAX_FAILURES || !users.verify(user, password)) {
            log.info("wrong password for {}, {} failures", name, user.failures + 1) // fine
            call.respond(HttpStatusCode.Unauthorized, "Unknown name or wrong password") // fine
            return@post
        }
        call.respondText("Welcome, ${user.name}") // fine
    }

    post("/password") {
        val form = call.receiveParameters()
        val change = ChangeRequest(form["name"].orEmpty(), form["old"].orEmpty(), form["new"].orEmpty())
        log.debug("password change: {}", change) // leak
        val user = users.find(change.name) ?: return@post call.respond(HttpStatusCode.NotFound)
        if (change.newPassword.length < 12) {
            call.respondText("The new password '${change.newPassword}' is too short") // leak
            return@post
        }
        users.setPassword(user, change.newPassword) // fine
        call.respondText("Password changed, ${change.newPassword.length} characters") // fine
    }
}
