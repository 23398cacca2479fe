package fixtures

import io.javalin.Javalin
import io.ktor.http.HttpHeaders
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.call
import io.ktor.server.application.log
import io.ktor.server.request.header
import io.ktor.server.response.header
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import org.springframework.http.ResponseEntity
import org.springframework.web.bind.annotation.GetMapping
import org.springframework.web.bind.annotation.RequestHeader
import org.springframework.web.bind.annotation.RestController
import org.springframework.web.server.ResponseStatusException

fun Application.debugRoutes(apiKey: String, publicKey: String) {
    routing {
        get("/debug/key") {
            call.respondText(apiKey) // leak
        }
        get("/key") {
            call.respondText(publicKey) // fine
        }
        get("/debug/lazy") {
            call.respondText { "configured with $apiKey" } // leak
        }
        get("/debug/state") {
            call.respond(mapOf("apiKeyPresent" to apiKey.isNotEmpty())) // fine
        }
        get("/debug/settings") {
            call.respond(mapOf("apiKey" to apiKey, "retries" to 3)) // leak
        }
        get("/debug/header") {
            call.response.header("X-Api-Key", apiKey) // leak
            call.respond(HttpStatusCode.NoContent) // fine
        }
        post("/login") {
            val password = call.request.queryParameters["password"]
            call.application.log.info("login with {}", password) // leak
            call.respond(HttpStatusCode.Unauthorized, "Wrong password") // fine
        }
        get("/me") {
            val authorization = call.request.headers[HttpHeaders.Authorization]
            if (authorization == null) {
                call.respond(HttpStatusCode.Unauthorized, "Authorization header is missing") // fine
            } else {
                call.respond(HttpStatusCode.Forbidden, "not accepted: $authorization") // leak
            }
        }
        get("/agent") {
            log.info("agent {} scheme {}", call.request.header("User-Agent"), call.request.header("Authorization") != null) // fine
        }
    }
}

@RestController
class DebugController(private val clientSecret: String, private val clientId: String) {

    @GetMapping("/debug/secret")
    fun secret(): String = clientSecret // leak

    @GetMapping("/debug/client")
    fun client(): String = clientId // fine

    @GetMapping("/debug/entity")
    fun entity(): ResponseEntity<String> {
        return ResponseEntity.ok("secret: $clientSecret") // leak
    }

    @GetMapping("/debug/length")
    fun length(): ResponseEntity<Map<String, Int>> {
        return ResponseEntity.ok(mapOf("secretLength" to clientSecret.length)) // fine
    }

    @GetMapping("/debug/status")
    fun status(@RequestHeader("X-Auth-Token") authToken: String): String {
        throw ResponseStatusException(org.springframework.http.HttpStatus.FORBIDDEN, "no access with $authToken") // leak
    }
}

fun javalin(app: Javalin, accessToken: String) {
    app.get("/debug/token") { ctx -> ctx.result("token: $accessToken") } // leak
    app.get("/debug/error") { ctx -> ctx.status(401).result("token expired") } // fine
}
