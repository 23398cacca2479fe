package fixtures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Logs in to a registry, pushes an image and restarts the service. */
class ApplicationDeploy {

    private final String registry;
    private final boolean verbose;
    private final SecretsManagerClient secrets = SecretsManagerClient.create();

    ApplicationDeploy(String registry, boolean verbose) {
        this.registry = registry;
        this.verbose = verbose;
    }

    void deploy(String image) throws IOException, InterruptedException {
        String secretName = "deploy/" + registry;
        System.out.println("== reading secret " + secretName); // fine
        String registryPassword = secrets.getSecretValue(r -> r.secretId(secretName)).secretString();
        if (verbose) {
            System.out.println("== password is " + registryPassword); // leak
        }

        run(List.of("docker", "login", "-u", "deploy", "-p", registryPassword, registry));
        step("push %s", image);
        run(List.of("docker", "push", registry + "/" + image));

        List<String> restart = new ArrayList<>(List.of("ssh", "deploy@" + registry, "systemctl", "restart", "app"));
        System.out.println("== " + String.join(" ", restart)); // fine

        Path tokenFile = Path.of(System.getProperty("user.home"), ".deploy-token");
        if (Files.exists(tokenFile)) {
            System.out.println("== token file " + tokenFile + " has " + Files.size(tokenFile) + " bytes"); // fine
            String deployToken = Files.readString(tokenFile).trim();
            notifyChat(deployToken, image);
        }
    }

    private void step(String format, Object... arguments) {
        System.out.printf("== " + format + "%n", arguments); // fine
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        System.out.println("$ " + String.join(" ", command)); // leak
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IOException(command.get(0) + " ended with " + code); // fine
        }
    }

    private void notifyChat(String deployToken, String image) throws IOException, InterruptedException {
        String url = "https://chat.example.com/hook?token=" + deployToken;
        int code = new ProcessBuilder("curl", "-s", url, "-d", "text=" + image).start().waitFor(); // fine
        if (code != 0) {
            System.err.println("could not call " + url); // leak
        }
    }
}
