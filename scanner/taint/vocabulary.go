package taint

import "strings"

// applies are methods whose result is what the function returns that they are
// given.
var applies = set("map flatMap then thenApply thenCompose let run with fold reduce mapNotNull compactMap supplyAsync Select SelectMany collect map! each_with_object inject transform use withCString and_then map_err ifPresentOrElse orElseGet Invoke call")

// calls are methods that call the function that they are called on.
var calls = set("get accept apply call invoke run test execute Invoke getAsString applyAsInt")

// failing are methods, and names of arguments, that are functions for what is thrown.
var failing = set("onFailure onError catch catchError recover recoverCatching exceptionally doOnError onErrorResume onErrorReturn onErrorResumeNext doOnFailure ifFailure")

// failed are the names of patterns of what is no success.
var failed = set("failure error Err none left Left Failure Error")

// clearing are methods that leave nothing of what they are called on.
var clearing = set("removeAll clear zeroize wipe Clear destroy setLength Dispose resetBytes Reset")

// adders are methods that add their arguments to what they are called on.
var adders = set("merge! append add push extend insert put set update write push_str Add Append WriteString WriteByte Write concat addAll putAll unshift setdefault appendChild AppendLine AppendFormat store Set offer emplace_back push_back insertOrUpdate appendln appendLine")

// carries are functions whose result is made of what they are given.
var carries = set("str repr format join strip lstrip rstrip trim trimEnd trimStart encode decode upper lower ToUpperInvariant ToLowerInvariant replace split rsplit splitlines partition removeprefix removesuffix title ljust rjust center zfill format_map casefold capitalize" +
	" toString String valueOf concat toUpperCase toLowerCase padStart padEnd dumps dump stringify b64encode b64decode b64 hexlify hex quote quote_plus urlencode urlsafe_b64encode standard_b64encode bytes bytearray list dict tuple sorted copy deepcopy Template substitute safe_substitute ascii" +
	" getvalue read readline readlines get_secret_value reveal expose_secret unwrap expect getOrElse orElse or_else to_string to_owned clone into as_str as_bytes to_str unwrap_or unwrap_or_default unwrap_or_else ok_or ok cloned as_ref as_deref collect map then values items entries" +
	" toCharArray getBytes formatted stripTrailing toList ToString Trim ToUpper ToLower Concat Format Join PadLeft PadRight Replace ToArray ToList ToCharArray GetString Convert encodeToString btoa atob encodeURIComponent decodeURIComponent from fromEntries assign freeze next iter enumerate zip filter reversed" +
	" cast pformat saferepr fill dedent indent shorten chain pop popitem get_value strdup to_s inspect to_json chomp presence freeze dup")

// cleaning are words of functions whose result is no secret, wherever they stand;
// telling only at the beginning.
var cleaning = set("loggable mask masked masking redact redacted redaction hash hashed hashing sha1 sha224 sha256 sha384 sha512 sha3 sha md5 hmac blake2b blake2s digest hexdigest encrypt encrypted bcrypt scrypt argon2 pbkdf2 obfuscate obfuscated sanitize sanitized" +
	" sanitise censor censored hide hidden scrub scrubbed anonymize anonymise fingerprint crc32 checksum elide pseudonymize")

var telling = set("len length size strlen sizeof count type typeof isinstance issubclass bool exists is has validate validated verify check equals compare startswith endswith contains includes matches filtered tokenize")

// cleaners are words of objects whose methods' results are no secret.
var cleaners = set("bcrypt scrypt argon2 argon hasher digest hmac cipher encryptor masker redactor sanitizer")

// predicates are functions that tell yes or no.
var predicates = set("is has any all isdigit isalnum isalpha isupper islower startswith endswith startsWith endsWith includes test match fullmatch search index find indexOf isEmpty isBlank hasText isNullOrEmpty IsNullOrEmpty IsNullOrWhiteSpace Contains StartsWith EndsWith Equals equals equalsIgnoreCase compareTo hashCode GetHashCode compare_digest getcwd getCwd cwd Getwd getwd current_dir id hash len size" +
	" count length callable bool Boolean present blank empty nil zero isset is_null is_string is_none is_some is_ok is_err starts_with ends_with contains HasPrefix HasSuffix")

// adds tells whether a method adds its arguments to what it is called on.
func adds(name string) bool {
	return adders[name] || strings.HasPrefix(name, "add_") || strings.HasPrefix(name, "append") || strings.HasPrefix(name, "add") && len(name) > 3 && isUpper(name[3])
}

func isGetter(name string) bool {
	switch name {
	case "get", "Get", "fetch", "getString", "GetString", "getProperty", "pop", "getValue", "GetValue", "GetValueOrDefault", "GetProperty", "GetSection", "GetRequiredSection", "getStringExtra", "getCharSequenceExtra", "getItem", "dig", "getOrDefault", "getOrElse", "getOrPut", "setdefault", "header", "getHeader", "param", "getParameter", "query", "optString", "value", "string", "at", "require", "FormValue", "PostFormValue", "PostForm", "GetHeader", "Query", "Param", "DefaultQuery", "QueryParam", "Lookup", "getRequired", "getOrThrow", "getOptional", "config", "input":
		return true
	}
	return false
}

// actsOn are the first words of functions that do something with an exception.
var actsOn = set("set get is on handle as add has check parse test assert expect clear find last to from unwrap join recover")

// exceptional tells whether something of that name is thrown.
func exceptional(name string) bool {
	if !strings.HasSuffix(name, "Error") && !strings.HasSuffix(name, "Exception") && !strings.HasSuffix(name, "Exit") && !strings.HasSuffix(name, "Warning") && name != "Http404" && !strings.HasSuffix(name, "Failure") && name != "Abort" {
		return false
	}
	var buffer [8]string
	w := words(name, buffer[:0])
	return len(w) == 0 || !actsOn[w[0]]
}

func isUpperName(name string) bool { return name != "" && isUpper(name[0]) }
