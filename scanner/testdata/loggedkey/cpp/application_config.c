/* `tool config`: shows, sets and checks the settings in ~/.toolrc. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct setting {
    char name[64];
    char value[256];
};

struct settings {
    struct setting items[32];
    size_t count;
    char api_token[128];
};

static bool is_secret(const char *name)
{
    return strstr(name, "token") || strstr(name, "password");
}

static void load(struct settings *s, const char *path)
{
    char line[512];
    FILE *in = fopen(path, "r");
    if (!in)
        return;
    while (s->count < 32 && fgets(line, sizeof line, in)) {
        struct setting *item = &s->items[s->count];
        if (sscanf(line, "%63[^=]=%255[^\n]", item->name, item->value) != 2) {
            fprintf(stderr, "%s: line without a value\n", path); // fine
            continue;
        }
        if (strcmp(item->name, "api_token") == 0)
            snprintf(s->api_token, sizeof s->api_token, "%s", item->value);
        s->count++;
    }
    fclose(in);
}

static void list(const struct settings *s)
{
    for (size_t i = 0; i < s->count; i++)
        printf("%s=%s\n", s->items[i].name, is_secret(s->items[i].name) ? "********" : "(set)"); // fine
}

static int check(const struct settings *s)
{
    if (s->api_token[0] == '\0') {
        fputs("api_token is not set, run: tool config set api_token VALUE\n", stderr); // fine
        return 1;
    }
    if (strlen(s->api_token) != 40) {
        fprintf(stderr, "api_token has %zu characters instead of 40:\n", strlen(s->api_token)); // fine
        fprintf(stderr, "  %s\n", s->api_token); // leak
        return 1;
    }
    return 0;
}

static void export_shell(const struct settings *s, bool quoted)
{
    const char *quote = quoted ? "'" : "";
    printf("export TOOL_TOKEN=%s%s%s\n", quote, s->api_token, quote); // leak
}

static void write_netrc(const struct settings *s, const char *path)
{
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path); // fine
        return;
    }
    fprintf(out, "machine api.example.com login token password %s\n", s->api_token); // fine
    fclose(out);
}

int main(int argc, char **argv)
{
    struct settings s = {0};
    const char *command = argc > 1 ? argv[1] : "list";
    load(&s, ".toolrc");
    if (!strcasecmp(command, "list"))
        list(&s);
    else if (!strcasecmp(command, "export"))
        export_shell(&s, true);
    else if (!strcasecmp(command, "netrc"))
        write_netrc(&s, ".netrc");
    else if (!strcasecmp(command, "token"))
        puts(s.api_token); // leak
    else
        fprintf(stderr, "unknown command %s\n", command); // fine
    return check(&s);
}
