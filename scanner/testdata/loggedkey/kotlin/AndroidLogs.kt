package fixtures

import android.content.SharedPreferences
import android.os.Bundle
import android.util.Log
import android.widget.EditText
import android.widget.Toast
import androidx.security.crypto.EncryptedSharedPreferences
import co.touchlab.kermit.Logger
import io.github.aakira.napier.Napier
import timber.log.Timber

private const val TAG = "TokenScreen"

class TokenScreen(private val preferences: SharedPreferences, private val passwordInput: EditText) {

    fun debug(accessToken: String) {
        Log.d(TAG, "got $accessToken") // leak
    }

    fun debugTagOnly() {
        Log.d("AccessToken", "screen opened") // fine
    }

    fun error(cause: Throwable, apiKey: String?) {
        Log.e(TAG, "no answer for key " + apiKey, cause) // leak
    }

    fun errorWithoutKey(cause: Throwable, apiKey: String?) {
        Log.e(TAG, "no answer, key is ${if (apiKey == null) "missing" else "present"}", cause) // fine
    }

    fun typed() {
        val password = passwordInput.text.toString()
        Log.v(TAG, password) // leak
    }

    fun stored() {
        Log.i(TAG, "stored: ${preferences.getString("refresh_token", null)}") // leak
    }

    fun storedAtAll() {
        Log.i(TAG, "stored: ${preferences.contains("refresh_token")}") // fine
    }

    fun save(token: String) {
        preferences.edit().putString("token", token).apply() // fine
    }

    fun extras(bundle: Bundle?) {
        bundle?.getString("client_secret")?.let { Log.w(TAG, it) } // leak
    }

    fun timberFormat(pinToken: String) {
        Timber.d("entered %s", pinToken) // leak
    }

    fun timberTagged(status: Int) {
        Timber.tag("Password").w("change answered %d", status) // fine
    }

    fun timberTaggedValue(newPassword: String) {
        Timber.tag("Password").w("changed to %s", newPassword) // leak
    }

    fun napier(sessionToken: String) {
        Napier.i("session $sessionToken started", tag = "session") // leak
    }

    fun napierLazy(apiKey: String) {
        Napier.d(tag = "http") { "key: $apiKey" } // leak
    }

    fun napierName(cause: Throwable) {
        Napier.e("the token could not be read", cause, "session") // fine
    }

    fun kermit(idToken: String) {
        Logger.d { "id token $idToken" } // leak
    }

    fun kermitBound(secret: String) {
        val log = Logger.withTag("vault")
        log.w("secret $secret was rotated") // leak
    }

    fun kermitBoundVersion(secretVersion: Int) {
        val log = Logger.withTag("vault")
        log.w("secret was rotated to version $secretVersion") // fine
    }

    fun encrypted(token: String, store: EncryptedSharedPreferences) {
        store.edit().putString("token", token).apply() // fine
        Log.i(TAG, "token stored") // fine
    }

    fun toastHint(screen: android.content.Context) {
        Toast.makeText(screen, "Wrong password", Toast.LENGTH_SHORT).show() // fine
    }
}
