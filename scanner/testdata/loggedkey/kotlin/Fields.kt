package fixtures

import org.slf4j.LoggerFactory

data class Login(val user: String, val password: String)

data class Session(val user: String, val token: String) {
    override fun toString() = "Session(user=$user, token=***)"
}

class Plain(val user: String, val password: String)

@JvmInline
value class Hidden(val value: String) {
    override fun toString() = "Hidden"
}

fun wholeDataClass(user: String, password: String) {
    val login = Login(user, password)
    println(login) // leak
}

fun maskedDataClass(user: String, token: String) {
    val session = Session(user, token)
    println("$session") // fine
}

fun plainClassHasNoFields(user: String, password: String) {
    println(Plain(user, password)) // fine
}

fun copied(login: Login) {
    println(login.copy(password = "***")) // fine
}

fun copiedWithKey(login: Login, newPassword: String) {
    println(login.copy(password = newPassword).password) // leak
}

fun components(login: Login) {
    val (user, typed) = login
    println(user) // fine
    println(typed) // leak
}

fun componentFunction(login: Login) {
    println(login.component2()) // leak
}

fun lambdaDestructured(logins: List<Login>) {
    logins.forEach { (user, password) -> println("$user/$password") } // leak
}

fun lambdaDestructuredUser(logins: List<Login>) {
    logins.forEach { (user, _) -> println("$user has a password") } // fine
}

fun valueClass(token: String) {
    println(Hidden(token)) // fine
}

fun valueClassOpened(token: String) {
    println(Hidden(token).value) // leak
}

fun safeCall(login: Login?) {
    println(login?.password ?: "nobody") // leak
}

fun chained(holder: Holder) {
    println(holder.login?.password?.trim()) // leak
}

class Holder(var login: Login?)

class Client(private val baseUrl: String, private val apiKey: String) {
    private val log = LoggerFactory.getLogger(javaClass)
    private val authorization get() = "Bearer $apiKey"
    private var remembered = ""
    private var size = 0

    init {
        log.info("client for {}", baseUrl) // fine
    }

    fun show() {
        log.info("key {}", this.apiKey) // leak
    }

    fun showHeader() {
        log.info("header {}", authorization) // leak
    }

    fun remember(text: String, refreshToken: String) {
        remembered = refreshToken
        size = refreshToken.length
    }

    fun showRemembered() {
        log.info("remembered {}", remembered) // leak
    }

    fun showSize() {
        log.info("remembered {} characters", size) // fine
    }

    override fun toString() = "Client($baseUrl)"
}

fun clientText(apiKey: String) {
    println("${Client("https://api.example.com", apiKey)}") // fine
}

class Defaults {
    companion object {
        const val API_KEY = "{dataframer}"
        const val PASSWORD_FIELD = "password"
        const val TOKEN_HEADER = "X-Token"
        lateinit var adminPassword: String

        fun show() {
            println("built with $API_KEY") // leak high
        }

        fun showNames() {
            println("expecting $PASSWORD_FIELD and $TOKEN_HEADER") // fine
        }
    }
}

fun companionField() {
    println(Defaults.adminPassword) // leak
}

object Vault {
    private val secrets = mutableMapOf<String, String>()
    var masterPassword: String by secrets

    fun print() {
        println(masterPassword) // leak
        println(secrets.keys) // fine
    }
}

enum class Stage(val url: String, val secret: String) {
    TEST("https://test.example.com", "{stripe}"),
    NONE("https://none.example.com", "");

    fun show() {
        println("$name $secret") // leak
    }

    fun showUrl() {
        println("$name $url") // fine
    }
}

class LazySettings(private val read: (String) -> String) {
    val clientSecret by lazy { read("client.secret") }
    var loginToken: String = ""
        set(value) {
            println("login token is now $value") // leak
            field = value
        }

    fun show() {
        println("secret: $clientSecret") // leak
    }
}

sealed interface Credential {
    data class ApiKey(val value: String, val id: Int) : Credential
    object Anonymous : Credential
}

fun sealedWhen(credential: Credential) = when (credential) {
    is Credential.ApiKey -> println("api key number ${credential.id}") // fine
    Credential.Anonymous -> println("no credential") // fine
}

fun propertyReference(login: Login) {
    println(login::password.name) // fine
    println(login::password.get()) // leak
}

open class Base(protected val signingSecret: String)

class Derived(signing: String) : Base(signing) {
    fun show() {
        println("inherited $signingSecret") // leak
    }
}
