package fixtures

import aws.sdk.kotlin.services.secretsmanager.SecretsManagerClient
import aws.sdk.kotlin.services.secretsmanager.getSecretValue
import com.azure.security.keyvault.secrets.SecretClient
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient
import io.github.cdimascio.dotenv.dotenv
import java.io.File
import org.slf4j.LoggerFactory
import org.springframework.beans.factory.annotation.Value
import org.springframework.vault.core.VaultTemplate

private val log = LoggerFactory.getLogger("environment")

fun direct() {
    println(System.getenv("STRIPE_SECRET_KEY")) // leak
}

fun dataframerVariable() {
    println("key: ${System.getenv("DATAFRAMER_API_KEY")}") // leak high
}

fun dataframerPresence() {
    println("DATAFRAMER_API_KEY: ${if (System.getenv("DATAFRAMER_API_KEY") == null) "unset" else "set"}") // fine
}

fun harmlessName() {
    val value = System.getenv()["GITHUB_TOKEN"]
    log.info("value {}", value) // leak
}

fun harmlessVariable() {
    val value = System.getenv()["TZ"]
    log.info("value {}", value) // fine
}

fun elvisDefault() {
    val setting = System.getenv("DB_PASSWORD") ?: "changeme"
    println("connecting with $setting") // leak
}

fun everything() {
    System.getenv().forEach { (name, value) -> println("$name=$value") } // leak
}

fun names() {
    System.getenv().keys.filter { "SECRET" in it }.forEach(::println) // fine
}

fun systemProperty() {
    println(System.getProperty("javax.net.ssl.keyStorePassword")) // leak
}

fun keyPath() {
    println("key file: ${System.getenv("SSH_PRIVATE_KEY_PATH")}") // fine
}

fun keyFile() {
    val privateKey = File(System.getenv("SSH_PRIVATE_KEY_PATH")).readText()
    println(privateKey) // leak
}

fun dotenvFile() {
    val env = dotenv { ignoreIfMissing = true }
    println("openai: ${env["OPENAI_API_KEY"]}") // leak
}

fun prompt() {
    val password = System.console().readPassword("Password: ")
    println("typed ${String(password)}") // leak
}

fun promptLine() {
    print("API key: ") // fine
    val apiKey = readln()
    println("using $apiKey") // leak
}

suspend fun aws(client: SecretsManagerClient) {
    val answer = client.getSecretValue { secretId = "prod/db" }
    log.info("secret {}", answer.secretString) // leak
    log.info("secret {} version {}", answer.name, answer.versionId) // fine
}

fun azure(client: SecretClient) {
    println(client.getSecret("database").value) // leak
}

fun azureNames(client: SecretClient) {
    client.listPropertiesOfSecrets().forEach { println(it.name) } // fine
}

fun gcp(client: SecretManagerServiceClient, version: String) {
    val payload = client.accessSecretVersion(version).payload.data.toStringUtf8()
    println("payload $payload") // leak
}

fun vault(template: VaultTemplate) {
    val answer = template.read("secret/data/mail")
    log.info("{} leased for {} s", "mail secret", answer.leaseDuration) // fine
    log.debug("vault data {}", answer.data) // leak
}

class Mailer(
    @Value("\${mail.host}") private val host: String,
    @Value("\${mail.password}") private val mailPassword: String,
) {
    fun show() {
        log.info("mail host {}", host) // fine
        log.info("mail password {}", mailPassword) // leak
    }
}

fun childProcess(command: List<String>, apiKey: String) {
    val builder = ProcessBuilder(command)
    builder.environment()["API_KEY"] = apiKey // fine
    log.info("starting {} with API_KEY in its environment", command) // fine
    builder.start()
}
