#include <cstdlib>
#include <format>
#include <functional>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <print>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <boost/log/trivial.hpp>
#include <crow.h>
#include <fmt/core.h>
#include <glog/logging.h>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <QDebug>
#include <spdlog/spdlog.h>

struct Login {
    std::string user;
    std::string password;
};

void coutBad(const std::string &user, const std::string &password) {
    std::cout << "user " << user << std::endl; // fine
    std::cout << "password " << password << std::endl; // leak
}

void cerrBad(const std::string &apiKey) {
    std::cerr << apiKey << '\n'; // leak
    std::cerr << apiKey.size() << '\n'; // fine
}

void clogBad(const std::string &accessToken) {
    std::clog << "token " << accessToken << '\n'; // leak
    std::clog << "token " << std::boolalpha << accessToken.empty() << '\n'; // fine
}

void stdPrintBad(const std::string &clientSecret) {
    std::println("secret {}", clientSecret); // leak
    std::println("secret {}", clientSecret.length()); // fine
}

void formatBad(const std::string &passphrase) {
    std::cout << std::format("phrase {}", passphrase) << '\n'; // leak
    std::cout << std::format("phrase of {}", passphrase.size()) << '\n'; // fine
}

void fmtBad(const std::string &dbPassword) {
    fmt::print("database password {}\n", dbPassword); // leak
    fmt::print(stderr, "database password wrong\n"); // fine
}

void spdlogBad(const std::string &refreshToken) {
    spdlog::info("refresh token {}", refreshToken); // leak
    spdlog::error("cannot refresh with {}", refreshToken); // leak
    spdlog::info("refresh token {}", "renewed"); // fine
}

void spdlogLoggerBad(const std::shared_ptr<spdlog::logger> &logger, const std::string &secretKey) {
    logger->debug("secret key {}", secretKey); // leak
    logger->debug("secret key present {}", !secretKey.empty()); // fine
}

void glogBad(const std::string &authToken) {
    LOG(INFO) << "auth token " << authToken; // leak
    LOG(ERROR) << "auth token refused"; // fine
    VLOG(2) << "auth token " << authToken; // leak
}

void boostLogBad(const std::string &apiToken) {
    BOOST_LOG_TRIVIAL(debug) << "token " << apiToken; // leak
    BOOST_LOG_TRIVIAL(debug) << "token accepted"; // fine
}

void qtBad(const std::string &userPassword) {
    qDebug() << "password" << userPassword.c_str(); // leak
    qWarning() << "password wrong"; // fine
}

void environmentBad() {
    const char *token = std::getenv("GITHUB_TOKEN");
    std::cout << "using " << token << '\n'; // leak
    std::cout << "home " << std::getenv("HOME") << '\n'; // fine
}

void environmentPresence() {
    const bool given = std::getenv("SENDGRID_API_KEY") != nullptr;
    std::cout << "sendgrid " << given << '\n'; // fine
}

void throwBad(const std::string &password) {
    if (password.size() < 8) {
        throw std::invalid_argument("password too short: " + password); // leak
    }
    if (password.find(' ') != std::string::npos) {
        throw std::invalid_argument("password has a space"); // fine
    }
}

void throwFormatBad(const std::string &token) {
    throw std::runtime_error(std::format("token {} revoked", token)); // leak
}

void fieldBad(const Login &login) {
    std::cout << login.user << '\n'; // fine
    std::cout << login.password << '\n'; // leak
}

class Mailer {
public:
    Mailer(std::string host, std::string smtpPassword) : host_(std::move(host)), smtpPassword_(std::move(smtpPassword)) {}

    void connect() const {
        spdlog::info("connecting to {}", host_); // fine
        spdlog::info("authenticating with {}", smtpPassword_); // leak
    }

    void explain() const {
        std::cout << describe() << '\n'; // leak
    }

private:
    std::string describe() const { return host_ + "/" + smtpPassword_; }

    std::string host_;
    std::string smtpPassword_;
};

class Holder {
public:
    explicit Holder(std::string token) : token_(std::move(token)) {}

    friend std::ostream &operator<<(std::ostream &out, const Holder &) {
        return out << "Holder(hidden)"; // fine
    }

    void report() const {
        std::cout << *this << '\n'; // fine
        std::cout << token_.size() << '\n'; // fine
    }

private:
    std::string token_;
};

std::string mask(const std::string &value) {
    return value.empty() ? "(none)" : "****";
}

void masked(const std::string &apiKey) {
    std::cout << mask(apiKey) << '\n'; // fine
    const auto shown = mask(apiKey);
    spdlog::info("key {}", shown); // fine
}

void stars(const std::string &apiKey) {
    std::cout << std::string(apiKey.size(), '*') << '\n'; // fine
}

void lastFour(const std::string &apiKey) {
    std::cout << "ends in " << apiKey.substr(apiKey.size() - 4) << '\n'; // fine
}

void overwritten(std::string password) {
    password = "***";
    std::cout << password << '\n'; // fine
}

void hashed(const std::string &password) {
    std::cout << std::hash<std::string>{}(password) << '\n'; // fine
}

void stream(const std::string &user, const std::string &secret) {
    std::ostringstream line;
    line << "user=" << user << " secret=" << secret;
    std::cout << line.str() << '\n'; // leak
}

void streamWithout(const std::string &user, const std::string &secret) {
    std::ostringstream line;
    line << "user=" << user << " secret=" << (secret.empty() ? "no" : "yes");
    std::cout << line.str() << '\n'; // fine
}

void appended(const std::string &privateKey) {
    std::string line = "key ";
    line += privateKey;
    std::cerr << line << '\n'; // leak
}

void inMap(const std::string &user, const std::string &apiSecret) {
    std::map<std::string, std::string> values{{"user", user}};
    values["api_secret"] = apiSecret;
    std::cout << values["user"] << '\n'; // fine
    std::cout << values["api_secret"] << '\n'; // leak
    std::cout << values.size() << '\n'; // fine
}

std::string connectionString(const std::string &host, const std::string &user, const std::string &password) {
    return "host=" + host + " user=" + user + " password=" + password;
}

void connect(const std::string &host, const std::string &user, const std::string &dbPassword) {
    const auto text = connectionString(host, user, dbPassword);
    spdlog::info("connecting to {}", host); // fine
    spdlog::info("connecting with {}", text); // leak
}

void json(const std::string &clientId, const std::string &clientSecret) {
    nlohmann::json body{{"id", clientId}};
    std::cout << body.dump() << '\n'; // fine
    body["secret"] = clientSecret;
    std::cout << body.dump() << '\n'; // leak
}

void lambda(const std::string &signingKey) {
    auto report = [&] { std::cout << "key " << signingKey << '\n'; }; // leak
    report();
}

void each(const std::vector<Login> &logins) {
    for (const auto &[user, password] : logins) {
        std::cout << user << '\n'; // fine
        std::cout << password << '\n'; // leak
    }
}

void toFile(const std::string &privateKey, const std::string &path) {
    std::ofstream file(path);
    file << privateKey; // fine
    std::cout << "saved to " << path << '\n'; // fine
}

void outgoing(const std::string &bearerToken) {
    httplib::Client client("https://example.org");
    httplib::Headers headers{{"Authorization", "Bearer " + bearerToken}};
    auto result = client.Get("/me", headers); // fine
    std::cout << result->status << '\n'; // fine
}

void server(httplib::Server &server) {
    server.Get("/key", [](const httplib::Request &, httplib::Response &response) {
        const std::string key = std::getenv("PAYMENT_API_KEY");
        response.set_content("key " + key, "text/plain"); // leak
    });
    server.Get("/health", [](const httplib::Request &, httplib::Response &response) {
        response.set_content("healthy", "text/plain"); // fine
    });
    server.Get("/me", [](const httplib::Request &request, httplib::Response &response) {
        const auto authorization = request.get_header_value("Authorization");
        spdlog::debug("authorization {}", authorization); // leak
        spdlog::debug("agent {}", request.get_header_value("User-Agent")); // fine
        response.status = authorization.empty() ? 401 : 403;
    });
}

void crowRoutes(crow::SimpleApp &app) {
    CROW_ROUTE(app, "/secret")([] {
        const std::string secret = std::getenv("OAUTH_CLIENT_SECRET");
        return crow::response(200, "secret " + secret); // leak
    });
    CROW_ROUTE(app, "/state")([] {
        return crow::response(200, "running"); // fine
    });
}

void soundAlikes(const std::string &passwordField, const std::string &tokenType, int maxTokens, long keyId) {
    std::cout << passwordField << tokenType << '\n'; // fine
    spdlog::info("{} {}", maxTokens, keyId); // fine
}

void moreSoundAlikes(const std::string &publicKey, const std::string &keyboardLayout, bool hasPassword) {
    std::cout << publicKey << '\n'; // fine
    std::cout << keyboardLayout << hasPassword << '\n'; // fine
}
