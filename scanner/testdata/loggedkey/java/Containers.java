package fixtures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.json.JSONObject;

class Containers {

    void arraysToString(char[] password) {
        System.out.println(Arrays.toString(password)); // leak
    }

    void charsAsString(char[] password) {
        System.out.println("typed " + new String(password)); // leak
    }

    void charsValueOf(char[] passphrase) {
        System.out.println("typed " + String.valueOf(passphrase)); // leak
    }

    void charsCleared(char[] password) {
        Arrays.fill(password, '*');
        System.out.println(new String(password)); // fine
    }

    void charsLength(char[] password) {
        System.out.println("typed " + password.length + " characters"); // fine
    }

    void bytesToString(byte[] secretKey) {
        System.out.println(Arrays.toString(secretKey)); // leak
    }

    void arrayElement(String user, String password) {
        String[] pair = {user, password};
        System.out.println(pair[1]); // leak
    }

    void arrayElementOther(String user, String password) {
        String[] pair = {user, password};
        System.out.println(pair[0]); // fine
    }

    void listOf(String apiKey) {
        List<String> command = List.of("curl", "-H", "X-Api-Key: " + apiKey, "https://api.example.com");
        System.out.println("$ " + String.join(" ", command)); // leak
    }

    void listAdded(String token) {
        List<String> lines = new ArrayList<>();
        lines.add("first line");
        lines.add(token);
        for (String line : lines) {
            System.out.println(line); // leak
        }
    }

    void listSize(String token) {
        List<String> lines = new ArrayList<>();
        lines.add(token);
        System.out.println(lines.size() + " tokens collected"); // fine
    }

    void mapGet(Map<String, String> config) {
        System.out.println(config.get("client_secret")); // leak
    }

    void mapGetOther(Map<String, String> config) {
        System.out.println(config.get("client_id")); // fine
    }

    void mapContains(Map<String, String> config) {
        System.out.println(config.containsKey("client_secret")); // fine
    }

    void mapGetOrDefault(Map<String, Object> settings) {
        System.out.println("pw " + settings.getOrDefault("password", "none")); // leak
    }

    void mapFilled(String apiKey) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", "weather");
        query.put("appid", apiKey);
        System.out.println(query); // leak
    }

    void mapFilledMasked(String apiKey) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", "weather");
        query.put("appid", apiKey.replaceAll(".", "x"));
        System.out.println(query); // fine
    }

    void mapEntryRemoved(String host, String password) {
        Map<String, String> view = new HashMap<>(Map.of("host", host, "password", password));
        view.remove("password");
        System.out.println(view); // fine
    }

    void mapEntries(String user, String password) {
        Map<String, String> form = Map.of("user", user, "password", password);
        for (Map.Entry<String, String> entry : form.entrySet()) {
            System.out.println(entry.getKey() + "=" + entry.getValue()); // leak
        }
    }

    void mapEntryKeys(String user, String password) {
        Map<String, String> form = Map.of("user", user, "password", password);
        form.forEach((key, value) -> System.out.println("form field " + key)); // fine
    }

    void mapJoined(String accessToken) {
        Map<String, String> query = Map.of("access_token", accessToken);
        String text = query.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("&"));
        System.out.println("GET /me?" + text); // leak
    }

    void loopKeys(Map<String, Integer> scores) {
        for (String key : scores.keySet()) {
            System.out.println(key + " scored " + scores.get(key)); // fine
        }
    }

    void properties(Properties properties) {
        System.out.println(properties.getProperty("db.password")); // leak
    }

    void propertiesOther(Properties properties) {
        System.out.println(properties.getProperty("db.password.min-length")); // fine
    }

    void jacksonMap(ObjectMapper mapper, String login, String password) throws Exception {
        System.out.println(mapper.writeValueAsString(Map.of("login", login, "password", password))); // leak
    }

    void gsonList(List<String> apiKeys) {
        System.out.println(new Gson().toJson(apiKeys)); // leak
    }

    void jsonObject(String refreshToken) {
        JSONObject body = new JSONObject();
        body.put("grant_type", "refresh_token");
        body.put("refresh_token", refreshToken);
        System.out.println(body.toString(2)); // leak
    }

    void jsonObjectGrant(String refreshToken) {
        JSONObject body = new JSONObject();
        body.put("grant_type", "refresh_token");
        body.put("refresh_token", refreshToken);
        System.out.println(body.getString("grant_type")); // fine
    }

    void jsonRead(JSONObject answer) {
        System.out.println("token: " + answer.getString("access_token")); // leak
    }

    void jsonReadExpiry(JSONObject answer) {
        System.out.println("token lives for " + answer.getInt("expires_in") + " s"); // fine
    }

    void cacheKeys(Map<String, byte[]> cache, String tenant, int page) {
        String cacheKey = tenant + ":tokens:" + page;
        System.out.println("miss for " + cacheKey + ", " + cache.size() + " entries"); // fine
    }

    void nestedMap(Map<String, Map<String, String>> config) {
        System.out.println(config.get("smtp").get("password")); // leak
    }
}
