/* The environment, arguments, prompts, crypto libraries. */
#define _GNU_SOURCE
#include <getopt.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <readpassphrase.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

void variable(void)
{
    printf("key: %s\n", getenv("STRIPE_SECRET_KEY")); // leak
}

void variable_with_other_name(void)
{
    const char *value = secure_getenv("GITHUB_TOKEN");
    if (value == NULL) {
        fputs("GITHUB_TOKEN is not set\n", stderr); // fine
        exit(1);
    }
    fprintf(stderr, "GITHUB_TOKEN=%s\n", value); // leak
}

void product_variable(void)
{
    const char *value = getenv("DATAFRAMER_API_KEY");
    printf("dataframer: %s\n", value ? value : "-"); // leak high
}

void product_parameter(const char *dataframer_key)
{
    puts(dataframer_key); // leak high
}

void harmless_variable(void)
{
    printf("home: %s, token file: %s\n", getenv("HOME"), getenv("TOKEN_FILE")); // fine
}

void presence(void)
{
    printf("API_KEY is %sset\n", getenv("API_KEY") ? "" : "not "); // fine
}

void names_of_needed(void)
{
    static const char *const needed[] = {"API_KEY", "DB_PASSWORD", "JWT_SECRET"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!getenv(needed[i]))
            fprintf(stderr, "missing %s\n", needed[i]); // fine
}

void whole_environment(void)
{
    for (char **entry = environ; *entry; entry++)
        puts(*entry); // leak
}

void handed_to_child(const char *password)
{
    setenv("PGPASSWORD", password, 1); // fine
    printf("psql ended with %d\n", system("psql -c 'select 1'")); // fine
}

void prompt(void)
{
    char *typed = getpass("Password: "); // fine
    printf("you typed %s\n", typed); // leak
}

void prompt_length(void)
{
    char *typed = getpass("Password: ");
    printf("%zu characters\n", strlen(typed)); // fine
}

void prompt_bsd(void)
{
    char answer[256];
    if (readpassphrase("Passphrase: ", answer, sizeof answer, 0))
        fprintf(stderr, "answer '%s'\n", answer); // leak
}

void prompt_cleared(int (*unlock)(const char *))
{
    char passphrase[256];
    readpassphrase("Passphrase: ", passphrase, sizeof passphrase, RPP_ECHO_OFF);
    int status = unlock(passphrase);
    explicit_bzero(passphrase, sizeof passphrase);
    printf("unlock: %d '%s'\n", status, passphrase); // fine
}

void options(int argc, char **argv)
{
    const char *password = NULL;
    for (int c; (c = getopt(argc, argv, "u:p:")) != -1;) {
        if (c == 'p')
            password = optarg;
        else
            printf("unknown option -%c, did you mean --password?\n", optopt); // fine
    }
    printf("password from the command line: %s\n", password); // leak
}

void sodium_hex(const unsigned char secret_key[crypto_secretbox_KEYBYTES])
{
    char hex[crypto_secretbox_KEYBYTES * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, secret_key, crypto_secretbox_KEYBYTES);
    printf("secretbox key %s\n", hex); // leak
}

void sodium_hashed(const char *password)
{
    char hashed[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hashed, password, strlen(password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0)
        puts(hashed); // fine
}

void sodium_cleared(char *password, size_t n)
{
    sodium_memzero(password, n);
    printf("buffer after use: '%s'\n", password); // fine
}

void sodium_public(unsigned char *public_key, unsigned char *secret_key)
{
    char text[128];
    crypto_box_keypair(public_key, secret_key);
    sodium_bin2base64(text, sizeof text, public_key, crypto_box_PUBLICKEYBYTES, sodium_base64_VARIANT_ORIGINAL);
    printf("public key: %s\n", text); // fine
}

void sodium_base64(const unsigned char *shared_secret)
{
    char text[128];
    sodium_bin2base64(text, sizeof text, shared_secret, 32, sodium_base64_VARIANT_URLSAFE);
    puts(text); // leak
}

void openssl_private(EVP_PKEY *private_key)
{
    PEM_write_PrivateKey(stdout, private_key, NULL, NULL, 0, NULL, NULL); // leak
}

void openssl_public_half(EVP_PKEY *private_key)
{
    PEM_write_PUBKEY(stdout, private_key); // fine
}

void openssl_private_to_file(const char *path, EVP_PKEY *private_key)
{
    FILE *out = fopen(path, "w");
    PEM_write_PrivateKey(out, private_key, EVP_aes_256_cbc(), NULL, 0, NULL, NULL); // fine
    fclose(out);
    printf("private key written to %s\n", path); // fine
}

void openssl_bio(const char *hmac_secret)
{
    BIO *out = BIO_new_fp(stderr, BIO_NOCLOSE);
    BIO_printf(out, "hmac secret: %s\n", hmac_secret); // leak
    BIO_free(out);
}

void openssl_dump(const unsigned char *private_key, int n)
{
    BIO_dump_fp(stdout, private_key, n); // leak
}

void openssl_size(EVP_PKEY *private_key)
{
    printf("%d bit private key\n", EVP_PKEY_bits(private_key)); // fine
}

void openssl_digest(const char *api_key)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int n = 0;
    EVP_Digest(api_key, strlen(api_key), digest, &n, EVP_sha256(), NULL);
    for (unsigned int i = 0; i < n; i++)
        printf("%02x", digest[i]); // fine
}

void openssl_signature(const char *signing_key, const unsigned char *body, size_t size)
{
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned int n = 0;
    HMAC(EVP_sha256(), signing_key, (int)strlen(signing_key), body, size, mac, &n);
    printf("X-Signature: ");
    for (unsigned int i = 0; i < n; i++)
        printf("%02x", mac[i]); // fine
}

void key_loop(const unsigned char *aes_key)
{
    char line[65] = {0};
    for (int i = 0; i < 32; i++)
        sprintf(line + 2 * i, "%02x", aes_key[i]);
    fprintf(stderr, "aes key %s\n", line); // leak
}
