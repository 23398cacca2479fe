/* Uploads a file with a token, tries three times. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct upload {
    const char *url;
    const char *path;
    char *token;
    int tries;
};

static int read_token(struct upload *up, const char *token_file)
{
    char line[256];
    FILE *in = fopen(token_file, "r");
    if (!in) {
        fprintf(stderr, "cannot open token file %s\n", token_file); // fine
        return -1;
    }
    if (!fgets(line, sizeof line, in)) {
        fclose(in);
        fprintf(stderr, "no token in %s\n", token_file); // fine
        return -1;
    }
    fclose(in);
    line[strcspn(line, "\n")] = '\0';
    up->token = strdup(line);
    fprintf(stderr, "read token of %zu bytes\n", strlen(up->token)); // fine
    return 0;
}

static CURLcode attempt(const struct upload *up, int number)
{
    char header[320];
    CURL *curl = curl_easy_init();
    struct curl_slist *headers = NULL;

    snprintf(header, sizeof header, "Authorization: Token %s", up->token);
    headers = curl_slist_append(headers, header); // fine
    if (number > 1)
        fprintf(stderr, "attempt %d: PUT %s\n  %s\n", number, up->url, header); // leak
    curl_easy_setopt(curl, CURLOPT_URL, up->url);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    return code;
}

int main(int argc, char **argv)
{
    struct upload up = {.tries = 3};
    if (argc != 4) {
        fprintf(stderr, "usage: %s URL FILE TOKEN_FILE\n", argv[0]); // fine
        return 2;
    }
    up.url = argv[1];
    up.path = argv[2];
    if (read_token(&up, argv[3]) != 0)
        return 1;
    for (int i = 1; i <= up.tries; i++) {
        CURLcode code = attempt(&up, i);
        if (code == CURLE_OK) {
            printf("uploaded %s\n", up.path); // fine
            return 0;
        }
        fprintf(stderr, "%s\n", curl_easy_strerror(code)); // fine
        sleep(1u << i);
    }
    fprintf(stderr, "giving up, is the token %s still valid?\n", up.token); // leak
    return 1;
}
