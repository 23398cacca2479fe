package fixtures

import io.github.oshai.kotlinlogging.KLogger
import io.github.oshai.kotlinlogging.KotlinLogging
import io.github.oshai.kotlinlogging.withLoggingContext
import java.util.logging.Level
import mu.KLogging
import org.apache.logging.log4j.kotlin.Logging
import org.slf4j.LoggerFactory
import org.slf4j.MDC

private val logger = KotlinLogging.logger {}
private val slf4j = LoggerFactory.getLogger("fixtures")

fun lazyMessage(apiKey: String) {
    logger.info { "using key $apiKey" } // leak
}

fun lazyMessageCount(apiKeys: List<String>) {
    logger.info { "using ${apiKeys.size} api keys" } // fine
}

fun lazyMessageInBlock(accessToken: String, user: String) {
    // leak next
    logger.debug {
        val shown = "token of $user"
        "$shown: $accessToken"
    }
}

fun lazyWithCause(cause: Exception, password: String) {
    logger.error(cause) { "bind with '$password' failed" } // leak
}

fun lazyWithCauseOnly(cause: Exception) {
    logger.error(cause) { "bind failed, is the password right?" } // fine
}

fun eventBuilder(clientSecret: String) {
    // leak next
    logger.atWarn {
        message = "client refused"
        payload = mapOf("client_secret" to clientSecret)
    }
}

fun eventBuilderText(code: Int) {
    // fine next
    logger.atWarn {
        message = "client secret refused"
        payload = mapOf("status" to code)
    }
}

fun loggingContext(sessionToken: String) {
    withLoggingContext("token" to sessionToken) { // leak
        logger.info { "session opened" } // fine
    }
}

fun placeholders(user: String, password: String) {
    slf4j.info("{} signs in with {}", user, password) // leak
}

fun placeholdersUser(user: String) {
    slf4j.info("{} signs in with a password", user) // fine
}

fun templateInSlf4j(refreshToken: String) {
    slf4j.warn("refresh token $refreshToken has expired") // leak
}

fun fluentSlf4j(apiSecret: String) {
    slf4j.atInfo().addKeyValue("secret", apiSecret).log("created") // leak
}

fun fluentSlf4jName() {
    slf4j.atInfo().addKeyValue("secret", "prod/payments").log("created") // fine
}

fun diagnosticContext(authToken: String) {
    MDC.put("auth", authToken) // leak
}

fun guarded(privateKey: String) {
    if (slf4j.isTraceEnabled) slf4j.trace("loaded {}", privateKey) // leak
}

class Importer {
    fun run(storagePassword: String) {
        log.info { "opening storage, password ${storagePassword.trim()}" } // leak
    }

    fun finish(rows: Int) {
        log.info { "imported $rows rows of passwords" } // fine
    }

    companion object {
        private val log: KLogger = KotlinLogging.logger("importer")
    }
}

class Exporter {
    companion object : KLogging()

    fun run(apiToken: String) {
        logger.info("exporting with {}", apiToken) // leak
    }
}

class Indexer : Logging {
    fun run(indexKey: String, searchApiKey: String) {
        logger.debug { "index $indexKey" } // fine
        logger.debug { "search key $searchApiKey" } // leak
    }
}

class Archiver {
    private val log by lazy { java.util.logging.Logger.getLogger(javaClass.name) }

    fun run(vaultToken: String) {
        log.log(Level.INFO, "vault token {0}", vaultToken) // leak
    }

    fun runSupplier(vaultToken: String) {
        log.fine { "vault token $vaultToken" } // leak
    }

    fun runConfig(vaultTokenTtl: Long) {
        log.config("vault token lives $vaultTokenTtl s") // fine
    }
}

fun notALogger(values: List<Double>) {
    val log: (Double) -> Double = { x -> kotlin.math.ln(x) }
    val entropyOfPassword = values.sumOf { log(it) }
    check(entropyOfPassword.isFinite()) // fine
}

fun notAMessage(password: String, log: (Double) -> Double): Double {
    return log(password.length.toDouble()) // fine
}
