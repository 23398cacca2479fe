package fixtures;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Settings from the environment, with checks and a banner at the start. */
final class ApplicationSettings {

    private static final Logger LOGGER = Logger.getLogger(ApplicationSettings.class.getName());

    private final String databaseHost;
    private final String databasePassword;
    private final String dataframerKey;
    private final String smtpPassword;
    private final int maxTokens;

    private ApplicationSettings(Map<String, String> env) {
        this.databaseHost = env.getOrDefault("DB_HOST", "localhost");
        this.databasePassword = require(env, "DB_PASSWORD");
        this.dataframerKey = require(env, "DATAFRAMER_API_KEY");
        this.smtpPassword = env.get("SMTP_PASSWORD");
        this.maxTokens = Integer.parseInt(env.getOrDefault("MAX_TOKENS", "1024"));
    }

    static ApplicationSettings load() {
        return new ApplicationSettings(System.getenv());
    }

    private static String require(Map<String, String> env, String name) {
        String value = env.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is missing"); // fine
        }
        return value;
    }

    String jdbcUrl() {
        return "jdbc:mysql://" + databaseHost + "/app?user=app&password=" + databasePassword;
    }

    void banner() {
        System.out.println("database:   " + databaseHost);
        System.out.println("jdbc:       " + jdbcUrl()); // leak
        System.out.println("smtp:       " + (smtpPassword == null ? "without login" : "with login")); // fine
        System.out.println("max tokens: " + maxTokens); // fine
        LOGGER.log(Level.CONFIG, "dataframer key: {0}", dataframerKey); // leak high
    }

    Map<String, Object> safeView() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("databaseHost", databaseHost);
        view.put("databasePassword", "***");
        view.put("dataframerKey", dataframerKey.length());
        view.put("maxTokens", maxTokens);
        return view;
    }

    void logSafeView() {
        LOGGER.info(() -> "settings: " + safeView()); // fine
    }

    @Override
    public String toString() {
        return "Settings(host=" + databaseHost + ", smtpPassword=" + smtpPassword + ")";
    }

    void logEverything() {
        LOGGER.info("settings: " + this.toString()); // leak
    }

    public static void main(String[] args) {
        ApplicationSettings settings = load();
        settings.banner();
        if (args.length > 0 && args[0].equals("--dump-env")) {
            for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
                System.out.printf("%s=%s%n", variable.getKey(), variable.getValue()); // leak
            }
        }
    }
}
