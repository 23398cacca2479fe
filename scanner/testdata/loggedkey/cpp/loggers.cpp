// Formatting libraries and loggers.
#include <absl/log/log.h>
#include <absl/strings/str_cat.h>
#include <absl/strings/str_format.h>
#include <boost/format.hpp>
#include <boost/log/trivial.hpp>
#include <fmt/core.h>
#include <format>
#include <iostream>
#include <glog/logging.h>
#include <log4cplus/loggingmacros.h>
#include <log4cxx/logger.h>
#include <memory>
#include <Poco/Logger.h>
#include <print>
#include <spdlog/fmt/bin_to_hex.h>
#include <spdlog/spdlog.h>
#include <string>
#include <vector>
#include <QCryptographicHash>
#include <QDebug>
#include <QLoggingCategory>
#include <QString>

Q_LOGGING_CATEGORY(network, "app.network")

static log4cxx::LoggerPtr logger(log4cxx::Logger::getLogger("app"));

void standard_format(const std::string& apiKey) {
    auto line = std::format("key={}", apiKey);
    std::println("{}", line); // leak
}

void standard_print(const std::string& user, const std::string& password) {
    std::print("{0} logs in with {1}\n", user, password); // leak
}

void standard_print_stderr(const std::string& token) {
    std::println(stderr, "token has {} characters", token.length()); // fine
}

void standard_format_to(const std::string& refreshToken) {
    std::string out;
    std::format_to(std::back_inserter(out), "refresh {}", refreshToken);
    std::puts(out.c_str()); // leak
}

void precision_of_four(const std::string& apiKey) {
    std::println("{:.4}...", apiKey); // fine
}

void fmt_print(const std::string& secret) {
    fmt::print("secret: {}\n", secret); // leak
}

void fmt_named(const std::string& host, const std::string& dbPassword) {
    fmt::print(stderr, "host={h} password={p}\n", fmt::arg("h", host), fmt::arg("p", dbPassword)); // leak
}

void fmt_presence(const std::string& secret) {
    fmt::println("secret: {}", secret.empty() ? "<unset>" : "<set>"); // fine
}

void fmt_joined(const std::vector<std::string>& apiKeys) {
    fmt::print("{}\n", fmt::join(apiKeys, ", ")); // leak
}

void boost_format(const std::string& clientSecret) {
    std::cout << boost::format("client %1% secret %2%\n") % "web" % clientSecret; // leak
}

void spdlog_static(const std::string& accessToken) {
    spdlog::info("access token {}", accessToken); // leak
}

void spdlog_logger(const std::string& password) {
    auto console = spdlog::get("console");
    console->warn("rejected password {:>20}", password); // leak
}

void spdlog_level(const std::shared_ptr<spdlog::logger>& log, const char* api_token) {
    log->log(spdlog::level::debug, "api token {}", api_token); // leak
}

void spdlog_macro(const std::string& signingKey) {
    SPDLOG_DEBUG("signing with {}", signingKey); // leak
}

void spdlog_hex(const std::vector<char>& secretKey) {
    spdlog::debug("secret key {}", spdlog::to_hex(secretKey)); // leak
}

void spdlog_user(const std::string& user, const std::string& tokenType) {
    spdlog::info("{} has a token of type {}", user, tokenType); // fine
}

void spdlog_limit(size_t maxTokens) {
    spdlog::get("model")->info("max_tokens={}", maxTokens); // fine
}

void glog_info(const std::string& bearer_token) {
    LOG(INFO) << "request with " << bearer_token; // leak
}

void glog_conditional(const std::string& password, int failures) {
    LOG_IF(ERROR, failures > 3) << "last password tried: " << password; // leak
}

void glog_verbose(const std::string& session_secret) {
    // leak next
    VLOG(2) << "session secret is "
            << session_secret;
}

void glog_check(const std::string& api_key) {
    CHECK(!api_key.empty()) << "api_key is empty, set --api_key"; // fine
}

void glog_check_with_value(const std::string& api_key) {
    CHECK(api_key.size() == 40) << "odd api key " << api_key; // leak
}

void glog_length(const std::string& api_key) {
    DLOG(INFO) << "api key of length " << api_key.size(); // fine
}

void abseil_cat(const std::string& auth_token) {
    std::string text = absl::StrCat("token ", auth_token);
    LOG(WARNING) << text; // leak
}

void abseil_print(const std::string& passphrase) {
    absl::PrintF("passphrase %s\n", passphrase); // leak
}

void abseil_format(const std::string& key_id, absl::string_view private_key) {
    LOG(INFO) << absl::StrFormat("key %s has %d bytes", key_id, private_key.size()); // fine
}

void boost_log(const std::string& apiKey) {
    BOOST_LOG_TRIVIAL(info) << "calling with " << apiKey; // leak
}

void boost_log_severity(boost::log::sources::severity_logger<int>& lg, const std::string& webhookSecret) {
    BOOST_LOG_SEV(lg, 2) << "webhook secret " << webhookSecret; // leak
}

void boost_log_names(const std::string& secretName) {
    BOOST_LOG_TRIVIAL(debug) << "reading " << secretName << " from the vault"; // fine
}

void log4cxx_macro(const std::string& token) {
    LOG4CXX_INFO(logger, "login with token " << token); // leak
}

void log4cxx_method(const std::string& keyPath) {
    logger->info("key file " + keyPath); // fine
}

void log4cplus_macro(log4cplus::Logger& root, const std::string& dbPassword) {
    LOG4CPLUS_ERROR(root, LOG4CPLUS_TEXT("db password ") << dbPassword); // leak
}

void poco(const std::string& privateKey) {
    Poco::Logger& log = Poco::Logger::get("app");
    log.error("private key: %s", privateKey); // leak
}

void poco_names(Poco::Logger& log, int tokensLeft) {
    log.information("tokens left: %d", tokensLeft); // fine
}

void qt_debug(const QString& password) {
    qDebug() << "password" << password; // leak
}

void qt_format(const QString& apiKey) {
    qWarning("api key %s rejected", qPrintable(apiKey)); // leak
}

void qt_category(const QString& token) {
    qCDebug(network).noquote() << QStringLiteral("Bearer %1").arg(token); // leak
}

void qt_byte_array(const QByteArray& secret) {
    qInfo() << secret.toBase64(); // leak
}

void qt_null(const QString& token) {
    qCritical() << "token is null:" << token.isNull() << token.size(); // fine
}

void qt_left(const QString& apiKey) {
    qDebug() << apiKey.left(3) + "..."; // fine
}

void qt_hash(const QByteArray& apiKey) {
    qDebug() << QCryptographicHash::hash(apiKey, QCryptographicHash::Sha256).toHex(); // fine
}

void qt_translated() {
    qInfo() << QObject::tr("Enter your password"); // fine
}

void qt_category_name(const QString& keyboardLayout) {
    qCInfo(network) << "layout" << keyboardLayout; // fine
}
