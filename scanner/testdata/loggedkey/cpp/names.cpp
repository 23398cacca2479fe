// What only sounds like a secret, what is cleaned, what is handed on.
#include <cassert>
#include <cmath>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <openssl/sha.h>
#include <regex>
#include <sodium.h>
#include <spdlog/spdlog.h>
#include <sstream>
#include <string>
#include <vector>

namespace lexer {

enum class Kind { Word, Number, End };

struct Token {
    Kind kind;
    std::string text;
    std::size_t offset;
};

class Tokenizer {
public:
    explicit Tokenizer(std::string input);
    Token next();
};

void print_all(const std::string& input) {
    Tokenizer tokenizer(input);
    for (Token token = tokenizer.next(); token.kind != Kind::End; token = tokenizer.next())
        std::cout << token.offset << '\t' << token.text << '\n'; // fine
}

void words(const std::string& line) {
    std::istringstream in(line);
    std::vector<std::string> tokens{std::istream_iterator<std::string>(in), {}};
    for (const auto& token : tokens)
        std::cout << token << '\n'; // fine
}

[[noreturn]] void unexpected(const Token& token) {
    throw std::runtime_error("unexpected token '" + token.text + "'"); // fine
}

} // namespace lexer

void keys_of_map(const std::map<std::string, int>& stock) {
    for (const auto& [key, value] : stock)
        std::cout << key << '=' << value << '\n'; // fine
}

void cache(const std::string& cacheKey, bool hit) {
    spdlog::debug("cache key {} {}", cacheKey, hit ? "hit" : "miss"); // fine
}

void ids(const std::string& keyId, const std::string& secretArn, const std::string& publicKey) {
    spdlog::info("key {} secret {} public {}", keyId, secretArn, publicKey); // fine
}

void hash(const std::string& passwordHash) {
    std::cout << passwordHash << '\n'; // fine
}

void reset(const std::string& passwordResetUrl) {
    std::cout << "Choose a new password: " << passwordResetUrl << '\n'; // fine
}

void sha(const std::string& apiKey) {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(apiKey.data()), apiKey.size(), digest);
    for (unsigned char c : digest)
        std::printf("%02x", c); // fine
}

void std_hash(const std::string& token) {
    std::cout << std::hash<std::string>{}(token) << '\n'; // fine
}

void regex_masked(const std::string& line) {
    static const std::regex pattern("password=\\S+");
    std::cout << std::regex_replace(line, pattern, "password=***") << '\n'; // fine
}

void regex_kept(const std::string& password) {
    static const std::regex spaces("\\s+");
    std::cout << std::regex_replace(password, spaces, "") << '\n'; // leak
}

std::string redact(const std::string& s) {
    return s.size() <= 4 ? "****" : s.substr(0, 2) + std::string(s.size() - 2, '*');
}

void redacted(const std::string& clientSecret) {
    spdlog::info("client secret {}", redact(clientSecret)); // fine
}

void replaced(std::string password) {
    std::fill(password.begin(), password.end(), '#');
    std::cout << password << '\n'; // fine
}

void trimmed(const std::string& token) {
    std::string shown = token.substr(token.find(' ') + 1);
    std::cout << shown << '\n'; // leak
}

void compared(const std::string& a, const std::string& storedPassword) {
    std::cout << std::boolalpha << (a == storedPassword) << '\n'; // fine
}

void position(const std::string& authorization) {
    std::cout << authorization.find("Bearer ") << '\n'; // fine
}

void asserted(const std::string& apiKey) {
    assert(apiKey.starts_with("k-") && "wrong kind of api key"); // fine
}

void logarithm(double tokenFrequency) {
    std::cout << std::log(tokenFrequency) << '\n'; // fine
}

void type(const std::exception_ptr& secretError) {
    std::cout << typeid(secretError).name() << '\n'; // fine
}

bool login(const std::string& user, const std::string& password);

void result(const std::string& user, const std::string& password) {
    bool ok = login(user, password);
    spdlog::info("login of {}: {}", user, ok); // fine
}

void wiped(std::string& passphrase) {
    sodium_memzero(passphrase.data(), passphrase.size());
    std::cout << "after wiping: " << passphrase << '\n'; // fine
}

void placeholder() {
    const std::string token = "<token>";
    std::cout << "usage: tool --token " << token << '\n'; // fine
}
