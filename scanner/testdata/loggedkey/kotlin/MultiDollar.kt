package fixtures

fun dollarsDoubled(apiKey: String) {
    println($$"price $5, key $$apiKey") // leak
}

fun dollarsDoubledText(apiKey: String) {
    println($$"the template \"$apiKey\" is filled in by the deployment") // fine
}
