// Classes, templates, lambdas, containers, exceptions, responses.
#include <crow.h>
#include <cstdlib>
#include <exception>
#include <functional>
#include <httplib.h>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace settings {

struct Database {
    std::string host;
    std::string password;
    int port = 5432;
};

class Client {
public:
    Client(std::string endpoint, std::string apiKey)
        : endpoint_(std::move(endpoint)), apiKey_(std::move(apiKey)) {}

    void dump() const {
        std::cout << endpoint_ << '\n'; // fine
        std::cout << apiKey_ << '\n'; // leak
    }

    const std::string& apiKey() const { return apiKey_; }

    std::string description() const { return "client of " + endpoint_; }

    std::string debugString() const { return endpoint_ + "?key=" + apiKey_; }

private:
    std::string endpoint_;
    std::string apiKey_;
};

void by_getter(const Client& client) {
    std::cout << client.apiKey() << std::endl; // leak
}

void by_description(const Client& client) {
    std::cout << client.description() << std::endl; // fine
}

void by_debug_string(const Client* client) {
    std::cerr << client->debugString() << std::endl; // leak
}

void created(const std::string& apiKey) {
    Client client("https://api.example.com", apiKey);
    std::cout << "created " << client.description() << '\n'; // fine
}

void member(const Database& db) {
    std::cout << db.host << ':' << db.port << '\n'; // fine
    std::cout << db.password << '\n'; // leak
}

} // namespace settings

class Session {
public:
    explicit Session(const std::string& token) : value_{token} {}

    void rename(std::string_view name) {
        name_ = name;
        std::clog << "session " << this->name_ << '\n'; // fine
    }

    void trace() const {
        std::clog << "session value " << this->value_ << '\n'; // leak
    }

    ~Session() {
        value_.assign(value_.size(), '\0');
        std::clog << "session closed" << value_ << '\n'; // fine
    }

private:
    std::string name_;
    std::string value_;
};

struct Credentials {
    std::string user;
    std::string password;

    friend std::ostream& operator<<(std::ostream& out, const Credentials& c) {
        return out << c.user << ":********"; // fine
    }
};

void print_credentials(const Credentials& login) {
    std::cout << login << '\n'; // fine
}

template <typename T>
void show(const T& value) {
    std::cout << "value: " << value << '\n'; // leak
}

void show_token(const std::string& refreshToken) {
    show<std::string>(refreshToken);
}

template <typename... Args>
void count_only(const Args&... args) {
    std::cout << sizeof...(args) << " arguments\n"; // fine
}

void count_secrets(const std::string& secret, const std::string& password) {
    count_only(secret, password);
}

void lambda(const std::string& apiKey) {
    auto print = [&apiKey](int n) { std::cout << n << ": " << apiKey << '\n'; }; // leak
    print(1);
}

void lambda_with_init(std::string token) {
    std::function<void()> later = [kept = std::move(token)] {
        std::cout << kept << '\n'; // leak
    };
    later();
}

void lambda_size(const std::string& token) {
    auto size = [&] { return token.size(); };
    std::cout << size() << '\n'; // fine
}

void structured_binding(const std::map<std::string, std::string>& passwords) {
    for (const auto& [user, password] : passwords) {
        std::cout << user << '\n'; // fine
        std::cout << password << '\n'; // leak
    }
}

void pair_of(const std::string& user, const std::string& secret) {
    auto login = std::make_pair(user, secret);
    std::cout << login.first << '\n'; // fine
    std::cout << login.second << '\n'; // leak
}

void tuple_of(const std::string& accessToken) {
    auto reply = std::make_tuple(200, accessToken);
    std::cout << std::get<0>(reply) << '\n'; // fine
    std::cout << std::get<1>(reply) << '\n'; // leak
}

void optional(const std::optional<std::string>& apiKey) {
    std::cout << apiKey.has_value() << '\n'; // fine
    std::cout << apiKey.value_or("none") << '\n'; // leak
}

void optional_dereferenced(std::optional<std::string> password) {
    if (password)
        std::cout << *password << '\n'; // leak
}

void unique(std::unique_ptr<std::string> privateKey) {
    std::cout << (privateKey ? "have a private key" : "no private key") << '\n'; // fine
    std::cout << *privateKey << '\n'; // leak
}

void visited(const std::variant<int, std::string>& secret) {
    std::visit([](const auto& v) { std::cout << v << '\n'; }, secret); // leak
}

void subscript(std::unordered_map<std::string, std::string>& config) {
    std::cout << config["client_secret"] << '\n'; // leak
    std::cout << config["client_name"] << '\n'; // fine
}

void at(const std::map<std::string, std::string>& config) {
    std::cout << config.at("smtp_password") << '\n'; // leak
    std::cout << config.count("smtp_password") << '\n'; // fine
}

void vector_of(const std::string& dbPassword) {
    std::vector<std::string> arguments{"pg_dump", "--host", "db"};
    arguments.push_back("--password=" + dbPassword);
    for (const auto& argument : arguments)
        std::cout << argument << ' '; // leak
}

void vector_size(const std::string& dbPassword) {
    std::vector<std::string> arguments;
    arguments.emplace_back(dbPassword);
    std::cout << arguments.size() << " arguments\n"; // fine
}

void json(const std::string& user, const std::string& token) {
    nlohmann::json body{{"user", user}, {"token", token}};
    std::cout << body.dump(2) << '\n'; // leak
}

void json_keys(const nlohmann::json& secrets) {
    for (const auto& [name, _] : secrets.items())
        std::cout << name << '\n'; // fine
}

void moved(std::string password) {
    std::string other = std::move(password);
    password = "gone";
    std::cout << password << '\n'; // fine
    std::cout << other << '\n'; // leak
}

void emptied(std::string secret) {
    secret.clear();
    std::cout << "[" << secret << "]\n"; // fine
}

void throws(const std::string& apiKey) {
    if (apiKey.size() != 40)
        throw std::runtime_error("malformed key " + apiKey); // leak
}

void throws_name(const std::string& apiKey) {
    if (apiKey.empty())
        throw std::invalid_argument("apiKey must not be empty"); // fine
}

void throws_built(const std::string& token) {
    std::string message = "expired: ";
    message += token;
    throw std::logic_error{message}; // leak
}

struct AuthError : std::exception {
    explicit AuthError(std::string text) : text_(std::move(text)) {}
    const char* what() const noexcept override { return text_.c_str(); }
    std::string text_;
};

void throws_own(const std::string& user, const std::string& password) {
    throw AuthError("no login for " + user + " with " + password); // leak
}

void throws_own_name(const std::string& user, const std::string& password) {
    throw AuthError("no login for " + user + (password.empty() ? ", no password" : "")); // fine
}

void caught(const std::string& token, const std::function<void(const std::string&)>& use) {
    try {
        use(token);
    } catch (const std::exception& e) {
        std::cerr << "token refused: " << e.what() << '\n'; // fine
    }
}

void nested(const std::string& secret) {
    try {
        throws(secret);
    } catch (...) {
        std::throw_with_nested(std::runtime_error("while checking " + secret)); // leak
    }
}

void environment() {
    const char* key = std::getenv("OPENAI_API_KEY");
    std::cout << "OPENAI_API_KEY=" << (key ? key : "") << '\n'; // leak
}

void environment_default() {
    std::string value = std::getenv("DATAFRAMER_API_KEY");
    std::cout << value << '\n'; // leak high
}

void environment_names() {
    for (const char* name : {"API_KEY", "API_SECRET"})
        if (!std::getenv(name))
            std::cerr << "please set " << name << '\n'; // fine
}

void response(const httplib::Request& req, httplib::Response& res) {
    auto authorization = req.get_header_value("Authorization");
    res.set_content("cannot accept " + authorization, "text/plain"); // leak
}

void response_missing(const httplib::Request& req, httplib::Response& res) {
    if (!req.has_header("Authorization"))
        res.set_content("Authorization header required", "text/plain"); // fine
}

void request(const std::string& apiKey) {
    httplib::Client client("https://api.example.com");
    client.set_bearer_token_auth(apiKey); // fine
    auto reply = client.Get("/me");
    std::cout << reply->status << ' ' << reply->body << '\n'; // fine
}

void request_headers(const httplib::Request& req) {
    for (const auto& header : req.headers)
        std::clog << header.first << ": " << header.second << '\n'; // leak
}

crow::response wrong_key(const crow::request& req) {
    std::string apiKey = req.get_header_value("X-Api-Key");
    CROW_LOG_WARNING << "unknown key " << apiKey; // leak
    return crow::response(403, "unknown key"); // fine
}
