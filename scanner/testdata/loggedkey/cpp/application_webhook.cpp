// Receives webhooks, checks their signature and forwards them.
#include <crow.h>
#include <format>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

std::string hmac_sha256(const std::string& key, const std::string& body);

struct Source {
    std::string name;
    std::string webhookSecret;
    std::string forwardUrl;
    std::string forwardToken;
};

class Receiver {
public:
    void add(Source source) {
        if (source.webhookSecret.size() < 16)
            throw std::invalid_argument(std::format("secret of {} is too short", source.name)); // fine
        CROW_LOG_DEBUG << "source " << source.name << " secret " << source.webhookSecret; // leak
        sources_.emplace(source.name, std::move(source));
    }

    crow::response receive(const crow::request& req, const std::string& name) {
        const auto found = sources_.find(name);
        if (found == sources_.end()) {
            CROW_LOG_WARNING << "no source " << name; // fine
            return crow::response(404);
        }
        const Source& source = found->second;
        const std::string expected = hmac_sha256(source.webhookSecret, req.body);
        const std::string given = req.get_header_value("X-Signature");
        if (given != expected) {
            CROW_LOG_ERROR << "signature " << given << " does not match"; // fine
            // leak next
            CROW_LOG_ERROR << "signed with another secret than "
                           << source.webhookSecret << "?";
            return crow::response(401, "bad signature"); // fine
        }
        return forward(source, req.body);
    }

private:
    crow::response forward(const Source& source, const std::string& body) {
        std::vector<std::string> headers{"Content-Type: application/json"};
        headers.push_back("Authorization: Bearer " + source.forwardToken);
        const int status = post(source.forwardUrl, headers, body);
        if (status >= 400) {
            std::cerr << "forwarding to " << source.forwardUrl << ": " << status << '\n'; // fine
            for (const auto& header : headers)
                std::cerr << "  > " << header << '\n'; // leak
        }
        return crow::response(status);
    }

    int post(const std::string& url, const std::vector<std::string>& headers, const std::string& body);

    std::map<std::string, Source> sources_;
};

int main() {
    Receiver receiver;
    try {
        receiver.add({"shop", std::getenv("SHOP_SECRET"), "http://queue/in", std::getenv("QUEUE_TOKEN")});
    } catch (const std::invalid_argument& e) {
        std::cerr << e.what() << '\n'; // fine
        return 1;
    }
    crow::SimpleApp app;
    CROW_ROUTE(app, "/hooks/<string>").methods("POST"_method)([&](const crow::request& req, std::string name) {
        return receiver.receive(req, name);
    });
    app.port(8000).run();
}
