// Streams of the standard library, strings and the ways to build them.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <syncstream>
#include <vector>

void to_cout(const std::string& apiKey) {
    std::cout << "using key " << apiKey << std::endl; // leak
}

void to_cerr(std::string_view password) {
    std::cerr << "wrong password: '" << password << "'\n"; // leak
}

void to_clog(const std::string& user, const std::string& accessToken) {
    // leak next
    std::clog << "user " << user
              << " has token "
              << std::quoted(accessToken)
              << '\n';
}

void with_using(const char* secret) {
    using namespace std;
    cout << setw(40) << left << secret << endl; // leak
}

void c_style(const std::string& clientSecret) {
    std::printf("client secret %s\n", clientSecret.c_str()); // leak
}

void c_style_size(const std::string& clientSecret) {
    std::fprintf(stderr, "client secret of %zu characters\n", clientSecret.size()); // fine
}

void written(const std::string& token) {
    std::cout.write(token.data(), static_cast<std::streamsize>(token.size())); // leak
}

void one_by_one(const std::string& passphrase) {
    for (char c : passphrase)
        std::cout.put(c); // leak
}

void hex(const std::vector<unsigned char>& privateKey) {
    for (auto byte : privateKey)
        std::cout << std::hex << std::setw(2) << std::setfill('0') << int(byte); // leak
    std::cout << '\n'; // fine
}

void plus(const std::string& host, const std::string& dbPassword) {
    std::string dsn = "postgres://app:" + dbPassword + "@" + host;
    std::cout << dsn << '\n'; // leak
}

void plus_masked(const std::string& host, const std::string& dbPassword) {
    std::string dsn = "postgres://app:" + std::string(dbPassword.size(), '*') + "@" + host;
    std::cout << dsn << '\n'; // fine
}

void appended(const std::string& bearerToken) {
    std::string header{"Authorization: "};
    header.append("Bearer ").append(bearerToken);
    std::cerr << header << "\n"; // leak
}

void plus_equals(const std::string& authToken) {
    std::string line = "token=";
    line += authToken;
    line += ';';
    std::puts(line.c_str()); // leak
}

void string_stream(const std::string& user, const std::string& password) {
    std::ostringstream out;
    out << user << ':' << password; // fine
    std::cout << out.str() << std::endl; // leak
}

void string_stream_reset(const std::string& password) {
    std::stringstream out;
    out << "password " << password;
    out.str("");
    out << "password accepted";
    std::cout << out.str() << std::endl; // fine
}

void copied(const std::string& sessionToken) {
    std::copy(sessionToken.begin(), sessionToken.end(), std::ostream_iterator<char>(std::cout)); // leak
}

void synchronized(const std::string& apiToken) {
    std::osyncstream(std::cout) << "worker uses " << apiToken << '\n'; // leak
}

void accumulated(const std::vector<std::string>& passwords) {
    auto all = std::accumulate(passwords.begin(), passwords.end(), std::string{},
                               [](std::string a, const std::string& b) { return a + b + ","; });
    std::cout << all << '\n'; // leak
}

void counted(const std::vector<std::string>& passwords) {
    auto n = std::count_if(passwords.begin(), passwords.end(), [](const auto& p) { return p.size() < 8; });
    std::cout << n << " passwords are too short\n"; // fine
}

void stream_by_reference(const std::string& hmacSecret) {
    std::ostream& out = std::cerr;
    out << "hmac secret " << hmacSecret << '\n'; // leak
}

void to_a_file(const std::string& path, const std::string& apiKey) {
    std::ofstream file(path);
    file << "api_key = " << apiKey << '\n'; // fine
    std::cout << "api_key written to " << path << '\n'; // fine
}

void from_a_file(const std::string& path) {
    std::ifstream file(path);
    std::string password;
    std::getline(file, password);
    std::cout << "read " << password << '\n'; // leak
}

void asked() {
    std::string token;
    std::cout << "Token: " << std::flush; // fine
    std::cin >> token;
    std::cout << (token.empty() ? "no token given" : "thank you") << '\n'; // fine
}

void raw_string(const std::string& secretKey) {
    std::cout << R"({"secret_key": ")" << secretKey << R"("})" << '\n'; // leak
}

void raw_string_of_code() {
    std::cout << R"(std::cout << apiKey << std::endl;)" << '\n'; // fine
}

void literal() {
    const std::string demo = "{stripe}";
    std::cout << "the demo key is " << demo << '\n'; // leak high
}

void literal_direct() {
    std::cerr << "export DATAFRAMER_API_KEY={dataframer}\n"; // leak high
}

void view_of_four(std::string_view apiKey) {
    std::cout << apiKey.substr(0, 4) << "...\n"; // fine
}

void view_of_nine(std::string_view apiKey) {
    std::cout << apiKey.substr(0, 9) << "...\n"; // leak low: nine characters
}

void ends(const std::string& token) {
    std::cout << token.front() << "..." << token.back() << '\n'; // fine
}

void shifted(unsigned token) {
    unsigned mask = token << 4; // fine
    (void)mask;
}

void flags(bool hasPassword, int tokenCount) {
    std::cout << std::boolalpha << hasPassword << ' ' << tokenCount << '\n'; // fine
}
