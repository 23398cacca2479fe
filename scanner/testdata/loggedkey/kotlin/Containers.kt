package fixtures

import java.util.Properties

fun mapEntry(settings: Map<String, String>) {
    println(settings["api_key"]) // leak
}

fun mapOtherEntry(settings: Map<String, String>) {
    println(settings["api_key_id"]) // fine
}

fun getOrElse(settings: Map<String, String>) {
    println(settings.getOrElse("db.password") { "none" }) // leak
}

fun wholeMap(token: String) {
    val headers = mapOf("Accept" to "application/json", "Authorization" to "Bearer $token")
    println(headers) // leak
}

fun mapOfFlags(token: String?) {
    val state = mapOf("hasToken" to (token != null), "retries" to 3)
    println(state) // fine
}

fun withoutTheKey(apiKey: String) {
    val parameters = mapOf("api_key" to apiKey, "page" to "2")
    println(parameters - "api_key") // fine
}

fun valuesReplaced(secrets: Map<String, String>) {
    println(secrets.mapValues { "***" }) // fine
}

fun namesOnly(secrets: Map<String, String>) {
    println(secrets.keys.sorted().joinToString()) // fine
}

fun entriesPrinted(user: String, password: String) {
    val form = mutableMapOf("user" to user)
    form["password"] = password
    for ((field, value) in form) {
        println("$field=$value") // leak
    }
}

fun listElement(apiKey: String) {
    val arguments = listOf("--verbose", "--api-key", apiKey)
    println(arguments) // leak
}

fun listSize(apiKey: String) {
    val arguments = listOf("--verbose", "--api-key", apiKey)
    println("${arguments.size} arguments") // fine
}

fun arrayContent(privateKey: String) {
    val parts = arrayOf("key:", privateKey)
    println(parts.contentToString()) // leak
}

fun spread(clientSecret: String) {
    val arguments = arrayOf<Any>("client", clientSecret)
    System.out.printf("%s: %s%n", *arguments) // leak
}

fun triple(accessToken: String) {
    val answer = Triple("bearer", 3600, accessToken)
    println(answer.first + answer.second) // fine
    println(answer.third) // leak
}

fun builtMap(apiSecret: String) {
    val body = buildMap {
        put("secret", apiSecret)
        put("name", "backup")
    }
    println(body.entries) // leak
}

fun filtered(environment: Map<String, String>) {
    val names = environment.filterKeys { it.endsWith("_TOKEN") }.keys
    println("token variables: $names") // fine
}

fun mappedToLengths(passwords: List<String>) {
    println(passwords.map { it.length }) // fine
}

fun mappedToText(passwords: List<String>) {
    println(passwords.map { it.lowercase() }.distinct()) // leak
}

fun folded(apiKeys: List<String>) {
    println(apiKeys.fold("") { all, next -> "$all;$next" }) // leak
}

fun indexedByName(tokens: Map<String, Int>) {
    for ((key, count) in tokens) {
        println("$key occurs $count times") // fine
    }
}

fun properties(file: Properties) {
    println(file.getProperty("javax.net.ssl.trustStorePassword")) // leak
    println(file.getProperty("javax.net.ssl.trustStore")) // fine
}

fun firstOrNull(refreshTokens: List<String>) {
    println(refreshTokens.firstOrNull() ?: "no token") // leak
}

fun argumentAfter(args: Array<String>) {
    val position = args.indexOf("--password")
    val password = args[position + 1]
    println("password is $password at ${position + 1}") // leak
    println("password is argument number ${position + 1}") // fine
}
