/* The printf family and the other calls of the standard library that print. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#define LOG_DEBUG(fmt, ...) fprintf(stderr, "DEBUG " fmt "\n", ##__VA_ARGS__)
#define LOG_INFO(fmt, ...) fprintf(stderr, "INFO " fmt "\n", ##__VA_ARGS__)

void print_key(const char *api_key)
{
    printf("using key %s\n", api_key); // leak
}

void print_to_stderr(const char *password)
{
    fprintf(stderr, "login failed with password '%s'\n", password); // leak
}

void put_line(const char *access_token)
{
    puts(access_token); // leak
}

void put_string(const char *client_secret)
{
    fputs("secret: ", stdout); // fine
    fputs(client_secret, stdout); // leak
    fputc('\n', stdout); // fine
}

void write_bytes(const char *token, size_t n)
{
    fwrite(token, 1, n, stdout); // leak
}

void write_descriptor(const char *passphrase)
{
    write(STDERR_FILENO, passphrase, strlen(passphrase)); // leak
}

void write_number(const char *auth_token)
{
    (void)write(1, auth_token, strlen(auth_token)); // leak
}

void descriptor_printf(const char *db_password)
{
    dprintf(STDOUT_FILENO, "db password: %s\n", db_password); // leak
}

void error_text(const char *refresh_token)
{
    perror(refresh_token); // leak
}

void characters(const char *password)
{
    for (const char *p = password; *p; p++)
        putchar(*p); // leak
}

void characters_by_index(const char *secret)
{
    size_t n = strlen(secret);
    for (size_t i = 0; i < n; i++) {
        putc(secret[i], stderr); // leak
    }
}

void hex_dump(const unsigned char *secret_key, size_t len)
{
    for (size_t i = 0; i < len; i++)
        printf("%02x%s", secret_key[i], i % 16 == 15 ? "\n" : " "); // leak
}

void wide(const wchar_t *wide_password)
{
    wprintf(L"password %ls\n", wide_password); // leak
}

void several_arguments(const char *host, int port, const char *api_token)
{
    printf("%s:%d with %-40s|\n", host, port, api_token); // leak
}

void over_lines(const char *user, const char *password, const char *host)
{
    // leak next
    printf("mysql"
           " --user=%s"
           " --password=%s"
           " --host=%s\n",
           user,
           password,
           host);
}

void literal_key(void)
{
    printf("demo key: %s\n", "{stripe}"); // leak high
}

void literal_in_array(void)
{
    static const char demo[] = "{dataframer}";
    puts(demo); // leak high
}

void adjacent_literals(void)
{
    puts("try it with "
         "a key of your own, "
         "set API_KEY and start again"); // fine
}

void with_prefix(void)
{
    fputs("Authorization: Bearer " "{stripe}" "\n", stderr); // leak high
}

void precision_of_twelve(const char *api_key)
{
    printf("key %.12s...\n", api_key); // leak low: twelve characters
}

void precision_of_four(const char *api_key)
{
    printf("key %.4s...\n", api_key); // fine
}

void precision_as_argument(const char *api_key)
{
    printf("key %.*s...\n", 3, api_key); // fine
}

void pointer_only(const char *private_key)
{
    printf("key is at %p\n", (const void *)private_key); // fine
}

void one_character(const char *token)
{
    printf("begins with %c\n", token[0]); // fine
}

void length_only(const char *token)
{
    fprintf(stderr, "token of %zu bytes\n", strlen(token)); // fine
}

void percent_is_the_host(const char *host, const char *password)
{
    printf(password ? "password for %s\n" : "no password for %s\n", host); // fine
}

void to_a_file(const char *path, const char *api_key)
{
    FILE *out = fopen(path, "w");
    if (!out) {
        fprintf(stderr, "api_key: %s: %s\n", path, strerror(errno)); // fine
        return;
    }
    fprintf(out, "api_key=%s\n", api_key); // fine
    fclose(out);
}

void to_a_socket(int sock, const char *access_token)
{
    dprintf(sock, "Authorization: Bearer %s\r\n\r\n", access_token); // fine
}

void to_a_pipe(int pipe_fds[2], const char *password)
{
    write(pipe_fds[1], password, strlen(password)); // fine
    fputs("password handed on\n", stderr); // fine
}

void to_a_program(const char *password)
{
    FILE *p = popen("sudo -S true", "w");
    if (p) {
        fputs(password, p); // fine
        pclose(p);
    }
}

void quoted_code(void)
{
    puts("printf(\"%s\", api_key);"); // fine
    /* printf("%s", api_key); was here */
}

void name_with_percent(void)
{
    printf("usage: tool --password=%s\n", "PASSWORD"); // fine
}

static void say(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vfprintf(stderr, fmt, args); // leak
    va_end(args);
}

void say_password(const char *user, const char *password)
{
    say("%s:%s\n", user, password);
}

void own_macro(const char *refresh_token)
{
    LOG_INFO("refreshing with %s", refresh_token); // leak
}

void own_macro_at_debug(const char *private_key)
{
    LOG_DEBUG("private key at %p", (void *)private_key); // fine
}
