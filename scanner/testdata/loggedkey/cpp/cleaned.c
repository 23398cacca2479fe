/* Masks, lengths, comparisons and names that only sound secret. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

enum token_kind { TOKEN_NUMBER, TOKEN_NAME, TOKEN_END };

struct token {
    enum token_kind kind;
    const char *text;
    int line;
};

struct token next_token(const char **input);

void lexer(const char *input)
{
    struct token token;
    do {
        token = next_token(&input);
        printf("%d: %s\n", token.line, token.text); // fine
    } while (token.kind != TOKEN_END);
}

void splitting(char *line)
{
    for (char *token = strtok(line, " \t"); token; token = strtok(NULL, " \t"))
        puts(token); // fine
}

void stars(const char *password)
{
    for (size_t i = 0, n = strlen(password); i < n; i++)
        putchar('*'); // fine
}

void masked_in_place(char *password)
{
    for (char *p = password; *p; p++)
        *p = '*';
    puts(password); // fine
}

void first_four(const char *api_key)
{
    char head[5] = {0};
    strncpy(head, api_key, 4);
    printf("key %s...\n", head); // fine
}

void first_ten(const char *api_key)
{
    char head[11] = {0};
    strncpy(head, api_key, 10);
    printf("key %s...\n", head); // leak low: ten characters
}

void last_four(const char *access_token)
{
    printf("...%s\n", access_token + strlen(access_token) - 4); // fine
}

void all_but_prefix(const char *access_token)
{
    printf("...%s\n", access_token + 3); // leak
}

static const char *mask(const char *value)
{
    static char out[8];
    snprintf(out, sizeof out, "%.2s***", value);
    return out;
}

void by_helper(const char *client_secret)
{
    syslog(LOG_INFO, "secret %s", mask(client_secret)); // fine
}

static uint32_t fingerprint(const char *s)
{
    uint32_t h = 2166136261u;
    while (*s)
        h = (h ^ (unsigned char)*s++) * 16777619u;
    return h;
}

void hashed(const char *api_key)
{
    printf("key #%08x\n", fingerprint(api_key)); // fine
}

void compared(const char *password, const char *again)
{
    printf("same: %s\n", strcmp(password, again) == 0 ? "yes" : "no"); // fine
}

void tested(const char *token)
{
    bool live = strncmp(token, "live-", 5) == 0;
    printf("live=%d null=%d\n", live, token == NULL); // fine
}

void strength(const char *password)
{
    const char *verdict = "weak";
    if (strpbrk(password, "0123456789") && strlen(password) > 12)
        verdict = "strong";
    printf("password strength: %s\n", verdict); // fine
}

void size_of(const unsigned char secret_key[32])
{
    (void)secret_key;
    printf("%zu byte key\n", (size_t)32); // fine
}

void emptied(char *secret)
{
    secret[0] = '\0';
    printf("secret is now '%s'\n", secret); // fine
}

void keyboard(int key_code, const char *keyboard_layout)
{
    printf("pressed %d on %s\n", key_code, keyboard_layout); // fine
}

void row(long primary_key, const char *sort_key, const char *cache_key)
{
    printf("%ld %s %s\n", primary_key, sort_key, cache_key); // fine
}

void usage_of_model(unsigned prompt_tokens, unsigned completion_tokens)
{
    printf("%u + %u tokens\n", prompt_tokens, completion_tokens); // fine
}

void key_metadata(const char *key_id, const char *token_type, long token_expiry)
{
    syslog(LOG_DEBUG, "kid=%s type=%s exp=%ld", key_id, token_type, token_expiry); // fine
}

void paths(const char *private_key_path, const char *password_file)
{
    fprintf(stderr, "%s and %s must have mode 0600\n", private_key_path, password_file); // fine
}

void paging(const char *next_page_token)
{
    printf("next page: %s\n", next_page_token); // fine
}

void logarithm(double secret_ratio)
{
    double entropy = log(secret_ratio); // fine
    printf("%.1f bits\n", entropy); // fine
}

void label(void)
{
    const char *password_label = "Password";
    printf("%s: ", password_label); // fine
}

void placeholder(void)
{
    const char *api_key = "YOUR_API_KEY";
    printf("curl -H 'X-Api-Key: %s' https://api.example.com\n", api_key); // fine
}

void results(unsigned passed, unsigned failed, const char *author)
{
    printf("%u passed, %u failed, by %s\n", passed, failed, author); // fine
}

void hash_of_user(const char *password_hash, const char *public_key)
{
    printf("%s\n%s\n", password_hash, public_key); // fine
}

void encoded(const char *password)
{
    for (const unsigned char *p = (const unsigned char *)password; *p; p++)
        printf("%%%02X", *p); // leak: percent encoding
}
