package fixtures;

import com.azure.security.keyvault.secrets.SecretClient;
import com.bettercloud.vault.Vault;
import com.github.javakeyring.Keyring;
import com.google.cloud.secretmanager.v1.AccessSecretVersionResponse;
import com.google.cloud.secretmanager.v1.SecretManagerServiceClient;
import io.github.cdimascio.dotenv.Dotenv;
import java.io.Console;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.prefs.Preferences;
import javax.crypto.SecretKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.support.VaultResponse;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.ssm.SsmClient;

class EnvironmentReads {
    private static final Logger log = LoggerFactory.getLogger(EnvironmentReads.class);

    void directly() {
        System.out.println(System.getenv("STRIPE_SECRET_KEY")); // leak
    }

    void dataframer() {
        System.out.println("key: " + System.getenv("DATAFRAMER_API_KEY")); // leak high
    }

    void dataframerPresence() {
        System.out.println("DATAFRAMER_API_KEY is " + (System.getenv("DATAFRAMER_API_KEY") == null ? "unset" : "set")); // fine
    }

    void dataframerBaseUrl() {
        System.out.println("server: " + System.getenv("DATAFRAMER_BASE_URL")); // fine
    }

    void harmlessVariableName() {
        String value = System.getenv("GITHUB_TOKEN");
        log.info("value is {}", value); // leak
    }

    void home() {
        String value = System.getenv("HOME");
        log.info("value is {}", value); // fine
    }

    void getOrDefault() {
        log.info("pw {}", System.getenv().getOrDefault("DB_PASSWORD", "none")); // leak
    }

    void optional() {
        Optional.ofNullable(System.getenv("SLACK_BOT_TOKEN")).ifPresent(System.out::println); // leak
    }

    void wholeEnvironment() {
        System.out.println(System.getenv()); // leak
    }

    void wholeEnvironmentLoop() {
        System.getenv().forEach((name, value) -> System.out.println(name + "=" + value)); // leak
    }

    void environmentNames() {
        System.getenv().keySet().stream().filter(n -> n.endsWith("_KEY")).forEach(System.out::println); // fine
    }

    void keyFile() {
        log.info("reading the key from {}", System.getenv("PRIVATE_KEY_PATH")); // fine
    }

    void keyFileContent() throws IOException {
        String privateKey = Files.readString(Path.of(System.getenv("PRIVATE_KEY_PATH")));
        log.info("private key:\n{}", privateKey); // leak
    }

    void systemProperty() {
        System.out.println(System.getProperty("javax.net.ssl.keyStorePassword")); // leak
    }

    void systemPropertyPath() {
        System.out.println(System.getProperty("javax.net.ssl.keyStore")); // fine
    }

    void dotenv() {
        Dotenv dotenv = Dotenv.load();
        System.out.println("openai: " + dotenv.get("OPENAI_API_KEY")); // leak
    }

    void propertiesFile(Path path) throws IOException {
        Properties properties = new Properties();
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            properties.load(in);
        }
        log.info("smtp {}", properties.getProperty("mail.smtp.password")); // leak
        log.info("smtp {}", properties.getProperty("mail.smtp.host")); // fine
    }

    void preferences() {
        String value = Preferences.userRoot().get("api_token", "");
        log.info("stored value {}", value); // leak
    }
}

class SpringSettings {
    private static final Logger log = LoggerFactory.getLogger(SpringSettings.class);

    @Value("${dataframer.api-key}")
    private String dataframerApiKey;

    @Value("${payments.signing}")
    private String paymentsSecret;

    @Value("${security.password.min-length:12}")
    private int passwordMinLength;

    @Value("${security.token.ttl}")
    private long tokenTtl;

    @ConfigProperty(name = "broker.password")
    String brokerPassword;

    @Autowired
    private Environment environment;

    void injectedHigh() {
        log.info("dataframer: {}", dataframerApiKey); // leak high
    }

    void injected() {
        log.info("payments: {}", paymentsSecret); // leak
    }

    void microprofile() {
        log.info("broker: {}", brokerPassword); // leak
    }

    void limits() {
        log.info("passwords have at least {} characters, tokens live {} s", passwordMinLength, tokenTtl); // fine
    }

    void environmentProperty() {
        System.out.println(environment.getProperty("spring.datasource.password")); // leak
    }

    void environmentUser() {
        System.out.println(environment.getProperty("spring.datasource.username")); // fine
    }

    void environmentRequired() {
        String url = "amqp://guest:" + environment.getRequiredProperty("rabbitmq.password") + "@localhost";
        log.info("connecting to {}", url); // leak
    }
}

class SecretManagers {
    private static final Logger log = LoggerFactory.getLogger(SecretManagers.class);

    void aws(SecretsManagerClient client) {
        GetSecretValueResponse response = client.getSecretValue(r -> r.secretId("prod/db"));
        log.info("secret: {}", response.secretString()); // leak
    }

    void awsMetadata(SecretsManagerClient client) {
        GetSecretValueResponse response = client.getSecretValue(r -> r.secretId("prod/db"));
        log.info("secret {} has version {}", response.name(), response.versionId()); // fine
    }

    void awsParameter(SsmClient ssm) {
        String value = ssm.getParameter(r -> r.name("/prod/db/password").withDecryption(true)).parameter().value();
        System.out.println(value); // leak
    }

    void awsCredentials(AwsCredentials credentials) {
        System.out.println(credentials.secretAccessKey()); // leak
    }

    void awsKeyId(AwsCredentials credentials) {
        System.out.println(credentials.accessKeyId()); // fine
    }

    void gcp(SecretManagerServiceClient client, String version) {
        AccessSecretVersionResponse answer = client.accessSecretVersion(version);
        System.out.printf("payload: %s%n", answer.getPayload().getData().toStringUtf8()); // leak
    }

    void gcpName(SecretManagerServiceClient client, String version) {
        AccessSecretVersionResponse answer = client.accessSecretVersion(version);
        System.out.printf("read %s%n", answer.getName()); // fine
    }

    void azure(SecretClient client) {
        System.out.println(client.getSecret("database").getValue()); // leak
    }

    void azureNames(SecretClient client) {
        client.listPropertiesOfSecrets().forEach(p -> System.out.println(p.getName())); // fine
    }

    void vault(Vault vault) throws Exception {
        String value = vault.logical().read("secret/payments").getData().get("api_key");
        log.debug("vault says {}", value); // leak
    }

    void springVault(VaultTemplate vault) {
        VaultResponse response = vault.read("secret/data/db");
        log.debug("vault data {}", response.getData()); // leak
    }

    void springVaultLease(VaultTemplate vault) {
        VaultResponse response = vault.read("secret/data/db");
        log.debug("secret is leased for {} s", response.getLeaseDuration()); // fine
    }

    void keyring(Keyring keyring) throws Exception {
        System.out.println(keyring.getPassword("backup", "root")); // leak
    }

    void keyringStore(Keyring keyring, String password) throws Exception {
        keyring.setPassword("backup", "root", password); // fine
    }
}

class PromptsAndKeyStores {
    void prompt(Console console) {
        char[] typed = console.readPassword("Password for %s: ", "root"); // fine
        System.out.println(typed); // leak
    }

    void promptPrintf(Console console) {
        String password = new String(console.readPassword("Password: "));
        console.printf("Your password is %s%n", password); // leak
    }

    void promptCompared(Console console, String expected) {
        String password = new String(console.readPassword("Password: "));
        console.printf("%s%n", password.equals(expected) ? "welcome" : "wrong password"); // fine
    }

    void promptWriter(Console console, String passphrase) {
        console.writer().println("passphrase: " + passphrase); // leak
    }

    void keyStore(KeyStore store, char[] storePassword) throws Exception {
        try (FileInputStream in = new FileInputStream("app.p12")) {
            store.load(in, storePassword); // fine
        }
        System.out.println("opened with " + String.valueOf(storePassword)); // leak
    }

    void aliases(KeyStore store) throws Exception {
        for (String alias : java.util.Collections.list(store.aliases())) {
            System.out.println("key store entry " + alias + ", is key: " + store.isKeyEntry(alias)); // fine
        }
    }

    void encodedSecretKey(SecretKey secretKey) {
        System.out.println(Base64.getEncoder().encodeToString(secretKey.getEncoded())); // leak
    }

    void algorithm(SecretKey secretKey) {
        System.out.println(secretKey.getAlgorithm() + "/" + secretKey.getFormat()); // fine
    }

    void privateHalf(KeyPair pair) {
        System.out.println(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())); // leak
    }

    void publicHalf(KeyPair pair) {
        System.out.println(Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())); // fine
    }

    void handOn(Map<String, String> requestHeaders) {
        requestHeaders.put("Authorization", "Bearer " + System.getenv("API_TOKEN")); // fine
    }
}
