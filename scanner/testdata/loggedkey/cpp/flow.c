/* Buffers, copies, structures, pointers, functions. */
#define _GNU_SOURCE
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct account {
    char user[32];
    char password[64];
    const char *note;
};

struct config {
    const char *endpoint;
    const char *api_key;
    struct {
        char *client_id;
        char *client_secret;
    } oauth;
    int token_ttl;
};

typedef struct node {
    const char *value;
    struct node *next;
} node;

void renamed(const char *api_key)
{
    const char *k = api_key;
    const char *again = k;
    printf("%s\n", again); // leak
}

void built(const char *user, const char *password)
{
    char url[256];
    snprintf(url, sizeof(url), "postgres://%s:%s@db/app", user, password);
    printf("connecting to %s\n", url); // leak
}

void built_without(const char *user, const char *password, int (*connect_to)(const char *))
{
    char url[256], shown[256];
    snprintf(url, sizeof url, "postgres://%s:%s@db/app", user, password);
    snprintf(shown, sizeof shown, "postgres://%s:***@db/app", user);
    printf("connecting to %s: %d\n", shown, connect_to(url)); // fine
}

void concatenated(const char *token)
{
    char line[300] = "Authorization: Bearer ";
    strcat(line, token);
    strcat(line, "\r\n");
    fputs(line, stderr); // leak
}

void copied(const char *secret)
{
    char copy[128];
    strcpy(copy, secret);
    puts(copy); // leak
}

void copied_bytes(const unsigned char *private_key, size_t n)
{
    unsigned char *buffer = malloc(n + 1);
    memcpy(buffer, private_key, n);
    buffer[n] = '\0';
    printf("%s", (char *)buffer); // leak
    free(buffer);
}

void duplicated(const char *auth_token)
{
    char *p = strdup(auth_token);
    for (char *q = p; *q; q++)
        *q = (char)toupper((unsigned char)*q);
    printf("upper: %s\n", p); // leak
    free(p);
}

void allocated(const char *access_token)
{
    char *message = NULL;
    if (asprintf(&message, "token=%s", access_token) < 0)
        return;
    fprintf(stderr, "%s\n", message); // leak
    free(message);
}

void moved_behind_prefix(const char *authorization)
{
    const char *value = strchr(authorization, ' ') + 1;
    printf("bearer value %s\n", value); // leak
}

void chosen(const char *api_key)
{
    const char *shown = api_key != NULL ? api_key : "(none)";
    printf("key: %s\n", shown); // leak
}

void chosen_text(const char *api_key)
{
    const char *shown = api_key && *api_key ? "configured" : "missing";
    printf("key: %s\n", shown); // fine
}

void reassigned(const char *password)
{
    const char *text = password;
    text = "done";
    puts(text); // fine
}

void buffer_reused(const char *password, bool (*login)(const char *))
{
    char buffer[64];
    snprintf(buffer, sizeof buffer, "pw=%s", password);
    bool ok = login(buffer);
    snprintf(buffer, sizeof buffer, "login %s", ok ? "worked" : "failed");
    puts(buffer); // fine
}

void one_branch(const char *user, const char *password, bool verbose)
{
    const char *detail = user;
    if (verbose)
        detail = password;
    printf("detail: %s\n", detail); // leak
}

void field(const struct account *account)
{
    printf("%s: %s\n", account->user, account->password); // leak
}

void field_harmless(const struct account *account)
{
    printf("%s: %s\n", account->user, account->note); // fine
}

void nested_field(struct config config)
{
    printf("id %s\n", config.oauth.client_id); // fine
    printf("secret %s\n", config.oauth.client_secret); // leak
    printf("ttl %d\n", config.token_ttl); // fine
}

void array_of_structures(const struct account accounts[], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        printf("%zu %s\n", i, accounts[i].user); // fine
        printf("%zu %s\n", i, accounts[i].password); // leak
    }
}

void field_set_from_key(struct account *account, const char *reset_token)
{
    account->note = reset_token;
    printf("note: %s\n", account->note); // leak
}

void designated(const char *hmac_secret)
{
    node first = {.value = hmac_secret, .next = NULL};
    for (const node *n = &first; n; n = n->next)
        printf("- %s\n", n->value); // leak
}

void array_of_strings(const char *db_password)
{
    const char *const argv[] = {"pg_dump", "--dbname", "app", db_password, NULL};
    for (int i = 0; argv[i] != NULL; i++)
        printf("%s ", argv[i]); // leak
}

void first_of_array(const char *db_password)
{
    const char *argv[] = {"pg_dump", db_password, NULL};
    printf("starting %s\n", argv[0]); // fine
}

void through_pointer(char *session_secret)
{
    char **where = &session_secret;
    printf("%s\n", *where); // leak
}

void out_parameter(const char *passphrase)
{
    char quoted[128];
    sprintf(quoted, "<%s>", passphrase);
    fprintf(stdout, "%s\n", quoted); // leak
}

static const char *load_api_key(void)
{
    static char value[128];
    FILE *in = fopen("/run/secrets/api_key", "r");
    if (in) {
        if (!fgets(value, sizeof value, in))
            value[0] = '\0';
        fclose(in);
    }
    return value;
}

void print_loaded(void)
{
    printf("loaded %s", load_api_key()); // leak
}

static void log_line(const char *text)
{
    fprintf(stderr, "[app] %s\n", text); // leak
}

void log_secret(const struct config *config)
{
    log_line(config->oauth.client_secret);
}

static void log_title(const char *text)
{
    fprintf(stderr, "== %s ==\n", text); // fine
}

void log_titles(const char *password)
{
    log_title(password ? "with password" : "without password");
}

static int describe(char *out, size_t size, const char *name, const char *value)
{
    (void)value;
    return snprintf(out, size, "%s=********", name);
}

void print_described(const char *password)
{
    char out[64];
    describe(out, sizeof out, "password", password);
    puts(out); // fine
}

static char *with_scheme(char *out, size_t size, const char *token)
{
    snprintf(out, size, "Bearer %s", token);
    return out;
}

void print_with_scheme(const char *token)
{
    char out[200];
    printf("header: %s\n", with_scheme(out, sizeof out, token)); // leak
}

bool verify(const char *password);

void print_verified(const char *password)
{
    printf("verified: %d\n", verify(password)); // fine
}
