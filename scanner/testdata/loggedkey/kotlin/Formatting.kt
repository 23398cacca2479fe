package fixtures

import java.text.MessageFormat
import java.util.Base64

fun plain(apiKey: String) {
    println(apiKey) // leak
}

fun plainName() {
    println("apiKey") // fine
}

fun template(accessToken: String) {
    println("signed in with $accessToken") // leak
}

fun templateEscaped(accessToken: String) {
    println("put \$accessToken into the header") // fine
}

fun templateOfProperty(settings: Settings) {
    println("db ${settings.user}:${settings.password}@localhost") // leak
}

fun templateStopsAtTheDot(settings: Settings, user: String) {
    println("$user.password is what the template refers to") // fine
}

fun templateOfLength(settings: Settings) {
    println("the password has ${settings.password.length} characters") // fine
}

fun nestedTemplate(verbose: Boolean, clientSecret: String) {
    println("client${if (verbose) " with secret ${clientSecret}" else ""} created") // leak
}

fun nestedTemplateHarmless(clientSecret: String?) {
    println("client${if (clientSecret != null) " with secret" else " without secret"} created") // fine
}

fun plus(password: String) {
    print("password=" + password + "\n") // leak
}

fun rawString(host: String, dbPassword: String) {
    // leak next
    println("""
        host: $host
        password: $dbPassword
    """.trimIndent())
}

fun rawStringWithDollar() {
    // fine next
    println("""
        |export API_KEY=${'$'}apiKey
        |export DB_PASSWORD=${'$'}{password}
    """.trimMargin())
}

fun rawStringMargin(bearerToken: String) {
    val request = """
        |GET /v1/me
        |Authorization: Bearer $bearerToken
    """.trimMargin()
    System.err.println(request) // leak
}

fun stringFormat(user: String, password: String) {
    println(String.format("%s / %s", user, password)) // leak
}

fun extensionFormat(user: String, password: String) {
    println("%s typed a password of %d characters".format(user, password.length)) // fine
}

fun extensionFormatValue(apiKey: String) {
    System.out.print("%-20s|".format(apiKey)) // leak
}

fun printfCall(refreshToken: String) {
    System.out.printf("refresh token: %s%n", refreshToken) // leak
}

fun messageFormat(clientSecret: String) {
    println(MessageFormat.format("secret {0}", clientSecret)) // leak
}

fun builderFunction(apiKey: String) {
    val text = buildString {
        append("X-Api-Key: ")
        append(apiKey)
        appendLine()
    }
    print(text) // leak
}

fun builderFunctionStars(apiKey: String) {
    val text = buildString {
        append("X-Api-Key: ")
        repeat(apiKey.length) { append('*') }
    }
    print(text) // fine
}

fun stringBuilder(passphrase: String) {
    val builder = StringBuilder("unlocking with ")
    builder.append(passphrase).append('!')
    println(builder) // leak
}

fun joined(tokens: List<String>, authToken: String) {
    println(listOf("curl", "-H", "X-Auth-Token: $authToken").joinToString(" ")) // leak
}

fun joinedTransformed(apiKeys: List<String>) {
    println(apiKeys.joinToString { "*".repeat(8) }) // fine
}

fun joinedWithPrefix(passwords: List<String>) {
    println(passwords.joinToString(separator = "\n", prefix = "passwords:\n") { it.trim() }) // leak
}

fun base64(user: String, password: String) {
    val basic = Base64.getEncoder().encodeToString("$user:$password".toByteArray())
    println("Authorization: Basic $basic") // leak
}

fun charArray(secret: CharArray) {
    println(secret.concatToString()) // leak
}

fun upperCase(licenseSecret: String) {
    println(licenseSecret.uppercase().trim()) // leak
}

fun literalKey() {
    println("demo account: {dataframer}") // leak high
}

fun literalInVariable() {
    val greeting = "{stripe}"
    println("hello, " + greeting) // leak high
}

fun placeholderValue() {
    val apiKey = "YOUR_API_KEY"
    println("replace $apiKey in the settings") // fine
}

fun standardErrorAppend(token: String) {
    System.err.append("token ").append(token).append('\n') // leak
}

fun commentedOut(apiKey: String, connect: (String) -> Unit) {
    /* println(apiKey) /* nested: print(apiKey) */ println(apiKey) */ connect(apiKey) // fine
}

fun codeInText() {
    println("never write println(apiKey) in production") // fine
}

interface Settings {
    val user: String
    val password: String
}
