package fixtures;

import java.util.Map;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Login, change of the password and its errors. */
@Slf4j
@RestController
@RequiredArgsConstructor
class ApplicationLogin {

    private final Users users;
    private final PasswordEncoder encoder;

    record LoginRequest(String name, String password) {}

    record ChangeRequest(String name, String oldPassword, String newPassword) {}

    interface Users {
        Optional<Account> find(String name);
    }

    interface Account {
        String getName();

        String getPasswordHash();

        int getFailedLogins();

        void setPasswordHash(String hash);
    }

    @PostMapping("/login")
    ResponseEntity<?> login(@RequestBody LoginRequest request) {
        log.debug("login request: {} {}", request.name(), request.password()); // leak
        Optional<Account> account = users.find(request.name());
        if (account.isEmpty()) {
            log.info("no account {}", request.name());
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("error", "name or password is wrong")); // fine
        }
        Account found = account.get();
        if (!encoder.matches(request.password(), found.getPasswordHash())) {
            log.warn("wrong password for {}, failed logins: {}", found.getName(), found.getFailedLogins()); // fine
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).body(Map.of("rejected", request.password())); // leak
        }
        log.info("{} logged in with a password of {} characters", found.getName(), request.password().length()); // fine
        return ResponseEntity.ok(Map.of("name", found.getName()));
    }

    @PostMapping("/password")
    ResponseEntity<String> change(@RequestBody ChangeRequest request) {
        Account account = users.find(request.name()).orElseThrow();
        if (request.newPassword().equals(request.oldPassword())) {
            return ResponseEntity.badRequest().body("the new password must differ from the old one"); // fine
        }
        if (request.newPassword().length() < 12) {
            throw new IllegalArgumentException("too short: " + request.newPassword()); // leak
        }
        account.setPasswordHash(encoder.encode(request.newPassword())); // fine
        log.info("password of {} changed", account.getName()); // fine
        return ResponseEntity.ok("changed");
    }

    @ExceptionHandler(IllegalStateException.class)
    ResponseEntity<String> handle(IllegalStateException e) {
        log.error("password service failed", e); // fine
        return ResponseEntity.internalServerError().body("try again later");
    }
}
