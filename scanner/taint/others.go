package taint

var kotlin = &dialect{
	sinks: []string{
		"println", "print", "System.out.*", "System.err.*", "Log.v", "Log.d", "Log.i", "Log.w", "Log.e", "Log.wtf", "Timber.*", "Napier.*", "Kermit.*", "error", "check#1", "require#1", "checkNotNull#1", "requireNotNull#1", "TODO", "fail", "assert#1",
		"call.respondText", "call.respond", "call.respondHtml_", "respondText", "ResponseEntity.ok", "ResponseEntity..body", "ctx.result", "ctx.json", "MDC.put", "withLoggingContext", "Toast.makeText", "call.response.headers.append", "Response", "ServerResponse.ok.bodyValue",
	},
	loggers:          set("LoggerFactory.getLogger KotlinLogging.logger LogManager.getLogger getLogger logger Logger.withTag Timber.tag"),
	environment:      set(""),
	readsEnvironment: set("System.getenv System.getProperty getenv environment.config.property environment.getProperty env.getProperty"),
	asks:             set("readPassword getSecretValue accessSecretVersion getSecret secretString"),
	carries:          set("String.format format String buildString joinToString trimIndent trimMargin toString toByteArray decodeToString encodeToString listOf mapOf setOf arrayOf mutableListOf mutableMapOf Pair to listOfNotNull arrayListOf hashMapOf linkedMapOf plus concatToString toCharArray orEmpty ifEmpty ifBlank also apply takeIf takeUnless runCatching getOrNull getOrThrow getOrDefault lazy lazyOf requireNotNull checkNotNull flowOf sequenceOf StringBuilder encodeToJsonElement reversed lowercase uppercase trim padEnd padStart getValue"),
	self:             set("this"),
	bare:             true,
	implicit:         true,
	keyFirst:         true,
}

var csharp = &dialect{
	sinks: []string{
		"Console.Write", "Console.WriteLine", "Console.Error.*", "Console.Out.*", "Debug.*", "Trace.*", "Debugger.Log", "Log.Verbose", "Log.Debug", "Log.Information", "Log.Warning", "Log.Error", "Log.Fatal", "Log.Write", "LogContext.PushProperty", "AnsiConsole.*",
		"Ok", "Results.Ok", "Results.Json", "Results.Text", "Results.Content", "Results.BadRequest", "TypedResults.Ok", "Content", "Json", "BadRequest", "NotFound", "Unauthorized_", "StatusCode", "Problem", "Response.WriteAsync", "WriteAsync", "WriteAsJsonAsync", "Response.Headers.Append", "Response.Headers.Add", "Environment.FailFast", "Debug.Assert#1", "MessageBox.Show", "Assert.Fail", "EventLog.WriteEntry", "ScopeContext.PushProperty", "GlobalContext.Properties",
	},
	loggers:          set("LogManager.GetLogger LogManager.GetCurrentClassLogger LoggerFactory.Create CreateLogger Log.ForContext Log.Logger"),
	readsEnvironment: set("Environment.GetEnvironmentVariable GetEnvironmentVariable Configuration.GetValue configuration.GetValue config.GetValue Environment.GetEnvironmentVariables"),
	environment:      set(""),
	asks:             set("GetSecret GetSecretAsync GetSecretValueAsync ReadPassword GetPassword"),
	carries:          set("string.Format String.Format string.Concat String.Concat string.Join String.Join Convert.ToBase64String Encoding.UTF8.GetBytes Encoding.UTF8.GetString JsonSerializer.Serialize JsonConvert.SerializeObject ToString Append AppendLine AppendFormat Insert Select Where First FirstOrDefault Single Last Aggregate Concat Task.FromResult Tuple.Create ToDictionary ToList ToArray Reverse GetAwaiter GetResult ConfigureAwait PtrToStringUni SecureStringToBSTR HttpUtility.UrlEncode Uri.EscapeDataString WebUtility.UrlEncode StringBuilder Dictionary List KeyValuePair Lazy Value Trim Substring_ Normalize SerializeToUtf8Bytes Convert.ToHexString BitConverter.ToString FormattableString.Invariant"),
	self:             set("this base"),
	routes:           set("HttpGet HttpPost HttpPut HttpDelete"),
	bare:             true,
	keyFirst:         true,
}

var ruby = &dialect{
	sinks: []string{
		"puts", "print", "p", "pp", "warn", "printf", "putc", "$stdout.*", "stdout.puts", "stdout.print", "stdout.write", "stdout.printf", "stderr.puts", "stderr.print", "stderr.write", "stderr.printf", "STDOUT.*", "STDERR.*", "Kernel.puts", "Kernel.warn", "Kernel.abort", "raise", "fail", "abort", "exit_", "Rails.logger.*", "render", "jbuilder_", "head_", "halt", "body_", "awesome_print", "ap", "display", "json", "flash_", "Sentry.capture_message", "say", "ui.say",
	},
	loggers:          set("Logger.new Ougai::Logger.new SemanticLogger.[] Logger Lograge"),
	environment:      set("ENV"),
	readsEnvironment: set("ENV.fetch ENV.dig"),
	asks:             set("getpass noecho getch get_secret_value access_secret_version ask_password"),
	carries:          set("to_s to_str inspect join format sprintf strip chomp dup freeze encode force_encoding b concat prepend to_json JSON.generate JSON.dump JSON.pretty_generate Base64.encode64 Base64.strict_encode64 Base64.urlsafe_encode64 CGI.escape URI.encode_www_form_component to_h to_a merge merge! tap then yield_self map flat_map each_with_object values zip fetch values_at slice_ transform_values squeeze center ljust rjust upcase downcase capitalize reverse presence try send public_send expose reveal read gets html_safe heredoc unpack1 pack dump to_yaml YAML.dump Array Hash String StringIO.new string getc chars"),
	self:             set("self"),
	constructor:      "initialize",
	bare:             true,
	implicit:         true,
	keyFirst:         true,
}

var php = &dialect{
	sinks: []string{
		"echo", "print", "printf", "vprintf", "var_dump", "print_r", "var_export", "error_log", "trigger_error", "user_error", "die", "exit", "syslog#1", "dd", "dump", "ddd", "ray", "debug_zval_refcount", "fwrite_", "Log.*", "logger", "Log::*", "response", "response.json", "response..json", "response..setContent", "Response", "JsonResponse", "new JsonResponse", "header", "wp_die", "wp_send_json", "wp_send_json_error", "wp_send_json_success", "Yii.info", "Yii.error", "Yii.warning", "Yii.debug", "Yii.trace", "abort#1", "assert#1", "output.writeln", "output.write", "this.info", "this.line", "this.error", "this.warn", "this.comment", "io.success", "io.error", "io.writeln", "io.text", "io.note", "echo_", "debug", "withContext", "Log.withContext", "json",
	},
	loggers:          set("Logger Monolog.Logger Log.channel Log.stack LoggerFactory.getLogger"),
	environment:      set("_ENV _SERVER"),
	readsEnvironment: set("getenv env config_"),
	asks:             set("getSecretValue accessSecretVersion getSecret readline_ askHidden secret"),
	carries:          set("sprintf vsprintf implode join trim strval json_encode base64_encode urlencode rawurlencode http_build_query htmlspecialchars serialize strtoupper strtolower ucfirst str_pad nl2br addslashes array_merge array_values array_filter compact number_format_ str_repeat_ array_map bin2hex strrev wordwrap chunk_split mb_strtoupper utf8_encode array_combine array_reverse iterator_to_array var_export print_r collect toArray toJson all first last get offsetGet __toString reset end current next array_pop array_shift explode str_split preg_split"),
	self:             set("this self static"),
	constructor:      "__construct",
}

var rust = &dialect{
	sinks: []string{
		"println", "print", "eprintln", "eprint", "dbg", "panic", "todo", "unimplemented", "unreachable", "assert#1", "assert_eq#2", "assert_ne#2", "debug_assert#1", "trace", "debug", "info", "warn", "error", "log", "log.*", "tracing.*", "info_span", "debug_span", "span", "event", "error_span", "warn_span", "trace_span", "anyhow", "bail", "eyre", "ensure#1", ".expect", ".context", ".with_context", ".map_err", ".ok_or", ".ok_or_else", "Err", "Error.new", "slog.*", "crit", "defmt.*", "sentry.capture_message", ".record", "o", "slog.o",
		"HttpResponse..body", "HttpResponse..json", "Json", "Html", "axum.Json", "content::RawText", "process::exit_", "io.stdout.write_all", "io.stderr.write_all", "stdout.write_all", "stderr.write_all", "Error.msg", "anyhow.Error.msg", "Err_",
	},
	fills:            map[string]int{"write": 0, "writeln": 0, "swap": 0},
	loggers:          set("slog.Logger.root Logger.root"),
	environment:      set(""),
	readsEnvironment: set("env.var std.env.var env.var_os std.env.var_os dotenv.var dotenvy.var env option_env"),
	asks:             set("read_password prompt_password get_secret_value rpassword.read_password rpassword.prompt_password get_password"),
	carries:          set("format format_args concat String.from to_string to_owned clone into as_str as_ref trim into_boxed_str trim_end_matches trim_start_matches trim_end trim_start strip_prefix strip_suffix repeat take mem.replace mem.take String from Some Ok Box.new Arc.new Rc.new Cow.from vec push_str join encode to_vec from_utf8 from_utf8_lossy unwrap map unwrap_or_default collect iter into_iter chars bytes lines cloned to_uppercase to_lowercase serde_json.to_string to_string_pretty json to_vec lock borrow read deref expose_secret take replace_ get json_ as_deref as_bytes ok_or ok fold or or_else and_then encode_to_string repeat_ Secret.new SecretString.new"),
	self:             set("self Self"),
	constructor:      "new",
	bare:             false,
	implicit:         true,
}

var swift = &dialect{
	sinks: []string{
		"print", "debugPrint", "dump", "NSLog", "os_log", "fatalError", "precondition#1", "preconditionFailure", "assert#1", "assertionFailure", "DDLogVerbose", "DDLogDebug", "DDLogInfo", "DDLogWarn", "DDLogError", "SwiftyBeaver.*", "log.*", "Log.*", "XCTFail", "FileHandle.standardError.write", "FileHandle.standardOutput.write", "fputs", "Abort", "Response", "printf", "os_signpost", "Crashlytics.crashlytics.log",
	},
	loggers:          set("Logger OSLog OSLog.default"),
	environment:      set("ProcessInfo.processInfo.environment processInfo.environment"),
	readsEnvironment: set("Environment.get getenv"),
	asks:             set("getpass readPassword getSecretValue keychain.get"),
	carries:          set("String String.init describing reflecting joined data Data base64EncodedString trimmingCharacters uppercased lowercased appending map compactMap flatMap replacingOccurrences_ description debugDescription addingPercentEncoding encode Array Dictionary Optional String.format withCString first last reversed dropFirst_ padding CustomStringConvertible JSONEncoder.encode decode"),
	self:             set("self Self"),
	constructor:      "init",
	bare:             true,
	implicit:         true,
	keyFirst:         true,
}

var cpp = &dialect{
	sinks: []string{
		"printf", "puts", "putchar", "dprintf#1", "vdprintf#1", "sd_journal_print#1", "sd_journal_send", "g_log#2", "g_log_structured#2", "absl.PrintF", "qPrintable_", "cout.write", "cout.put", "cerr.write", "set_content", "vprintf", "perror", "syslog#1", "err#1", "errx#1", "warn", "warnx", "g_print", "g_printerr", "g_message", "g_warning", "g_debug", "g_info", "g_error", "g_critical", "std.print", "std.println", "fmt.print", "fmt.println", "print", "println", "spdlog.*", "NSLog", "assert", "abort_", "exit_", "error", "die", "LOG_INFO", "LOG_DEBUG", "LOG_WARN", "LOG_ERROR", "LOG_TRACE", "LOG_FATAL", "log_info", "log_debug", "log_warn", "log_error", "log_trace", "log_fatal", "qDebug", "qInfo", "qWarning", "qCritical", "qFatal", "OutputDebugString", "OutputDebugStringA", "MessageBox", "MessageBoxA", "zlog_info", "zlog_debug", "__android_log_print", "ALOGD", "ALOGI", "ALOGE", "wprintf", "cprintf", "runtime_error", "std.runtime_error", "std.invalid_argument", "std.logic_error", "invalid_argument", "logic_error", "out_of_range", "std.out_of_range", "domain_error", "std.system_error", "TRACE", "LOG4CXX_INFO", "LOG4CXX_DEBUG", "LOG4CXX_WARN", "LOG4CXX_ERROR",
	},
	streams:          []string{"std.cout", "std.cerr", "std.clog", "cout", "cerr", "clog", "std.wcout", "wcout", "qDebug", "qInfo", "qWarning", "qCritical", "LOG", "VLOG", "DLOG", "PLOG", "LOG_IF", "BOOST_LOG_TRIVIAL", "BOOST_LOG_SEV", "BOOST_LOG", "ABSL_LOG"},
	loggers:          set("spdlog.get spdlog.stdout_color_mt spdlog.basic_logger_mt spdlog.stderr_color_mt spdlog.default_logger Logger.getLogger"),
	environment:      set("environ_"),
	readsEnvironment: set("getenv std.getenv secure_getenv qgetenv qEnvironmentVariable g_getenv"),
	asks:             set("getpass readpassphrase crypto_secretbox_keygen_"),
	carries:          set("std.string string String c_str data str qPrintable toBase64 toHex qUtf8Printable QStringLiteral substr_ regex_replace get hash_table_lookup boost.format std.format fmt.format format substr_ append std.move move strdup g_strdup g_strdup_printf QString.fromStdString QString fromUtf8 toStdString toUtf8 toLatin1 arg std.to_string std.string_view string_view std.make_unique make_unique std.make_shared make_shared std.optional value value_or get std.vector std.ostringstream std.stringstream stringstream ostringstream std.quoted quoted absl.StrCat StrCat absl.StrFormat StrFormat join base64_encode static_cast reinterpret_cast dump toString std.forward at front back NSString stringWithUTF8String"),
	fills:            map[string]int{"snprintf": 0, "sprintf": 0, "vsnprintf": 0, "asprintf": 0, "strcpy": 0, "strncpy": 0, "strlcpy": 0, "stpcpy": 0, "strcat": 0, "strncat": 0, "strlcat": 0, "memcpy": 0, "memmove": 0, "g_strlcpy": 0, "g_snprintf": 0, "sodium_bin2hex": 0, "sodium_bin2base64": 0, "EVP_EncodeBlock": 0, "g_string_append": 0, "g_string_printf": 0, "g_string_append_printf": 0, "g_string_assign": 0, "format_to": 0},
	clears:           set("memset explicit_bzero bzero sodium_memzero OPENSSL_cleanse SecureZeroMemory RtlSecureZeroMemory explicit_memset memset_s memzero_explicit"),
	self:             set("this"),
	bare:             true,
}

var powerShell = &dialect{
	sinks: []string{
		"Write-Host", "Write-Output", "Write-Verbose", "Write-Debug", "Write-Warning", "Write-Error", "Write-Information", "Out-Host", "Out-Default", "echo", "Console.WriteLine", "Console.Write", "Console.Error.WriteLine", "Write-EventLog", "throw", "Write-Log", "Write-PSFMessage", "Out-String_", "Format-Table", "Format-List",
	},
	loggers:          set(""),
	environment:      set(""),
	readsEnvironment: set("Environment.GetEnvironmentVariable"),
	asks:             set("Get-Secret ConvertFrom-SecureString Get-AzKeyVaultSecret GetNetworkCredential"),
	carries:          set("ToString Trim Format Join Concat Replace_ ToBase64String GetBytes GetString ConvertTo-Json Out-String Select-Object ForEach-Object Where-Object Sort-Object Out-Null_ Get-Variable PSCustomObject New-Object PtrToStringAuto SecureStringToBSTR PtrToStringBSTR"),
	self:             set("this"),
	pipes:            true,
	outputs:          true,
	implicit:         true,
}
