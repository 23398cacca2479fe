// A login service: configuration, handler and audit log.
#include <cstdlib>
#include <httplib.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <spdlog/spdlog.h>
#include <string>
#include <unordered_map>

namespace app {

struct Options {
    std::string listen = "0.0.0.0";
    int port = 8080;
    std::string jwtSecret;

    static Options fromEnvironment() {
        Options options;
        if (const char* secret = std::getenv("JWT_SECRET")) {
            options.jwtSecret = secret;
            spdlog::info("JWT_SECRET is set ({} bytes)", options.jwtSecret.size()); // fine
        } else {
            throw std::runtime_error("JWT_SECRET is not set"); // fine
        }
        return options;
    }
};

class Audit {
public:
    void failed(const std::string& user, const std::string& detail) {
        spdlog::warn("login of {} failed: {}", user, detail); // leak
    }

    void succeeded(const std::string& user) {
        spdlog::info("login of {}", user); // fine
    }
};

class LoginService {
public:
    LoginService(Options options, Audit& audit) : options_(std::move(options)), audit_(audit) {
        spdlog::debug("signing with {}", options_.jwtSecret); // leak
    }

    void handle(const httplib::Request& req, httplib::Response& res) {
        auto body = nlohmann::json::parse(req.body, nullptr, false);
        if (body.is_discarded() || !body.contains("password")) {
            res.status = 400;
            res.set_content("password missing", "text/plain"); // fine
            return;
        }
        const auto user = body.value("user", "");
        const auto password = body.value("password", "");
        if (!check(user, password)) {
            audit_.failed(user, "password was " + password);
            res.status = 401;
            res.set_content("wrong user or password", "text/plain"); // fine
            return;
        }
        audit_.succeeded(user);
        const std::string token = issue(user);
        spdlog::trace("issued {} to {}", token, user); // leak
        res.set_header("Set-Cookie", "session=1; HttpOnly"); // fine
    }

private:
    bool check(const std::string& user, const std::string& password) const;
    std::string issue(const std::string& user) const;

    Options options_;
    Audit& audit_;
};

} // namespace app

int main() {
    app::Audit audit;
    auto options = app::Options::fromEnvironment();
    spdlog::info("listening on {}:{}", options.listen, options.port); // fine
    app::LoginService service(options, audit);
    httplib::Server server;
    server.Post("/login", [&](const auto& req, auto& res) { service.handle(req, res); });
    server.listen(options.listen, options.port);
}
