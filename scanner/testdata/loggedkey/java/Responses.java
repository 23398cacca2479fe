package fixtures;

import com.sun.net.httpserver.HttpExchange;
import io.javalin.http.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

class ServletResponses extends HttpServlet {
    private String apiKey;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().println("<p>key: " + apiKey + "</p>"); // leak
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String password = request.getParameter("password");
        try (PrintWriter out = response.getWriter()) {
            out.printf("{\"password\": \"%s\"}", password); // leak
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String password = request.getParameter("password");
        response.getWriter().println("{\"passwordChanged\": " + !password.isEmpty() + "}"); // fine
    }

    void form(HttpServletResponse response) throws IOException {
        response.getWriter().println("<input type=\"password\" name=\"password\" placeholder=\"Password\">"); // fine
    }

    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(401, "not accepted: " + request.getHeader("Authorization")); // leak
    }

    void errorText(HttpServletResponse response) throws IOException {
        response.sendError(401, "the Authorization header is not accepted"); // fine
    }

    void header(HttpServletResponse response) {
        response.setHeader("X-Api-Key", apiKey); // leak
    }

    void challenge(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"api\", error=\"invalid_token\""); // fine
    }

    void stream(HttpServletResponse response, String clientSecret) throws IOException {
        response.getOutputStream().write(clientSecret.getBytes(StandardCharsets.UTF_8)); // leak
    }
}

@RestController
class SpringResponses {
    private final String apiKey;
    private final String publicKey;

    SpringResponses(@Value("${service.api-key}") String apiKey, @Value("${service.public-key}") String publicKey) {
        this.apiKey = apiKey;
        this.publicKey = publicKey;
    }

    @GetMapping("/debug/key")
    String returned() {
        return apiKey; // leak
    }

    @GetMapping("/public-key")
    String returnedPublic() {
        return publicKey; // fine
    }

    @GetMapping("/debug/settings")
    Map<String, Object> returnedMap() {
        return Map.of("apiKey", apiKey, "retries", 3); // leak
    }

    @GetMapping("/health")
    Map<String, Object> returnedState() {
        return Map.of("apiKeyPresent", !apiKey.isEmpty(), "retries", 3); // fine
    }

    @GetMapping("/debug/entity")
    ResponseEntity<String> entityOk() {
        return ResponseEntity.ok("configured with " + apiKey); // leak
    }

    @PostMapping("/login")
    ResponseEntity<String> entityBody(@RequestParam String user, @RequestParam String password) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(user + " cannot log in with " + password); // leak
    }

    @PostMapping("/signup")
    ResponseEntity<String> entityText(@RequestParam String user, @RequestParam String password) {
        if (password.length() < 10) {
            return ResponseEntity.badRequest().body("password is too short"); // fine
        }
        return ResponseEntity.ok("created " + user); // fine
    }

    @GetMapping("/debug/header")
    ResponseEntity<Void> entityHeader() {
        return ResponseEntity.noContent().header("X-Upstream-Key", apiKey).build(); // leak
    }

    @GetMapping("/me")
    String statusException(@RequestHeader("Authorization") String authorization) {
        throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "bad header " + authorization); // leak
    }

    @GetMapping("/problem")
    ProblemDetail problem(@RequestParam String token) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "token " + token + " is revoked"); // leak
    }

    @GetMapping("/reactive")
    Mono<String> reactive() {
        return Mono.just(apiKey); // leak
    }

    String notAnEndpoint() {
        return apiKey; // fine
    }
}

@Path("/jaxrs")
class JaxRsResponses {
    private String clientSecret;

    @GET
    @Path("/ok")
    public Response ok() {
        return Response.ok(clientSecret).build(); // leak
    }

    @GET
    @Path("/status")
    public Response status(@HeaderParam("X-Api-Key") String apiKey) {
        return Response.status(403).entity("key " + apiKey + " is unknown").build(); // leak
    }

    @GET
    @Path("/missing")
    public Response missing(@HeaderParam("X-Api-Key") String apiKey) {
        return Response.status(403).entity(apiKey == null ? "X-Api-Key is missing" : "X-Api-Key is unknown").build(); // fine
    }

    @GET
    @Path("/exception")
    public Response exception(@HeaderParam("X-Auth-Token") String authToken) {
        throw new WebApplicationException("cannot accept " + authToken, 401); // leak
    }
}

class OtherFrameworks {
    void jdkServer(HttpExchange exchange, String apiKey) throws IOException {
        byte[] body = ("key=" + apiKey).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body); // leak
    }

    void jdkServerLength(HttpExchange exchange, String apiKey) throws IOException {
        exchange.sendResponseHeaders(apiKey.isEmpty() ? 401 : 204, -1); // fine
    }

    void javalin(Context ctx, String accessToken) {
        ctx.result("your token: " + accessToken); // leak
    }

    void javalinJson(Context ctx, String password) {
        ctx.status(400).json(Map.of("rejected", password)); // leak
    }

    void javalinJsonField(Context ctx) {
        ctx.status(400).json(Map.of("field", "password", "error", "required")); // fine
    }

    void vertx(RoutingContext routing, String secret) {
        routing.response().putHeader("content-type", "text/plain").end(secret); // leak
    }

    void vertxStatus(RoutingContext routing) {
        routing.response().setStatusCode(498).end("token expired"); // fine
    }
}
