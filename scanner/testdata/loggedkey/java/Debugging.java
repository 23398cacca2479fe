package fixtures;

import com.google.common.base.MoreObjects;
import feign.Logger;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import javax.servlet.http.HttpServletRequest;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.logging.HttpLoggingInterceptor;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

class Debugging {

    private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(Debugging.class);

    void jdkClientLogsHeaders() {
        System.setProperty("jdk.httpclient.HttpClient.log", "requests,headers"); // leak
    }

    void jdkClientLogsErrors() {
        System.setProperty("jdk.httpclient.HttpClient.log", "errors"); // fine
    }

    void apacheWireLog() {
        System.setProperty("org.apache.commons.logging.simplelog.log.org.apache.http.wire", "DEBUG"); // leak
    }

    OkHttpClient okhttpHeaders() {
        HttpLoggingInterceptor interceptor = new HttpLoggingInterceptor();
        interceptor.setLevel(HttpLoggingInterceptor.Level.HEADERS); // leak
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }

    OkHttpClient okhttpBasic() {
        HttpLoggingInterceptor interceptor = new HttpLoggingInterceptor();
        interceptor.setLevel(HttpLoggingInterceptor.Level.BASIC); // fine
        return new OkHttpClient.Builder().addInterceptor(interceptor).build();
    }

    Logger.Level feignFull() {
        return Logger.Level.FULL; // leak
    }

    Logger.Level feignBasic() {
        return Logger.Level.BASIC; // fine
    }

    void stderr(String apiKey) {
        System.err.print("DEBUG >>> " + apiKey + "\n"); // leak
    }

    void stderrMarker(String apiKey) {
        System.err.println("DEBUG >>> api key loaded"); // fine
    }

    void allHeaders(HttpServletRequest request) {
        for (String name : Collections.list(request.getHeaderNames())) {
            log.debug("{}: {}", name, request.getHeader(name)); // leak
        }
    }

    void allHeaderNames(HttpServletRequest request) {
        log.debug("headers: {}", Collections.list(request.getHeaderNames())); // fine
    }

    void springHeaders(HttpHeaders headers) {
        log.info("request headers: {}", headers); // leak
    }

    void springHeaderAgent(HttpHeaders headers) {
        log.info("user agent: {}", headers.getFirst(HttpHeaders.USER_AGENT)); // fine
    }

    void springAuthorization(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        log.info("auth header: {}", header); // leak
    }

    void springAuthorizationPresent(ServerWebExchange exchange) {
        log.info("auth header: {}", exchange.getRequest().getHeaders().containsKey(HttpHeaders.AUTHORIZATION)); // fine
    }

    Response okhttpInterceptor(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        log.debug("{} {}\n{}", request.method(), request.url(), request.headers()); // leak
        return chain.proceed(request);
    }

    Response okhttpInterceptorTimed(Interceptor.Chain chain, String token) throws IOException {
        Request request = chain.request().newBuilder().header("Authorization", "Bearer " + token).build(); // fine
        long started = System.nanoTime();
        Response response = chain.proceed(request);
        log.debug("{} took {} ns", request.method(), System.nanoTime() - started); // fine
        return response;
    }

    void bearerRemoved(HttpServletRequest request) {
        String jwt = request.getHeader("Authorization").substring("Bearer ".length());
        System.out.println("jwt " + jwt); // leak
    }

    void scheme(HttpServletRequest request) {
        boolean bearer = request.getHeader("Authorization").startsWith("Bearer ");
        System.out.println("bearer scheme: " + bearer); // fine
    }

    void stringHelper(String login, String password) {
        System.out.println(MoreObjects.toStringHelper("Login").add("login", login).add("password", password)); // leak
    }

    void curlCommand(String url, String accessToken) {
        // leak next
        System.out.println("""
            curl -X POST %s \\
              -H 'Authorization: Bearer %s'
            """.formatted(url, accessToken));
    }

    void commandLine(ProcessBuilder builder, String password) {
        List<String> command = List.of("mysql", "-u", "root", "-p" + password);
        log.info("running {}", command); // leak
        builder.command(command);
    }

    void childEnvironment(ProcessBuilder builder, String apiKey) throws IOException {
        builder.environment().put("API_KEY", apiKey); // fine
        log.info("starting {} with an api key in its environment", builder.command()); // fine
        builder.start();
    }

    void startupArguments(Map<String, String> options) {
        if (options.containsKey("--show-password")) {
            System.out.println("password: " + options.get("--password")); // leak
        } else {
            System.out.println("password: (use --show-password)"); // fine
        }
    }

    void echoOfScanner() {
        System.out.print("Enter your API key: ");
        String apiKey = new Scanner(System.in).nextLine();
        System.out.println("You entered " + apiKey); // leak
    }

    void cookieCount(HttpServletRequest request) {
        log.debug("request with {} cookies and a session token", request.getCookies().length); // fine
    }
}
