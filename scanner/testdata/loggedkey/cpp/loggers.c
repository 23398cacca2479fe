/* syslog, err.h, GLib, zlog, journald, libcurl. */
#include <assert.h>
#include <curl/curl.h>
#include <err.h>
#include <errno.h>
#include <error.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <systemd/sd-journal.h>
#include <zlog.h>

#include "log.h"

void to_syslog(const char *api_key)
{
    syslog(LOG_NOTICE, "calling with key %s", api_key); // leak
}

void to_syslog_with_facility(const char *user, const char *password)
{
    openlog("app", LOG_PID, LOG_AUTH);
    syslog(LOG_AUTHPRIV | LOG_WARNING, "bad password for %s: [%s]", user, password); // leak
    closelog();
}

void syslog_names_only(const char *user, int attempts)
{
    syslog(LOG_AUTH | LOG_INFO, "password of %s wrong, %d attempts", user, attempts); // fine
}

void ends_with_err(const char *token)
{
    if (strlen(token) < 20)
        errx(EXIT_FAILURE, "token too short: %s", token); // leak
}

void ends_with_errno(const char *token_path)
{
    if (!fopen(token_path, "r"))
        err(1, "%s", token_path); // fine
}

void warns(const char *signing_secret)
{
    warn("cannot verify with %s", signing_secret); // leak
}

void warns_about_name(void)
{
    warnx("%s: not set in the environment", "CLIENT_SECRET"); // fine
}

void gnu_error(const char *passphrase)
{
    error(0, errno, "could not unlock with \"%s\"", passphrase); // leak
}

void glib_print(const gchar *access_token)
{
    g_print("token: %s\n", access_token); // leak
}

void glib_printerr(const gchar *access_token)
{
    g_printerr("%s\n", access_token ? "token present" : "no token"); // fine
}

void glib_message(const gchar *user, const gchar *password)
{
    g_autofree gchar *line = g_strdup_printf("%s/%s", user, password);
    g_message("login %s", line); // leak
}

void glib_warning(GHashTable *settings)
{
    g_warning("smtp_password=%s", (const char *)g_hash_table_lookup(settings, "smtp_password")); // leak
}

void glib_hash_size(GHashTable *passwords)
{
    g_debug("%u passwords in the table", g_hash_table_size(passwords)); // fine
}

void glib_string(const gchar *secret)
{
    GString *text = g_string_new("secret=");
    g_string_append(text, secret);
    g_critical("%s", text->str); // leak
    g_string_free(text, TRUE);
}

void glib_cleared(gchar *session_token)
{
    memset(session_token, 'x', strlen(session_token));
    g_info("token is now %s", session_token); // fine
}

void glib_structured(const gchar *api_key)
{
    g_log_structured("app", G_LOG_LEVEL_INFO, "MESSAGE", "request with %s", api_key); // leak
}

void glib_error(GError **failure, const gchar *key_name)
{
    g_set_error(failure, g_quark_from_string("app"), 3, "no secret named %s", key_name); // fine
}

void library_macro(const char *db_password)
{
    log_trace("connect password=%s", db_password); // leak
}

void zlog_category(const char *api_token)
{
    zlog_category_t *category = zlog_get_category("net");
    zlog_info(category, "api token %s accepted", api_token); // leak
}

void zlog_count(zlog_category_t *category, unsigned max_tokens)
{
    zlog_info(category, "at most %u tokens", max_tokens); // fine
}

void journal(const char *webhook_secret)
{
    sd_journal_print(LOG_DEBUG, "webhook secret is %s", webhook_secret); // leak
}

void journal_fields(const char *unit, int password_age_days)
{
    sd_journal_send("MESSAGE=password is old", "UNIT=%s", unit, "AGE=%d", password_age_days, NULL); // fine
}

void asserted(const char *api_key)
{
    assert(api_key != NULL && "api_key is required"); // fine
    assert(strlen(api_key) == 40); // fine
}

void curl_verbose(CURL *curl, const char *bearer_token)
{
    char header[512];
    struct curl_slist *headers = NULL;
    snprintf(header, sizeof header, "Authorization: Bearer %s", bearer_token);
    headers = curl_slist_append(headers, header);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers); // fine
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L); // leak
    curl_easy_perform(curl);
}

void curl_verbose_off(CURL *curl, const char *bearer_token)
{
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L); // fine
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, bearer_token); // fine
    CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK)
        fprintf(stderr, "token request: %s\n", curl_easy_strerror(code)); // fine
}
