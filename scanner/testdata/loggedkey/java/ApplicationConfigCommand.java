package fixtures;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The "config" command of a command line tool. */
class ApplicationConfigCommand {

    private static final String KEY_NAME = "api_key";
    private final Path file;
    private final Properties settings = new Properties();

    ApplicationConfigCommand(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                settings.load(in);
            }
        }
    }

    int run(String[] args) throws IOException {
        if (args.length == 0) {
            System.err.println("usage: config show | config set-key <api key> | config export | config path"); // fine
            return 2;
        }
        switch (args[0]) {
            case "show" -> show();
            case "set-key" -> setKey(args[1]);
            case "export" -> export();
            case "path" -> System.out.println(file);
            default -> throw new IllegalArgumentException("no such command: " + args[0]);
        }
        return 0;
    }

    private void show() {
        String apiKey = settings.getProperty(KEY_NAME, "");
        System.out.println("file:    " + file);
        System.out.println("region:  " + settings.getProperty("region", "eu"));
        System.out.println(KEY_NAME + ": " + shorten(apiKey)); // fine
        System.out.println("source:  " + (System.getenv("TOOL_API_KEY") != null ? "environment" : "file")); // fine
    }

    private void setKey(String apiKey) throws IOException {
        if (apiKey.length() < 20) {
            throw new IllegalArgumentException("'" + apiKey + "' does not look like an api key"); // leak
        }
        settings.setProperty(KEY_NAME, apiKey);
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, "written by config set-key"); // fine
        }
        System.out.printf("saved %s (%d characters) to %s%n", KEY_NAME, apiKey.length(), file); // fine
    }

    private void export() {
        String key = settings.getProperty("api_key");
        System.out.println("export TOOL_API_KEY=" + key); // leak
    }

    private static String shorten(String secret) {
        if (secret.isEmpty()) {
            return "(not set)";
        }
        return secret.substring(0, 3) + "...";
    }
}
