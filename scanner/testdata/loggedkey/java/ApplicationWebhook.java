package fixtures;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Receives events and checks their signature. */
class ApplicationWebhook extends HttpServlet {

    private static final Logger LOG = LogManager.getLogger(ApplicationWebhook.class);
    private static final String SIGNATURE_HEADER = "X-Signature";
    private static final String FALLBACK = "{stripe}";

    private String webhookSecret;

    @Override
    public void init() {
        webhookSecret = System.getenv("WEBHOOK_SECRET");
        if (webhookSecret == null) {
            LOG.warn("WEBHOOK_SECRET is not set, using the fallback"); // fine
            LOG.debug("fallback is {}", FALLBACK); // leak high
        }
        LOG.info("webhook secret: {}", () -> webhookSecret); // leak
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        String given = request.getHeader(SIGNATURE_HEADER);
        if (given == null) {
            response.sendError(400, SIGNATURE_HEADER + " is missing"); // fine
            return;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(webhookSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256")); // fine
            byte[] expected = mac.doFinal(body);
            if (!MessageDigest.isEqual(expected, HexFormat.of().parseHex(given))) {
                LOG.warn("signature mismatch for {} bytes", body.length); // fine
                for (String name : Collections.list(request.getHeaderNames())) {
                    LOG.debug("  {} = {}", name, request.getHeader(name)); // leak
                }
                response.sendError(401, "signature mismatch"); // fine
                return;
            }
        } catch (GeneralSecurityException e) {
            LOG.error("cannot sign with the webhook secret", e); // fine
            response.getWriter().println("cannot sign with " + webhookSecret); // leak
            return;
        }
        response.setStatus(204);
    }
}
