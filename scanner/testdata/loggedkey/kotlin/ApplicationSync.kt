package fixtures

import io.github.oshai.kotlinlogging.KotlinLogging
import java.io.IOException
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import kotlinx.coroutines.delay

private val logger = KotlinLogging.logger {}

/** Copies pages of records from one service into another one. */
class SyncClient(
    private val base: URI,
    private val clientId: String,
    private val clientSecret: String,
    private val attempts: Int = 4,
) {
    private val http = HttpClient.newHttpClient()
    private var accessToken: String? = null

    init {
        logger.info { "client $clientId for $base, secret of ${clientSecret.length} characters" } // fine
    }

    suspend fun page(pageToken: String?): String {
        repeat(attempts) { attempt ->
            val token = accessToken ?: renew().also { accessToken = it }
            val request = HttpRequest.newBuilder(base.resolve("/records?page_token=${pageToken.orEmpty()}"))
                .header("Authorization", "Bearer $token") // fine
                .build()
            val response = http.send(request, HttpResponse.BodyHandlers.ofString())
            when (val status = response.statusCode()) {
                200 -> return response.body()
                401 -> {
                    logger.warn { "token $token refused in attempt $attempt" } // leak
                    accessToken = null
                }
                403 -> throw IOException("$clientId with $clientSecret may not read $base") // leak
                else -> {
                    logger.warn { "status $status for page $pageToken" } // fine
                    logger.debug { "sent ${request.headers().map()}" } // leak
                }
            }
            delay(250L shl attempt)
        }
        throw IOException("gave up after $attempts attempts, the token may be invalid") // fine
    }

    private fun renew(): String {
        val form = listOf("client_id" to clientId, "client_secret" to clientSecret)
            .joinToString("&") { (name, value) -> "$name=$value" }
        logger.trace { "POST /oauth/token $form" } // leak
        val request = HttpRequest.newBuilder(base.resolve("/oauth/token"))
            .POST(HttpRequest.BodyPublishers.ofString(form)) // fine
            .build()
        val response = http.send(request, HttpResponse.BodyHandlers.ofString())
        check(response.statusCode() == 200) { "token endpoint answered ${response.statusCode()}" } // fine
        return response.body().substringAfter("\"access_token\":\"").substringBefore('"')
    }
}
