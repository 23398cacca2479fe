package fixtures;

import com.google.common.flogger.FluentLogger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies the api keys of one database into another and rotates the old ones. */
class ApplicationSync {

    private static final FluentLogger logger = FluentLogger.forEnclosingClass();

    record StoredKey(long id, String owner, String apiKey) {}

    private final String url;
    private final String user;
    private final String password;

    ApplicationSync(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    List<StoredKey> read() throws SQLException {
        List<StoredKey> found = new ArrayList<>();
        logger.atFine().log("DriverManager.getConnection(%s, %s, %s)", url, user, password); // leak
        try (Connection connection = DriverManager.getConnection(url, user, password); // fine
            PreparedStatement query = connection.prepareStatement("select id, owner, api_key from api_keys");
            ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String apiKey = rows.getString("api_key");
                if (apiKey.length() != 40) {
                    logger.atWarning().log("row %d has a key of %d characters", rows.getLong("id"), apiKey.length()); // fine
                    logger.atFiner().log("it is <%s>", apiKey); // leak
                    continue;
                }
                found.add(new StoredKey(rows.getLong("id"), rows.getString("owner"), apiKey));
            }
        }
        logger.atInfo().log("%d api keys read", found.size()); // fine
        return found;
    }

    void write(Connection target, List<StoredKey> keys) throws SQLException {
        try (PreparedStatement insert = target.prepareStatement("insert into api_keys values (?, ?, ?)")) {
            for (StoredKey key : keys) {
                insert.setLong(1, key.id());
                insert.setString(2, key.owner());
                insert.setString(3, key.apiKey()); // fine
                if (insert.executeUpdate() != 1) {
                    throw new SQLException("cannot store the key of " + key.owner() + ": " + key.apiKey()); // leak
                }
                logger.atFinest().log("stored the key of %s as row %d", key.owner(), key.id()); // fine
            }
        }
    }

    void report(List<StoredKey> keys) {
        keys.stream()
            .map(StoredKey::owner)
            .distinct()
            .forEach(owner -> System.out.println("api key of " + owner + " was copied")); // fine
        keys.stream()
            .map(StoredKey::apiKey)
            .forEach(System.out::println); // leak
    }
}
