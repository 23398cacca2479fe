package samples.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class LoginServlet extends HttpServlet {
    private static final Logger logger = LoggerFactory.getLogger(LoginServlet.class);

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        String password = request.getParameter("password");
        logger.info("login attempt of {}", user); // fine
        logger.info("login attempt of {} with {}", user, password); // leak
        response.getWriter().println("Hello " + user); // fine
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String secret = getServletContext().getInitParameter("clientSecret");
        response.getWriter().write("secret: " + secret); // leak
        logger.debug("auth: {}", request.getHeader("Authorization")); // leak
        logger.debug("agent: {}", request.getHeader("User-Agent")); // fine
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getHeader("X-Api-Token");
        if (token == null) {
            response.sendError(401, "token missing"); // fine
        } else {
            response.sendError(403, "token not accepted: " + token); // leak
        }
    }
}

@RestController
class SettingsController {
    private static final Logger logger = LoggerFactory.getLogger(SettingsController.class);

    @Value("${payment.api-key}")
    private String paymentApiKey;

    private PasswordEncoder encoder;

    @GetMapping("/settings")
    String settings() {
        return "key=" + paymentApiKey; // leak
    }

    @GetMapping("/settings/state")
    String state() {
        return "key configured: " + (paymentApiKey != null); // fine
    }

    @GetMapping("/settings/map")
    ResponseEntity<Map<String, String>> map() {
        return ResponseEntity.ok(Map.of("apiKey", paymentApiKey)); // leak
    }

    @PostMapping("/password")
    ResponseEntity<String> change(@RequestParam String user, @RequestParam String newPassword) {
        String encoded = encoder.encode(newPassword);
        logger.info("{} now has a password of {} characters", user, newPassword.length()); // fine
        logger.debug("stored {}", encoded); // fine
        return ResponseEntity.ok("password changed"); // fine
    }

    @PostMapping("/token")
    ResponseEntity<String> verify(@RequestHeader("Authorization") String authorization) {
        logger.info("verifying {}", authorization); // leak
        if (!authorization.startsWith("Bearer ")) {
            return ResponseEntity.badRequest().body("unsupported scheme"); // fine
        }
        return ResponseEntity.status(403).body("cannot verify " + authorization); // leak
    }
}
