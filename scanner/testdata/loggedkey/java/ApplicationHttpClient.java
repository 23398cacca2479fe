package fixtures;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client that tries again and refreshes its token. */
class ApplicationHttpClient {

    private static final Logger log = LoggerFactory.getLogger(ApplicationHttpClient.class);
    private static final int MAX_ATTEMPTS = 4;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final String clientId;
    private final String clientSecret;
    private String accessToken;

    ApplicationHttpClient(URI base, String clientId, String clientSecret) {
        this.base = base;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        log.info("client {} for {}, secret of {} characters", clientId, base, clientSecret.length()); // fine
    }

    String get(String path) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            if (accessToken == null) {
                accessToken = refresh();
                log.debug("new access token: {}", accessToken); // leak
            }
            HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + accessToken)
                .timeout(Duration.ofSeconds(20))
                .build(); // fine
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status == 200) {
                return response.body(); // fine
            }
            if (status == 401) {
                log.warn("access token refused in attempt {}, refreshing it", attempt); // fine
                accessToken = null;
                continue;
            }
            if (status == 403) {
                throw new IOException("403 for " + path + " as " + clientId + "/" + clientSecret); // leak
            }
            log.warn("{} answered {}: {}", path, status, request.headers().map()); // leak
            Thread.sleep(250L << attempt);
        }
        throw new IOException("gave up on " + path + " after " + MAX_ATTEMPTS + " attempts");
    }

    private String refresh() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + clientSecret;
        log.trace("POST /oauth/token {}", form); // leak
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/oauth/token"))
            .POST(HttpRequest.BodyPublishers.ofString(form)) // fine
            .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("token endpoint answered " + response.statusCode()); // fine
        }
        return TokenAnswer.parse(response.body()).accessToken();
    }

    interface TokenAnswer {
        String accessToken();

        static TokenAnswer parse(String json) {
            String text = json.replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]*)\".*", "$1");
            return () -> text;
        }
    }
}
