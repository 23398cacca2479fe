package fixtures

import io.ktor.client.HttpClient
import io.ktor.client.plugins.logging.LogLevel
import io.ktor.client.plugins.logging.Logging
import io.ktor.client.request.get
import io.ktor.client.request.header
import okhttp3.Interceptor
import okhttp3.OkHttpClient
import okhttp3.Response
import okhttp3.logging.HttpLoggingInterceptor
import org.slf4j.LoggerFactory

private val log = LoggerFactory.getLogger("debugging")

fun okhttpBody(): OkHttpClient {
    val interceptor = HttpLoggingInterceptor()
    interceptor.level = HttpLoggingInterceptor.Level.BODY // leak
    return OkHttpClient.Builder().addInterceptor(interceptor).build()
}

fun okhttpBasic(): OkHttpClient {
    val interceptor = HttpLoggingInterceptor()
    interceptor.level = HttpLoggingInterceptor.Level.BASIC // fine
    return OkHttpClient.Builder().addInterceptor(interceptor).build()
}

fun okhttpSetter(interceptor: HttpLoggingInterceptor) {
    interceptor.setLevel(HttpLoggingInterceptor.Level.HEADERS) // leak
}

fun ktorAll() = HttpClient {
    install(Logging) {
        level = LogLevel.ALL // leak
    }
}

fun ktorInfo() = HttpClient {
    install(Logging) {
        level = LogLevel.INFO // fine
    }
}

fun interceptor(chain: Interceptor.Chain): Response {
    val request = chain.request()
    log.debug("{} {}", request.method, request.headers) // leak
    return chain.proceed(request)
}

fun interceptorTimed(chain: Interceptor.Chain, token: String): Response {
    val request = chain.request().newBuilder().header("Authorization", "Bearer $token").build() // fine
    log.debug("{} {}", request.method, request.url.encodedPath) // fine
    return chain.proceed(request)
}

suspend fun handedOn(client: HttpClient, apiKey: String) {
    val answer = client.get("https://api.example.com/me") {
        header("X-Api-Key", apiKey) // fine
    }
    println(answer.status) // fine
}

fun curl(url: String, accessToken: String) {
    // leak next
    println(
        """
        curl '$url' \
          -H 'Authorization: Bearer $accessToken'
        """.trimIndent()
    )
}

fun commandLine(password: String) {
    val command = listOf("mysqldump", "--user=backup", "--password=$password")
    log.info("running {}", command.joinToString(" ")) // leak
    ProcessBuilder(command).start()
}

fun commandName(password: String) {
    val command = listOf("mysqldump", "--user=backup", "--password=$password")
    log.info("running {}", command.first()) // fine
}

fun wholeResponseStatus(response: Response, apiKey: String) {
    log.info("{} for the api key of {} characters", response.code, apiKey.length) // fine
}
