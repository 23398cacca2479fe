#include <err.h>
#include <errno.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>
#include <curl/curl.h>

struct account {
    char name[64];
    char password[64];
};

void printf_bad(const char *user, const char *password)
{
    printf("user %s\n", user); /* fine */
    printf("password %s\n", password); /* leak */
}

void puts_bad(const char *api_key)
{
    puts(api_key); /* leak */
    puts("api_key"); /* fine */
}

void fputs_bad(const char *access_token)
{
    fputs(access_token, stderr); /* leak */
    fputs("access token refused\n", stderr); /* fine */
}

void fprintf_bad(const char *client_secret)
{
    fprintf(stderr, "secret: %s\n", client_secret); /* leak */
    fprintf(stderr, "secret: %zu bytes\n", strlen(client_secret)); /* fine */
}

void fprintf_stdout_bad(const char *passphrase)
{
    fprintf(stdout, "phrase '%s'\n", passphrase); /* leak */
    fprintf(stdout, "phrase %s\n", passphrase ? "given" : "missing"); /* fine */
}

void syslog_bad(const char *db_password)
{
    syslog(LOG_ERR, "cannot connect with %s", db_password); /* leak */
    syslog(LOG_ERR, "cannot connect: %d", errno); /* fine */
}

void err_bad(const char *private_key)
{
    warnx("bad key %s", private_key); /* leak */
    warnx("bad key"); /* fine */
}

void errx_bad(const char *auth_token)
{
    if (strlen(auth_token) < 16)
        errx(1, "token %s is too short", auth_token); /* leak */
    errx(1, "token was refused"); /* fine */
}

void getenv_bad(void)
{
    const char *token = getenv("GITHUB_TOKEN");
    printf("using %s\n", token); /* leak */
    printf("home %s\n", getenv("HOME")); /* fine */
}

void getenv_direct_bad(void)
{
    printf("%s\n", getenv("AWS_SECRET_ACCESS_KEY")); /* leak */
    printf("%s\n", getenv("AWS_REGION")); /* fine */
}

void getpass_bad(void)
{
    char *typed = getpass("Password: ");
    printf("you typed %s\n", typed); /* leak */
    printf("thank you\n"); /* fine */
}

extern char **environ;

void environ_bad(void)
{
    for (char **entry = environ; *entry; entry++)
        puts(*entry); /* leak */
}

void sprintf_bad(const char *user, const char *passwd)
{
    char line[256];
    sprintf(line, "%s:%s", user, passwd);
    puts(line); /* leak */
}

void snprintf_bad(const char *secret_key)
{
    char line[256];
    snprintf(line, sizeof line, "secret key %s", secret_key);
    fputs(line, stdout); /* leak */
}

void snprintf_good(const char *secret_key)
{
    char line[256];
    snprintf(line, sizeof line, "secret key of %zu bytes", strlen(secret_key));
    fputs(line, stdout); /* fine */
}

void strcat_bad(const char *bearer_token)
{
    char header[512] = "Authorization: Bearer ";
    strcat(header, bearer_token);
    printf("%s\n", header); /* leak */
}

void strcpy_bad(const char *password)
{
    char copy[128];
    strcpy(copy, password);
    printf("copy %s\n", copy); /* leak */
}

void strncpy_overwritten(const char *password)
{
    char copy[128];
    strncpy(copy, password, sizeof copy - 1);
    strcpy(copy, "***");
    printf("copy %s\n", copy); /* fine */
}

void field_bad(const struct account *account)
{
    printf("name %s\n", account->name); /* fine */
    printf("password %s\n", account->password); /* leak */
}

void field_by_value(struct account account)
{
    fprintf(stderr, "%s / %s\n", account.name, account.password); /* leak */
    fprintf(stderr, "%s / %zu\n", account.name, sizeof account.password); /* fine */
}

static void note(const char *text)
{
    fprintf(stderr, "note: %s\n", text); /* leak */
}

void through_note(const char *api_token)
{
    note(api_token);
}

static void quiet_note(const char *text)
{
    fprintf(stderr, "quiet: %s\n", text); /* fine */
}

void through_quiet_note(const char *api_token)
{
    quiet_note(api_token ? "token given" : "token missing");
}

static const char *pick(const char *first, const char *second)
{
    return first ? first : second;
}

void through_pick(const char *refresh_token)
{
    const char *chosen = pick(refresh_token, "none");
    printf("chosen %s\n", chosen); /* leak */
}

void ternary_bad(int verbose, const char *password)
{
    const char *shown = verbose ? password : "(hidden)";
    puts(shown); /* leak */
}

void loop_bad(const struct account *accounts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        printf("%zu %s\n", i, accounts[i].name); /* fine */
        printf("%zu %s\n", i, accounts[i].password); /* leak */
    }
}

void write_bad(const char *signing_key)
{
    write(STDOUT_FILENO, signing_key, strlen(signing_key)); /* leak */
    write(STDOUT_FILENO, "\n", 1); /* fine */
}

void file_good(const char *private_key, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path); /* fine */
        return;
    }
    fputs(private_key, file); /* fine */
    fclose(file);
    printf("saved to %s\n", path); /* fine */
}

void hash_good(const char *password)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256((const unsigned char *)password, strlen(password), digest);
    for (int i = 0; i < SHA256_DIGEST_LENGTH; i++)
        printf("%02x", digest[i]); /* fine */
}

void mask_good(const char *api_key)
{
    for (size_t i = 0; i < strlen(api_key); i++)
        putchar('*'); /* fine */
    putchar('\n'); /* fine */
}

void last_four_good(const char *api_key)
{
    size_t length = strlen(api_key);
    if (length > 16)
        printf("ends in %s\n", api_key + length - 4); /* fine */
}

void comparison_good(const char *password, const char *confirmation)
{
    printf("same: %d\n", strcmp(password, confirmation) == 0); /* fine */
    if (strcmp(password, confirmation))
        puts("they differ"); /* fine */
}

void curl_good(CURL *curl, const char *access_token)
{
    char header[512];
    snprintf(header, sizeof header, "Authorization: Bearer %s", access_token);
    struct curl_slist *headers = curl_slist_append(NULL, header);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers); /* fine */
    CURLcode code = curl_easy_perform(curl);
    printf("result %s\n", curl_easy_strerror(code)); /* fine */
    curl_slist_free_all(headers);
}

void sound_alikes_good(const char *password_field, const char *token_type, int max_tokens, long key_id)
{
    printf("%s %s\n", password_field, token_type); /* fine */
    printf("%d %ld\n", max_tokens, key_id); /* fine */
}

void more_sound_alikes_good(const char *public_key, const char *secretary, int token_count, int has_password)
{
    puts(public_key); /* fine */
    printf("%s %d %d\n", secretary, token_count, has_password); /* fine */
}

void several_lines(const char *user, const char *secret)
{
    /* leak next */
    fprintf(stderr,
            "%s sent %s\n",
            user,
            secret);
    /* fine next */
    fprintf(stderr,
            "%s sent %s\n",
            user,
            "a secret");
}
