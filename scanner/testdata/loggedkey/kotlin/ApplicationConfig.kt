package fixtures

import com.github.ajalt.clikt.core.CliktCommand
import com.github.ajalt.clikt.core.CliktError
import com.github.ajalt.clikt.parameters.arguments.argument
import com.github.ajalt.clikt.parameters.options.flag
import com.github.ajalt.clikt.parameters.options.option
import java.nio.file.Files
import java.nio.file.Path
import java.util.Properties

private const val MASK = "********"

class ConfigFile(private val path: Path) {
    private val properties = Properties()

    val apiKey: String? get() = properties.getProperty("api.key")
    val apiUrl: String get() = properties.getProperty("api.url", "https://api.example.com")

    fun load(): ConfigFile = apply {
        if (Files.exists(path)) Files.newBufferedReader(path).use(properties::load)
    }

    fun save(apiKey: String) {
        properties.setProperty("api.key", apiKey) // fine
        Files.newBufferedWriter(path).use { properties.store(it, "written by config") } // fine
    }
}

class Show(private val file: ConfigFile) : CliktCommand() {
    private val reveal by option("--reveal").flag()

    override fun run() {
        val config = file.load()
        echo("api.url = ${config.apiUrl}") // fine
        val shown = if (config.apiKey == null) "(unset)" else MASK
        echo("api.key = $shown") // fine
        if (reveal) {
            println("api.key = ${config.apiKey}") // leak
        }
    }
}

class SetKey(private val file: ConfigFile) : CliktCommand(name = "set-key") {
    private val apiKey by argument("API_KEY")
    private val debug by option("--debug").flag()

    override fun run() {
        if (!apiKey.matches(Regex("[A-Za-z0-9_-]{20,}"))) {
            throw CliktError("'$apiKey' is not an api key") // leak
        }
        if (debug) System.err.println("writing $apiKey") // leak
        file.load().save(apiKey)
        println("api key ending in ${apiKey.takeLast(4)} saved") // fine
    }
}
