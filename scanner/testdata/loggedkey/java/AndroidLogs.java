package fixtures;

import android.content.SharedPreferences;
import android.os.Bundle;
import android.util.Log;
import android.widget.EditText;
import timber.log.Timber;

class AndroidLogs {

    private static final String TAG = "TokenActivity";
    private EditText passwordField;
    private SharedPreferences preferences;

    void debug(String accessToken) {
        Log.d(TAG, "access token " + accessToken); // leak
    }

    void debugScreen() {
        Log.d(TAG, "token screen opened"); // fine
    }

    void typedText() {
        String password = passwordField.getText().toString();
        Log.v(TAG, password); // leak
    }

    void fieldId() {
        Log.v(TAG, "focus on " + passwordField.getId()); // fine
    }

    void preference() {
        String stored = preferences.getString("auth_token", null);
        Log.i(TAG, "stored: " + stored); // leak
    }

    void preferencePresence() {
        Log.i(TAG, "stored: " + preferences.contains("auth_token")); // fine
    }

    void errorWithThrowable(String apiKey, Throwable cause) {
        Log.e(TAG, String.format("call with %s failed", apiKey), cause); // leak
    }

    void lowLevel(String refreshToken) {
        Log.println(Log.WARN, TAG, refreshToken); // leak
    }

    void wtfExtra(Bundle extras) {
        Log.wtf(TAG, "extra " + extras.getString("client_secret")); // leak
    }

    void stackTrace(Exception cause) {
        Log.w("PasswordStore", Log.getStackTraceString(cause)); // fine
    }

    void timberFormat(String password) {
        Timber.d("password %s", password); // leak
    }

    void timberTag(String sessionToken) {
        Timber.tag("session").w("token %s replaced", sessionToken); // leak
    }

    void timberThrowable(Throwable cause, String apiKey) {
        Timber.e(cause, "key %s refused", apiKey); // leak
    }

    void timberResult(int code) {
        Timber.i("password change answered %d", code); // fine
    }
}
